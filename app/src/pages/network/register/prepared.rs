//! What the registers show beside what was typed: which devices are in a zone, and what is wrong with an entry.

use std::collections::BTreeMap;

use daicho_core::ident::id::EntityId;
use daicho_core::network::element::ElementKey;
use daicho_core::topology::Topology;
use daicho_core::topology::finding::Rule;
use daicho_core::topology::place::{Because, addresses};
use daicho_core::topology::standing::Port;
use daicho_core::view::entity::Entity;

use crate::pages::network::Known;
use crate::session::state::LedgerHandle;

/// A device in a zone, with why it is there.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Inside {
    pub(super) unit: EntityId,
    pub(super) because: Because,
    /// The address or VLAN that says so, or that its interface has.
    pub(super) detail: String,
}

/// A zone in the tree.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Branch {
    pub(super) id: EntityId,
    /// In how many others it lies.
    pub(super) depth: usize,
    /// How many devices are in it, and in it and the zones within.
    pub(super) own: usize,
    pub(super) whole: usize,
}

/// What follows from a ledger for its registers.
#[derive(Clone, Debug)]
pub(super) struct Prepared {
    pub(super) known: Known,
    /// The zones, each behind the one around it.
    pub(super) tree: Vec<Branch>,
    inside: BTreeMap<EntityId, Vec<Inside>>,
    wrong: BTreeMap<ElementKey, Vec<Rule>>,
}

impl Prepared {
    pub(super) fn of(ledger: &LedgerHandle) -> Option<Self> {
        let known = Known::of(ledger)?;
        let mut wrong: BTreeMap<ElementKey, Vec<Rule>> = BTreeMap::new();
        for finding in &known.findings {
            if let Some(first) = finding.about.first() {
                let rules = wrong.entry(*first).or_default();
                if !rules.contains(&finding.rule) {
                    rules.push(finding.rule);
                }
            }
        }
        let network = Topology::of(&known.list);
        let inside = inside(&network);
        let tree = tree(&network, &inside);
        Some(Self {
            tree,
            inside,
            wrong,
            known,
        })
    }

    /// Lists the devices in a zone, in the order of the ledger.
    pub(super) fn inside(&self, zone: EntityId) -> &[Inside] {
        self.inside
            .get(&zone)
            .map(Vec::as_slice)
            .unwrap_or_default()
    }

    /// Whether no device is in a zone or in one within.
    pub(super) fn is_empty(&self, zone: EntityId) -> bool {
        self.tree
            .iter()
            .all(|branch| branch.id != zone || branch.whole == 0)
    }

    /// Lists what is wrong with something.
    pub(super) fn wrong(&self, key: ElementKey) -> &[Rule] {
        self.wrong.get(&key).map(Vec::as_slice).unwrap_or_default()
    }
}

fn inside(network: &Topology<'_>) -> BTreeMap<EntityId, Vec<Inside>> {
    let mut inside: BTreeMap<EntityId, Vec<Inside>> = BTreeMap::new();
    for unit in &network.units {
        for port in &unit.ports {
            let Some((zone, because)) = port.place.zone else {
                continue;
            };
            let there = inside.entry(zone).or_default();
            // Of several interfaces in one zone the one that a person put there is named.
            match there.iter_mut().find(|other| other.unit == unit.id) {
                Some(other) if because == Because::ByHand => other.because = because,
                Some(_) => {}
                None => there.push(Inside {
                    unit: unit.id,
                    because,
                    detail: detail(port, because),
                }),
            }
        }
    }
    inside
}

fn detail(port: &Port<'_>, because: Because) -> String {
    let address = addresses(&port.interface)
        .next()
        .map(|address| address.to_string());
    let vlan = port.interface.vlan().shown().known().map(str::to_owned);
    match because {
        Because::Vlan => vlan.or(address),
        Because::Address | Because::ByHand => address.or(vlan),
    }
    .unwrap_or_default()
}

fn tree(network: &Topology<'_>, inside: &BTreeMap<EntityId, Vec<Inside>>) -> Vec<Branch> {
    let nodes = network.zones.nodes();
    let count = |id: EntityId| inside.get(&id).map_or(0, Vec::len);
    let mut whole = vec![0; nodes.len()];
    for (nth, node) in nodes.iter().enumerate() {
        for around in network.zones.upwards(nth) {
            whole[around] += count(node.zone.id());
        }
    }
    // By the names from the outermost zone inwards, a zone stands right behind the one around it.
    let path = |nth: usize| {
        let name = |at: usize| {
            let zone = nodes.get(at).map(|node| node.zone);
            let name = zone.and_then(|zone| zone.name().shown().known());
            (name.unwrap_or_default().to_owned(), at)
        };
        let mut path: Vec<(String, usize)> = network.zones.upwards(nth).map(name).collect();
        path.reverse();
        path
    };
    let mut order: Vec<(Vec<(String, usize)>, usize)> =
        (0..nodes.len()).map(|nth| (path(nth), nth)).collect();
    order.sort();
    let branch = |(path, nth): (Vec<(String, usize)>, usize)| {
        let id = nodes.get(nth)?.zone.id();
        Some(Branch {
            id,
            depth: path.len().saturating_sub(1),
            own: count(id),
            whole: whole[nth],
        })
    };
    order.into_iter().filter_map(branch).collect()
}
