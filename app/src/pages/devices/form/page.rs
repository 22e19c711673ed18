//! The page of the form.

use std::cell::Cell;
use std::rc::Rc;

use daicho_core::catalogue::field::Kind;
use daicho_core::device::form::draft::{Draft, Scope};
use daicho_core::device::form::entry::Refused;
use daicho_core::device::form::start::keep_untouched;
use daicho_core::ident::id::EntityId;
use daicho_core::ledger::changes::ChangeSet;
use yew::prelude::*;

use super::bar::Bar;
use super::interfaces::Interfaces;
use super::model_part::ModelPart;
use super::questions::{Overtaken, OvertakenQuestion, ScopeQuestion, others};
use super::read;
use super::sections::Sections;
use super::start::{Purpose, Start};
use super::suggestions::{Names, models};
use crate::browser::{dom, random};
use crate::components::badge::Tone;
use crate::components::form::{Form, FormValues};
use crate::components::notice::Notice;
use crate::i18n::{Texts, use_texts};
use crate::pages::devices::detail::NotThere;
use crate::pages::devices::shared::use_device_list;
use crate::route::Route;
use crate::session::edit::Edit;
use crate::session::handle::{Session, use_session};
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
        let id: EntityId = id.parse().ok()?;
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

/// What has to be answered before the form is saved.
#[derive(Clone, PartialEq)]
enum Question {
    Scope(Draft),
    Overtaken(Draft, Vec<Overtaken>),
}

/// One form, from its start to saving.
#[component]
fn DeviceForm(props: &DeviceFormProps) -> Html {
    let t = use_texts();
    let start = &props.start;
    let list = use_device_list(&props.ledger);
    let base = use_memo((), |()| props.ledger.clone());
    let known = use_memo((), |()| {
        (
            Rc::new(models(&props.ledger)),
            Rc::new(Names::of(&props.ledger)),
        )
    });
    let entries = use_memo((), |()| start.entries.clone());
    let model = use_state_eq(|| start.model);
    let interfaces = use_state_eq(|| start.interfaces.clone());
    let refused = use_state_eq(Vec::<Refused>::new);
    let empty = use_state_eq(|| false);
    let question = use_state(|| None::<Question>);
    let next = use_memo((), |()| Cell::new(false));
    let form = use_node_ref();
    use_effect_with((form.clone(), (*refused).clone()), |(form, refused)| {
        if !refused.is_empty() {
            dom::focus_first(form, "[aria-invalid=true]");
        }
    });
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
    };
    let others = model.map_or(0, |model| list.with(|list| list.units_of(&model)));
    let on_submit = {
        let (desk, unit, model, interfaces) =
            (desk.clone(), start.unit, *model, interfaces.clone());
        let entries = Rc::clone(&entries);
        Callback::from(move |values: FormValues| {
            let ids: Vec<EntityId> = interfaces.iter().map(|interface| interface.id).collect();
            let mut fields = read::fields(&values);
            keep_untouched(&mut fields, &entries);
            let draft = Draft {
                unit,
                model,
                scope: Scope::AllOfModel,
                own: entries.keys().cloned().collect(),
                fields,
                interfaces: read::interfaces(&values, &ids),
            };
            desk.check(draft, others);
        })
    };
    let set_model = model.setter();
    let set_interfaces = interfaces.setter();
    let interfaces = html! {
        <Interfaces interfaces={(*interfaces).clone()} refused={(*refused).clone()}
            on_change={Callback::from(move |interfaces| set_interfaces.set(interfaces))} />
    };
    html! {
        <div ref={form} class="device-form">
            <div class="page-head"><h1>{ title(t, start.purpose) }</h1></div>
            <Form {on_submit} testid="device-form">
                { complaints(t, &refused, *empty) }
                <ModelPart base={(*base).clone()} model={*model} on_model={Callback::from(move |id| set_model.set(id))}
                    entries={entries.clone()} models={known.0.clone()} names={known.1.clone()} refused={(*refused).clone()} {others} />
                <Sections unit={start.unit} {entries} names={known.1.clone()} refused={(*refused).clone()} {interfaces} />
                <Bar {next} offers_next={start.purpose != Purpose::Edit} back={back(start)} />
            </Form>
            { ask(&desk, &question, others) }
        </div>
    }
}

fn title(t: Texts, purpose: Purpose) -> AttrValue {
    t.get(match purpose {
        Purpose::Edit => "form-title-edit",
        Purpose::New => "form-title-new",
        Purpose::Copy => "form-title-copy",
    })
}

