//! The form of a department, person, organization or contact, made from the catalogue of fields.
use std::rc::Rc;

use daicho_core::catalogue::field::{FieldSpec, FieldType, Kind};
use daicho_core::catalogue::words::{Naming, naming};
use daicho_core::device::canonical::read;
use daicho_core::device::fields::fields_of;
use daicho_core::ident::id::EntityId;
use daicho_core::ident::text::{match_key, organization_key};
use daicho_core::ledger::changes::ChangeSet;
use daicho_core::ledger::state::Ledger;
use daicho_core::ledger::table::{DELETED, DELETED_TRUE};
use daicho_core::ledger::value::Value;
use yew::prelude::*;

use super::input::{held, input, is_needed, typed};
use crate::browser::random;
use crate::components::button::{Button, ButtonKind};
use crate::components::dialog::Dialog;
use crate::components::form::{Form, FormValues};
use crate::i18n::use_texts;
use crate::session::edit::Edit;
use crate::session::handle::use_session;
use crate::session::state::LedgerHandle;

/// Properties of [`EntityDialog`].
#[derive(Clone, PartialEq, Properties)]
pub struct EntityDialogProps {
    /// What it is.
    pub kind: Kind,
    /// The entity; `None` for a new one.
    pub id: Option<EntityId>,
    /// The company of a new contact.
    #[prop_or_default]
    pub organization: Option<EntityId>,
    /// The ledger.
    pub ledger: LedgerHandle,
    /// What is saved along with its fields, by its id.
    #[prop_or_default]
    pub along: Option<Along>,
    /// What stands above its fields, and below them; inputs in it are among the values of the form.
    #[prop_or_default]
    pub before: Html,
    /// See above.
    #[prop_or_default]
    pub children: Html,
    /// Wider, with fields side by side, where there are many.
    #[prop_or_default]
    pub wide: bool,
    /// Called when it was saved, or given up.
    pub on_close: Callback<()>,
}

/// What is saved along with the fields of an entity: its id and the values of the form give further changes.
#[derive(Clone)]
pub struct Along(pub Rc<Saving>);

/// Gives further changes for an entity, from the values of its form.
pub type Saving = dyn Fn(EntityId, &FormValues) -> ChangeSet;

impl PartialEq for Along {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// What is wrong, and with which field.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Wrong {
    Empty,
    Taken,
    NoOrganization,
}

impl Wrong {
    fn field(self) -> &'static str {
        match self {
            Self::Empty | Self::Taken => "name",
            Self::NoOrganization => "organization",
        }
    }

    fn key(self) -> &'static str {
        match self {
            Self::Empty => "entity-name-empty",
            Self::Taken => "entity-name-taken",
            Self::NoOrganization => "entity-organization-empty",
        }
    }
}

/// A form in front of the page.
#[component]
pub fn EntityDialog(props: &EntityDialogProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let wrong = use_state_eq(|| None::<Wrong>);
    let (kind, id, ledger) = (props.kind, props.id, props.ledger.clone());
    let record = id.and_then(|id| ledger.record(kind.as_str(), &id));
    let on_submit = {
        let (ledger, wrong, on_close) = (ledger.clone(), wrong.clone(), props.on_close.clone());
        let along = props.along.clone();
        Callback::from(move |values: FormValues| {
            let problem = problem(&ledger, kind, id, &values);
            wrong.set(problem);
            if problem.is_none() {
                let new = id.unwrap_or_else(|| new_id(kind, &values));
                let mut changes = changes(&ledger, kind, new, &values);
                if let Some(Along(along)) = &along {
                    changes.extend(&along(new, &values));
                }
                let action = if id.is_some() { "edit" } else { "add" };
                let edit = Edit::new(action, changes).said(t.get("entity-saved"));
                session.commit(edit.on_saved(on_close.clone()));
            }
        })
    };
    let field = |field: &'static FieldSpec| {
        let company = props.organization.filter(|_| is_needed(field));
        let company = company.map(|id| id.to_string()).unwrap_or_default();
        let held = match record.as_ref() {
            Some(record) => held(Some(record), field),
            None => company.as_str(),
        };
        let error = wrong.filter(|wrong| wrong.field() == field.key);
        let error = error.map(|wrong| t.get(wrong.key()));
        input(field, id, held, &ledger, error, t)
    };
    let title = if id.is_some() {
        "form-edit"
    } else {
        "form-add"
    };
    html! {
        <Dialog title={t.get(&format!("{title}-{kind}"))} on_close={props.on_close.clone()} wide={props.wide} testid="entity-dialog">
            <Form {on_submit} testid="entity-form">
                { props.before.clone() }
                <div class={if props.wide { "form-grid" } else { "form" }}>
                    { for fields_of(kind).iter().filter(|spec| !spec.is_internal()).map(field) }
                </div>
                { props.children.clone() }
                <div class="form-actions">
                    <Button on_click={props.on_close.clone()}>{ t.get("cancel") }</Button>
                    <Button kind={ButtonKind::Primary} submit=true testid="entity-save">{ t.get("save") }</Button>
                </div>
            </Form>
        </Dialog>
    }
}

fn problem(
    ledger: &Ledger,
    kind: Kind,
    id: Option<EntityId>,
    values: &FormValues,
) -> Option<Wrong> {
    let text = |field: &str| values.get(field).map_or("", |text| text.trim());
    if kind == Kind::Contact && text("organization").is_empty() {
        return Some(Wrong::NoOrganization);
    }
    let name = text("name");
    let has_name = fields_of(kind)
        .iter()
        .any(|field| field.ty == FieldType::Name);
    // A mark such as `-` is no name.
    if has_name && (name.is_empty() || naming(name) != Naming::Name) {
        return Some(Wrong::Empty);
    }
    // Two people may share a name, two departments may not.
    let wanted = key(kind, name);
    let taken = matches!(kind, Kind::Department | Kind::Organization | Kind::Zone)
        && ledger.records(kind.as_str()).any(|other| {
            Some(other.id()) != id
                && other
                    .text("name")
                    .is_some_and(|name| key(kind, name) == wanted)
        });
    taken.then_some(Wrong::Taken)
}

/// Returns what the form changes: only fields whose text differs, read as an import reads them, and emptied ones as cleared.
fn changes(ledger: &Ledger, kind: Kind, id: EntityId, values: &FormValues) -> ChangeSet {
    let record = ledger.record(kind.as_str(), &id);
    let mut changes = ChangeSet::new();
    // A department that was deleted and is entered again is the same one.
    let was_deleted = record.as_ref().and_then(|record| record.text(DELETED)) == Some(DELETED_TRUE);
    if was_deleted {
        changes.restore(kind.as_str(), id);
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
        | Kind::Interface
        | Kind::Zone
        | Kind::Link
        | Kind::Line
        | Kind::Boundary
        | Kind::Carried
        | Kind::Contract => random::entity_id(),
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
