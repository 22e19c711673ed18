//! Ways from zone to zone, and out to the internet.

use std::collections::VecDeque;

use hashbrown::HashMap;

use super::{Topology, standing::Standing};
use crate::{
    ident::id::EntityId,
    network::{
        terms::{LinkState, Method, Purpose},
        view::{Line, Link},
    },
    view::entity::Entity,
};

/// A way out to the internet.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Way {
    /// Over links from zone to zone; the last is the internet.
    Links(Vec<EntityId>),
    /// Over a remote-maintenance line that goes through the internet.
    Line(EntityId),
}

/// The ways out of every zone and device.
#[derive(Clone, Debug, Default)]
pub struct Ways {
    zones: HashMap<EntityId, Vec<EntityId>>,
    lines: HashMap<EntityId, EntityId>,
    units: HashMap<EntityId, Vec<EntityId>>,
}

impl Ways {
    /// Works out the ways of a network. A link counts in both directions, unless it is blocked: what is only
    /// observed is a way, and so is a link of which nobody knows the direction.
    #[must_use]
    pub fn of(network: &Topology<'_>) -> Self {
        let mut ways = Self::default();
        let mut next: HashMap<EntityId, Vec<EntityId>> = HashMap::new();
        for link in Link::all(network.ledger) {
            let is_blocked = link.state().shown().known() == Some(LinkState::Blocked);
            if let Some((from, to)) = link.ends().filter(|_| !is_blocked) {
                next.entry(from).or_default().push(to);
                next.entry(to).or_default().push(from);
            }
        }
        ways.walk(network, &next);
        for line in Line::all(network.ledger).filter(is_through_the_internet) {
            let mut reached: Vec<EntityId> = line.devices().collect();
            if reached.is_empty() {
                let zone = line.zone().shown().known();
                reached.extend(zone.map(|zone| zone.id()));
            }
            for element in reached {
                ways.lines.entry(element).or_insert(line.id());
            }
        }
        ways
    }

    /// Walks from the internet inwards, so that every zone and device is met on the shortest way.
    fn walk(&mut self, network: &Topology<'_>, next: &HashMap<EntityId, Vec<EntityId>>) {
        let nodes = network.zones.nodes().iter();
        let outside = nodes.filter(|node| node.purpose == Some(Purpose::Internet));
        let mut queue: VecDeque<EntityId> = outside.map(|node| node.zone.id()).collect();
        for zone in &queue {
            self.zones.insert(*zone, vec![*zone]);
        }
        while let Some(at) = queue.pop_front() {
            let way = self.zones.get(&at).or_else(|| self.units.get(&at));
            let way = way.cloned().unwrap_or_default();
            // What is inside of a zone is reached with it; and a device leads on to the zones that it stands in.
            let inner = network.zones.nodes().iter().filter(|node| {
                let parent = node
                    .parent
                    .and_then(|parent| network.zones.nodes().get(parent));
                parent.is_some_and(|parent| parent.zone.id() == at)
            });
            let inner = inner.map(|node| node.zone.id());
            let stands = network.unit(at).into_iter().flat_map(Standing::zones);
            let linked = next.get(&at).into_iter().flatten().copied();
            for to in linked.chain(inner).chain(stands).collect::<Vec<_>>() {
                let is_zone = network.zones.get(to).is_some();
                let known = if is_zone {
                    &mut self.zones
                } else {
                    &mut self.units
                };
                if !known.contains_key(&to) {
                    let mut longer = vec![to];
                    longer.extend_from_slice(&way);
                    known.insert(to, longer);
                    queue.push_back(to);
                }
            }
        }
    }

    /// Returns a way from a device out to the internet.
    #[must_use]
    pub fn out(&self, network: &Topology<'_>, unit: &Standing<'_>) -> Option<Way> {
        if let Some(way) = self.units.get(&unit.id) {
            return Some(Way::Links(way.clone()));
        }
        if let Some(line) = self.lines.get(&unit.id) {
            return Some(Way::Line(*line));
        }
        unit.zones().find_map(|zone| {
            let number = network.zones.number(zone)?;
            let around = network.zones.upwards(number).collect::<Vec<_>>();
            let ids = around
                .iter()
                .filter_map(|at| network.zones.nodes().get(*at));
            let mut ids = ids.map(|node| node.zone.id());
            ids.find_map(|id| {
                let links = self.zones.get(&id).cloned().map(Way::Links);
                links.or_else(|| self.lines.get(&id).copied().map(Way::Line))
            })
        })
    }
}

/// Whether a line goes through the internet, or may: of one whose kind nobody knows it is not said.
fn is_through_the_internet(line: &Line<'_>) -> bool {
    matches!(
        line.method().shown().known(),
        Some(Method::InternetVpn | Method::Lte | Method::RemoteDesktop)
    )
}
