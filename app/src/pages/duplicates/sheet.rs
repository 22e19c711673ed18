//! Two devices side by side: what tells which they are, and a choice wherever they differ.

use std::rc::Rc;

use daicho_core::catalogue::field::Kind;
use daicho_core::device::view::model::{DeviceModel, ModelFields};
use daicho_core::ident::id::EntityId;
use daicho_core::ledger::state::Ledger;
use daicho_core::ledger::value::ValueRef;
use daicho_core::linkage::join::{Choice, Difference};
use daicho_core::linkage::pair::Pair;
use daicho_core::view::entity::Entity;
use yew::prelude::*;

use super::card::Taken;
use super::reasons::title;
use crate::browser::clock;
use crate::i18n::{Texts, use_texts};
use crate::pages::devices::shared::SharedList;
use crate::pages::devices::words::Words;
use crate::pages::devices::{cell, words};
use crate::route::Route;
use crate::session::state::LedgerHandle;

/// What tells which device it is, shown whether it differs or not.
const TELLING: [&str; 12] = [
    "trade_name",
    "model_number",
    "manufacturer",
    "serial_number",
    "asset_number",
    "department",
    "building",
    "floor",
    "room",
    "mac",
    "ipv4",
    "host_name",
];
/// What goes along with the model.
const OF_MODEL: [&str; 3] = ["trade_name", "model_number", "manufacturer"];

#[derive(Clone, PartialEq, Properties)]
pub(super) struct SheetProps {
    pub(super) list: SharedList,
    pub(super) pair: Pair,
    pub(super) differences: Rc<Vec<Difference>>,
    pub(super) taken: Taken,
    /// Called with the numbers of a difference and of the choice in it.
    pub(super) on_take: Callback<(usize, usize)>,
}

/// The table of one pair.
#[component]
pub(super) fn Sheet(props: &SheetProps) -> Html {
    let t = use_texts();
    let units = [props.pair.stays, props.pair.goes];
    let heading = |id: &EntityId, said: &str| {
        html! {
            <th scope="col">
                <span class="small muted">{ t.get(said) }</span>
                <br /><a href={Route::Device(id.to_string()).href()}>{ title(t, props.list.ledger(), id) }</a>
            </th>
        }
    };
    html! {
        <div class="scroll-x">
            if !props.differences.is_empty() {
                <p class="small muted">{ t.get("duplicates-choose-hint") }</p>
            }
            <table class="table-plain pair-sheet">
                <thead>
                    <tr>
                        <th scope="col">{ t.get("duplicates-field") }</th>
                        { heading(&props.pair.stays, "duplicates-stays") }
                        { heading(&props.pair.goes, "duplicates-goes") }
                    </tr>
                </thead>
                <tbody>
                    for (nth, difference) in props.differences.iter().enumerate() {
                        { choices(t, props, nth, difference) }
                    }
                    { telling(t, &props.list, units, &props.differences) }
                </tbody>
            </table>
        </div>
    }
}

/// A row in which the two differ: every value can be chosen.
fn choices(t: Texts, props: &SheetProps, nth: usize, difference: &Difference) -> Html {
    let chosen = props.taken.get(&nth).copied().or(difference.usual);
    let label = words::label(t, &difference.field);
    let group = format!("{}-{nth}", props.pair.goes);
    let choice = |(number, choice): (usize, &Choice)| {
        let on_take = props.on_take.clone();
        let onchange = move |_: Event| on_take.emit((nth, number));
        html! {
            <label class="pair-choice">
                <input type="radio" name={group.clone()} checked={chosen == Some(number)} {onchange} />
                <span>
                    { cell::value(t, &said(t, props.list.ledger(), &difference.field, Some(choice.value.as_ref()))) }
                    <br /><span class="small muted">{ who(t, props.list.ledger(), choice) }</span>
                </span>
            </label>
        }
    };
    let of = |unit: EntityId| {
        let all = difference.choices.iter().enumerate();
        let of_it = all.filter(move |(_, choice)| choice.unit == unit);
        html! { <td>{ for of_it.map(choice) }</td> }
    };
    html! {
        <tr class="pair-differs" data-testid={format!("pair-differs-{}", difference.field)}>
            <th scope="row">
                { label.clone() }
                if difference.usual.is_none() {
                    <br /><span class="small">{ t.get("duplicates-disputed") }</span>
                }
            </th>
            { of(props.pair.stays) }
            { of(props.pair.goes) }
        </tr>
    }
}

fn who(t: Texts, ledger: &LedgerHandle, choice: &Choice) -> AttrValue {
    let commit = ledger.commit(choice.commit);
    let (author, at) = (commit.author.to_string(), clock::local(commit.at));
    t.with(
        "conflict-by",
        &[("author", author.into()), ("at", at.into())],
    )
}

/// The rows of what tells which device it is and does not differ.
fn telling(t: Texts, list: &SharedList, units: [EntityId; 2], differ: &[Difference]) -> Html {
    let differs = |field: &str| {
        let is_it = |difference: &Difference| {
            difference.field == field || (difference.field == "model" && OF_MODEL.contains(&field))
        };
        differ.iter().any(is_it)
    };
    let ledger = list.ledger();
    let rows = units.map(|id| {
        let row = ledger
            .table(Kind::Unit.as_str())
            .and_then(|units| units.row(&id));
        row.and_then(|row| u32::try_from(row).ok())
    });
    let line = |field: &'static str| {
        let says = |row: Option<u32>| {
            list.with(|list| {
                let value = row.and_then(|row| list.value(row, field));
                said(t, ledger, field, value.map(|value| value.value))
            })
        };
        let says = rows.map(says);
        if says.iter().all(|words| *words == Words::Blank) {
            return Html::default();
        }
        html! {
            <tr>
                <th scope="row">{ words::label(t, field) }</th>
                { for says.iter().map(|words| html! { <td>{ cell::value(t, words) }</td> }) }
            </tr>
        }
    };
    let same = TELLING.into_iter().filter(|field| !differs(field));
    html! { { for same.map(line) } }
}

/// A value in words; a model by both its names.
fn said(t: Texts, ledger: &Ledger, field: &str, value: Option<ValueRef<'_>>) -> Words {
    let model = value
        .and_then(ValueRef::text)
        .filter(|_| field == "model")
        .and_then(|id| DeviceModel::find(ledger, &id.parse().ok()?));
    let Some(model) = model else {
        return words::words(t, ledger, field, value);
    };
    let names = [model.trade_name(), model.model_number()];
    let names = names.into_iter().filter_map(|name| name.shown().known());
    Words::Text(names.collect::<Vec<_>>().join(" ").into())
}
