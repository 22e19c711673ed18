//! The devices that the list shows, as a table asks for them.

use std::rc::Rc;

use daicho_core::catalogue::field::Kind;
use daicho_core::ident::id::EntityId;
use yew::prelude::*;

use crate::components::table::Selection;
use crate::components::table::{Column, Sort, VirtualTable};
use crate::i18n::{Texts, use_texts};
use crate::pages::devices::place::use_list_place;
use crate::pages::devices::selection::{Choose, Chosen};
use crate::pages::devices::shared::SharedList;
use crate::pages::devices::view::View;
use crate::pages::devices::{cell, columns, words};
use crate::route::Route;

/// The devices that a view finds, in its order.
#[derive(Clone, PartialEq)]
pub(super) struct Found {
    pub(super) list: SharedList,
    pub(super) rows: Rc<[u32]>,
}

impl Found {
    /// Returns the id of the device at a place of the table.
    pub(super) fn id(&self, place: usize) -> Option<EntityId> {
        let units = self.list.ledger().table(Kind::Unit.as_str())?;
        units.ids().get(*self.rows.get(place)? as usize).copied()
    }

    /// Returns the ids of all devices in the order of the table.
    pub(super) fn ids(&self) -> Rc<[EntityId]> {
        (0..self.rows.len())
            .filter_map(|place| self.id(place))
            .collect()
    }

    fn cell(&self, t: Texts, place: usize, field: &str) -> Html {
        let Some(row) = self.rows.get(place) else {
            return Html::default();
        };
        let said = self.list.with(|list| {
            let value = list.value(*row, field).map(|effective| effective.value);
            words::words(t, list.ledger(), field, value)
        });
        cell::value(t, &said)
    }
}

/// Properties of [`DeviceTable`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct DeviceTableProps {
    pub(super) found: Found,
    pub(super) columns: Rc<[String]>,
    pub(super) view: Rc<View>,
    pub(super) on_view: Callback<View>,
    pub(super) chosen: UseReducerHandle<Chosen>,
}

/// The table of the devices found.
#[component]
pub(super) fn DeviceTable(props: &DeviceTableProps) -> Html {
    let t = use_texts();
    let place = use_list_place();
    let heads = use_memo((t, Rc::clone(&props.columns)), |(t, columns)| {
        heads(*t, columns)
    });
    let cell = use_callback(
        (t, props.found.clone(), Rc::clone(&props.columns)),
        |(place, column): (usize, usize), (t, found, columns)| {
            let field = columns.get(column).map_or("", String::as_str);
            found.cell(*t, place, field)
        },
    );
    let row_key = use_callback(props.found.clone(), |place: usize, found| {
        AttrValue::from(found.id(place).map(|id| id.to_string()).unwrap_or_default())
    });
    let on_open = use_callback(props.found.clone(), |place: usize, found| {
        if let Some(id) = found.id(place) {
            Route::Device(id.to_string()).go();
        }
    });
    html! {
        <VirtualTable testid="devices-table" label={t.get("devices-title")} columns={(*heads).clone()}
            rows={props.found.rows.len()} {cell} {row_key} sort={shown_sort(&props.view)}
            on_sort={on_sort(&props.view, &props.on_view)} selection={Some(selection(props))} on_open={Some(on_open)}
            height="max(18rem, calc(100vh - 15.5rem))" place={place.scroll()} />
    }
}

fn heads(t: Texts, fields: &[String]) -> Rc<[Column]> {
    let head = |field: &String| Column {
        key: AttrValue::from(field.clone()),
        label: words::label(t, field),
        width: columns::width(field),
        sortable: true,
    };
    fields.iter().map(head).collect()
}

fn shown_sort(view: &View) -> Option<Sort> {
    use daicho_core::device::list::Direction;
    let sort = view.sort.as_ref()?;
    Some(Sort {
        column: AttrValue::from(sort.field.clone()),
        descending: sort.direction == Direction::Descending,
    })
}

fn on_sort(view: &Rc<View>, on_view: &Callback<View>) -> Callback<Sort> {
    use daicho_core::device::list::{self, Direction};
    let view = Rc::clone(view);
    on_view.reform(move |sort: Sort| {
        let direction = if sort.descending {
            Direction::Descending
        } else {
            Direction::Ascending
        };
        View {
            sort: Some(list::Sort {
                field: sort.column.to_string(),
                direction,
            }),
            ..(*view).clone()
        }
    })
}

fn selection(props: &DeviceTableProps) -> Selection {
    let (chosen, found) = (props.chosen.clone(), props.found.clone());
    let count = if chosen.is_empty() {
        0
    } else {
        (0..found.rows.len())
            .filter(|place| found.id(*place).is_some_and(|id| chosen.contains(&id)))
            .count()
    };
    let is_selected = {
        let (chosen, found) = (chosen.clone(), found.clone());
        Callback::from(move |place: usize| found.id(place).is_some_and(|id| chosen.contains(&id)))
    };
    let on_toggle = {
        let (dispatch, found) = (chosen.dispatcher(), found.clone());
        Callback::from(move |(place, range): (usize, bool)| {
            if let Some(id) = found.id(place) {
                dispatch.dispatch(Choose::Toggle(id, range.then(|| found.ids())));
            }
        })
    };
    let dispatch = chosen.dispatcher();
    let on_all = Callback::from(move |all: bool| {
        dispatch.dispatch(if all {
            Choose::All(found.ids())
        } else {
            Choose::None
        });
    });
    Selection {
        is_selected,
        count,
        on_toggle,
        on_all,
    }
}
