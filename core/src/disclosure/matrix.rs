//! Every model against every item.

use std::collections::BTreeMap;

use super::{
    item::Item,
    request::{Answer, Request},
    stage::Stage,
};
use crate::{
    device::{
        terms::Status as UnitStatus,
        view::{
            model::{DeviceModel, ModelFields},
            unit::DeviceUnit,
        },
    },
    document::{attachment::Attachment, subject::Subject},
    ident::{date::PartialDate, id::EntityId},
    ledger::state::Ledger,
    view::entity::Entity,
};

/// What is known of one item of one model.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Status {
    /// It is not owed at this stage, and nobody asked.
    NotOwed,
    /// Nobody asked for it.
    NotAsked,
    /// It was asked for and there is no answer yet.
    Asked,
    /// There is no answer, and the day until which one was asked for is over.
    Overdue,
    /// The maker refuses.
    Refused,
    /// There is no such thing for this product.
    NotApplicable,
    /// It came and cannot be read.
    Unreadable,
    /// It came, and the day until which it counts is over.
    Expired,
    /// It came. That says nothing about what is in it.
    Received,
}

impl Status {
    /// All of them, in the order of [`Status::code`].
    pub const ALL: [Self; 9] = [
        Self::NotAsked,
        Self::Overdue,
        Self::Asked,
        Self::Unreadable,
        Self::Expired,
        Self::Refused,
        Self::Received,
        Self::NotApplicable,
        Self::NotOwed,
    ];

    /// Returns a word for it, for messages and addresses.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotOwed => "not-owed",
            Self::NotAsked => "not-asked",
            Self::Asked => "asked",
            Self::Overdue => "overdue",
            Self::Refused => "refused",
            Self::NotApplicable => "not-applicable",
            Self::Unreadable => "unreadable",
            Self::Expired => "expired",
            Self::Received => "received",
        }
    }

    /// Whether the hospital lacks something that it can ask for, again perhaps.
    #[must_use]
    pub const fn is_to_be_asked(self) -> bool {
        matches!(
            self,
            Self::NotAsked | Self::Overdue | Self::Unreadable | Self::Expired
        )
    }

    /// Whether the hospital lacks something that it should have.
    #[must_use]
    pub const fn is_gap(self) -> bool {
        self.is_to_be_asked() || matches!(self, Self::Asked | Self::Refused)
    }
}

/// What is known of one item of one model.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Cell {
    /// In one word.
    pub status: Status,
    /// The newest request.
    pub request: Option<EntityId>,
    /// When it was asked for last.
    pub asked_on: Option<PartialDate>,
    /// The documents that disclose it, those that count first.
    pub documents: Vec<EntityId>,
}

/// A model and what is there of what its maker owes.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Row {
    /// The model.
    pub model: EntityId,
    /// The company that answers for it, if known.
    pub maker: Option<EntityId>,
    /// How many devices of it the hospital has.
    pub units: usize,
    /// How many of these are on a network, or may be.
    pub networked: usize,
    /// Where it is in its life cycle.
    pub stage: Stage,
    /// One for each of [`Item::ALL`].
    pub cells: [Cell; Item::ALL.len()],
}

impl Row {
    /// Returns how much depends on what is missing: devices that are, or may be, on a network count tenfold, and items by
    /// their order.
    #[must_use]
    pub fn weight(&self) -> usize {
        let gaps = self.cells.iter().enumerate();
        let gaps = gaps.filter(|(_, cell)| cell.status.is_gap());
        let of_items: usize = gaps.map(|(at, _)| Item::ALL.len() - at).sum();
        (self.units + 9 * self.networked) * of_items
    }

    /// Lists the items that can be asked for.
    pub fn to_be_asked(&self) -> impl Iterator<Item = Item> {
        let cells = Item::ALL.into_iter().zip(&self.cells);
        cells.filter_map(|(item, cell)| cell.status.is_to_be_asked().then_some(item))
    }
}

/// Devices of a model.
#[derive(Clone, Copy, Default)]
struct Units {
    all: usize,
    networked: usize,
}

/// What the ledger has about the items of models.
struct Known<'a> {
    documents: BTreeMap<(EntityId, Item), Vec<Attachment<'a>>>,
    requests: BTreeMap<(EntityId, Item), Request<'a>>,
}

/// Returns what is known of every model, the most important gaps first.
#[must_use]
pub fn rows(ledger: &Ledger, today: PartialDate) -> Vec<Row> {
    let units = units(ledger);
    let known = Known::of(ledger);
    let mut rows: Vec<Row> = DeviceModel::all(ledger)
        .map(|model| {
            let of_model = units.get(&model.id()).copied().unwrap_or_default();
            row(&model, of_model, &known, today)
        })
        .collect();
    rows.sort_by_cached_key(|row| std::cmp::Reverse(row.weight()));
    rows
}

