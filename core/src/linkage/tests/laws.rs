//! What holds of any ledger.

use std::collections::BTreeSet;

use proptest::{collection::vec, prelude::*};

use super::{apply, changes, found, listed, next, unit};
use crate::{
    device::{joined::resolve, list::DeviceList},
    ident::id::EntityId,
    ledger::{
        changes::ChangeSet, commit::SealedCommit, history::entity_changes, state::Ledger,
        table::Presence, value::Value,
    },
    linkage::{
        distinct, find,
        join::{Chosen, Joining, Names},
    },
};

const NAMES: [&str; 6] = ["a", "b", "c", "d", "e", "f"];
const VALUES: [(&str, [&str; 3]); 7] = [
    ("serial_number", ["AB-1001", "ab1001", "CD-2002"]),
    ("model", ["M1", "m1", "M2"]),
    ("asset_number", ["ME-00123", "me00123", "-"]),
    ("room", ["ICU", "HCU", "未確認"]),
    (
        "mac",
        ["00:1b:2c:3d:4e:01", "001B.2C3D.4E01", "00:1b:2c:3d:4e:02"],
    ),
    ("host_name", ["ct-01", "CT-01.local", "mr-01"]),
    ("status", ["in_use", "spare", "in_use"]),
];

/// A device as a list names it: one value, or none, of each field.
fn row() -> impl Strategy<Value = Vec<(usize, usize)>> {
    vec(0..4_usize, VALUES.len()).prop_map(|choices| {
        let said = choices.into_iter().enumerate();
        said.filter(|(_, value)| *value < 3).collect()
    })
}

fn line(called: &str, row: &[(usize, usize)]) -> String {
    let said = row.iter().map(|(field, value)| {
        let (field, values) = VALUES[*field];
        format!("{field}={}", values[*value])
    });
    format!("{called} {}", said.collect::<Vec<_>>().join(" "))
}

fn ledger(rows: &[Vec<(usize, usize)>], order: &[usize]) -> Ledger {
    let mut ledger = Ledger::new();
    for nth in order {
        if let Some((called, row)) = NAMES.get(*nth).zip(rows.get(*nth)) {
            // Always at the same instant, so that only the order differs.
            let sealed = next(&ledger, 1, 0, "edit", listed(&line(called, row)));
            ledger.apply(&sealed).expect("a commit on top");
        }
    }
    ledger
}

fn join(ledger: &Ledger, one: &str, other: &str) -> Option<ChangeSet> {
    let (list, names) = (DeviceList::new(ledger), Names::of(ledger));
    let units = [unit(one), unit(other)];
    Some(Joining::of(&list, &names, &units)?.changes(&Chosen::new()))
}

