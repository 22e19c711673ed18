//! Departments, people, organizations and their contacts: one list each, with a form behind every row.
use daicho_core::catalogue::field::{FieldSpec, FieldType, Kind};
use daicho_core::device::fields::fields_of;
use daicho_core::ident::id::EntityId;
use daicho_core::ident::text::search_key;
use daicho_core::ledger::changes::ChangeSet;
use daicho_core::ledger::state::{Ledger, Record};
use yew::prelude::*;

use crate::components::button::{Button, ButtonKind};
use crate::components::dialog::Confirm;
use crate::components::icon::Icon;
use crate::i18n::{Texts, use_texts};
use crate::pages::devices::cell;
use crate::pages::devices::words::{self, Words};
use crate::pages::entity::form::EntityDialog;
use crate::pages::entity::input::is_needed;
use crate::session::edit::Edit;
use crate::session::handle::use_session;
use crate::session::state::LedgerHandle;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct EntitiesProps {
    pub(super) kind: Kind,
    pub(super) ledger: LedgerHandle,
}

/// What is open in front of the list.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Open {
    New,
    Edit(EntityId),
    /// A new contact of this company.
    Contact(EntityId),
    /// Asks before deleting what so many devices refer to.
    Delete(EntityId, usize),
}

/// The entities of one kind.
#[component]
pub(super) fn Entities(props: &EntitiesProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let open = use_state_eq(|| None::<Open>);
    let (kind, ledger) = (props.kind, &props.ledger);
    let show = |to: Option<Open>| {
        let open = open.clone();
        Callback::from(move |()| open.set(to))
    };
    let delete = |id: EntityId| {
        let (session, open) = (session.clone(), open.clone());
        Callback::from(move |()| {
            open.set(None);
            let changes = ChangeSet::deletion(kind.as_str(), id);
            session.commit(Edit::new("delete", changes).said(t.get("entity-deleted")));
        })
    };
    let row = |record: Record<'_>| {
        let id = record.id();
        let on_delete = match uses(ledger, kind, &id) {
            0 => delete(id),
            count => show(Some(Open::Delete(id, count))),
        };
        let on_contact = (kind == Kind::Organization).then(|| show(Some(Open::Contact(id))));
        let acts = Acts {
            on_edit: show(Some(Open::Edit(id))),
            on_delete,
            on_contact,
        };
        line(&record, kind, acts, t)
    };
    let mut records: Vec<_> = ledger.records(kind.as_str()).collect();
    records.sort_by_cached_key(|record| sort_key(record, kind));
    let rows: Vec<_> = records.into_iter().map(row).collect();
    let heading = format!("settings-{kind}");
    html! {
        <section class="card" aria-labelledby={heading.clone()}>
            <div class="row row-between">
                <h2 id={heading.clone()}>{ t.get(&format!("title-{kind}")) }</h2>
                <Button icon={Icon::Plus} small=true on_click={show(Some(Open::New))} testid={format!("add-{kind}")}>
                    { t.get("entity-add") }
                </Button>
            </div>
            <p class="small muted">{ t.get(&format!("why-{kind}")) }</p>
            if rows.is_empty() {
                <p class="muted" data-testid={format!("none-{kind}")}>{ t.get("entity-none") }</p>
            } else {
                { table(kind, rows, t) }
            }
            { front(&open, kind, ledger, show(None), &delete, t) }
        </section>
    }
}

fn table(kind: Kind, rows: Vec<Html>, t: Texts) -> Html {
    html! {
        <div class="scroll-x list-box">
            <table class="table-plain" data-testid={format!("list-{kind}")}>
                <thead>
                    <tr>
                        for field in columns(kind) {
                            <th scope="col" class={is_short(field).then_some("table-short")}>{ t.get(&format!("entity-{}", field.key)) }</th>
                        }
                        <th><span class="visually-hidden">{ t.get("entity-actions") }</span></th>
                    </tr>
                </thead>
                <tbody>{ for rows }</tbody>
            </table>
        </div>
    }
}

/// Contacts of one company stand together.
fn sort_key(record: &Record<'_>, kind: Kind) -> (String, String) {
    let company = fields_of(kind).iter().find(|field| is_needed(field));
    let company = company.map(|field| name_of(record, field.key, Kind::Organization));
    let name = record.text("name").unwrap_or_default();
    (company.unwrap_or_default(), search_key(name))
}

