//! The form of a department, person or organization, made from the catalogue of fields.
use daicho_core::catalogue::choice::Choice;
use daicho_core::catalogue::field::{FieldSpec, FieldType, Kind};
use daicho_core::catalogue::words::{Naming, naming, unknown_word};
use daicho_core::device::canonical::read;
use daicho_core::device::fields::fields_of;
use daicho_core::device::form::entry::is_accepted;
use daicho_core::ident::id::EntityId;
use daicho_core::ident::text::{match_key, organization_key};
use daicho_core::ledger::changes::ChangeSet;
use daicho_core::ledger::state::{Ledger, Record};
use daicho_core::ledger::table::{DELETED, DELETED_TRUE};
use daicho_core::ledger::value::{Value, ValueRef};
use yew::prelude::*;

use crate::browser::random;
use crate::components::button::{Button, ButtonKind};
use crate::components::dialog::Dialog;
use crate::components::field::{CheckField, SelectField, TextField};
use crate::components::form::{Form, FormValues};
use crate::i18n::{Language, Texts, use_texts};
use crate::pages::devices::words;
use crate::session::edit::Edit;
use crate::session::handle::use_session;
use crate::session::state::LedgerHandle;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct EntityDialogProps {
    pub(super) kind: Kind,
    /// The entity; `None` for a new one.
    pub(super) id: Option<EntityId>,
    pub(super) ledger: LedgerHandle,
    pub(super) on_close: Callback<()>,
}

/// What is wrong with the name.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Wrong {
    Empty,
    Taken,
}

/// A form in front of the page.
#[component]
pub(super) fn EntityDialog(props: &EntityDialogProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let wrong = use_state_eq(|| None::<Wrong>);
    let (kind, id, ledger) = (props.kind, props.id, props.ledger.clone());
    let record = id.and_then(|id| ledger.record(kind.as_str(), &id));
    let on_submit = {
        let (ledger, wrong, on_close) = (ledger.clone(), wrong.clone(), props.on_close.clone());
        Callback::from(move |values: FormValues| {
            let name = values
                .get("name")
                .map(|name| name.trim())
                .unwrap_or_default();
            let problem = problem(&ledger, kind, id, name);
            wrong.set(problem);
            if problem.is_none() {
                let changes = changes(&ledger, kind, id, &values);
                let action = if id.is_some() { "edit" } else { "add" };
                let edit = Edit::new(action, changes).said(t.get("entity-saved"));
                session.commit(edit.on_saved(on_close.clone()));
            }
        })
    };
    let error = wrong.map(|wrong| match wrong {
        Wrong::Empty => t.get("entity-name-empty"),
        Wrong::Taken => t.get("entity-name-taken"),
    });
    let title = if id.is_some() {
        "form-edit"
    } else {
        "form-add"
    };
    html! {
        <Dialog title={t.get(&format!("{title}-{kind}"))} on_close={props.on_close.clone()} testid="entity-dialog">
            <Form {on_submit} testid="entity-form">
                for field in fields_of(kind).iter().filter(|field| !field.is_internal()) {
                    { input(field, record.as_ref(), &ledger, error.clone(), t) }
                }
                <div class="form-actions">
                    <Button on_click={props.on_close.clone()}>{ t.get("cancel") }</Button>
                    <Button kind={ButtonKind::Primary} submit=true testid="entity-save">{ t.get("save") }</Button>
                </div>
            </Form>
        </Dialog>
    }
}

fn input(
    field: &FieldSpec,
    record: Option<&Record<'_>>,
    ledger: &Ledger,
    error: Option<AttrValue>,
    t: Texts,
) -> Html {
    let name = AttrValue::Static(field.key);
    let label = t.get(&format!("entity-{}", field.key));
    let held = held(record, field);
    let value = AttrValue::from(held.to_owned());
    let is_name = field.key == "name";
    match field.ty {
        FieldType::Choices(choices) => boxes(field.key, label, choices, held, t),
        FieldType::Reference(to) => {
            let none = (AttrValue::Static(""), t.get("entity-nothing"));
            let option = |record: Record<'_>| {
                let name = record.text("name").unwrap_or_default().to_owned();
                (record.id().to_string().into(), name.into())
            };
            let options = std::iter::once(none)
                .chain(ledger.records(to.as_str()).map(option))
                .collect::<Vec<_>>();
            html! { <SelectField {name} {label} {value} {options} scope="entity" /> }
        }
        FieldType::LongText => {
            html! { <TextField {name} {label} {value} multiline=true scope="entity" /> }
        }
        FieldType::Text
        | FieldType::Name
        | FieldType::Number
        | FieldType::Date
        | FieldType::Choice(_)
        | FieldType::YesNo(_)
        | FieldType::Flag
        | FieldType::Mac
        | FieldType::Ipv4
        | FieldType::Ipv6
        | FieldType::HostName
        | FieldType::UdiDi
        | FieldType::Jmdn
        | FieldType::Approval
        | FieldType::Protocols
        | FieldType::Email
        | FieldType::Phone => {
            let odd = !is_accepted(field, held);
            let odd = odd.then(|| words::expected_of(t, Some(field.ty)));
            let error = error.filter(|_| is_name).or(odd);
            html! {
                <TextField {name} {label} {value} required={is_name} autofocus={is_name} {error} scope="entity" />
            }
        }
    }
}

