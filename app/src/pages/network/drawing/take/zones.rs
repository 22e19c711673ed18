//! Containers, which may be zones.

use daicho_core::catalogue::field::Kind;
use daicho_core::diagram::drawio::offer::ZoneOffer;
use daicho_core::diagram::drawio::take::{Take, one_line};
use daicho_core::network::element::ElementKey;
use yew::prelude::*;

use super::Work;
use super::choice::{Offered, choice};
use crate::pages::network::words::name;

/// The containers with what becomes of each.
pub(super) fn table(work: &Work<'_>) -> Html {
    let t = work.t;
    if work.offer.zones.is_empty() {
        return Html::default();
    }
    html! {
        <section class="stack-s">
            <h2>{ t.get("take-zones") }</h2>
            <div class="scroll-x list-box">
                <table class="table-plain" data-testid="take-zones">
                    <thead><tr>
                        <th scope="col">{ t.get("take-drawn") }</th>
                        <th scope="col">{ t.get("take-as-zone") }</th>
                    </tr></thead>
                    <tbody>{ for work.offer.zones.iter().map(|zone| line(work, zone)) }</tbody>
                </table>
            </div>
        </section>
    }
}

fn line(work: &Work<'_>, zone: &ZoneOffer) -> Html {
    let t = work.t;
    let (cell, drawn) = (zone.cell, one_line(&zone.name));
    let zones = work.ledger.records(Kind::Zone.as_str());
    let named = zones.map(|record| {
        let id = record.id();
        let name = name(t, work.ledger, ElementKey::Zone(Some(id)));
        (id.to_string().into(), name)
    });
    let called = [("name", drawn.clone().into())];
    let new = t.with("take-new-zone", &called);
    let offered = Offered {
        label: t.with("take-zone-label", &called),
        known: named.collect(),
        new: Some((drawn.clone(), new)).filter(|(drawn, _)| !drawn.is_empty()),
    };
    let on_choose = work.on(move |taken, chosen: Take| {
        taken.zones.insert(cell, chosen);
    });
    html! {
        <tr key={cell} data-testid="take-zone">
            <th scope="row">{ drawn }</th>
            <td>{ choice(t, offered, work.taken.zones.get(&cell), on_choose) }</td>
        </tr>
    }
}
