//! Choosing zones and devices by typing a part of their names: works with ten thousand of them.

pub(in crate::pages) mod offers;

use std::rc::Rc;

use daicho_core::ident::id::EntityId;
use yew::prelude::*;

use crate::browser::dom;
use crate::components::field::{Field, described_by};
use crate::components::form::FormValues;
use crate::components::icon::{Glyph, Icon};
use crate::i18n::{Texts, use_texts};
use crate::pages::network::words::end_name;
use crate::session::state::LedgerHandle;
use offers::{FIRST, Offer, Offers};

/// How many of those that were chosen are named.
const NAMED: usize = 100;

#[derive(Clone, PartialEq, Properties)]
pub(in crate::pages) struct PickerProps {
    /// The name in the values of the form, which hold the ids, separated by blanks: see [`picked`].
    pub(in crate::pages) name: &'static str,
    pub(in crate::pages) label: AttrValue,
    pub(in crate::pages) hint: AttrValue,
    pub(in crate::pages) ledger: LedgerHandle,
    pub(in crate::pages) offers: Rc<Offers>,
    /// What is chosen at the start.
    pub(in crate::pages) held: Vec<EntityId>,
    /// Only one may be chosen; another takes its place.
    #[prop_or_default]
    pub(in crate::pages) is_single: bool,
}

/// Returns what was chosen in a picker.
pub(in crate::pages) fn picked(values: &FormValues, name: &str) -> Vec<EntityId> {
    let ids = values.get(name).map(String::as_str).unwrap_or_default();
    ids.split(' ').filter_map(|id| id.parse().ok()).collect()
}

/// What is chosen, what was typed, and which offer the keyboard is at.
#[derive(Clone, Debug, Default, PartialEq)]
struct Picking {
    chosen: Vec<EntityId>,
    typed: String,
    is_open: bool,
    at: usize,
}

enum Act {
    Type(String),
    Open,
    Close,
    Move(usize),
    Take(Vec<EntityId>, bool),
    Drop(EntityId),
    DropAll,
}

impl Reducible for Picking {
    type Action = Act;

    fn reduce(self: Rc<Self>, act: Act) -> Rc<Self> {
        let mut next = (*self).clone();
        match act {
            Act::Type(typed) => (next.typed, next.is_open, next.at) = (typed, true, 0),
            Act::Open => next.is_open = true,
            Act::Close => next.is_open = false,
            Act::Move(at) => (next.at, next.is_open) = (at, true),
            Act::Take(ids, is_single) => {
                if is_single {
                    next.chosen.clear();
                    (next.typed, next.is_open) = (String::new(), false);
                }
                next.at = 0;
                for id in ids {
                    if !next.chosen.contains(&id) {
                        next.chosen.push(id);
                    }
                }
            }
            Act::Drop(id) => next.chosen.retain(|other| *other != id),
            Act::DropAll => next.chosen.clear(),
        }
        Rc::new(next)
    }
}

/// A box to type in, what it finds, and what was chosen.
#[component]
pub(in crate::pages) fn Picker(props: &PickerProps) -> Html {
    let t = use_texts();
    let held = props.held.clone();
    let state = use_reducer_eq(|| Picking {
        chosen: held,
        ..Picking::default()
    });
    let list = use_node_ref();
    use_effect_with((list.clone(), state.at), |(list, _)| {
        dom::show_inside(list, "[aria-selected=true]");
    });
    let found = match state.is_open {
        true => props.offers.find(&state.typed, &state.chosen),
        false => Vec::new(),
    };
    let id = format!("pick-{}", props.name);
    let ids: Vec<String> = state.chosen.iter().map(ToString::to_string).collect();
    let (typing, opening) = (state.dispatcher(), state.dispatcher());
    let oninput = move |event: InputEvent| typing.dispatch(Act::Type(dom::input_value(&event)));
    let onclick = move |_: MouseEvent| opening.dispatch(Act::Open);
    let onkeydown = keys(&state, &found, props.is_single);
    let at = (state.is_open && !found.is_empty()).then(|| format!("{id}-{}", state.at));
    html! {
        <Field label={props.label.clone()} id={id.clone()} hint={props.hint.clone()}>
            <input type="hidden" name={props.name} value={ids.join(" ")} />
            { chips(t, props, &state) }
            <input type="text" class="input" id={id.clone()} role="combobox" aria-autocomplete="list" autocomplete="off"
                aria-expanded={if state.is_open { "true" } else { "false" }} aria-controls={format!("{id}-list")}
                aria-activedescendant={at} aria-describedby={described_by(&id, true, false)} value={state.typed.clone()}
                placeholder={t.get("register-pick-placeholder")} {oninput} {onclick} {onkeydown} data-testid={id.clone()} />
            <ul ref={list} id={format!("{id}-list")} class="list-plain picker-list" role="listbox" hidden={!state.is_open || found.is_empty()}
                aria-label={props.label.clone()}>
                for (nth, offer) in found.iter().enumerate() {
                    { option(&id, nth, offer, &state, props.is_single) }
                }
            </ul>
            <span class="small muted" role="status">{ said(t, &state, found.len()) }</span>
        </Field>
    }
}

