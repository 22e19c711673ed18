//! What pointers do: move the picture, move a thing in it, choose, come closer with two fingers.

use std::collections::BTreeMap;

use daicho_core::diagram::layout::between;
use daicho_core::diagram::scene::{Point, Rect, Wire};
use daicho_core::diagram::svg;
use daicho_core::network::element::ElementKey;
use yew::prelude::*;

use super::super::by;
use super::super::drawn::Drawn;
use super::{Dropped, Work};
use crate::browser::canvas::{Line, Numbered, Part, Things, hold, key_at, position};

/// A pointer that moved less has not moved: hands tremble.
const STILL: f64 = 4.0;

/// A wire that follows at one end.
struct Loose {
    line: Line,
    /// Its corners as they were drawn.
    points: Vec<Point>,
    from: (Rect, bool),
    to: (Rect, bool),
}

/// A thing in the hand.
struct Carried {
    key: ElementKey,
    /// Everything that moves with it.
    things: Things,
    /// Wires that follow at one end.
    loose: Vec<Loose>,
    /// Names of wires, which would stand in the wrong place.
    names: Things,
    by: Point,
}

/// What is going on.
#[derive(Default)]
enum Deed {
    #[default]
    Nothing,
    /// A pointer is down, on a thing or on the ground, and has not moved.
    Down {
        at: (f64, f64),
        part: Part,
        key: Option<ElementKey>,
    },
    /// The picture moves.
    Pan { at: (f64, f64), part: Part },
    /// A thing moves.
    Carry { at: (f64, f64), carried: Carried },
}

/// What the pointers are doing.
#[derive(Default)]
pub(super) struct Hand {
    pointers: BTreeMap<i32, (f64, f64)>,
    deed: Deed,
}

impl Hand {
    pub(super) fn down(&mut self, work: &Work, event: &PointerEvent) {
        if event.button() != 0 {
            return;
        }
        let at = position(&work.node, event);
        self.pointers.insert(event.pointer_id(), at);
        hold(&work.node, event);
        self.settle();
        let key = key_at(event).and_then(|key| key.parse().ok());
        self.deed = Deed::Down {
            at,
            part: work.view.borrow().part(),
            key,
        };
    }

    pub(super) fn motion(&mut self, work: &Work, event: &PointerEvent) {
        let now = position(&work.node, event);
        let before = match self.pointers.get_mut(&event.pointer_id()) {
            Some(at) => std::mem::replace(at, now),
            None => return,
        };
        if self.pointers.len() > 1 {
            self.pinch(work, event.pointer_id(), before, now);
            return;
        }
        if let Deed::Down { at, part, key } = &self.deed {
            let far = (now.0 - at.0).hypot(now.1 - at.1);
            if far < STILL {
                return;
            }
            let (at, part) = (*at, *part);
            let key = key.filter(|key| work.drawn.rect(*key).is_some());
            self.deed = match key {
                // A large area is moved by its edge or name only if it is the one that was chosen: else the picture moves.
                Some(key) if is_carried(work, key) => Deed::Carry {
                    at,
                    carried: carry(work, key),
                },
                Some(_) | None => Deed::Pan { at, part },
            };
        }
        match &mut self.deed {
            Deed::Pan { at, part } => {
                let by = (now.0 - at.0, now.1 - at.1);
                work.view.borrow_mut().pan(&work.node, *part, by);
            }
            Deed::Carry { at, carried } => {
                let scale = work.view.borrow().scale(&work.node);
                carried.go((now.0 - at.0) * scale, (now.1 - at.1) * scale);
            }
            Deed::Nothing | Deed::Down { .. } => {}
        }
    }

    /// Two fingers: their distance makes the picture larger or smaller.
    fn pinch(&mut self, work: &Work, finger: i32, before: (f64, f64), now: (f64, f64)) {
        self.settle();
        self.deed = Deed::Nothing;
        let other = self
            .pointers
            .iter()
            .find(|(id, _)| **id != finger)
            .map(|(_, at)| *at);
        if let Some(other) = other {
            let distance = |at: (f64, f64)| (at.0 - other.0).hypot(at.1 - other.1).max(1.0);
            let middle = ((now.0 + other.0) / 2.0, (now.1 + other.1) / 2.0);
            let factor = distance(before) / distance(now);
            work.view
                .borrow_mut()
                .zoom(&work.node, factor, Some(middle));
        }
    }

