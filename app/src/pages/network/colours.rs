//! Choosing what colours say.

use daicho_core::diagram::graph::ask::Colours;
use yew::prelude::*;

use crate::browser::dom;
use crate::i18n::Texts;

/// A list of what colours can say.
pub(super) fn choose(t: Texts, now: Colours, on_choose: Callback<Colours>) -> Html {
    let onchange = move |event: Event| {
        if let Some(colours) = Colours::from_code(&dom::input_value(&event)) {
            on_choose.emit(colours);
        }
    };
    html! {
        <label class="row">
            <span>{ t.get("network-colours") }</span>
            <select class="input input-small" {onchange} data-testid="diagram-colours">
                for colours in Colours::ALL {
                    <option value={colours.code()} selected={*colours == now}>{ t.get(&format!("network-colours-{}", colours.code())) }</option>
                }
            </select>
        </label>
    }
}
