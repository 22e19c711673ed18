//! The picture in the making: graph, places, scene.

use std::collections::BTreeMap;
use std::rc::Rc;

use daicho_core::diagram::graph::graph;
use daicho_core::diagram::layout::layout;
use daicho_core::diagram::record::placement::Placements;
use daicho_core::diagram::scene::{Point, Rect, Scene};
use daicho_core::network::element::ElementKey;
use daicho_core::topology::Topology;

use super::asked::Asked;
use crate::i18n::Texts;
use crate::pages::network::Known;
use crate::pages::network::words::Said;

/// A diagram, with what moving about in it needs.
#[derive(Debug)]
pub(super) struct Drawn {
    pub(super) scene: Rc<Scene>,
    /// The number of a shape, by its key.
    numbers: BTreeMap<ElementKey, usize>,
}

impl PartialEq for Drawn {
    fn eq(&self, other: &Self) -> bool {
        self.scene == other.scene
    }
}

impl Drawn {
    pub(super) fn of(known: &Known, asked: &Asked, t: Texts) -> Self {
        let network = Topology::of(&known.list);
        let graph = graph(&network, &known.findings, &asked.ask, &Said(t), known.today);
        let places = Placements::of(network.ledger, asked.view);
        Self::new(layout(&graph, &places.iter().collect()))
    }

    fn new(scene: Scene) -> Self {
        let shapes = scene.shapes.iter().enumerate();
        let numbers = shapes.map(|(nth, shape)| (shape.key, nth)).collect();
        Self {
            scene: Rc::new(scene),
            numbers,
        }
    }

    /// Returns where a shape stands.
    pub(super) fn rect(&self, key: ElementKey) -> Option<Rect> {
        self.scene
            .shapes
            .get(*self.numbers.get(&key)?)
            .map(|shape| shape.rect)
    }

    /// Whether a shape is another, or stands in it.
    pub(super) fn stands_in(&self, key: ElementKey, outer: ElementKey) -> bool {
        let mut at = Some(key);
        while let Some(key) = at {
            if key == outer {
                return true;
            }
            let shape = self
                .numbers
                .get(&key)
                .and_then(|nth| self.scene.shapes.get(*nth));
            at = shape.and_then(|shape| shape.parent);
        }
        false
    }

    /// Returns the innermost open area around a point, other than what stands in `but`.
    pub(super) fn area_at(&self, point: Point, but: ElementKey) -> Option<ElementKey> {
        let holds = |rect: &Rect| {
            (rect.x..rect.right()).contains(&point.x) && (rect.y..rect.bottom()).contains(&point.y)
        };
        // An area comes before what stands in it: the last is the innermost.
        let mut areas = self.scene.shapes.iter().rev();
        let area = areas.find(|shape| {
            shape.look.is_area() && holds(&shape.rect) && !self.stands_in(shape.key, but)
        });
        area.map(|shape| shape.key)
    }
}
