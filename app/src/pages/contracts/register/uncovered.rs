//! Devices that no contract in force covers.

use std::rc::Rc;

use daicho_core::catalogue::field::Kind;
use daicho_core::contract::overview::uncovered::by_model;
use daicho_core::ident::id::EntityId;
use yew::prelude::*;

use super::prepared::Prepared;
use crate::components::button::{Button, LinkButton};
use crate::i18n::{Texts, use_texts};
use crate::pages::contracts::place::Place;
use crate::pages::devices::words;
use crate::session::state::LedgerHandle;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct UncoveredProps {
    pub(super) ledger: LedgerHandle,
    pub(super) prepared: Rc<Prepared>,
}

/// How many kinds of devices are shown at first.
const SHOWN: usize = 12;

/// The devices by model, those with a remote line first.
#[component]
pub(super) fn Uncovered(props: &UncoveredProps) -> Html {
    let t = use_texts();
    let all = use_state_eq(|| false);
    let groups = {
        let prepared = props.prepared.clone();
        use_memo(props.ledger.clone(), move |ledger| {
            by_model(ledger, &prepared.uncovered)
        })
    };
    let (count, lapsed) = (props.prepared.uncovered.len(), props.prepared.lapsed);
    if count == 0 {
        return Html::default();
    }
    let shown = if *all { groups.len() } else { SHOWN };
    let rest = groups.len().saturating_sub(shown);
    let more = {
        let all = all.setter();
        Callback::from(move |()| all.set(true))
    };
    html! {
        <section class="card stack-s" data-testid="uncovered">
            <h2>{ t.with("contracts-uncovered", &[("count", count.into())]) }</h2>
            <p class="muted">{ t.get("contracts-uncovered-why") }</p>
            if lapsed > 0 {
                <p><strong>{ t.with("contracts-lapsed", &[("count", lapsed.into())]) }</strong></p>
            }
            <ul class="list-plain stack-s">
                for group in groups.iter().take(shown) {
                    { entry(t, &props.ledger, group.model, &group.units, group.with_line) }
                }
            </ul>
            if rest > 0 {
                <div class="row">
                    <Button small=true on_click={more} testid="uncovered-more">{ t.with("contracts-uncovered-rest", &[("count", rest.into())]) }</Button>
                </div>
            }
        </section>
    }
}

fn entry(
    t: Texts,
    ledger: &LedgerHandle,
    model: Option<EntityId>,
    units: &[EntityId],
    with_line: usize,
) -> Html {
    let name = model.map_or_else(
        || t.get("contracts-no-model"),
        |id| words::name(t, ledger, Kind::Model, &id.to_string()),
    );
    let ids: Vec<String> = units.iter().map(ToString::to_string).collect();
    let make = Place::Make(format!("units={}", ids.join(",")));
    html! {
        <li class="row row-between" key={model.map(|id| id.to_string()).unwrap_or_default()} data-testid="uncovered-row">
            <span>
                { &name }{ " " }<span class="muted number">{ t.with("contract-devices", &[("count", units.len().into())]) }</span>
                if with_line > 0 {
                    { " " }<span class="badge badge-warn">{ t.with("contracts-with-line", &[("count", with_line.into())]) }</span>
                }
            </span>
            <LinkButton small=true href={make.href()} testid="uncovered-make">{ t.get("contracts-make-for") }<span class="visually-hidden">{ name }</span></LinkButton>
        </li>
    }
}
