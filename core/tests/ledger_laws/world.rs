//! Replicas that edit, delete, decide, undo and exchange some of their commits in any order.

use std::fmt;

use daicho_core::{
    ident::{
        id::{EntityId, ReplicaId},
        timestamp::Timestamp,
    },
    ledger::{
        changes::ChangeSet,
        commit::{Commit, SealedCommit, Source},
        edit::Authorship,
        state::Ledger,
        table::{DELETED, DELETED_TRUE},
        value::{Unknown, Value},
    },
};
use proptest::{collection::vec, prelude::*};

pub(crate) const KINDS: [&str; 3] = ["unit", "model", "新しい種類"];
pub(crate) const FIELDS: [&str; 4] = ["serial_number", "note", "extra:備考 \"x\"", DELETED];

const TEXTS: [&str; 6] = [
    "",
    "A-1",
    "true",
    "人工呼吸器",
    "[\"x\",",
    "改\n行\u{0}\"\\",
];

/// Cells of newer versions, one of which looks like a row.
const FOREIGN: [&str; 5] = [
    "[1,2]",
    "true",
    "-7",
    "{\"unknown\":\"a_new_state\"}",
    "[\"01010101-0101-4101-8101-010101010101\",\"x\"]",
];

/// What happens next. Numbers are taken modulo what there is.
#[derive(Clone, Debug)]
pub(crate) enum Step {
    Edit {
        who: usize,
        clock: u8,
        cells: Vec<Cell>,
    },
    /// An edit of a faulty program that forgets to say what it has seen of one replica.
    Forgetful {
        who: usize,
        forgets: usize,
        cells: Vec<Cell>,
    },
    Delete {
        who: usize,
        clock: u8,
        kind: usize,
        entity: usize,
    },
    /// Settles every conflict that `who` sees, with the value of the head number `head`.
    Decide { who: usize, clock: u8, head: usize },
    /// Takes one of its own commits back.
    Undo { who: usize, clock: u8, which: usize },
    /// Hands over those commits of `from` that `mask` chooses, in an order that `order` chooses.
    Sync {
        from: usize,
        to: usize,
        mask: u64,
        order: u64,
    },
}

#[derive(Clone, Debug)]
pub(crate) struct Cell {
    pub(crate) kind: usize,
    pub(crate) entity: usize,
    pub(crate) field: usize,
    pub(crate) value: Value,
}

/// A replica with the commits that reached it.
pub(crate) struct Replica {
    pub(crate) id: ReplicaId,
    pub(crate) ledger: Ledger,
    /// Places in [`World::commits`], in the order of arrival.
    pub(crate) has: Vec<usize>,
}

/// Everything that was ever written, and who has it.
pub(crate) struct World {
    pub(crate) replicas: Vec<Replica>,
    pub(crate) commits: Vec<SealedCommit>,
    inverses: Vec<ChangeSet>,
}

/// A value of any sort; texts come from a small pool, so that equal ones meet.
pub(crate) fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        4 => proptest::sample::select(&TEXTS).prop_map(|text| Value::Text(text.to_owned())),
        2 => proptest::sample::select(&Unknown::ALL).prop_map(Value::Unknown),
        1 => Just(Value::Cleared),
        1 => proptest::sample::select(&FOREIGN).prop_map(|json| Value::Foreign(json.to_owned())),
    ]
}

pub(crate) fn cell() -> impl Strategy<Value = Cell> {
    (0..KINDS.len(), 0..3_usize, 0..FIELDS.len(), value()).prop_map(
        |(kind, entity, field, value)| Cell {
            kind,
            entity,
            field,
            value,
        },
    )
}

pub(crate) fn step() -> impl Strategy<Value = Step> {
    let (who, clock) = (0..5_usize, 0..4_u8);
    let cells = || vec(cell(), 1..5);
    prop_oneof![
        6 => (who.clone(), clock.clone(), cells())
            .prop_map(|(who, clock, cells)| Step::Edit { who, clock, cells }),
        1 => (who.clone(), 0..5_usize, cells())
            .prop_map(|(who, forgets, cells)| Step::Forgetful { who, forgets, cells }),
        1 => (who.clone(), clock.clone(), 0..KINDS.len(), 0..3_usize)
            .prop_map(|(who, clock, kind, entity)| Step::Delete { who, clock, kind, entity }),
        1 => (who.clone(), clock.clone(), 0..4_usize)
            .prop_map(|(who, clock, head)| Step::Decide { who, clock, head }),
        1 => (who.clone(), clock, any::<usize>())
            .prop_map(|(who, clock, which)| Step::Undo { who, clock, which }),
        4 => (who.clone(), who, any::<u64>(), any::<u64>(), any::<bool>()).prop_map(
            |(from, to, mask, order, all)| Step::Sync {
                from,
                to,
                mask: if all { u64::MAX } else { mask },
                order,
            }
        ),
    ]
}

/// Histories of two to five replicas.
pub(crate) fn world() -> impl Strategy<Value = World> {
    (2..6_usize, vec(step(), 1..30)).prop_map(|(replicas, steps)| World::of(replicas, &steps))
}

pub(crate) fn replica_id(nth: usize) -> ReplicaId {
    ReplicaId::from_random([nth as u8 + 0xa0; 16])
}

pub(crate) fn entity_id(nth: usize) -> EntityId {
    EntityId::from_random([nth as u8; 16])
}

pub(crate) fn changes_of(cells: &[Cell]) -> ChangeSet {
    let mut changes = ChangeSet::new();
    for cell in cells {
        changes.set(
            KINDS[cell.kind],
            entity_id(cell.entity),
            FIELDS[cell.field],
            cell.value.as_ref(),
        );
    }
    changes
}

