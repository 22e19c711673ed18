//! The content of a diagram as a table, for those who do not see it.

use std::rc::Rc;

use daicho_core::diagram::content::table::{Row, RowKind, rows};
use daicho_core::diagram::scene::Scene;
use yew::prelude::*;

use super::words::{look_word, page_of, wire_word};
use crate::components::button::Button;
use crate::i18n::{Texts, use_texts};

/// How many rows are shown at once.
const PAGE: usize = 200;

const COLUMNS: [&str; 7] = [
    "network-column-kind",
    "network-column-name",
    "network-column-count",
    "network-column-within",
    "network-column-connected",
    "network-column-details",
    "network-column-signs",
];

/// Returns the headings of the table.
pub(super) fn headers(t: Texts) -> [String; 7] {
    COLUMNS.map(|key| t.get(key).to_string())
}

/// Returns what a kind of row is called.
pub(super) fn kind_word(t: Texts, kind: RowKind) -> String {
    match kind {
        RowKind::Shape(look) => look_word(t, look),
        RowKind::Wire(kind) => wire_word(t, kind),
        RowKind::Boundary => t.get("network-look-boundary"),
    }
    .to_string()
}

#[derive(Clone, PartialEq, Properties)]
pub(super) struct TableProps {
    pub(super) scene: Rc<Scene>,
}

/// A folded table of what is on the diagram.
#[component]
pub(super) fn DiagramTable(props: &TableProps) -> Html {
    let t = use_texts();
    let is_open = use_state_eq(|| false);
    let shown = use_state_eq(|| PAGE);
    let rows = use_memo((props.scene.clone(), *is_open), |(scene, is_open)| {
        if *is_open { rows(scene) } else { Vec::new() }
    });
    let turn = {
        let is_open = is_open.clone();
        move |()| is_open.set(!*is_open)
    };
    let more = {
        let shown = shown.clone();
        move |()| shown.set(*shown + PAGE)
    };
    let label = if *is_open {
        "network-table-close"
    } else {
        "network-table-open"
    };
    html! {
        <section class="stack-s no-print">
            <div><Button small=true on_click={turn} expanded={*is_open} testid="diagram-table-turn">{ t.get(label) }</Button></div>
            if *is_open {
                <div class="scroll-x list-box">
                    <table class="table-plain" data-testid="diagram-table">
                        <thead><tr>{ for COLUMNS.map(|key| html! { <th scope="col">{ t.get(key) }</th> }) }</tr></thead>
                        <tbody>{ for rows.iter().take(*shown).map(|row| line(t, row)) }</tbody>
                    </table>
                </div>
                if rows.len() > *shown {
                    <div><Button small=true on_click={more}>{ t.with("network-table-more", &[("count", (rows.len() - *shown).into())]) }</Button></div>
                }
            }
        </section>
    }
}

fn line(t: Texts, row: &Row) -> Html {
    let separator = t.get("list-separator");
    // Of a line that leads to many, only the first has its name: the others are called by what they are.
    let called = match row.name.trim() {
        "" => kind_word(t, row.kind),
        name => name.to_owned(),
    };
    let name = match page_of(row.key) {
        Some(page) => html! { <a href={page}>{ called }</a> },
        None => html! { called },
    };
    html! {
        <tr>
            <td>{ kind_word(t, row.kind) }</td>
            <td>{ name }</td>
            <td class="number">{ row.count.filter(|count| *count > 0).map(|count| count.to_string()) }</td>
            <td>{ row.within.join(" › ") }</td>
            <td>{ row.connected.join(&separator) }</td>
            <td>{ row.details.join(&separator) }</td>
            <td>{ row.signs.join(&separator) }</td>
        </tr>
    }
}
