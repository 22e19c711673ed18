//! Marks upon what was taken.

use std::collections::BTreeSet;

use super::{Entities, Sheet};
use crate::{
    diagram::{
        drawio::scene::{fraction, frame, seat},
        element::ElementKey,
        record::mark::{Draft, Form, Mark, add},
        scene::Point,
    },
    ident::id::EntityId,
    ledger::{changes::ChangeSet, state::Ledger},
};

/// Returns the changes that mark what was taken where it is drawn: devices with pins, zones with areas. What the drawing has a mark
/// of already gets no other.
pub(super) fn changes(
    ledger: &Ledger,
    sheet: &Sheet<'_>,
    entities: &Entities,
    fresh: &mut dyn FnMut() -> EntityId,
) -> ChangeSet {
    let marks = Mark::of(ledger, sheet.drawing);
    let mut marked: BTreeSet<ElementKey> = marks
        .filter_map(|mark| mark.target().shown().known())
        .collect();
    let mut changes = ChangeSet::new();
    let frame = frame(sheet.page);
    for (number, key) in entities.keys() {
        let cell = sheet.page.cells.get(number as usize);
        let Some((cell, rect)) = cell.and_then(|cell| Some((cell, cell.rect?))) else {
            continue;
        };
        if !marked.insert(key) {
            continue;
        }
        let (form, points) = if matches!(key, ElementKey::Zone(_)) {
            let (x, y) = (rect.right(), rect.bottom());
            (Form::Area, vec![seat(&rect), Point { x, y }])
        } else {
            (Form::Pin, vec![seat(&rect)])
        };
        let points = points.into_iter().map(|at| fraction(&frame, at));
        let draft = Draft {
            drawing: sheet.drawing,
            form,
            points: points.collect(),
            target: Some(key),
            text: None,
            edition: sheet.edition,
            shape: Some(cell.id.clone()),
        };
        changes.extend(&add(fresh(), &draft));
    }
    changes
}
