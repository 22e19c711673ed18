//! Commits made of the values alone show the same as the history did.

use std::collections::{BTreeMap, BTreeSet};

use daicho_core::{
    ident::{id::ReplicaId, timestamp::Timestamp},
    ledger::{edit::Authorship, state::Ledger, table::DELETED, value::Value},
};
use proptest::prelude::*;

use crate::{
    thousand,
    view::{Place, view_of},
    world::{ledger_of, shuffled, world},
};

/// What a field shows, and every value that is in its heads.
type Values = BTreeMap<Place, (Value, BTreeSet<Value>)>;

fn values(ledger: &Ledger) -> Values {
    let fields = view_of(ledger).fields.into_iter();
    let said = fields.filter(|((_, _, field), _)| field != DELETED);
    said.map(|(place, field)| {
        let heads = field.heads.into_iter().map(|(_, value)| value);
        (place, (field.shown, heads.collect()))
    })
    .collect()
}

proptest! {
    #![proptest_config(thousand())]

    /// In whatever order they arrive.
    #[test]
    fn nothing_is_lost_but_the_history(world in world(), mask: u64, order: u64) {
        let lost = ledger_of(world.some(mask, order));
        let who = Authorship {
            replica: ReplicaId::from_random([200; 16]),
            author: "Sato".to_owned(),
            at: Timestamp::from_milliseconds(1_795_223_400_123),
        };
        let mut drawn = 200;
        let commits = lost.rebuild(&who, || {
            drawn += 1;
            ReplicaId::from_random([drawn; 16])
        });
        let order = shuffled(commits.len(), order);
        let made = ledger_of(order.into_iter().map(|at| &commits[at]));
        prop_assert_eq!(values(&made), values(&lost));
        prop_assert_eq!(view_of(&made).entities, view_of(&lost).entities);
        prop_assert_eq!(made.pending().count(), 0);
    }
}
