//! The table of all models: filtered, sorted, opened by a press.

use std::rc::Rc;

use daicho_core::disclosure::item::Item;
use daicho_core::disclosure::matrix::{Row, Status};
use daicho_core::ident::text::search_key;
use yew::prelude::*;

use super::{badge, item_name, status_name};
use crate::browser::dom;
use crate::components::field::SelectField;
use crate::components::table::{Column, Sort, VirtualTable};
use crate::i18n::{Texts, use_texts};
use crate::pages::documents::{names, place::Place};
use crate::session::state::LedgerHandle;

/// A line of the table.
#[derive(Clone, PartialEq)]
struct Line {
    row: usize,
    name: AttrValue,
    maker: AttrValue,
}

/// Which lines are shown.
#[derive(Clone, Default, PartialEq)]
struct Filter {
    text: String,
    item: Option<Item>,
    status: Option<Status>,
}

impl Filter {
    fn fits(&self, row: &Row, line: &Line) -> bool {
        let key = search_key(&self.text);
        let name = search_key(&format!("{} {}", line.name, line.maker));
        let has = |item: &Item, status: Status| {
            self.item.is_none_or(|wanted| wanted == *item)
                && self.status.is_none_or(|wanted| wanted == status)
        };
        key.split_whitespace().all(|word| name.contains(word))
            && Item::ALL
                .iter()
                .zip(&row.cells)
                .any(|(item, cell)| has(item, cell.status))
    }
}

#[derive(Clone, PartialEq, Properties)]
pub(super) struct TableProps {
    pub(super) ledger: LedgerHandle,
    pub(super) rows: Rc<Vec<Row>>,
    /// What comes behind `?` in the address.
    pub(super) query: AttrValue,
}

/// All models.
#[component]
pub(super) fn Table(props: &TableProps) -> Html {
    let t = use_texts();
    let filter = use_state_eq(|| Filter {
        status: asked_status(&props.query),
        ..Filter::default()
    });
    let sort = use_state_eq(|| None::<Sort>);
    let lines = use_memo(
        (t, props.ledger.clone(), props.rows.clone()),
        |(t, ledger, rows)| lines(*t, ledger, rows),
    );
    let shown = use_memo(
        (
            props.rows.clone(),
            lines,
            (*filter).clone(),
            (*sort).clone(),
        ),
        |(rows, lines, filter, sort)| shown(rows, lines, filter, sort.as_ref()),
    );
    let columns = use_memo(t, |t| Rc::<[Column]>::from(columns(*t)));
    let cell = use_callback(
        (t, props.rows.clone(), shown.clone()),
        |(at, column): (usize, usize), (t, rows, shown)| {
            let line = shown.get(at);
            let row = line.and_then(|line| rows.get(line.row));
            match (row, line) {
                (Some(row), Some(line)) => cell(*t, row, line, column),
                _ => Html::default(),
            }
        },
    );
    let id_of = |rows: &[Row], shown: &[Line], at: usize| {
        let row = shown.get(at).and_then(|line| rows.get(line.row));
        row.map(|row| row.model)
    };
    let row_key = use_callback(
        (props.rows.clone(), shown.clone()),
        move |at, (rows, shown)| {
            let id = id_of(rows, shown, at).map(|id| id.to_string());
            AttrValue::from(id.unwrap_or_default())
        },
    );
    let on_open = use_callback(
        (props.rows.clone(), shown.clone()),
        move |at, (rows, shown)| {
            if let Some(id) = id_of(rows, shown, at) {
                Place::Model(id).go();
            }
        },
    );
    let on_sort = {
        let sort = sort.clone();
        Callback::from(move |wanted| sort.set(Some(wanted)))
    };
    html! {
        <section class="stack-s">
            { filters(t, &filter, shown.len()) }
            <VirtualTable testid="matrix" label={t.get("documents-matrix-title")} columns={(*columns).clone()} rows={shown.len()}
                {cell} {row_key} sort={(*sort).clone()} {on_sort} on_open={Some(on_open)} />
        </section>
    }
}

fn asked_status(query: &str) -> Option<Status> {
    let asked = query
        .split('&')
        .find_map(|part| part.strip_prefix("status="))?;
    Status::ALL
        .into_iter()
        .find(|status| status.code() == asked)
}

