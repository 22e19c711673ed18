//! The page of the form.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::rc::Rc;

use daicho_core::catalogue::field::Kind;
use daicho_core::device::form::draft::{Draft, InterfaceDraft, Scope};
use daicho_core::device::form::entry::{Entry, Refused};
use daicho_core::device::form::start::keep_untouched;
use daicho_core::device::joined;
use daicho_core::ident::id::EntityId;
use yew::prelude::*;

use super::bar::Bar;
use super::desk::{Desk, Question, ask};
use super::interfaces::Interfaces;
use super::model_part::ModelPart;
use super::read;
use super::sections::Sections;
use super::start::{Purpose, Start};
use super::suggestions::{ModelName, Names, models};
use crate::browser::{dom, random};
use crate::components::badge::Tone;
use crate::components::form::{Form, FormValues};
use crate::components::notice::Notice;
use crate::i18n::{Texts, use_texts};
use crate::leave::use_unsaved;
use crate::pages::devices::detail::NotThere;
use crate::pages::devices::place::{ListPlace, use_list_place};
use crate::pages::devices::shared::use_device_list;
use crate::route::Route;
use crate::session::handle::use_session;
use crate::session::state::LedgerHandle;

/// What the form is for; ids as they stand in the address, whatever they are.
#[derive(Clone, Debug, PartialEq)]
pub enum Target {
    /// A new device.
    New,
    /// The device to edit.
    Edit(AttrValue),
    /// The device that a new one is like.
    Copy(AttrValue),
}

/// Properties of [`DeviceFormPage`].
#[derive(Clone, PartialEq, Properties)]
pub struct DeviceFormPageProps {
    /// The ledger.
    pub ledger: LedgerHandle,
    /// What the form is for.
    pub target: Target,
}

/// A form, and after "save and next" another one.
#[component]
pub fn DeviceFormPage(props: &DeviceFormPageProps) -> Html {
    let start = use_state(|| first(&props.ledger, &props.target));
    let on_next = {
        let start = start.setter();
        Callback::from(move |next: Start| start.set(Some(next)))
    };
    match &*start {
        None => html! { <NotThere /> },
        Some(start) => html! {
            <DeviceForm key={start.unit.to_string()} ledger={props.ledger.clone()} start={start.clone()} {on_next} />
        },
    }
}

/// What the form shows first; `None` if there is no such device.
fn first(ledger: &LedgerHandle, target: &Target) -> Option<Start> {
    let there = |id: &AttrValue| {
        let id: EntityId = joined::resolve(ledger, id.parse().ok()?);
        ledger
            .record(Kind::Unit.as_str(), &id)
            .map(|record| record.id())
    };
    match target {
        Target::New => Some(Start::new(random::entity_id)),
        Target::Edit(id) => Some(Start::edit(ledger, there(id)?)),
        Target::Copy(id) => Some(Start::copy(ledger, there(id)?, random::entity_id)),
    }
}

#[derive(Clone, PartialEq, Properties)]
struct DeviceFormProps {
    ledger: LedgerHandle,
    start: Start,
    on_next: Callback<Start>,
}

