//! The first devices of a large ledger as a small ledger of their own.
//!
//! A page stores it beside the snapshot and shows it at once while it reads the rest. It is a cache: made anew whenever
//! the ledger changes, and never merged with anything.

use std::collections::BTreeSet;

use hashbrown::HashMap;

use super::{fields, joined::Joined, list::target};
use crate::{
    catalogue::field::Kind,
    ident::{
        id::{EntityId, ReplicaId},
        timestamp::Timestamp,
    },
    ledger::{
        changes::ChangeSet,
        commit::Source,
        edit::Authorship,
        snapshot::SnapshotError,
        state::{Ledger, Record},
        table::DELETED,
    },
};

/// From how many devices on a ledger takes so long to read that its first rows are worth showing before.
pub const WORTHWHILE: usize = 2_000;

/// Devices that a screen shows at once; the rest of the list is further down.
const ROWS: usize = 60;

/// How the source of the one commit tells the number of devices.
const DEVICES: &str = "devices";

/// The first devices with all that their rows show: models, interfaces, and the names of whatever they refer to.
#[derive(Clone, Debug)]
pub struct Glimpse {
    /// A ledger that holds these devices and nothing else, in the order of the whole.
    pub ledger: Ledger,
    /// How many devices the whole ledger has.
    pub devices: usize,
}

impl Glimpse {
    /// Returns the first devices of a ledger; `None` if it is small enough to be read at once.
    #[must_use]
    pub fn of(ledger: &Ledger) -> Option<Self> {
        let units = ledger.table(Kind::Unit.as_str())?;
        if units.len() < WORTHWHILE {
            return None;
        }
        let present = units.present_rows(ledger);
        let rows = present.iter().take(ROWS);
        let ids: Vec<EntityId> = rows.map(|row| units.ids()[*row as usize]).collect();
        let mut excerpt = Excerpt::new(ledger);
        for id in &ids {
            // Also a device of which nothing is said is there.
            let kind = Kind::Unit.as_str();
            excerpt.changes.restore(kind, *id);
            excerpt.take(Kind::Unit, *id);
        }
        for (interface, owner) in interfaces_of(ledger, &ids) {
            excerpt.take(Kind::Interface, interface);
            let (kind, owner) = (Kind::Interface.as_str(), owner.to_string());
            excerpt.changes.set_text(kind, interface, "unit", &owner);
        }
        for facility in ledger.records(Kind::Facility.as_str()) {
            excerpt.take(Kind::Facility, facility.id());
        }
        let source = Source::action("glimpse").with(DEVICES, &present.len().to_string());
        Some(Self {
            ledger: ledger_of(excerpt.changes, source),
            devices: present.len(),
        })
    }

    /// Returns it as bytes.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        self.ledger.to_snapshot()
    }

    /// Reads what [`Glimpse::to_bytes`] returned.
    ///
    /// # Errors
    /// When the bytes were written by another version or are damaged.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, SnapshotError> {
        let ledger = Ledger::from_snapshot(bytes)?;
        let commit = ledger.commits().next();
        let devices = commit.and_then(|commit| commit.source.details.get(DEVICES)?.parse().ok());
        let devices = devices.ok_or(SnapshotError {
            problem: "no number of devices",
            at: 0,
        })?;
        Ok(Self { ledger, devices })
    }
}

/// Returns a ledger of one commit by nobody.
fn ledger_of(changes: ChangeSet, source: Source) -> Ledger {
    let nobody = Authorship {
        replica: ReplicaId::from_bytes([0; 16]),
        author: String::new(),
        at: Timestamp::default(),
    };
    let mut ledger = Ledger::new();
    let sealed = ledger.next_commit(nobody, source, "", changes);
    // The first commit of an empty ledger contradicts nothing.
    let _ = ledger.apply(&sealed);
    ledger
}

/// Returns the interfaces of some units and the unit of each, looking at every text of the column of owners once.
fn interfaces_of(ledger: &Ledger, units: &[EntityId]) -> Vec<(EntityId, EntityId)> {
    let Some(table) = ledger.table(Kind::Interface.as_str()) else {
        return Vec::new();
    };
    let Some(owners) = table.column("unit") else {
        return Vec::new();
    };
    let itself = units.iter().map(|unit| (*unit, *unit));
    let joined = Joined::of(ledger).pairs(ledger);
    let joined = joined.into_iter().filter(|(_, to)| units.contains(to));
    let wanted: HashMap<String, EntityId> = itself
        .chain(joined)
        .map(|(owner, unit)| (owner.to_string(), unit))
        .collect();
    let by_entry: Vec<Option<EntityId>> = owners
        .texts()
        .map(|owner| wanted.get(owner).copied())
        .collect();
    let owned = |row: u32| {
        let entry = owners.code(row as usize).entry()?;
        let owner = by_entry.get(entry).copied().flatten()?;
        Some((table.ids()[row as usize], owner))
    };
    let rows = table.present_rows(ledger).into_iter();
    rows.filter_map(owned).collect()
}

/// Collects what is shown of some entities.
struct Excerpt<'a> {
    ledger: &'a Ledger,
    changes: ChangeSet,
    taken: BTreeSet<(Kind, EntityId)>,
}

impl<'a> Excerpt<'a> {
    fn new(ledger: &'a Ledger) -> Self {
        Self {
            ledger,
            changes: ChangeSet::new(),
            taken: BTreeSet::new(),
        }
    }

