//! Where things of small and large networks stand.

use super::*;
use crate::{
    diagram::{
        element::ElementKey,
        graph::{Edge, Graph, Node},
        scene::{Look, Tone, WireKind},
    },
    ident::id::EntityId,
};

fn id(n: u32) -> EntityId {
    let mut bytes = [0; 16];
    bytes[..4].copy_from_slice(&n.to_be_bytes());
    EntityId::from_random(bytes)
}

fn node(key: ElementKey, parent: Option<usize>, look: Look) -> Node {
    Node {
        key,
        parent,
        look,
        label: key.to_string(),
        details: Vec::new(),
        count: 1,
        is_folded: false,
        tone: Tone::Plain,
        signs: Vec::new(),
    }
}

fn edge(n: u32, from: usize, to: usize) -> Edge {
    Edge {
        key: ElementKey::Link(id(n)),
        from,
        to,
        kind: WireKind::Allowed,
        label: String::new(),
        heads: (false, true),
        tone: Tone::Plain,
        signs: Vec::new(),
    }
}

/// Zones, the `n`th in the one before where `n` is odd, with `devices` each, and a link from each zone to the next.
fn network(zones: u32, devices: u32) -> Graph {
    let mut graph = Graph::default();
    for zone in 0..zones {
        let at = graph.nodes.len();
        let before = at
            .checked_sub(devices as usize + 1)
            .filter(|_| zone % 2 == 1);
        graph
            .nodes
            .push(node(ElementKey::Zone(Some(id(zone))), before, Look::Zone));
        for device in 0..devices {
            let key = ElementKey::Unit(id(1000 + zone * 100 + device));
            graph.nodes.push(node(key, Some(at), Look::Device));
        }
        if let Some(before) = at.checked_sub(2 * (devices as usize + 1)) {
            graph.edges.push(edge(zone, before, at));
        }
    }
    graph
}

fn at(scene: &Scene, key: ElementKey) -> Rect {
    scene
        .shapes
        .iter()
        .find(|shape| shape.key == key)
        .unwrap()
        .rect
}

fn overlaps(one: &Rect, other: &Rect) -> bool {
    one.x < other.right()
        && other.x < one.right()
        && one.y < other.bottom()
        && other.y < one.bottom()
}

/// What stands in one area, or in none, does not overlap, and lies in its area.
fn check(scene: &Scene) {
    for (nth, shape) in scene.shapes.iter().enumerate() {
        for other in scene.shapes.iter().skip(nth + 1) {
            if shape.parent == other.parent {
                assert!(
                    !overlaps(&shape.rect, &other.rect),
                    "{:?} {:?}",
                    shape.key,
                    other.key
                );
            }
        }
        if let Some(parent) = shape.parent {
            let around = at(scene, parent);
            assert_eq!(around.around(&shape.rect), around, "{:?}", shape.key);
        }
        assert_eq!(scene.bounds.around(&shape.rect), scene.bounds);
    }
    for wire in &scene.wires {
        assert!(wire.points.len() >= 2);
        for ends in wire.points.windows(2) {
            let is_upright = ends[0].x == ends[1].x || ends[0].y == ends[1].y;
            assert!(is_upright, "{:?}", wire.points);
        }
        for (end, point) in [
            (wire.from, wire.points.first()),
            (wire.to, wire.points.last()),
        ] {
            let (rect, point) = (at(scene, end), point.unwrap());
            let touches = rect.grown(1);
            assert!(
                (touches.x..=touches.right()).contains(&point.x)
                    && (touches.y..=touches.bottom()).contains(&point.y)
            );
        }
    }
}

#[test]
fn nothing_overlaps_and_everything_lies_in_its_area() {
    for (zones, devices) in [(0, 0), (1, 0), (1, 1), (3, 2), (7, 9), (12, 40), (2, 300)] {
        check(&layout(&network(zones, devices), &Places::new()));
    }
}

#[test]
fn one_device_more_moves_no_other_in_its_zone() {
    for devices in [3, 9, 17, 40] {
        let before = network(6, devices);
        let mut after = before.clone();
        let zone = ElementKey::Zone(Some(id(0)));
        let new = ElementKey::Unit(id(99));
        // A new device is the last of the ledger; in the graph it stands with its zone.
        after.nodes.push(node(new, Some(0), Look::Device));
        let (one, two) = (
            layout(&before, &Places::new()),
            layout(&after, &Places::new()),
        );
        check(&two);
        let order = |scene: &Scene| {
            let mut zones: Vec<&Shape> = scene
                .shapes
                .iter()
                .filter(|shape| shape.look == Look::Zone)
                .collect();
            zones.sort_by_key(|shape| (shape.parent, shape.rect.y, shape.rect.x));
            zones.iter().map(|shape| shape.key).collect::<Vec<_>>()
        };
        assert_eq!(order(&one), order(&two));
        for shape in one.shapes.iter().filter(|shape| shape.parent == Some(zone)) {
            let seen = |scene: &Scene| {
                let (rect, area) = (at(scene, shape.key), at(scene, zone));
                (rect.x - area.x, rect.y - area.y)
            };
            if shape.look == Look::Device {
                assert_eq!(seen(&one), seen(&two));
            }
        }
    }
}

#[test]
fn what_a_person_moved_stays_there_and_its_area_holds_it() {
    let graph = network(3, 4);
    let device = graph.nodes[1].key;
    let places = Places::from([
        (graph.nodes[0].key, Point { x: 500, y: -300 }),
        (device, Point { x: 900, y: 700 }),
    ]);
    let scene = layout(&graph, &places);
    let (area, moved) = (at(&scene, graph.nodes[0].key), at(&scene, device));
    assert_eq!((area.x, area.y), (500, -300));
    assert_eq!((moved.x, moved.y), (1400, 400));
    assert_eq!(area.around(&moved), area);
    assert_eq!(layout(&graph, &places), scene);
}

#[test]
fn wires_follow_what_is_moved() {
    let mut scene = layout(&network(3, 2), &Places::new());
    let before = scene.clone();
    reroute(&mut scene);
    assert_eq!(scene, before);
    scene.shapes[0].rect.x += 900;
    reroute(&mut scene);
    let end = scene.wires[0].points[0];
    assert!(
        scene.shapes[0].rect.grown(1).around(&Rect {
            x: end.x,
            y: end.y,
            ..Rect::default()
        }) == scene.shapes[0].rect.grown(1)
    );
}

proptest::proptest! {
    #[test]
    fn any_graph_gets_a_place(parents in proptest::collection::vec(0..20_usize, 1..60), wires in proptest::collection::vec((0..60_usize, 0..60_usize), 0..80)) {
        let mut graph = Graph::default();
        for (nth, parent) in parents.iter().enumerate() {
            let parent = Some(*parent).filter(|parent| *parent < nth && graph.nodes[*parent].look.is_area());
            let look = [Look::Zone, Look::Device, Look::Vendor, Look::OutsideZone][nth % 4];
            let parent = parent.filter(|_| look != Look::Vendor);
            let key = ElementKey::Unit(id(u32::try_from(nth).unwrap()));
            graph.nodes.push(node(key, parent, look));
        }
        let count = graph.nodes.len();
        for (nth, (from, to)) in wires.iter().enumerate() {
            graph.edges.push(edge(u32::try_from(nth).unwrap(), from % count, to % count));
        }
        check(&layout(&graph, &Places::new()));
    }
}
