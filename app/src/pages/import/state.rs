//! Where an import stands, and its only reducer.

use std::rc::Rc;

use daicho_core::tabular::{
    Options,
    import::mapping::{Mapping, Target},
};
use yew::prelude::*;

use crate::worker::protocol::import::{Applied, Planned, Preview};
use crate::worker::protocol::{Phase, Trouble};

/// What the worker is doing.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Work {
    /// Reading the file.
    Opening,
    /// Finding out what becomes of the rows.
    Planning,
    /// Writing.
    Applying,
}

/// An import, as far as it has come.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Import {
    /// What is going on, and how far it is.
    pub(super) busy: Option<(Work, Option<Phase>)>,
    /// Name of the file, also of one that could not be read.
    pub(super) name: AttrValue,
    /// What was understood of it.
    pub(super) preview: Option<Rc<Preview>>,
    /// What the person chose instead of what its content shows.
    pub(super) options: Options,
    /// The header that the person pointed at, a row of the grid.
    pub(super) header_row: Option<usize>,
    /// Which column is which field.
    pub(super) mapping: Rc<Mapping>,
    /// What becomes of the rows; `None` until asked, and again after a change of the mapping.
    pub(super) planned: Option<Rc<Planned>>,
    /// Counts the plans, so that lists of rows know theirs.
    pub(super) version: u32,
    /// Only rows of this outcome are listed.
    pub(super) filter: Option<AttrValue>,
    /// What did not work.
    pub(super) trouble: Option<Trouble>,
    /// What the worker was doing when it broke down; the file went with it.
    pub(super) broke_down: Option<Work>,
    /// The worker did not answer, but the store has the whole import.
    pub(super) survived: bool,
    /// The plan was made anew because the ledger had changed.
    pub(super) replanned: bool,
    /// The last decision about many rows could be carried out for none of them.
    pub(super) idle: bool,
    /// What was written.
    pub(super) done: Option<Applied>,
    /// The pages show what was written.
    pub(super) shown: bool,
}

/// What happened.
pub(super) enum Event {
    /// A file was chosen.
    Chose(AttrValue),
    /// The person chose how to read it.
    Options(Options, Option<usize>),
    /// The worker began.
    Began(Work),
    /// It is so far.
    Progress(Phase),
    /// The file was read.
    Opened(Box<Preview>),
    /// The person changed the mapping.
    Mapped(Mapping),
    /// The person changed where one column goes.
    Target(usize, Target),
    /// The rows were looked at.
    Planned(Planned),
    /// The ledger had changed, and the rows were looked at once more.
    Replanned(Planned),
    /// A decision changed nothing.
    Idle,
    /// The person wants to see rows of one outcome, or all.
    Filter(Option<AttrValue>),
    /// It did not work.
    Failed(Trouble),
    /// It is written.
    Done(Applied),
    /// The worker broke down or was stopped, but the import of this file is stored as a whole.
    Survived(AttrValue),
    /// The pages show it.
    Shown,
    /// From the beginning.
    Reset,
}

impl Reducible for Import {
    type Action = Event;

    fn reduce(self: Rc<Self>, event: Event) -> Rc<Self> {
        let mut next = (*self).clone();
        match event {
            Event::Chose(name) => {
                next = Self {
                    name,
                    version: next.version + 1,
                    ..Self::default()
                };
            }
            Event::Options(options, header_row) => {
                next.options = options;
                next.header_row = header_row;
            }
            Event::Began(work) => {
                next.busy = Some((work, None));
                next.trouble = None;
                next.broke_down = None;
                next.survived = false;
                next.replanned = false;
            }
            Event::Progress(phase) => {
                if let Some((_, progress)) = &mut next.busy {
                    *progress = Some(phase);
                }
            }
            Event::Opened(preview) => {
                next.busy = None;
                next.mapping = Rc::new(preview.mapping.clone());
                next.preview = Some(Rc::from(preview));
                next.planned = None;
            }
            Event::Mapped(mapping) => {
                next.mapping = Rc::new(mapping);
                next.planned = None;
            }
            Event::Target(column, target) => {
                let columns = &mut Rc::make_mut(&mut next.mapping).columns;
                if columns.len() <= column {
                    columns.resize(column + 1, Target::Extra);
                }
                columns[column] = target;
                next.planned = None;
            }
            Event::Planned(planned) => next.take_plan(planned),
            Event::Replanned(planned) => {
                next.take_plan(planned);
                next.replanned = true;
            }
            Event::Idle => next.idle = true,
            Event::Filter(filter) => next.filter = filter,
            Event::Failed(trouble) => {
                let work = next.busy.take().map(|(work, _)| work);
                let broken = matches!(trouble, Trouble::Broken(_));
                if broken || work == Some(Work::Opening) {
                    next.preview = None;
                    next.planned = None;
                }
                next.broke_down = broken.then(|| work.unwrap_or(Work::Planning));
                next.trouble = (trouble != Trouble::Cancelled).then_some(trouble);
            }
            Event::Done(applied) => {
                next.busy = None;
                next.done = Some(applied);
            }
            Event::Survived(name) => {
                next = Self {
                    name,
                    survived: true,
                    ..Self::default()
                };
            }
            Event::Shown => next.shown = true,
            Event::Reset => next = Self::default(),
        }
        Rc::new(next)
    }
}

impl Import {
    fn take_plan(&mut self, planned: Planned) {
        self.busy = None;
        self.idle = false;
        self.planned = Some(Rc::new(planned));
        self.version += 1;
    }
}
