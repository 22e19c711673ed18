//! What is known of a contract: its fields, devices, files and promises, and what is wrong.

use daicho_core::agreement::fields::CONTRACT;
use daicho_core::catalogue::field::{FieldSpec, Kind};
use daicho_core::contract::overview::row;
use daicho_core::document::attachment::Attachment;
use daicho_core::document::subject::Subject;
use daicho_core::ident::id::EntityId;
use daicho_core::ledger::changes::ChangeSet;
use yew::prelude::*;

use super::PartProps;
use crate::components::button::{Button, ButtonKind};
use crate::components::definitions::{Definition, Definitions};
use crate::components::dialog::Confirm;
use crate::components::icon::Icon;
use crate::i18n::{Texts, use_texts};
use crate::pages::attachments::{adding::AddFiles, card};
use crate::pages::contracts::place::Place;
use crate::pages::contracts::register::form::ContractForm;
use crate::pages::contracts::register::promised::Promises;
use crate::pages::contracts::words::{name, problem};
use crate::pages::devices::{cell, words};
use crate::route::Route;
use crate::session::edit::Edit;
use crate::session::handle::use_session;
use crate::session::state::LedgerHandle;

/// What stands in front of the page.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Open {
    Nothing,
    Edit,
    Delete,
}

/// The facts.
#[component]
pub(super) fn FactsPart(props: &PartProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let open = use_state_eq(|| Open::Nothing);
    let (ledger, look) = (&props.ledger, &props.look);
    let id = look.id;
    let show = |to: Open| {
        let open = open.setter();
        Callback::from(move |()| open.set(to))
    };
    let on_delete = Callback::from(move |()| {
        let changes = ChangeSet::deletion(Kind::Contract.as_str(), id);
        let back = Callback::from(|()| Place::Register(String::new()).go());
        let edit = Edit::new("delete", changes).said(t.get("entity-deleted"));
        session.commit(edit.on_saved(back));
    });
    html! {
        <div class="stack" data-testid="contract-facts">
            <div><Problems ledger={ledger.clone()} look={look.clone()} /></div>
            <section class="card stack-s">
                <div class="row row-between">
                    <h2>{ t.get("contract-part-facts") }</h2>
                    <div class="row no-print">
                        <Button small=true icon={Icon::Edit} on_click={show(Open::Edit)} testid="contract-edit">{ t.get("contract-edit") }</Button>
                        <Button small=true kind={ButtonKind::Quiet} icon={Icon::Trash} label={t.get("contract-delete")} on_click={show(Open::Delete)} testid="contract-delete" />
                    </div>
                </div>
                { fields(t, ledger, id) }
            </section>
            { devices(t, ledger, &look.units) }
            { files(t, ledger, id, look.today) }
            <Promises ledger={ledger.clone()} contract={id} />
            <div>
            if *open == Open::Edit {
                <ContractForm ledger={ledger.clone()} {id} on_close={show(Open::Nothing)} />
            }
            if *open == Open::Delete {
                <Confirm title={t.get("contract-delete")} action={t.get("entity-delete-action")} danger=true
                    on_confirm={on_delete} on_close={show(Open::Nothing)} testid="contract-delete-ask">
                    <p>{ t.get("contract-delete-text") }</p>
                </Confirm>
            }
            </div>
        </div>
    }
}

/// What is wrong with the contract, and what to do.
#[component]
fn Problems(props: &PartProps) -> Html {
    let t = use_texts();
    let problems = {
        let look = props.look.clone();
        use_memo((props.ledger.clone(), look.id), move |(ledger, id)| {
            let row = row(ledger, &look.library, look.today, *id);
            row.map(|row| row.problems).unwrap_or_default()
        })
    };
    html! {
        if !problems.is_empty() {
            <section class="card stack-s" data-testid="contract-problems">
                <h2>{ t.get("contract-problems") }</h2>
                <ul class="list-plain stack-s">
                    for (kind, count) in problems.iter() {
                        <li>{ problem(t, *kind, *count) }{ " " }{ t.get(&format!("contract-advice-{}", kind.code())) }</li>
                    }
                </ul>
            </section>
        }
    }
}

fn fields(t: Texts, ledger: &LedgerHandle, id: EntityId) -> Html {
    let record = ledger.record(Kind::Contract.as_str(), &id);
    let line = |field: &FieldSpec| {
        let value = record.as_ref().and_then(|record| record.get(field.key));
        html! {
            <Definition term={words::label_of(t, Kind::Contract.as_str(), field.key)} testid={format!("contract-{}", field.key)}>
                { cell::value(t, &words::words_in(t, ledger, field, value)) }
            </Definition>
        }
    };
    let shown = CONTRACT
        .iter()
        .filter(|field| !field.is_internal() && field.key != "name");
    html! { <Definitions>{ for shown.map(line) }</Definitions> }
}

/// How many devices are listed by name.
const NAMED: usize = 50;

fn devices(t: Texts, ledger: &LedgerHandle, units: &[EntityId]) -> Html {
    let rest = units.len().saturating_sub(NAMED);
    html! {
        <section class="card stack-s" data-testid="contract-units">
            <h2>{ t.with("contract-units", &[("count", units.len().into())]) }</h2>
            if units.is_empty() {
                <p>{ t.get("contract-units-none") }</p>
            }
            <ul class="columns list-plain">
                for unit in units.iter().take(NAMED) {
                    <li><a href={Route::Device(unit.to_string()).href()}>{ words::name(t, ledger, Kind::Unit, &unit.to_string()) }</a></li>
                }
            </ul>
            if rest > 0 {
                <p class="muted small">{ t.with("network-findings-rest", &[("count", rest.into())]) }</p>
            }
        </section>
    }
}

fn files(
    t: Texts,
    ledger: &LedgerHandle,
    id: EntityId,
    today: daicho_core::ident::date::PartialDate,
) -> Html {
    let found: Vec<Attachment<'_>> = Attachment::of(ledger, Subject::Contract(id)).collect();
    let subjects = vec![(Subject::Contract(id), name(t, ledger, id))];
    html! {
        <section class="card stack-s" data-testid="contract-files">
            <h2>{ t.get("contract-files") }</h2>
            if found.is_empty() {
                <p>{ t.get("contract-files-none") }</p>
            }
            <ul class="attachments">
                for attached in &found {
                    { card::item(t, attached, Some(today), Html::default()) }
                }
            </ul>
            <div class="no-print"><AddFiles {subjects}><p class="muted small">{ t.get("contract-files-drop") }</p></AddFiles></div>
        </section>
    }
}
