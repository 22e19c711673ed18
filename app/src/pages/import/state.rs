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

/// One of the files of an import.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct ChosenFile {
    /// Its name, also of one that could not be read.
    pub(super) name: AttrValue,
    /// What was understood of it.
    pub(super) preview: Option<Rc<Preview>>,
    /// What the person chose instead of what its content shows.
    pub(super) options: Options,
    /// The header that the person pointed at, a row of the grid.
    pub(super) header_row: Option<usize>,
    /// Which column is which field.
    pub(super) mapping: Rc<Mapping>,
    /// Why it could not be read.
    pub(super) trouble: Option<Trouble>,
}

/// An import, as far as it has come.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Import {
    /// What is going on, and how far it is.
    pub(super) busy: Option<(Work, Option<Phase>)>,
    /// The files, in the order in which they count.
    pub(super) files: Vec<ChosenFile>,
    /// The number of the one that is on the screen.
    pub(super) current: usize,
    /// What becomes of the rows; `None` until asked, and again after a change of a mapping.
    pub(super) planned: Option<Rc<Planned>>,
    /// Counts the plans, so that lists of rows know theirs.
    pub(super) version: u32,
    /// Only rows of this outcome are listed.
    pub(super) filter: Option<AttrValue>,
    /// Only rows of this file are listed.
    pub(super) of_file: Option<usize>,
    /// What did not work.
    pub(super) trouble: Option<Trouble>,
    /// What the worker was doing when it broke down; the files went with it.
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
    /// Files were chosen.
    Chose(Vec<AttrValue>),
    /// Another of them is to be on the screen.
    Look(usize),
    /// The person chose how to read the one on the screen.
    Options(Options, Option<usize>),
    /// The worker began.
    Began(Work),
    /// It is so far.
    Progress(Phase),
    /// A file was read.
    Opened(usize, Box<Preview>),
    /// One of several files could not be read; the others go on.
    Bad(usize, Trouble),
    /// All files were looked at.
    AllOpened,
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
    /// The person wants to see rows of one file, or of all.
    OfFile(Option<usize>),
    /// It did not work.
    Failed(Trouble),
    /// It is written.
    Done(Applied),
    /// The worker broke down or was stopped, but the import of these files is stored as a whole.
    Survived,
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
            Event::Chose(names) => next = Self::of(names, next.version + 1),
            Event::Look(file) => next.current = file,
            Event::Options(options, header_row) => next.change(|file| {
                file.options.clone_from(&options);
                file.header_row = header_row;
            }),
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
            Event::Opened(file, preview) => next.opened(file, preview),
            Event::Bad(file, trouble) => next.bad(file, trouble),
            Event::AllOpened => next.all_opened(),
            Event::Mapped(mapping) => next.map(mapping),
            Event::Target(column, target) => {
                let mut mapping = (*next.file().mapping).clone();
                if mapping.columns.len() <= column {
                    mapping.columns.resize(column + 1, Target::Extra);
                }
                mapping.columns[column] = target;
                next.map(mapping);
            }
            Event::Planned(planned) => next.take_plan(planned),
            Event::Replanned(planned) => {
                next.take_plan(planned);
                next.replanned = true;
            }
            Event::Idle => next.idle = true,
            Event::Filter(filter) => next.filter = filter,
            Event::OfFile(file) => next.of_file = file,
            Event::Failed(trouble) => next.failed(trouble),
            Event::Done(applied) => {
                next.busy = None;
                next.done = Some(applied);
            }
            Event::Survived => {
                let names = next.files.iter().map(|file| file.name.clone());
                next = Self::of(names.collect(), next.version + 1);
                next.survived = true;
            }
            Event::Shown => next.shown = true,
            Event::Reset => next = Self::default(),
        }
        Rc::new(next)
    }
}

impl Import {
    fn of(names: Vec<AttrValue>, version: u32) -> Self {
        let file = |name| ChosenFile {
            name,
            ..ChosenFile::default()
        };
        Self {
            files: names.into_iter().map(file).collect(),
            version,
            ..Self::default()
        }
    }

    /// Returns the file on the screen.
    pub(super) fn file(&self) -> ChosenFile {
        self.files.get(self.current).cloned().unwrap_or_default()
    }

    /// Returns the names of the files.
    pub(super) fn names(&self) -> String {
        let names: Vec<&str> = self.files.iter().map(|file| file.name.as_str()).collect();
        names.join(", ")
    }

    fn change(&mut self, change: impl FnOnce(&mut ChosenFile)) {
        if let Some(file) = self.files.get_mut(self.current) {
            change(file);
        }
    }

    fn opened(&mut self, file: usize, preview: Box<Preview>) {
        self.planned = None;
        if let Some(file) = self.files.get_mut(file) {
            file.mapping = Rc::new(preview.mapping.clone());
            file.preview = Some(Rc::from(preview));
            file.trouble = None;
        }
    }

    fn bad(&mut self, file: usize, trouble: Trouble) {
        self.planned = None;
        if let Some(file) = self.files.get_mut(file) {
            file.preview = None;
            file.trouble = Some(trouble);
        }
    }

    /// A file alone that cannot be read is the trouble of the whole import.
    fn all_opened(&mut self) {
        self.busy = None;
        if let [file] = self.files.as_slice() {
            self.trouble.clone_from(&file.trouble);
        }
        let is_good = |file: &ChosenFile| file.preview.is_some();
        if !self.files.get(self.current).is_some_and(is_good) {
            self.current = self.files.iter().position(is_good).unwrap_or(0);
        }
    }

    /// Files with the same header share their mapping.
    fn map(&mut self, mapping: Mapping) {
        let names = |file: &ChosenFile| {
            let preview = file.preview.as_ref()?;
            Some(preview.header.as_ref().ok()?.names.clone())
        };
        let header = names(&self.file());
        let mapping = Rc::new(mapping);
        for (number, file) in self.files.iter_mut().enumerate() {
            if number == self.current || (header.is_some() && names(file) == header) {
                file.mapping = Rc::clone(&mapping);
            }
        }
        self.planned = None;
    }

    fn take_plan(&mut self, planned: Planned) {
        self.busy = None;
        self.idle = false;
        self.planned = Some(Rc::new(planned));
        self.version += 1;
    }

    fn failed(&mut self, trouble: Trouble) {
        let work = self.busy.take().map(|(work, _)| work);
        let broken = matches!(trouble, Trouble::Broken(_));
        if broken || work == Some(Work::Opening) {
            self.planned = None;
            for file in &mut self.files {
                file.preview = None;
            }
        }
        self.broke_down = broken.then(|| work.unwrap_or(Work::Planning));
        self.trouble = (trouble != Trouble::Cancelled).then_some(trouble);
    }
}
