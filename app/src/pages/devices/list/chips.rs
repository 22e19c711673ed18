//! The conditions of the list as chips that can be taken away.

use std::rc::Rc;

use daicho_core::device::list::Test;
use daicho_core::ledger::state::Ledger;
use daicho_core::ledger::value::ValueRef;
use yew::prelude::*;

use crate::components::button::{Button, ButtonKind};
use crate::components::icon::{Glyph, Icon};
use crate::i18n::{Texts, use_texts};
use crate::pages::devices::shared::SharedList;
use crate::pages::devices::view::{Condition, View};
use crate::pages::devices::words::{self, Words};

/// Properties of [`Chips`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ChipsProps {
    pub(super) list: SharedList,
    pub(super) view: Rc<View>,
    pub(super) on_view: Callback<View>,
}

/// One chip a condition, and a button that takes all away.
#[component]
pub(super) fn Chips(props: &ChipsProps) -> Html {
    let t = use_texts();
    if props.view.conditions.is_empty() {
        return Html::default();
    }
    let without = |nth: usize| {
        let (mut next, on_view) = ((*props.view).clone(), props.on_view.clone());
        next.conditions.remove(nth);
        move |_: MouseEvent| on_view.emit(next.clone())
    };
    let none = View {
        conditions: Vec::new(),
        ..(*props.view).clone()
    };
    html! {
        <div class="chips" data-testid="devices-chips">
            for (nth, condition) in props.view.conditions.iter().enumerate() {
                <button type="button" class="chip" onclick={without(nth)} title={t.get("devices-chip-remove")}
                    data-testid="devices-chip">
                    <span>{ in_words(t, props.list.ledger(), condition) }</span>
                    <Glyph icon={Icon::Close} />
                    <span class="visually-hidden">{ t.get("devices-chip-remove") }</span>
                </button>
            }
            if props.view.conditions.len() > 1 {
                <Button small=true kind={ButtonKind::Quiet} on_click={props.on_view.reform(move |()| none.clone())}
                    testid="devices-chips-clear">
                    { t.get("devices-chips-clear") }
                </Button>
            }
        </div>
    }
}

/// Says what a condition asks.
fn in_words(t: Texts, ledger: &Ledger, condition: &Condition) -> AttrValue {
    let filter = match condition {
        Condition::Networked => return t.get("devices-networked"),
        Condition::Conflict => return t.get("devices-conflict"),
        Condition::Support(support) => {
            return t.get(&format!("devices-support-{}", support.code()));
        }
        Condition::Field(filter) => filter,
    };
    let field = words::label(t, &filter.field).to_string();
    let says = |key: &str, value: String| {
        t.with(
            key,
            &[("field", field.clone().into()), ("value", value.into())],
        )
    };
    match &filter.test {
        Test::Is(text) => says("devices-chip-is", value(t, ledger, &filter.field, text)),
        Test::Contains(text) => says("devices-chip-contains", text.clone()),
        Test::Missing => says("devices-chip-missing", String::new()),
        Test::Known => says("devices-chip-known", String::new()),
        Test::Blank => says("devices-chip-is", t.get("value-blank").to_string()),
        Test::Unknown(state) => says("devices-chip-is", words::unknown(t, *state).to_string()),
        Test::DateIn { from, before } => says("devices-chip-is", format!("{from} – {before}")),
    }
}

fn value(t: Texts, ledger: &Ledger, field: &str, text: &str) -> String {
    match words::words(t, ledger, field, Some(ValueRef::Text(text))) {
        Words::Text(said) | Words::Odd(said) => said.to_string(),
        Words::Blank | Words::Unknown(_) => text.to_owned(),
    }
}
