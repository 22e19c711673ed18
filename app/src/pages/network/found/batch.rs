//! Files that a person gave, and what the worker said of each.

use std::rc::Rc;

use daicho_core::discover::problem::ScanError;
use web_sys::File;
use yew::Reducible;

use crate::browser::clock;
use crate::worker::protocol::found::Looked;
use crate::worker::protocol::{Phase, Trouble};

/// What became of looking at a file.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Outcome {
    /// It is a scan.
    Looked(Rc<Looked>),
    /// It is something else.
    Refused(ScanError),
    /// It could not be read.
    Failed(Trouble),
}

/// A file and what became of it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Given {
    pub(super) file: File,
    pub(super) outcome: Outcome,
}

/// The files of one import.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Batch {
    /// The name of the file that is being read, and how far that is.
    pub(super) reading: Option<(String, Option<Phase>)>,
    /// Those that were read.
    pub(super) given: Vec<Given>,
}

/// What happens to them.
pub(super) enum Turn {
    /// A file is being read.
    Reading(String, Option<Phase>),
    /// Nothing is being read any more.
    Rest,
    /// A file was read.
    Told(Given),
    /// A file is taken off the list.
    Drop(usize),
    /// All are.
    Clear,
}

impl Reducible for Batch {
    type Action = Turn;

    fn reduce(self: Rc<Self>, turn: Turn) -> Rc<Self> {
        let mut next = (*self).clone();
        match turn {
            Turn::Reading(name, phase) => next.reading = Some((name, phase)),
            Turn::Rest => next.reading = None,
            Turn::Told(given) => {
                let is_there = next.looked().any(|(_, known)| match &given.outcome {
                    Outcome::Looked(looked) => looked.sha256 == known.sha256,
                    Outcome::Refused(_) | Outcome::Failed(_) => false,
                });
                if !is_there {
                    next.given.push(given);
                }
            }
            Turn::Drop(at) => {
                if at < next.given.len() {
                    next.given.remove(at);
                }
            }
            Turn::Clear => next = Self::default(),
        }
        next.into()
    }
}

impl Batch {
    /// The files that are scans, with their numbers.
    pub(super) fn looked(&self) -> impl Iterator<Item = (usize, &Rc<Looked>)> {
        let all = self.given.iter().enumerate();
        all.filter_map(|(at, given)| match &given.outcome {
            Outcome::Looked(looked) => Some((at, looked)),
            Outcome::Refused(_) | Outcome::Failed(_) => None,
        })
    }

    /// Returns the day that a file is probably of: its own, else that of another one, else today.
    pub(super) fn day_of(&self, looked: &Looked) -> String {
        let own = |looked: &Looked| {
            let day = clock::local(looked.taken_at?);
            day.get(..10).map(str::to_owned)
        };
        let others = || self.looked().filter_map(|(_, looked)| own(looked)).max();
        own(looked).or_else(others).unwrap_or_else(clock::today)
    }
}
