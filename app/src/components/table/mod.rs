//! A table of any length that draws only the rows in view.
//!
//! It is an ARIA grid with one tab stop: arrow keys, Page Up/Down, Home and End move the active row, Enter opens it,
//! Space selects it. Rows are of one height and one line. The page owns order, selection and content:
//!
//! ```ignore
//! let cell = use_callback(rows.clone(), |(row, column): (usize, usize), rows| html! { rows[row].text(column) });
//! let row_key = use_callback(rows.clone(), |row: usize, rows| AttrValue::from(rows[row].id.to_string()));
//! html! {
//!     <VirtualTable testid="devices-table" label={t.get("devices-title")} {columns} rows={rows.len()} {cell} {row_key}
//!         sort={Some(sort)} on_sort={on_sort} selection={Some(selection)} on_open={Some(on_open)} />
//! }
//! ```
mod hooks;
mod parts;
mod window;

use std::rc::Rc;

use yew::prelude::*;

use crate::browser::dom;
use crate::i18n::use_texts;
pub use hooks::ScrollPlace;
use hooks::{use_measure, use_printing, use_reveal};
use parts::{columns_group, head, row, spacer};
use window::{Window, length};

/// A column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its name for sorting and `data-testid`.
    pub key: AttrValue,
    /// The heading.
    pub label: AttrValue,
    /// Its least width in CSS pixels; spare width is shared out.
    pub width: u32,
    /// The heading is a button that sorts.
    pub sortable: bool,
}

/// The order the rows are in.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Sort {
    /// The [`Column::key`] sorted by.
    pub column: AttrValue,
    /// Largest first.
    pub descending: bool,
}

/// Which rows are chosen, for tables with boxes to tick.
#[derive(Clone, PartialEq)]
pub struct Selection {
    /// Says whether a row is chosen.
    pub is_selected: Callback<usize, bool>,
    /// How many of the rows shown are chosen.
    pub count: usize,
    /// Called to choose or drop a row; `true` if from the last one up to this (Shift).
    pub on_toggle: Callback<(usize, bool)>,
    /// Called to choose all rows shown (`true`) or none.
    pub on_all: Callback<bool>,
}

/// Properties of [`VirtualTable`].
#[derive(Clone, PartialEq, Properties)]
pub struct VirtualTableProps {
    /// What the table lists, for screen readers.
    pub label: AttrValue,
    /// The columns from left to right.
    pub columns: Rc<[Column]>,
    /// How many rows there are.
    pub rows: usize,
    /// Returns the content of the cell at (row, column). Called for rows in view only.
    pub cell: Callback<(usize, usize), Html>,
    /// Returns the key of a row: the id of what it shows.
    pub row_key: Callback<usize, AttrValue>,
    /// The order the rows are in, shown in the heading.
    #[prop_or_default]
    pub sort: Option<Sort>,
    /// Called with the order asked for by a press on a heading.
    #[prop_or_default]
    pub on_sort: Callback<Sort>,
    /// Boxes to tick, if wanted.
    #[prop_or_default]
    pub selection: Option<Selection>,
    /// Called with the row that was clicked, or on which Enter was pressed.
    #[prop_or_default]
    pub on_open: Option<Callback<usize>>,
    /// The active row, where the page moves it; the table keeps it itself without.
    #[prop_or_default]
    pub current: Option<usize>,
    /// Called with the row that becomes active by a key or a click.
    #[prop_or_default]
    pub on_current: Callback<usize>,
    /// The height of the box as CSS length, such as `calc(100vh - 16rem)`.
    #[prop_or_default]
    pub height: Option<AttrValue>,
    /// Where the table was scrolled to when it was there before, and where it is scrolled to now.
    #[prop_or_default]
    pub place: Option<ScrollPlace>,
    /// `data-testid` and `id` of the table; rows have it with `-row` behind, headings with `-sort-{key}`.
    pub testid: AttrValue,
}

/// Rows that one key press moves the active row by, upwards or downwards, or to an end.
fn target(key: &str, active: usize, page: usize, rows: usize) -> Option<usize> {
    let last = rows.checked_sub(1)?;
    match key {
        "ArrowDown" => Some((active + 1).min(last)),
        "ArrowUp" => Some(active.saturating_sub(1)),
        "PageDown" => Some((active + page).min(last)),
        "PageUp" => Some(active.saturating_sub(page)),
        "Home" => Some(0),
        "End" => Some(last),
        _ => None,
    }
}

