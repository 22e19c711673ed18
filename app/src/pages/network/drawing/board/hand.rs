//! What pointers and keys do on the picture.

use daicho_core::diagram::record::mark::{Form, WHOLE};
use daicho_core::diagram::scene::Point;
use daicho_core::ident::id::EntityId;
use yew::prelude::*;

use super::{Act, Work};
use crate::browser::canvas::{Things, hold, key_at, position, size};
use crate::browser::drag;
use crate::pages::network::drawing::shape::{Seen, corners, path, place};

/// A pointer that moved less has not moved: hands tremble.
const STILL: f64 = 4.0;
/// How far a key moves a mark: half a hundredth of the picture.
const NUDGE: i32 = 50;

struct Down {
    at: (f64, f64),
    key: Option<EntityId>,
}

/// What is going on.
#[derive(Default)]
pub(super) struct Hand {
    down: Option<Down>,
    /// The first point of a mark that has two, while its second is looked for.
    first: Option<Point>,
    /// How far keys have moved a mark that nobody has let go yet.
    carried: Option<(EntityId, Point)>,
}

impl Hand {
    pub(super) fn down(&mut self, work: &Work, event: PointerEvent) -> Option<Act> {
        if event.button() != 0 {
            return None;
        }
        let act = self.settle(work);
        hold(&work.node, &event);
        let key = key_at(&event).and_then(|key| key.parse().ok());
        self.down = Some(Down {
            at: position(&work.node, &event),
            key: key.filter(|_| work.props.tool.is_none()),
        });
        act
    }

    pub(super) fn motion(&mut self, work: &Work, event: PointerEvent) -> Option<Act> {
        let now = position(&work.node, &event);
        if let Some(Down { at, key: Some(key) }) = &self.down {
            if far(*at, now) {
                shift(work, *key, between(work, *at, now));
            }
            return None;
        }
        let form = work.props.tool.filter(|form| has_two(*form))?;
        let first = match (&self.down, self.first) {
            (_, Some(first)) => first,
            (Some(down), None) => fraction(work, down.at),
            (None, None) => return None,
        };
        draft(work, form, &[first, fraction(work, now)]);
        None
    }

    pub(super) fn up(&mut self, work: &Work, event: PointerEvent) -> Option<Act> {
        let down = self.down.take()?;
        if let Some(key) = down.key {
            thing(work, key).settle();
        }
        if event.type_() == "pointercancel" {
            return None;
        }
        let now = position(&work.node, &event);
        let at = fraction(work, now);
        match (work.props.tool, down.key) {
            (None, Some(key)) if far(down.at, now) => moved(work, key, between(work, down.at, now)),
            (None, key) => Some(Act::Choose(key)),
            (Some(form), _) if has_two(form) => {
                let is_drag = far(down.at, now);
                let first = match self.first.take() {
                    Some(first) => first,
                    None if is_drag => fraction(work, down.at),
                    None => {
                        self.first = Some(at);
                        return None;
                    }
                };
                draft(work, form, &[]);
                Some(Act::Put(form, vec![first, at]))
            }
            (Some(form), _) => Some(Act::Put(form, vec![at])),
        }
    }

    /// A device that was dragged here from the list is put down.
    pub(super) fn drop(&mut self, work: &Work, event: DragEvent) -> Option<Act> {
        let unit = drag::take(&event)?;
        let at = fraction(work, position(&work.node, &event));
        Some(Act::Drop(unit, at))
    }

