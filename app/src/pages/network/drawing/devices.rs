//! Devices, to be searched and taken.

use daicho_core::ident::id::EntityId;
use daicho_core::ident::text::search_key;
use daicho_core::network::element::ElementKey;
use yew::prelude::*;

use crate::browser::dom;
use crate::browser::drag;
use crate::i18n::use_texts;
use crate::pages::network::words::name;
use crate::session::state::LedgerHandle;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct DevicesProps {
    pub(super) ledger: LedgerHandle,
    pub(super) units: Vec<EntityId>,
    /// How many are listed.
    pub(super) most: usize,
    /// The label of the box.
    pub(super) label: AttrValue,
    /// The one that is in the hand.
    #[prop_or_default]
    pub(super) held: Option<EntityId>,
    /// Nothing is listed before something is typed.
    #[prop_or_default]
    pub(super) asks_first: bool,
    pub(super) on_pick: Callback<EntityId>,
    /// Whether devices can be dragged to a drawing.
    #[prop_or_default]
    pub(super) can_drag: bool,
    pub(super) testid: AttrValue,
}

/// A box to search in, and what was found.
#[component]
pub(super) fn Devices(props: &DevicesProps) -> Html {
    let t = use_texts();
    let sought = use_state_eq(String::new);
    let names = use_memo(
        (props.ledger.clone(), props.units.clone(), t.0),
        move |(ledger, units, _)| {
            let named = units.iter().map(|id| {
                let name = name(t, ledger, ElementKey::Unit(*id));
                (*id, search_key(&name), name)
            });
            named.collect::<Vec<_>>()
        },
    );
    let oninput = {
        let sought = sought.setter();
        move |event: InputEvent| sought.set(search_key(&dom::input_value(&event)))
    };
    let found: Vec<_> = names
        .iter()
        .filter(|(_, key, _)| key.contains(sought.as_str()))
        .collect();
    let shown = if props.asks_first && sought.is_empty() {
        0
    } else {
        props.most
    };
    let rest = found.len().saturating_sub(shown);
    html! {
        <div class="stack-s">
            <input class="input" type="search" aria-label={props.label.clone()} placeholder={props.label.clone()} {oninput}
                data-testid={format!("{}-search", props.testid)} />
            <ul class="list-plain drawing-devices" data-testid={props.testid.clone()}>
                { for found.iter().take(shown).map(|(id, _, name)| {
                    let on_pick = props.on_pick.clone();
                    let id = *id;
                    let draggable = props.can_drag.then_some("true");
                    let ondragstart = move |event: DragEvent| drag::begin(&event, id);
                    html! {
                        <li key={id.to_string()} {draggable} {ondragstart}>
                            // Some browsers drag nothing by a button.
                            if props.can_drag {
                                <span class="drag-handle" aria-hidden="true">{ "⠿" }</span>
                            }
                            <button type="button" class="button button-small" aria-pressed={if props.held == Some(id) { "true" } else { "false" }}
                                onclick={move |_| on_pick.emit(id)}>{ name }</button>
                        </li>
                    }
                }) }
            </ul>
            if rest > 0 && shown > 0 {
                <p class="small muted">{ t.with("drawing-more", &[("count", rest.into())]) }</p>
            }
        </div>
    }
}
