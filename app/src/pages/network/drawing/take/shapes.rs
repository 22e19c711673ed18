//! Shapes, which may be devices.

use daicho_core::diagram::drawio::offer::ShapeOffer;
use daicho_core::diagram::drawio::take::{Move, Take, move_of, one_line};
use daicho_core::ident::id::EntityId;
use daicho_core::network::element::ElementKey;
use yew::prelude::*;

use super::zones::{NEW, said, value};
use super::{Work, toggle};
use crate::components::button::Button;
use crate::components::field::SelectField;
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
        (!is_known, shape.thing.is_none())
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
    let (cell, drawn) = (shape.cell, one_line(&shape.name));
    let on_choose = {
        let drawn = drawn.clone();
        work.on(move |taken, chosen: String| {
            taken.shapes.insert(cell, said(&chosen, &drawn));
            taken.moved.remove(&cell);
        })
    };
    let label = t.with("take-device-label", &[("name", drawn.clone().into())]);
    let on_other = work.on_other.reform(move |()| cell);
    let thing = shape
        .thing
        .map(|thing| t.get(&format!("take-thing-{}", thing.code())));
    html! {
        <tr key={cell} data-testid="take-shape">
            <th scope="row">{ drawn.clone() }<span class="small muted">{ thing.map(|thing| html! { <>{ " " }{ thing }</> }) }</span></th>
            <td>
                <SelectField name={format!("shape-{cell}")} {label} options={options(work, shape, &drawn)} value={value(work.taken.shapes.get(&cell))} {on_choose} scope="take" />
                <Button small=true on_click={on_other} testid="take-other">{ t.get("take-other") }</Button>
            </td>
            <td>{ zone(work, shape) }</td>
        </tr>
    }
}

/// What a shape may be: the devices that its text names, the one that was chosen, or a new one.
fn options(work: &Work<'_>, shape: &ShapeOffer, drawn: &str) -> Vec<(AttrValue, AttrValue)> {
    let t = work.t;
    let mut units: Vec<EntityId> = shape.found.candidates.iter().map(|it| it.id).collect();
    let chosen = match work.taken.shapes.get(&shape.cell) {
        Some(Take::Known(id)) => Some(*id),
        Some(Take::New(_) | Take::Leave) | None => None,
    };
    units.extend(chosen.filter(|chosen| !units.contains(chosen)));
    let named = |id: EntityId| {
        (
            id.to_string().into(),
            name(t, work.ledger, ElementKey::Unit(id)),
        )
    };
    let leave = (AttrValue::default(), t.get("take-leave"));
    let mut options: Vec<_> = std::iter::once(leave)
        .chain(units.into_iter().map(named))
        .collect();
    if !drawn.is_empty() {
        let new = t.with("take-new-device", &[("name", drawn.to_owned().into())]);
        options.push((NEW.into(), new));
    }
    options
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