fn said(t: Texts, state: &Picking, found: usize) -> AttrValue {
    match found {
        _ if !state.is_open => AttrValue::default(),
        0 => t.get("register-pick-none"),
        FIRST.. => t.with("register-pick-first", &[("count", FIRST.into())]),
        _ => AttrValue::default(),
    }
}

fn option(
    id: &str,
    nth: usize,
    offer: &Rc<Offer>,
    state: &UseReducerHandle<Picking>,
    is_single: bool,
) -> Html {
    let (take, ids) = (state.dispatcher(), offer.ids.clone());
    // The focus stays in the box, so that the next word can be typed.
    let onmousedown = |event: MouseEvent| event.prevent_default();
    let onclick = move |_: MouseEvent| take.dispatch(Act::Take(ids.clone(), is_single));
    let is_at = nth == state.at;
    html! {
        <li id={format!("{id}-{nth}")} key={nth} role="option" aria-selected={if is_at { "true" } else { "false" }} {onmousedown} {onclick}
            data-testid={format!("{id}-option")}>
            <span>{ &offer.name }</span>
            <span class="small muted">{ &offer.more }</span>
        </li>
    }
}

fn keys(
    state: &UseReducerHandle<Picking>,
    found: &[Rc<Offer>],
    is_single: bool,
) -> Callback<KeyboardEvent> {
    let dispatch = state.dispatcher();
    let (at, is_open, last) = (state.at, state.is_open, found.len().saturating_sub(1));
    let ids = found.get(at).map(|offer| offer.ids.clone());
    Callback::from(move |event: KeyboardEvent| {
        // Enter and Escape end the choice of a kanji first.
        if event.is_composing() {
            return;
        }
        match event.key().as_str() {
            "ArrowDown" if is_open => dispatch.dispatch(Act::Move(last.min(at + 1))),
            "ArrowDown" => dispatch.dispatch(Act::Open),
            "ArrowUp" => dispatch.dispatch(Act::Move(at.saturating_sub(1))),
            // Never sends the form around it.
            "Enter" => {
                if let Some(ids) = ids.clone().filter(|_| is_open) {
                    dispatch.dispatch(Act::Take(ids, is_single));
                }
            }
            // Closes the list first, and the dialog only when pressed again.
            "Escape" if is_open => dispatch.dispatch(Act::Close),
            "Tab" => return dispatch.dispatch(Act::Close),
            _ => return,
        }
        event.prevent_default();
    })
}

/// What was chosen, each with a way to let it go.
fn chips(t: Texts, props: &PickerProps, state: &UseReducerHandle<Picking>) -> Html {
    if state.chosen.is_empty() {
        return Html::default();
    }
    let chip = |id: EntityId| {
        let called = props.offers.get(id).map(|offer| offer.name.clone());
        let called = called.unwrap_or_else(|| end_name(t, &props.ledger, id));
        let drop = state.dispatcher();
        let onclick = move |_: MouseEvent| drop.dispatch(Act::Drop(id));
        let label = t.with("register-pick-drop", &[("name", called.to_string().into())]);
        html! {
            <li key={id.to_string()}>
                <button type="button" class="chip" {onclick} aria-label={label.clone()} title={label} data-testid={format!("pick-{}-chip", props.name)}>
                    { called }<Glyph icon={Icon::Close} />
                </button>
            </li>
        }
    };
    let all = state.dispatcher();
    let onclick = move |_: MouseEvent| all.dispatch(Act::DropAll);
    let (count, rest) = (state.chosen.len(), state.chosen.len().saturating_sub(NAMED));
    html! {
        <ul class="chips list-plain picker-chosen">
            { for state.chosen.iter().take(NAMED).copied().map(chip) }
            if rest > 0 {
                <li class="muted">{ t.with("network-findings-rest", &[("count", rest.into())]) }</li>
            }
            if count > 3 {
                <li>
                    <button type="button" class="button button-quiet button-small" {onclick} data-testid={format!("pick-{}-none", props.name)}>
                        { t.with("register-pick-drop-all", &[("count", count.into())]) }
                    </button>
                </li>
            }
        </ul>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(n: u8) -> EntityId {
        EntityId::from_random([n; 16])
    }

    fn after(state: Picking, acts: Vec<Act>) -> Picking {
        let state = acts.into_iter().fold(Rc::new(state), Picking::reduce);
        (*state).clone()
    }

    #[test]
    fn what_is_taken_twice_is_chosen_once_and_of_one_only_the_last() {
        let state = after(
            Picking::default(),
            vec![
                Act::Take(vec![id(1), id(2)], false),
                Act::Take(vec![id(2), id(3)], false),
                Act::Drop(id(1)),
            ],
        );
        assert_eq!(state.chosen, [id(2), id(3)]);
        let state = after(state, vec![Act::Take(vec![id(4)], true)]);
        assert_eq!(state.chosen, [id(4)]);
        let values = FormValues::from([("members".to_owned(), format!("{} x {}", id(1), id(2)))]);
        assert_eq!(picked(&values, "members"), [id(1), id(2)]);
        assert_eq!(picked(&values, "router"), []);
    }
}
