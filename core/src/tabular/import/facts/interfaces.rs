//! Which interface of a unit the columns of a row mean.

use super::Facts;
use crate::tabular::import::column::NONE;

impl Facts {
    /// Tells which interface of the unit each group of interface columns means, with its number in the header; `None` for one
    /// that is to be made.
    ///
    /// An interface with the hardware address of the row is meant, else one that says all that the row says, else the one in
    /// the same place. Groups without a value are left out.
    pub(in crate::tabular::import) fn assign(
        &self,
        row: usize,
        unit: Option<u32>,
    ) -> Vec<(u32, &[usize], Option<u32>)> {
        let code = |nth: usize| {
            self.columns
                .get(nth)
                .map_or(NONE, |column| column.code(row))
        };
        let said = self
            .interfaces
            .iter()
            .filter(|(_, group)| group.iter().any(|nth| code(*nth) != NONE));
        let groups: Vec<&(u32, Vec<usize>)> = said.collect();
        let known = unit
            .map(|unit| self.units.interfaces(unit))
            .unwrap_or_default();
        if known.is_empty() {
            return groups
                .into_iter()
                .map(|(number, group)| (*number, group.as_slice(), None))
                .collect();
        }
        let is_mac = |nth: &usize| {
            self.columns
                .get(*nth)
                .is_some_and(|column| column.field == "mac")
        };
        let same_mac = |group: &[usize], interface: u32| {
            let nth = group
                .iter()
                .copied()
                .find(is_mac)
                .filter(|nth| code(*nth) != NONE);
            nth.is_some_and(|nth| self.own(nth, interface) == code(nth))
        };
        let equal = |group: &[usize], interface: u32| {
            group
                .iter()
                .all(|nth| code(*nth) == NONE || self.own(*nth, interface) == code(*nth))
        };
        let mut taken: Vec<Option<u32>> = vec![None; groups.len()];
        claim(&mut taken, &groups, known, |_, group, interface| {
            same_mac(group, interface)
        });
        claim(&mut taken, &groups, known, |_, group, interface| {
            equal(group, interface)
        });
        claim(&mut taken, &groups, known, |place, _, interface| {
            known.get(place) == Some(&interface)
        });
        // A row may name its second interface only, as the first that the unit has.
        claim(&mut taken, &groups, known, |place, _, _| {
            place >= known.len()
        });
        groups
            .into_iter()
            .zip(taken)
            .map(|((number, group), interface)| (*number, group.as_slice(), interface))
            .collect()
    }
}

/// Gives each group that has none the first interface that fits and that no other group has.
fn claim(
    taken: &mut [Option<u32>],
    groups: &[&(u32, Vec<usize>)],
    known: &[u32],
    fits: impl Fn(usize, &[usize], u32) -> bool,
) {
    for at in 0..groups.len() {
        let (Some((nth, group)), Some(None)) = (groups.get(at), taken.get(at)) else {
            continue;
        };
        let place = (*nth as usize).saturating_sub(1);
        let free =
            |interface: &u32| !taken.contains(&Some(*interface)) && fits(place, group, *interface);
        let found = known.iter().copied().find(free);
        if let Some(slot) = taken.get_mut(at) {
            *slot = found;
        }
    }
}
