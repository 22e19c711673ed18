//! Damage: every byte changed, every length cut. It is told, or does no harm; a changed commit never comes through.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{
    lenient::lines,
    sample::{sample, texts},
};
use crate::{
    exchange::{
        bundle::{Bundle, Content},
        problem::{CommitFault, Problem},
        read::read,
        seal::encrypt_with,
        write::write,
    },
    ident::hash::Hash,
    ledger::commit::SealedCommit,
};

/// What is in an undamaged bundle.
struct Original {
    bundle: Bundle,
    hashes: BTreeSet<Hash>,
}

impl Original {
    fn of(bytes: &[u8], passphrase: Option<&str>) -> Self {
        let parsed = read(bytes, passphrase).unwrap();
        let hashes = parsed
            .value
            .commits
            .iter()
            .map(SealedCommit::hash)
            .collect();
        assert_eq!(parsed.diagnostics, []);
        Self {
            bundle: parsed.value,
            hashes,
        }
    }

    /// Damage is told, or everything is there; nothing is there that was not. Returns how many commits came through.
    fn check(&self, damaged: &[u8], passphrase: Option<&str>, what: &str) -> usize {
        let Ok(parsed) = read(damaged, passphrase) else {
            return 0;
        };
        for commit in &parsed.value.commits {
            assert!(self.hashes.contains(&commit.hash()), "{what}");
            assert_eq!(Hash::of(commit.bytes()), commit.hash());
        }
        for blob in &parsed.value.blobs {
            if let Content::Bytes(bytes) = &blob.content {
                assert_eq!(Hash::of(bytes), blob.sha256, "{what}");
            }
        }
        if parsed.diagnostics.is_empty() {
            assert_eq!(parsed.value, self.bundle, "{what}");
        }
        parsed.value.commits.len()
    }
}

#[test]
fn every_byte_changed_is_told_or_does_no_harm() {
    let bytes = sample().bundle();
    let original = Original::of(&bytes, None);
    let mut damaged = bytes.clone();
    for at in 0..bytes.len() {
        for value in [bytes[at] ^ 1, bytes[at] ^ 0x80, !bytes[at], 0, 0xff, b'0'] {
            damaged[at] = value;
            let what = format!("byte {at} of {} is {value}", bytes.len());
            original.check(&damaged, None, &what);
        }
        damaged[at] = bytes[at];
    }
}

#[test]
fn every_length_is_told_and_gives_what_is_there() {
    let bytes = sample().bundle();
    let original = Original::of(&bytes, None);
    let mut most = 0;
    for length in 0..bytes.len() {
        let found = original.check(&bytes[..length], None, &format!("{length} bytes"));
        assert!(found >= most, "{length} bytes give fewer commits than less");
        most = found;
        assert!(read(&bytes[..length], None).map_or(true, |parsed| !parsed.diagnostics.is_empty()));
    }
    // Only the list of entries is missing at the end.
    assert_eq!(most, original.hashes.len());
}

/// A bundle on paper that nobody compressed: what is damaged is exactly a line, and its neighbours come through where
/// something confirms them.
#[test]
fn a_damaged_line_is_named_and_the_rest_is_read() {
    let sample = sample();
    let text = String::from_utf8(lines(&sample.commits, "\n")).unwrap();
    // How many commits are lost, and how many of them are named.
    let cases = [
        // Nothing follows the last commit of a replica, so nothing but its own form tells that it is whole.
        ("A-2", "A-3", (1, 0)),
        ("\"A-2\"", "\"A-2", (1, 1)),
        ("みどり", "みのり", (1, 1)),
        // The last one names another predecessor, and which of the two is damaged, nothing tells.
        ("検査室", "検査空", (2, 2)),
    ];
    for (from, to, expected) in cases {
        let (commits, problems) = texts(text.replace(from, to).as_bytes());
        let lost = sample
            .commits
            .iter()
            .filter(|commit| !commits.contains(commit));
        let told = problems
            .iter()
            .filter(|problem| problem.contains("a commit is damaged"));
        assert_eq!(
            (lost.count(), told.count()),
            expected,
            "{from}: {problems:?}"
        );
    }
}

