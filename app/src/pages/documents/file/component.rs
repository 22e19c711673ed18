//! One component of an SBOM in words, and as it stands in its file.

use daicho_core::ident::id::EntityId;
use yew::prelude::*;

use crate::components::badge::{Badge, Tone};
use crate::components::definitions::{Definition, Definitions};
use crate::i18n::{Texts, use_texts};
use crate::pages::documents::paper::{Paper, use_paper};
use crate::worker::protocol::papers::{Ask, ComponentView, Told};

/// Draws what a component is.
pub(super) fn kind(t: Texts, word: &str) -> Html {
    if word.is_empty() {
        return html! { <span class="muted">{ t.get("sbom-not-said") }</span> };
    }
    let known = t.find(&format!("sbom-kind-{word}"), &[]);
    html! { { known.unwrap_or_else(|| word.to_owned().into()) } }
}

/// Draws the minimum elements that a component lacks.
pub(super) fn lacking(t: Texts, component: &ComponentView) -> Html {
    let words = component.lacks.iter();
    let words = words.map(|element| t.get(&format!("sbom-element-{element}")).to_string());
    let words: Vec<String> = words.collect();
    if words.is_empty() {
        return Html::default();
    }
    html! { <Badge tone={Tone::Unknown}>{ words.join(&t.get("list-separator")) }</Badge> }
}

#[derive(Clone, PartialEq, Properties)]
pub(super) struct RawProps {
    /// The attachment.
    pub(super) id: EntityId,
    /// The number of the component.
    pub(super) component: usize,
}

/// The component as it stands in its file.
#[component]
pub(super) fn Raw(props: &RawProps) -> Html {
    let t = use_texts();
    let paper = use_paper(Some(Ask::Raw {
        attachment: props.id,
        component: props.component,
    }));
    let Paper::Told(told, _) = &paper else {
        return Html::default();
    };
    let Told::Raw(Some(text)) = &**told else {
        return Html::default();
    };
    html! {
        <details data-testid="sbom-raw">
            <summary>{ t.get("sbom-raw") }</summary>
            <pre class="raw">{ text }</pre>
        </details>
    }
}

/// Draws everything that is said of a component.
pub(super) fn details(t: Texts, component: &ComponentView) -> Html {
    let line = |key: &str, texts: &[String]| {
        if texts.is_empty() {
            return Html::default();
        }
        html! {
            <Definition term={t.get(&format!("sbom-column-{key}"))}>
                for text in texts {
                    <div class="wrap">{ text }</div>
                }
            </Definition>
        }
    };
    let one = |text: &Option<String>| text.clone().into_iter().collect::<Vec<_>>();
    html! {
        <Definitions>
            { line("version", &one(&component.version)) }
            { line("supplier", &one(&component.supplier)) }
            <Definition term={t.get("sbom-column-kind")}>{ kind(t, &component.kind) }</Definition>
            { line("identifiers", &component.identifiers) }
            { line("licence", &component.licences) }
            { line("end-of-support", &one(&component.end_of_support)) }
            <Definition term={t.get("sbom-column-hashes")}>{ t.number(component.hashes) }</Definition>
            <Definition term={t.get("sbom-column-lacks")}>{ lacking(t, component) }</Definition>
        </Definitions>
    }
}
