//! What a merge tells before it happens is what happens, and taking it back restores what was there.

use std::collections::{BTreeMap, BTreeSet};

use daicho_core::{
    ident::{id::EntityId, timestamp::Timestamp},
    ledger::{
        changes::ChangeSet,
        commit::Source,
        decide::{Opinion, Rule},
        edit::Authorship,
        merge::{Dispute, Fate},
        state::Ledger,
        table::{DELETED, Presence},
        value::Value,
    },
};
use proptest::{collection::vec, prelude::*};

use crate::{
    thousand,
    view::{View, view_of},
    world::{cell, changes_of, ledger_of, replica_id, world},
};

type Told = BTreeMap<(String, EntityId), (Fate, BTreeSet<String>)>;

/// The differences as the two views have them.
fn differences_of(before: &View, after: &View) -> Told {
    let there = |view: &View, entity| {
        let presence = view.entities.get(entity);
        presence.map(|presence| *presence != Presence::Deleted)
    };
    let mut told = Told::new();
    for entity in after.entities.keys() {
        let fields: BTreeSet<String> = after
            .fields
            .iter()
            .filter(|((kind, id, field), now)| {
                let was = before.fields.get(&(kind.clone(), *id, field.clone()));
                let shown = was.is_none_or(|was| was.shown != now.shown);
                let disputed = now.is_conflict && !was.is_some_and(|was| was.is_conflict);
                (kind, id) == (&entity.0, &entity.1) && field != DELETED && (shown || disputed)
            })
            .map(|((_, _, field), _)| field.clone())
            .collect();
        let fate = match (there(before, entity), there(after, entity)) {
            (None, Some(true)) => Fate::Added,
            (Some(true), Some(false)) => Fate::Deleted,
            (Some(false), Some(true)) => Fate::Restored,
            (Some(true), Some(true)) if !fields.is_empty() => Fate::Changed,
            _ => continue,
        };
        told.insert(entity.clone(), (fate, fields));
    }
    told
}

fn disputes_of(view: &View) -> BTreeSet<Dispute> {
    let presence = |kind: &String, id: &EntityId| view.entities[&(kind.clone(), *id)];
    let fields = view.fields.iter().filter(|((kind, id, field), now)| {
        let of = presence(kind, id);
        if field == DELETED {
            of == Presence::Disputed || now.is_conflict
        } else {
            of != Presence::Deleted && now.is_conflict
        }
    });
    let dispute = |((kind, id, field), _): (&(String, EntityId, String), _)| Dispute {
        kind: kind.clone(),
        id: *id,
        field: field.clone(),
    };
    fields.map(dispute).collect()
}

fn act(ledger: &mut Ledger, who: usize, changes: ChangeSet) {
    let authorship = Authorship {
        replica: replica_id(who),
        author: "検査".to_owned(),
        at: Timestamp::default(),
    };
    let sealed = ledger.next_commit(authorship, Source::action("edit"), "", changes);
    ledger.apply(&sealed).unwrap();
}

