//! The rows one by one, fetched from the worker as they come into view.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use daicho_core::tabular::import::outcome::Outcome;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{decide::RowDialog, importer::Importer, words};
use crate::components::badge::{Badge, Tone};
use crate::components::table::{Column, VirtualTable};
use crate::i18n::{Texts, use_texts};
use crate::worker::protocol::import::{ChangeView, DifferenceView, RowView};
use crate::worker::protocol::{Answer, Request};

/// Rows that are fetched at once.
const PAGE: usize = 100;
/// Changed values that a line of the list shows.
const SHOWN: usize = 6;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct RowListProps {
    pub(super) importer: Importer,
    pub(super) filter: Option<AttrValue>,
    pub(super) of_file: Option<usize>,
}

/// Rows that came, page by page; `None` is on its way.
#[derive(Default)]
struct Fetched {
    total: Option<usize>,
    pages: BTreeMap<usize, Option<Rc<[RowView]>>>,
}

impl Fetched {
    fn row(&self, row: usize) -> Option<RowView> {
        let page = self.pages.get(&(row / PAGE))?.as_ref()?;
        page.get(row % PAGE).cloned()
    }
}

/// Returns a way to ask for a row, and the number of rows; draws again when rows come.
#[hook]
fn use_rows(props: &RowListProps) -> (Callback<usize, Option<RowView>>, Option<usize>) {
    let version = use_state(|| 0_u32);
    let wanted = (props.filter.clone(), props.of_file);
    let fetched = use_memo(wanted.clone(), |_| RefCell::new(Fetched::default()));
    let fetch = {
        let (worker, filter) = (props.importer.worker.clone(), props.filter.clone());
        let of_file = props.of_file;
        let (fetched, set, drawn) = (
            fetched.clone(),
            version.setter(),
            Rc::new(RefCell::new(*version)),
        );
        Callback::from(move |page: usize| {
            let (worker, filter, fetched) = (worker.clone(), filter.clone(), fetched.clone());
            let (set, drawn) = (set.clone(), drawn.clone());
            fetched.borrow_mut().pages.insert(page, None);
            spawn_local(async move {
                let request = Request::Rows {
                    outcome: filter.map(|filter| filter.to_string()),
                    file: of_file,
                    from: page * PAGE,
                    count: PAGE,
                };
                if let Ok(Answer::Rows(rows)) = worker.ask_briefly(request).await {
                    let mut fetched = fetched.borrow_mut();
                    fetched.total = Some(rows.total);
                    fetched.pages.insert(page, Some(rows.rows.into()));
                    *drawn.borrow_mut() += 1;
                    set.set(*drawn.borrow());
                }
            });
        })
    };
    {
        let fetch = fetch.clone();
        use_effect_with(wanted, move |_| fetch.emit(0));
    }
    let row = {
        let fetched = fetched.clone();
        Callback::from(move |row: usize| {
            let missing = !fetched.borrow().pages.contains_key(&(row / PAGE));
            if missing {
                fetch.emit(row / PAGE);
            }
            fetched.borrow().row(row)
        })
    };
    let total = fetched.borrow().total;
    (row, total)
}

#[component]
pub(super) fn RowList(props: &RowListProps) -> Html {
    let t = use_texts();
    let (row, total) = use_rows(props);
    let open = use_state_eq(|| None::<usize>);
    let names: Rc<[AttrValue]> = file_names(&props.importer);
    let columns = use_memo((t, names.len() > 1), |(t, several)| columns(*t, *several));
    let cell = {
        let row = row.clone();
        Callback::from(move |(at, column): (usize, usize)| match row.emit(at) {
            Some(view) => content(t, &names, &view, column),
            None if column == 0 => html! { "…" },
            None => html! {},
        })
    };
    let row_key = Callback::from(|row: usize| AttrValue::from(row.to_string()));
    let on_open = {
        let open = open.clone();
        Callback::from(move |row| open.set(Some(row)))
    };
    let on_close = {
        let open = open.clone();
        Callback::from(move |()| open.set(None))
    };
    let opened = (*open).and_then(|at| row.emit(at));
    let Some(rows) = total else {
        return html! { <crate::components::busy::Busy /> };
    };
    html! {
        <>
            <VirtualTable testid="import-rows" label={t.get("import-rows-label")} columns={Rc::from(columns.as_slice())} {rows} {cell}
                {row_key} {on_open} height="26rem" />
            if rows == 0 {
                <p class="muted">{ t.get("import-rows-none") }</p>
            }
            if let Some(view) = opened {
                <RowDialog importer={props.importer.clone()} {view} {on_close} />
            }
        </>
    }
}

