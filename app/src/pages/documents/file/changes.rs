//! What changed against an earlier SBOM of the same product.

use daicho_core::document::attachment::Attachment;
use daicho_core::document::kind::DocumentKind;
use daicho_core::ident::id::EntityId;
use yew::prelude::*;

use crate::components::badge::{Badge, Tone};
use crate::components::busy::Busy;
use crate::i18n::{Texts, use_texts};
use crate::pages::attachments::words;
use crate::pages::documents::earlier::use_earlier;
use crate::pages::documents::paper::{Paper, use_paper};
use crate::session::state::LedgerHandle;
use crate::worker::protocol::papers::{Ask, Compared, Told};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ChangesCardProps {
    pub(super) ledger: LedgerHandle,
    pub(super) id: EntityId,
}

/// Compares with another SBOM of what this one is about; nothing where there is none.
#[component]
pub(super) fn ChangesCard(props: &ChangesCardProps) -> Html {
    let t = use_texts();
    let earlier = use_earlier(&props.ledger, &props.id, is_sbom);
    let paper = use_paper(earlier.other().map(|older| Ask::Compare {
        older,
        newer: props.id,
    }));
    if earlier.other().is_none() {
        return Html::default();
    }
    html! {
        <section class="card stack-s" data-testid="sbom-changes">
            <h2>{ t.get("sbom-changes") }</h2>
            { earlier.select(t, &props.ledger, t.get("sbom-changes-against"), "sbom-changes-other") }
            { match &paper {
                Paper::Waiting => html! { <Busy /> },
                Paper::Failed(trouble) => html! { <p>{ words::trouble(t, trouble) }</p> },
                Paper::Told(told, _) => {
                    if let Told::Compared(Some(compared)) = &**told {
                        changes(t, compared)
                    } else {
                        html! { <p>{ t.get("sbom-changes-unreadable") }</p> }
                    }
                }
            } }
        </section>
    }
}

/// Whether it is an SBOM that can be read, as far as is known.
fn is_sbom(attached: &Attachment<'_>) -> bool {
    let kind = attached.kind().shown().known();
    kind == Some(DocumentKind::Sbom) && attached.is_readable().known() != Some(false)
}

/// How many components of a kind are named at once.
const NAMED: usize = 200;

fn changes(t: Texts, compared: &Compared) -> Html {
    let list = |key: &'static str, tone: Tone, lines: Vec<Html>, count: usize| {
        if count == 0 {
            return Html::default();
        }
        html! {
            <details open={count <= 20} data-testid={key}>
                <summary><Badge {tone}>{ t.with(key, &[("count", count.into())]) }</Badge></summary>
                <ul class="small">{ for lines }</ul>
            </details>
        }
    };
    let names = |names: &[String]| {
        let names = names.iter().take(NAMED);
        names
            .map(|name| html! { <li>{ name }</li> })
            .collect::<Vec<_>>()
    };
    let changed = compared.changed.iter().take(NAMED);
    let changed = changed.map(|(before, after, aspects)| {
        let aspects = aspects.iter();
        let aspects = aspects.map(|aspect| t.get(&format!("sbom-aspect-{aspect}")).to_string());
        let aspects: Vec<String> = aspects.collect();
        html! { <li>{ before }{ " → " }{ after }{ " " }<span class="muted">{ aspects.join(&t.get("list-separator")) }</span></li> }
    });
    html! {
        <>
            <p role="status">
                { t.with("sbom-changes-count", &[
                    ("added", compared.added.len().into()),
                    ("removed", compared.removed.len().into()),
                    ("changed", compared.changed.len().into()),
                    ("same", compared.same.into()),
                ]) }
            </p>
            { list("sbom-added", Tone::Warn, names(&compared.added), compared.added.len()) }
            { list("sbom-removed", Tone::Info, names(&compared.removed), compared.removed.len()) }
            { list("sbom-changed", Tone::Info, changed.collect(), compared.changed.len()) }
        </>
    }
}