/// Counts the devices of each model that are in use or may be again.
fn units(ledger: &Ledger) -> BTreeMap<EntityId, Units> {
    let mut units: BTreeMap<EntityId, Units> = BTreeMap::new();
    for unit in DeviceUnit::all(ledger) {
        let Some(model) = unit.record().reference("model") else {
            continue;
        };
        if unit.status().known() == Some(UnitStatus::Disposed) {
            continue;
        }
        let counts = units.entry(model).or_default();
        counts.all += 1;
        // What nobody has looked at may well be on a network.
        if unit.network_connection().known() != Some(false) {
            counts.networked += 1;
        }
    }
    units
}

impl<'a> Known<'a> {
    fn of(ledger: &'a Ledger) -> Self {
        let mut known = Self {
            documents: BTreeMap::new(),
            requests: BTreeMap::new(),
        };
        for attached in Attachment::all(ledger) {
            let kind = attached.kind().shown().known();
            let item = Item::ALL
                .into_iter()
                .find(|item| kind.is_some() && item.document() == kind);
            if let (Some(item), Some(model)) = (item, model_of(ledger, &attached)) {
                known
                    .documents
                    .entry((model, item))
                    .or_default()
                    .push(attached);
            }
        }
        for request in Request::all(ledger) {
            let (Some(model), Some(item)) = (request.model(), request.item().shown().known())
            else {
                continue;
            };
            let asked = |request: &Request<'_>| request.asked_on().shown().known();
            let newest = known.requests.entry((model, item)).or_insert(request);
            if (asked(newest), newest.id()) < (asked(&request), request.id()) {
                *newest = request;
            }
        }
        known
    }
}

/// Returns the model that a document is about: itself, or that of the device it is attached to.
fn model_of(ledger: &Ledger, attached: &Attachment<'_>) -> Option<EntityId> {
    match attached.subject()? {
        Subject::Model(model) => Some(model),
        Subject::Unit(unit) => DeviceUnit::find(ledger, &unit)?.record().reference("model"),
        Subject::Organization(_)
        | Subject::Contract(_)
        | Subject::Facility(_)
        | Subject::Drawing(_) => None,
    }
}

fn row(model: &DeviceModel<'_>, units: Units, known: &Known<'_>, today: PartialDate) -> Row {
    let end_of_life = model.end_of_life().shown().known();
    let end_of_support = model.end_of_support().shown().known();
    let stage = Stage::on(today, end_of_life, end_of_support);
    let cells = Item::ALL.map(|item| {
        let mut cell = cell(model.id(), item, known, today);
        let is_told = item == Item::EndDates && end_of_support.is_some();
        if is_told && cell.status != Status::Received {
            // The ledger has the date itself, from wherever.
            cell.status = Status::Received;
        }
        let is_owed = units.all > 0 && item.is_owed(stage);
        if cell.status == Status::NotAsked && !is_owed {
            cell.status = Status::NotOwed;
        }
        cell
    });
    Row {
        model: model.id(),
        maker: model.manufacturer().shown().known().map(|maker| maker.id()),
        units: units.all,
        networked: units.networked,
        stage,
        cells,
    }
}

fn cell(model: EntityId, item: Item, known: &Known<'_>, today: PartialDate) -> Cell {
    let mut documents: Vec<(Status, EntityId)> = known
        .documents
        .get(&(model, item))
        .into_iter()
        .flatten()
        .map(|attached| (status_of(attached, today), attached.id()))
        .collect();
    documents.sort_by(|a, b| b.cmp(a));
    let request = known.requests.get(&(model, item));
    let asked = request.map(|request| match request.answer() {
        Answer::Open if request.is_overdue(today) => Status::Overdue,
        Answer::Open => Status::Asked,
        Answer::Given => Status::Received,
        Answer::Refused => Status::Refused,
        Answer::NotApplicable => Status::NotApplicable,
    });
    let best = documents.first().map(|(status, _)| *status);
    let status = match (best, asked) {
        (Some(Status::Received), _) => Status::Received,
        // Something came that is of no use, and it was asked for again.
        (Some(_), Some(open @ (Status::Asked | Status::Overdue))) => open,
        (Some(bad), _) => bad,
        (None, asked) => asked.unwrap_or(Status::NotAsked),
    };
    Cell {
        status,
        request: request.map(Request::id),
        asked_on: request.and_then(|request| request.asked_on().shown().known()),
        documents: documents.into_iter().map(|(_, id)| id).collect(),
    }
}

fn status_of(attached: &Attachment<'_>, today: PartialDate) -> Status {
    if attached.is_readable().known() == Some(false) {
        Status::Unreadable
    } else if attached.is_expired(today) {
        Status::Expired
    } else {
        Status::Received
    }
}
