//! What follows from what a person does to the picture: one commit for each.

use daicho_core::diagram::record::mark::{self, Draft, Form, WHOLE};
use daicho_core::diagram::scene::Point;
use daicho_core::ident::id::EntityId;
use daicho_core::network::element::ElementKey;
use yew::prelude::*;

use super::DeskProps;
use crate::browser::random;
use crate::i18n::Texts;
use crate::pages::network::drawing::board::Act;
use crate::session::edit::Edit;
use crate::session::handle::Session;

/// What an act may change beside the ledger.
#[derive(Clone)]
pub(super) struct Hands {
    pub(super) session: Session,
    pub(super) tool: UseStateSetter<Option<Form>>,
    pub(super) chosen: UseStateSetter<Option<EntityId>>,
    pub(super) held: UseStateSetter<Option<EntityId>>,
}

/// Does what a person did.
pub(super) fn act(
    t: Texts,
    hands: &Hands,
    props: &DeskProps,
    in_hand: Option<EntityId>,
    done: Act,
) {
    match done {
        Act::Choose(id) => hands.chosen.set(id),
        Act::Put(form, points) => put(hands, props, in_hand, form, points),
        Act::Drop(unit, at) => put(hands, props, Some(unit), Form::Pin, vec![at]),
        Act::Move(id, points) => {
            let mut changes = mark::move_to(id, &points, props.edition);
            let seat = points.first().filter(|_| points.len() == 1);
            if props.picture.0.look.page.is_some()
                && let Some(at) = seat
            {
                let (shape, _) = cell(props, *at);
                changes.extend(&mark::sit_on(id, shape.as_deref()));
            }
            hands.session.commit(Edit::new("move", changes));
        }
        Act::Delete(id) => {
            hands.chosen.set(None);
            let edit = Edit::new("delete", mark::delete(id));
            hands.session.commit(edit.said(t.get("mark-deleted")));
        }
    }
}

fn put(
    hands: &Hands,
    props: &DeskProps,
    in_hand: Option<EntityId>,
    form: Form,
    points: Vec<Point>,
) {
    let at = points.first().copied().unwrap_or_default();
    // A mark of one point sits on the shape below it, and stands for what that is, where this program drew it.
    let (shape, known) = if points.len() == 1 {
        cell(props, at)
    } else {
        (None, None)
    };
    let draft = Draft {
        drawing: props.drawing,
        form,
        points,
        target: in_hand.map(ElementKey::Unit).or(known),
        text: None,
        edition: props.edition,
        shape,
    };
    let id = random::entity_id();
    let chosen = hands.chosen.clone();
    if in_hand.is_some() {
        hands.held.set(None);
        hands.tool.set(None);
    }
    let edit = Edit::new("mark", mark::add(id, &draft));
    let edit = edit.on_saved(Callback::from(move |()| chosen.set(Some(id))));
    hands.session.commit(edit);
}

/// The id of the shape of a draw.io page at a place, and what it is in the ledger.
fn cell(props: &DeskProps, at: Point) -> (Option<String>, Option<ElementKey>) {
    let look = &props.picture.0.look;
    let page = look.page.as_ref();
    let nth = look.cell_at(at);
    let cell = page.zip(nth).and_then(|(page, nth)| page.cells.get(nth));
    cell.map_or((None, None), |cell| (Some(cell.id.clone()), cell.daicho))
}

/// A new mark in the middle of the picture.
pub(super) fn middle(form: Form) -> Act {
    let at = |x, y| Point {
        x: WHOLE / 10 * x,
        y: WHOLE / 10 * y,
    };
    let points = match form {
        Form::Pin | Form::Text => vec![at(5, 5)],
        Form::Area => vec![at(4, 4), at(6, 6)],
        Form::Boundary | Form::Arrow => vec![at(4, 5), at(6, 5)],
    };
    Act::Put(form, points)
}
