//! Where the person is in the list, and what was decided since the worker told of it.

use std::collections::BTreeSet;
use std::rc::Rc;

use yew::Reducible;

use super::deciding::Act;

/// Where the person is.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Desk {
    /// The key of the line that is looked at.
    pub(super) chosen: Option<String>,
    /// Keys of lines that were decided since they came.
    pub(super) done: BTreeSet<String>,
    /// What was decided last: of what, and how.
    pub(super) last: Option<(String, Act)>,
}

/// What happens to it.
pub(super) enum Step {
    /// A line is looked at.
    Choose(String),
    /// A line was decided, and another is next.
    Done {
        /// Its key.
        key: String,
        /// The key of the next.
        next: Option<String>,
        /// What it is called, and what was decided.
        last: (String, Act),
    },
    /// The last decision was taken back.
    Undone,
    /// The worker told of all lines again.
    Fresh,
}

impl Reducible for Desk {
    type Action = Step;

    fn reduce(self: Rc<Self>, step: Step) -> Rc<Self> {
        let mut next = (*self).clone();
        match step {
            Step::Choose(key) => next.chosen = Some(key),
            Step::Done {
                key,
                next: to,
                last,
            } => {
                next.chosen = to.or(next.chosen);
                next.done.insert(key);
                next.last = Some(last);
            }
            Step::Undone => next.last = None,
            Step::Fresh => next.done.clear(),
        }
        next.into()
    }
}