/// A sortable, selectable table of any length.
#[component]
pub fn VirtualTable(props: &VirtualTableProps) -> Html {
    let t = use_texts();
    let frame = use_node_ref();
    let window = use_state_eq(Window::default);
    let active = use_state_eq(|| props.place.as_ref().map_or(0, ScrollPlace::first_row));
    let measure = use_measure(&frame, &window, props);
    let printing = use_printing();
    let current = props.current.unwrap_or(*active);
    let current = current.min(props.rows.saturating_sub(1));
    use_reveal(&frame, *window, current);

    let range = if printing {
        0..props.rows.min(PRINTED)
    } else {
        window.range(props.rows)
    };
    let above = length(range.start, window.row_height);
    let below = if printing {
        0.0
    } else {
        length(props.rows - range.end, window.row_height)
    };
    let onkeydown = keys(props, active.setter(), current, window.count);
    let onscroll = measure.reform(|_: Event| ());
    let on_row = {
        let (active, on_open) = (active.setter(), props.on_open.clone());
        let on_current = props.on_current.clone();
        Callback::from(move |row: usize| {
            active.set(row);
            on_current.emit(row);
            if let Some(on_open) = &on_open {
                on_open.emit(row);
            }
        })
    };
    let span = props.columns.len() + usize::from(props.selection.is_some());
    let descendant = (range.contains(&current)).then(|| format!("{}-row-{current}", props.testid));
    html! {
        <div ref={frame} class={classes!("vtable", props.on_open.is_some().then_some("vtable-openable"))} {onscroll}>
            <table role="grid" tabindex="0" id={props.testid.clone()} aria-label={props.label.clone()}
                aria-rowcount={(props.rows + 1).to_string()} aria-multiselectable={props.selection.as_ref().map(|_| "true")}
                aria-activedescendant={descendant} {onkeydown} data-testid={props.testid.clone()}>
                { columns_group(props) }
                { head(props) }
                { spacer("above", above, span) }
                <tbody>
                    for index in range {
                        { row(props, index, index == current, &on_row) }
                    }
                </tbody>
                { spacer("below", below, span) }
            </table>
            if printing && props.rows > PRINTED {
                <p>{ t.with("table-print-cut", &[("printed", PRINTED.into()), ("rows", props.rows.into())]) }</p>
            }
        </div>
    }
}

/// Rows that are printed; more would take the browser minutes to lay out.
const PRINTED: usize = 3_000;

fn keys(
    props: &VirtualTableProps,
    active: UseStateSetter<usize>,
    current: usize,
    count: usize,
) -> Callback<KeyboardEvent> {
    let (id, rows, page) = (props.testid.clone(), props.rows, (count / 2).max(1));
    let (on_open, selection) = (props.on_open.clone(), props.selection.clone());
    let on_current = props.on_current.clone();
    Callback::from(move |event: KeyboardEvent| {
        // Keys on a heading button or a link in a cell belong to that element.
        if rows == 0
            || !dom::is_from(&event, &id)
            || event.ctrl_key()
            || event.alt_key()
            || event.meta_key()
        {
            return;
        }
        let key = event.key();
        if let Some(row) = target(&key, current, page, rows) {
            active.set(row);
            on_current.emit(row);
        } else if key == "Enter"
            && let Some(on_open) = &on_open
        {
            on_open.emit(current);
        } else if key == " "
            && let Some(selection) = &selection
        {
            selection.on_toggle.emit((current, event.shift_key()));
        } else {
            return;
        }
        event.prevent_default();
    })
}

#[cfg(test)]
mod tests {
    use super::target;

    #[test]
    fn keys_stay_inside_the_table() {
        assert_eq!(target("ArrowUp", 0, 10, 3), Some(0));
        assert_eq!(target("ArrowDown", 2, 10, 3), Some(2));
        assert_eq!(target("PageDown", 0, 10, 100), Some(10));
        assert_eq!(target("End", 0, 10, 100), Some(99));
        assert_eq!(target("End", 0, 10, 0), None);
        assert_eq!(target("x", 5, 10, 100), None);
    }
}
