//! The page of one device.

use daicho_core::catalogue::field::Kind;
use daicho_core::device::completeness::gaps_of;
use daicho_core::device::connection::ConnectionReader;
use daicho_core::device::form::draft::interfaces_of;
use daicho_core::device::form::start::model_of;
use daicho_core::device::joined;
use daicho_core::device::list::Conflict;
use daicho_core::device::view::unit::DeviceUnit;
use daicho_core::ident::id::EntityId;
use daicho_core::ledger::changes::ChangeSet;
use daicho_core::ledger::table::Presence;
use daicho_core::view::entity::Entity;
use yew::prelude::*;

use super::actions::Actions;
use super::conflicts::Conflicts;
use super::contracts::ContractCard;
use super::history::History;
use super::model_card::ModelCard;
use super::reach::{ReachCard, Role, roles};
use super::sheet::{InterfaceCards, UnitCards};
use crate::components::badge::Tone;
use crate::components::button::{Button, LinkButton};
use crate::components::empty::EmptyState;
use crate::components::notice::Notice;
use crate::i18n::{Texts, use_texts};
use crate::pages::attachments::card::AttachmentCard;
use crate::pages::devices::place::use_list_place;
use crate::pages::devices::shared::{SharedList, use_device_list};
use crate::pages::devices::words;
use crate::route::Route;
use crate::session::edit::Edit;
use crate::session::handle::use_session;
use crate::session::state::LedgerHandle;

/// Properties of [`DevicePage`].
#[derive(Clone, PartialEq, Properties)]
pub struct DevicePageProps {
    /// The ledger.
    pub ledger: LedgerHandle,
    /// The id in the address, whatever it is.
    pub id: AttrValue,
}

/// What the head of the page says of a device.
#[derive(Clone, PartialEq)]
struct Facts {
    title: AttrValue,
    place: String,
    model: Option<(EntityId, usize)>,
    conflicts: Vec<Conflict>,
    missing: Vec<&'static str>,
    roles: Vec<Role>,
    /// How many others were joined to it.
    joined: usize,
    /// Whether it is not known to be off the network.
    is_networked: bool,
}

/// Everything that is known of one device.
#[component]
pub fn DevicePage(props: &DevicePageProps) -> Html {
    let t = use_texts();
    let list = use_device_list(&props.ledger);
    let place = use_list_place();
    let asked = props.id.parse::<EntityId>().ok();
    // A link to a device that was joined to another leads to that one.
    let record = asked.and_then(|id| {
        let id = joined::resolve(&props.ledger, id);
        props.ledger.record(Kind::Unit.as_str(), &id)
    });
    let Some(record) = record else {
        return html! { <NotThere /> };
    };
    let (unit, presence) = (record.id(), record.presence());
    let facts = facts(t, &list, DeviceUnit::of_record(record));
    let interfaces = interfaces_of(&props.ledger, &unit);
    let mut entities = joined::with_all_parts(&props.ledger, unit);
    entities.extend(facts.model.map(|(model, _)| model));
    html! {
        <article class="device" data-testid="device">
            <nav class="no-print"><a href={place.route().href()} data-testid="device-back">{ t.get("device-back") }</a></nav>
            <div class="page-head">
                <div>
                    <h1 data-testid="device-title">{ facts.title }</h1>
                    <p class="muted">{ facts.place }</p>
                    if presence != Presence::Deleted {
                        <a class="no-print" href={Route::Contacts(format!("unit={unit}")).href()} data-testid="device-contacts">{ t.get("device-contacts") }</a>
                        { " " }
                    }
                    if facts.is_networked && presence != Presence::Deleted {
                        <a class="no-print" href={Route::Network(format!("?scope=device&focus={unit}")).href()} data-testid="device-network">{ t.get("device-network") }</a>
                    }
                </div>
                if presence != Presence::Deleted {
                    <Actions {unit} />
                }
            </div>
            if presence == Presence::Deleted {
                <Deleted {unit} />
            }
            { joined_notice(t, asked != Some(unit), facts.joined) }
            <Conflicts ledger={props.ledger.clone()} conflicts={facts.conflicts} />
            { lacking(t, &facts.missing, unit) }
            <div class="device-cards">
                <UnitCards ledger={props.ledger.clone()} {unit} />
                <InterfaceCards ledger={props.ledger.clone()} {interfaces} />
                <ReachCard ledger={props.ledger.clone()} roles={facts.roles} />
                <ModelCard ledger={props.ledger.clone()} {unit} model={facts.model.map(|(id, _)| id)}
                    count={facts.model.map_or(0, |(_, count)| count)} />
                <ContractCard ledger={props.ledger.clone()} {unit} />
                <AttachmentCard ledger={props.ledger.clone()} {unit} model={facts.model} />
                <History ledger={props.ledger.clone()} {entities} />
            </div>
        </article>
    }
}

