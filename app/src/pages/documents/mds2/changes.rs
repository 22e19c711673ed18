//! What changed against an earlier form of the same product.

use daicho_core::document::attachment::Attachment;
use daicho_core::document::kind::DocumentKind;
use daicho_core::ident::id::EntityId;
use yew::prelude::*;

use super::{use_form, words};
use crate::components::badge::Badge;
use crate::components::field::SelectField;
use crate::i18n::{Texts, use_texts};
use crate::pages::attachments::words as file_words;
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
    let others = others(&props.ledger, &props.id);
    let chosen = use_state_eq(|| None::<EntityId>);
    let other = chosen
        .filter(|id| others.contains(id))
        .or(others.first().copied());
    let reply = use_form(other.map(|older| Ask::Versions {
        older,
        newer: props.id,
    }));
    let Some(other) = other else {
        return Html::default();
    };
    let options: Vec<(AttrValue, AttrValue)> = others
        .iter()
        .filter_map(|id| {
            let attached = Attachment::find(&props.ledger, id)?;
            let facts = file_words::facts(t, &attached);
            let label = format!("{} ({facts})", file_words::name(t, &attached));
            Some((id.to_string().into(), label.into()))
        })
        .collect();
    let on_choose = {
        let chosen = chosen.clone();
        move |id: String| chosen.set(id.parse().ok())
    };
    html! {
        <section class="card stack-s" data-testid="mds2-changes">
            <h2>{ t.get("mds2-changes") }</h2>
            <SelectField name="other" label={t.get("mds2-changes-against")} {options} value={other.to_string()} {on_choose}
                testid="mds2-changes-other" />
            { reply.draw(t, |told| {
                let Told::Versions(Some(changes)) = told else {
                    return html! { <p>{ t.get("mds2-changes-unreadable") }</p> };
                };
                table(t, changes)
            }) }
        </section>
    }
}

/// Other forms of the same subject, the newest before this one first.
fn others(ledger: &LedgerHandle, id: &EntityId) -> Vec<EntityId> {
    let Some((this, subject)) =
        Attachment::find(ledger, id).and_then(|this| Some((this, this.subject()?)))
    else {
        return Vec::new();
    };
    // Of those that came on one day the ledger knows the order.
    let came = |attached: &Attachment<'_>| {
        let on = attached.received_on().shown().known();
        (on, attached.record().row())
    };
    let is_form = |attached: &Attachment<'_>| {
        let kind = attached.kind().shown().known();
        let is_form = matches!(
            kind,
            Some(DocumentKind::Mds2 | DocumentKind::Mds | DocumentKind::Sds)
        );
        is_form && attached.is_readable().known() == Some(true)
    };
    let mut others: Vec<Attachment<'_>> = Attachment::of(ledger, subject)
        .filter(|other| other.id() != *id && is_form(other))
        .collect();
    others.sort_by_key(|other| {
        let is_later = came(other) > came(&this);
        (is_later, std::cmp::Reverse(came(other)))
    });
    others.iter().map(Attachment::id).collect()
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
