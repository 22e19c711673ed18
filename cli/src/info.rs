//! `daicho info` and `daicho verify`.

use clap::ArgMatches;
use daicho_core::exchange::Content;
use serde_json::json;

use crate::{
    context::Context,
    failure::{DAMAGED, Failure},
    file::{Applied, LedgerFile, apply},
    options, problem,
};

fn open(context: &Context, matches: &ArgMatches) -> Result<LedgerFile, Failure> {
    let path = options::file(matches, "ledger")
        .cloned()
        .unwrap_or_default();
    LedgerFile::open(context, &path)
}

/// Shows what a ledger holds.
pub(crate) fn info(context: &Context, matches: &ArgMatches) -> Result<u8, Failure> {
    let file = open(context, matches)?;
    let applied = apply(&file.commits);
    if options::is_set(matches, "json") {
        println!("{:#}", as_json(&file, &applied));
    } else {
        show(context, &file, &applied);
    }
    Ok(0)
}

fn show(context: &Context, file: &LedgerFile, applied: &Applied) {
    let manifest = &file.manifest;
    let name = if manifest.facility.name.is_empty() {
        context.words.get("info-unnamed")
    } else {
        manifest.facility.name.clone()
    };
    context.say("info-facility", &[("name", name)]);
    if let Some(at) = manifest.at {
        let tool = format!("{} {}", manifest.tool.name, manifest.tool.version);
        let author = manifest.author.clone();
        context.say(
            "info-written",
            &[("at", at.to_string()), ("author", author), ("tool", tool)],
        );
    }
    if manifest.base.is_some() {
        context.say("info-partial", &[]);
    }
    let all: u64 = manifest.vector.iter().map(|(_, count)| count).sum();
    let here = file.commits.len();
    let all = all.max(here as u64).to_string();
    context.say(
        "info-commits",
        &[("count", all), ("here", here.to_string())],
    );
    for (replica, count) in applied.ledger.vector().iter() {
        let args = [
            ("replica", replica.to_string()),
            ("count", count.to_string()),
        ];
        context.say("info-replica", &args);
    }
    for (kind, _) in applied.ledger.tables() {
        let count = applied.ledger.records(kind).count().to_string();
        context.say("info-kind", &[("kind", kind.to_owned()), ("count", count)]);
    }
    let is_here = |content: &Content| matches!(content, Content::Bytes(_));
    let attached = file
        .blobs
        .iter()
        .filter(|blob| is_here(&blob.content))
        .count();
    if !file.blobs.is_empty() {
        let absent = (file.blobs.len() - attached).to_string();
        let args = [("here", attached.to_string()), ("absent", absent)];
        context.say("info-attachments", &args);
    }
    let counts = [
        ("conflicts", applied.ledger.disputes().len()),
        ("waiting", applied.ledger.pending().count()),
        ("damaged", file.damage().count()),
    ];
    for (key, count) in counts.into_iter().filter(|(_, count)| *count > 0) {
        context.say(key, &[("count", count.to_string())]);
    }
}

fn as_json(file: &LedgerFile, applied: &Applied) -> serde_json::Value {
    let tables = applied.ledger.tables().map(|(kind, _)| kind);
    let entities: std::collections::BTreeMap<_, _> = tables
        .map(|kind| (kind, applied.ledger.records(kind).count()))
        .collect();
    let problems: Vec<_> = file.problems.iter().map(ToString::to_string).collect();
    json!({
        "manifest": file.manifest,
        "commits": file.commits.len(),
        "vector": applied.ledger.vector(),
        "entities": entities,
        "conflicts": applied.ledger.disputes().len(),
        "waiting": applied.ledger.pending().count(),
        "damaged": file.damage().count(),
        "problems": problems,
    })
}

/// Reads a ledger to its end and names everything that is damaged.
pub(crate) fn verify(context: &Context, matches: &ArgMatches) -> Result<u8, Failure> {
    let file = open(context, matches)?;
    let applied = apply(&file.commits);
    for diagnostic in &file.problems {
        println!("{}", problem::text(&context.words, diagnostic));
    }
    for error in &applied.refused {
        context.say("problem-apply", &[("detail", error.to_string())]);
    }
    let damaged = file.damage().count() + applied.refused.len();
    if damaged == 0 {
        context.say("verified", &[]);
        return Ok(0);
    }
    context.say("damaged", &[("count", damaged.to_string())]);
    Ok(DAMAGED)
}
