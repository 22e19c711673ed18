//! The dialogs of two decisions: a new device, and one that the ledger has already.

use std::collections::{BTreeMap, BTreeSet};

use daicho_core::catalogue::field::Kind;
use daicho_core::device::form::entry::Entry;
use daicho_core::device::list::Query;
use daicho_core::device::view::unit::DeviceUnit;
use daicho_core::discover::act::{NewDevice, become_device, interface_fields, is_device};
use daicho_core::discover::reconcile::Host;
use daicho_core::ident::date::PartialDate;
use daicho_core::ident::id::EntityId;
use daicho_core::ledger::changes::ChangeSet;
use daicho_core::view::entity::Entity;
use yew::prelude::*;

use crate::browser::{dom, random};
use crate::components::button::{Button, ButtonKind};
use crate::components::dialog::Dialog;
use crate::components::field::{Field, TextField};
use crate::components::form::{Form, FormValues};
use crate::i18n::{Texts, use_texts};
use crate::pages::devices::shared::use_device_list;
use crate::pages::devices::words;
use crate::session::state::LedgerHandle;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct OneHostProps {
    pub(super) ledger: LedgerHandle,
    pub(super) host: Host,
    pub(super) today: PartialDate,
    /// Called with the changes.
    pub(super) on_decided: Callback<ChangeSet>,
    pub(super) on_close: Callback<()>,
}

/// The fields that are asked for.
const FIELDS: [&str; 5] = [
    "trade_name",
    "model_number",
    "asset_number",
    "department",
    "room",
];

/// Asks for the least that tells a new device from others.
#[component]
pub(super) fn RegisterDialog(props: &OneHostProps) -> Html {
    let t = use_texts();
    let wrong = use_state_eq(BTreeSet::<String>::new);
    let on_submit = {
        let (props, wrong) = (props.clone(), wrong.setter());
        Callback::from(move |values: FormValues| {
            let entry = |field: &str| {
                let text = values.get(field).map(String::as_str).unwrap_or_default();
                Entry::read(text, None, false)
            };
            let fields = FIELDS.map(|field| (field.to_owned(), entry(field)));
            let fields = fields
                .into_iter()
                .filter(|(_, entry)| *entry != Entry::Blank);
            let device = NewDevice {
                model: None,
                fields: fields.collect::<BTreeMap<_, _>>(),
            };
            let mut fresh = random::entity_id;
            match become_device(&props.ledger, &props.host, &device, props.today, &mut fresh) {
                Ok((_, changes)) => props.on_decided.emit(changes),
                Err(refused) => {
                    wrong.set(refused.into_iter().map(|it| it.field).collect());
                }
            }
        })
    };
    let departments = names(&props.ledger, Kind::Department, "name");
    let products = names(&props.ledger, Kind::Model, "trade_name");
    let field = |name: &'static str, at: usize| {
        let error = wrong.contains(name).then(|| words::expected(t, name));
        let suggestions = match name {
            "department" => departments.clone(),
            "trade_name" => products.clone(),
            _ => Vec::new(),
        };
        html! {
            <TextField scope="found" {name} label={words::label(t, name)} {error} {suggestions} autofocus={at == 0} />
        }
    };
    html! {
        <Dialog title={t.get("found-register-title")} on_close={props.on_close.clone()} wide=true testid="found-register">
            <p>{ t.get("found-register-text") }</p>
            { taken_over(t, &props.host) }
            <Form {on_submit} testid="found-register-form">
                <div class="form-grid">
                    for (at, name) in FIELDS.into_iter().enumerate() {
                        { field(name, at) }
                    }
                </div>
                <div class="form-actions">
                    <Button on_click={props.on_close.clone()} testid="found-register-cancel">{ t.get("cancel") }</Button>
                    <Button kind={ButtonKind::Primary} submit=true testid="found-register-save">{ t.get("found-register-save") }</Button>
                </div>
            </Form>
        </Dialog>
    }
}

/// What the device has from the scan.
fn taken_over(t: Texts, host: &Host) -> Html {
    let fields = interface_fields(host);
    let said: Vec<String> = fields
        .iter()
        .map(|(field, entry)| format!("{}: {}", words::label(t, field), entry.text()))
        .collect();
    html! { <p class="small muted" data-testid="found-register-seen">{ t.with("found-register-seen", &[("values", said.join(&t.get("list-separator")).into())]) }</p> }
}

/// Most names that are offered.
const NAMES: usize = 500;

fn names(ledger: &LedgerHandle, kind: Kind, field: &str) -> Vec<AttrValue> {
    let records = ledger.records(kind.as_str());
    let names: BTreeSet<&str> = records.filter_map(|record| record.text(field)).collect();
    let names = names.into_iter().take(NAMES);
    names.map(|name| AttrValue::from(name.to_owned())).collect()
}

/// How many devices are listed.
const LISTED: usize = 12;

/// Asks which device of the ledger it is.
#[component]
pub(super) fn IsDeviceDialog(props: &OneHostProps) -> Html {
    let t = use_texts();
    let list = use_device_list(&props.ledger);
    let search = use_state_eq(String::new);
    let input = use_node_ref();
    use_effect_with(input.clone(), dom::focus);
    let oninput = {
        let search = search.setter();
        move |event: InputEvent| search.set(dom::input_value(&event))
    };
    let query = Query {
        search: (*search).clone(),
        ..Query::default()
    };
    let rows = list.with(|list| list.select(&query));
    let table = props.ledger.table(Kind::Unit.as_str());
    let unit = |row: &u32| table.and_then(|units| units.ids().get(*row as usize).copied());
    let units: Vec<EntityId> = rows.iter().take(LISTED).filter_map(unit).collect();
    let rest = rows.len().saturating_sub(units.len());
    html! {
        <Dialog title={t.get("found-is-device-title")} on_close={props.on_close.clone()} wide=true testid="found-is-device">
            <p>{ t.get("found-is-device-text") }</p>
            <Field label={t.get("found-is-device-search")} id="found-is-device-search">
                <input ref={input} id="found-is-device-search" class="input" type="search" autocomplete="off" {oninput}
                    data-testid="found-is-device-search" />
            </Field>
            if units.is_empty() {
                <p class="muted">{ t.get("found-is-device-none") }</p>
            }
            <ul class="list-plain found-choices">
                for unit in units {
                    { choice(t, props, unit) }
                }
            </ul>
            if rest > 0 {
                <p class="small muted">{ t.with("found-is-device-rest", &[("count", rest.into())]) }</p>
            }
        </Dialog>
    }
}

fn choice(t: Texts, props: &OneHostProps, unit: EntityId) -> Html {
    let found = DeviceUnit::find(&props.ledger, &unit);
    let title = found.as_ref().map(|unit| words::title(t, &unit.label()));
    let room = found.and_then(|unit| unit.record().text("room").map(str::to_owned));
    let on_click = {
        let props = props.clone();
        move |()| {
            let changes = is_device(&props.ledger, &props.host.identity, unit, None, props.today);
            props.on_decided.emit(changes);
        }
    };
    html! {
        <li key={unit.to_string()} class="row row-between">
            <span>{ title }{ " " }<span class="muted small">{ room }</span></span>
            <Button small=true {on_click} testid="found-is-device-choose">{ t.get("found-is-device-choose") }</Button>
        </li>
    }
}
