//! What a form tells, what to do, what makes up for it.

use daicho_core::ident::id::EntityId;
use yew::prelude::*;

use super::words;
use crate::components::badge::{Badge, Tone};
use crate::components::notice::Notice;
use crate::i18n::Texts;
use crate::pages::documents::place::Place;
use crate::worker::protocol::forms::{FindingView, Meaning};

/// How far the form answers what matters. Whole is no good sign in itself.
pub(super) fn coverage(t: Texts, meaning: &Meaning) -> Html {
    let title = t.get(&format!("mds2-coverage-{}", meaning.coverage));
    let tone = if meaning.coverage == "whole" {
        Tone::Info
    } else {
        Tone::Warn
    };
    let about = if meaning.is_off_network {
        "mds2-off-network"
    } else {
        "mds2-maybe-on-network"
    };
    html! {
        <Notice {tone} {title} testid="mds2-coverage">
            if meaning.coverage == "missing" {
                for finding in &meaning.findings {
                    <p>{ t.get(&format!("mds2-todo-{}", finding.todo)) }</p>
                }
            } else {
                <p class="small">{ t.get("mds2-not-a-verdict") }{ " " }{ t.get(about) }</p>
            }
        </Notice>
    }
}

/// Lists findings in groups by weight; those that are good to know are folded.
pub(super) fn groups(t: Texts, meaning: &Meaning, model: Option<EntityId>) -> Html {
    let of = |weight: &str| {
        let all = meaning.findings.iter();
        all.filter(|finding| finding.weight == weight)
            .collect::<Vec<_>>()
    };
    let group = |weight: &'static str| {
        let found = of(weight);
        if found.is_empty() {
            return Html::default();
        }
        let count = found.len();
        html! {
            <details class="form-more" open={weight != "information"} data-testid={format!("mds2-group-{weight}")}>
                <summary>
                    <Badge tone={tone(weight)}>{ t.get(&format!("mds2-weight-{weight}")) }</Badge>
                    { " " }{ t.with("mds2-findings-count", &[("count", count.into())]) }
                </summary>
                { list(t, &found, model) }
            </details>
        }
    };
    html! { <>{ group("important") }{ group("unclear") }{ group("information") }</> }
}

/// The colour of a weight.
pub(super) fn tone(weight: &str) -> Tone {
    match weight {
        "important" => Tone::Warn,
        "unclear" => Tone::Unknown,
        _ => Tone::Info,
    }
}

/// Lists findings one by one.
pub(super) fn list(t: Texts, findings: &[&FindingView], model: Option<EntityId>) -> Html {
    html! {
        <ul class="findings">
            for finding in findings {
                { item(t, finding, model) }
            }
        </ul>
    }
}

fn item(t: Texts, finding: &FindingView, model: Option<EntityId>) -> Html {
    html! {
        <li key={finding.code.clone()} data-testid={format!("mds2-finding-{}", finding.code)}>
            <p class="finding-title">{ t.get(&format!("mds2-finding-{}", finding.code)) }</p>
            <p>
                { t.get(&format!("mds2-todo-{}", finding.todo)) }
                if let Some((href, label)) = model.and_then(|model| link(t, finding, model)) {
                    { " " }<a {href} data-testid={format!("mds2-link-{}", finding.todo)}>{ label }</a>
                }
            </p>
            if !finding.controls.is_empty() {
                <details>
                    <summary class="small">{ t.with("mds2-controls", &[("count", finding.controls.len().into())]) }</summary>
                    <ul class="small">
                        for control in &finding.controls {
                            <li>{ t.get(&format!("mds2-control-{control}")) }</li>
                        }
                    </ul>
                </details>
            }
            { because(t, &finding.questions) }
        </li>
    }
}

/// How many numbers of questions stand in a line.
const NAMED: usize = 6;

/// The questions that say so; many are folded.
fn because(t: Texts, questions: &[String]) -> Html {
    let numbers = questions.join(&t.get("list-separator"));
    match questions.len() {
        0 => Html::default(),
        1..=NAMED => html! {
            <p class="muted small">{ t.with("mds2-because", &[("questions", numbers.into())]) }</p>
        },
        count => html! {
            <details>
                <summary class="small">{ t.with("mds2-because-many", &[("count", count.into())]) }</summary>
                <p class="muted small">{ numbers }</p>
            </details>
        },
    }
}

/// Where what is to be done is done.
fn link(t: Texts, finding: &FindingView, model: EntityId) -> Option<(AttrValue, AttrValue)> {
    match finding.todo.as_str() {
        "check-remote-line" | "record-connection" | "record-support-dates" => {
            Some((words::devices_of(model), t.get("mds2-to-devices")))
        }
        "ask-sbom" | "ask-form" | "ask-document" | "ask-sds" => {
            Some((Place::Model(model).href(), t.get("mds2-to-documents")))
        }
        _ => None,
    }
}
