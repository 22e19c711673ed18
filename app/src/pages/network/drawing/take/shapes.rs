//! Shapes, which may be devices.

use daicho_core::diagram::drawio::offer::ShapeOffer;
use daicho_core::diagram::drawio::take::{Move, Take, device_name, move_of, one_line};
use daicho_core::ident::id::EntityId;
use daicho_core::network::element::ElementKey;
use yew::prelude::*;

use super::choice::{Offered, choice};
use super::{Work, toggle};
use crate::components::button::Button;
use crate::pages::network::words::name;

/// How many are shown; more on one page cannot be looked through.
const MOST: usize = 300;

/// The shapes with what becomes of each, those first of which something is known.
pub(super) fn table(work: &Work<'_>) -> Html {
    let t = work.t;
    if work.offer.shapes.is_empty() {
        return Html::default();
    }
    let mut shapes: Vec<&ShapeOffer> = work.offer.shapes.iter().collect();
    shapes.sort_by_key(|shape| {
        let is_known = shape.found.key.is_some() || !shape.found.candidates.is_empty();
        (!is_known, shape.name.is_empty(), shape.thing.is_none())
    });
    let rest = shapes.len().saturating_sub(MOST);
    html! {
        <section class="stack-s">
            <h2>{ t.get("take-shapes") }</h2>
            <div class="scroll-x list-box">
                <table class="table-plain" data-testid="take-shapes">
                    <thead><tr>
                        for key in ["take-drawn", "take-as-device", "take-in-zone"] {
                            <th scope="col">{ t.get(key) }</th>
                        }
                    </tr></thead>
                    <tbody>{ for shapes.iter().take(MOST).map(|shape| line(work, shape)) }</tbody>
                </table>
            </div>
            if rest > 0 {
                <p class="small muted">{ t.with("take-rest", &[("count", rest.into())]) }</p>
            }
        </section>
    }
}

fn line(work: &Work<'_>, shape: &ShapeOffer) -> Html {
    let t = work.t;
    let (cell, mut drawn) = (shape.cell, one_line(&shape.name));
    if drawn.is_empty() {
        drawn = t.get("take-no-text").to_string();
    }
    let on_choose = work.on(move |taken, chosen: Take| {
        taken.shapes.insert(cell, chosen);
        taken.moved.remove(&cell);
    });
    let on_other = work.on_other.reform(move |()| cell);
    let thing = shape
        .thing
        .map(|thing| t.get(&format!("take-thing-{}", thing.code())));
    let offered = offered(work, shape, &drawn);
    html! {
        <tr key={cell} data-testid="take-shape">
            <th scope="row">{ drawn }{ " " }<span class="small muted">{ thing }</span></th>
            <td>
                <div class="row">
                    { choice(t, offered, work.taken.shapes.get(&cell), on_choose) }
                    <Button small=true on_click={on_other} testid="take-other">{ t.get("take-other") }</Button>
                </div>
            </td>
            <td>{ zone(work, shape) }</td>
        </tr>
    }
}

/// What a shape may be: the devices that its text names, the one that was chosen, or a new one.
fn offered(work: &Work<'_>, shape: &ShapeOffer, drawn: &str) -> Offered {
    let t = work.t;
    let mut units: Vec<EntityId> = shape.found.candidates.iter().map(|it| it.id).collect();
    if let Some(Take::Known(chosen)) = work.taken.shapes.get(&shape.cell)
        && !units.contains(chosen)
    {
        units.push(*chosen);
    }
    let named = units.into_iter().map(|id| {
        let name = name(t, work.ledger, ElementKey::Unit(id));
        (id.to_string().into(), name)
    });
    let fresh = device_name(&shape.name);
    let new = t.with("take-new-device", &[("name", fresh.clone().into())]);
    Offered {
        label: t.with("take-device-label", &[("name", drawn.to_owned().into())]),
        known: named.collect(),
        new: Some((fresh, new)).filter(|(fresh, _)| !fresh.is_empty()),
    }
}

/// What the drawing says of the zone of a device, against what the ledger says.
fn zone(work: &Work<'_>, shape: &ShapeOffer) -> Html {
    let t = work.t;
    let cell = shape.cell;
    let (key, other) = match move_of(work.network, work.offer, work.taken, shape) {
        Move::None => return Html::default(),
        Move::Same => return html! { <span class="muted">{ t.get("take-zone-same") }</span> },
        Move::Fills => ("take-zone-fills", AttrValue::default()),
        Move::Differs(zone) => (
            "take-zone-differs",
            name(t, work.ledger, ElementKey::Zone(Some(zone))),
        ),
    };
    let onchange = work.on(move |taken, _: Event| toggle(&mut taken.moved, cell));
    html! {
        <label class="choice">
            <input type="checkbox" checked={work.taken.moved.contains(&cell)} {onchange} data-testid="take-move" />
            <span>{ t.with(key, &[("zone", other.to_string().into())]) }</span>
        </label>
    }
}
