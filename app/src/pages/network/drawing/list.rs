//! All drawings.

use daicho_core::diagram::record::check::{MarkState, state_of};
use daicho_core::diagram::record::drawing::Drawing;
use daicho_core::diagram::record::mark::Mark;
use daicho_core::ident::id::EntityId;
use yew::prelude::*;

use super::add::AddFile;
use super::missing;
use crate::components::badge::{Badge, Tone};
use crate::components::empty::EmptyState;
use crate::i18n::{Texts, use_texts};
use crate::pages::attachments::words as attached;
use crate::pages::network::Known;
use crate::pages::network::place::Place;
use crate::session::state::LedgerHandle;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct DrawingsPageProps {
    pub(crate) ledger: LedgerHandle,
}

/// The list of drawings, and a place for another.
#[component]
pub(crate) fn DrawingsPage(props: &DrawingsPageProps) -> Html {
    let t = use_texts();
    let ledger = &props.ledger;
    let known = use_memo(ledger.clone(), Known::of);
    let mut all: Vec<Drawing<'_>> = Drawing::all(ledger).collect();
    all.sort_by_key(|drawing| drawing.name().shown().known().map(str::to_owned));
    if all.is_empty() {
        return html! {
            <EmptyState title={t.get("drawings-none")} page=true testid="drawings-none">
                <p>{ t.get("drawings-none-text") }</p>
                <AddFile />
            </EmptyState>
        };
    }
    let ids: Vec<EntityId> = all.iter().map(Drawing::id).collect();
    let left = known
        .as_ref()
        .as_ref()
        .map(|known| missing(known, &ids).len());
    html! {
        <>
            <div class="page-head"><div>
                <h1>{ t.get("drawings-title") }</h1>
                if let Some(left) = left {
                    <p class="muted" data-testid="drawings-missing">{ t.with("drawings-missing", &[("count", left.into())]) }</p>
                }
            </div></div>
            <div class="scroll-x list-box">
                <table class="table-plain" data-testid="drawings">
                    <thead><tr>
                        for key in ["drawing-name", "drawing-edition", "drawing-received", "drawing-marks", "drawing-state"] {
                            <th scope="col">{ t.get(key) }</th>
                        }
                    </tr></thead>
                    <tbody>{ for all.iter().map(|drawing| line(t, ledger, drawing)) }</tbody>
                </table>
            </div>
            <AddFile />
        </>
    }
}

fn line(t: Texts, ledger: &LedgerHandle, drawing: &Drawing<'_>) -> Html {
    let current = drawing.current();
    let file = current.as_ref().map(|current| attached::name(t, current));
    let on = current.and_then(|current| current.received_on().shown().known());
    let marks: Vec<Mark<'_>> = Mark::of(ledger, drawing.id()).collect();
    // Whether shapes are gone is known once the file is open.
    let edition = current.map(|current| current.id());
    let fits = |mark: &&Mark<'_>| state_of(mark, edition, None) == MarkState::Fits;
    let left = marks.len() - marks.iter().filter(fits).count();
    html! {
        <tr key={drawing.id().to_string()} data-testid="drawing-row">
            <td><a href={Place::Drawing(drawing.id()).href()} data-testid="drawing-open">{ name(t, drawing) }</a></td>
            <td>{ file.unwrap_or_else(|| t.get("drawing-no-file")) }</td>
            <td>{ on.map(|on| on.to_string()) }</td>
            <td>{ t.number(marks.len()) }</td>
            <td>
                if left > 0 {
                    <Badge tone={Tone::Warn}>{ t.with("drawing-to-check", &[("count", left.into())]) }</Badge>
                }
            </td>
        </tr>
    }
}

/// What a drawing is called.
pub(super) fn name(t: Texts, drawing: &Drawing<'_>) -> AttrValue {
    let name = drawing.name().shown().known();
    name.map_or_else(|| t.get("value-unnamed"), |name| name.to_owned().into())
}
