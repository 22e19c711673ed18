//! What changed against an earlier SBOM of the same product.

use daicho_core::document::attachment::Attachment;
use daicho_core::document::kind::DocumentKind;
use daicho_core::ident::id::EntityId;
use yew::prelude::*;

use crate::components::badge::{Badge, Tone};
use crate::components::busy::Busy;
use crate::components::field::SelectField;
use crate::i18n::{Texts, use_texts};
use crate::pages::attachments::words;
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
    let others = others(&props.ledger, &props.id);
    let chosen = use_state_eq(|| None::<EntityId>);
    let other = chosen
        .filter(|id| others.contains(id))
        .or(others.first().copied());
    let paper = use_paper(other.map(|other| Ask::Compare {
        older: other,
        newer: props.id,
    }));
    let Some(other) = other else {
        return Html::default();
    };
    let options: Vec<(AttrValue, AttrValue)> = others
        .iter()
        .filter_map(|id| {
            let attached = Attachment::find(&props.ledger, id)?;
            let facts = words::facts(t, &attached);
            let label = format!("{} ({facts})", words::name(t, &attached));
            Some((id.to_string().into(), label.into()))
        })
        .collect();
    let on_choose = {
        let chosen = chosen.clone();
        move |id: String| chosen.set(id.parse().ok())
    };
    html! {
        <section class="card stack-s" data-testid="sbom-changes">
            <h2>{ t.get("sbom-changes") }</h2>
            <SelectField name="other" label={t.get("sbom-changes-against")} {options} value={other.to_string()} {on_choose}
                testid="sbom-changes-other" />
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

/// Other SBOMs of the same subject, the newest before this one first.
fn others(ledger: &LedgerHandle, id: &EntityId) -> Vec<EntityId> {
    let Some(this) = Attachment::find(ledger, id) else {
        return Vec::new();
    };
    let Some(subject) = this.subject() else {
        return Vec::new();
    };
    // Of those of one day the ledger has the earlier first.
    let came = |attached: &Attachment<'_>| {
        let record = attached.record();
        (attached.received_on().shown().known(), record.row())
    };
    let mut others: Vec<Attachment<'_>> = Attachment::of(ledger, subject)
        .filter(|other| other.id() != *id)
        .filter(|other| other.kind().shown().known() == Some(DocumentKind::Sbom))
        .filter(|other| other.is_readable().known() != Some(false))
        .collect();
    others.sort_by_key(|other| {
        let is_later = came(other) > came(&this);
        (is_later, std::cmp::Reverse(came(other)))
    });
    others.iter().map(Attachment::id).collect()
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
