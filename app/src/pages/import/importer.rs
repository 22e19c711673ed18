//! What the person does on this page, passed to the worker.

use daicho_core::{
    ident::id::{EntityId, ReplicaId},
    ledger::commit::Dot,
    tabular::{
        Options,
        import::{
            mapping::Mapping,
            merge::{Absent, CellScope, Settlement},
            outcome::Decision,
        },
    },
};
use js_sys::Uint8Array;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::prelude::*;

use super::state::{Event, Import, Work};
use crate::{
    browser::{clock, files},
    session::{
        edit::{Inverse, Step, Undone},
        engine::Adopted,
        handle::Session,
        open::thaw_snapshot,
    },
    store::ledger::Revision,
    worker::{
        client::WorkerClient,
        protocol::{
            Answer, Phase, Request, Trouble,
            import::{Applied, Planned, Scope},
        },
    },
};

/// The import of this page and the worker that does it. Clones are cheap.
#[derive(Clone, PartialEq)]
pub(super) struct Importer {
    pub(super) state: UseReducerHandle<Import>,
    pub(super) worker: WorkerClient,
    pub(super) session: Session,
}

impl Importer {
    /// Reads files, one after the other.
    pub(super) fn open(&self, files: Vec<File>) {
        let names = files.iter().map(|file| file.name().into());
        self.tell(Event::Chose(names.collect()));
        let this = self.clone();
        spawn_local(async move {
            for (number, file) in files.into_iter().enumerate() {
                this.tell(Event::Look(number));
                let anew = number == 0;
                if !this
                    .read(number, anew, Some(file), Options::default(), None)
                    .await
                {
                    return;
                }
            }
            this.tell(Event::Look(0));
            this.tell(Event::AllOpened);
        });
    }

    /// Reads the file on the screen in another way.
    pub(super) fn reopen(&self, options: Options, header_row: Option<usize>) {
        self.tell(Event::Options(options.clone(), header_row));
        let (this, number) = (self.clone(), self.state.current);
        spawn_local(async move {
            if this.read(number, false, None, options, header_row).await {
                this.tell(Event::AllOpened);
            }
        });
    }

    /// Reads a file; false if nothing more can be read, because the worker has ended.
    async fn read(
        &self,
        number: usize,
        anew: bool,
        file: Option<File>,
        options: Options,
        header_row: Option<usize>,
    ) -> bool {
        let request = Request::Open {
            file: number,
            anew,
            options,
            header_row,
        };
        match self.ask(Work::Opening, request, file).await {
            Ok((Answer::Opened(preview), _)) => self.tell(Event::Opened(number, preview)),
            Ok(_) => self.tell(Event::Bad(number, Trouble::NothingOpen)),
            Err(trouble @ (Trouble::Read(_) | Trouble::Unreadable { .. })) => {
                self.tell(Event::Bad(number, trouble));
            }
            Err(trouble) => {
                self.fail(Err(trouble));
                return false;
            }
        }
        true
    }

    /// Puts another of the files on the screen.
    pub(super) fn look(&self, file: usize) {
        self.tell(Event::Look(file));
    }

    /// Changes where a column goes, or a value for all rows.
    pub(super) fn map(&self, mapping: Mapping) {
        self.tell(Event::Mapped(mapping));
    }

    /// Finds out what becomes of the rows.
    pub(super) fn plan(&self) {
        let this = self.clone();
        spawn_local(async move {
            match this.make_plan().await {
                Ok(planned) => this.tell(Event::Planned(planned)),
                Err(trouble) => this.fail(Err(trouble)),
            }
        });
    }

    async fn make_plan(&self) -> Result<Planned, Trouble> {
        let files = self.state.files.iter();
        let mappings = files.map(|file| (*file.mapping).clone()).collect();
        match self
            .ask(Work::Planning, Request::Plan { mappings }, None)
            .await?
        {
            (Answer::Planned(planned), _) => Ok(planned),
            _ => Err(Trouble::NothingOpen),
        }
    }

    /// Decides about doubtful rows; `None` takes a decision back.
    pub(super) fn decide(&self, scope: Scope, decision: Option<Decision>) {
        let this = self.clone();
        let is_one = matches!(scope, Scope::Row(..));
        let before = self.state.planned.as_ref().map_or(0, |plan| plan.decided);
        spawn_local(async move {
            let request = Request::Decide { scope, decision };
            match this.worker.ask_briefly(request).await {
                Ok(Answer::Planned(planned)) => {
                    let idle = !is_one && planned.decided == before;
                    this.tell(Event::Planned(planned));
                    if idle {
                        this.tell(Event::Idle);
                    }
                }
                other => this.fail(other.map(|_| ())),
            }
        });
    }

    /// Decides about cells of rows that were exported once; of one file, or of all.
    pub(super) fn settle(&self, file: Option<usize>, scope: CellScope, settlement: Settlement) {
        self.revise(Request::Settle {
            file,
            scope,
            settlement,
        });
    }

    /// Decides about a device whose row is gone, or about all of them.
    pub(super) fn decide_missing(&self, unit: Option<EntityId>, absent: Absent) {
        self.revise(Request::Missing { unit, absent });
    }

