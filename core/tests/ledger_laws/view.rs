//! What a ledger shows, free of its internal numbering: two ledgers are the same when their views are equal.

use std::collections::{BTreeMap, BTreeSet};

use daicho_core::{
    ident::{hash::Hash, id::EntityId},
    ledger::{
        commit::Dot,
        state::{Ledger, Record},
        table::Presence,
        value::{Value, ValueRef},
        vector::VersionVector,
    },
};

/// Kind, entity and field.
pub(crate) type Place = (String, EntityId, String);

#[derive(Debug, Default, Eq, PartialEq)]
pub(crate) struct View {
    pub(crate) fields: BTreeMap<Place, Field>,
    pub(crate) entities: BTreeMap<(String, EntityId), Presence>,
    pub(crate) vector: VersionVector,
    pub(crate) applied: BTreeSet<(Dot, Hash)>,
    pub(crate) pending: BTreeSet<(Dot, Hash)>,
}

#[derive(Debug, Eq, PartialEq)]
pub(crate) struct Field {
    pub(crate) heads: BTreeSet<(Dot, Value)>,
    pub(crate) shown: Value,
    pub(crate) is_conflict: bool,
}

/// Returns the view of a ledger; panics where two of its functions contradict each other.
pub(crate) fn view_of(ledger: &Ledger) -> View {
    let mut view = View {
        vector: ledger.vector(),
        applied: ledger.commits().map(|info| (info.dot, info.hash)).collect(),
        pending: ledger.pending().collect(),
        ..View::default()
    };
    assert_eq!(view.applied.len(), ledger.commits_len());
    for (kind, table) in ledger.tables() {
        for (row, id) in table.ids().iter().enumerate() {
            let record = ledger.record(kind, id).unwrap();
            assert_eq!((record.row(), record.kind(), record.id()), (row, kind, *id));
            view.entities
                .insert((kind.to_owned(), *id), record.presence());
            for (field, value) in record.fields() {
                let place = (kind.to_owned(), *id, field.to_owned());
                view.fields.insert(place, field_of(&record, field, value));
            }
        }
    }
    check_lists(ledger, &view);
    view
}

/// Fails with what differs; whole views would fill screens.
#[track_caller]
pub(crate) fn assert_same(left: &View, right: &View) {
    let lines = |view: &View| -> BTreeSet<String> {
        let fields = view.fields.iter().map(|entry| format!("{entry:?}"));
        let entities = view.entities.iter().map(|entry| format!("{entry:?}"));
        let applied = view
            .applied
            .iter()
            .map(|entry| format!("applied {entry:?}"));
        let pending = view
            .pending
            .iter()
            .map(|entry| format!("pending {entry:?}"));
        let all = fields.chain(entities).chain(applied).chain(pending);
        all.chain([format!("{:?}", view.vector)]).collect()
    };
    let (left, right) = (lines(left), lines(right));
    let only_left: Vec<_> = left.difference(&right).collect();
    let only_right: Vec<_> = right.difference(&left).collect();
    assert!(
        left == right,
        "only left: {only_left:#?}\nonly right: {only_right:#?}"
    );
}

fn field_of(record: &Record<'_>, field: &str, shown: ValueRef<'_>) -> Field {
    let heads = record.heads(field);
    assert_eq!(heads[0].1, shown);
    assert_eq!(record.get(field), Some(shown));
    let dots = heads
        .iter()
        .map(|(at, value)| (record.ledger().commit(*at).dot, (*value).to_owned()));
    Field {
        heads: dots.collect(),
        shown: shown.to_owned(),
        is_conflict: record.is_conflict(field),
    }
}

/// The lists of a ledger agree with what its records say one by one.
fn check_lists(ledger: &Ledger, view: &View) {
    let conflicts: BTreeSet<Place> = ledger
        .conflicts()
        .map(|(record, field)| (record.kind().to_owned(), record.id(), field.to_owned()))
        .collect();
    let expected = view.fields.iter().filter(|(_, field)| field.is_conflict);
    let expected: BTreeSet<Place> = expected.map(|(place, _)| place.clone()).collect();
    assert_eq!(conflicts, expected);
    for (kind, table) in ledger.tables() {
        let listed: Vec<EntityId> = ledger.records(kind).map(|record| record.id()).collect();
        let there = |id: &&EntityId| {
            let presence = view.entities.get(&(kind.to_owned(), **id));
            presence != Some(&Presence::Deleted)
        };
        let expected: Vec<EntityId> = table.ids().iter().filter(there).copied().collect();
        assert_eq!(listed, expected);
    }
    for (dot, hash) in &view.applied {
        let at = ledger.find_commit(*dot).unwrap();
        assert_eq!(ledger.commit(at).hash, *hash);
    }
    for (replica, seq) in view.vector.iter() {
        let last = Dot {
            replica: *replica,
            seq,
        };
        let hash = ledger.last_hash(replica).unwrap();
        assert!(view.applied.contains(&(last, hash)));
    }
}
