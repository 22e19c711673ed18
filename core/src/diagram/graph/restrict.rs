//! What a company is not shown.

use super::{Graph, ask::Detail, choose::answers_for, words::Words};
use crate::{
    catalogue::choice::codes,
    diagram::{element::ElementKey, scene::Tone},
    ident::id::EntityId,
    network::view::{Boundary, Carried, Line, Link},
    topology::Topology,
    view::entity::Entity,
};

codes! {
    /// What is removed from a diagram before somebody outside sees it.
    Removal {
        /// Addresses of devices and zones.
        Addresses = "addresses",
        /// Names and numbers of devices that are not the company's, of zones, and of other companies.
        Names = "names",
        /// Notes.
        Notes = "notes",
        /// What is wrong.
        Findings = "findings",
    }
}

/// What was removed, and from how many things.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Removed {
    /// What.
    pub what: Removal,
    /// From how many things.
    pub count: usize,
}

/// Removes from a graph what `vendor` is not to see, and returns what was removed.
pub fn restrict(
    graph: &mut Graph,
    network: &Topology<'_>,
    vendor: EntityId,
    removals: &[Removal],
    words: &dyn Words,
) -> Vec<Removed> {
    let remove = |what: &Removal| {
        let count = match what {
            Removal::Addresses => details(graph, Detail::Address),
            Removal::Notes => details(graph, Detail::Note),
            Removal::Names => {
                names_of_nodes(graph, network, vendor, words)
                    + names_of_wires(graph, network, vendor)
            }
            Removal::Findings => findings(graph),
        };
        Removed { what: *what, count }
    };
    removals.iter().map(remove).collect()
}

fn details(graph: &mut Graph, unwanted: Detail) -> usize {
    let mut count = 0;
    for node in &mut graph.nodes {
        let before = node.details.len();
        node.details.retain(|(what, _)| *what != Some(unwanted));
        count += usize::from(node.details.len() < before);
    }
    count
}

fn names_of_nodes(
    graph: &mut Graph,
    network: &Topology<'_>,
    vendor: EntityId,
    words: &dyn Words,
) -> usize {
    let (mut devices, mut zones, mut others) = (0, 0, 0);
    for node in &mut graph.nodes {
        let name = match node.key {
            ElementKey::Unit(id) => {
                let is_own = network
                    .unit(id)
                    .is_some_and(|unit| answers_for(unit, vendor));
                (!is_own).then(|| next(&mut devices, |nth| words.other_device(nth)))
            }
            ElementKey::Group { .. } => {
                let mut members = network.drawn_as(node.key).into_iter();
                let is_own = members.all(|unit| answers_for(unit, vendor));
                (!is_own).then(|| next(&mut devices, |nth| words.other_device(nth)))
            }
            ElementKey::Zone(Some(_)) => Some(next(&mut zones, |nth| words.other_zone(nth))),
            ElementKey::Vendor(Some(id)) => {
                (id != vendor).then(|| next(&mut others, |nth| words.other_vendor(nth)))
            }
            // By name and company it may say who else comes and goes.
            ElementKey::Carried(id) => {
                let carried = Carried::find(network.ledger, &id);
                let by = carried.and_then(|carried| carried.organization().shown().known());
                let is_own = by.is_some_and(|by| by.id() == vendor);
                (!is_own).then(|| next(&mut devices, |nth| words.other_device(nth)))
            }
            ElementKey::Vendor(None)
            | ElementKey::Zone(None)
            | ElementKey::Line(_)
            | ElementKey::Link(_)
            | ElementKey::Boundary(_) => None,
        };
        if let Some(name) = name {
            node.label = name;
            node.details.clear();
        }
    }
    devices + zones + others
}

fn next(counter: &mut usize, word: impl Fn(usize) -> String) -> String {
    *counter += 1;
    word(*counter)
}

/// Of links only what crosses stays, of lines the company's own; boundaries with others go.
fn names_of_wires(graph: &mut Graph, network: &Topology<'_>, vendor: EntityId) -> usize {
    let mut count = 0;
    for edge in &mut graph.edges {
        let kept = match edge.key {
            ElementKey::Link(id) => {
                let link = Link::find(network.ledger, &id);
                let protocols = link.and_then(|link| link.protocols().shown().known());
                protocols.unwrap_or_default().to_owned()
            }
            ElementKey::Line(id) => {
                let line = Line::find(network.ledger, &id);
                let of = line.and_then(|line| line.organization().shown().known());
                match of.is_some_and(|of| of.id() == vendor) {
                    true => edge.label.clone(),
                    false => String::new(),
                }
            }
            ElementKey::Zone(_)
            | ElementKey::Unit(_)
            | ElementKey::Group { .. }
            | ElementKey::Vendor(_)
            | ElementKey::Carried(_)
            | ElementKey::Boundary(_) => edge.label.clone(),
        };
        count += usize::from(kept != edge.label);
        edge.label = kept;
    }
    let before = graph.borders.len();
    graph.borders.retain(|border| {
        let ElementKey::Boundary(id) = border.key else {
            return false;
        };
        let boundary = Boundary::find(network.ledger, &id);
        let with = boundary.and_then(|boundary| boundary.organization().shown().known());
        with.is_some_and(|with| with.id() == vendor)
    });
    count + before - graph.borders.len()
}

fn findings(graph: &mut Graph) -> usize {
    let mut count = 0;
    let mut clear = |tone: &mut Tone, signs: &mut Vec<String>| {
        count += usize::from(!signs.is_empty());
        signs.clear();
        *tone = Tone::Plain;
    };
    for node in &mut graph.nodes {
        clear(&mut node.tone, &mut node.signs);
    }
    for edge in &mut graph.edges {
        clear(&mut edge.tone, &mut edge.signs);
    }
    for border in &mut graph.borders {
        border.tone = Tone::Plain;
    }
    count
}