/// What a box shows of a field: its text, or the word for a state of not knowing.
fn held<'a>(record: Option<&Record<'a>>, field: &FieldSpec) -> &'a str {
    match record.and_then(|record| record.get(field.key)) {
        Some(ValueRef::Text(text)) => text,
        Some(ValueRef::Unknown(state)) => unknown_word(state),
        Some(ValueRef::Cleared | ValueRef::Foreign(_)) | None => "",
    }
}

fn boxes(field: &str, label: AttrValue, choices: &'static [Choice], held: &str, t: Texts) -> Html {
    let held: Vec<_> = held.split(',').map(str::trim).collect();
    html! {
        <fieldset>
            <legend>{ label }</legend>
            <div class="stack-s">
                for choice in choices {
                    <CheckField name={format!("{field}:{}", choice.code)} checked={held.contains(&choice.code)} label={match t.0 {
                        Language::Ja => choice.japanese(),
                        Language::En => choice.english(),
                    }} />
                }
            </div>
        </fieldset>
    }
}

fn problem(ledger: &Ledger, kind: Kind, id: Option<EntityId>, name: &str) -> Option<Wrong> {
    // A mark such as `-` is no name.
    if name.is_empty() || naming(name) != Naming::Name {
        return Some(Wrong::Empty);
    }
    // Two people may share a name, two departments may not.
    let wanted = key(kind, name);
    let taken = kind != Kind::Person
        && ledger.records(kind.as_str()).any(|other| {
            Some(other.id()) != id
                && other
                    .text("name")
                    .is_some_and(|name| key(kind, name) == wanted)
        });
    taken.then_some(Wrong::Taken)
}

/// Returns what the form changes: only fields whose text differs, read as an import reads them, and emptied ones as cleared.
fn changes(ledger: &Ledger, kind: Kind, id: Option<EntityId>, values: &FormValues) -> ChangeSet {
    let id = id.unwrap_or_else(|| new_id(kind, values));
    let record = ledger.record(kind.as_str(), &id);
    let mut changes = ChangeSet::new();
    // A department that was deleted and is entered again is the same one.
    let was_deleted = record.as_ref().and_then(|record| record.text(DELETED)) == Some(DELETED_TRUE);
    if was_deleted {
        changes.set(kind.as_str(), id, DELETED, ValueRef::Cleared);
    }
    for field in fields_of(kind).iter().filter(|field| !field.is_internal()) {
        let typed = typed(field, values);
        if typed != held(record.as_ref(), field) {
            // What its field does not take is kept as typed, and marked wherever it is shown.
            let value = read(Some(field), &typed).map_or(Value::Cleared, |meaning| meaning.value);
            changes.set(kind.as_str(), id, field.key, value.as_ref());
        }
    }
    changes
}

/// Departments and organizations are known by their names, so that an import of the same name finds them.
fn new_id(kind: Kind, values: &FormValues) -> EntityId {
    let name = values
        .get("name")
        .map(|name| name.trim())
        .unwrap_or_default();
    match kind {
        Kind::Department | Kind::Organization => EntityId::derived(kind.as_str(), &key(kind, name)),
        Kind::Facility
        | Kind::Person
        | Kind::Contact
        | Kind::Model
        | Kind::Unit
        | Kind::Interface => random::entity_id(),
    }
}

/// Returns what two spellings of one name have in common, as import compares them.
fn key(kind: Kind, name: &str) -> String {
    if kind == Kind::Organization {
        organization_key(name)
    } else {
        match_key(name).replace(' ', "")
    }
}

fn typed(field: &FieldSpec, values: &FormValues) -> String {
    if let FieldType::Choices(choices) = field.ty {
        let ticked =
            |choice: &&Choice| values.contains_key(&format!("{}:{}", field.key, choice.code));
        let codes: Vec<_> = choices
            .iter()
            .filter(ticked)
            .map(|choice| choice.code)
            .collect();
        return codes.join(",");
    }
    values
        .get(field.key)
        .map(|text| text.trim().to_owned())
        .unwrap_or_default()
}
