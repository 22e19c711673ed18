//! Units that turned out to be the same physical device and were joined.
//!
//! The unit that goes is deleted and names the one that stays in [`JOINED_TO`]. Everything that still points to it (an
//! address in a mail, a row of an exported list, an interface that a colleague made meanwhile) is followed to the one that
//! stays. That one always has the smaller id, so that two people who join the same two at once agree, and there are no rings:
//! a unit that names a greater id, itself, or no unit was joined to nothing. A unit that is there, because it was restored or
//! because somebody worked on it while it was joined, stands for itself until it is joined again.

use hashbrown::HashMap;

use crate::{
    catalogue::field::Kind,
    device::view::interface::NetworkInterface,
    ident::id::EntityId,
    ledger::{
        changes::row_number,
        state::Ledger,
        table::{Presence, Table},
    },
    view::entity::Entity,
};

/// The field of a unit that was joined to another: the id of that one.
pub const JOINED_TO: &str = "joined_to";

/// Returns the unit that stands for a unit: the one that it was joined to, or itself; whatever is no unit stands for itself.
#[must_use]
pub fn resolve(ledger: &Ledger, id: EntityId) -> EntityId {
    let Some(units) = ledger.table(Kind::Unit.as_str()) else {
        return id;
    };
    let mut stands = id;
    while let Some(row) = units.row(&stands)
        && let Some(to) = target(ledger, units, row)
    {
        stands = units.ids()[to];
    }
    stands
}

/// Lists the units that were joined to a unit, directly or by way of others, by their ids.
#[must_use]
pub fn joined_into(ledger: &Ledger, id: &EntityId) -> Vec<EntityId> {
    let pairs = Joined::of(ledger).pairs(ledger).into_iter();
    pairs
        .filter(|(_, to)| to == id)
        .map(|(from, _)| from)
        .collect()
}

/// Lists the interfaces of a unit and of those that were joined to it, in the order of the ledger.
pub fn interfaces<'a>(
    ledger: &'a Ledger,
    unit: EntityId,
) -> impl Iterator<Item = NetworkInterface<'a>> {
    let mut owners = joined_into(ledger, &unit);
    owners.push(unit);
    NetworkInterface::all(ledger).filter(move |interface| {
        let owner = interface.record().reference("unit");
        owner.is_some_and(|owner| owners.contains(&owner))
    })
}

/// Lists all entities whose past is that of a unit: itself, the units that were joined to it, and the interfaces of all of
/// them, deleted ones too.
#[must_use]
pub fn with_all_parts(ledger: &Ledger, unit: EntityId) -> Vec<EntityId> {
    let mut parts = vec![unit];
    parts.extend(joined_into(ledger, &unit));
    let units = parts.len();
    let kind = Kind::Interface.as_str();
    let interfaces = ledger.table(kind).map(|table| table.ids());
    for id in interfaces.unwrap_or_default() {
        let owner = ledger
            .record(kind, id)
            .and_then(|port| port.reference("unit"));
        if owner.is_some_and(|owner| parts.iter().take(units).any(|part| *part == owner)) {
            parts.push(*id);
        }
    }
    parts
}

/// All joined units by their rows in the table of units, each with the row of the one that stands for it.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Joined(HashMap<u32, u32>);

impl Joined {
    /// Looks at the units that name another; the ledger may have any number of others.
    pub(crate) fn of(ledger: &Ledger) -> Self {
        let mut joined = Self::default();
        let Some(units) = ledger.table(Kind::Unit.as_str()) else {
            return joined;
        };
        let Some(column) = units.column(JOINED_TO) else {
            return joined;
        };
        let names_one = |row: &usize| column.code(*row).entry().is_some();
        let rows = (0..column.codes().len()).filter(names_one);
        let mut steps: Vec<(EntityId, u32, u32)> = rows
            .filter_map(|row| {
                let to = target(ledger, units, row)?;
                Some((units.ids()[row], row_number(row), row_number(to)))
            })
            .collect();
        // Every step leads to a smaller id: that of the one it leads to is known before it.
        steps.sort_unstable();
        for (_, from, to) in steps {
            let stands = joined.row(to);
            joined.0.insert(from, stands);
        }
        joined
    }

