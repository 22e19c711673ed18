//! Answers and values in words.

use daicho_core::ident::id::EntityId;
use daicho_core::ledger::state::Ledger;
use daicho_core::ledger::value::{Unknown, ValueRef};
use yew::prelude::*;

use crate::components::badge::{Badge, Tone};
use crate::i18n::{Language, Texts};
use crate::pages::devices::words::{Words as Shown, words};
use crate::worker::protocol::forms::{Said, Words, Worth};

/// Draws an answer: a word, or the text that stands there.
pub(super) fn said(t: Texts, said: &Said) -> Html {
    let word = t.get(&format!("mds2-answer-{}", said.code));
    match said.code.as_str() {
        "text" => html! { <span class="wrap">{ &said.text }</span> },
        "yes" | "no" => html! { <Badge>{ word }</Badge> },
        "not-applicable" => html! { <span class="muted">{ word }</span> },
        "unrecognized" => html! {
            <><Badge tone={Tone::Unknown}>{ word }</Badge>{ " " }<span class="wrap">{ &said.text }</span></>
        },
        _ => html! { <Badge tone={Tone::Unknown}>{ word }</Badge> },
    }
}

/// Returns what a question asks; says where to read it if only the printed form does.
pub(super) fn question(t: Texts, words: &Words) -> AttrValue {
    let words = match t.0 {
        Language::Ja => &words.ja,
        Language::En => &words.en,
    };
    if words.is_empty() {
        t.get("mds2-question-unknown")
    } else {
        words.clone().into()
    }
}

/// Returns the name of a section.
pub(super) fn section(t: Texts, code: &str) -> AttrValue {
    if code.is_empty() {
        t.get("mds2-section-none")
    } else {
        t.get(&format!("mds2-section-{code}"))
    }
}

/// Returns a value of the ledger in words.
pub(super) fn worth(t: Texts, ledger: &Ledger, field: &str, worth: &Worth) -> AttrValue {
    let value = value(worth);
    match words(t, ledger, field, value) {
        Shown::Text(text) | Shown::Odd(text) => text,
        Shown::Unknown(state) => crate::pages::devices::words::unknown(t, state),
        Shown::Blank => t.get("mds2-fill-blank"),
    }
}

/// Returns the value to write; `None` for one of a newer version.
pub(super) fn value(worth: &Worth) -> Option<ValueRef<'_>> {
    match worth {
        Worth::Text(text) => Some(ValueRef::Text(text)),
        Worth::Unknown(code) => Unknown::from_code(code).map(ValueRef::Unknown),
        Worth::Other => None,
    }
}

/// Returns the devices of a model as a list.
pub(super) fn devices_of(model: EntityId) -> AttrValue {
    crate::route::Route::Devices(format!("model={model}")).href()
}
