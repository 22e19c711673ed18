//! Devices that no contract covers, by model.

use std::{cmp::Reverse, collections::BTreeMap};

use hashbrown::HashSet;

use crate::{
    device::{joined, list::DeviceList, view::unit::DeviceUnit},
    directory::reach::Reach,
    ident::id::EntityId,
    ledger::state::Ledger,
    network::{member::Member, view::Line},
    topology::Topology,
    view::entity::Entity,
};

/// Devices of one model that no contract covers.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Uncovered {
    /// The model; `None`: nobody said which.
    pub model: Option<EntityId>,
    /// The devices.
    pub units: Vec<EntityId>,
    /// How many of them a vendor reaches over a line.
    pub with_line: usize,
}

/// Puts devices together by model: those first that vendors reach, then those that are many.
#[must_use]
pub fn by_model(ledger: &Ledger, units: &[EntityId]) -> Vec<Uncovered> {
    let reached = reached(ledger, units);
    let mut groups: BTreeMap<Option<EntityId>, Uncovered> = BTreeMap::new();
    for id in units {
        let Some(unit) = DeviceUnit::find(ledger, id) else {
            continue;
        };
        let model = unit.model().shown().known().map(|model| model.id());
        let has_line =
            reached.contains(id) || unit.remote_maintenance().shown().known() == Some(true);
        let group = groups.entry(model).or_insert_with(|| Uncovered {
            model,
            units: Vec::new(),
            with_line: 0,
        });
        group.units.push(*id);
        group.with_line += usize::from(has_line);
    }
    let mut groups: Vec<Uncovered> = groups.into_values().collect();
    groups.sort_by_key(|group| Reverse((group.with_line, group.units.len())));
    groups
}

/// The devices that a vendor reaches over a line: those that it names, or all of its zone where it names none.
fn reached(ledger: &Ledger, units: &[EntityId]) -> HashSet<EntityId> {
    let lines: HashSet<EntityId> = Line::all(ledger).map(|line| line.id()).collect();
    let members = Member::all(ledger).filter(|member| lines.contains(&member.group));
    let mut reached: HashSet<EntityId> = members
        .map(|member| joined::resolve(ledger, member.element))
        .collect();
    let names_none = |line: &Line<'_>| line.devices().next().is_none();
    let wide: Vec<Reach<'_>> = Line::all(ledger)
        .filter(names_none)
        .map(Reach::of)
        .collect();
    if wide.is_empty() {
        return reached;
    }
    let list = DeviceList::new(ledger);
    let network = Topology::of(&list);
    let in_zone = |unit: &&EntityId| wide.iter().any(|line| line.reaches(&network, **unit));
    reached.extend(units.iter().filter(in_zone));
    reached
}
