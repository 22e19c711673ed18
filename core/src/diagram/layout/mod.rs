//! Gives everything of a graph a place.
//!
//! | module | what it holds |
//! |---|---|
//! | [`grid`] | devices of an area, in rows |
//! | [`rows`] | areas beside and below each other, by what runs between them |
//! | [`route`] | the ways of wires |
//!
//! Devices fill their area in the order of the ledger, so that a new one comes last and moves none. Areas stand in rows: what is
//! outside of the hospital on top, below it what it is connected to, and so on. What a person moved stays where it was put,
//! and its area grows to hold it.
//!
//! Libraries were tried first. `rust-sugiyama` 0.4 knows no areas in areas and did not come to an end on random graphs of a few
//! dozen nodes; `layout-rs` knows no areas either. elkjs does, with 1.6 MB of script, and takes seconds for a thousand
//! devices (see the figures of `cargo xtask bench`); like dagre it moves everything when one device is added. Most of such a
//! diagram are devices that stand in their zone and are connected to nothing: a grid places them better than any
//! layering of a graph.

mod grid;
mod route;
mod rows;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use super::{
    element::ElementKey,
    graph::{Graph, Node},
    scene::{Border, Point, Rect, Scene, Shape, Wire},
};

pub use route::{between, reroute};

/// The size of a device.
pub const DEVICE: (i32, i32) = (184, 72);
/// What is free between the edge of an area and what stands in it.
pub const PADDING: i32 = 16;
/// The height of an area's name.
pub const HEADER: i32 = 40;
/// How far a border stands off.
const BORDER: i32 = 6;

/// Where people put things: of an area in no other the place on the diagram, of all else the place in its area.
pub type Places = BTreeMap<ElementKey, Point>;

/// The size of a node, and where what stands in it is, seen from its upper left corner.
#[derive(Clone, Debug, Default)]
struct Block {
    size: (i32, i32),
    inside: Vec<(usize, Point)>,
}

/// Places a graph.
#[must_use]
pub fn layout(graph: &Graph, places: &Places) -> Scene {
    let mut inside: Vec<Vec<usize>> = vec![Vec::new(); graph.nodes.len()];
    let mut roots = Vec::new();
    for (nth, node) in graph.nodes.iter().enumerate() {
        match node.parent {
            Some(parent) => inside[parent].push(nth),
            None => roots.push(nth),
        }
    }
    let linked = rows::Links::of(graph);
    // An area comes before what stands in it: from the end, everything inside has its size already.
    let mut blocks: Vec<Block> = vec![Block::default(); graph.nodes.len()];
    for nth in (0..graph.nodes.len()).rev() {
        blocks[nth] = block(graph, nth, &inside[nth], &blocks, &linked, places);
    }
    let mut corners = vec![Point::default(); graph.nodes.len()];
    let sizes = |nth: usize| blocks[nth].size;
    for (nth, at) in rows::place(graph, &roots, sizes, &linked, None) {
        corners[nth] = places.get(&graph.nodes[nth].key).copied().unwrap_or(at);
    }
    for nth in 0..graph.nodes.len() {
        for (inner, at) in &blocks[nth].inside {
            corners[*inner] = plus(corners[nth], *at);
        }
    }
    let rects: Vec<Rect> = corners
        .iter()
        .zip(&blocks)
        .map(|(corner, block)| Rect {
            x: corner.x,
            y: corner.y,
            width: block.size.0,
            height: block.size.1,
        })
        .collect();
    scene(graph, &rects)
}

/// Returns where something is kept once a person moved it: see [`Places`]. `None` for what has no place of its own.
#[must_use]
pub fn moved(scene: &Scene, key: ElementKey, by: Point) -> Option<Point> {
    let shape = scene.shapes.iter().find(|shape| shape.key == key)?;
    let around = shape.parent.and_then(|parent| {
        let mut shapes = scene.shapes.iter();
        shapes.find(|shape| shape.key == parent)
    });
    let origin = around.map_or_else(Point::default, |around| Point {
        x: -around.rect.x,
        y: -around.rect.y,
    });
    let corner = Point {
        x: shape.rect.x,
        y: shape.rect.y,
    };
    Some(plus(plus(corner, by), origin))
}

