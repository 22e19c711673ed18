//! Devices that no contract covers, by model.

use std::{cmp::Reverse, collections::BTreeMap};

use hashbrown::HashSet;

use crate::{
    device::{joined, view::unit::DeviceUnit},
    ident::id::EntityId,
    ledger::state::Ledger,
    network::{member::Member, view::Line},
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
    let lines: HashSet<EntityId> = Line::all(ledger).map(|line| line.id()).collect();
    let members = Member::all(ledger).filter(|member| lines.contains(&member.group));
    let reached: HashSet<EntityId> = members
        .map(|member| joined::resolve(ledger, member.element))
        .collect();
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
