//! Automerge, an independent implementation of concurrent values, replays the same histories.
//!
//! One document a replica, each a fork of one base that holds a map for every entity; a field is a key of the map. A
//! commit becomes changes of the replica's document after merging what the commit had seen. Automerge skips writing a
//! value that is there already, so what is written is the name of the commit: it is unique, and heads are compared by
//! it.

use std::collections::{BTreeMap, BTreeSet};

use automerge::{
    ActorId, AutoCommit, ObjId, ObjType, ROOT, ReadDoc, Value, transaction::Transactable,
};
use daicho_core::{
    ident::id::ReplicaId,
    ledger::{
        commit::{Commit, Dot},
        state::Ledger,
        vector::VersionVector,
    },
};
use proptest::prelude::*;

use crate::world::{FIELDS, KINDS, World, entity_id, ledger_of, world};

/// The documents of all replicas, after each of their commits.
struct Oracle {
    base: AutoCommit,
    /// By kind and number of the entity.
    maps: BTreeMap<(&'static str, usize), ObjId>,
    after: BTreeMap<Dot, AutoCommit>,
}

fn name_of(dot: Dot) -> String {
    format!("{}:{}", dot.replica, dot.seq)
}

impl Oracle {
    /// Replays commits, which stand in the order of their writing.
    fn of(world: &World) -> Self {
        let mut base = AutoCommit::new().with_actor(ActorId::from([0; 16]));
        let mut maps = BTreeMap::new();
        for kind in KINDS {
            for nth in 0..3 {
                let key = format!("{kind}/{nth}");
                let map = base.put_object(ROOT, key, ObjType::Map).unwrap();
                maps.insert((kind, nth), map);
            }
        }
        let after = BTreeMap::new();
        let mut oracle = Self { base, maps, after };
        for commit in &world.commits {
            oracle.replay(commit.commit());
        }
        oracle
    }

    fn replay(&mut self, commit: &Commit) {
        let mut past = commit.seen.clone();
        past.set(commit.dot.replica, commit.dot.seq - 1);
        let mut document = self
            .document(&past)
            .with_actor(actor_of(commit.dot.replica));
        for change in commit.changes.iter() {
            let nth = (0..3).find(|nth| entity_id(*nth) == change.id).unwrap();
            let kind = KINDS.into_iter().find(|kind| *kind == change.kind).unwrap();
            let map = &self.maps[&(kind, nth)];
            document
                .put(map, change.field, name_of(commit.dot))
                .unwrap();
        }
        document.commit();
        self.after.insert(commit.dot, document);
    }

    /// Merges what there is of every replica up to the numbers of `vector`.
    fn document(&mut self, vector: &VersionVector) -> AutoCommit {
        let mut document = self.base.fork();
        for (replica, seq) in vector.iter() {
            let dot = Dot {
                replica: *replica,
                seq,
            };
            document.merge(self.after.get_mut(&dot).unwrap()).unwrap();
        }
        document
    }

    /// The commits whose values Automerge holds for a field.
    fn values(
        &self,
        document: &AutoCommit,
        kind: &'static str,
        nth: usize,
        field: &str,
    ) -> BTreeSet<String> {
        let all = document.get_all(&self.maps[&(kind, nth)], field).unwrap();
        all.into_iter()
            .map(|(value, _)| match value {
                Value::Scalar(scalar) => scalar.as_str().unwrap_or_default().to_owned(),
                Value::Object(_) => "an object".to_owned(),
            })
            .collect()
    }
}

fn actor_of(replica: ReplicaId) -> ActorId {
    ActorId::from(replica.as_bytes())
}

/// The commits behind the heads of a field in the ledger.
fn heads(ledger: &Ledger, kind: &str, nth: usize, field: &str) -> BTreeSet<String> {
    let Some(record) = ledger.record(kind, &entity_id(nth)) else {
        return BTreeSet::new();
    };
    let heads = record.heads(field);
    heads
        .iter()
        .map(|(at, _)| name_of(ledger.commit(*at).dot))
        .collect()
}

/// Compares every field of every entity.
fn compare(oracle: &mut Oracle, ledger: &Ledger) {
    let document = oracle.document(&ledger.vector());
    for kind in KINDS {
        for nth in 0..3 {
            for field in FIELDS {
                let ours = heads(ledger, kind, nth, field);
                assert_eq!(
                    ours,
                    oracle.values(&document, kind, nth, field),
                    "{kind} {nth} {field}"
                );
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn automerge_finds_the_same_concurrent_values(world in world(), which: usize) {
        let mut oracle = Oracle::of(&world);
        compare(&mut oracle, &ledger_of(world.all(0)));
        let replica = &world.replicas[which % world.replicas.len()];
        compare(&mut oracle, &replica.ledger);
    }
}
