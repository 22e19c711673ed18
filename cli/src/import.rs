//! `daicho import`.

use std::{ops::ControlFlow, path::Path};

use clap::ArgMatches;
use daicho_core::{
    exchange::manifest::Manifest,
    ident::id::ReplicaId,
    ledger::{
        changes::ChangeSet,
        commit::{SealedCommit, Source},
        edit::Authorship,
        state::Ledger,
    },
    tabular::{
        self,
        grid::Grid,
        header::{self, Header},
        import::{
            mapping::{Mapping, Words},
            merge::{self, Past},
            outcome::Outcome,
            plan::ImportPlan,
        },
        version::Version,
    },
};

use crate::{
    context::{Context, authorship, new_id, new_replica},
    failure::{Failure, REMAINS},
    file::{LedgerFile, Parts, apply, save, save_ledger},
    options, report,
};

/// Takes a list into a ledger, as one commit; what contradicts changes since a table was exported stands beside them in others.
pub(crate) fn import(context: &Context, matches: &ArgMatches) -> Result<u8, Failure> {
    let list = options::file(matches, "csv").cloned().unwrap_or_default();
    let (grid, header) = table(&list)?;
    if options::is_set(matches, "suggest-map") {
        let map = serde_json::to_string_pretty(&Mapping::suggest(&header)).unwrap_or_default();
        save(Path::new("-"), |out| writeln!(out, "{map}"))?;
        return Ok(0);
    }
    let mapping = match options::file(matches, "map") {
        Some(path) => map(path, &header)?,
        None => Mapping::suggest(&header),
    };
    let who = authorship(options::word(matches, "author"))?;
    let mut file = ledger(context, matches, &who)?;
    let applied = apply(&file.commits);
    let mut ids = ids(header.data_rows(&grid))?.into_iter();
    let go_on = &mut |_| ControlFlow::Continue(());
    // One id for every row is enough: the importer asks at most once a row.
    let mut next = || {
        ids.next()
            .unwrap_or_else(|| daicho_core::ident::id::EntityId::from_bytes([0; 16]))
    };
    let versions = merge::versions(&grid, &header, &mapping);
    let past = past(&applied.ledger, &file.commits, &versions);
    let plan = ImportPlan::new(
        &applied.ledger,
        &grid,
        &header,
        &mapping,
        &past,
        &mut next,
        go_on,
    );
    let cancelled = |_| Failure::new("error-cancelled");
    let plan = plan.map_err(cancelled)?;
    let changes = plan.changes(go_on).map_err(cancelled)?;
    let mut after = applied.ledger.clone();
    let is_changed = !changes.is_empty();
    if is_changed {
        let name = list.file_name().unwrap_or_default().to_string_lossy();
        let source = Source::action("import").with("file", &name);
        // One for what stands beside values that changed since each version, and one for what was in conflict before.
        let replicas: Result<Vec<ReplicaId>, Failure> =
            (0..=versions.len()).map(|_| new_replica()).collect();
        let mut replicas = replicas?.into_iter();
        let mut draw = || replicas.next().unwrap_or(who.replica);
        for commit in changes.commits(&applied.ledger, &who, &source, &mut draw) {
            // Made for this very ledger, so that it fits.
            let _ = after.apply(&commit);
            file.commits.push(commit);
        }
    }
    let output = options::file(matches, "output").unwrap_or(&file.path);
    if is_changed || output != &file.path || !file.path.exists() {
        let parts = Parts {
            ledger: &after,
            commits: &file.commits,
            blobs: &file.blobs,
            who,
            without_confidential: false,
            is_encrypted: file.is_encrypted || options::is_set(matches, "encrypt"),
        };
        save_ledger(context, output, parts)?;
    }
    if let Some(path) = options::file(matches, "report") {
        report_rows(path, &plan)?;
    }
    tell(context, &plan, is_changed);
    Ok(
        if plan.counts().doubtful + plan.round_trip().contested > 0 {
            REMAINS
        } else {
            0
        },
    )
}

