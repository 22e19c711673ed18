//! Trust boundaries.

use super::{Around, Maker, nodes::named};
use crate::{diagram::element::ElementKey, network::view::Boundary, view::entity::Entity};

pub(super) fn make(maker: &mut Maker<'_>) {
    for boundary in Boundary::all(maker.network.ledger) {
        let mut inside: Vec<usize> = Vec::new();
        for element in boundary.elements() {
            let node = maker.shown.get(&element).copied();
            inside.extend(node.filter(|node| !inside.contains(node)));
        }
        if inside.is_empty() {
            continue;
        }
        inside.sort_unstable();
        let key = ElementKey::Boundary(boundary.id());
        let said =
            |side: crate::view::reading::Reading<'_, &str>| side.shown().known().map(str::to_owned);
        let name = named(maker, boundary.name());
        let (within, outside) = (said(boundary.inside()), said(boundary.outside()));
        let label = maker
            .words
            .border(&name, within.as_deref(), outside.as_deref());
        let (tone, _) = maker.tones.found(key);
        maker.graph.borders.push(Around {
            key,
            label,
            inside,
            tone,
        });
    }
}
