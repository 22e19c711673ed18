//! What an SBOM says and what it lacks.

use std::rc::Rc;

use daicho_core::document::attachment::Attachment;
use daicho_core::document::subject::Subject;
use daicho_core::ident::id::EntityId;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::changes::ChangesCard;
use super::components::ComponentsCard;
use super::problems;
use crate::browser::clipboard;
use crate::components::badge::Tone;
use crate::components::bars::{Bar, Bars};
use crate::components::button::Button;
use crate::components::definitions::{Definition, Definitions};
use crate::components::icon::Icon;
use crate::components::notice::Notice;
use crate::components::toast::use_toasts;
use crate::i18n::{Texts, use_texts};
use crate::pages::attachments::words;
use crate::pages::documents::names;
use crate::session::state::LedgerHandle;
use crate::worker::protocol::papers::{GapView, SbomView};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct SbomPageProps {
    pub(super) ledger: LedgerHandle,
    pub(super) id: EntityId,
    pub(super) view: Rc<SbomView>,
}

/// An SBOM.
#[component]
pub(super) fn SbomPage(props: &SbomPageProps) -> Html {
    let t = use_texts();
    let view = &props.view;
    html! {
        <>
            { problems::list(t, &view.diagnostics) }
            <div class="grid-2">
                { says(t, view) }
                <Lacks ledger={props.ledger.clone()} id={props.id} view={view.clone()} />
            </div>
            <ChangesCard ledger={props.ledger.clone()} id={props.id} />
            <ComponentsCard id={props.id} view={view.clone()} />
            <div class="grid-2">
                { counts(t, "sbom-licences", &view.licences, view.total) }
                { counts(t, "sbom-kinds", &view.kinds, view.total) }
            </div>
        </>
    }
}

