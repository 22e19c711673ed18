//! What is wrong with a bundle, in words.

use daicho_core::exchange::problem::{BundleError, CommitFault, Diagnostic, Problem};
use daicho_core::ident::id::ReplicaId;
use yew::AttrValue;

use crate::i18n::Texts;

/// Characters of a replica's id that are shown.
const SHOWN: usize = 8;

/// Returns what a kind of entity is called; one of a newer version has its own name.
pub(super) fn kind(t: Texts, kind: &str) -> AttrValue {
    t.find(&format!("kind-{kind}"), &[])
        .unwrap_or_else(|| kind.to_owned().into())
}

/// Returns a person's name, or that there is none.
pub(super) fn person(t: Texts, name: &str) -> String {
    if name.is_empty() {
        t.get("exchange-nobody").to_string()
    } else {
        name.to_owned()
    }
}

/// Returns why a file is no bundle that can be opened, and what to do.
pub(crate) fn error(t: Texts, error: &BundleError) -> AttrValue {
    let plain = |code: &str| t.get(&format!("bundle-error-{code}"));
    match error {
        BundleError::NotABundle | BundleError::OtherArchive => plain("not-a-bundle"),
        BundleError::Empty => plain("empty"),
        BundleError::Truncated => plain("truncated"),
        BundleError::NewerFormat { found, known } => t.with(
            "bundle-error-newer",
            &[("found", (*found).into()), ("known", (*known).into())],
        ),
        BundleError::PassphraseNeeded => plain("passphrase"),
        BundleError::WrongPassphrase => plain("wrong-passphrase"),
        BundleError::NotByPassphrase => plain("by-key"),
        BundleError::TooMuchWork { .. } => plain("too-much-work"),
        BundleError::DamagedEncryption { .. } => plain("encryption"),
        BundleError::TooLarge { .. }
        | BundleError::ExpandsTooLarge { .. }
        | BundleError::TooManyEntries { .. } => plain("too-large"),
        BundleError::Cancelled => plain("cancelled"),
    }
}

/// Returns one thing that is wrong with a bundle, with its place.
pub(super) fn problem(t: Texts, diagnostic: &Diagnostic) -> AttrValue {
    let line = diagnostic.at.line;
    match &diagnostic.problem {
        Problem::NoDirectory => t.get("bundle-problem-directory"),
        Problem::DamagedEncryption { .. } => t.get("bundle-problem-encryption"),
        Problem::NoManifest => t.get("bundle-problem-no-manifest"),
        Problem::DamagedManifest { .. } | Problem::ManifestKey { .. } => {
            t.get("bundle-problem-manifest")
        }
        Problem::UnknownEntry { entry } => named(t, "unknown", entry),
        Problem::UnsafeName { entry } => named(t, "unsafe", entry),
        Problem::DuplicateEntry { entry } => named(t, "duplicate", entry),
        Problem::EncryptedEntry { entry } | Problem::DamagedEntry { entry, .. } => {
            named(t, "entry", entry)
        }
        Problem::DamagedCommit {
            entry,
            replica,
            seq,
            fault,
        } => {
            let args = [
                ("entry", entry.clone().into()),
                ("line", line.into()),
                ("replica", short(t, replica.as_ref()).into()),
                (
                    "seq",
                    seq.map_or_else(|| "?".to_owned(), |seq| seq.to_string())
                        .into(),
                ),
                ("fault", t.get(fault_key(fault)).to_string().into()),
            ];
            t.with("bundle-problem-commit", &args)
        }
        Problem::MissingCommits {
            replica,
            first,
            last,
            ..
        } => {
            let args = [
                ("replica", short(t, Some(replica)).into()),
                ("first", (*first).into()),
                ("last", (*last).into()),
            ];
            t.with("bundle-problem-missing", &args)
        }
        Problem::DamagedBlob { sha256 } => named(t, "blob", &sha256.to_string()),
        Problem::MissingBlob { sha256 } => named(t, "no-blob", &sha256.to_string()),
        Problem::NotListed { count } => {
            t.with("bundle-problem-more", &[("count", (*count).into())])
        }
    }
}

fn named(t: Texts, code: &str, entry: &str) -> AttrValue {
    t.with(
        &format!("bundle-problem-{code}"),
        &[("entry", entry.to_owned().into())],
    )
}

fn fault_key(fault: &CommitFault) -> &'static str {
    match fault {
        CommitFault::Unreadable { .. } => "bundle-fault-unreadable",
        CommitFault::NewerFormat { .. } => "bundle-fault-newer",
        CommitFault::WrongHash { .. } => "bundle-fault-hash",
        CommitFault::Unconfirmed => "bundle-fault-unconfirmed",
    }
}

fn short(t: Texts, replica: Option<&ReplicaId>) -> String {
    match replica {
        Some(replica) => replica.to_string().chars().take(SHOWN).collect(),
        None => t.get("exchange-not-stated").to_string(),
    }
}
