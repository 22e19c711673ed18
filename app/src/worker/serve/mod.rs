//! The worker's end: answers one question after the other.
//!
//! | module | what it answers |
//! |---|---|
//! | [`ledger`] | the ledger as stored, kept until the store has a later revision |
//! | [`preview`] | what a file is |
//! | [`plans`] | what becomes of its rows |
//! | [`rows`] | the same, as the page shows it |
//! | [`apply`] | the import itself |
//! | [`report`] | the account of rows as a file |
//! | [`exchange`] | the ledger as a bundle; somebody's bundle |
//! | [`merge`] | what merging that would do, and merging it |
//! | [`copied`] | the same with a bundle of a copied browser profile |
//! | [`former`] | the ledger as it was when rows were exported |
//! | [`export`] | the ledger as a file |
//! | [`documents`] | files that are to be attached |
//! | [`papers`] | what is in attached files |
//! | [`duplicates`] | devices that may stand in the ledger twice |
//! | [`history`] | who changed what when |
//! | [`verify`] | whether every commit is as it was written |
//! | [`port`] | the messages |

mod apply;
mod contracts;
mod copied;
mod documents;
mod duplicates;
mod exchange;
#[cfg(test)]
mod exchange_tests;
mod export;
mod former;
mod history;
mod ledger;
mod merge;
mod papers;
mod plans;
pub mod port;
mod preview;
mod report;
mod rows;
#[cfg(test)]
mod tables_tests;
#[cfg(test)]
mod tests;
mod verify;

use std::{collections::BTreeMap, ops::ControlFlow};

use daicho_core::{
    ident::id::{EntityId, ReplicaId},
    ledger::state::Ledger,
    tabular::{import::Progress, version::Version},
};

use self::{apply::Written, ledger::Held, plans::Planning, preview::OpenFile};
use super::protocol::{Answer, Phase, Request, Trouble};
use crate::store::{LedgerStore, ledger::Revision};

/// An answer and the blocks of bytes that go beside it.
pub(super) type Reply = (Answer, Vec<Vec<u8>>);

/// Told how far the work is.
pub(super) type Tell<'a> = &'a mut dyn FnMut(Phase);

/// What the worker has on its desk.
pub(super) struct Desk<S> {
    store: S,
    random: Random,
    /// The revision of the store that the screen shows.
    shown: Revision,
    held: Option<Held>,
    /// The files of the import; `None` for one that could not be read.
    files: Vec<Option<OpenFile>>,
    plan: Option<Planning>,
    /// The plan that was applied last.
    done: Option<Planning>,
    /// Former states of the ledger that rows of the files name.
    former: BTreeMap<Version, Ledger>,
    written: Option<Written>,
    /// The bundle that was opened last.
    bundle: Option<exchange::Opened>,
    /// The merge that was stored last.
    merged: Option<merge::Done>,
    /// The SBOMs that were read.
    shelf: Option<papers::Shelf>,
    /// The scans of the network that were read.
    scans: papers::Scans,
    /// The pairs that were found last.
    duplicates: Option<duplicates::Search>,
}

/// Where ids come from: core has no randomness.
#[derive(Clone, Copy)]
pub(super) struct Random {
    pub(super) entity: fn() -> EntityId,
    pub(super) replica: fn() -> ReplicaId,
}

/// A file with its content.
pub(super) struct Upload {
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
}

impl<S: LedgerStore> Desk<S> {
    pub(super) fn new(store: S, random: Random) -> Self {
        Self {
            store,
            random,
            shown: Revision::FIRST,
            held: None,
            files: Vec::new(),
            plan: None,
            done: None,
            former: BTreeMap::new(),
            written: None,
            bundle: None,
            merged: None,
            shelf: None,
            scans: papers::Scans::new(),
            duplicates: None,
        }
    }

    /// Takes note of what the screen shows: a store that has less was cleared, and nothing is to be made of it.
    pub(super) fn note_shown(&mut self, shown: Revision) {
        self.shown = shown;
    }

    /// Answers a question. After a failure the ledger is as it was.
    pub(super) async fn answer(
        &mut self,
        request: Request,
        upload: Option<Upload>,
        tell: Tell<'_>,
    ) -> Result<Reply, Trouble> {
        let answer = match request {
            Request::Open {
                file,
                anew,
                options,
                header_row,
            } => {
                self.close(file, anew);
                let preview = self.open_file(file, upload, &options, header_row).await?;
                Answer::Opened(Box::new(preview))
            }
            Request::Plan { mappings } => Answer::Planned(self.make_plan(mappings, tell).await?),
            Request::Decide { scope, decision } => {
                Answer::Planned(self.decide(&scope, decision, tell).await?)
            }
            Request::Settle {
                file,
                scope,
                settlement,
            } => Answer::Planned(self.settle(file, scope, settlement, tell).await?),
            Request::Missing { unit, absent } => {
                Answer::Planned(self.decide_missing(unit, absent, tell).await?)
            }
            Request::Rows {
                outcome,
                file,
                from,
                count,
            } => Answer::Rows(self.rows(outcome.as_deref(), file, from, count)?),
            Request::Apply { author, at } => Answer::Applied(self.apply(&author, at, tell).await?),
            Request::State => return self.state(),
            Request::Report { headers, words } => {
                return Ok((Answer::Report, vec![self.report(headers, &words)?]));
            }
            Request::Export {
                format,
                english,
                units,
                sheet,
                at,
            } => {
                let wanted = export::Wanted {
                    format,
                    english,
                    units,
                    sheet,
                    at,
                };
                return self.export(wanted, tell).await;
            }
            Request::History { ids } => Answer::History(self.history(&ids, tell).await?),
            Request::Documents(ask) => return self.documents(ask, upload).await,
            Request::Papers(said) => return self.papers(&said, upload, tell).await,
            Request::Duplicates(ask) => return self.duplicates(ask, tell).await,
            Request::Contracts { today, unit } => self.contracts(&today, unit, tell).await?,
            Request::Rest => Answer::Rested,
            Request::Verify => Answer::Verified(self.verify(tell).await?),
            Request::Exchange(ask) => return self.exchange(ask, upload, tell).await,
        };
        Ok((answer, Vec::new()))
    }

    fn planning(&self) -> Result<&Planning, Trouble> {
        self.plan.as_ref().ok_or(Trouble::NothingOpen)
    }
}

/// Passes core's progress on. The person stops the worker as a whole, so that nothing has to break off here.
pub(super) fn telling(tell: Tell<'_>) -> impl FnMut(Progress) -> ControlFlow<()> {
    move |progress| {
        tell(Phase::Rows(progress));
        ControlFlow::Continue(())
    }
}