fn tell(context: &Context, plan: &ImportPlan, is_changed: bool) {
    let counts = plan.counts();
    let args = [
        ("added", counts.added.to_string()),
        ("changed", counts.changed.to_string()),
        ("same", counts.same.to_string()),
        ("doubtful", counts.doubtful.to_string()),
        ("refused", counts.refused.to_string()),
    ];
    context.say("imported", &args);
    if !is_changed {
        context.say("import-nothing", &[]);
    }
    let found = plan.round_trip();
    let notes = [
        ("import-contested", found.contested),
        ("import-emptied", found.emptied),
        ("import-unknown-version", found.unknown + found.unreadable),
        (
            "import-missing",
            u32::try_from(plan.missing().len())
                .unwrap_or(u32::MAX)
                .saturating_add(found.missing_unnamed),
        ),
    ];
    for (key, count) in notes.into_iter().filter(|(_, count)| *count > 0) {
        context.warn(key, &[("count", count.to_string())]);
    }
}

/// Makes the ledgers of the versions that the rows of an exported table name.
fn past(ledger: &Ledger, commits: &[SealedCommit], versions: &[Version]) -> Past {
    let mut past = Past::default();
    for version in versions {
        let Ok(vector) = ledger.version(version.commits()) else {
            continue;
        };
        let then = commits.iter().filter(|commit| {
            let dot = commit.commit().dot;
            dot.seq <= vector.get(&dot.replica)
        });
        past.versions.insert(version.clone(), apply(then).ledger);
    }
    past
}

/// Lists every row that did not become or find a device.
fn report_rows(path: &Path, plan: &ImportPlan) -> Result<(), Failure> {
    let rows = plan.outcomes().iter().enumerate();
    let open = rows.filter(|(_, outcome)| outcome.unit().is_none());
    let cells = open.map(|(row, outcome)| {
        let (found, reason) = outcome.codes();
        let candidates = match outcome {
            Outcome::Doubtful { candidates, .. } => {
                candidates.iter().map(ToString::to_string).collect()
            }
            Outcome::Added { .. }
            | Outcome::Changed { .. }
            | Outcome::Same { .. }
            | Outcome::Refused { .. } => Vec::new(),
        };
        vec![
            plan.line(row).to_string(),
            found.to_owned(),
            reason.to_owned(),
            candidates.join(" "),
        ]
    });
    let cells: Vec<Vec<String>> = cells.collect();
    report::write(path, &["line", "outcome", "reason", "candidates"], &cells)
}

fn table(path: &Path) -> Result<(Grid, Header), Failure> {
    let bytes = std::fs::read(path)
        .map_err(|error| Failure::of("error-read", path).with("detail", error))?;
    let failed = |error| Failure::of("error-table", path).with("detail", error);
    let parsed = tabular::open(&bytes, &tabular::Options::default()).map_err(failed)?;
    let grid = parsed.value.grid;
    let words = Words::new();
    let found = header::find(&grid, None, &|name| words.knows(name)).map_err(failed)?;
    Ok((grid, found.value))
}

fn map(path: &Path, header: &Header) -> Result<Mapping, Failure> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| Failure::of("error-read", path).with("detail", error))?;
    let mapping: Mapping = serde_json::from_str(&text)
        .map_err(|error| Failure::of("error-map", path).with("detail", error))?;
    match mapping.resolve(header.names.len()).1.first() {
        Some(problem) => Err(Failure::new("error-map-columns").with("detail", problem)),
        None => Ok(mapping),
    }
}

fn ids(count: usize) -> Result<Vec<daicho_core::ident::id::EntityId>, Failure> {
    (0..count).map(|_| new_id()).collect()
}

/// Opens the ledger, or begins one where that is asked for.
fn ledger(
    context: &Context,
    matches: &ArgMatches,
    who: &Authorship,
) -> Result<LedgerFile, Failure> {
    let path = options::file(matches, "ledger")
        .cloned()
        .unwrap_or_default();
    if path.exists() {
        return LedgerFile::open_sound(context, &path, options::is_set(matches, "accept-damage"));
    }
    let Some(name) = options::word(matches, "create") else {
        return Err(Failure::of("error-no-ledger", &path));
    };
    let mut changes = ChangeSet::new();
    changes.set_text("facility", new_id()?, "name", name);
    let source = Source::action("new-ledger");
    let first =
        daicho_core::ledger::state::Ledger::new().next_commit(who.clone(), source, "", changes);
    Ok(LedgerFile {
        path,
        manifest: Manifest::default(),
        commits: vec![first],
        blobs: Vec::new(),
        problems: Vec::new(),
        is_encrypted: false,
    })
}
