//! All marks in words, for those who do not see the picture.

use daicho_core::diagram::record::check::{MarkState, state_of};
use daicho_core::diagram::record::mark::Mark;
use daicho_core::ident::id::EntityId;
use yew::prelude::*;

use super::opened::Picture;
use super::words;
use crate::components::badge::{Badge, Tone};
use crate::i18n::Texts;
use crate::pages::network::words::{name, page_of};
use crate::session::state::LedgerHandle;

/// The table of the marks of a drawing.
pub(super) fn table(
    t: Texts,
    ledger: &LedgerHandle,
    marks: &[Mark<'_>],
    current: Option<EntityId>,
    picture: Option<&Picture>,
) -> Html {
    if marks.is_empty() {
        return html! { <p class="muted" data-testid="marks-none">{ t.get("marks-none") }</p> };
    }
    let shapes = picture.and_then(|picture| picture.shapes.as_ref());
    let lines = marks
        .iter()
        .enumerate()
        .map(|(nth, mark)| line(t, ledger, nth + 1, mark, state_of(mark, current, shapes)));
    html! {
        <section class="stack-s">
            <h2 id="marks-title">{ t.get("marks-title") }</h2>
            <div class="scroll-x list-box" tabindex="0" role="region" aria-labelledby="marks-title">
                <table class="table-plain" data-testid="marks">
                    <thead><tr>
                        for key in ["mark-number", "mark-form", "mark-target", "mark-text", "mark-place", "mark-state"] {
                            <th scope="col">{ t.get(key) }</th>
                        }
                    </tr></thead>
                    <tbody>{ for lines }</tbody>
                </table>
            </div>
        </section>
    }
}

fn line(t: Texts, ledger: &LedgerHandle, nth: usize, mark: &Mark<'_>, state: MarkState) -> Html {
    let form = mark.form().shown().known();
    let target = mark.target().shown().known();
    let points = mark.points().shown().known().unwrap_or_default();
    let place: Vec<String> = points
        .iter()
        .map(|point| {
            let args = [("x", (point.x / 100).into()), ("y", (point.y / 100).into())];
            t.with("mark-at", &args).to_string()
        })
        .collect();
    let tone = if state == MarkState::Fits {
        Tone::Ok
    } else {
        Tone::Warn
    };
    html! {
        <tr key={mark.id().to_string()} data-testid="mark-row">
            <td>{ nth }</td>
            <td>{ form.map_or_else(|| t.get("mark-form-unknown"), |form| words::form(t, form)) }</td>
            <td>{ target.map_or_else(|| html! { t.get("mark-target-none") }, |key| {
                let called = name(t, ledger, key);
                page_of(key).map_or_else(|| html! { called.clone() }, |page| html! { <a href={page}>{ called.clone() }</a> })
            }) }</td>
            <td>{ mark.text().shown().known().unwrap_or_default().to_owned() }</td>
            <td data-testid="mark-place">{ place.join(" → ") }</td>
            <td><Badge {tone}>{ words::state(t, state) }</Badge></td>
        </tr>
    }
}
