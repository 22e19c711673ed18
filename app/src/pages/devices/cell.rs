//! A value on the screen: what is unknown looks unknown, what nobody filled in says so.

use yew::prelude::*;

use super::words::{self, Words};
use crate::components::badge::{Badge, Tone};
use crate::i18n::{Texts, use_texts};

/// Draws a value in a line of its own or a cell of a table.
pub fn value(t: Texts, said: &Words) -> Html {
    match said {
        Words::Blank => html! { <span class="value-blank">{ t.get("value-blank") }</span> },
        Words::Unknown(state) => {
            html! { <Badge tone={Tone::Unknown}>{ words::unknown(t, *state) }</Badge> }
        }
        Words::Text(text) => html! { { text } },
        Words::Odd(text) => html! {
            <span class="value-odd" title={t.get("value-odd")}>
                { text }
                <span class="visually-hidden">{ t.get("value-odd") }</span>
            </span>
        },
    }
}

/// Properties of [`OddHint`].
#[derive(Clone, PartialEq, Properties)]
pub struct OddHintProps {
    /// The field whose text is not what it takes.
    pub field: AttrValue,
}

/// Says under a text what the field takes.
#[component]
pub fn OddHint(props: &OddHintProps) -> Html {
    let t = use_texts();
    html! { <span class="value-hint">{ words::expected(t, &props.field) }</span> }
}
