//! Everything about the line that is looked at, and what can be decided.

use std::net::IpAddr;
use std::rc::Rc;

use daicho_core::discover::reconcile::{Finding, Host, Line, Matched, Noted, Outside, Presence};
use daicho_core::discover::verdict::Decision;
use yew::prelude::*;

use super::cells::{in_ledger, since_words, state, title};
use super::deciding::Act;
use super::words;
use crate::components::button::{Button, ButtonKind};
use crate::components::definitions::{Definition, Definitions};
use crate::i18n::{Texts, use_texts};
use crate::pages::devices::shared::SharedList;
use crate::route::Route;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct SideProps {
    pub(super) list: SharedList,
    pub(super) line: Rc<Line>,
    /// Whether it was decided a moment ago.
    pub(super) is_done: bool,
    pub(super) on_act: Callback<(Act, Option<IpAddr>)>,
}

/// The card beside the table.
#[component]
pub(super) fn Side(props: &SideProps) -> Html {
    let t = use_texts();
    let line = &props.line;
    let name = match &line.unit {
        Some(unit) => {
            let href = Route::Device(unit.to_string()).href();
            html! { <a {href} data-testid="found-device">{ title(t, props.list.ledger(), unit) }</a> }
        }
        None => html! { { t.get("found-unknown-device") } },
    };
    html! {
        <section class="card stack-s found-side" aria-label={t.get("found-chosen")} data-testid="found-side" data-key={line.key.clone()}>
            <div class="row row-between">
                <h2>{ name }</h2>
                { state(t, line, props.is_done) }
            </div>
            if !props.is_done {
                { actions(t, props) }
            }
            { presence(t, line) }
            { decided(t, line) }
            { findings(t, props) }
            for host in &line.hosts {
                { seen(t, host) }
            }
            if line.hosts.is_empty() {
                { known(t, props) }
            }
        </section>
    }
}

fn presence(t: Texts, line: &Line) -> Html {
    match &line.presence {
        Presence::Seen => Html::default(),
        Presence::NotSeen { since, .. } => html! {
            <p>{ since_words(t, since.as_deref()) }{ " " }{ t.get("found-not-seen-do") }</p>
        },
        Presence::Outside { why, since } => html! {
            <p>
                { words::outside(t, *why) }{ " " }{ t.get(&format!("found-outside-do-{}", outside_code(*why))) }
                if let Some(since) = since {
                    { " " }{ t.with("found-outside-since", &[("on", since.clone().into())]) }
                }
            </p>
        },
        Presence::Unknown { hints, since } => html! {
            <>
                <p class="muted">
                    { match since {
                        Some(since) => t.with("found-known-since", &[("on", since.clone().into())]),
                        None => t.get("found-first-time"),
                    } }
                </p>
                if hints.is_empty() {
                    <p class="small muted">{ t.get("found-no-hints") }</p>
                } else {
                    <ul class="findings" data-testid="found-hints">
                        for hint in hints {
                            <li>{ words::hint(t, hint) }</li>
                        }
                    </ul>
                }
            </>
        },
    }
}

const fn outside_code(why: Outside) -> &'static str {
    match why {
        Outside::NoAddress => "no-address",
        Outside::OtherNetwork => "other-network",
        Outside::NotByLease => "not-by-lease",
        Outside::Ambiguous => "ambiguous",
    }
}

fn decided(t: Texts, line: &Line) -> Html {
    let Some(decided) = &line.decided else {
        return Html::default();
    };
    let key = match decided.decision {
        Decision::NotOurs => "found-decision-not-ours",
        Decision::Look => "found-decision-look",
        Decision::Ours => "found-decision-ours",
        Decision::Accepted => "found-decision-accepted",
    };
    let on = decided.on.clone().unwrap_or_default();
    html! { <p data-testid="found-decision">{ t.with(key, &[("on", on.into())]) }</p> }
}

fn actions(t: Texts, props: &SideProps) -> Html {
    let fitting = Act::ALL.into_iter().filter(|act| act.fits(&props.line));
    let button = |(at, act): (usize, Act)| {
        let on_act = props.on_act.clone();
        let on_click = move |()| on_act.emit((act, None));
        let kind = match (at, act) {
            (_, Act::Withdraw) => ButtonKind::Quiet,
            (0, _) => ButtonKind::Primary,
            _ => ButtonKind::Normal,
        };
        html! {
            <Button small=true {kind} {on_click} testid={format!("found-act-{}", act.code())}>
                { t.get(&format!("found-act-{}", act.code())) }
                if let Some(key) = act.key() {
                    { " " }<kbd>{ key }</kbd>
                }
            </Button>
        }
    };
    html! { <div class="row no-print">{ for fitting.enumerate().map(button) }</div> }
}

