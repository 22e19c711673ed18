//! What runs out when: two years from today, a line a contract.

use daicho_core::agreement::standing::Standing;
use daicho_core::ident::date::PartialDate;
use yew::prelude::*;

use super::prepared::{Prepared, Row};
use crate::i18n::Texts;
use crate::pages::contracts::place::{Part, Place};

/// How many months are shown.
const MONTHS: u16 = 24;

/// How many contracts are shown; the first ones to end.
const SHOWN: usize = 15;

/// Widths in points of the drawing: a month, and the names in front.
const MONTH: i32 = 30;
const NAMES: i32 = 240;
const LINE: i32 = 26;

/// Draws the contracts that end within two years, those first that end first.
pub(super) fn timeline(t: Texts, prepared: &Prepared) -> Html {
    let today = prepared.today;
    let Some(last) = today.months_after(MONTHS) else {
        return Html::default();
    };
    let mut ending: Vec<(PartialDate, &Row)> = prepared
        .rows
        .iter()
        .filter(|row| row.standing.is_in_force() || matches!(row.standing, Standing::NotYet { .. }))
        .filter_map(|row| Some((row.ends?.last_day(), row)))
        // Of one that was renewed nobody knows the next end: the one it had is over.
        .filter(|(end, _)| *end <= last && !end.is_over(today))
        .collect();
    if ending.is_empty() {
        return Html::default();
    }
    ending.sort_by_key(|(end, row)| (*end, row.id));
    let rest = ending.len().saturating_sub(SHOWN);
    let height = LINE * i32::try_from(ending.len().min(SHOWN) + 1).unwrap_or(1);
    let width = NAMES + MONTH * i32::from(MONTHS);
    html! {
        <section class="card stack-s" data-testid="contract-timeline">
            <h2>{ t.get("contracts-timeline") }</h2>
            <div class="scroll-x">
                <svg class="timeline" viewBox={format!("0 0 {width} {height}")} width={width.to_string()} height={height.to_string()}
                    role="img" aria-label={t.with("contracts-timeline-label", &[("count", ending.len().into())])}>
                    { months(today) }
                    for (nth, (end, row)) in ending.iter().take(SHOWN).enumerate() {
                        { bar(today, nth, *end, row) }
                    }
                </svg>
            </div>
            if rest > 0 {
                <p class="muted small">{ t.with("network-findings-rest", &[("count", rest.into())]) }</p>
            }
        </section>
    }
}

/// The months above, each third one by name.
fn months(today: PartialDate) -> Html {
    let month = |nth: u16| {
        let of = today.months_after(nth)?;
        let x = NAMES + MONTH * i32::from(nth);
        let name = format!("{}-{:02}", of.year(), of.month()?);
        Some(html! {
            <>
                <line x1={x.to_string()} x2={x.to_string()} y1="18" y2="100%" class="timeline-month" />
                <text x={x.to_string()} y="13" class="timeline-name">{ name }</text>
            </>
        })
    };
    html! { <>{ for (0..MONTHS).step_by(3).filter_map(month) }</> }
}

fn bar(today: PartialDate, nth: usize, end: PartialDate, row: &Row) -> Html {
    let y = LINE * i32::try_from(nth + 1).unwrap_or(1);
    // A month has 30 days and a little: that is near enough for a picture.
    let length = (end.days_left(today).max(1) * MONTH * 12 / 365).max(3);
    let class = match row.standing {
        Standing::EndsSoon { .. } | Standing::NoticeSoon { .. } => "timeline-bar timeline-soon",
        Standing::Ended { .. }
        | Standing::Unstated
        | Standing::Draft
        | Standing::NotYet { .. }
        | Standing::Renewed { .. }
        | Standing::InForce { .. } => "timeline-bar",
    };
    let short: String = row.name.chars().take(18).collect();
    html! {
        <a key={row.id.to_string()} href={Place::Contract(row.id, Part::Facts).href()}>
            <title>{ format!("{} {end}", row.name) }</title>
            <text x="0" y={(y + 17).to_string()} class="timeline-label">{ short }</text>
            <rect x={NAMES.to_string()} y={(y + 5).to_string()} width={length.to_string()} height="16" rx="3" {class} />
            <text x={(NAMES + length + 6).to_string()} y={(y + 17).to_string()} class="timeline-name">{ end.to_string() }</text>
        </a>
    }
}