    /// Lists the joined units by their ids, each with the one that stands for it.
    pub(crate) fn pairs(&self, ledger: &Ledger) -> Vec<(EntityId, EntityId)> {
        let Some(units) = ledger.table(Kind::Unit.as_str()) else {
            return Vec::new();
        };
        let id = |row: u32| units.ids()[row as usize];
        let pairs = self.0.iter().map(|(from, to)| (id(*from), id(*to)));
        let mut pairs: Vec<_> = pairs.collect();
        pairs.sort_unstable();
        pairs
    }

    /// Returns the row of the unit that stands for the one in a row.
    pub(crate) fn row(&self, row: u32) -> u32 {
        self.0.get(&row).copied().unwrap_or(row)
    }

    /// Replaces the rows of units by those of the ones that stand for them.
    pub(crate) fn follow(&self, rows: &mut [u32]) {
        if !self.0.is_empty() {
            rows.iter_mut().for_each(|row| *row = self.row(*row));
        }
    }
}

/// The row of the unit that the one in a row was joined to.
fn target(ledger: &Ledger, units: &Table, row: usize) -> Option<usize> {
    let to: EntityId = units.get(row, JOINED_TO)?.text()?.parse().ok()?;
    let target = units.row(&to)?;
    let is_joined = to < units.ids()[row] && units.presence(row, ledger) == Presence::Deleted;
    is_joined.then_some(target)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        ident::{id::ReplicaId, timestamp::Timestamp},
        ledger::{changes::ChangeSet, commit::Source, edit::Authorship},
    };

    fn id(nth: u8) -> EntityId {
        EntityId::from_bytes([nth; 16])
    }

    /// Units 1 to 9, some joined to others.
    fn ledger(joins: &[(u8, u8)]) -> Ledger {
        let mut changes = ChangeSet::new();
        for nth in 1..10 {
            changes.set_text("unit", id(nth), "asset_number", &nth.to_string());
            changes.set_text("interface", id(100 + nth), "unit", &id(nth).to_string());
        }
        for (from, to) in joins {
            changes.set_text("unit", id(*from), JOINED_TO, &id(*to).to_string());
            changes.delete("unit", id(*from));
        }
        let mut ledger = Ledger::new();
        apply(&mut ledger, changes);
        ledger
    }

    fn apply(ledger: &mut Ledger, changes: ChangeSet) {
        let who = Authorship {
            replica: ReplicaId::from_bytes([1; 16]),
            author: String::new(),
            at: Timestamp::default(),
        };
        let sealed = ledger.next_commit(who, Source::default(), "", changes);
        ledger.apply(&sealed).expect("a commit on top");
    }

    #[test]
    fn a_chain_is_followed_to_its_end() {
        let ledger = ledger(&[(9, 5), (5, 2), (7, 2)]);
        for (from, to) in [(9, 2), (5, 2), (7, 2), (2, 2), (3, 3), (99, 99)] {
            assert_eq!(resolve(&ledger, id(from)), id(to), "{from}");
        }
        assert_eq!(joined_into(&ledger, &id(2)), [id(5), id(7), id(9)]);
        assert_eq!(joined_into(&ledger, &id(5)), []);
        let parts = with_all_parts(&ledger, id(2));
        assert_eq!(parts, [2, 5, 7, 9, 102, 105, 107, 109].map(id));
        let owned = interfaces(&ledger, id(2)).map(|interface| interface.id());
        assert_eq!(
            owned.collect::<Vec<_>>(),
            [2, 5, 7, 9].map(|nth| id(100 + nth))
        );
    }

    #[test]
    fn what_leads_in_a_ring_or_nowhere_leads_no_further() {
        let mut ledger = ledger(&[(2, 5), (5, 2), (3, 3), (7, 77)]);
        let mut changes = ChangeSet::new();
        changes.set_text("unit", id(8), JOINED_TO, "機器");
        apply(&mut ledger, changes);
        for (from, to) in [(2, 2), (5, 2), (3, 3), (7, 7), (8, 8)] {
            assert_eq!(resolve(&ledger, id(from)), id(to), "{from}");
        }
    }

    #[test]
    fn a_restored_unit_stands_for_itself() {
        let mut ledger = ledger(&[(9, 5), (5, 2)]);
        let mut changes = ChangeSet::new();
        changes.restore("unit", id(5));
        apply(&mut ledger, changes);
        assert_eq!(resolve(&ledger, id(9)), id(5));
        assert_eq!(resolve(&ledger, id(5)), id(5));
        assert_eq!(Joined::of(&ledger).0.len(), 1);
    }
}