fn back(start: &Start) -> AttrValue {
    match start.purpose {
        Purpose::Edit => Route::Device(start.unit.to_string()).href(),
        Purpose::New | Purpose::Copy => Route::Devices(String::new()).href(),
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

/// Draws the question that is open.
fn ask(desk: &Desk, question: &Option<Question>, others: usize) -> Html {
    let close = {
        let question = desk.question.clone();
        Callback::from(move |()| question.set(None))
    };
    match question {
        None => Html::default(),
        Some(Question::Scope(draft)) => {
            let fields = draft.shared_fields(&desk.base);
            let fields: Vec<AttrValue> = fields
                .into_iter()
                .map(|field| field.to_owned().into())
                .collect();
            let (desk, draft) = (desk.clone(), draft.clone());
            let on_choose = Callback::from(move |scope| {
                desk.question.set(None);
                desk.compare(Draft {
                    scope,
                    ..draft.clone()
                });
            });
            html! { <ScopeQuestion {fields} count={others} {on_choose} on_close={close} /> }
        }
        Some(Question::Overtaken(draft, others)) => {
            let (ledger, others) = (desk.now.clone(), others.clone());
            let (desk, draft) = (desk.clone(), draft.clone());
            let on_confirm = Callback::from(move |()| {
                desk.question.set(None);
                desk.save(&draft);
            });
            html! { <OvertakenQuestion {ledger} {others} {on_confirm} on_close={close} /> }
        }
    }
}

/// What a form needs to be checked and saved.
#[derive(Clone)]
struct Desk {
    session: Session,
    t: Texts,
    purpose: Purpose,
    /// The ledger that the form was filled from.
    base: LedgerHandle,
    now: LedgerHandle,
    next: Rc<Cell<bool>>,
    on_next: Callback<Start>,
    question: UseStateSetter<Option<Question>>,
    refused: UseStateSetter<Vec<Refused>>,
    empty: UseStateSetter<bool>,
}

impl Desk {
    /// Looks for texts that their fields do not take, then asks whose the fields of the model become.
    fn check(&self, draft: Draft, others: usize) {
        match draft.changes(&self.base, &mut random::entity_id) {
            Err(refused) => self.refused.set(refused),
            Ok(changes) => {
                self.refused.set(Vec::new());
                self.empty
                    .set(changes.is_empty() && self.purpose != Purpose::Edit);
                let shared = others > 1 || (others == 1 && self.purpose != Purpose::Edit);
                if changes.is_empty() {
                    if self.purpose == Purpose::Edit {
                        Route::Device(draft.unit.to_string()).go();
                    }
                } else if shared && !draft.shared_fields(&self.base).is_empty() {
                    self.question.set(Some(Question::Scope(draft)));
                } else {
                    self.compare(draft);
                }
            }
        }
    }

    /// Asks whether to replace what others have set meanwhile.
    fn compare(&self, draft: Draft) {
        let Ok(changes) = draft.changes(&self.base, &mut random::entity_id) else {
            return;
        };
        let others = others(&changes, &self.base, &self.now);
        if others.is_empty() {
            self.save(&draft);
        } else {
            self.question.set(Some(Question::Overtaken(draft, others)));
        }
    }

    fn save(&self, draft: &Draft) {
        let Ok(changes) = draft.changes(&self.base, &mut random::entity_id) else {
            return;
        };
        let on_saved = self.after(draft, &changes);
        let said = match self.purpose {
            Purpose::Edit => "device-saved",
            Purpose::New | Purpose::Copy => "device-registered",
        };
        let edit = Edit::new(self.purpose.action(), changes);
        self.session
            .commit(edit.said(self.t.get(said)).on_saved(on_saved));
    }

    /// Goes on to the next device, or to the one that was saved.
    fn after(&self, draft: &Draft, changes: &ChangeSet) -> Callback<()> {
        let unit = draft.unit;
        if !self.next.get() {
            return Callback::from(move |()| Route::Device(unit.to_string()).go());
        }
        let chosen = changes
            .iter()
            .find(|change| change.id == unit && change.field == "model")
            .and_then(|change| change.value.text())
            .and_then(|id| id.parse().ok());
        let model = chosen.or(draft.model);
        let (entries, on_next) = (draft.fields.clone(), self.on_next.clone());
        Callback::from(move |()| {
            on_next.emit(Start::next(entries.clone(), model, random::entity_id))
        })
    }
}
