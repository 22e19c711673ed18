//! A commit before it is stored.
use daicho_core::ident::id::ReplicaId;
use daicho_core::ident::timestamp::Timestamp;
use daicho_core::ledger::commit::SealedCommit;
use daicho_core::ledger::edit::Authorship;
use daicho_core::ledger::state::Ledger;

use super::{Book, Written};
use crate::session::edit::{Direction, Edit, Inverse, Step, Undone};

/// A commit that is not stored yet.
pub(super) struct Draft {
    /// The ledger it comes on top of.
    pub(super) base: Ledger,
    /// The commit.
    pub(super) sealed: SealedCommit,
    /// What takes it back, if that is wanted.
    pub(super) step: Option<Step>,
    /// How much of what was asked for it holds.
    pub(super) written: Written,
}

impl Draft {
    /// Makes the commit of an edit on top of `base`; `None` if it would change nothing.
    pub(super) fn new(
        base: Ledger,
        direction: Direction,
        edit: &Edit,
        book: &Book,
        replica: ReplicaId,
        at: Timestamp,
    ) -> Option<Self> {
        let (changes, written) = match book.steps.peek(direction) {
            None => (edit.changes.clone(), Written::All),
            Some(step) => {
                let inverse = step.inverse.changes();
                let due = match &step.undone {
                    Undone::Commit(dot) => base.still_due(&inverse, base.find_commit(*dot)?),
                    Undone::Merge(after) => base.still_due_since(&inverse, after),
                };
                let whole = due.len() == inverse.len();
                (due, if whole { Written::All } else { Written::Part })
            }
        };
        if changes.is_empty() {
            return None;
        }
        let author = edit.by.clone().unwrap_or_else(|| book.prefs.author.clone());
        let who = Authorship {
            replica,
            author: author.to_string(),
            at,
        };
        let inverse = Inverse::Changes(base.inverse(&changes));
        let sealed = base.next_commit(who, edit.source.clone(), &edit.note, changes);
        let dot = sealed.commit().dot;
        Some(Self {
            base,
            sealed,
            step: edit.undoable.then_some(Step {
                undone: Undone::Commit(dot),
                inverse,
            }),
            written,
        })
    }
}
