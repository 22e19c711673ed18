//! The form of an entry: its fields, and the zones and devices that it is about. All of it is one commit.

use std::rc::Rc;

use daicho_core::catalogue::field::Kind;
use daicho_core::ident::id::EntityId;
use daicho_core::ledger::changes::ChangeSet;
use daicho_core::ledger::state::Ledger;
use daicho_core::ledger::value::ValueRef;
use daicho_core::network::member::{self, Member};
use yew::prelude::*;

use super::prepared::Prepared;
use crate::components::form::FormValues;
use crate::i18n::use_texts;
use crate::pages::entity::form::{Along, EntityDialog};
use crate::pages::picker::offers::{Offers, Shelf};
use crate::pages::picker::{Picker, picked};
use crate::session::state::LedgerHandle;

#[derive(Clone, Properties)]
pub(super) struct EntryFormProps {
    pub(super) ledger: LedgerHandle,
    pub(super) kind: Kind,
    pub(super) id: Option<EntityId>,
    pub(super) prepared: Rc<Prepared>,
    pub(super) on_close: Callback<()>,
}

impl PartialEq for EntryFormProps {
    fn eq(&self, other: &Self) -> bool {
        (self.kind, self.id) == (other.kind, other.id)
            && self.ledger == other.ledger
            && self.on_close == other.on_close
    }
}

/// What a picker of a form fills.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Pick {
    /// A field that holds one zone or device.
    Place(&'static str),
    /// A field that holds one of the devices of the network that stop what passes.
    Firewall,
    /// A field that holds one device, mostly one of the network.
    Router,
    /// What belongs to the entry: zones and devices.
    Places,
    /// What belongs to the entry: devices, also many at once.
    Devices,
}

/// The name of the picker of what belongs to an entry.
const MEMBERS: &str = "members";

impl Pick {
    const fn name(self) -> &'static str {
        match self {
            Self::Place(field) => field,
            Self::Firewall => "firewall",
            Self::Router => "router",
            Self::Places | Self::Devices => MEMBERS,
        }
    }

    /// The field that it fills, if it is one.
    fn field(self) -> Option<&'static str> {
        Some(self.name()).filter(|name| *name != MEMBERS)
    }

    fn offers(self, shelf: &Shelf) -> Offers {
        match self {
            Self::Place(_) | Self::Places => shelf.places(),
            Self::Firewall => shelf.firewalls(),
            Self::Router => shelf.routers(),
            Self::Devices => shelf.devices(),
        }
    }
}

/// The pickers above the fields of a kind, and those below.
const fn picks(kind: Kind) -> (&'static [Pick], &'static [Pick]) {
    match kind {
        Kind::Link => (&[Pick::Place("from"), Pick::Place("to")], &[Pick::Firewall]),
        Kind::Line => (&[], &[Pick::Devices, Pick::Router]),
        Kind::Boundary | Kind::Carried => (&[], &[Pick::Places]),
        Kind::Zone
        | Kind::Facility
        | Kind::Department
        | Kind::Person
        | Kind::Organization
        | Kind::Contact
        | Kind::Model
        | Kind::Unit
        | Kind::Interface
        | Kind::Contract => (&[], &[]),
    }
}

/// The form, with its pickers.
#[component]
pub(super) fn EntryForm(props: &EntryFormProps) -> Html {
    let t = use_texts();
    let (kind, id, ledger) = (props.kind, props.id, props.ledger.clone());
    let (above, below) = picks(kind);
    let offers = {
        let prepared = props.prepared.clone();
        use_memo((kind, t.0), move |_| {
            let all: Vec<Pick> = above.iter().chain(below).copied().collect();
            // Ten thousand names are prepared only for a form that offers them.
            let shelf = match all.as_slice() {
                [] => Shelf::default(),
                _ => Shelf::of(t, &prepared.known.list),
            };
            let offers = all
                .into_iter()
                .map(|pick| (pick, Rc::new(pick.offers(&shelf))));
            offers.collect::<Vec<_>>()
        })
    };
    let picker = |pick: &Pick| {
        let found = offers.iter().find(|(other, _)| other == pick);
        let (name, offers) = (
            pick.name(),
            found.map(|(_, offers)| offers.clone()).unwrap_or_default(),
        );
        let label = t.get(&format!("register-pick-label-{kind}-{name}"));
        let hint = t.get(&format!("register-pick-hint-{kind}-{name}"));
        let held = held(&ledger, kind, id, *pick);
        let is_single = pick.field().is_some();
        html! { <Picker {name} {label} {hint} ledger={ledger.clone()} {offers} {held} {is_single} /> }
    };
    let along = {
        let ledger = ledger.clone();
        Along(Rc::new(move |id, values: &FormValues| {
            along(&ledger, kind, id, values)
        }))
    };
    let before = html! {
        if !above.is_empty() {
            <div class="grid-2">{ for above.iter().map(picker) }</div>
        }
    };
    html! {
        <EntityDialog {kind} {id} ledger={ledger.clone()} {along} {before} wide=true on_close={props.on_close.clone()}>
            { for below.iter().map(picker) }
        </EntityDialog>
    }
}

/// What a picker holds at the start.
fn held(ledger: &Ledger, kind: Kind, id: Option<EntityId>, pick: Pick) -> Vec<EntityId> {
    let Some(id) = id else {
        return Vec::new();
    };
    match pick.field() {
        Some(field) => {
            let record = ledger.record(kind.as_str(), &id);
            record
                .and_then(|record| record.reference(field))
                .into_iter()
                .collect()
        }
        None => Member::of_group(ledger, id).collect(),
    }
}

/// What the pickers change.
fn along(ledger: &Ledger, kind: Kind, id: EntityId, values: &FormValues) -> ChangeSet {
    let (above, below) = picks(kind);
    let mut changes = ChangeSet::new();
    for pick in above.iter().chain(below) {
        let wanted = picked(values, pick.name());
        match pick.field() {
            None => changes.extend(&member::set(ledger, id, &wanted)),
            Some(_) if wanted == held(ledger, kind, Some(id), *pick) => {}
            Some(field) => {
                let text = wanted.first().map(ToString::to_string);
                let value = text.as_deref().map_or(ValueRef::Cleared, ValueRef::Text);
                changes.set(kind.as_str(), id, field, value);
            }
        }
    }
    changes
}
