//! What is above the picture: what is seen, a box to find things, views that somebody saved.

mod views;

use std::rc::Rc;

use daicho_core::catalogue::field::Kind;
use daicho_core::diagram::graph::ask::Detail;
use daicho_core::diagram::record::view::Scope;
use daicho_core::facility::view::Organization;
use daicho_core::ident::text::search_key;
use daicho_core::network::element::ElementKey;
use daicho_core::network::view::Zone;
use daicho_core::view::entity::Entity;
use yew::prelude::*;

use super::asked::Asked;
use super::drawn::Drawn;
use super::export::Export;
use crate::browser::dom;
use crate::i18n::{Texts, use_texts};
use crate::pages::devices::words;
use crate::pages::network::colours;
use crate::session::state::LedgerHandle;
use views::Views;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ToolsProps {
    pub(super) ledger: LedgerHandle,
    pub(super) asked: Rc<Asked>,
    pub(super) drawn: Rc<Drawn>,
    pub(super) on_choose: Callback<Option<ElementKey>>,
}

/// The row above the picture.
#[component]
pub(super) fn Tools(props: &ToolsProps) -> Html {
    let t = use_texts();
    let on_colours = {
        let asked = props.asked.clone();
        Callback::from(move |colours| asked.asking(|ask| ask.colours = colours).go())
    };
    html! {
        <div class="stack-s no-print" data-testid="diagram-tools">
            <div class="row wrap">
                <h1>{ t.get("network-title") }</h1>
                { scopes(t, props) }
                { colours::choose(t, props.asked.ask.colours, on_colours) }
                <Finder ..props.clone() />
                <Views ledger={props.ledger.clone()} asked={props.asked.clone()} />
                <Export ledger={props.ledger.clone()} asked={props.asked.clone()} drawn={props.drawn.clone()} />
            </div>
            <div class="row wrap">
                { details(t, props) }
                <span class="muted" data-testid="diagram-count">{ t.with("network-shapes", &[
                    ("devices", devices(&props.drawn).into()),
                    ("wires", props.drawn.scene.wires.len().into()),
                ]) }</span>
            </div>
        </div>
    }
}

/// How many devices are on the picture, those in groups and folded areas too.
fn devices(drawn: &Drawn) -> i64 {
    let shapes = drawn.scene.shapes.iter();
    let counted = shapes.filter(|shape| !shape.look.is_area() || shape.is_folded);
    counted.map(|shape| i64::from(shape.count)).sum()
}

fn scopes(t: Texts, props: &ToolsProps) -> Html {
    let ledger = &props.ledger;
    let now = value(props.asked.ask.scope);
    let option = |scope: Scope, label: AttrValue| {
        let value = value(scope);
        let selected = value == now;
        html! { <option {value} {selected}>{ label }</option> }
    };
    let named = |kind: Kind, id: daicho_core::ident::id::EntityId| {
        words::name(t, ledger, kind, &id.to_string())
    };
    let zones =
        Zone::all(ledger).map(|zone| option(Scope::Zone(zone.id()), named(Kind::Zone, zone.id())));
    let vendors = Organization::all(ledger);
    let vendors = vendors.map(|vendor| {
        option(
            Scope::Vendor(vendor.id()),
            named(Kind::Organization, vendor.id()),
        )
    });
    let device = if let Scope::Device(id) = props.asked.ask.scope {
        Some(option(Scope::Device(id), named(Kind::Unit, id)))
    } else {
        None
    };
    let onchange = {
        let asked = props.asked.clone();
        move |event: Event| {
            let value = dom::input_value(&event);
            if let Some(scope) = scope(&value) {
                asked.scoped(scope).go();
            }
        }
    };
    html! {
        <label class="row">
            <span>{ t.get("network-scope") }</span>
            <select class="input input-small" {onchange} data-testid="diagram-scope">
                { option(Scope::Whole, t.get("network-scope-whole")) }
                { option(Scope::Remote, t.get("network-scope-remote")) }
                { for device }
                <optgroup label={t.get("network-tab-zones")}>{ for zones }</optgroup>
                <optgroup label={t.get("title-organization")}>{ for vendors }</optgroup>
            </select>
        </label>
    }
}