/// Puts `0..count` into an order that `seed` chooses.
pub(crate) fn shuffled(count: usize, seed: u64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    let mut state = seed | 1;
    for at in (1..count).rev() {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        order.swap(at, (state >> 33) as usize % (at + 1));
    }
    order
}

/// Applies commits in the given order; none of them may be refused.
pub(crate) fn ledger_of<'a>(commits: impl IntoIterator<Item = &'a SealedCommit>) -> Ledger {
    let mut ledger = Ledger::new();
    for commit in commits {
        ledger.apply(commit).unwrap();
    }
    ledger
}

/// A history that breaks a law is printed as its commits, one a line.
impl fmt::Debug for World {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for commit in &self.commits {
            writeln!(f, "{}", String::from_utf8_lossy(commit.bytes()))?;
        }
        Ok(())
    }
}

impl World {
    pub(crate) fn of(replicas: usize, steps: &[Step]) -> Self {
        let replica = |nth| Replica {
            id: replica_id(nth),
            ledger: Ledger::new(),
            has: Vec::new(),
        };
        let mut world = Self {
            replicas: (0..replicas).map(replica).collect(),
            commits: Vec::new(),
            inverses: Vec::new(),
        };
        for step in steps {
            world.take(step);
        }
        world
    }

    /// The commits that `mask` chooses, in the order that `order` chooses.
    pub(crate) fn some(&self, mask: u64, order: u64) -> Vec<&SealedCommit> {
        shuffled(self.commits.len(), order)
            .into_iter()
            .filter(|at| mask >> (at % 64) & 1 == 1)
            .map(|at| &self.commits[at])
            .collect()
    }

    /// All commits in the order that `order` chooses.
    pub(crate) fn all(&self, order: u64) -> Vec<&SealedCommit> {
        self.some(u64::MAX, order)
    }

    fn take(&mut self, step: &Step) {
        let count = self.replicas.len();
        match step {
            Step::Edit { who, clock, cells } => {
                self.commit(who % count, *clock, changes_of(cells));
            }
            Step::Forgetful {
                who,
                forgets,
                cells,
            } => self.commit_forgetfully(who % count, *forgets, changes_of(cells)),
            Step::Delete {
                who,
                clock,
                kind,
                entity,
            } => {
                let mut changes = ChangeSet::new();
                changes.set_text(KINDS[*kind], entity_id(*entity), DELETED, DELETED_TRUE);
                self.commit(who % count, *clock, changes);
            }
            Step::Decide { who, clock, head } => {
                let changes = decision(&self.replicas[who % count].ledger, *head);
                self.commit(who % count, *clock, changes);
            }
            Step::Undo { who, clock, which } => self.undo(who % count, *clock, *which),
            Step::Sync {
                from,
                to,
                mask,
                order,
            } => self.sync(from % count, to % count, *mask, *order),
        }
    }

    fn commit(&mut self, who: usize, clock: u8, changes: ChangeSet) {
        if changes.is_empty() {
            return;
        }
        let replica = &self.replicas[who];
        let authorship = Authorship {
            replica: replica.id,
            author: format!("技士{who}"),
            at: Timestamp::from_milliseconds(clock.into()),
        };
        let inverse = replica.ledger.inverse(&changes);
        let sealed = replica
            .ledger
            .next_commit(authorship, Source::action("edit"), "", changes);
        self.add(who, sealed, inverse);
    }

    fn commit_forgetfully(&mut self, who: usize, forgets: usize, changes: ChangeSet) {
        let replica = &self.replicas[who];
        let authorship = Authorship {
            replica: replica.id,
            author: String::new(),
            at: Timestamp::default(),
        };
        let inverse = replica.ledger.inverse(&changes);
        let mut commit: Commit = replica
            .ledger
            .next_commit(authorship, Source::default(), "", changes)
            .into_parts()
            .0;
        commit.seen.set(replica_id(forgets), 0);
        self.add(who, SealedCommit::seal(commit), inverse);
    }

    fn undo(&mut self, who: usize, clock: u8, which: usize) {
        let replica = &self.replicas[who];
        let own = |at: &&usize| self.commits[**at].commit().dot.replica == replica.id;
        let own: Vec<usize> = replica.has.iter().filter(own).copied().collect();
        if own.is_empty() {
            return;
        }
        let undone = own[which % own.len()];
        let dot = self.commits[undone].commit().dot;
        let index = replica.ledger.find_commit(dot).unwrap();
        let due = replica.ledger.still_due(&self.inverses[undone], index);
        self.commit(who, clock, due);
    }

    fn add(&mut self, who: usize, sealed: SealedCommit, inverse: ChangeSet) {
        self.replicas[who].ledger.apply(&sealed).unwrap();
        self.replicas[who].has.push(self.commits.len());
        self.commits.push(sealed);
        self.inverses.push(inverse);
    }

    fn sync(&mut self, from: usize, to: usize, mask: u64, order: u64) {
        let offered = &self.replicas[from].has;
        let new: Vec<usize> = shuffled(offered.len(), order)
            .into_iter()
            .map(|nth| offered[nth])
            .filter(|at| mask >> (at % 64) & 1 == 1 && !self.replicas[to].has.contains(at))
            .collect();
        let receiver = &mut self.replicas[to];
        for at in new {
            receiver.ledger.apply(&self.commits[at]).unwrap();
            receiver.has.push(at);
        }
    }
}

/// Settles every conflict of a ledger with the value of one of its heads.
pub(crate) fn decision(ledger: &Ledger, head: usize) -> ChangeSet {
    let mut changes = ChangeSet::new();
    for (record, field) in ledger.conflicts() {
        let heads = record.heads(field);
        changes.set(
            record.kind(),
            record.id(),
            field,
            heads[head % heads.len()].1,
        );
    }
    changes
}