    fn revise(&self, request: Request) {
        let this = self.clone();
        spawn_local(async move {
            match this.worker.ask_briefly(request).await {
                Ok(Answer::Planned(planned)) => this.tell(Event::Planned(planned)),
                other => this.fail(other.map(|_| ())),
            }
        });
    }

    /// Lists rows of one file, or of all.
    pub(super) fn of_file(&self, file: Option<usize>) {
        self.tell(Event::OfFile(file));
    }

    /// Lists rows of one outcome, or all.
    pub(super) fn filter(&self, outcome: Option<AttrValue>) {
        self.tell(Event::Filter(outcome));
    }

    /// Writes the plan into the ledger; `said` is the message once it is on the screen.
    pub(super) fn apply(&self, author: AttrValue, said: Callback<Applied, AttrValue>) {
        let this = self.clone();
        self.session.expect_worker();
        spawn_local(async move {
            let at = clock::now();
            let request = Request::Apply {
                author: author.to_string(),
                at: at.milliseconds(),
            };
            match this.ask(Work::Applying, request, None).await {
                Ok((Answer::Applied(applied), _)) => {
                    this.tell(Event::Done(applied.clone()));
                    this.take_over(&applied, said.emit(applied.clone())).await;
                    this.tell(Event::Shown);
                }
                Err(Trouble::Stale) => {
                    this.session.release();
                    match this.make_plan().await {
                        Ok(planned) => this.tell(Event::Replanned(planned)),
                        Err(trouble) => this.fail(Err(trouble)),
                    }
                }
                other => {
                    // Whether the commit is stored, only the store knows: it is all of it or none.
                    let trouble = other.err().unwrap_or(Trouble::NothingOpen);
                    let again = this.clone();
                    this.session.find_import(
                        at,
                        Callback::from(move |stored| {
                            again.tell(if stored {
                                Event::Survived
                            } else {
                                Event::Failed(trouble.clone())
                            });
                        }),
                    );
                }
            }
        });
    }

    /// Shows the ledger that the worker has stored.
    async fn take_over(&self, applied: &Applied, message: AttrValue) {
        let answered = match applied.revision {
            Some(_) => self
                .worker
                .ask(Request::State, None, Callback::noop())
                .await
                .ok(),
            None => None,
        };
        let adopted = match (
            applied.revision,
            answered.as_ref().map(|(_, blocks)| blocks.as_slice()),
        ) {
            (Some(revision), Some([snapshot, undo])) => {
                let ledger = thaw_snapshot(&snapshot.to_vec()).await;
                ledger.ok().map(|ledger| Adopted {
                    ledger,
                    revision: Revision::new(revision),
                    step: step(applied, undo),
                })
            }
            _ => None,
        };
        match adopted {
            Some(adopted) => self.session.adopt(adopted, message),
            None => self.session.release(),
        }
    }

    /// Stops what is going on.
    pub(super) fn cancel(&self) {
        let reading = matches!(self.state.busy, Some((Work::Opening, _)));
        self.worker.cancel();
        // The file was in the worker's memory.
        if !reading {
            self.tell(Event::Reset);
        }
    }

    /// Begins anew with another file.
    pub(super) fn reset(&self) {
        self.worker.cancel();
        self.tell(Event::Reset);
    }

    /// Hands out the account of the rows.
    pub(super) fn report(&self, name: String, headers: Vec<String>, words: Vec<(String, String)>) {
        let this = self.clone();
        spawn_local(async move {
            let request = Request::Report {
                headers,
                words: words.into_iter().collect(),
            };
            let answered = this.worker.ask(request, None, Callback::noop()).await;
            match answered {
                Ok((Answer::Report, blocks)) => {
                    let bytes = blocks.first().map(Uint8Array::to_vec).unwrap_or_default();
                    files::download(&name, "text/csv", &bytes);
                }
                other => this.fail(other.map(|_| ())),
            }
        });
    }

    async fn ask(
        &self,
        work: Work,
        request: Request,
        file: Option<File>,
    ) -> crate::worker::client::Answered {
        self.tell(Event::Began(work));
        let tell = self.state.dispatcher();
        let progress = Callback::from(move |phase: Phase| tell.dispatch(Event::Progress(phase)));
        self.worker.ask(request, file, progress).await
    }

    fn tell(&self, event: Event) {
        self.state.dispatch(event);
    }

    /// An answer to another question cannot come; it would count as nothing open.
    fn fail(&self, answered: Result<(), Trouble>) {
        let trouble = answered.err().unwrap_or(Trouble::NothingOpen);
        self.tell(Event::Failed(trouble));
    }
}

/// Returns what takes the import back, as the session keeps it.
fn step(applied: &Applied, undo: &Uint8Array) -> Option<Step> {
    let (replica, seq) = applied.dot.as_ref()?;
    let replica: ReplicaId = replica.parse().ok()?;
    let undone = match &applied.after {
        Some(after) => Undone::Merge(after.clone()),
        None => Undone::Commit(Dot { replica, seq: *seq }),
    };
    Some(Step {
        undone,
        inverse: Inverse::Sealed(undo.to_vec().into()),
    })
}
