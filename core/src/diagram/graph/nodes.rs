//! Areas, devices, groups of devices, companies.

use std::collections::BTreeMap;

use hashbrown::{HashMap, HashSet};

use super::{Maker, Node, ask::Detail};
use crate::{
    diagram::{
        element::ElementKey,
        scene::{Look, Tone},
    },
    facility::view::Organization,
    ident::id::EntityId,
    network::{
        choices::PURPOSES,
        member::Member,
        terms::{Equipment, Purpose},
        view::{Carried, Link, Zone},
    },
    topology::{place::addresses, standing::Standing},
    view::{entity::Entity, reading::Reading},
};

/// From how many devices of one model on they are drawn as one.
const GROUP: usize = 4;
/// Up to how many devices an area shows each by itself.
const FEW: usize = 12;
/// From how many shapes on an area is folded by itself.
const MANY: usize = 80;
/// From how many devices on every area is folded that has no other in it: nothing could be read of them.
const CROWD: usize = 1_000;
/// How many shapes an area may have in a crowd all the same.
const HANDFUL: usize = 3;

pub(super) fn make(maker: &mut Maker<'_>) {
    let mut members: BTreeMap<Option<EntityId>, Vec<usize>> = BTreeMap::new();
    for (nth, unit) in maker.network.units.iter().enumerate() {
        if maker.chosen.units.contains(&unit.id) {
            members.entry(unit.zone()).or_default().push(nth);
        }
    }
    let singled = singled_out(maker);
    let roots: Vec<usize> = zones_in(maker, None);
    for root in roots {
        zone(maker, root, None, false, &mut members, &singled);
    }
    if let Some(units) = members.remove(&None) {
        let node = Node {
            key: ElementKey::Zone(None),
            parent: None,
            look: Look::Zone,
            label: maker.words.no_zone(),
            details: Vec::new(),
            count: count(units.len()),
            is_folded: false,
            tone: Tone::Warning,
            signs: Vec::new(),
        };
        fill(maker, (node, true), &units, &singled);
    }
    carried(maker);
}

fn count(many: usize) -> u32 {
    u32::try_from(many).unwrap_or(u32::MAX)
}

/// Devices that something leads to are drawn by themselves.
fn singled_out(maker: &Maker<'_>) -> HashSet<EntityId> {
    let ledger = maker.network.ledger;
    let ends = Link::all(ledger).filter(|link| maker.chosen.links.contains(&link.id()));
    let ends = ends.filter_map(|link| link.ends());
    let members = Member::all(ledger).map(|member| member.element);
    ends.flat_map(|(from, to)| [from, to])
        .chain(members)
        .collect()
}

/// The chosen zones right inside of a zone, in the order of the ledger.
fn zones_in(maker: &Maker<'_>, parent: Option<usize>) -> Vec<usize> {
    let nodes = maker.network.zones.nodes().iter().enumerate();
    let is_chosen =
        |id: &EntityId| maker.chosen.zones.contains(id) || maker.chosen.outlines.contains(id);
    nodes
        .filter(|(_, node)| node.parent == parent && is_chosen(&node.zone.id()))
        .map(|(nth, _)| nth)
        .collect()
}

fn zone(
    maker: &mut Maker<'_>,
    number: usize,
    parent: Option<usize>,
    is_hidden: bool,
    members: &mut BTreeMap<Option<EntityId>, Vec<usize>>,
    singled: &HashSet<EntityId>,
) {
    let network = maker.network;
    let Some(at) = network.zones.nodes().get(number) else {
        return;
    };
    let id = at.zone.id();
    let key = ElementKey::Zone(Some(id));
    let units = members.remove(&Some(id)).unwrap_or_default();
    if is_hidden {
        // It is part of a folded area, and so is what stands in it.
        if let Some(parent) = parent {
            maker.shown.insert(id, parent);
            hide(maker, parent, &units);
        }
        for inner in zones_in(maker, Some(number)) {
            zone(maker, inner, parent, true, members, singled);
        }
        return;
    }
    let (tone, signs) = maker.tones.found(key);
    let is_outline = maker.chosen.outlines.contains(&id);
    let node = Node {
        key,
        parent,
        look: match at.purpose {
            Some(Purpose::Internet) => Look::OutsideZone,
            Some(Purpose::Isolated) => Look::IsolatedZone,
            Some(_) | None => Look::Zone,
        },
        label: named(maker, at.zone.name()),
        details: details_of_zone(maker, &at.zone),
        count: count(units.len()),
        is_folded: is_outline,
        tone,
        signs,
    };
    let within = zones_in(maker, Some(number));
    let nth = fill(maker, (node, within.is_empty()), &units, singled);
    maker.shown.insert(id, nth);
    let is_folded = maker.graph.nodes[nth].is_folded;
    for inner in within {
        zone(maker, inner, Some(nth), is_folded, members, singled);
    }
}

