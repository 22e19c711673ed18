//! The pieces a [`VirtualTable`](super::VirtualTable) is drawn from.
use yew::prelude::*;

use super::{Column, Selection, Sort, VirtualTableProps};
use crate::browser::dom;
use crate::i18n::use_texts;

/// The width of the column of boxes, in CSS pixels.
const CHECK_WIDTH: u32 = 44;

/// Draws the widths of the columns.
pub(super) fn columns_group(props: &VirtualTableProps) -> Html {
    let mut widths: Vec<u32> = props.columns.iter().map(|column| column.width).collect();
    if props.selection.is_some() {
        widths.insert(0, CHECK_WIDTH);
    }
    html! { <Widths {widths} table={props.testid.clone()} /> }
}

#[derive(Clone, PartialEq, Properties)]
struct WidthsProps {
    widths: Vec<u32>,
    table: AttrValue,
}

#[component]
fn Widths(props: &WidthsProps) -> Html {
    let group = use_node_ref();
    use_effect_with((group.clone(), props.widths.clone()), |(group, widths)| {
        dom::set_column_widths(group, widths);
    });
    html! {
        <colgroup ref={group}>
            for _ in 0..props.widths.len() {
                <col />
            }
        </colgroup>
    }
}

/// Draws the headings.
pub(super) fn head(props: &VirtualTableProps) -> Html {
    html! {
        <thead>
            <tr aria-rowindex="1">
                if let Some(selection) = &props.selection {
                    <th class="vtable-check">
                        <SelectAll selection={selection.clone()} rows={props.rows} testid={props.testid.clone()} />
                    </th>
                }
                for column in props.columns.iter() {
                    { heading(props, column) }
                }
            </tr>
        </thead>
    }
}

fn heading(props: &VirtualTableProps, column: &Column) -> Html {
    let sorted = props.sort.as_ref().filter(|sort| sort.column == column.key);
    if !column.sortable {
        return html! { <th scope="col" title={column.label.clone()}>{ &column.label }</th> };
    }
    let (state, arrow) = match sorted.map(|sort| sort.descending) {
        Some(false) => ("ascending", "▲"),
        Some(true) => ("descending", "▼"),
        None => ("none", ""),
    };
    let next = Sort {
        column: column.key.clone(),
        descending: sorted.is_some_and(|sort| !sort.descending),
    };
    let on_sort = props.on_sort.clone();
    let onclick = move |_: MouseEvent| on_sort.emit(next.clone());
    html! {
        <th scope="col" aria-sort={state} title={column.label.clone()}>
            <button type="button" {onclick} data-testid={format!("{}-sort-{}", props.testid, column.key)}>
                <span>{ &column.label }</span>
                <span class="vtable-arrow" aria-hidden="true">{ arrow }</span>
            </button>
        </th>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct SelectAllProps {
    selection: Selection,
    rows: usize,
    testid: AttrValue,
}

#[component]
fn SelectAll(props: &SelectAllProps) -> Html {
    let t = use_texts();
    let node = use_node_ref();
    let count = props.selection.count;
    let all = props.rows > 0 && count >= props.rows;
    use_effect_with((node.clone(), count > 0 && !all), |(node, mixed)| {
        dom::set_indeterminate(node, *mixed);
    });
    let on_all = props.selection.on_all.clone();
    let onchange = move |_: Event| on_all.emit(!all);
    html! {
        <input ref={node} type="checkbox" checked={all} {onchange} aria-label={t.get("select-all")}
            data-testid={format!("{}-select-all", props.testid)} />
    }
}

/// Draws one row.
pub(super) fn row(
    props: &VirtualTableProps,
    index: usize,
    active: bool,
    on_row: &Callback<usize>,
) -> Html {
    let selected = props
        .selection
        .as_ref()
        .map(|selection| selection.is_selected.emit(index));
    let onclick = {
        let on_row = on_row.clone();
        move |_: MouseEvent| on_row.emit(index)
    };
    html! {
        <tr key={props.row_key.emit(index).to_string()} id={format!("{}-row-{index}", props.testid)}
            aria-rowindex={(index + 2).to_string()} aria-selected={selected.map(text)} data-active={active.then_some("true")}
            {onclick} data-testid={format!("{}-row", props.testid)}>
            if let (Some(selection), Some(selected)) = (&props.selection, selected) {
                <RowCheck {index} {selected} on_toggle={selection.on_toggle.clone()} />
            }
            for column in 0..props.columns.len() {
                <td>{ props.cell.emit((index, column)) }</td>
            }
        </tr>
    }
}

fn text(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}

#[derive(Clone, PartialEq, Properties)]
struct RowCheckProps {
    index: usize,
    selected: bool,
    on_toggle: Callback<(usize, bool)>,
}

#[component]
fn RowCheck(props: &RowCheckProps) -> Html {
    let t = use_texts();
    let (index, on_toggle) = (props.index, props.on_toggle.clone());
    let onclick = move |event: MouseEvent| {
        event.stop_propagation();
        on_toggle.emit((index, event.shift_key()));
    };
    let stop = |event: MouseEvent| event.stop_propagation();
    html! {
        <td class="vtable-check" onclick={stop}>
            <input type="checkbox" tabindex="-1" checked={props.selected} {onclick}
                aria-label={t.with("select-row", &[("row", (index + 1).into())])} data-testid="row-select" />
        </td>
    }
}

/// Draws the room of the rows that are not drawn.
pub(super) fn spacer(key: &'static str, height: f64, span: usize) -> Html {
    html! { <Spacer {key} {height} {span} /> }
}

#[derive(Clone, PartialEq, Properties)]
struct SpacerProps {
    height: f64,
    span: usize,
}

#[component]
fn Spacer(props: &SpacerProps) -> Html {
    let node = use_node_ref();
    use_effect_with((node.clone(), props.height), |(node, height)| {
        dom::set_property(node, "--spacer-height", &format!("{height}px"));
    });
    html! {
        <tbody ref={node} class="vtable-spacer" aria-hidden="true" hidden={props.height <= 0.0}>
            <tr><td colspan={props.span.to_string()}></td></tr>
        </tbody>
    }
}