/// The names of the files, if there are several.
fn file_names(importer: &Importer) -> Rc<[AttrValue]> {
    let files = importer.state.files.iter();
    files.map(|file| file.name.clone()).collect()
}

fn columns(t: Texts, several: bool) -> Vec<Column> {
    let column = |key: &'static str, width| Column {
        key: key.into(),
        label: t.get(&format!("import-rows-{key}")),
        width,
        sortable: false,
    };
    let mut columns = vec![
        column("line", 70),
        column("outcome", 110),
        column("title", 320),
        column("reason", 300),
        column("changes", 420),
    ];
    if several {
        columns.insert(0, column("file", 180));
    }
    columns
}

fn content(t: Texts, names: &[AttrValue], view: &RowView, column: usize) -> Html {
    let column = match (names, column) {
        ([_, _, ..], 0) => return names.get(view.file).cloned().unwrap_or_default().into(),
        ([_, _, ..], column) => column - 1,
        (_, column) => column,
    };
    match column {
        0 => html! { <span class="number">{ t.number(view.line as usize) }</span> },
        1 => outcome(t, &view.outcome),
        2 => html! { { &view.title } },
        3 => html! { { words::reason(t, &view.outcome) } },
        _ => changes(t, view),
    }
}

/// Draws the word for an outcome.
pub(super) fn outcome(t: Texts, outcome: &Outcome) -> Html {
    let tone = match outcome {
        Outcome::Added { .. } => Tone::Ok,
        Outcome::Changed { .. } | Outcome::Same { .. } => Tone::Info,
        Outcome::Doubtful { .. } => Tone::Warn,
        Outcome::Refused { .. } => Tone::Unknown,
    };
    html! { <Badge {tone}>{ t.get(&format!("import-outcome-{}", outcome.codes().0)) }</Badge> }
}

fn changes(t: Texts, view: &RowView) -> Html {
    if !matches!(view.outcome, Outcome::Changed { .. } | Outcome::Same { .. }) {
        return html! {};
    }
    let shown: Vec<Html> = view
        .differences
        .iter()
        .take(SHOWN)
        .map(|difference| change(t, difference))
        .collect();
    html! { <span class="import-changes">{ for shown }</span> }
}

/// Draws field, old and new value.
pub(super) fn change(t: Texts, difference: &DifferenceView) -> Html {
    let key = &difference.field;
    let before = difference
        .before
        .as_ref()
        .map(|value| words::value(t, key, value));
    html! {
        <span class="import-change">
            <span class="muted">{ words::field_of(t, key, difference.interface) }</span>
            { " " }
            <del>{ before.unwrap_or_default() }</del>
            { " → " }
            <ins>{ words::value(t, key, &difference.after) }</ins>
            { mark(t, &difference.change) }
        </span>
    }
}

/// Draws what is special about a change, and what was decided about it.
fn mark(t: Texts, change: &ChangeView) -> Html {
    match change {
        ChangeView::Plain => html! {},
        ChangeView::Contested { contest, .. } => html! {
            <>{ " " }<Badge tone={Tone::Warn}>{ t.get(&format!("import-contest-{}", words::contest(*contest))) }</Badge></>
        },
        ChangeView::Emptied { confirmed, .. } => {
            let key = if *confirmed {
                "import-emptied-mark-clear"
            } else {
                "import-emptied-mark-keep"
            };
            html! { <>{ " " }<Badge tone={Tone::Unknown}>{ t.get(key) }</Badge></> }
        }
    }
}