fn findings(t: Texts, props: &SideProps) -> Html {
    let found = &props.line.findings;
    if found.is_empty() {
        return Html::default();
    }
    html! {
        <ul class="findings" data-testid="found-findings">
            for noted in found {
                { finding(t, props, noted) }
            }
        </ul>
    }
}

fn finding(t: Texts, props: &SideProps, noted: &Noted) -> Html {
    let is_settled = noted.is_accepted && noted.finding.is_fault();
    html! {
        <li>
            <span class="finding-title">
                { words::finding(t, &noted.finding) }
                if is_settled {
                    { " " }<span class="muted small">{ t.get("found-finding-accepted") }</span>
                }
            </span>
            <p>{ words::advice(t, &noted.finding) }</p>
            if !noted.is_accepted && !props.is_done {
                { candidates(t, props, &noted.finding) }
            }
        </li>
    }
}

/// Of several addresses a person chooses one.
fn candidates(t: Texts, props: &SideProps, finding: &Finding) -> Html {
    let now = match finding {
        Finding::ChangedAddress { now, .. } if now.len() > 1 => now,
        Finding::ChangedAddress { .. }
        | Finding::ChangedMac { .. }
        | Finding::MacInTwoPlaces { .. }
        | Finding::UndeclaredPorts { .. }
        | Finding::NothingDeclared { .. }
        | Finding::AddressTwice { .. }
        | Finding::GoneButSeen { .. }
        | Finding::SaidOffline => return Html::default(),
    };
    let button = |ip: &IpAddr| {
        let (on_act, ip) = (props.on_act.clone(), *ip);
        let on_click = move |()| on_act.emit((Act::Update, Some(ip)));
        html! {
            <Button small=true {on_click} testid="found-choose-address">
                { t.with("found-choose-address", &[("ip", ip.to_string().into())]) }
            </Button>
        }
    };
    html! { <div class="row">{ for now.iter().map(button) }</div> }
}

/// What the ledger has of a device that was not seen.
fn known(t: Texts, props: &SideProps) -> Html {
    let line = |key: &str, field: &str| {
        let text = in_ledger(t, &props.list, &props.line, field);
        if text.is_empty() {
            return Html::default();
        }
        html! { <Definition term={t.get(key)}>{ text }</Definition> }
    };
    html! {
        <Definitions>
            { line("found-seen-ip", "ipv4") }
            { line("found-seen-mac", "mac") }
            { line("found-seen-name", "host_name") }
            { line("found-seen-place", "switch_port") }
        </Definitions>
    }
}

/// What was seen of one interface.
fn seen(t: Texts, host: &Host) -> Html {
    let vendor = words::vendor(t, host);
    let mac = host.mac().map(|mac| mac.to_string());
    let list = |texts: Vec<String>| texts.join(&t.get("list-separator"));
    let ips = list(host.ips.iter().map(ToString::to_string).collect());
    let places = list(host.places.iter().map(words::place).collect());
    let ports = list(host.ports.iter().map(words::port).collect());
    let line = |key: &str, text: Option<String>| {
        let text = text.filter(|text| !text.is_empty());
        text.map_or_else(Html::default, |text| {
            html! { <Definition term={t.get(key)}>{ text }</Definition> }
        })
    };
    let matched = host.matched.map(|by| {
        t.get(match by {
            Matched::Mac => "found-matched-mac",
            Matched::Word => "found-matched-word",
            Matched::Ip => "found-matched-ip",
            Matched::HostName => "found-matched-name",
        })
        .to_string()
    });
    html! {
        <Definitions testid="found-host">
            { line("found-seen-ip", Some(ips)) }
            { line("found-seen-mac", mac.map(|mac| format!("{mac}  {vendor}"))) }
            { line("found-seen-name", Some(list(host.host_names.clone()))) }
            { line("found-seen-place", Some(places)) }
            { line("found-seen-ports", Some(ports)) }
            { line("found-seen-os", host.os.clone()) }
            { line("found-matched", matched) }
        </Definitions>
    }
}
