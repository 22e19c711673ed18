//! What would differ, entity by entity.

use std::collections::BTreeMap;
use std::rc::Rc;

use daicho_core::ledger::value::ValueRef;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::opener::Opener;
use super::words as said;
use crate::components::badge::{Badge, Tone};
use crate::components::busy::Busy;
use crate::components::button::Button;
use crate::i18n::{Texts, use_texts};
use crate::pages::devices::{cell, words};
use crate::worker::protocol::exchange::{
    Ask, DifferencePage, EntityDifference, FieldDifference, Tally, Told,
};
use crate::worker::protocol::past::Shown;
use crate::worker::protocol::{Answer, Request};

/// Entities that are asked for at a time.
const PAGE: usize = 50;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct DifferencesProps {
    pub(super) opener: Opener,
    pub(super) tallies: BTreeMap<String, Tally>,
}

/// A folded list for each kind.
#[component]
pub(super) fn Differences(props: &DifferencesProps) -> Html {
    html! {
        for kind in props.tallies.keys() {
            <OfKind key={kind.clone()} opener={props.opener.clone()} kind={kind.clone()} />
        }
    }
}

#[derive(Clone, PartialEq, Properties)]
struct OfKindProps {
    opener: Opener,
    kind: AttrValue,
}

#[component]
fn OfKind(props: &OfKindProps) -> Html {
    let t = use_texts();
    let open = use_state_eq(|| false);
    let page = use_state_eq(|| None::<Rc<DifferencePage>>);
    let wanted = use_state_eq(|| PAGE);
    {
        let (opener, kind, page) = (props.opener.clone(), props.kind.clone(), page.setter());
        use_effect_with((*open, *wanted), move |(open, wanted)| {
            let count = *wanted;
            if !*open {
                return;
            }
            spawn_local(async move {
                let ask = Ask::Differences {
                    kind: kind.to_string(),
                    from: 0,
                    count,
                };
                let answer = opener.worker.ask_briefly(Request::Exchange(ask)).await;
                if let Ok(Answer::Exchange(Told::Differences(found))) = answer {
                    page.set(Some(Rc::new(found)));
                }
            });
        });
    }
    let ontoggle = {
        let open = open.clone();
        move |_: MouseEvent| open.set(!*open)
    };
    let more = {
        let wanted = wanted.clone();
        move |()| wanted.set(*wanted + PAGE)
    };
    html! {
        <details class="card" data-testid={format!("exchange-differences-{}", props.kind)}>
            <summary onclick={ontoggle}>{ t.with("exchange-differences", &[("kind", said::kind(t, &props.kind).to_string().into())]) }</summary>
            if let Some(page) = &*page {
                <ul class="stack">
                    for row in &page.rows {
                        { entity(t, props, row) }
                    }
                </ul>
                if page.rows.len() < page.total {
                    <Button small=true on_click={more} testid="exchange-differences-more">
                        { t.with("conflicts-more", &[("count", (page.total - page.rows.len()).into())]) }
                    </Button>
                }
            } else if *open {
                <Busy />
            }
        </details>
    }
}

fn entity(t: Texts, props: &OfKindProps, row: &EntityDifference) -> Html {
    let title = if row.title.is_empty() {
        t.get("value-unnamed")
    } else {
        AttrValue::from(row.title.clone())
    };
    let tone = match row.fate.as_str() {
        "deleted" => Tone::Warn,
        _ => Tone::Info,
    };
    html! {
        <li key={row.id.to_string()} data-testid="exchange-entity">
            <p><Badge {tone}>{ t.get(&format!("fate-{}", row.fate)) }</Badge>{ " " }<strong>{ title }</strong></p>
            if row.fate == "changed" {
                <ul class="history-values">
                    for of in &row.fields {
                        <li>{ field(t, props, of) }</li>
                    }
                </ul>
            }
        </li>
    }
}

fn field(t: Texts, props: &OfKindProps, of: &FieldDifference) -> Html {
    html! {
        <>
            <span class="muted">{ words::label_of(t, &props.kind, &of.field) }</span>{ " " }
            if let Some(before) = &of.before {
                { value(t, props, of, before) }{ " → " }
            }
            { value(t, props, of, &of.after) }
            if of.conflict {
                { " " }<Badge tone={Tone::Warn}>{ t.get("devices-conflict-label") }</Badge>
            }
        </>
    }
}

fn value(t: Texts, props: &OfKindProps, of: &FieldDifference, shown: &Shown) -> Html {
    if let (Shown::Text(name), true) = (shown, of.named) {
        return html! { { name.clone() } };
    }
    let value = shown.to_value();
    let spec = words::spec_of(&props.kind, &of.field);
    let ledger = props.opener.session.ready();
    let none = daicho_core::ledger::state::Ledger::new();
    let ledger = ledger.map_or(&none, |ledger| &**ledger);
    let said = match (spec, value.as_ref()) {
        (Some(spec), shown) => words::words_in(t, ledger, spec, Some(shown)),
        (None, ValueRef::Text(text)) => words::Words::Text(text.to_owned().into()),
        (None, shown) => words::words(t, ledger, &of.field, Some(shown)),
    };
    cell::value(t, &said)
}
