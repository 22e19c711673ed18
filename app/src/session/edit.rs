//! What a page asks the session to do.
use std::borrow::Cow;
use std::rc::Rc;

use daicho_core::ledger::changes::ChangeSet;
use daicho_core::ledger::commit::{Dot, SealedCommit, Source};
use daicho_core::ledger::vector::VersionVector;
use yew::prelude::*;

/// Changes that one user action makes, and what follows once they are saved.
#[derive(Clone, Debug)]
pub struct Edit {
    /// What was done: `edit`, `delete`, `copy` …, with particulars.
    pub source: Source,
    /// What the person says about it.
    pub note: String,
    /// The changes. If they are none, nothing is written, and `on_saved` is called at once.
    pub changes: ChangeSet,
    /// Who does it, if not the person in the settings.
    pub by: Option<AttrValue>,
    /// Whether it can be undone.
    pub undoable: bool,
    /// Said once it is saved, with a button to undo it.
    pub message: AttrValue,
    /// Called once it is saved.
    pub on_saved: Callback<()>,
}

impl Edit {
    /// Makes an edit that says nothing when it is saved.
    pub fn new(action: &str, changes: ChangeSet) -> Self {
        Self {
            source: Source::action(action),
            note: String::new(),
            changes,
            by: None,
            undoable: true,
            message: AttrValue::default(),
            on_saved: Callback::noop(),
        }
    }

    /// Adds a particular to the source, such as `file` → `devices.csv`.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.source = self.source.with(name, value);
        self
    }

    /// Says `message` once it is saved.
    #[must_use]
    pub fn said(mut self, message: AttrValue) -> Self {
        self.message = message;
        self
    }

    /// Makes it the start of a ledger, which is not undone but erased.
    #[must_use]
    pub fn beginning(mut self) -> Self {
        self.undoable = false;
        self
    }

    /// Names another author than the person in the settings, who is then not asked for.
    #[must_use]
    pub fn by(mut self, author: &str) -> Self {
        self.by = Some(author.to_owned().into());
        self
    }

    /// Calls `on_saved` once it is saved: closes the form, goes on to the next page.
    #[must_use]
    pub fn on_saved(mut self, on_saved: Callback<()>) -> Self {
        self.on_saved = on_saved;
        self
    }
}

/// A commit of this tab that can be undone, or an undoing that can be redone.
#[derive(Clone, Debug)]
pub struct Step {
    /// What it did.
    pub undone: Undone,
    /// What brings back what it replaced.
    pub inverse: Inverse,
}

/// What a step did, and undoing takes back.
#[derive(Clone, Debug)]
pub enum Undone {
    /// This commit.
    Commit(Dot),
    /// A merge, after which the ledger had so much.
    Merge(VersionVector),
}

/// What takes a commit back.
#[derive(Clone, Debug)]
pub enum Inverse {
    /// These changes.
    Changes(ChangeSet),
    /// Those of a commit that was never stored, as bytes: an import's are many, and seldom asked for.
    Sealed(Rc<[u8]>),
}

impl Inverse {
    /// Returns the changes; none if the bytes are no commit.
    pub fn changes(&self) -> Cow<'_, ChangeSet> {
        match self {
            Self::Changes(changes) => Cow::Borrowed(changes),
            Self::Sealed(bytes) => {
                let sealed = SealedCommit::open(bytes.to_vec());
                let changes = sealed.map(|sealed| sealed.into_parts().0.changes);
                Cow::Owned(changes.unwrap_or_default())
            }
        }
    }
}

/// The commits of this tab that undo and redo walk along.
#[derive(Clone, Debug, Default)]
pub(super) struct Steps {
    pub(super) done: Vec<Step>,
    pub(super) undone: Vec<Step>,
}

/// Which way a write goes along the [`Steps`].
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Direction {
    /// Something new: what was undone before cannot be redone any more.
    Forward,
    /// Takes back the newest step.
    Undo,
    /// Does again what was taken back last.
    Redo,
}

/// How many steps can be undone. The inverse of a large import is as large as the import.
const KEPT: usize = 50;

impl Steps {
    /// Returns the step that `direction` starts from.
    pub(super) fn peek(&self, direction: Direction) -> Option<&Step> {
        match direction {
            Direction::Forward => None,
            Direction::Undo => self.done.last(),
            Direction::Redo => self.undone.last(),
        }
    }

    /// Notes that a write in `direction` was stored as `step`; `None` if nothing was left to write.
    pub(super) fn moved(&mut self, direction: Direction, step: Option<Step>) {
        match direction {
            Direction::Forward => {
                self.undone.clear();
                self.done.extend(step);
                let surplus = self.done.len().saturating_sub(KEPT);
                self.done.drain(..surplus);
            }
            Direction::Undo => {
                self.done.pop();
                self.undone.extend(step);
            }
            Direction::Redo => {
                self.undone.pop();
                self.done.extend(step);
            }
        }
    }

    /// Returns how many steps can be undone and redone.
    pub(super) fn depth(&self) -> (usize, usize) {
        (self.done.len(), self.undone.len())
    }

    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }
}