proptest! {
    #![proptest_config(thousand())]

    /// Every commit is accounted for, and the result is that of applying them.
    #[test]
    fn a_merge_accounts_for_every_commit(world in world(), held: u64, order: u64, other: u64) {
        let before = ledger_of(world.some(held, order));
        let offered = world.some(other, order);
        let merged = before.merged(offered.iter().copied());
        let waited: BTreeSet<_> = before.pending().map(|(dot, _)| dot).collect();
        let dots: BTreeSet<_> = offered.iter().map(|commit| commit.commit().dot).collect();
        for dot in dots {
            let is_there = merged.ledger.find_commit(dot).is_some();
            prop_assert!(is_there || merged.waiting.contains(&dot) || waited.contains(&dot));
        }
        prop_assert!(merged.refused.is_empty());
        prop_assert_eq!(merged.ledger.commits_len(), before.commits_len() + merged.taken.len());
        let both = world.some(held | other, order);
        prop_assert_eq!(view_of(&merged.ledger), view_of(&ledger_of(both)));
    }

    #[test]
    fn differences_are_those_of_what_is_shown(world in world(), held: u64, order: u64) {
        let before = ledger_of(world.some(held, order));
        let after = before.merged(world.all(order)).ledger;
        let mut told = Told::new();
        for (kind, differences) in after.differences(&before) {
            for difference in differences {
                let fields = difference.fields.into_iter().collect();
                told.insert((kind.clone(), difference.id), (difference.fate, fields));
            }
        }
        prop_assert_eq!(told, differences_of(&view_of(&before), &view_of(&after)));
    }

    #[test]
    fn disputes_are_listed_once(world in world()) {
        let ledger = ledger_of(world.all(0));
        let listed = ledger.disputes();
        let distinct: BTreeSet<Dispute> = listed.iter().cloned().collect();
        prop_assert_eq!(listed.len(), distinct.len());
        prop_assert_eq!(distinct, disputes_of(&view_of(&ledger)));
    }

    /// What was shown is shown again, but for what was in conflict before; what came is deleted.
    #[test]
    fn a_merge_can_be_taken_back(world in world(), held: u64, order: u64) {
        let before = ledger_of(world.some(held, order));
        let mut ledger = before.merged(world.all(order)).ledger;
        let after = ledger.vector();
        let back = ledger.taking_back(&before, &after);
        act(&mut ledger, 6, back);
        let (was, is) = (view_of(&before), view_of(&ledger));
        for ((kind, id, field), now) in &is.fields {
            let entity = (kind.clone(), *id);
            let former = was.fields.get(&(kind.clone(), *id, field.clone()));
            match former {
                Some(former) if former.is_conflict => {}
                Some(former) => prop_assert_eq!(&now.shown, &former.shown),
                None if was.entities.contains_key(&entity) => {
                    prop_assert_eq!(&now.shown, &Value::Cleared);
                }
                None => prop_assert_eq!(is.entities[&entity], Presence::Deleted),
            }
        }
    }

    /// What anybody set after the merge stays as it is.
    #[test]
    fn taking_a_merge_back_leaves_later_work(
        world in world(),
        held: u64,
        order: u64,
        later in vec(cell(), 1..5),
    ) {
        let before = ledger_of(world.some(held, order));
        let mut ledger = before.merged(world.all(order)).ledger;
        let after = ledger.vector();
        let later = changes_of(&later);
        act(&mut ledger, 6, later.clone());
        let edited = view_of(&ledger);
        let back = ledger.taking_back(&before, &after);
        act(&mut ledger, 7, back);
        let now = view_of(&ledger);
        for change in later.iter() {
            let place = (change.kind.to_owned(), change.id, change.field.to_owned());
            prop_assert_eq!(&edited.fields[&place], &now.fields[&place]);
        }
    }
}

proptest! {
    #![proptest_config(thousand())]

    /// A rule settles exactly the disputes about which it says something, with a value that somebody gave.
    #[test]
    fn rules_settle_what_they_speak_of(world in world(), who in 0..5_usize, nth in 0..3_usize) {
        let rule = [Rule::Mine, Rule::Theirs, Rule::Newest][nth];
        let mut ledger = ledger_of(world.all(0));
        let mine = replica_id(who);
        let disputes = ledger.disputes();
        let mut open = BTreeSet::new();
        for dispute in &disputes {
            let opinions = ledger.opinions(dispute);
            prop_assert!(opinions.len() >= 2, "{:?}: {:?}", dispute, opinions);
            match ledger.decided(dispute, rule, &mine) {
                Some(value) => {
                    let given = |opinion: &Opinion<'_>| opinion.value == value.as_ref();
                    prop_assert!(opinions.iter().any(given));
                }
                None => {
                    prop_assert_ne!(rule, Rule::Newest);
                    open.insert(dispute.clone());
                }
            }
        }
        let decisions = ledger.decisions(&disputes, rule, &mine);
        prop_assert_eq!(decisions.len(), disputes.len() - open.len());
        act(&mut ledger, 6, decisions);
        // A deletion that is decided closes what else was open about that entity.
        let left: BTreeSet<Dispute> = ledger.disputes().into_iter().collect();
        prop_assert!(left.is_subset(&open), "{:?} beside {:?}", left, open);
    }
}
