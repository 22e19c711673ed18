//! The laws of the ledger, on generated histories of several replicas.
//!
//! | file | what it holds |
//! |---|---|
//! | `world` | replicas that edit, delete, decide, undo and exchange some of their commits in any order |
//! | `view` | what a ledger shows, free of its internal numbering |
//! | `model` | the same worked out from the definition, in the plainest way |
//! | `union` | merge is a union: order, repetition and grouping do not matter; nothing is lost |
//! | `merge` | what a merge tells before it happens, and taking it back |
//! | `decisions` | conflicts, decisions, one-sided and equal edits |
//! | `frontier` | the newest commits name a version, and find it again later |
//! | `snapshots` | a snapshot and the tail equal the whole |
//! | `encoding` | commits and their bytes; what newer versions write |
//! | `damage` | arbitrary and damaged bytes: no panic, no huge allocation |
//! | `rebuild` | commits of the values alone, where the history was lost |
//! | `undo` | taking an action back touches nobody else's work |
//! | `exchange` | ledgers travel as bundles, whole or in part, in any order |
//! | `fork` | a copied profile: both histories go on, one of them under a new id |
//! | `chain` | forged, forked and broken histories |

#[cfg(test)]
mod chain;
#[cfg(test)]
mod damage;
#[cfg(test)]
mod decisions;
#[cfg(test)]
mod encoding;
#[cfg(test)]
mod exchange;
#[cfg(test)]
mod fork;
#[cfg(test)]
mod frontier;
#[cfg(test)]
mod merge;
#[cfg(test)]
mod model;
#[cfg(test)]
mod rebuild;
#[cfg(test)]
mod snapshots;
#[cfg(test)]
mod undo;
#[cfg(test)]
mod union;
#[cfg(test)]
mod view;
#[cfg(test)]
mod world;

/// Each law is tried on a thousand histories or byte strings.
#[cfg(test)]
fn thousand() -> proptest::test_runner::Config {
    proptest::test_runner::Config {
        cases: 1000,
        failure_persistence: None,
        ..proptest::test_runner::Config::default()
    }
}

#[test]
fn every_file_here_is_listed() {
    let listed = include_str!("main.rs");
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ledger_laws");
    for file in std::fs::read_dir(folder).expect("the folder of this file") {
        let path = file.expect("a file of that folder").path();
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let module = format!("\nmod {name};");
        assert!(name == "main" || listed.contains(&module), "{name}");
    }
}