    /// Returns what follows from letting go; it is done when the hand is empty.
    pub(super) fn up(&mut self, work: &Work, event: &PointerEvent) -> Option<Box<dyn FnOnce()>> {
        self.pointers.remove(&event.pointer_id());
        let is_cancelled = event.type_() == "pointercancel";
        match std::mem::take(&mut self.deed) {
            Deed::Down { key, .. } if !is_cancelled => {
                let on_choose = work.on_choose.clone();
                Some(Box::new(move || on_choose.emit(key)))
            }
            Deed::Carry { carried, .. } => {
                carried.settle();
                let at = position(&work.node, event);
                let at = work.view.borrow().point(&work.node, at);
                let onto = onto(&work.drawn, carried.key, at);
                let dropped = Dropped {
                    key: carried.key,
                    by: carried.by,
                    onto,
                };
                let on_move = work.on_move.clone();
                let act: Box<dyn FnOnce()> = Box::new(move || on_move.emit(dropped));
                (!is_cancelled).then_some(act)
            }
            Deed::Nothing | Deed::Down { .. } | Deed::Pan { .. } => None,
        }
    }

    fn settle(&mut self) {
        if let Deed::Carry { carried, .. } = &self.deed {
            carried.settle();
        }
    }
}

/// Whether a drag takes the thing, and not the picture: all but open areas, which are taken once they are chosen.
fn is_carried(work: &Work, key: ElementKey) -> bool {
    let mut shapes = work.drawn.scene.shapes.iter();
    let shape = shapes.find(|shape| shape.key == key);
    shape.is_some_and(|shape| !shape.look.is_area() || shape.is_folded || work.chosen == Some(key))
}

/// The zone that a device was dropped onto, where it is another than its own.
fn onto(
    drawn: &Drawn,
    key: ElementKey,
    at: (f64, f64),
) -> Option<daicho_core::ident::id::EntityId> {
    let is_device = matches!(key, ElementKey::Unit(_) | ElementKey::Group { .. });
    let area = drawn
        .area_at(by(whole(at.0), whole(at.1)), key)
        .filter(|_| is_device)?;
    let mut shapes = drawn.scene.shapes.iter();
    let own = shapes.find(|shape| shape.key == key)?.parent;
    if let ElementKey::Zone(zone) = area
        && Some(area) != own
    {
        return zone;
    }
    None
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "places on the picture are far below 2^31"
)]
fn whole(number: f64) -> i32 {
    number.round() as i32
}

fn carry(work: &Work, key: ElementKey) -> Carried {
    let drawn = &work.drawn;
    let moves = |at: ElementKey| drawn.stands_in(at, key);
    let all = Numbered::find(&work.node, "data-key");
    let mut moved = Vec::new();
    let mut loose = Vec::new();
    for (nth, part) in (0..).zip(svg::parts(&drawn.scene)) {
        let is_moved = match part {
            svg::Part::Shape(shape) => moves(shape.key),
            svg::Part::Border(border) => border.inside.iter().all(|at| moves(*at)),
            svg::Part::Wire(wire) => {
                let ends = (moves(wire.from), moves(wire.to));
                if ends.0 != ends.1 {
                    loose.extend(
                        all.line(nth)
                            .and_then(|line| follow(drawn, wire, line, ends)),
                    );
                }
                ends.0 && ends.1
            }
        };
        if is_moved {
            moved.push(nth);
        }
    }
    let wires = (0..).zip(svg::wires(&drawn.scene));
    let named = wires.filter(|(_, wire)| moves(wire.from) || moves(wire.to));
    let names = Numbered::find(&work.node, "data-name").take(named.map(|(nth, _)| nth));
    names.hide(true);
    Carried {
        key,
        things: all.take(moved),
        loose,
        names,
        by: by(0, 0),
    }
}

fn follow(drawn: &Drawn, wire: &Wire, line: Line, moves: (bool, bool)) -> Option<Loose> {
    Some(Loose {
        line,
        points: wire.points.clone(),
        from: (drawn.rect(wire.from)?, moves.0),
        to: (drawn.rect(wire.to)?, moves.1),
    })
}

impl Carried {
    fn go(&mut self, x: f64, y: f64) {
        self.by = by(whole(x), whole(y));
        self.things.shift(x, y);
        for loose in &self.loose {
            loose.bend(self.by);
        }
    }

    /// Puts everything back, as what comes next is drawn anew.
    fn settle(&self) {
        self.things.settle();
        self.names.hide(false);
        for loose in &self.loose {
            loose.line.bend(&svg::points(&loose.points));
        }
    }
}

impl Loose {
    fn bend(&self, moved: Point) {
        let at = |(rect, moves): (Rect, bool)| if moves { rect.moved(moved) } else { rect };
        let way = between(&at(self.from), &at(self.to));
        self.line.bend(&svg::points(&way));
    }
}