    pub(super) fn key(&mut self, work: &Work, event: KeyboardEvent) -> Option<Act> {
        let step = if event.shift_key() { 10 * NUDGE } else { NUDGE };
        let way = match event.key().as_str() {
            "ArrowLeft" => Point { x: -step, y: 0 },
            "ArrowRight" => Point { x: step, y: 0 },
            "ArrowUp" => Point { x: 0, y: -step },
            "ArrowDown" => Point { x: 0, y: step },
            "Escape" => {
                self.first = None;
                draft(work, Form::Arrow, &[]);
                return Some(Act::Choose(None));
            }
            "Delete" | "Backspace" => return work.props.chosen.map(Act::Delete),
            _ => return None,
        };
        let id = work.props.chosen?;
        event.prevent_default();
        let so_far = match self.carried {
            Some((of, by)) if of == id => by,
            _ => Point::default(),
        };
        let by = Point {
            x: so_far.x + way.x,
            y: so_far.y + way.y,
        };
        let by = bounded(seen(work, id)?, by);
        self.carried = Some((id, by));
        shift(work, id, by);
        None
    }

    /// What keys moved is written once, when the key is let go.
    pub(super) fn key_up(&mut self, work: &Work, event: KeyboardEvent) -> Option<Act> {
        if event.key().starts_with("Arrow") {
            self.settle(work)
        } else {
            None
        }
    }

    pub(super) fn settle(&mut self, work: &Work) -> Option<Act> {
        let (id, by) = self.carried.take()?;
        thing(work, id).settle();
        moved(work, id, by)
    }
}

const fn has_two(form: Form) -> bool {
    matches!(form, Form::Area | Form::Boundary | Form::Arrow)
}

fn far(one: (f64, f64), other: (f64, f64)) -> bool {
    (one.0 - other.0).hypot(one.1 - other.1) >= STILL
}

fn seen(work: &Work, id: EntityId) -> Option<&Seen> {
    work.props.marks.iter().find(|seen| seen.id == id)
}

fn thing(work: &Work, id: EntityId) -> Things {
    let key = id.to_string();
    Things::find(&work.node, "data-key", |it| it == key)
}

/// Shows a mark somewhere else while it is in the hand.
fn shift(work: &Work, id: EntityId, by: Point) {
    let (x, y) = place(by, work.height);
    thing(work, id).shift(x, y);
}

fn moved(work: &Work, id: EntityId, by: Point) -> Option<Act> {
    let seen = seen(work, id)?;
    let by = bounded(seen, by);
    if by == Point::default() {
        return None;
    }
    let points = seen.points.iter().map(|at| Point {
        x: at.x + by.x,
        y: at.y + by.y,
    });
    Some(Act::Move(id, points.collect()))
}

/// Returns how far a mark goes without leaving the picture.
fn bounded(seen: &Seen, by: Point) -> Point {
    let bound = |by: i32, of: fn(&Point) -> i32| {
        let least = seen.points.iter().map(of).min().unwrap_or(0);
        let most = seen.points.iter().map(of).max().unwrap_or(0);
        by.min(WHOLE - most).max(-least)
    };
    Point {
        x: bound(by.x, |at| at.x),
        y: bound(by.y, |at| at.y),
    }
}

/// Returns a place in the page in fractions of the picture.
fn fraction(work: &Work, at: (f64, f64)) -> Point {
    let (width, height) = size(&work.node);
    let part = |at: f64, of: f64| whole(at / of * f64::from(WHOLE)).clamp(0, WHOLE);
    Point {
        x: part(at.0, width),
        y: part(at.1, height),
    }
}

fn between(work: &Work, from: (f64, f64), to: (f64, f64)) -> Point {
    let (width, height) = size(&work.node);
    Point {
        x: whole((to.0 - from.0) / width * f64::from(WHOLE)),
        y: whole((to.1 - from.1) / height * f64::from(WHOLE)),
    }
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "fractions of a picture are far below 2^31"
)]
fn whole(number: f64) -> i32 {
    number.round() as i32
}

/// Shows what is about to be drawn; nothing without points.
fn draft(work: &Work, form: Form, points: &[Point]) {
    let places: Vec<(f64, f64)> = points.iter().map(|at| place(*at, work.height)).collect();
    let places = match form {
        Form::Area => corners(&places),
        Form::Boundary | Form::Arrow | Form::Pin | Form::Text => places,
    };
    Things::find(&work.node, "data-draft", |_| true).bend(&path(&places));
}