#[test]
fn of_a_damaged_entry_the_confirmed_commits_are_kept() {
    let sample = sample();
    let bytes = {
        let contents = sample.contents();
        let manifest = crate::exchange::read::manifest_of(&write(&contents).unwrap(), None);
        let json = manifest.unwrap().value.to_json();
        let of = |nth: usize| {
            let replica = super::sample::replica(nth as u8);
            let own = sample
                .commits
                .iter()
                .filter(|c| c.commit().dot.replica == replica);
            lines(&own.cloned().collect::<Vec<_>>(), "\n")
        };
        let names = [1, 2].map(|nth| format!("commits/{}.ndjson", super::sample::replica(nth)));
        let entries = [
            ("manifest.json", json.as_slice()),
            (names[0].as_str(), &of(1)),
            (names[1].as_str(), &of(2)),
        ];
        super::lenient::archive(&entries, zip::CompressionMethod::Stored)
    };
    let damage = |text: &str| {
        let mut damaged = bytes.clone();
        let at = memchr::memmem::find(&damaged, text.as_bytes()).unwrap();
        damaged[at] ^= 1;
        read(&damaged, None).unwrap()
    };
    // The second of three commits: the third names its hash, and it names the hash of the first.
    let parsed = damage("A-1\"");
    let mut faults = Vec::new();
    for diagnostic in &parsed.diagnostics {
        if let Problem::DamagedCommit { seq, fault, .. } = &diagnostic.problem {
            faults.push((diagnostic.at.line, *seq, fault.clone()));
        }
    }
    assert_eq!(faults.len(), 1);
    assert_eq!((faults[0].0, faults[0].1), (2, Some(2)));
    assert!(matches!(faults[0].2, CommitFault::WrongHash { .. }));
    assert_eq!(parsed.value.commits.len(), 4);
    // The last of three: the manifest names its hash.
    let parsed = damage("A-2\"");
    assert_eq!(parsed.value.commits.len(), 4);
}

#[test]
fn an_encrypted_bundle_tells_every_change() {
    let bundle = sample().bundle();
    let bytes = encrypt_with(&bundle, "p", 1).unwrap();
    let original = Original::of(&bytes, Some("p"));
    let mut damaged = bytes.clone();
    for at in (0..bytes.len()).step_by(31).chain((0..250).step_by(2)) {
        damaged[at] = bytes[at] ^ (1 << (at % 8));
        let what = format!("byte {at}");
        original.check(&damaged, Some("p"), &what);
        let told = read(&damaged, Some("p")).map_or(true, |parsed| !parsed.diagnostics.is_empty());
        assert!(told, "{what}");
        damaged[at] = bytes[at];
    }
    for length in (0..bytes.len()).step_by(37) {
        original.check(&bytes[..length], Some("p"), &format!("{length} bytes"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn several_changes_do_no_harm(damage in proptest::collection::vec((any::<usize>(), any::<u8>()), 1..6), cut: usize) {
        let bytes = sample().bundle();
        let original = Original::of(&bytes, None);
        let mut damaged = bytes.clone();
        for (at, value) in damage {
            damaged[at % bytes.len()] = value;
        }
        original.check(&damaged, None, "several");
        damaged.truncate(cut % bytes.len());
        original.check(&damaged, None, "several, cut");
    }

    #[test]
    fn arbitrary_bytes_do_no_harm(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        for start in ["", "PK\u{3}\u{4}", "{\"format\":1,", "age-encryption.org/v1\n"] {
            let bytes = [start.as_bytes(), &bytes].concat();
            let _ = read(&bytes, Some("p"));
        }
    }
}