fn plus(one: Point, other: Point) -> Point {
    Point {
        x: one.x.saturating_add(other.x),
        y: one.y.saturating_add(other.y),
    }
}

fn block(
    graph: &Graph,
    nth: usize,
    inside: &[usize],
    blocks: &[Block],
    linked: &rows::Links,
    places: &Places,
) -> Block {
    let node = &graph.nodes[nth];
    if !node.look.is_area() || node.is_folded {
        return Block {
            size: DEVICE,
            inside: Vec::new(),
        };
    }
    let (areas, leaves): (Vec<usize>, Vec<usize>) = inside
        .iter()
        .partition(|inner| graph.nodes[**inner].look.is_area());
    let grid = grid::place(&leaves);
    let sizes = |inner: usize| blocks[inner].size;
    let mut placed = rows::place(graph, &areas, sizes, linked, Some(grid.size));
    placed.extend(grid.places);
    let mut size = (
        named_width(node).max(DEVICE.0 + 2 * PADDING),
        HEADER + PADDING,
    );
    for (inner, at) in &mut placed {
        let by_hand = places.get(&graph.nodes[*inner].key);
        *at = match by_hand {
            // The name of the area stays free.
            Some(at) => Point {
                x: at.x.max(PADDING),
                y: at.y.max(HEADER),
            },
            None => plus(
                *at,
                Point {
                    x: PADDING,
                    y: HEADER,
                },
            ),
        };
        let (width, height) = sizes(*inner);
        size.0 = size.0.max(at.x.saturating_add(width + PADDING));
        size.1 = size.1.max(at.y.saturating_add(height + PADDING));
    }
    Block {
        size,
        inside: placed,
    }
}

/// About as wide as the name of an area is.
fn named_width(node: &Node) -> i32 {
    super::measure::width(&node.label, 14).min(480) + 3 * PADDING
}

fn scene(graph: &Graph, rects: &[Rect]) -> Scene {
    let shapes: Vec<Shape> = graph
        .nodes
        .iter()
        .zip(rects)
        .map(|(node, rect)| Shape {
            key: node.key,
            parent: node.parent.map(|parent| graph.nodes[parent].key),
            look: node.look,
            rect: *rect,
            label: node.label.clone(),
            details: node.details.iter().map(|(_, text)| text.clone()).collect(),
            count: node.count,
            is_folded: node.is_folded,
            tone: node.tone,
            signs: node.signs.clone(),
        })
        .collect();
    let ways = route::all(graph, rects);
    let wires = graph.edges.iter().zip(ways).map(|(edge, points)| Wire {
        key: edge.key,
        from: graph.nodes[edge.from].key,
        to: graph.nodes[edge.to].key,
        kind: edge.kind,
        label: edge.label.clone(),
        heads: edge.heads,
        points,
        tone: edge.tone,
        signs: edge.signs.clone(),
    });
    let borders = graph.borders.iter().map(|border| Border {
        key: border.key,
        label: border.label.clone(),
        inside: border
            .inside
            .iter()
            .map(|at| graph.nodes[*at].key)
            .collect(),
        rects: border
            .inside
            .iter()
            .map(|at| rects[*at].grown(BORDER))
            .collect(),
        tone: border.tone,
    });
    let mut scene = Scene {
        shapes,
        wires: wires.collect(),
        borders: borders.collect(),
        ..Scene::default()
    };
    scene.bounds = bounds(&scene);
    scene
}

/// The smallest rectangle around everything.
fn bounds(scene: &Scene) -> Rect {
    let shapes = scene.shapes.iter().map(|shape| shape.rect);
    let borders = scene
        .borders
        .iter()
        .flat_map(|border| border.rects.iter().copied());
    let points = scene.wires.iter().flat_map(|wire| &wire.points);
    let points = points.map(|point| Rect {
        x: point.x,
        y: point.y,
        ..Rect::default()
    });
    let all = shapes.chain(borders).chain(points);
    all.reduce(|one, other| one.around(&other))
        .unwrap_or_default()
}
