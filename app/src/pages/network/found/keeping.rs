//! Keeping files as attachments of the hospital, with what they show.

use daicho_core::discover::record;
use daicho_core::document::draft::{Details, FileFacts, attach};
use daicho_core::document::kind::DocumentKind;
use daicho_core::document::subject::Subject;
use daicho_core::facility::hospital;
use daicho_core::ident::date::PartialDate;
use daicho_core::ident::date::japanese::parse_japanese_date;
use daicho_core::ident::hash::Hash;
use daicho_core::ledger::changes::ChangeSet;
use daicho_core::ledger::state::Ledger;

use super::asking::asked;
use super::batch::Batch;
use crate::browser::random;
use crate::components::form::FormValues;
use crate::session::edit::Edit;
use crate::worker::client::WorkerClient;
use crate::worker::protocol::documents::{self, Kept};
use crate::worker::protocol::found::{Ask, Dated, Told};
use crate::worker::protocol::{Answer, Request, Trouble};

/// Why files were not kept. The ledger is as it was.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Failure {
    /// The day of the file of this number is none.
    Day(usize),
    /// All of them are there already.
    Nothing,
    /// The worker did not answer.
    Worker(Trouble),
}

impl Failure {
    /// Returns the number of the file whose day is none.
    pub(super) const fn wrong_day(&self) -> Option<usize> {
        match self {
            Self::Day(at) => Some(*at),
            Self::Nothing | Self::Worker(_) => None,
        }
    }
}

/// Whether the ledger has a file already: the day that it is said to be of.
pub(super) fn known(ledger: &Ledger, sha256: &Hash) -> Option<String> {
    let id = record::id(sha256);
    let mut all = record::Imported::all(ledger);
    let found = all.find(|scan| scan.id() == id)?;
    Some(found.taken_on().shown().known()?.to_string())
}

/// Keeps the files and makes the edit that names them.
///
/// # Errors
/// [`Failure`]
pub(super) async fn keep(
    client: &WorkerClient,
    ledger: &Ledger,
    batch: &Batch,
    values: &FormValues,
) -> Result<Edit, Failure> {
    let mut wanted: Vec<(usize, PartialDate)> = Vec::new();
    for (at, looked) in batch.looked() {
        if known(ledger, &looked.sha256).is_none() {
            wanted.push((at, day(values, at).ok_or(Failure::Day(at))?));
        }
    }
    if wanted.is_empty() {
        return Err(Failure::Nothing);
    }
    let mut kept: Vec<(Kept, PartialDate)> = Vec::new();
    for (at, on) in wanted {
        let file = batch.given.get(at).map(|given| given.file.clone());
        let request = Request::Documents(documents::Ask::Keep);
        let answered = client.ask(request, file, yew::Callback::noop()).await;
        let (answer, _) = answered.map_err(Failure::Worker)?;
        let Answer::Documents(documents::Told::Kept(one)) = answer else {
            return Err(Failure::Worker(Trouble::NothingOpen));
        };
        kept.push((*one, on));
    }
    let dated = |(kept, on): &(Kept, PartialDate)| Dated {
        sha256: kept.sha256,
        on: on.to_string(),
    };
    let ask = Ask::Sum(kept.iter().map(dated).collect());
    let told = asked(client, &ask, None, yew::Callback::noop()).await;
    let Told::Summed(sums) = told.map_err(Failure::Worker)? else {
        return Err(Failure::Worker(Trouble::NothingOpen));
    };
    let mut changes = ChangeSet::new();
    for ((kept, on), sum) in kept.iter().zip(sums) {
        let (tool, summary) = sum.ok_or(Failure::Worker(Trouble::NothingOpen))?;
        changes.extend(&attached(ledger, kept, *on));
        changes.extend(&record::note(ledger, &kept.sha256, tool, *on, &summary));
    }
    let names: Vec<&str> = kept.iter().map(|(kept, _)| kept.name.as_str()).collect();
    Ok(Edit::new("attach", changes).with("file", &names.join(", ")))
}

fn day(values: &FormValues, at: usize) -> Option<PartialDate> {
    let typed = values.get(&format!("on-{at}"))?;
    let day = parse_japanese_date(typed.trim()).ok()?;
    (day.to_string().len() == "2026-04-01".len()).then_some(day)
}

fn attached(ledger: &Ledger, kept: &Kept, on: PartialDate) -> ChangeSet {
    let Some(facility) = hospital(ledger) else {
        return ChangeSet::new();
    };
    let file = FileFacts {
        sha256: kept.sha256,
        name: kept.name.clone(),
        media_type: kept.recognised.media_type.clone(),
        size: kept.size,
        is_readable: Some(true),
    };
    let details = Details {
        received_on: Some(on),
        ..Details::of_kind(DocumentKind::NetworkScan)
    };
    attach(
        random::entity_id(),
        &file,
        Subject::Facility(facility.id()),
        &details,
    )
}
