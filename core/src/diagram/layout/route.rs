//! The ways of wires: out of one side, along a middle line, into the other side.

use std::collections::BTreeMap;

use crate::diagram::{
    element::ElementKey,
    graph::Graph,
    scene::{Point, Rect, Scene},
};

/// A side of a rectangle.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
enum Side {
    Top,
    Right,
    Bottom,
    Left,
}

impl Side {
    const fn is_upright(self) -> bool {
        matches!(self, Self::Left | Self::Right)
    }
}

/// Wires that would lie upon each other are this far apart.
const APART: i32 = 7;
/// And at most so many lie beside each other.
const LANES: usize = 7;

/// Returns the way of every edge of a graph.
pub(super) fn all(graph: &Graph, rects: &[Rect]) -> Vec<Vec<Point>> {
    let ends: Vec<(usize, usize)> = graph
        .edges
        .iter()
        .map(|edge| (edge.from, edge.to))
        .collect();
    ways(&ends, rects)
}

/// Gives the wires of a scene ways that fit where its shapes are now.
pub fn reroute(scene: &mut Scene) {
    let rects: Vec<Rect> = scene.shapes.iter().map(|shape| shape.rect).collect();
    let numbers: BTreeMap<ElementKey, usize> = scene
        .shapes
        .iter()
        .enumerate()
        .map(|(nth, shape)| (shape.key, nth))
        .collect();
    let mut known = Vec::new();
    for (nth, wire) in scene.wires.iter().enumerate() {
        if let (Some(from), Some(to)) = (numbers.get(&wire.from), numbers.get(&wire.to)) {
            known.push((nth, (*from, *to)));
        }
    }
    let ends: Vec<(usize, usize)> = known.iter().map(|(_, ends)| *ends).collect();
    for ((nth, _), way) in known.into_iter().zip(ways(&ends, &rects)) {
        scene.wires[nth].points = way;
    }
}

/// Returns the way of one wire between two rectangles, as if it were the only one.
#[must_use]
pub fn between(from: &Rect, to: &Rect) -> Vec<Point> {
    let mut ways = ways(&[(0, 1)], &[*from, *to]);
    ways.pop().unwrap_or_default()
}

fn ways(ends: &[(usize, usize)], rects: &[Rect]) -> Vec<Vec<Point>> {
    let sides: Vec<(Side, Side)> = ends
        .iter()
        .map(|(from, to)| sides(&rects[*from], &rects[*to]))
        .collect();
    let ports = ports(ends, &sides, rects);
    (0..ends.len())
        .map(|nth| way(ports[nth].0, ports[nth].1, sides[nth], nth))
        .collect()
}

/// The sides that face each other: above and below where there is room between, else beside.
fn sides(from: &Rect, to: &Rect) -> (Side, Side) {
    if from.bottom() <= to.y {
        (Side::Bottom, Side::Top)
    } else if to.bottom() <= from.y {
        (Side::Top, Side::Bottom)
    } else if from.right() <= to.x {
        (Side::Right, Side::Left)
    } else if to.right() <= from.x {
        (Side::Left, Side::Right)
    } else {
        // One lies in the other.
        (Side::Left, Side::Left)
    }
}

/// One end of a wire: where it goes, its number, and whether it begins here.
type End = (i32, usize, bool);

/// Wires that leave by one side share it evenly, in the order of where they go.
fn ports(ends: &[(usize, usize)], sides: &[(Side, Side)], rects: &[Rect]) -> Vec<(Point, Point)> {
    let mut of_side: BTreeMap<(usize, Side), Vec<End>> = BTreeMap::new();
    for (nth, ((from, to), (out, into))) in ends.iter().zip(sides).enumerate() {
        let along = |side: Side, rect: &Rect| match side.is_upright() {
            true => rect.middle().y,
            false => rect.middle().x,
        };
        let leaves = (along(*out, &rects[*to]), nth, true);
        of_side.entry((*from, *out)).or_default().push(leaves);
        let comes = (along(*into, &rects[*from]), nth, false);
        of_side.entry((*to, *into)).or_default().push(comes);
    }
    let mut ports = vec![(Point::default(), Point::default()); ends.len()];
    for ((node, side), mut wires) in of_side {
        wires.sort_unstable();
        let rect = &rects[node];
        let length = if side.is_upright() {
            rect.height
        } else {
            rect.width
        };
        let parts = i32::try_from(wires.len()).unwrap_or(i32::MAX - 1) + 1;
        for (nth, (_, edge, leaves)) in wires.into_iter().enumerate() {
            let step = i64::from(length) * (nth as i64 + 1) / i64::from(parts);
            let step = i32::try_from(step).unwrap_or(0);
            let port = match side {
                Side::Top => Point {
                    x: rect.x + step,
                    y: rect.y,
                },
                Side::Bottom => Point {
                    x: rect.x + step,
                    y: rect.bottom(),
                },
                Side::Left => Point {
                    x: rect.x,
                    y: rect.y + step,
                },
                Side::Right => Point {
                    x: rect.right(),
                    y: rect.y + step,
                },
            };
            if leaves {
                ports[edge].0 = port;
            } else {
                ports[edge].1 = port;
            }
        }
    }
    ports
}

fn way(from: Point, to: Point, sides: (Side, Side), nth: usize) -> Vec<Point> {
    let lane = i32::try_from(nth % LANES).unwrap_or(0) - i32::try_from(LANES / 2).unwrap_or(0);
    let shift = lane * APART;
    let mut points = vec![from];
    if sides == (Side::Left, Side::Left) {
        let x = from.x.min(to.x) - 24 + shift.min(0);
        points.extend([Point { x, y: from.y }, Point { x, y: to.y }]);
    } else if sides.0.is_upright() {
        let x = middle(from.x, to.x, shift);
        points.extend([Point { x, y: from.y }, Point { x, y: to.y }]);
    } else {
        let y = middle(from.y, to.y, shift);
        points.extend([Point { x: from.x, y }, Point { x: to.x, y }]);
    }
    points.push(to);
    // A way that runs straight needs no corner.
    if from.x == to.x || from.y == to.y {
        points = vec![from, to];
    }
    points
}

/// A line in the middle between two, or beside it as far as there is room.
fn middle(one: i32, other: i32, shift: i32) -> i32 {
    let room = ((other - one).abs() / 2 - 8).max(0);
    (one + other) / 2 + shift.clamp(-room, room)
}
