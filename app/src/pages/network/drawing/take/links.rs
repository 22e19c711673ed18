//! Lines, which may be links.

use std::collections::BTreeMap;

use daicho_core::diagram::drawio::offer::LinkOffer;
use daicho_core::diagram::drawio::take::{Take, one_line};
use yew::prelude::*;

use super::{Work, toggle};

/// The lines between what is taken, to be ticked.
pub(super) fn table(work: &Work<'_>) -> Html {
    let t = work.t;
    let ends = names(work);
    let lines: Vec<_> = work
        .offer
        .links
        .iter()
        .filter_map(|link| Some((link, ends.get(&link.from?)?, ends.get(&link.to?)?)))
        .collect();
    if lines.is_empty() {
        return Html::default();
    }
    html! {
        <section class="stack-s">
            <h2>{ t.get("take-links") }</h2>
            <p class="small muted">{ t.get("take-links-text") }</p>
            <ul class="list-plain" data-testid="take-links">
                { for lines.into_iter().map(|(link, from, to)| line(work, link, from, to)) }
            </ul>
        </section>
    }
}

/// What is written on what is taken, by the numbers of cells.
fn names(work: &Work<'_>) -> BTreeMap<u32, String> {
    let is_taken = |taken: Option<&Take>| taken.is_some_and(|taken| *taken != Take::Leave);
    let zones = work.offer.zones.iter();
    let zones = zones.filter(|zone| is_taken(work.taken.zones.get(&zone.cell)));
    let shapes = work.offer.shapes.iter();
    let shapes = shapes.filter(|shape| is_taken(work.taken.shapes.get(&shape.cell)));
    zones
        .map(|zone| (zone.cell, one_line(&zone.name)))
        .chain(shapes.map(|shape| (shape.cell, one_line(&shape.name))))
        .collect()
}

fn line(work: &Work<'_>, link: &LinkOffer, from: &str, to: &str) -> Html {
    let cell = link.cell;
    let onchange = work.on(move |taken, _: Event| toggle(&mut taken.links, cell));
    html! {
        <li key={cell}>
            <label class="choice">
                <input type="checkbox" checked={work.taken.links.contains(&cell)} {onchange} data-testid="take-link" />
                <span>{ format!("{from} → {to}") }{ " " }<span class="muted">{ one_line(&link.label) }</span></span>
            </label>
        </li>
    }
}
