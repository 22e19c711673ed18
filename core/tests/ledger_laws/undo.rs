//! Taking an action back restores what was there and touches nobody else's work.

use daicho_core::{
    ident::{id::EntityId, timestamp::Timestamp},
    ledger::{
        changes::{Change, ChangeSet},
        commit::{SealedCommit, Source},
        edit::Authorship,
        log::CommitIndex,
        state::Ledger,
        table::{DELETED, DELETED_TRUE, Presence},
        value::{Value, ValueRef},
    },
};
use proptest::{collection::vec, prelude::*};

use crate::{
    thousand,
    view::{View, view_of},
    world::{Cell, World, cell, changes_of, ledger_of, replica_id, world},
};

fn commit_of(ledger: &Ledger, who: usize, changes: ChangeSet) -> SealedCommit {
    let authorship = Authorship {
        replica: replica_id(who),
        author: "検査".to_owned(),
        at: Timestamp::default(),
    };
    ledger.next_commit(authorship, Source::action("edit"), "", changes)
}

/// Applies changes as a commit of its own; returns its place and what takes it back.
fn act(ledger: &mut Ledger, who: usize, changes: ChangeSet) -> (CommitIndex, ChangeSet) {
    let inverse = ledger.inverse(&changes);
    let sealed = commit_of(ledger, who, changes);
    ledger.apply(&sealed).unwrap();
    let at = ledger.find_commit(sealed.commit().dot).unwrap();
    (at, inverse)
}

/// A ledger that holds all of a history, none of it waiting.
fn base_of(world: &World) -> Ledger {
    ledger_of(world.all(0))
}

fn shown(view: &View, change: &Change<'_>) -> Value {
    let place = (change.kind.to_owned(), change.id, change.field.to_owned());
    view.fields
        .get(&place)
        .map_or(Value::Cleared, |field| field.shown.clone())
}

proptest! {
    #![proptest_config(thousand())]

    #[test]
    fn undone_at_once_everything_is_as_before(world in world(), cells in vec(cell(), 1..6)) {
        let mut ledger = base_of(&world);
        let before = view_of(&ledger);
        let changes = changes_of(&cells);
        let (at, inverse) = act(&mut ledger, 6, changes.clone());
        let due = ledger.still_due(&inverse, at);
        prop_assert_eq!(&due, &inverse);
        act(&mut ledger, 6, due);
        let after = view_of(&ledger);
        for change in changes.iter() {
            let entity = (change.kind.to_owned(), change.id);
            match before.entities.get(&entity) {
                Some(_) => prop_assert_eq!(shown(&after, &change), shown(&before, &change)),
                None => prop_assert_eq!(after.entities[&entity], Presence::Deleted),
            }
        }
        prop_assert_eq!(untouched(&before, &changes), untouched(&after, &changes));
    }

    /// Undoing the undoing does it again.
    #[test]
    fn undo_can_be_undone(world in world(), cells in vec(cell(), 1..6)) {
        let mut ledger = base_of(&world);
        let changes = changes_of(&cells);
        let (at, inverse) = act(&mut ledger, 6, changes.clone());
        let done = view_of(&ledger);
        let due = ledger.still_due(&inverse, at);
        let (undo, redo) = act(&mut ledger, 6, due);
        let due = ledger.still_due(&redo, undo);
        prop_assert_eq!(&due, &redo);
        act(&mut ledger, 6, due);
        let again = view_of(&ledger);
        for change in changes.iter() {
            prop_assert_eq!(shown(&again, &change), shown(&done, &change));
        }
    }

    /// What others set meanwhile, having seen the action or not, stays; and what they worked on is not deleted.
    #[test]
    fn undo_leaves_the_work_of_others(
        world in world(),
        ours in vec(cell(), 1..6),
        theirs in vec(cell(), 1..4),
        knowing: bool,
    ) {
        let mut ledger = base_of(&world);
        let unknowing = ledger.clone();
        let (at, inverse) = act(&mut ledger, 6, changes_of(&ours));
        let seen = if knowing { &ledger } else { &unknowing };
        let other = commit_of(seen, 7, changes_of(&theirs));
        ledger.apply(&other).unwrap();
        let before = view_of(&ledger);
        let due = ledger.still_due(&inverse, at);
        for change in changes_of(&theirs).iter() {
            let spares = |undo: Change<'_>| {
                let deletes = undo.field == DELETED && undo.value == ValueRef::Text(DELETED_TRUE);
                (undo.kind, undo.id) != (change.kind, change.id)
                    || undo.field != change.field && !deletes
            };
            prop_assert!(due.iter().all(spares));
        }
        act(&mut ledger, 6, due.clone());
        let after = view_of(&ledger);
        for change in changes_of(&theirs).iter() {
            let place = (change.kind.to_owned(), change.id, change.field.to_owned());
            prop_assert_eq!(&after.fields[&place], &before.fields[&place]);
        }
        prop_assert_eq!(untouched(&before, &due), untouched(&after, &due));
    }
}

/// The fields that `changes` do not set, nor `deleted` of their entities.
fn untouched(view: &View, changes: &ChangeSet) -> Vec<String> {
    let set = |(kind, id, field): &&(String, EntityId, String)| {
        changes.iter().any(|change| {
            (change.kind, change.id) == (kind.as_str(), *id)
                && (change.field == field || field == DELETED)
        })
    };
    let fields = view.fields.iter().filter(|(place, _)| !set(place));
    fields.map(|entry| format!("{entry:?}")).collect()
}

/// Deleting, bringing back and deleting again by undo, redo: until somebody works on the device.
#[test]
fn a_deletion_can_be_undone_and_redone() {
    let cells = |field: usize, text: &str| {
        changes_of(&[Cell {
            kind: 0,
            entity: 1,
            field,
            value: Value::Text(text.to_owned()),
        }])
    };
    let presence = |ledger: &Ledger| {
        let record = ledger
            .record("unit", &EntityId::from_random([1; 16]))
            .unwrap();
        record.presence()
    };
    let mut ledger = Ledger::new();
    act(&mut ledger, 0, cells(0, "A-1"));
    let (deletion, undelete) = act(&mut ledger, 0, cells(3, DELETED_TRUE));
    assert_eq!(presence(&ledger), Presence::Deleted);
    let (undo, delete_again) = {
        let due = ledger.still_due(&undelete, deletion);
        act(&mut ledger, 0, due)
    };
    assert_eq!(presence(&ledger), Presence::Present);
    let mut edited = ledger.clone();
    let due = ledger.still_due(&delete_again, undo);
    act(&mut ledger, 0, due);
    assert_eq!(presence(&ledger), Presence::Deleted);
    act(&mut edited, 1, cells(1, "still in use"));
    assert!(edited.still_due(&delete_again, undo).is_empty());
}
