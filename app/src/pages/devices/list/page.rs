//! The page of the list: what is found, what is chosen, which window is open.

use std::rc::Rc;

use daicho_core::ident::id::EntityId;
use yew::prelude::*;

use super::chips::Chips;
use super::columns_dialog::ColumnsDialog;
use super::filter_panel::FilterPanel;
use super::rows::{DeviceTable, Found};
use super::selection_bar::SelectionBar;
use super::toolbar::Toolbar;
use super::use_view::use_view;
use crate::browser::clock;
use crate::components::button::{Button, ButtonKind, LinkButton};
use crate::components::empty::EmptyState;
use crate::components::icon::Icon;
use crate::i18n::{Texts, use_texts};
use crate::pages::devices::bulk::BulkDialog;
use crate::pages::devices::columns;
use crate::pages::devices::delete::DeleteDialog;
use crate::pages::devices::selection::{Choose, Chosen};
use crate::pages::devices::shared::use_device_list;
use crate::pages::devices::view::View;
use crate::pages::export::ExportButton;
use crate::route::Route;
use crate::session::handle::use_session;
use crate::session::state::LedgerHandle;

/// Properties of [`DevicesPage`].
#[derive(Clone, PartialEq, Properties)]
pub struct DevicesPageProps {
    /// The ledger.
    pub ledger: LedgerHandle,
    /// What the address says after `?`.
    pub query: AttrValue,
    /// The ledger has so many devices, of which these are the first; nothing can be done with them yet.
    #[prop_or_default]
    pub first_of: Option<usize>,
}

/// A window in front of the list.
#[derive(Clone, Copy, PartialEq)]
enum Window {
    None,
    Columns,
    Bulk,
    Delete,
}

/// All devices, or those that were asked for.
#[component]
pub fn DevicesPage(props: &DevicesPageProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let list = use_device_list(&props.ledger);
    let (view, on_view) = use_view(&props.query);
    let rows = use_memo((list.clone(), Rc::clone(&view)), |(list, view)| {
        Rc::<[u32]>::from(list.with(|list| list.select(&view.question(&clock::today()))))
    });
    let found = Found {
        list,
        rows: (*rows).clone(),
    };
    let total = props
        .first_of
        .unwrap_or_else(|| found.list.with(|list| list.len()));
    let count = props.first_of.unwrap_or(found.rows.len());
    let shown = use_memo(session.prefs().columns, |pref| {
        Rc::<[String]>::from(columns::parse(Some(pref)))
    });
    let chosen = use_reducer(Chosen::default);
    let window = use_state_eq(|| Window::None);
    let filters_open = use_state_eq(|| false);
    let open = |which: Window| {
        let window = window.setter();
        Callback::from(move |()| window.set(which))
    };
    if total == 0 {
        return nothing_yet(t);
    }
    let on_filters = {
        let filters_open = filters_open.clone();
        Callback::from(move |()| filters_open.set(!*filters_open))
    };
    let on_columns = {
        let close = open(Window::None);
        Callback::from(move |columns: Vec<String>| {
            session.set_columns(&columns::to_pref(&columns));
            close.emit(());
        })
    };
    let picked = picked(&found, &chosen);
    html! {
        <div class="devices-page" inert={props.first_of.is_some()} aria-busy={props.first_of.map(|_| "true")}>
            { head(t, count, total, &view) }
            <Toolbar view={view.clone()} on_view={on_view.clone()} filters_open={*filters_open} {on_filters}
                on_columns={open(Window::Columns)} />
            if *filters_open {
                <FilterPanel list={found.list.clone()} view={view.clone()} on_view={on_view.clone()} />
            }
            <Chips list={found.list.clone()} view={view.clone()} on_view={on_view.clone()} />
            <SelectionBar units={picked.iter().map(|(id, _)| *id).collect::<Rc<[EntityId]>>()} hidden={picked.iter().filter(|(_, shown)| !shown).count()}
                on_edit={open(Window::Bulk)} on_delete={open(Window::Delete)} on_none={none(&chosen)} />
            if found.rows.is_empty() {
                { nothing_found(t, &on_view) }
            } else {
                <DeviceTable found={found.clone()} columns={(*shown).clone()} view={view.clone()} on_view={on_view.clone()}
                    chosen={chosen.clone()} />
            }
            { windows(&found, *window, &shown, on_columns, &picked, &open(Window::None), &none(&chosen)) }
        </div>
    }
}