/// What a ledger shows, free of its internal numbering.
fn view(ledger: &Ledger) -> Vec<String> {
    let mut lines = Vec::new();
    for (kind, table) in ledger.tables() {
        for id in table.ids() {
            let Some(record) = ledger.record(kind, id) else {
                continue;
            };
            for (field, _) in record.fields() {
                let mut values: Vec<String> = record
                    .heads(field)
                    .iter()
                    .map(|(_, value)| format!("{value:?}"))
                    .collect();
                values.sort();
                values.dedup();
                lines.push(format!(
                    "{kind} {id} {:?} {field} {values:?}",
                    record.presence()
                ));
            }
        }
    }
    for called in NAMES {
        lines.push(format!("{called} {}", resolve(ledger, unit(called))));
    }
    lines.sort();
    lines
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    /// The same pairs for the same reasons, in whatever order the units came.
    #[test]
    fn the_order_of_rows_does_not_matter(rows in vec(row(), 2..6), order in Just((0..6).collect::<Vec<usize>>()).prop_shuffle()) {
        let one = ledger(&rows, &[0, 1, 2, 3, 4, 5]);
        let other = ledger(&rows, &order);
        prop_assert_eq!(found(&one), found(&other));
        for pair in find(&one).pairs {
            prop_assert!(pair.stays < pair.goes);
        }
    }

    /// Two people join and edit at the same time: both end with the same, and no link leads astray.
    #[test]
    fn joining_at_the_same_time_converges(
        rows in vec(row(), 6),
        steps in vec((0..3_u8, 0..6_usize, 0..6_usize, row(), any::<bool>()), 1..8),
        order in any::<u64>(),
    ) {
        let base = ledger(&rows, &[0, 1, 2, 3, 4, 5]);
        let mut people = [base.clone(), base.clone(), base.clone()];
        let mut commits: Vec<SealedCommit> = Vec::new();
        for (who, one, other, row, joins) in &steps {
            let own = &mut people[usize::from(*who)];
            let set = if *joins { join(own, NAMES[*one], NAMES[*other]) } else { None };
            let set = set.unwrap_or_else(|| changes(&line(NAMES[*one], row)));
            if set.is_empty() {
                continue;
            }
            let sealed = next(own, who + 2, commits.len() as u64, "edit", set);
            own.apply(&sealed).expect("a commit on top");
            commits.push(sealed);
        }
        let mut forwards = base.clone();
        let mut mixed = base;
        for sealed in &commits {
            forwards.apply(sealed).expect("any order is right");
        }
        let mut left: Vec<&SealedCommit> = commits.iter().collect();
        let mut seed = order;
        while !left.is_empty() {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let sealed = left.remove((seed >> 33) as usize % left.len());
            mixed.apply(sealed).expect("any order is right");
        }
        prop_assert_eq!(view(&forwards), view(&mixed));
        prop_assert_eq!(found(&forwards), found(&mixed));
        for called in NAMES {
            prop_assert!(resolve(&forwards, unit(called)) <= unit(called));
        }
        // Whatever somebody wrote is shown, disputed, or stands in the history of a record that is still there.
        for sealed in &commits {
            for change in sealed.commit().changes.iter() {
                let record = forwards.record(change.kind, &change.id);
                prop_assert!(record.is_some());
                let told = entity_changes(sealed.bytes(), &change.id).expect("a commit");
                let value: Value = change.value.to_owned();
                prop_assert!(told.iter().any(|told| told.values.contains(&(change.field.to_owned(), value.clone()))));
            }
        }
    }

    /// Joining changes no record of the units but by what it sets: all that they said is still a value or in the history.
    #[test]
    fn nothing_is_lost_by_joining(rows in vec(row(), 2)) {
        let before = ledger(&rows, &[0, 1]);
        let mut after = before.clone();
        if let Some(set) = join(&after, "a", "b") {
            apply(&mut after, "join", set);
        }
        let said = |ledger: &Ledger, id: EntityId| -> BTreeSet<String> {
            let record = ledger.record("unit", &id);
            let fields = record.iter().flat_map(|record| record.fields().collect::<Vec<_>>());
            fields.filter(|(field, _)| !["deleted", "joined_to"].contains(field)).map(|(field, value)| format!("{field} {value:?}")).collect()
        };
        prop_assert_eq!(said(&before, unit("b")), said(&after, unit("b")), "the record of the one that went");
        let kept = said(&after, unit("a"));
        let fields = |said: &BTreeSet<String>| -> BTreeSet<String> {
            said.iter().filter_map(|line| line.split(' ').next().map(str::to_owned)).collect()
        };
        let all: BTreeSet<String> = fields(&said(&before, unit("a"))).union(&fields(&said(&before, unit("b")))).cloned().collect();
        prop_assert_eq!(fields(&kept), all, "every field that any of them had");
        let values = said(&before, unit("a")).union(&said(&before, unit("b"))).cloned().collect::<BTreeSet<_>>();
        prop_assert!(kept.is_subset(&values), "and no value that none of them had: {:?}", kept);
        let interfaces = |ledger: &Ledger| ledger.records("interface").count();
        prop_assert!(interfaces(&after) >= interfaces(&before).min(1));
        prop_assert_eq!(after.record("unit", &unit("b")).map(|record| record.presence()), Some(Presence::Deleted).filter(|_| before.record("unit", &unit("a")).is_some() && before.record("unit", &unit("b")).is_some()).or(before.record("unit", &unit("b")).map(|record| record.presence())));
    }

    /// Pairs told different never come back, whoever says so and whatever is joined or imported since.
    #[test]
    fn told_different_stays_told(rows in vec(row(), 4..6), more in vec(row(), 1..3)) {
        let mut all = ledger(&rows, &[0, 1, 2, 3]);
        for pair in find(&all).pairs {
            let told = distinct::tell(&all, &pair.goes, &pair.stays);
            apply(&mut all, "distinct", told);
        }
        prop_assert_eq!(found(&all), Vec::<String>::new());
        for (called, row) in NAMES[4..].iter().zip(&more) {
            apply(&mut all, "edit", changes(&line(called, row)));
        }
        let new = [unit("e"), unit("f")];
        for pair in find(&all).pairs {
            prop_assert!(new.contains(&pair.stays) || new.contains(&pair.goes));
        }
    }
}
