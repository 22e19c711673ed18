//! The lines as a table, the one that is looked at beside it, and the keys that decide.

use std::net::IpAddr;
use std::rc::Rc;

use daicho_core::discover::act::NotUpdated;
use daicho_core::discover::reconcile::Line;
use daicho_core::ident::date::PartialDate;
use daicho_core::ledger::changes::ChangeSet;
use yew::prelude::*;

use super::cells::{cell, columns, title};
use super::deciding::{Act, changes};
use super::dialogs::{IsDeviceDialog, RegisterDialog};
use super::lines::{Show, next_open};
use super::side::Side;
use super::state::{Desk, Step};
use crate::browser::dom;
use crate::components::table::VirtualTable;
use crate::components::toast::use_toasts;
use crate::i18n::{Texts, use_texts};
use crate::pages::devices::shared::{SharedList, use_device_list};
use crate::session::edit::Edit;
use crate::session::handle::use_session;
use crate::session::state::LedgerHandle;
use crate::worker::protocol::found::Round;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ListingProps {
    pub(super) ledger: LedgerHandle,
    pub(super) round: Rc<Round>,
    pub(super) show: Show,
    pub(super) desk: UseReducerHandle<Desk>,
    pub(super) today: PartialDate,
}

const TABLE: &str = "found-table";

/// The table, the line that is looked at, and dialogs about it.
#[component]
pub(super) fn Listing(props: &ListingProps) -> Html {
    let t = use_texts();
    let node = use_node_ref();
    let dialog = use_state_eq(|| None::<Act>);
    let list = use_device_list(&props.ledger);
    let desk = &props.desk;
    let shown = use_memo(
        (props.round.clone(), props.show, desk.done.clone()),
        |(round, show, done)| {
            let lines = round.result.lines.iter().enumerate();
            let shown = lines.filter(|(_, line)| show.has(line, done));
            shown.map(|(at, _)| at).collect::<Vec<usize>>()
        },
    );
    let line_at = |at: &usize| props.round.result.lines.get(*at);
    let lines: Vec<&Line> = shown.iter().filter_map(line_at).collect();
    let current = lines
        .iter()
        .position(|line| desk.chosen.as_ref() == Some(&line.key))
        .unwrap_or(0);
    let line = lines.get(current).copied();
    let next = next_key(&lines, current, desk);
    let on_decided = use_decided(props, line, next, &dialog, &node);
    let on_act = use_act(props, line, &dialog, &on_decided);
    let onkeydown = {
        let (line, on_act) = (line.cloned(), on_act.clone());
        Callback::from(move |event: KeyboardEvent| {
            let is_plain = !event.ctrl_key() && !event.alt_key() && !event.meta_key();
            let act = Act::of_key(&event.key()).filter(|_| is_plain && !event.repeat());
            if let (Some(line), Some(act)) = (&line, act)
                && act.fits(line)
            {
                event.prevent_default();
                on_act.emit((act, None));
            }
        })
    };
    let on_chosen = {
        let act = *dialog;
        on_decided.reform(move |changes| (act.unwrap_or(Act::IsDevice), changes))
    };
    let on_close = dialog.setter();
    let on_close = Callback::from(move |()| on_close.set(None));
    html! {
        <>
            <div class="found" ref={node} {onkeydown}>
                <div class="stack-s">
                    { table(t, props, list.clone(), &shown, current) }
                    <p class="small muted no-print">{ t.get("found-keys") }</p>
                </div>
                if let Some(line) = line {
                    <Side key={line.key.clone()} list={list} line={Rc::new(line.clone())}
                        is_done={desk.done.contains(&line.key)} on_act={on_act} />
                }
            </div>
            if let (Some(act), Some(host)) = (*dialog, line.and_then(|line| line.hosts.first())) {
                if act == Act::Register {
                    <RegisterDialog ledger={props.ledger.clone()} host={host.clone()} today={props.today} on_decided={on_chosen} {on_close} />
                } else {
                    <IsDeviceDialog ledger={props.ledger.clone()} host={host.clone()} today={props.today} on_decided={on_chosen} {on_close} />
                }
            }
        </>
    }
}

/// Returns what a line is called where it is not seen: the device, else its address or name.
fn called(t: Texts, ledger: &LedgerHandle, line: &Line) -> String {
    if let Some(unit) = &line.unit {
        return title(t, ledger, unit).to_string();
    }
    let host = line.hosts.first();
    let ip = host
        .and_then(|host| host.ips.first())
        .map(ToString::to_string);
    ip.unwrap_or_else(|| line.key.clone())
}