fn details_of_zone(maker: &Maker<'_>, zone: &Zone<'_>) -> Details {
    let mut details = Vec::new();
    if let Some(purpose) = zone.purpose().shown().known() {
        details.push((None, maker.words.choice(PURPOSES, purpose.code())));
    }
    if maker.ask.details.contains(&Detail::Address) {
        let subnets = zone.subnets().shown().known();
        details.extend(subnets.map(|subnets| (Some(Detail::Address), subnets.to_string())));
    }
    if maker.ask.details.contains(&Detail::Note) {
        let note = zone.note().shown().known();
        details.extend(note.map(|note| (Some(Detail::Note), note.to_owned())));
    }
    details
}

pub(super) fn named(maker: &Maker<'_>, name: Reading<'_, &str>) -> String {
    let name = name.shown().known();
    name.map_or_else(|| maker.words.unnamed(), str::to_owned)
}

/// Adds an area with its devices, and returns its number.
fn fill(
    maker: &mut Maker<'_>,
    (mut area, is_innermost): (Node, bool),
    units: &[usize],
    singled: &HashSet<EntityId>,
) -> usize {
    let zone = match area.key {
        ElementKey::Zone(zone) => zone,
        ElementKey::Unit(_)
        | ElementKey::Group { .. }
        | ElementKey::Vendor(_)
        | ElementKey::Line(_)
        | ElementKey::Link(_)
        | ElementKey::Carried(_)
        | ElementKey::Boundary(_) => None,
    };
    let (alone, groups) = split(maker, zone, units, singled);
    let shapes = alone.len() + groups.len();
    let most = if is_innermost && maker.chosen.units.len() > CROWD {
        HANDFUL
    } else {
        MANY
    };
    let is_crowded = shapes > most && !maker.ask.is_each;
    let is_turned = maker.ask.turned.contains(&area.key);
    area.is_folded |= is_crowded != is_turned;
    if area.is_folded {
        let tones = units
            .iter()
            .map(|nth| maker.tones.unit(&maker.network.units[*nth]).0);
        area.tone = tones.chain([area.tone]).max().unwrap_or_default();
    }
    let is_folded = area.is_folded;
    maker.graph.nodes.push(area);
    let nth = maker.graph.nodes.len() - 1;
    if is_folded {
        hide(maker, nth, units);
        return nth;
    }
    for unit in alone {
        device(maker, unit, nth);
    }
    for (model, members) in groups {
        group(maker, zone, model, &members, nth);
    }
    nth
}

fn hide(maker: &mut Maker<'_>, inside: usize, units: &[usize]) {
    for unit in units {
        maker.shown.insert(maker.network.units[*unit].id, inside);
    }
    // What is folded away is counted where it went.
    let area = &mut maker.graph.nodes[inside];
    let is_own = matches!(area.key, ElementKey::Zone(zone) if units.iter().any(|unit| maker.network.units[*unit].zone() == zone));
    if !is_own {
        area.count = area.count.saturating_add(count(units.len()));
    }
}

/// Groups of devices by their model.
type Groups = Vec<(Option<EntityId>, Vec<usize>)>;

/// Tells the devices that are drawn by themselves from those that are drawn as one.
fn split(
    maker: &Maker<'_>,
    zone: Option<EntityId>,
    units: &[usize],
    singled: &HashSet<EntityId>,
) -> (Vec<usize>, Groups) {
    if maker.ask.is_each || units.len() <= FEW {
        return (units.to_vec(), Vec::new());
    }
    let mut groups: Groups = Vec::new();
    let mut of_model: HashMap<Option<EntityId>, usize> = HashMap::new();
    let mut alone = Vec::new();
    for nth in units {
        let unit = &maker.network.units[*nth];
        if unit.equipment.is_some() || singled.contains(&unit.id) {
            alone.push(*nth);
            continue;
        }
        let model = unit.unit.model().shown().known().map(|model| model.id());
        let at = *of_model.entry(model).or_insert_with(|| {
            groups.push((model, Vec::new()));
            groups.len() - 1
        });
        groups[at].1.push(*nth);
    }
    groups.retain(|(model, members)| {
        let key = ElementKey::Group {
            zone,
            model: *model,
        };
        let is_group = members.len() >= GROUP && !maker.ask.turned.contains(&key);
        if !is_group {
            alone.extend(members);
        }
        is_group
    });
    alone.sort_unstable();
    (alone, groups)
}