fn head(t: Texts, found: usize, total: usize, view: &View) -> Html {
    let all = view.search.is_empty() && view.conditions.is_empty();
    let args = [("found", found.into()), ("total", total.into())];
    let count = t.with(
        if all {
            "devices-count"
        } else {
            "devices-count-of"
        },
        &args,
    );
    html! {
        <div class="page-head">
            <h1>{ t.get("devices-title") }</h1>
            <span class="muted number" role="status" data-testid="devices-count">{ count }</span>
            <span class="page-head-actions no-print">
                <ExportButton />
                <LinkButton href={Route::NewDevice.href()} kind={ButtonKind::Primary} icon={Icon::Plus} testid="devices-new">
                    { t.get("devices-new") }
                </LinkButton>
            </span>
        </div>
    }
}

/// The chosen devices that are still there, and whether the list shows them.
fn picked(found: &Found, chosen: &Chosen) -> Vec<(EntityId, bool)> {
    if chosen.is_empty() {
        return Vec::new();
    }
    let shown = chosen.among(found.ids().iter().copied());
    let mut picked: Vec<_> = shown.iter().map(|id| (*id, true)).collect();
    if picked.len() < chosen.len() {
        let ledger = found.list.ledger();
        let there = ledger.records("unit").map(|record| record.id());
        let hidden = chosen.among(there);
        picked.extend(
            hidden
                .into_iter()
                .filter(|id| !shown.contains(id))
                .map(|id| (id, false)),
        );
    }
    picked
}

fn none(chosen: &UseReducerHandle<Chosen>) -> Callback<()> {
    let dispatcher = chosen.dispatcher();
    Callback::from(move |()| dispatcher.dispatch(Choose::None))
}

fn nothing_yet(t: Texts) -> Html {
    html! {
        <EmptyState title={t.get("devices-empty-title")} testid="devices-empty">
            <p>{ t.get("devices-empty-text") }</p>
            <div class="row">
                <LinkButton href={Route::NewDevice.href()} kind={ButtonKind::Primary} icon={Icon::Plus} testid="devices-new">
                    { t.get("devices-new") }
                </LinkButton>
                <LinkButton href={Route::Import.href()} icon={Icon::Upload} testid="devices-import">{ t.get("devices-import") }</LinkButton>
            </div>
        </EmptyState>
    }
}

fn nothing_found(t: Texts, on_view: &Callback<View>) -> Html {
    html! {
        <EmptyState title={t.get("devices-none-title")} icon={Icon::Search} testid="devices-none">
            <p>{ t.get("devices-none-text") }</p>
            <Button on_click={on_view.reform(|()| View::default())} testid="devices-show-all">{ t.get("devices-show-all") }</Button>
        </EmptyState>
    }
}

fn windows(
    found: &Found,
    window: Window,
    shown: &Rc<[String]>,
    on_columns: Callback<Vec<String>>,
    picked: &[(EntityId, bool)],
    on_close: &Callback<()>,
    on_none: &Callback<()>,
) -> Html {
    let units: Rc<[EntityId]> = picked.iter().map(|(id, _)| *id).collect();
    let on_close = on_close.clone();
    match window {
        Window::Columns => {
            let extra: Vec<String> = found
                .list
                .with(|list| list.extra_fields().into_iter().map(str::to_owned).collect());
            html! { <ColumnsDialog columns={shown.clone()} {extra} on_choose={on_columns} {on_close} /> }
        }
        Window::Bulk => {
            html! { <BulkDialog ledger={found.list.ledger().clone()} {units} {on_close} /> }
        }
        Window::Delete => {
            let (close, none) = (on_close.clone(), on_none.clone());
            let on_done = Callback::from(move |()| {
                none.emit(());
                close.emit(());
            });
            html! { <DeleteDialog {units} {on_close} {on_done} /> }
        }
        Window::None => Html::default(),
    }
}