/// One form, from its start to saving.
#[component]
fn DeviceForm(props: &DeviceFormProps) -> Html {
    let t = use_texts();
    let start = &props.start;
    let list = use_device_list(&props.ledger);
    let place = use_list_place();
    let base = use_memo((), |()| props.ledger.clone());
    let (models, names) = use_known(&props.ledger);
    let entries = use_memo((), |()| start.entries.clone());
    let model = use_state_eq(|| start.model);
    let interfaces = use_state_eq(|| start.interfaces.clone());
    let refused = use_state_eq(Vec::<Refused>::new);
    let empty = use_state_eq(|| false);
    let question = use_state(|| None::<Question>);
    let next = use_memo((), |()| Cell::new(false));
    let unsaved = use_unsaved();
    let form = use_node_ref();
    use_first_refused(&form, &refused);
    let desk = Desk {
        session: use_session(),
        t,
        purpose: start.purpose,
        base: (*base).clone(),
        now: props.ledger.clone(),
        next: next.clone(),
        on_next: props.on_next.clone(),
        question: question.setter(),
        refused: refused.setter(),
        empty: empty.setter(),
        unsaved: unsaved.clone(),
    };
    let others = model.map_or(0, |model| list.with(|list| list.units_of(&model)));
    let on_submit = {
        let (desk, unit, model) = (desk.clone(), start.unit, *model);
        let (entries, interfaces) = (Rc::clone(&entries), interfaces.clone());
        Callback::from(move |values: FormValues| {
            desk.check(draft(unit, model, &values, &entries, &interfaces), others);
        })
    };
    let set_model = model.setter();
    let set_interfaces = interfaces.setter();
    let interfaces = html! {
        <Interfaces interfaces={(*interfaces).clone()} refused={(*refused).clone()}
            on_change={Callback::from(move |interfaces| set_interfaces.set(interfaces))} />
    };
    html! {
        <div ref={form} class="device-form" oninput={move |_: InputEvent| unsaved.set(true)}>
            <div class="page-head"><h1>{ title(t, start.purpose) }</h1></div>
            <Form {on_submit} testid="device-form">
                { complaints(t, &refused, *empty) }
                <ModelPart base={(*base).clone()} model={*model} on_model={Callback::from(move |id| set_model.set(id))}
                    entries={entries.clone()} models={models} names={names.clone()} refused={(*refused).clone()} {others} />
                <Sections unit={start.unit} {entries} {names} refused={(*refused).clone()} {interfaces} />
                <Bar {next} offers_next={start.purpose != Purpose::Edit} back={back(start, &place)} />
            </Form>
            { ask(&desk, &question, others) }
        </div>
    }
}

/// What the person put into the form.
fn draft(
    unit: EntityId,
    model: Option<EntityId>,
    values: &FormValues,
    entries: &BTreeMap<String, Entry>,
    interfaces: &[InterfaceDraft],
) -> Draft {
    let ids: Vec<EntityId> = interfaces.iter().map(|interface| interface.id).collect();
    let mut fields = read::fields(values);
    keep_untouched(&mut fields, entries);
    Draft {
        unit,
        model,
        scope: Scope::AllOfModel,
        own: entries.keys().cloned().collect(),
        fields,
        interfaces: read::interfaces(values, &ids),
    }
}

/// Returns the models and names that were in the ledger when the form was opened.
#[hook]
fn use_known(ledger: &LedgerHandle) -> (Rc<Vec<ModelName>>, Rc<Names>) {
    let models = use_memo((), |()| models(ledger));
    let names = use_memo((), |()| Names::of(ledger));
    (models, names)
}

/// Moves the focus to the first field whose text was refused.
#[hook]
fn use_first_refused(form: &NodeRef, refused: &[Refused]) {
    use_effect_with((form.clone(), refused.to_vec()), |(form, refused)| {
        if !refused.is_empty() {
            dom::focus_first(form, "[aria-invalid=true]");
        }
    });
}

fn title(t: Texts, purpose: Purpose) -> AttrValue {
    t.get(match purpose {
        Purpose::Edit => "form-title-edit",
        Purpose::New => "form-title-new",
        Purpose::Copy => "form-title-copy",
    })
}

fn back(start: &Start, place: &ListPlace) -> AttrValue {
    match start.purpose {
        Purpose::Edit => Route::Device(start.unit.to_string()).href(),
        Purpose::New | Purpose::Copy => place.route().href(),
    }
}

fn complaints(t: Texts, refused: &[Refused], empty: bool) -> Html {
    html! {
        if !refused.is_empty() {
            <Notice tone={Tone::Danger} testid="form-errors">
                { t.with("form-errors", &[("count", refused.len().into())]) }
            </Notice>
        } else if empty {
            <Notice tone={Tone::Warn} testid="form-empty">{ t.get("form-empty") }</Notice>
        }
    }
}
