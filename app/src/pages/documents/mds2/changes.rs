//! What changed against an earlier form of the same product.

use daicho_core::document::attachment::Attachment;
use daicho_core::document::kind::DocumentKind;
use daicho_core::ident::id::EntityId;
use yew::prelude::*;

use super::{use_form, words};
use crate::components::badge::Badge;
use crate::i18n::{Texts, use_texts};
use crate::pages::documents::earlier::use_earlier;
use crate::session::state::LedgerHandle;
use crate::worker::protocol::forms::{Ask, Change, Said, Told};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct FormChangesProps {
    pub(super) ledger: LedgerHandle,
    pub(super) id: EntityId,
}

/// Compares with another form of what this one is about; nothing where there is none.
#[component]
pub(super) fn FormChanges(props: &FormChangesProps) -> Html {
    let t = use_texts();
    let earlier = use_earlier(&props.ledger, &props.id, is_form);
    let reply = use_form(earlier.other().map(|older| Ask::Versions {
        older,
        newer: props.id,
    }));
    if earlier.other().is_none() {
        return Html::default();
    }
    html! {
        <section class="card stack-s" data-testid="mds2-changes">
            <h2>{ t.get("mds2-changes") }</h2>
            { earlier.select(t, &props.ledger, t.get("mds2-changes-against"), "mds2-changes-other") }
            { reply.draw(t, |told| {
                let Told::Versions(Some(changes)) = told else {
                    return html! { <p>{ t.get("mds2-changes-unreadable") }</p> };
                };
                table(t, changes)
            }) }
        </section>
    }
}

/// Whether it is a form that was read.
fn is_form(attached: &Attachment<'_>) -> bool {
    let kind = attached.kind().shown().known();
    let is_form = matches!(
        kind,
        Some(DocumentKind::Mds2 | DocumentKind::Mds | DocumentKind::Sds)
    );
    is_form && attached.is_readable().known() == Some(true)
}

fn table(t: Texts, changes: &[Change]) -> Html {
    if changes.is_empty() {
        return html! { <p role="status">{ t.get("mds2-changes-none") }</p> };
    }
    let side = |said: &Said, note: &str| {
        html! {
            <td>{ words::said(t, said) }if !note.is_empty() { <div class="small muted wrap">{ note.to_owned() }</div> }</td>
        }
    };
    let row = |change: &Change| {
        html! {
            <tr key={change.id.clone()}>
                <th scope="row"><span class="small">{ &change.id }</span><div>{ words::question(t, &change.words) }</div></th>
                <td><Badge>{ t.get(&format!("mds2-change-{}", change.kind)) }</Badge></td>
                { side(&change.before, &change.note_before) }
                { side(&change.after, &change.note_after) }
            </tr>
        }
    };
    html! {
        <>
            <p role="status">{ t.with("mds2-changes-count", &[("count", changes.len().into())]) }</p>
            <details open={changes.len() <= 20}>
                <summary>{ t.get("mds2-changes-show") }</summary>
                <div class="scroll-x"><table class="table-plain">
                    <thead><tr>
                        for key in ["question", "change", "before", "after"] {
                            <th scope="col">{ t.get(&format!("mds2-column-{key}")) }</th>
                        }
                    </tr></thead>
                    <tbody>{ for changes.iter().map(row) }</tbody>
                </table></div>
            </details>
        </>
    }
}
