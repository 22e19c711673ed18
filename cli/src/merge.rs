//! `daicho merge`.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use clap::ArgMatches;
use daicho_core::{
    exchange::{Attachment, Content},
    ident::hash::Hash,
    ledger::{commit::SealedCommit, fork},
};

use crate::{
    context::{Context, authorship},
    failure::{DAMAGED, Failure, REMAINS},
    file::{LedgerFile, Parts, apply, save_ledger},
    options, report,
};

/// Makes one ledger of several.
pub(crate) fn merge(context: &Context, matches: &ArgMatches) -> Result<u8, Failure> {
    let paths: Vec<&PathBuf> = matches.get_many("files").into_iter().flatten().collect();
    let output = options::file(matches, "output")
        .cloned()
        .unwrap_or_default();
    let mut is_encrypted = options::is_set(matches, "encrypt");
    if is_encrypted && context.passphrase.is_none() {
        return Err(Failure::new("error-no-passphrase-to-encrypt"));
    }
    let mut sum = Sum::default();
    for path in &paths {
        let accept = options::is_set(matches, "accept-damage");
        let file = LedgerFile::open_sound(context, path, accept)?;
        is_encrypted |= file.is_encrypted;
        sum.add(context, file, options::is_set(matches, "other-facility"))?;
    }
    let applied = apply(&sum.commits);
    if let Some(first) = applied.refused.first() {
        let failure = Failure::of("error-apply", Path::new(&output)).code(DAMAGED);
        let failure = failure
            .with("count", applied.refused.len())
            .with("detail", first);
        if !options::is_set(matches, "accept-damage") {
            return Err(failure);
        }
        eprintln!("{}", failure.text(&context.words));
    }
    let blobs: Vec<Attachment> = sum.blobs.into_values().collect();
    let parts = Parts {
        ledger: &applied.ledger,
        commits: &sum.commits,
        blobs: &blobs,
        who: authorship(options::word(matches, "author"))?,
        without_confidential: options::is_set(matches, "without-confidential"),
        is_encrypted,
    };
    save_ledger(context, &output, parts)?;
    let disputes = applied.ledger.disputes();
    if let Some(path) = options::file(matches, "report") {
        report::conflicts(path, &applied.ledger, &disputes)?;
    }
    let args = [
        ("files", paths.len().to_string()),
        ("output", output.display().to_string()),
        (
            "devices",
            applied.ledger.records("unit").count().to_string(),
        ),
        ("commits", sum.commits.len().to_string()),
    ];
    context.warn("merged", &args);
    if disputes.is_empty() {
        return Ok(0);
    }
    context.warn("conflicts", &[("count", disputes.len().to_string())]);
    Ok(REMAINS)
}

/// The ledgers that were taken in so far.
#[derive(Default)]
struct Sum {
    commits: Vec<SealedCommit>,
    blobs: BTreeMap<Hash, Attachment>,
    /// Id and name of the hospital, as far as a ledger said them.
    facility: Option<(daicho_core::ident::id::EntityId, String)>,
}

impl Sum {
    fn add(&mut self, context: &Context, file: LedgerFile, any: bool) -> Result<(), Failure> {
        if let Some(id) = file.manifest.facility.id {
            let name = file.manifest.facility.name.clone();
            let (own, own_name) = self.facility.get_or_insert((id, name.clone()));
            if *own != id && !any {
                let failure = Failure::of("error-other-facility", &file.path);
                return Err(failure.with("other", name).with("own", own_name));
            }
        }
        for blob in file.blobs {
            let is_here = matches!(blob.content, Content::Bytes(_));
            if is_here || !self.blobs.contains_key(&blob.sha256) {
                self.blobs.insert(blob.sha256, blob);
            }
        }
        let offered = self.without_forks(context, file.commits);
        let known: std::collections::BTreeSet<Hash> =
            self.commits.iter().map(SealedCommit::hash).collect();
        let new = offered
            .into_iter()
            .filter(|commit| !known.contains(&commit.hash()));
        self.commits.extend(new);
        Ok(())
    }

    /// Where a profile was copied and both copies went on, one of the histories gets a new id.
    fn without_forks(
        &mut self,
        context: &Context,
        offered: Vec<SealedCommit>,
    ) -> Vec<SealedCommit> {
        let Some(resolution) = fork::resolve(&self.commits, &offered) else {
            return offered;
        };
        for moved in resolution
            .held
            .moves
            .iter()
            .chain(&resolution.offered.moves)
        {
            let args = [
                ("from", moved.from.replica.to_string()),
                ("seq", moved.from.seq.to_string()),
                ("to", moved.to.to_string()),
            ];
            context.warn("moved", &args);
        }
        self.commits = resolution.held.commits;
        resolution.offered.commits
    }
}