fn device(maker: &mut Maker<'_>, nth: usize, parent: usize) {
    let unit = &maker.network.units[nth];
    let (tone, signs) = maker.tones.unit(unit);
    let label = unit.unit.label();
    let name = label.name.or_else(|| label.number.clone());
    maker.graph.nodes.push(Node {
        key: ElementKey::Unit(unit.id),
        parent: Some(parent),
        look: unit.equipment.map_or(Look::Device, look_of),
        label: name.unwrap_or_else(|| maker.words.unnamed()),
        details: details(maker, unit, label.number),
        count: 1,
        is_folded: false,
        tone,
        signs,
    });
    maker.shown.insert(unit.id, maker.graph.nodes.len() - 1);
}

const fn look_of(equipment: Equipment) -> Look {
    match equipment {
        Equipment::Firewall | Equipment::Utm => Look::Firewall,
        Equipment::Router | Equipment::VpnGateway => Look::Router,
        Equipment::Switch => Look::Switch,
        Equipment::AccessPoint => Look::AccessPoint,
    }
}

/// What stands below a name.
type Details = Vec<(Option<Detail>, String)>;

fn details(maker: &Maker<'_>, unit: &Standing<'_>, number: Option<String>) -> Details {
    let mut details = Vec::new();
    for detail in &maker.ask.details {
        let mut texts: Vec<String> = Vec::new();
        match detail {
            Detail::Number => texts.extend(number.clone()),
            Detail::Address => {
                let all = unit
                    .ports
                    .iter()
                    .flat_map(|port| addresses(&port.interface));
                texts.extend(all.map(|address| address.to_string()));
            }
            Detail::Room => {
                let place = unit.unit.place().join(" ");
                texts.extend(Some(place).filter(|place| !place.is_empty()));
            }
            Detail::Note => texts.extend(unit.unit.note().shown().known().map(str::to_owned)),
        }
        details.extend(texts.into_iter().map(|text| (Some(*detail), text)));
    }
    details
}

fn group(
    maker: &mut Maker<'_>,
    zone: Option<EntityId>,
    model: Option<EntityId>,
    members: &[usize],
    parent: usize,
) {
    let Some(first) = members.first().map(|nth| &maker.network.units[*nth]) else {
        return;
    };
    let mut tone = Tone::Plain;
    let mut counted: BTreeMap<String, usize> = BTreeMap::new();
    for nth in members {
        let (own, signs) = maker.tones.unit(&maker.network.units[*nth]);
        tone = tone.max(own);
        for sign in signs {
            *counted.entry(sign).or_default() += 1;
        }
    }
    let signs = counted
        .into_iter()
        .map(|(sign, many)| match many == members.len() {
            true => sign,
            false => format!("{sign} ×{many}"),
        });
    let name = match model {
        Some(_) => first.unit.label().name,
        None => Some(maker.words.some_model()),
    };
    let node = Node {
        key: ElementKey::Group { zone, model },
        parent: Some(parent),
        look: Look::Group,
        label: name.unwrap_or_else(|| maker.words.unnamed()),
        details: Vec::new(),
        count: count(members.len()),
        is_folded: true,
        tone,
        signs: signs.collect(),
    };
    maker.graph.nodes.push(node);
    let at = maker.graph.nodes.len() - 1;
    for nth in members {
        maker.shown.insert(maker.network.units[*nth].id, at);
    }
}

/// Returns the number of a company outside, which is added where it is not there yet.
pub(super) fn vendor(maker: &mut Maker<'_>, vendor: Option<Organization<'_>>) -> usize {
    let id = vendor.map(|vendor| vendor.id());
    if let Some(at) = maker.vendors.get(&id) {
        return *at;
    }
    let label = match vendor {
        Some(vendor) => named(maker, vendor.name()),
        None => maker.words.some_vendor(),
    };
    maker.graph.nodes.push(Node {
        key: ElementKey::Vendor(id),
        parent: None,
        look: Look::Vendor,
        label,
        details: Vec::new(),
        count: 0,
        is_folded: false,
        tone: Tone::Plain,
        signs: Vec::new(),
    });
    let at = maker.graph.nodes.len() - 1;
    maker.vendors.insert(id, at);
    at
}

fn carried(maker: &mut Maker<'_>) {
    for carried in Carried::all(maker.network.ledger) {
        if !maker.chosen.has_carried(&carried) {
            continue;
        }
        let key = ElementKey::Carried(carried.id());
        let (tone, signs) = maker.tones.found(key);
        let company = carried.organization().shown().known();
        let company = company.and_then(|company| company.name().shown().known());
        let node = Node {
            key,
            parent: None,
            look: Look::Carried,
            label: named(maker, carried.name()),
            details: company
                .map(|company| (None, company.to_owned()))
                .into_iter()
                .collect(),
            count: 0,
            is_folded: false,
            tone,
            signs,
        };
        maker.graph.nodes.push(node);
        let at = maker.graph.nodes.len() - 1;
        maker.shown.insert(carried.id(), at);
    }
}