fn next_key(lines: &[&Line], current: usize, desk: &Desk) -> Option<String> {
    let next = next_open(lines, current, &desk.done);
    let behind = || lines.get(current + 1).copied();
    next.or_else(behind).map(|line| line.key.clone())
}

/// Saves a decision; then the next line is looked at.
#[hook]
fn use_decided(
    props: &ListingProps,
    line: Option<&Line>,
    next: Option<String>,
    dialog: &UseStateHandle<Option<Act>>,
    node: &NodeRef,
) -> Callback<(Act, ChangeSet)> {
    let t = use_texts();
    let session = use_session();
    let called = line.map(|line| called(t, &props.ledger, line));
    let called = called.unwrap_or_default();
    let (dispatch, close, node) = (props.desk.dispatcher(), dialog.setter(), node.clone());
    let key = line.map(|line| line.key.clone()).unwrap_or_default();
    Callback::from(move |(act, changes): (Act, ChangeSet)| {
        let action = if act == Act::Register {
            "create"
        } else {
            "edit"
        };
        let (dispatch, close, node) = (dispatch.clone(), close.clone(), node.clone());
        let (key, next) = (key.clone(), next.clone());
        let last = (called.clone(), act);
        // The page says itself what was decided last: a message for each of thousands would cover it.
        let edit = Edit::new(action, changes);
        session.commit(edit.on_saved(Callback::from(move |()| {
            dispatch.dispatch(Step::Done {
                key: key.clone(),
                next: next.clone(),
                last: last.clone(),
            });
            close.set(None);
            dom::focus_first(&node, "#found-table");
        })));
    })
}

/// Does what a key or button asks for.
#[hook]
fn use_act(
    props: &ListingProps,
    line: Option<&Line>,
    dialog: &UseStateHandle<Option<Act>>,
    on_decided: &Callback<(Act, ChangeSet)>,
) -> Callback<(Act, Option<IpAddr>)> {
    let t = use_texts();
    let toasts = use_toasts();
    let (props, line) = (props.clone(), line.cloned());
    let (open, on_decided) = (dialog.setter(), on_decided.clone());
    Callback::from(move |(act, chosen): (Act, Option<IpAddr>)| {
        let Some(line) = &line else {
            return;
        };
        // A line that was decided a moment ago waits for the worker to tell of it again.
        if props.desk.done.contains(&line.key) {
            return;
        }
        if matches!(act, Act::Register | Act::IsDevice) {
            return open.set(Some(act));
        }
        match changes(&props.ledger, line, act, chosen, props.today) {
            Ok(changes) => on_decided.emit((act, changes)),
            Err(why) => toasts.fail(not_updated(t, &why)),
        }
    })
}

fn not_updated(t: Texts, why: &NotUpdated) -> AttrValue {
    match why {
        NotUpdated::NoField | NotUpdated::NoInterface => t.get("found-not-updated-gone"),
        NotUpdated::Overtaken { now } => t.with(
            "found-not-updated-overtaken",
            &[("now", now.clone().into())],
        ),
        NotUpdated::Several(count) => {
            t.with("found-not-updated-several", &[("count", (*count).into())])
        }
    }
}

fn table(
    t: Texts,
    props: &ListingProps,
    list: SharedList,
    shown: &Rc<Vec<usize>>,
    current: usize,
) -> Html {
    let of = |shown: &Rc<Vec<usize>>, round: &Rc<Round>, row: usize| {
        let at = shown.get(row).copied();
        at.and_then(|at| round.result.lines.get(at).cloned())
    };
    let row_key = {
        let (shown, round) = (shown.clone(), props.round.clone());
        Callback::from(move |row: usize| {
            let line = of(&shown, &round, row);
            AttrValue::from(line.map(|line| line.key).unwrap_or_default())
        })
    };
    let draw = {
        let (shown, props) = (shown.clone(), props.clone());
        Callback::from(move |(row, column): (usize, usize)| {
            let at = shown.get(row).copied();
            let line = at.and_then(|at| props.round.result.lines.get(at));
            line.map_or_else(Html::default, |line| {
                let is_done = props.desk.done.contains(&line.key);
                cell(t, &list, line, is_done, column)
            })
        })
    };
    let on_current = {
        let (row_key, desk) = (row_key.clone(), props.desk.dispatcher());
        Callback::from(move |row: usize| desk.dispatch(Step::Choose(row_key.emit(row).to_string())))
    };
    let rows = shown.len();
    html! {
        <VirtualTable testid={TABLE} label={t.get("found-title")} columns={columns(t)} {rows} cell={draw} {row_key}
            current={Some(current)} {on_current} on_open={Some(Callback::noop())} height="calc(100vh - 22rem)" />
    }
}