/// Returns the name of the entity that a field refers to.
fn name_of(record: &Record<'_>, field: &str, kind: Kind) -> String {
    let id = record.reference(field);
    let name = id.and_then(|id| record.ledger().record(kind.as_str(), &id)?.text("name"));
    name.unwrap_or_default().to_owned()
}

/// What the buttons of a line do.
struct Acts {
    on_edit: Callback<()>,
    on_delete: Callback<()>,
    /// Adds a contact, for companies.
    on_contact: Option<Callback<()>>,
}

fn line(record: &Record<'_>, kind: Kind, acts: Acts, t: Texts) -> Html {
    let name = record.text("name").unwrap_or_default();
    let label = |key: &str| t.with(key, &[("name", name.to_owned().into())]);
    html! {
        <tr key={record.id().to_string()}>
            for field in columns(kind) {
                <td class={is_short(field).then_some("table-short")}>{ shown(record, field, t) }</td>
            }
            <td>
                <div class="row row-end nowrap">
                    if let Some(on_contact) = acts.on_contact {
                        <Button kind={ButtonKind::Quiet} small=true icon={Icon::Plus} on_click={on_contact} testid="organization-contact">
                            { t.get("entity-contact") }
                            <span class="visually-hidden">{ name.to_owned() }</span>
                        </Button>
                    }
                    <Button kind={ButtonKind::Quiet} small=true icon={Icon::Edit} label={label("entity-edit")} on_click={acts.on_edit}
                        testid={format!("edit-{kind}")} />
                    <Button kind={ButtonKind::Quiet} small=true icon={Icon::Trash} label={label("entity-delete")} on_click={acts.on_delete}
                        testid={format!("delete-{kind}")} />
                </div>
            </td>
        </tr>
    }
}

fn front(
    open: &Option<Open>,
    kind: Kind,
    ledger: &LedgerHandle,
    on_close: Callback<()>,
    delete: &dyn Fn(EntityId) -> Callback<()>,
    t: Texts,
) -> Html {
    let (kind, id, organization) = match *open {
        None => return html! {},
        Some(Open::Delete(id, count)) => {
            return html! {
                <Confirm title={t.get("entity-used-title")} action={t.get("entity-delete-action")} danger=true
                    on_confirm={delete(id)} {on_close} testid="entity-used">
                    <p>{ t.with("entity-used", &[("count", count.into())]) }</p>
                </Confirm>
            };
        }
        Some(Open::New) => (kind, None, None),
        Some(Open::Edit(id)) => (kind, Some(id), None),
        Some(Open::Contact(id)) => (Kind::Contact, None, Some(id)),
    };
    html! { <EntityDialog {kind} {id} {organization} ledger={ledger.clone()} {on_close} /> }
}

/// The fields of a kind that a list shows: all but notes and what the program sets.
fn columns(kind: Kind) -> impl Iterator<Item = &'static FieldSpec> {
    fields_of(kind)
        .iter()
        .filter(|field| !field.is_internal() && field.ty != FieldType::LongText)
}

/// Whether a field holds numbers and days, which are not read well in two lines.
fn is_short(field: &FieldSpec) -> bool {
    matches!(field.ty, FieldType::Phone | FieldType::Date)
}

/// Draws a field of a list; what its field does not take is marked.
fn shown(record: &Record<'_>, field: &FieldSpec, t: Texts) -> Html {
    let said = words::words_in(t, record.ledger(), field, record.get(field.key));
    if said == Words::Blank {
        return Html::default();
    }
    cell::value(t, &said)
}

/// Counts what refers to an entity: devices, models, people, contacts, and whatever is known of the network.
fn uses(ledger: &Ledger, kind: Kind, id: &EntityId) -> usize {
    let id = id.to_string();
    Kind::ALL
        .into_iter()
        .flat_map(|from| fields_of(from).iter().map(move |field| (from, field)))
        .filter(|(_, field)| field.ty == FieldType::Reference(kind))
        .map(|(from, field)| {
            let refers = |record: &Record<'_>| record.text(field.key) == Some(id.as_str());
            ledger.records(from.as_str()).filter(refers).count()
        })
        .sum()
}
