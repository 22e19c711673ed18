//! How many devices there are, on the network and in the ledger, from round to round.

use daicho_core::discover::reconcile::Summary;
use daicho_core::discover::record::{self, Point};
use yew::prelude::*;

use crate::i18n::{Texts, use_texts};
use crate::session::state::LedgerHandle;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct TrendProps {
    pub(super) ledger: LedgerHandle,
    /// The day of the newest round, and its numbers as of now.
    pub(super) on: AttrValue,
    pub(super) now: Summary,
}

/// How many rounds are drawn.
const DRAWN: usize = 12;

/// The numbers of the newest round with what changed, and those of the rounds before as bars.
#[component]
pub(super) fn Trend(props: &TrendProps) -> Html {
    let t = use_texts();
    let now = props.now;
    let mut points = record::trend(&props.ledger);
    points.retain(|point| point.on.as_str() < props.on.as_str());
    let before = points.last().map(|point| point.summary);
    points.push(Point {
        on: props.on.to_string(),
        summary: now,
    });
    let surplus = points.len().saturating_sub(DRAWN);
    points.drain(..surplus);
    let stat = |key: &'static str, of: fn(&Summary) -> u32| {
        html! {
            <div class="card stat" data-testid={key}>
                if of(&now) == 0 {
                    <span class="stat-none">{ t.get("found-none-counted") }</span>
                } else {
                    <span class="stat-value">{ t.number(of(&now) as usize) }</span>
                }
                <span class="muted">{ t.get(key) }</span>
                if let Some(before) = &before {
                    <span class="small muted">{ change(t, of(before), of(&now)) }</span>
                }
            </div>
        }
    };
    html! {
        <section class="stack-s" aria-label={t.get("found-trend")} data-testid="found-trend">
            <div class="stats">
                { stat("found-in-ledger", |summary| summary.in_ledger_on_network) }
                { stat("found-on-network", |summary| summary.seen) }
                { stat("found-known", |summary| summary.seen_known) }
                { stat("found-not-in-ledger", |summary| summary.seen_unknown) }
            </div>
            if points.len() > 1 {
                { bars(t, &points) }
            }
        </section>
    }
}

fn change(t: Texts, before: u32, now: u32) -> AttrValue {
    let count = now.abs_diff(before);
    let key = match now.cmp(&before) {
        std::cmp::Ordering::Less => "found-change-less",
        std::cmp::Ordering::Equal => "found-change-none",
        std::cmp::Ordering::Greater => "found-change-more",
    };
    t.with(key, &[("count", count.into())])
}

/// Length of a full bar in SVG units.
const FULL: u32 = 1000;

fn bars(t: Texts, points: &[Point]) -> Html {
    let most = points.iter().map(|point| point.summary.seen).max();
    let most = most.unwrap_or(0).max(1);
    let length = |count: u32| u64::from(count) * u64::from(FULL) / u64::from(most);
    let bar = |point: &Point| {
        let summary = &point.summary;
        let (known, unknown) = (length(summary.seen_known), length(summary.seen_unknown));
        let args = [
            ("seen", summary.seen.into()),
            ("unknown", summary.seen_unknown.into()),
        ];
        html! {
            <li key={point.on.clone()}>
                <span class="number">{ &point.on }</span>
                <svg viewBox={format!("0 0 {FULL} 12")} preserveAspectRatio="none" aria-hidden="true" focusable="false">
                    <rect class="bar-unknown" width={length(summary.seen).to_string()} height="12" />
                    <rect class="bar-known" width={known.to_string()} height="12" />
                    <rect class="bar-warn" x={known.to_string()} width={unknown.to_string()} height="12" />
                </svg>
                <span class="number small muted">{ t.with("found-trend-bar", &args) }</span>
            </li>
        }
    };
    html! {
        <details class="form-more">
            <summary>{ t.with("found-trend-bars", &[("count", points.len().into())]) }</summary>
            <ul class="bars" aria-label={t.get("found-trend")}>{ for points.iter().rev().map(bar) }</ul>
        </details>
    }
}
