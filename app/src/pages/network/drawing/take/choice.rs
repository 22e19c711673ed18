//! Choosing what something becomes.

use daicho_core::diagram::drawio::take::Take;
use yew::prelude::*;

use crate::browser::dom;
use crate::i18n::Texts;

/// In place of an id: it becomes a new one.
const NEW: &str = "new";

/// What something drawn may become.
pub(super) struct Offered {
    /// What the list is called for those who do not see the row.
    pub(super) label: AttrValue,
    /// What is there already: ids with names.
    pub(super) known: Vec<(AttrValue, AttrValue)>,
    /// The name that a new one would have, and what the list calls that; `None` where nothing is written on it.
    pub(super) new: Option<(String, AttrValue)>,
}

/// A list of what something may become; `on_choose` is called with the choice.
pub(super) fn choice(
    t: Texts,
    offered: Offered,
    now: Option<&Take>,
    on_choose: Callback<Take>,
) -> Html {
    let Offered { label, known, new } = offered;
    let now = value(now);
    let name = new
        .as_ref()
        .map(|(name, _)| name.clone())
        .unwrap_or_default();
    let onchange = move |event: Event| {
        on_choose.emit(match dom::input_value(&event).as_str() {
            NEW => Take::New(name.clone()),
            id => id.parse().map_or(Take::Leave, Take::Known),
        });
    };
    let leave = (AttrValue::default(), t.get("take-leave"));
    let new = new.map(|(_, label)| (NEW.into(), label));
    let options = std::iter::once(leave).chain(new).chain(known);
    html! {
        <select class="input input-small" aria-label={label} {onchange}>
            { for options.map(|(value, label)| html! { <option selected={value == now} value={value.clone()}>{ label }</option> }) }
        </select>
    }
}

/// The choice that says what is taken.
fn value(taken: Option<&Take>) -> AttrValue {
    match taken {
        Some(Take::Known(id)) => id.to_string().into(),
        Some(Take::New(_)) => NEW.into(),
        Some(Take::Leave) | None => AttrValue::default(),
    }
}
