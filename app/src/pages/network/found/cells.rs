//! The cells of the table of lines.

use std::rc::Rc;

use daicho_core::catalogue::field::Kind;
use daicho_core::device::view::unit::DeviceUnit;
use daicho_core::discover::reconcile::{Host, Line, Presence};
use daicho_core::discover::verdict::Decision;
use daicho_core::ident::id::EntityId;
use daicho_core::ledger::value::ValueRef;
use daicho_core::view::entity::Entity;
use yew::prelude::*;

use super::lines::is_put_off;
use super::words;
use crate::components::badge::{Badge, Tone};
use crate::components::table::Column;
use crate::i18n::Texts;
use crate::pages::devices;
use crate::pages::devices::shared::SharedList;
use crate::route::Route;
use crate::session::state::LedgerHandle;

/// The columns and their least widths.
const COLUMNS: [(&str, u32); 6] = [
    ("state", 110),
    ("device", 156),
    ("ip", 116),
    ("mac", 144),
    ("maker", 146),
    ("noted", 200),
];

/// Returns the columns.
pub(super) fn columns(t: Texts) -> Rc<[Column]> {
    let column = |(key, width): (&'static str, u32)| Column {
        key: key.into(),
        label: t.get(&format!("found-column-{key}")),
        width,
        sortable: false,
    };
    COLUMNS.map(column).into()
}

/// Draws a cell.
pub(super) fn cell(t: Texts, list: &SharedList, line: &Line, is_done: bool, column: usize) -> Html {
    let hosts = &line.hosts;
    // What was not seen is shown as the ledger has it.
    let known = |field: &str| {
        let text = in_ledger(t, list, line, field);
        html! { <span class="muted">{ text }</span> }
    };
    match COLUMNS.get(column).map_or("", |(key, _)| key) {
        "state" => state(t, line, is_done),
        "device" => device(t, list.ledger(), line),
        "ip" if hosts.is_empty() => known("ipv4"),
        "mac" if hosts.is_empty() => html! { <span class="mono">{ known("mac") }</span> },
        "maker" if hosts.is_empty() => known("host_name"),
        "ip" => several(t, hosts, |host| {
            host.ips.iter().map(ToString::to_string).collect()
        }),
        "mac" => {
            let mac = |host: &Host| host.mac().map(|mac| mac.to_string());
            html! { <span class="mono">{ several(t, hosts, |host| mac(host).into_iter().collect()) }</span> }
        }
        "maker" => {
            let names = |host: &Host| {
                let vendor = words::vendor(t, host).to_string();
                let names = host.host_names.iter().cloned();
                let all = names.chain((!vendor.is_empty()).then_some(vendor));
                vec![all.collect::<Vec<String>>().join(" / ")]
            };
            several(t, hosts, names)
        }
        _ => html! { { noted(t, line) } },
    }
}

fn several(t: Texts, hosts: &[Host], texts: impl Fn(&Host) -> Vec<String>) -> Html {
    let all: Vec<String> = hosts.iter().flat_map(texts).collect();
    html! { { all.join(&t.get("list-separator")) } }
}

/// Returns what the ledger has of the interfaces of a device.
pub(super) fn in_ledger(t: Texts, list: &SharedList, line: &Line, field: &str) -> String {
    let ledger = list.ledger();
    let units = ledger.table(Kind::Unit.as_str());
    let row = line.unit.and_then(|unit| units?.row(&unit));
    let (Some(row), Some(table)) = (row, ledger.table(Kind::Interface.as_str())) else {
        return String::new();
    };
    let text = |at: &u32| {
        table
            .get(*at as usize, field)
            .and_then(ValueRef::text)
            .map(str::to_owned)
    };
    let row = u32::try_from(row).unwrap_or(u32::MAX);
    let all: Vec<String> = list.with(|list| list.interfaces(row).iter().filter_map(text).collect());
    all.join(&t.get("list-separator"))
}

/// Draws what is to do with a line, or was done.
pub(super) fn state(t: Texts, line: &Line, is_done: bool) -> Html {
    let decision = line.decided.as_ref().map(|decided| decided.decision);
    let (tone, key) = match (&line.presence, decision) {
        _ if is_done => (Tone::Info, "found-state-done"),
        _ if line.is_open() && is_put_off(line) => (Tone::Unknown, "found-state-look"),
        (Presence::Unknown { .. }, Some(Decision::NotOurs)) => (Tone::Info, "found-state-not-ours"),
        (Presence::Unknown { .. }, _) if line.is_open() => (Tone::Warn, "found-state-new"),
        (Presence::Unknown { .. }, _) => (Tone::Info, "found-state-decided"),
        (Presence::NotSeen { is_accepted, .. }, _) => match is_accepted {
            true => (Tone::Info, "found-state-absence-accepted"),
            false => (Tone::Warn, "found-state-not-seen"),
        },
        (Presence::Outside { .. }, _) => (Tone::Unknown, "found-state-outside"),
        (Presence::Seen, _) if line.is_open() => (Tone::Warn, "found-state-differs"),
        (Presence::Seen, _) => (Tone::Info, "found-state-seen"),
    };
    html! { <Badge {tone}>{ t.get(key) }</Badge> }
}

/// Returns what a device of the ledger is called.
pub(super) fn title(t: Texts, ledger: &LedgerHandle, unit: &EntityId) -> AttrValue {
    let found = DeviceUnit::find(ledger, unit);
    devices::words::title(t, &found.map(|unit| unit.label()).unwrap_or_default())
}

fn device(t: Texts, ledger: &LedgerHandle, line: &Line) -> Html {
    match &line.unit {
        Some(unit) => html! {
            <a href={Route::Device(unit.to_string()).href()} tabindex="-1">{ title(t, ledger, unit) }</a>
        },
        None => html! { <span class="muted">{ t.get("found-unknown-device") }</span> },
    }
}

/// Returns what was noticed, in a few words.
fn noted(t: Texts, line: &Line) -> String {
    let open = line.findings.iter().filter(|noted| !noted.is_accepted);
    let mut all: Vec<String> = open
        .map(|noted| words::finding(t, &noted.finding).to_string())
        .collect();
    match &line.presence {
        Presence::Unknown { hints, .. } => {
            for hint in hints {
                let hint = words::hint_in_short(t, hint).to_string();
                if !all.contains(&hint) {
                    all.push(hint);
                }
            }
        }
        Presence::NotSeen { since, .. } => all.push(since_words(t, since.as_deref()).to_string()),
        Presence::Outside { why, .. } => all.push(words::outside(t, *why).to_string()),
        Presence::Seen => {}
    }
    all.join(&t.get("list-separator"))
}

/// Returns since when a device was not seen.
pub(super) fn since_words(t: Texts, since: Option<&str>) -> AttrValue {
    match since {
        Some(since) => t.with("found-since", &[("on", since.to_owned().into())]),
        None => t.get("found-never-seen"),
    }
}
