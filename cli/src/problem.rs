//! What is wrong with a ledger, as the person reads it.

use daicho_core::exchange::{Diagnostic, Problem};

use crate::words::{Arg, Words};

/// Says one problem of a ledger.
pub(crate) fn text(words: &Words, diagnostic: &Diagnostic) -> String {
    let (key, args) = message(diagnostic);
    words.with(key, &args)
}

fn message(diagnostic: &Diagnostic) -> (&'static str, Vec<Arg>) {
    let entry = |entry: &String| ("entry", entry.clone());
    let detail = |detail: &String| ("detail", detail.clone());
    match &diagnostic.problem {
        Problem::NoDirectory => ("problem-no-directory", Vec::new()),
        Problem::NoManifest => ("problem-no-manifest", Vec::new()),
        Problem::DamagedEncryption { detail: what } => ("problem-encryption", vec![detail(what)]),
        Problem::DamagedManifest { detail: what } => ("problem-manifest", vec![detail(what)]),
        Problem::ManifestKey { key } => ("problem-manifest-key", vec![("key", key.clone())]),
        Problem::UnknownEntry { entry: name } => ("problem-unknown-entry", vec![entry(name)]),
        Problem::UnsafeName { entry: name } => ("problem-unsafe-name", vec![entry(name)]),
        Problem::DuplicateEntry { entry: name } => ("problem-duplicate", vec![entry(name)]),
        Problem::EncryptedEntry { entry: name } => ("problem-encrypted-entry", vec![entry(name)]),
        Problem::DamagedEntry {
            entry: name,
            detail: what,
        } => ("problem-entry", vec![entry(name), detail(what)]),
        Problem::DamagedCommit {
            entry: name,
            replica,
            seq,
            fault,
        } => {
            let known = |text: Option<String>| text.unwrap_or_else(|| "?".to_owned());
            let args = vec![
                entry(name),
                ("line", diagnostic.at.line.to_string()),
                ("replica", known(replica.map(|replica| replica.to_string()))),
                ("seq", known(seq.map(|seq| seq.to_string()))),
                ("detail", fault.to_string()),
            ];
            ("problem-commit", args)
        }
        Problem::MissingCommits {
            entry: name,
            replica,
            first,
            last,
        } => {
            let args = vec![
                entry(name),
                ("replica", replica.to_string()),
                ("first", first.to_string()),
                ("last", last.to_string()),
            ];
            ("problem-missing", args)
        }
        Problem::DamagedBlob { sha256 } => ("problem-blob", vec![("sha256", sha256.to_string())]),
        Problem::MissingBlob { sha256 } => {
            ("problem-blob-missing", vec![("sha256", sha256.to_string())])
        }
        Problem::NotListed { count } => ("problem-more", vec![("count", count.to_string())]),
    }
}
