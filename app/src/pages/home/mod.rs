//! The first page of an open ledger: what is in it, what to do next, what is missing most, how safe it is.
mod contracts;
mod disclosure;
mod found;
mod next;
mod safety;
mod summary;

use daicho_core::catalogue::field::Kind;
use daicho_core::device::completeness::Gap;
use yew::prelude::*;

use crate::browser::clock;
use crate::components::badge::Tone;
use crate::components::bars::{Bar, Bars};
use crate::components::button::{ButtonKind, LinkButton};
use crate::components::empty::EmptyState;
use crate::components::icon::Icon;
use crate::i18n::{Language, Texts, use_texts};
use crate::route::Route;
use crate::session::state::LedgerHandle;
use contracts::Contracts;
use disclosure::Disclosure;
use found::Found;
use next::NextSteps;
use safety::Safety;
use summary::{Summary, devices_of};

/// Properties of [`HomePage`].
#[derive(Clone, PartialEq, Properties)]
pub struct HomePageProps {
    /// The open ledger.
    pub ledger: LedgerHandle,
}

/// The overview of a ledger.
#[component]
pub fn HomePage(props: &HomePageProps) -> Html {
    let t = use_texts();
    let summary = use_memo(props.ledger.clone(), |ledger| {
        Summary::of(ledger, clock::today().parse().ok())
    });
    html! {
        <>
            <div class="page-head">
                <h1>{ t.get("home-title") }</h1>
                if summary.devices > 0 {
                    <div class="row no-print">
                        <LinkButton href={Route::Devices(String::new()).href()} kind={ButtonKind::Primary} testid="home-devices">
                            { t.get("home-open-devices") }
                        </LinkButton>
                        <LinkButton href={Route::Import.href()} icon={Icon::Upload}>{ t.get("home-import") }</LinkButton>
                    </div>
                }
            </div>
            if summary.devices == 0 {
                <NoDevices />
            } else {
                { counts(&summary, t) }
            }
            <div class="grid-2">
                <NextSteps ledger={props.ledger.clone()} summary={summary.clone()} />
                if summary.devices > 0 {
                    { gaps(&summary, t) }
                } else {
                    <Safety ledger={props.ledger.clone()} />
                }
            </div>
            if summary.devices > 0 {
                <div class="grid-2">
                    <Disclosure ledger={props.ledger.clone()} />
                    { networked(&summary, t) }
                    <Found ledger={props.ledger.clone()} />
                    <Contracts ledger={props.ledger.clone()} />
                    <Safety ledger={props.ledger.clone()} />
                </div>
            }
        </>
    }
}

#[component]
fn NoDevices() -> Html {
    let t = use_texts();
    html! {
        <EmptyState title={t.get("home-empty")} testid="home-empty">
            <p>{ t.get("home-empty-text") }</p>
            <div class="row">
                <LinkButton href={Route::Import.href()} kind={ButtonKind::Primary} icon={Icon::Upload} testid="home-empty-import">
                    { t.get("home-import") }
                </LinkButton>
                <LinkButton href={Route::NewDevice.href()} icon={Icon::Plus} testid="home-empty-add">
                    { t.get("home-add") }
                </LinkButton>
            </div>
        </EmptyState>
    }
}

fn counts(summary: &Summary, t: Texts) -> Html {
    let stat = |number: usize, label: &str, href: Route| {
        html! {
            <a class="card stat" href={href.href()} data-testid={label.to_owned()}>
                if number == 0 {
                    <span class="stat-none">{ t.get("home-count-none") }</span>
                } else {
                    <span class="stat-value">{ t.number(number) }</span>
                }
                <span class="muted">{ t.get(label) }</span>
            </a>
        }
    };
    let by_model = Route::Devices("sort=trade_name".to_owned());
    let settings = |kind: Kind| Route::Settings(kind.to_string());
    html! {
        <section class="stats" aria-label={t.get("home-counts")}>
            { stat(summary.devices, "home-count-devices", Route::Devices(String::new())) }
            { stat(summary.models, "home-count-models", by_model) }
            { stat(summary.departments, "home-count-departments", settings(Kind::Department)) }
            { stat(summary.organizations, "home-count-organizations", settings(Kind::Organization)) }
        </section>
    }
}

fn networked(summary: &Summary, t: Texts) -> Html {
    let counts = summary.networked;
    let bar = |value: usize, key: &str, query: &str, tone: Tone| Bar {
        label: listed(t.get(key), query),
        value,
        note: t.with("home-devices-of", &[("count", value.into())]),
        tone,
    };
    let mut bars = vec![
        bar(
            counts.yes,
            "home-network-yes",
            "network_connection=yes",
            Tone::Info,
        ),
        bar(counts.by_address, "home-network-by-address", "", Tone::Warn),
        bar(counts.no, "home-network-no", "", Tone::Info),
        bar(
            counts.unknown,
            "home-network-unknown",
            "missing=network_connection",
            Tone::Unknown,
        ),
    ];
    // "None connected" would be taken for known while it is not known of others.
    bars.retain(|bar| bar.value > 0);
    html! {
        <section class="card">
            <h2>{ t.get("home-network") }</h2>
            <Bars label={t.get("home-network")} {bars} total={summary.devices} testid="home-network" />
            if counts.unknown > 0 {
                <p class="small muted">{ t.get("home-network-why") }</p>
            }
        </section>
    }
}

/// A label that leads to the devices it counts, where a list can be asked for them.
fn listed(label: AttrValue, query: &str) -> Html {
    if query.is_empty() {
        return html! { { label } };
    }
    let href = Route::Devices(query.to_owned()).href();
    html! { <a {href}>{ label }</a> }
}

/// How many gaps are shown.
const SHOWN: usize = 6;

fn gaps(summary: &Summary, t: Texts) -> Html {
    let bar = |gap: &Gap| {
        let name = match t.0 {
            Language::Ja => gap.field.header_ja(),
            Language::En => gap.field.header_en(),
        };
        let href = devices_of(gap).href();
        Bar {
            label: html! { <a {href}>{ name }</a> },
            value: gap.tally.missing(),
            note: t.with("home-devices-of", &[("count", gap.tally.missing().into())]),
            tone: Tone::Unknown,
        }
    };
    let bars: Vec<_> = summary.gaps.iter().take(SHOWN).map(bar).collect();
    html! {
        <section class="card">
            <h2>{ t.get("home-gaps") }</h2>
            if bars.is_empty() {
                <p>{ t.get("home-gaps-none") }</p>
            } else {
                <Bars label={t.get("home-gaps")} {bars} total={summary.devices} testid="home-gaps" />
                <p class="small muted">{ t.get("home-gaps-why") }</p>
            }
        </section>
    }
}