fn facts(t: Texts, list: &SharedList, unit: DeviceUnit<'_>) -> Facts {
    let row = u32::try_from(unit.record().row()).unwrap_or(u32::MAX);
    let model = model_of(list.ledger(), &unit.id());
    let roles = roles(list, row);
    let joined = joined::joined_into(list.ledger(), &unit.id()).len();
    list.with(|list| Facts {
        title: words::title(t, &unit.label()),
        place: unit.place().join(" "),
        model: model.map(|id| (id, list.units_of(&id))),
        conflicts: list.conflicts(row),
        missing: gaps_of(list, row)
            .into_iter()
            .map(|(field, _)| field.key)
            .collect(),
        roles,
        joined,
        is_networked: ConnectionReader::new(list).read(row).may_be_connected(),
    })
}

/// Says that other entries of the ledger were found to be this device.
fn joined_notice(t: Texts, came_by_old_link: bool, joined: usize) -> Html {
    if came_by_old_link {
        return html! {
            <Notice title={t.get("device-joined")} testid="device-joined"><p>{ t.get("device-joined-text") }</p></Notice>
        };
    }
    if joined == 0 {
        return Html::default();
    }
    let said = t.with("device-joined-count", &[("count", joined.into())]);
    html! { <p class="small muted" data-testid="device-joined-count">{ said }</p> }
}

/// Names the important fields of which nothing is known.
fn lacking(t: Texts, missing: &[&str], unit: EntityId) -> Html {
    if missing.is_empty() {
        return Html::default();
    }
    let labels: Vec<String> = missing
        .iter()
        .map(|field| words::label(t, field).to_string())
        .collect();
    html! {
        <div class="device-missing no-print" data-testid="device-missing">
            <span class="field-label">{ t.with("device-missing", &[("count", labels.len().into())]) }</span>
            <span>{ labels.join(&t.get("list-separator")) }</span>
            <LinkButton small=true href={Route::EditDevice(unit.to_string()).href()} testid="device-fill">{ t.get("device-fill") }</LinkButton>
        </div>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct DeletedProps {
    unit: EntityId,
}

/// Says that the device was deleted, and brings it back.
#[component]
fn Deleted(props: &DeletedProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let (unit, said) = (props.unit, t.get("device-restored"));
    let on_click = move |()| {
        let mut changes = ChangeSet::new();
        changes.restore(Kind::Unit.as_str(), unit);
        session.commit(Edit::new("restore", changes).said(said.clone()));
    };
    html! {
        <Notice tone={Tone::Warn} title={t.get("device-deleted")} testid="device-deleted">
            <Button {on_click} testid="device-restore">{ t.get("device-restore") }</Button>
        </Notice>
    }
}

/// Says that an address leads to no device.
#[component]
pub fn NotThere() -> Html {
    let t = use_texts();
    html! {
        <EmptyState title={t.get("device-not-there")} testid="device-not-there">
            <p>{ t.get("device-not-there-text") }</p>
            <LinkButton href={Route::Devices(String::new()).href()}>{ t.get("device-back") }</LinkButton>
        </EmptyState>
    }
}
