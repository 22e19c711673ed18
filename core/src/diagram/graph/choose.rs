//! Which devices, zones and lines belong to a view.

use hashbrown::HashSet;

use crate::{
    device::view::model::ModelFields,
    diagram::record::view::Scope,
    ident::id::EntityId,
    network::view::{Carried, Line, Link},
    topology::{Topology, standing::Standing},
    view::entity::Entity,
};

/// What belongs to a view.
#[derive(Debug, Default)]
pub(super) struct Chosen {
    /// The devices.
    pub(super) units: HashSet<EntityId>,
    /// The zones, with those around them.
    pub(super) zones: HashSet<EntityId>,
    /// Zones of which only the name is shown: neighbours.
    pub(super) outlines: HashSet<EntityId>,
    /// The lines.
    pub(super) lines: HashSet<EntityId>,
    /// The links.
    pub(super) links: HashSet<EntityId>,
}

impl Chosen {
    pub(super) fn of(network: &Topology<'_>, scope: Scope) -> Self {
        let mut chosen = Self::default();
        match scope {
            Scope::Whole => chosen.everything(network),
            Scope::Zone(zone) => {
                let is_in = |unit: &&Standing<'_>| {
                    let mut zones = unit.zones();
                    zones.any(|at| network.zones.lies_in(at, zone))
                };
                chosen.take(network.units.iter().filter(is_in));
                let inner = network.zones.nodes().iter().map(|node| node.zone.id());
                chosen
                    .zones
                    .extend(inner.filter(|at| network.zones.lies_in(*at, zone)));
                chosen.neighbours(network);
            }
            Scope::Vendor(vendor) => {
                let lines = Line::all(network.ledger).filter(|line| is_of(line, vendor));
                chosen.lines.extend(lines.map(|line| line.id()));
                chosen.reached_by_lines(network);
                let answers = |unit: &&Standing<'_>| answers_for(unit, vendor);
                chosen.take(network.units.iter().filter(answers));
                let brought = network.zones.nodes().iter().filter(|node| {
                    let by = node.zone.brought_by().shown().known();
                    by.is_some_and(|by| by.id() == vendor)
                });
                chosen.zones.extend(brought.map(|node| node.zone.id()));
                chosen.neighbours(network);
            }
            Scope::Remote => {
                chosen
                    .lines
                    .extend(Line::all(network.ledger).map(|line| line.id()));
                chosen.reached_by_lines(network);
            }
            Scope::Device(unit) => {
                chosen.take(network.unit(unit).into_iter());
                let around = chosen.zones.clone();
                chosen.neighbours(network);
                // Of the zones that it stands in only it is shown, and what its zones talk to.
                chosen.zones.extend(around);
            }
        }
        chosen.with_zones_around(network);
        chosen
    }

    fn everything(&mut self, network: &Topology<'_>) {
        let ledger = network.ledger;
        self.units.extend(network.units.iter().map(|unit| unit.id));
        let zones = network.zones.nodes().iter();
        self.zones.extend(zones.map(|node| node.zone.id()));
        self.lines.extend(Line::all(ledger).map(|line| line.id()));
        self.links.extend(Link::all(ledger).map(|link| link.id()));
    }

    /// Takes devices, with the zones that they stand in.
    fn take<'n, 'a: 'n>(&mut self, units: impl Iterator<Item = &'n Standing<'a>>) {
        for unit in units {
            self.units.insert(unit.id);
            self.zones.extend(unit.zones());
        }
    }

    /// Takes what the lines reach, and the routers at their end.
    fn reached_by_lines(&mut self, network: &Topology<'_>) {
        let lines = Line::all(network.ledger);
        for line in lines
            .filter(|line| self.lines.contains(&line.id()))
            .collect::<Vec<_>>()
        {
            let zone = line.zone().shown().known();
            self.zones.extend(zone.map(|zone| zone.id()));
            for element in line.devices().chain(line.router()) {
                if network.zones.get(element).is_some() {
                    self.zones.insert(element);
                } else {
                    self.take(network.unit(element).into_iter());
                }
            }
        }
    }

    /// Takes the links and lines of what is there, and what lies at their other end.
    fn neighbours(&mut self, network: &Topology<'_>) {
        let known: HashSet<EntityId> = self.units.union(&self.zones).copied().collect();
        for link in Link::all(network.ledger) {
            let Some((from, to)) = link.ends() else {
                continue;
            };
            if !known.contains(&from) && !known.contains(&to) {
                continue;
            }
            self.links.insert(link.id());
            for end in [from, to] {
                if network.zones.get(end).is_some() {
                    self.outlines.insert(end);
                } else {
                    self.take(network.unit(end).into_iter());
                }
            }
        }
        for line in Line::all(network.ledger) {
            let zone = line.zone().shown().known().map(|zone| zone.id());
            let mut ends = line.devices().chain(zone).chain(line.router());
            if ends.any(|end| known.contains(&end)) {
                self.lines.insert(line.id());
            }
        }
    }

    /// A zone is drawn inside of those around it.
    fn with_zones_around(&mut self, network: &Topology<'_>) {
        self.outlines.retain(|zone| !self.zones.contains(zone));
        let named: Vec<EntityId> = self.zones.iter().chain(&self.outlines).copied().collect();
        for zone in named {
            let Some(number) = network.zones.number(zone) else {
                continue;
            };
            for at in network.zones.upwards(number).skip(1) {
                let around = network.zones.nodes().get(at).map(|node| node.zone.id());
                self.zones.extend(around);
                self.outlines.retain(|outline| Some(*outline) != around);
            }
        }
    }

    /// Whether something that is carried in meets what is there.
    pub(super) fn has_carried(&self, carried: &Carried<'_>) -> bool {
        let mut elements = carried.elements();
        elements.any(|at| self.units.contains(&at) || self.zones.contains(&at))
    }
}

fn is_of(line: &Line<'_>, vendor: EntityId) -> bool {
    let organization = line.organization().shown().known();
    organization.is_some_and(|organization| organization.id() == vendor)
}

/// Whether a company makes, sells, lets or repairs a device.
pub(super) fn answers_for(unit: &Standing<'_>, vendor: EntityId) -> bool {
    let unit = &unit.unit;
    let companies = [
        unit.manufacturer(),
        unit.dealer(),
        unit.lessor(),
        unit.repairer(),
    ];
    let mut companies = companies.into_iter().filter_map(|one| one.shown().known());
    companies.any(|company| company.id() == vendor)
}
