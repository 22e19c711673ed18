//! The rows of a register.

use std::rc::Rc;

use daicho_core::catalogue::field::Kind;
use daicho_core::ident::id::EntityId;
use daicho_core::ident::text::search_key;
use daicho_core::ledger::changes::ChangeSet;
use daicho_core::ledger::state::Record;
use yew::prelude::*;

use super::columns::{self, Column, columns};
use super::prepared::{Branch, Prepared};
use crate::browser::clock;
use crate::components::button::{Button, ButtonKind};
use crate::components::gradual::use_gradual;
use crate::components::icon::Icon;
use crate::i18n::{Texts, use_texts};
use crate::pages::devices::words as device_words;
use crate::pages::network::words::name;
use crate::session::edit::Edit;
use crate::session::handle::{Session, use_session};
use crate::session::state::LedgerHandle;

#[derive(Clone, Properties)]
pub(super) struct RegisterTableProps {
    pub(super) ledger: LedgerHandle,
    pub(super) kind: Kind,
    pub(super) prepared: Rc<Prepared>,
    /// What was typed into the search box.
    pub(super) typed: String,
    pub(super) on_edit: Callback<EntityId>,
    pub(super) on_inside: Callback<EntityId>,
    pub(super) on_delete: Callback<EntityId>,
}

impl PartialEq for RegisterTableProps {
    fn eq(&self, other: &Self) -> bool {
        self.ledger == other.ledger
            && self.typed == other.typed
            && self.on_delete == other.on_delete
    }
}

/// How many rows are drawn at a time.
const STEP: usize = 100;

/// The entries of a register by name; zones as a tree.
#[component]
pub(super) fn RegisterTable(props: &RegisterTableProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let (ledger, kind) = (&props.ledger, props.kind);
    let order = use_memo((ledger.clone(), t.0), |_| order(t, props));
    let words = search_key(&props.typed);
    let is_found = |(_, key): &&(Branch, String)| words.split(' ').all(|word| key.contains(word));
    let found: Vec<&(Branch, String)> = order.iter().filter(is_found).collect();
    let drawn = use_gradual(found.len(), STEP);
    let row = |(branch, _): &&(Branch, String)| {
        let record = ledger.record(kind.as_str(), &branch.id);
        record.map(|record| row(t, props, &session, &record, *branch))
    };
    html! {
        <>
            <div class="scroll-x">
                <table class="table-plain register" data-testid="register-table">
                    <thead>
                        <tr>
                            <th scope="col">{ t.get(&format!("register-name-{kind}")) }</th>
                            for column in columns(kind) {
                                <th scope="col">{ column.head(t) }</th>
                            }
                            <th><span class="visually-hidden">{ t.get("entity-actions") }</span></th>
                        </tr>
                    </thead>
                    <tbody>{ for found.iter().take(drawn).filter_map(row) }</tbody>
                </table>
            </div>
            if found.is_empty() {
                <p class="muted" role="status">{ t.get("register-not-found") }</p>
            }
        </>
    }
}

/// The entries in the order of the table, each with what it is found by.
fn order(t: Texts, props: &RegisterTableProps) -> Vec<(Branch, String)> {
    let (ledger, kind) = (&props.ledger, props.kind);
    let called = |id: EntityId| {
        let key = columns::key(kind, id);
        key.map(|key| name(t, ledger, key)).unwrap_or_default()
    };
    let searched = |id: EntityId| {
        let mut words = called(id).to_string();
        let record = ledger.record(kind.as_str(), &id);
        for field in daicho_core::device::fields::fields_of(kind)
            .iter()
            .filter(|field| !field.is_internal())
        {
            let value = record.as_ref().and_then(|record| record.get(field.key));
            if let device_words::Words::Text(text) | device_words::Words::Odd(text) =
                device_words::words_in(t, ledger, field, value)
            {
                words.push(' ');
                words.push_str(&text);
            }
        }
        search_key(&words)
    };
    if kind == Kind::Zone {
        let tree = props.prepared.tree.iter();
        return tree.map(|branch| (*branch, searched(branch.id))).collect();
    }
    let mut order: Vec<(Branch, String)> = ledger
        .records(kind.as_str())
        .map(|record| {
            let id = record.id();
            let alone = Branch {
                id,
                depth: 0,
                own: 0,
                whole: 0,
            };
            (alone, searched(id))
        })
        .collect();
    order.sort_by(|(_, one), (_, other)| one.cmp(other));
    order
}

