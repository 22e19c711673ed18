//! Damage that the checksum does not tell: bytes that were never a ledger, with the right checksum.

use proptest::{collection::vec, prelude::*};

use super::{MAGIC, checksum::checksum};
use crate::{
    ident::{
        id::{EntityId, ReplicaId},
        timestamp::Timestamp,
    },
    ledger::{
        changes::ChangeSet,
        commit::{SealedCommit, Source},
        edit::Authorship,
        state::Ledger,
        value::{Unknown, ValueRef},
    },
};

/// A commit of one replica that has seen nothing of the other.
fn commit(ledger: &Ledger, who: u8, text: &str) -> SealedCommit {
    let mut changes = ChangeSet::new();
    for nth in 0..3 {
        let id = EntityId::from_random([nth; 16]);
        changes.set_text("unit", id, "note", text);
        changes.set("unit", id, "os", ValueRef::Unknown(Unknown::Asked));
    }
    let id = EntityId::from_random([9; 16]);
    changes.set("model", id, "os", ValueRef::Foreign("[1]"));
    changes.set_text("model", id, "deleted", "true");
    let authorship = Authorship {
        replica: ReplicaId::from_random([who; 16]),
        author: "技士".to_owned(),
        at: Timestamp::from_milliseconds(who.into()),
    };
    let source = Source::action("import").with("file", "a.csv");
    ledger.next_commit(authorship, source, "", changes)
}

/// A small ledger with conflicts, and a commit to apply to it.
fn snapshot() -> (Vec<u8>, SealedCommit) {
    let mut ledger = Ledger::new();
    for (who, text) in [(1, "a"), (2, "b"), (3, "a")] {
        let commit = commit(&Ledger::new(), who, text);
        ledger.apply(&commit).unwrap();
    }
    let next = commit(&ledger, 4, "次");
    (ledger.to_snapshot(), next)
}

/// Reads bytes under the right checksum and, where they read as a ledger, uses all of it.
fn use_as_snapshot(mut content: Vec<u8>, next: &SealedCommit) {
    let sum = checksum(&content);
    content.extend(sum.to_le_bytes());
    let Ok(mut ledger) = Ledger::from_snapshot(&content) else {
        return;
    };
    let look = |ledger: &Ledger| {
        for (kind, table) in ledger.tables() {
            for id in table.ids() {
                let record = ledger.record(kind, id).unwrap();
                record.presence();
                for (field, _) in record.fields() {
                    record.heads(field);
                }
            }
            assert!(ledger.records(kind).count() <= table.len());
        }
        ledger.conflicts().count();
        ledger.to_snapshot();
    };
    look(&ledger);
    // Whether it fits on what was read does not matter here.
    let _ = ledger.apply(next);
    look(&ledger);
}

#[test]
fn every_bit_counts() {
    let (bytes, next) = snapshot();
    assert!(Ledger::from_snapshot(&bytes).is_ok());
    let content = bytes.len() - 8;
    for bit in 0..bytes.len() * 8 {
        let mut damaged = bytes.clone();
        damaged[bit / 8] ^= 1 << (bit % 8);
        assert!(Ledger::from_snapshot(&damaged).is_err(), "bit {bit}");
        damaged.truncate(content);
        use_as_snapshot(damaged, &next);
    }
}

#[test]
fn every_truncation_is_told() {
    let (bytes, next) = snapshot();
    for length in 0..bytes.len() {
        assert!(Ledger::from_snapshot(&bytes[..length]).is_err(), "{length}");
        use_as_snapshot(bytes[..length].to_vec(), &next);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_bytes_do_no_harm(bytes in vec(any::<u8>(), 0..300)) {
        let (_, next) = snapshot();
        prop_assert!(Ledger::from_snapshot(&bytes).is_err());
        let mut marked = MAGIC.to_vec();
        marked.extend(&bytes);
        prop_assert!(Ledger::from_snapshot(&marked).is_err());
        use_as_snapshot(marked, &next);
    }

    /// Several bytes changed at once: lengths, codes and places that lie.
    #[test]
    fn false_numbers_do_no_harm(damage in vec((any::<usize>(), prop_oneof![Just(0), Just(1), Just(0xff), any::<u8>()]), 1..6)) {
        let (mut bytes, next) = snapshot();
        bytes.truncate(bytes.len() - 8);
        let content = bytes.len() - MAGIC.len();
        for (at, byte) in damage {
            bytes[MAGIC.len() + at % content] = byte;
        }
        use_as_snapshot(bytes, &next);
    }
}
