//! Where the person is in the list, and what was decided since the worker told of it.

use std::collections::BTreeSet;
use std::rc::Rc;

use yew::Reducible;

/// Where the person is.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Desk {
    /// The key of the line that is looked at.
    pub(super) chosen: Option<String>,
    /// Keys of lines that were decided since they came.
    pub(super) done: BTreeSet<String>,
}

/// What happens to it.
pub(super) enum Step {
    /// A line is looked at.
    Choose(String),
    /// A line was decided, and another is next.
    Done(String, Option<String>),
    /// The worker told of all lines again.
    Fresh,
}

impl Reducible for Desk {
    type Action = Step;

    fn reduce(self: Rc<Self>, step: Step) -> Rc<Self> {
        let mut next = (*self).clone();
        match step {
            Step::Choose(key) => next.chosen = Some(key),
            Step::Done(key, to) => {
                next.chosen = to.or(next.chosen);
                next.done.insert(key);
            }
            Step::Fresh => next.done.clear(),
        }
        next.into()
    }
}