fn lines(t: Texts, ledger: &LedgerHandle, rows: &[Row]) -> Vec<Line> {
    let line = |(at, row): (usize, &Row)| Line {
        row: at,
        name: names::model(t, ledger, &row.model),
        maker: names::organization(t, ledger, row.maker),
    };
    rows.iter().enumerate().map(line).collect()
}

fn shown(rows: &[Row], lines: &[Line], filter: &Filter, sort: Option<&Sort>) -> Vec<Line> {
    let fits = |line: &&Line| rows.get(line.row).is_some_and(|row| filter.fits(row, line));
    let mut shown: Vec<Line> = lines.iter().filter(fits).cloned().collect();
    let Some(sort) = sort else {
        return shown;
    };
    match &*sort.column {
        "name" => shown.sort_by_cached_key(|line| search_key(&line.name)),
        "maker" => shown.sort_by_cached_key(|line| search_key(&line.maker)),
        "units" => shown.sort_by_key(|line| rows.get(line.row).map(|row| row.units)),
        "stage" => shown.sort_by_key(|line| rows.get(line.row).map(|row| row.stage)),
        column => {
            let item = Item::ALL.iter().position(|item| item.code() == column);
            shown.sort_by_key(|line| {
                let row = rows.get(line.row)?;
                let status = row.cells.get(item?)?.status;
                Status::ALL.iter().position(|known| *known == status)
            });
        }
    }
    if sort.descending {
        shown.reverse();
    }
    shown
}

fn filters(t: Texts, filter: &UseStateHandle<Filter>, found: usize) -> Html {
    let change = |change: fn(&mut Filter, String)| {
        let filter = filter.clone();
        Callback::from(move |text: String| {
            let mut next = (*filter).clone();
            change(&mut next, text);
            filter.set(next);
        })
    };
    let on_text = change(|filter, text| filter.text = text);
    let oninput = move |event: InputEvent| on_text.emit(dom::input_value(&event));
    let on_item = change(|filter, code| filter.item = Item::from_code(&code));
    let on_status = change(|filter, code| {
        filter.status = Status::ALL.into_iter().find(|status| status.code() == code);
    });
    let any = || (AttrValue::Static(""), t.get("documents-any"));
    let items = Item::ALL.map(|item| (AttrValue::Static(item.code()), item_name(t, item)));
    let statuses =
        Status::ALL.map(|status| (AttrValue::Static(status.code()), status_name(t, status)));
    html! {
        <div class="row no-print filters">
            <input class="input" type="search" placeholder={t.get("documents-find")} aria-label={t.get("documents-find")} {oninput}
                data-testid="matrix-find" />
            <SelectField name="item" label={t.get("documents-item")} options={[vec![any()], items.to_vec()].concat()}
                value={filter.item.map_or("", Item::code)} on_choose={on_item} testid="matrix-item" />
            <SelectField name="status" label={t.get("documents-status")} options={[vec![any()], statuses.to_vec()].concat()}
                value={filter.status.map_or("", Status::code)} on_choose={on_status} testid="matrix-status" />
            <span class="muted" role="status" data-testid="matrix-found">{ t.with("documents-models", &[("count", found.into())]) }</span>
        </div>
    }
}

/// The columns before those of the items: their keys and widths in pixels.
const COLUMNS: [(&str, u32); 4] = [("name", 210), ("maker", 160), ("units", 60), ("stage", 125)];

fn columns(t: Texts) -> Vec<Column> {
    let first = COLUMNS.into_iter().map(|(key, width)| Column {
        key: key.into(),
        label: t.get(&format!("documents-column-{key}")),
        width,
        sortable: true,
    });
    let items = Item::ALL.into_iter().map(|item| Column {
        key: item.code().into(),
        label: item_name(t, item),
        width: 105,
        sortable: true,
    });
    first.chain(items).collect()
}

fn cell(t: Texts, row: &Row, line: &Line, column: usize) -> Html {
    match column {
        0 => {
            let href = Place::Model(row.model).href();
            html! { <a {href}>{ &line.name }</a> }
        }
        1 => html! { { &line.maker } },
        2 => html! { <span class="number">{ t.number(row.units) }</span> },
        3 => html! { { t.get(&format!("stage-{}", row.stage.code())) } },
        _ => {
            let cell = row.cells.get(column - COLUMNS.len());
            cell.map_or_else(Html::default, |cell| badge(t, cell.status))
        }
    }
}
