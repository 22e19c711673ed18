//! The zones as a tree.

use std::net::IpAddr;

use hashbrown::HashMap;

use crate::{
    catalogue::fold::fold,
    ident::id::EntityId,
    ledger::state::Ledger,
    network::{
        subnet::Subnets,
        terms::{Purpose, Trust},
        view::Zone,
        vlan::Vlans,
    },
    view::entity::Entity,
};

/// A zone, with what its place in the tree and the placing of devices needs.
#[derive(Clone, Debug)]
pub struct Node<'a> {
    /// The zone.
    pub zone: Zone<'a>,
    /// The zone around it, by its number.
    pub parent: Option<usize>,
    /// What it is for, if that is known.
    pub purpose: Option<Purpose>,
    /// How far it can be trusted, if that is known.
    pub trust: Option<Trust>,
    /// Its name, folded.
    name: Option<String>,
    subnets: Subnets,
    vlans: Vlans,
}

/// The zones of a ledger.
#[derive(Clone, Debug)]
pub struct Zones<'a> {
    nodes: Vec<Node<'a>>,
    numbers: HashMap<EntityId, usize>,
}

impl<'a> Zones<'a> {
    /// Lists the zones of a ledger. Where zones lie in each other in a ring, the ring is cut at the first of them.
    #[must_use]
    pub fn of(ledger: &'a Ledger) -> Self {
        let mut nodes: Vec<Node<'a>> = Zone::all(ledger).map(Node::of).collect();
        let numbers: HashMap<EntityId, usize> = nodes
            .iter()
            .enumerate()
            .map(|(nth, node)| (node.zone.id(), nth))
            .collect();
        for nth in 0..nodes.len() {
            let parent = nodes[nth].zone.parent().shown().known();
            let parent = parent.and_then(|parent| numbers.get(&parent.id()).copied());
            let is_ring = parent.is_some_and(|parent| chain(&nodes, parent).any(|at| at == nth));
            nodes[nth].parent = parent.filter(|_| !is_ring);
        }
        Self { nodes, numbers }
    }

    /// Lists the zones in the order of the ledger.
    #[must_use]
    pub fn nodes(&self) -> &[Node<'a>] {
        &self.nodes
    }

    /// Returns the number of a zone.
    #[must_use]
    pub fn number(&self, id: EntityId) -> Option<usize> {
        self.numbers.get(&id).copied()
    }

    /// Returns a zone.
    #[must_use]
    pub fn get(&self, id: EntityId) -> Option<&Node<'a>> {
        self.nodes.get(self.number(id)?)
    }

    /// Lists a zone and those around it, the innermost first.
    pub fn upwards(&self, number: usize) -> impl Iterator<Item = usize> {
        chain(&self.nodes, number)
    }

    /// Whether a zone lies in another, or is it.
    #[must_use]
    pub fn lies_in(&self, inner: EntityId, outer: EntityId) -> bool {
        let outer = self.number(outer);
        self.number(inner)
            .is_some_and(|inner| self.upwards(inner).any(|at| Some(at) == outer))
    }

    /// Lists the zones whose range is the smallest that holds an address: several where they contradict each other.
    #[must_use]
    pub fn by_address(&self, address: IpAddr) -> Vec<EntityId> {
        let mut best: Option<u8> = None;
        let mut found = Vec::new();
        for (nth, node) in self.nodes.iter().enumerate() {
            let ranges = node.subnets.0.iter();
            let range = ranges.filter(|range| range.holds(address));
            let Some(prefix) = range.map(|range| range.prefix()).max() else {
                continue;
            };
            if best.is_none_or(|best| prefix > best) {
                best = Some(prefix);
                found.clear();
            }
            if best == Some(prefix) {
                found.push(nth);
            }
        }
        self.innermost(&found)
    }

    /// Lists the zones that have a VLAN.
    #[must_use]
    pub fn by_vlan(&self, vlan: &str) -> Vec<EntityId> {
        let folded = fold(vlan);
        let has = |node: &Node<'_>| node.name.as_ref() == Some(&folded) || node.vlans.hold(&folded);
        let nodes = self.nodes.iter().enumerate();
        let found: Vec<usize> = nodes
            .filter(|(_, node)| has(node))
            .map(|(nth, _)| nth)
            .collect();
        self.innermost(&found)
    }

    /// Of zones that lie in each other only the innermost count.
    fn innermost(&self, numbers: &[usize]) -> Vec<EntityId> {
        let holds_another = |at: usize| {
            numbers
                .iter()
                .any(|other| *other != at && self.upwards(*other).any(|outer| outer == at))
        };
        let inner = numbers.iter().filter(|at| !holds_another(**at));
        inner.map(|at| self.nodes[*at].zone.id()).collect()
    }
}

impl<'a> Node<'a> {
    fn of(zone: Zone<'a>) -> Self {
        Self {
            zone,
            parent: None,
            purpose: zone.purpose().shown().known(),
            trust: zone.trust().shown().known(),
            name: zone.name().shown().known().map(fold),
            subnets: zone.subnets().shown().known().unwrap_or_default(),
            vlans: zone.vlans().shown().known().unwrap_or_default(),
        }
    }
}

/// A zone and those around it. Ends, as no ring is made.
fn chain<'n>(nodes: &'n [Node<'_>], from: usize) -> impl Iterator<Item = usize> + 'n {
    std::iter::successors(Some(from), |at| nodes.get(*at)?.parent)
}