fn says(t: Texts, view: &SbomView) -> Html {
    let line = |key: &'static str, text: Option<String>| {
        let text = text.filter(|text| !text.is_empty());
        html! {
            <Definition term={t.get(key)}>
                if let Some(text) = text {
                    { text }
                } else {
                    <span class="muted">{ t.get("sbom-not-said") }</span>
                }
            </Definition>
        }
    };
    let list = |texts: &[String]| Some(texts.join(&t.get("list-separator")));
    html! {
        <section class="card stack-s" data-testid="sbom-says">
            <h2>{ t.get("sbom-says") }</h2>
            <Definitions>
                { line("sbom-about", view.subject.clone().or_else(|| view.name.clone())) }
                <Definition term={t.get("sbom-components")} testid="sbom-total">{ t.number(view.total) }</Definition>
                { line("sbom-created", view.created.clone()) }
                { line("sbom-authors", list(&view.authors)) }
                { line("sbom-tools", list(&view.tools)) }
                { line("sbom-format", Some(view.format.clone())) }
            </Definitions>
        </section>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct LacksProps {
    ledger: LedgerHandle,
    id: EntityId,
    view: Rc<SbomView>,
}

/// The minimum elements: how many are there, which are not, and what to write to the maker.
#[component]
fn Lacks(props: &LacksProps) -> Html {
    let t = use_texts();
    let toasts = use_toasts();
    let view = &props.view;
    let letter = letter(t, props);
    let on_copy = {
        let (letter, toasts) = (letter.clone(), toasts.clone());
        move |()| {
            let (letter, toasts) = (letter.clone(), toasts.clone());
            spawn_local(async move {
                let is_there = clipboard::copy(&letter).await;
                toasts.say(t.get(if is_there { "copied" } else { "copy-not-done" }));
            });
        }
    };
    let required: Vec<&GapView> = view.gaps.iter().filter(|gap| gap.is_required).collect();
    html! {
        <section class="card stack-s" data-testid="sbom-lacks">
            <h2>{ t.get("sbom-minimum") }</h2>
            { score(t, view, required.is_empty()) }
            if !view.gaps.is_empty() {
                <ul data-testid="sbom-gaps">
                    { for view.gaps.iter().map(|gap| html! { <li>{ gap_words(t, gap) }</li> }) }
                </ul>
            }
            if !required.is_empty() {
                <details>
                    <summary>{ t.get("sbom-letter") }</summary>
                    <textarea class="input letter" readonly=true rows="10" aria-label={t.get("sbom-letter")} data-testid="sbom-letter"
                        value={letter} />
                    <Button small=true icon={Icon::Copy} on_click={on_copy} testid="sbom-letter-copy">{ t.get("copy") }</Button>
                </details>
            }
            <p class="small muted">{ t.get("sbom-minimum-why") }</p>
        </section>
    }
}

fn score(t: Texts, view: &SbomView, is_complete: bool) -> Html {
    let Some(score) = view.score else {
        return html! {
            <Notice tone={Tone::Warn} title={t.get("sbom-no-components")} testid="sbom-score"><p>{ t.get("sbom-no-components-why") }</p></Notice>
        };
    };
    let args = [("score", score.into())];
    let said = if is_complete {
        t.get("sbom-score-all")
    } else {
        t.with("sbom-score", &args)
    };
    html! { <p class="score" data-testid="sbom-score">{ said }</p> }
}

fn gap_words(t: Texts, gap: &GapView) -> String {
    let element = t.get(&format!("sbom-element-{}", gap.element)).to_string();
    let said = match gap.components {
        Some(count) => t.with(
            "sbom-gap",
            &[
                ("element", element.into()),
                ("count", count.into()),
                ("names", names_of(t, gap, count).into()),
            ],
        ),
        None => t.with("sbom-gap-document", &[("element", element.into())]),
    };
    if gap.is_required {
        said.to_string()
    } else {
        format!("{said}{}", t.get("sbom-gap-optional"))
    }
}

fn names_of(t: Texts, gap: &GapView, count: usize) -> String {
    let names: Vec<&str> = gap
        .names
        .iter()
        .map(String::as_str)
        .filter(|name| !name.is_empty())
        .collect();
    let names = names.join(&t.get("list-separator"));
    if gap.names.len() < count {
        t.with("sbom-gap-and-more", &[("names", names.into())])
            .to_string()
    } else {
        names
    }
}

/// What to write to the maker about what is missing.
fn letter(t: Texts, props: &LacksProps) -> String {
    let attached = Attachment::find(&props.ledger, &props.id);
    let subject = attached.and_then(|attached| attached.subject());
    let product = match subject {
        Some(Subject::Model(id)) => names::model(t, &props.ledger, &id).to_string(),
        other => names::subject(t, &props.ledger, other).0.to_string(),
    };
    let file = attached
        .map(|attached| words::name(t, &attached).to_string())
        .unwrap_or_default();
    let gaps = props.view.gaps.iter().filter(|gap| gap.is_required);
    let lines: Vec<String> = gaps
        .map(|gap| format!("{}{}", t.get("sbom-letter-bullet"), gap_words(t, gap)))
        .collect();
    let opening = t.with(
        "sbom-letter-opening",
        &[("product", product.into()), ("file", file.into())],
    );
    format!(
        "{opening}\n\n{}\n\n{}",
        lines.join("\n"),
        t.get("sbom-letter-closing")
    )
}

/// How many lines of a count are shown.
const COUNTED: usize = 12;

fn counts(t: Texts, title: &'static str, counts: &[(String, usize)], total: usize) -> Html {
    let bar = |(word, count): &(String, usize)| {
        let is_unknown = word.is_empty();
        let label = if is_unknown {
            t.get("sbom-not-said")
        } else {
            t.find(&format!("sbom-kind-{word}"), &[])
                .unwrap_or_else(|| word.clone().into())
        };
        Bar {
            label: html! { { label } },
            value: *count,
            note: t.number(*count),
            tone: if is_unknown {
                Tone::Unknown
            } else {
                Tone::Info
            },
        }
    };
    let bars: Vec<Bar> = counts.iter().take(COUNTED).map(bar).collect();
    html! {
        <section class="card stack-s">
            <h2>{ t.get(title) }</h2>
            <Bars label={t.get(title)} {bars} {total} testid={title} />
            if counts.len() > COUNTED {
                <p class="small muted">{ t.with("sbom-counts-more", &[("count", (counts.len() - COUNTED).into())]) }</p>
            }
        </section>
    }
}