fn row(
    t: Texts,
    props: &RegisterTableProps,
    session: &Session,
    record: &Record<'_>,
    branch: Branch,
) -> Html {
    let (kind, id) = (props.kind, record.id());
    let key = columns::key(kind, id);
    let called = key
        .map(|key| name(t, &props.ledger, key))
        .unwrap_or_default();
    let label = |key: &str| t.with(key, &[("name", called.to_string().into())]);
    let cell = |column: &Column| match *column {
        Column::Field(field) => columns::field(t, record, kind, field),
        Column::Fields(_, keys) => columns::fields(t, record, kind, keys),
        Column::Devices => devices(t, props, branch, &called),
        Column::Reviewed => reviewed(t, session, record, &called),
        Column::Members => columns::members(t, record),
        Column::Missing => columns::missing(t, record, kind, &props.prepared),
    };
    // Deeper zones would leave no room for their names.
    let depth = branch.depth.min(4);
    html! {
        <tr key={id.to_string()} data-testid="register-row">
            <th scope="row" class={format!("register-depth-{depth}")}>{ &called }</th>
            for column in columns(kind) {
                <td>{ cell(column) }</td>
            }
            <td>
                <div class="row row-end nowrap">
                    <Button kind={ButtonKind::Quiet} small=true icon={Icon::Edit} label={label("entity-edit")}
                        on_click={props.on_edit.reform(move |()| id)} testid="register-edit" />
                    <Button kind={ButtonKind::Quiet} small=true icon={Icon::Trash} label={label("entity-delete")}
                        on_click={props.on_delete.reform(move |()| id)} testid="register-delete" />
                </div>
            </td>
        </tr>
    }
}

fn devices(t: Texts, props: &RegisterTableProps, branch: Branch, called: &AttrValue) -> Html {
    if branch.whole == 0 {
        return html! { <span class="muted" data-testid="zone-devices">{ t.get("register-no-devices") }</span> };
    }
    let id = branch.id;
    html! {
        <>
            if branch.own > 0 {
                <div data-testid="zone-devices">{ t.with("network-devices", &[("count", branch.own.into())]) }</div>
            }
            if branch.whole > branch.own {
                <div class="small muted">{ t.with("register-whole", &[("count", branch.whole.into())]) }</div>
            }
            if branch.own > 0 {
                <Button small=true kind={ButtonKind::Quiet} on_click={props.on_inside.reform(move |()| id)} testid="zone-inside">
                    { t.get("register-inside") }<span class="visually-hidden">{ called }</span>
                </Button>
            }
        </>
    }
}

fn reviewed(t: Texts, session: &Session, record: &Record<'_>, called: &AttrValue) -> Html {
    let (id, kind) = (record.id(), Kind::Line);
    let today = clock::today();
    let is_today = record.text("last_reviewed") == Some(today.as_str());
    let session = session.clone();
    let on_click = move |()| {
        let mut changes = ChangeSet::new();
        changes.set_text(kind.as_str(), id, "last_reviewed", &today);
        let said = t.with("register-reviewed", &[("date", today.clone().into())]);
        session.commit(Edit::new("edit", changes).said(said));
    };
    html! {
        <>
            <div data-testid="line-reviewed">{ columns::field(t, record, kind, "last_reviewed") }</div>
            if !is_today {
                <Button small=true {on_click} testid="line-review">
                    { t.get("register-review") }<span class="visually-hidden">{ called }</span>
                </Button>
            }
        </>
    }
}
