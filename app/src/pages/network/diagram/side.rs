//! What is said of the thing that was chosen.

use std::rc::Rc;

use daicho_core::diagram::record::view::Scope;
use daicho_core::network::element::ElementKey;
use yew::prelude::*;

use super::asked::Asked;
use super::drawn::Drawn;
use crate::components::button::{Button, ButtonKind};
use crate::components::icon::Icon;
use crate::i18n::{Texts, use_texts};
use crate::pages::network::words::{name, page_of};
use crate::session::state::LedgerHandle;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct SideProps {
    pub(super) ledger: LedgerHandle,
    pub(super) asked: Rc<Asked>,
    pub(super) drawn: Rc<Drawn>,
    pub(super) key_of: ElementKey,
    pub(super) on_turn: Callback<ElementKey>,
    pub(super) on_close: Callback<()>,
}

/// The card beside the picture.
#[component]
pub(super) fn Side(props: &SideProps) -> Html {
    let t = use_texts();
    let key = props.key_of;
    let scene = &props.drawn.scene;
    let shape = scene.shapes.iter().find(|shape| shape.key == key);
    let wire = scene.wires.iter().find(|wire| wire.key == key);
    let (details, signs) = match (shape, wire) {
        (Some(shape), _) => (shape.details.clone(), shape.signs.clone()),
        (None, Some(wire)) => (vec![wire.label.clone()], wire.signs.clone()),
        (None, None) => {
            let border = scene.borders.iter().find(|border| border.key == key);
            (
                border
                    .map(|border| border.label.clone())
                    .into_iter()
                    .collect(),
                Vec::new(),
            )
        }
    };
    let turn = {
        let on_turn = props.on_turn.clone();
        move |()| on_turn.emit(key)
    };
    let can_turn =
        shape.is_some_and(|shape| shape.look.is_area() || matches!(key, ElementKey::Group { .. }));
    let is_folded = shape.is_some_and(|shape| shape.is_folded);
    html! {
        <aside class="card stack-s diagram-side no-print" aria-label={t.get("network-chosen")} data-testid="diagram-side">
            <div class="row row-between">
                <h2>{ name(t, &props.ledger, key) }</h2>
                <Button kind={ButtonKind::Quiet} small=true icon={Icon::Close} label={t.get("close")} on_click={props.on_close.clone()} testid="side-close" />
            </div>
            if let Some(shape) = shape.filter(|shape| shape.count > 1) {
                <p>{ t.with("network-devices", &[("count", i64::from(shape.count).into())]) }</p>
            }
            for detail in details {
                <p class="muted">{ detail }</p>
            }
            for sign in signs {
                <p class="diagram-sign">{ sign }</p>
            }
            { connected(t, props) }
            <div class="row wrap">
                if let Some(page) = page_of(key) {
                    <a class="button button-small" href={page} data-testid="side-open">{ t.get("network-open") }</a>
                }
                if can_turn {
                    <Button small=true on_click={turn} testid="side-turn">
                        { t.get(if is_folded { "network-unfold" } else { "network-fold" }) }
                    </Button>
                }
                if let Some(scope) = scope_of(key) {
                    { only(t, &props.asked, scope) }
                }
            </div>
        </aside>
    }
}

/// What the thing is connected to.
fn connected(t: Texts, props: &SideProps) -> Html {
    let key = props.key_of;
    let ends = props.drawn.scene.wires.iter().filter_map(|wire| {
        if wire.from == key {
            Some((wire, wire.to))
        } else if wire.to == key {
            Some((wire, wire.from))
        } else {
            None
        }
    });
    let lines: Vec<Html> = ends
        .map(|(wire, other)| {
            let called = name(t, &props.ledger, other);
            let label = Some(wire.label.clone()).filter(|label| !label.is_empty());
            html! {
                <li>{ called }if let Some(label) = label { { "　" }<span class="muted">{ label }</span> }</li>
            }
        })
        .collect();
    if lines.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <h3>{ t.get("network-connected") }</h3>
            <ul class="list-plain">{ for lines }</ul>
        </>
    }
}

const fn scope_of(key: ElementKey) -> Option<Scope> {
    match key {
        ElementKey::Zone(Some(id)) => Some(Scope::Zone(id)),
        ElementKey::Unit(id) => Some(Scope::Device(id)),
        ElementKey::Vendor(Some(id)) => Some(Scope::Vendor(id)),
        ElementKey::Zone(None)
        | ElementKey::Vendor(None)
        | ElementKey::Group { .. }
        | ElementKey::Line(_)
        | ElementKey::Link(_)
        | ElementKey::Carried(_)
        | ElementKey::Boundary(_) => None,
    }
}

fn only(t: Texts, asked: &Rc<Asked>, scope: Scope) -> Html {
    let to = asked.scoped(scope);
    let label = match scope {
        Scope::Zone(_) => "network-only-zone",
        Scope::Vendor(_) => "network-only-vendor",
        Scope::Device(_) | Scope::Whole | Scope::Remote => "network-only-device",
    };
    html! { <Button small=true on_click={move |()| to.go()} testid="side-only">{ t.get(label) }</Button> }
}
