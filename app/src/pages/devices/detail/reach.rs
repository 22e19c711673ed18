//! Whom to call about a device: the person responsible and the contacts of its companies.

use daicho_core::catalogue::field::Kind;
use daicho_core::ident::id::EntityId;
use daicho_core::ledger::state::{Ledger, Record};
use yew::prelude::*;

use crate::components::definitions::{Definition, Definitions};
use crate::i18n::{Texts, use_texts};
use crate::pages::devices::shared::SharedList;
use crate::pages::devices::words;
use crate::route::Route;
use crate::session::state::LedgerHandle;

/// Who may be called, in the order in which one would, and what they are.
const ROLES: [(&str, Kind); 5] = [
    ("responsible", Kind::Person),
    ("repairer", Kind::Organization),
    ("dealer", Kind::Organization),
    ("lessor", Kind::Organization),
    ("manufacturer", Kind::Organization),
];

/// Somebody who answers for a device in some way.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Role {
    field: &'static str,
    kind: Kind,
    id: EntityId,
}

/// Finds who answers for the device in a row of the table of units.
pub(super) fn roles(list: &SharedList, row: u32) -> Vec<Role> {
    let found = |(field, kind): (&'static str, Kind)| {
        let id = list.with(|list| list.value(row, field)?.value.text()?.parse().ok())?;
        Some(Role { field, kind, id })
    };
    ROLES.into_iter().filter_map(found).collect()
}

/// Properties of [`ReachCard`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ReachCardProps {
    pub(super) ledger: LedgerHandle,
    pub(super) roles: Vec<Role>,
}

/// Names, telephone numbers and addresses; nothing while nobody is named.
#[component]
pub(super) fn ReachCard(props: &ReachCardProps) -> Html {
    let t = use_texts();
    if props.roles.is_empty() {
        return Html::default();
    }
    let lacking = props
        .roles
        .iter()
        .any(|role| ways(&props.ledger, role).is_empty());
    html! {
        <section class="card" data-testid="section-reach">
            <h2>{ t.get("section-reach") }</h2>
            <Definitions>
                { for props.roles.iter().map(|role| line(t, &props.ledger, role)) }
            </Definitions>
            if lacking {
                <p class="small no-print">
                    <a href={Route::Settings(Kind::Contact.to_string()).href()} data-testid="reach-add">{ t.get("reach-add") }</a>
                </p>
            }
        </section>
    }
}

fn line(t: Texts, ledger: &Ledger, role: &Role) -> Html {
    let ways = ways(ledger, role);
    html! {
        <Definition key={role.field} term={words::label(t, role.field)} testid={format!("reach-{}", role.field)}>
            <span>{ words::name(t, ledger, role.kind, &role.id.to_string()) }</span>
            for way in &ways {
                <span class="value-hint">{ way }</span>
            }
            if ways.is_empty() {
                <span class="value-hint"><span class="value-blank">{ t.get("reach-none") }</span></span>
            }
        </Definition>
    }
}

/// Returns how somebody is reached, a line each: a person's own number, the contacts of a company.
fn ways(ledger: &Ledger, role: &Role) -> Vec<String> {
    let by = |record: Record<'_>, fields: &[&str]| {
        let parts: Vec<&str> = fields
            .iter()
            .filter_map(|field| record.text(field))
            .collect();
        (!parts.is_empty()).then(|| parts.join("　"))
    };
    if role.kind == Kind::Person {
        let person = ledger.record(role.kind.as_str(), &role.id);
        return person
            .and_then(|person| by(person, &["phone", "email"]))
            .into_iter()
            .collect();
    }
    ledger
        .records(Kind::Contact.as_str())
        .filter(|contact| contact.reference("organization") == Some(role.id))
        .filter_map(|contact| by(contact, &["name", "role", "phone", "email"]))
        .collect()
}
