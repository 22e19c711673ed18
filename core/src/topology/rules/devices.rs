//! What is wrong with devices and their places.

use std::{collections::BTreeMap, net::IpAddr};

use hashbrown::HashSet;

use crate::{
    device::{terms::Status, view::model::ModelFields},
    disclosure::stage::Stage,
    ident::{date::PartialDate, id::EntityId},
    network::element::ElementKey,
    network::{member::Member, view::Line},
    topology::{
        Topology,
        finding::{Finding, Rule},
        place::addresses,
        reach::{Way, Ways},
        standing::Standing,
    },
    view::entity::Entity,
};

pub(super) fn look(network: &Topology<'_>, today: PartialDate, findings: &mut Vec<Finding>) {
    let ways = Ways::of(network);
    let with_line = with_line(network);
    for unit in &network.units {
        support(network, unit, &ways, today, findings);
        place(unit, findings);
        let says_remote = unit.unit.remote_maintenance().shown().known() == Some(true);
        if says_remote && !is_reached(network, unit, &with_line) {
            findings.push(Finding::new(Rule::RemoteWithoutLine, [key(unit)]));
        }
    }
    addresses_twice(network, findings);
}

const fn key(unit: &Standing<'_>) -> ElementKey {
    ElementKey::Unit(unit.id)
}

fn support(
    network: &Topology<'_>,
    unit: &Standing<'_>,
    ways: &Ways,
    today: PartialDate,
    findings: &mut Vec<Finding>,
) {
    let date = |reading: crate::view::reading::Reading<'_, PartialDate>| reading.shown().known();
    let (life, support) = (unit.unit.end_of_life(), unit.unit.end_of_support());
    if Stage::on(today, date(life), date(support)) != Stage::Ended {
        return;
    }
    let about = match ways.out(network, unit) {
        Some(Way::Links(zones)) => zones
            .into_iter()
            .filter(|id| *id != unit.id)
            .map(|id| match network.zones.get(id) {
                Some(_) => ElementKey::Zone(Some(id)),
                None => ElementKey::Unit(id),
            })
            .collect(),
        Some(Way::Line(line)) => vec![ElementKey::Line(line)],
        None => return,
    };
    let about = std::iter::once(key(unit)).chain(about);
    findings.push(Finding::new(Rule::EndedWithInternet, about));
}

fn place(unit: &Standing<'_>, findings: &mut Vec<Finding>) {
    for port in &unit.ports {
        let zone = |id: &EntityId| ElementKey::Zone(Some(*id));
        let here = port.place.zone.map(|(id, _)| zone(&id));
        let address = addresses(&port.interface).next();
        let address = address.map(|address| address.to_string());
        if !port.place.others.is_empty() {
            let others = port.place.others.iter().map(zone);
            let about = std::iter::once(key(unit)).chain(here).chain(others);
            let mut finding = Finding::new(Rule::TwoZones, about);
            finding.detail.clone_from(&address);
            findings.push(finding);
        }
        if let Some(says) = port.place.vlan_says {
            let about = [Some(key(unit)), here, Some(zone(&says))];
            let mut finding = Finding::new(Rule::VlanDisagrees, about.into_iter().flatten());
            finding.detail = address;
            findings.push(finding);
        }
    }
    if unit.connection.is_connected() && unit.zone().is_none() {
        findings.push(Finding::new(Rule::NoZone, [key(unit)]));
    }
}

/// Devices and zones to which a line leads.
fn with_line(network: &Topology<'_>) -> HashSet<EntityId> {
    let lines: HashSet<EntityId> = Line::all(network.ledger).map(|line| line.id()).collect();
    let members = Member::all(network.ledger).filter(|member| lines.contains(&member.group));
    let mut reached: HashSet<EntityId> = members.map(|member| member.element).collect();
    for line in Line::all(network.ledger).filter(|line| line.devices().next().is_none()) {
        let zone = line.zone().shown().known();
        reached.extend(zone.map(|zone| zone.id()));
    }
    reached
}

fn is_reached(network: &Topology<'_>, unit: &Standing<'_>, reached: &HashSet<EntityId>) -> bool {
    let in_zone = |zone: EntityId| {
        let number = network.zones.number(zone);
        let around = number.map(|number| network.zones.upwards(number));
        around.is_some_and(|mut around| {
            around.any(|at| {
                let node = network.zones.nodes().get(at);
                node.is_some_and(|node| reached.contains(&node.zone.id()))
            })
        })
    };
    reached.contains(&unit.id) || unit.zones().any(in_zone)
}

/// Two devices with one address. The same address in two zones of which each is known is no fault: closed networks use the
/// same ranges.
fn addresses_twice(network: &Topology<'_>, findings: &mut Vec<Finding>) {
    let mut of_address: BTreeMap<IpAddr, Vec<(EntityId, Option<EntityId>)>> = BTreeMap::new();
    let in_use = |unit: &&Standing<'_>| {
        let status = unit.unit.status().shown().known();
        !matches!(status, Some(Status::Retired | Status::Stored))
    };
    for unit in network.units.iter().filter(in_use) {
        for port in &unit.ports {
            let zone = port.place.zone.map(|(zone, _)| zone);
            for address in addresses(&port.interface) {
                of_address.entry(address).or_default().push((unit.id, zone));
            }
        }
    }
    for (address, users) in of_address.into_iter().filter(|(_, users)| users.len() > 1) {
        let clashes = |(unit, zone): &&(EntityId, Option<EntityId>)| {
            users.iter().any(|(other, elsewhere)| {
                other != unit && (zone == elsewhere || zone.is_none() || elsewhere.is_none())
            })
        };
        let mut units: Vec<EntityId> = users.iter().filter(clashes).map(|(id, _)| *id).collect();
        units.dedup();
        if units.len() > 1 {
            let about = units.into_iter().map(ElementKey::Unit);
            findings.push(Finding::new(Rule::AddressTwice, about).with(address));
        }
    }
}
