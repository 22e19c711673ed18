//! Containers, which may be zones.

use daicho_core::catalogue::field::Kind;
use daicho_core::diagram::drawio::offer::ZoneOffer;
use daicho_core::diagram::drawio::take::{Take, one_line};
use daicho_core::ident::id::EntityId;
use daicho_core::network::element::ElementKey;
use yew::prelude::*;

use super::Work;
use crate::components::field::SelectField;
use crate::pages::network::words::name;

/// In place of an id: it becomes a new one.
pub(super) const NEW: &str = "new";

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
    let known = work.ledger.records(Kind::Zone.as_str());
    let known = known.map(|record| record.id());
    let named = |id: EntityId| {
        (
            id.to_string().into(),
            name(t, work.ledger, ElementKey::Zone(Some(id))),
        )
    };
    let mut options = vec![(AttrValue::default(), t.get("take-leave"))];
    if !drawn.is_empty() {
        let new = t.with("take-new-zone", &[("name", drawn.clone().into())]);
        options.push((NEW.into(), new));
    }
    options.extend(known.map(named));
    let on_choose = {
        let drawn = drawn.clone();
        work.on(move |taken, chosen: String| {
            taken.zones.insert(cell, said(&chosen, &drawn));
        })
    };
    let label = t.with("take-zone-label", &[("name", drawn.clone().into())]);
    html! {
        <tr key={cell} data-testid="take-zone">
            <th scope="row">{ drawn }</th>
            <td><SelectField name={format!("zone-{cell}")} {label} {options} value={value(work.taken.zones.get(&cell))} {on_choose} scope="take" /></td>
        </tr>
    }
}

/// What a choice of a list says.
pub(super) fn said(chosen: &str, drawn: &str) -> Take {
    match chosen {
        NEW => Take::New(drawn.to_owned()),
        id => id.parse().map_or(Take::Leave, Take::Known),
    }
}

/// The choice of a list that says what is taken.
pub(super) fn value(taken: Option<&Take>) -> AttrValue {
    match taken {
        Some(Take::Known(id)) => id.to_string().into(),
        Some(Take::New(_)) => NEW.into(),
        Some(Take::Leave) | None => AttrValue::default(),
    }
}
