//! Deleting an entry. What it said stays in the history, and what referred to it stays as it is.

use daicho_core::catalogue::field::{FieldType, Kind};
use daicho_core::device::fields::fields_of;
use daicho_core::ident::id::EntityId;
use daicho_core::ledger::changes::ChangeSet;
use daicho_core::ledger::state::Ledger;
use daicho_core::network::member::Member;
use yew::prelude::*;

use super::columns::key;
use crate::components::dialog::Confirm;
use crate::i18n::use_texts;
use crate::pages::network::words::name;
use crate::session::edit::Edit;
use crate::session::handle::{Session, use_session};
use crate::session::state::LedgerHandle;

/// What refers to an entry: the words for it, and how many do.
pub(super) fn uses(ledger: &Ledger, kind: Kind, id: EntityId) -> Vec<(&'static str, usize)> {
    let referring = |from: Kind, field: &'static str| {
        let records = ledger.records(from.as_str());
        records
            .filter(move |record| record.reference(field) == Some(id))
            .count()
    };
    let links = ledger.records(Kind::Link.as_str()).filter(|link| {
        ["from", "to"]
            .iter()
            .any(|end| link.reference(end) == Some(id))
    });
    let of_kind = |from: Kind| {
        let refers = |field: &&daicho_core::catalogue::field::FieldSpec| {
            field.ty == FieldType::Reference(kind)
        };
        fields_of(from)
            .iter()
            .filter(refers)
            .map(|field| referring(from, field.key))
            .sum()
    };
    let found = match kind {
        Kind::Zone => vec![
            ("register-use-interface", referring(Kind::Interface, "zone")),
            ("register-use-zone", of_kind(Kind::Zone)),
            ("register-use-link", links.count()),
            ("register-use-line", of_kind(Kind::Line)),
            (
                "register-use-group",
                Member::all(ledger)
                    .filter(|member| member.element == id)
                    .count(),
            ),
        ],
        Kind::Link
        | Kind::Line
        | Kind::Boundary
        | Kind::Carried
        | Kind::Facility
        | Kind::Department
        | Kind::Person
        | Kind::Organization
        | Kind::Contact
        | Kind::Model
        | Kind::Unit
        | Kind::Interface
        | Kind::Contract => {
            vec![("register-use-member", Member::of_group(ledger, id).count())]
        }
    };
    found.into_iter().filter(|(_, count)| *count > 0).collect()
}

/// Deletes an entry.
pub(super) fn delete(session: &Session, kind: Kind, id: EntityId) {
    let changes = ChangeSet::deletion(kind.as_str(), id);
    let said = session.texts().get("entity-deleted");
    session.commit(Edit::new("delete", changes).said(said));
}

#[derive(Clone, PartialEq, Properties)]
pub(super) struct DeleteEntryProps {
    pub(super) ledger: LedgerHandle,
    pub(super) kind: Kind,
    pub(super) id: EntityId,
    pub(super) on_close: Callback<()>,
}

/// Asks before something goes that others refer to, and says what they are.
#[component]
pub(super) fn DeleteEntry(props: &DeleteEntryProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let (kind, id, on_close) = (props.kind, props.id, props.on_close.clone());
    let called = key(kind, id)
        .map(|key| name(t, &props.ledger, key))
        .unwrap_or_default();
    let on_confirm = {
        let on_close = on_close.clone();
        move |()| {
            on_close.emit(());
            delete(&session, kind, id);
        }
    };
    html! {
        <Confirm title={t.with("register-delete-title", &[("name", called.to_string().into())])} action={t.get("entity-delete-action")} danger=true
            {on_confirm} {on_close} testid="register-used">
            <p>{ t.get("register-delete-text") }</p>
            <ul>
                for (words, count) in uses(&props.ledger, kind, id) {
                    <li>{ t.with(words, &[("count", count.into())]) }</li>
                }
            </ul>
            <p class="muted">{ t.get(&format!("register-delete-after-{kind}")) }</p>
        </Confirm>
    }
}