/// A scope as the value of an option.
fn value(scope: Scope) -> String {
    let focus = scope.focus().map(|id| id.to_string()).unwrap_or_default();
    format!("{}/{focus}", scope.code())
}

fn scope(value: &str) -> Option<Scope> {
    let (code, focus) = value.split_once('/')?;
    Scope::from_code(code, focus.parse().ok())
}

fn details(t: Texts, props: &ToolsProps) -> Html {
    let ask = &props.asked.ask;
    let detail = |detail: Detail| {
        let asked = props.asked.clone();
        let onchange = move |_: Event| {
            let turned = asked.asking(|ask| {
                let has = ask.details.contains(&detail);
                let all = Detail::ALL.iter().copied();
                ask.details = all
                    .filter(|one| {
                        if *one == detail {
                            !has
                        } else {
                            asked.ask.details.contains(one)
                        }
                    })
                    .collect();
            });
            turned.go();
        };
        html! {
            <label class="choice">
                <input type="checkbox" checked={ask.details.contains(&detail)} {onchange} data-testid={format!("detail-{}", detail.code())} />
                <span>{ t.get(&format!("network-detail-{}", detail.code())) }</span>
            </label>
        }
    };
    let each = {
        let asked = props.asked.clone();
        move |_: Event| asked.asking(|ask| ask.is_each = !ask.is_each).go()
    };
    html! {
        <fieldset class="row wrap plain">
            <legend class="visually-hidden">{ t.get("network-details") }</legend>
            { for Detail::ALL.iter().copied().map(detail) }
            <label class="choice">
                <input type="checkbox" checked={ask.is_each} onchange={each} data-testid="diagram-each" />
                <span>{ t.get("network-each") }</span>
            </label>
        </fieldset>
    }
}

/// How many things are offered.
const OFFERED: usize = 8;

/// A box that finds a thing of the picture, and goes there.
#[component]
fn Finder(props: &ToolsProps) -> Html {
    let t = use_texts();
    let wanted = use_state_eq(String::new);
    let oninput = {
        let wanted = wanted.setter();
        move |event: InputEvent| wanted.set(dom::input_value(&event))
    };
    let key = search_key(&wanted);
    let fits = |texts: &[&str]| texts.iter().any(|text| search_key(text).contains(&key));
    let shapes = props.drawn.scene.shapes.iter().filter(|shape| {
        let mut texts: Vec<&str> = shape.details.iter().map(String::as_str).collect();
        texts.push(&shape.label);
        !key.is_empty() && fits(&texts)
    });
    let found: Vec<_> = shapes.take(OFFERED).collect();
    let is_none = !key.is_empty() && found.is_empty();
    let go = |to: ElementKey| {
        let (on_choose, wanted) = (props.on_choose.clone(), wanted.setter());
        move |_: MouseEvent| {
            on_choose.emit(Some(to));
            wanted.set(String::new());
        }
    };
    html! {
        <div class="finder">
            <input type="search" class="input input-small" value={(*wanted).clone()} {oninput} placeholder={t.get("network-find")} aria-label={t.get("network-find")} data-testid="diagram-find" />
            if !found.is_empty() {
                <ul class="finder-list" data-testid="diagram-found">
                    for shape in found {
                        <li><button type="button" onclick={go(shape.key)}>
                            { &shape.label }{ " " }<span class="muted">{ shape.details.join(" ") }</span>
                        </button></li>
                    }
                </ul>
            }
            if is_none {
                <p class="finder-list muted" role="status">{ t.get("network-find-none") }</p>
            }
        </div>
    }
}