    /// Takes an entity and, as rows show names in place of references, what it refers to.
    fn take(&mut self, kind: Kind, id: EntityId) {
        let mut left = vec![(kind, id)];
        while let Some((kind, id)) = left.pop() {
            if !self.taken.insert((kind, id)) {
                continue;
            }
            let Some(record) = self.ledger.record(kind.as_str(), &id) else {
                continue;
            };
            for (field, value) in record.fields().filter(|(field, _)| *field != DELETED) {
                self.changes.set(kind.as_str(), id, field, value);
                left.extend(referred(kind, &record, field));
            }
        }
    }
}

/// Returns what a field refers to; other units are none of the row's business.
fn referred(kind: Kind, record: &Record<'_>, field: &str) -> Option<(Kind, EntityId)> {
    let spec = fields::spec(field).or_else(|| fields::spec_of(kind, field))?;
    let to = target(Some(spec)).filter(|to| *to != Kind::Unit)?;
    Some((to, record.reference(field)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::device::list::DeviceList;

    fn id(kind: &str, nth: usize) -> EntityId {
        EntityId::derived(kind, &nth.to_string())
    }

    /// Devices with a model each ten, two interfaces each, of which every third was deleted.
    fn ledger(devices: usize) -> Ledger {
        let mut changes = ChangeSet::new();
        let text = |changes: &mut ChangeSet, kind: &str, nth: usize, field: &str, text: &str| {
            changes.set_text(kind, id(kind, nth), field, text);
        };
        text(&mut changes, "facility", 0, "name", "みどり病院");
        for nth in 0..devices {
            let model = nth / 10;
            let maker = id("organization", model % 3).to_string();
            text(
                &mut changes,
                "unit",
                nth,
                "asset_number",
                &format!("ME-{nth}"),
            );
            text(
                &mut changes,
                "unit",
                nth,
                "model",
                &id("model", model).to_string(),
            );
            text(&mut changes, "unit", nth, "extra:備考", &nth.to_string());
            text(
                &mut changes,
                "model",
                model,
                "trade_name",
                &format!("ポンプ {model}"),
            );
            text(&mut changes, "model", model, "manufacturer", &maker);
            text(
                &mut changes,
                "organization",
                model % 3,
                "name",
                &format!("会社 {model}"),
            );
            for port in [2 * nth, 2 * nth + 1] {
                let unit = id("unit", nth).to_string();
                text(&mut changes, "interface", port, "unit", &unit);
                text(
                    &mut changes,
                    "interface",
                    port,
                    "mac",
                    &format!("02:00:00:00:00:{port}"),
                );
            }
            if nth % 3 == 0 {
                text(&mut changes, "unit", nth, DELETED, "true");
            }
        }
        ledger_of(changes, Source::action("import"))
    }

    #[test]
    fn its_rows_show_what_the_first_rows_of_the_whole_show() {
        let whole = ledger(WORTHWHILE);
        let glimpse = Glimpse::of(&whole).expect("a large ledger");
        let glimpse = Glimpse::from_bytes(&glimpse.to_bytes()).expect("what was written");
        let (all, few) = (DeviceList::new(&whole), DeviceList::new(&glimpse.ledger));
        assert_eq!((glimpse.devices, few.len()), (all.len(), ROWS));
        for (row, of_all) in few.rows().iter().zip(all.rows()) {
            for field in fields::columns()
                .iter()
                .map(|field| field.key)
                .chain(["extra:備考"])
            {
                assert_eq!(few.text(*row, field), all.text(*of_all, field), "{field}");
            }
            assert_eq!(few.interfaces(*row).len(), all.interfaces(*of_all).len());
        }
        let facility = glimpse.ledger.records("facility").next();
        assert_eq!(
            facility.and_then(|facility| facility.text("name")),
            Some("みどり病院")
        );
    }

    #[test]
    fn what_points_to_a_joined_device_belongs_to_the_one_that_stays() {
        let mut whole = ledger(WORTHWHILE);
        let mut first: Vec<EntityId> = vec![id("unit", 1), id("unit", 2)];
        first.sort_unstable();
        let mut changes = ChangeSet::new();
        let goes = first[1].to_string();
        changes.set_text("unit", first[1], "joined_to", &first[0].to_string());
        changes.delete("unit", first[1]);
        changes.set_text("interface", id("interface", 1), "unit", &goes);
        let nobody = Authorship {
            replica: ReplicaId::from_bytes([0; 16]),
            author: String::new(),
            at: Timestamp::default(),
        };
        let sealed = whole.next_commit(nobody, Source::default(), "", changes);
        whole.apply(&sealed).expect("a commit on top");
        let glimpse = Glimpse::of(&whole).expect("a large ledger");
        let (all, few) = (DeviceList::new(&whole), DeviceList::new(&glimpse.ledger));
        let ports = |list: &DeviceList| list.interfaces(list.rows()[0]).len();
        assert_eq!((ports(&all), ports(&few)), (5, 5));
    }

    #[test]
    fn a_small_ledger_is_read_at_once() {
        assert!(Glimpse::of(&ledger(WORTHWHILE - 1)).is_none());
        assert!(Glimpse::from_bytes(&ledger(1).to_snapshot()).is_err());
    }
}
