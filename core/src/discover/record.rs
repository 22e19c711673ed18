//! Scans that were imported: a record for each, with what it showed. The bytes lie beside the ledger as an attachment.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{reconcile::Summary, tool::Tool};
use crate::{
    ident::{date::PartialDate, hash::Hash, id::EntityId},
    ledger::{changes::ChangeSet, state::Ledger, table::DELETED, value::ValueRef},
    view::{entity::kept, reading::Reading},
};

/// The kind of imported scans.
pub const KIND: &str = "scan";

kept!(
    /// An imported scan.
    Imported,
    KIND
);

impl<'a> Imported<'a> {
    /// Returns the SHA-256 of the file.
    #[must_use]
    pub fn sha256(&self) -> Reading<'a, Hash> {
        Reading::of(&self.0, "sha256", |text| text.parse().ok())
    }

    /// Returns what wrote it.
    #[must_use]
    pub fn tool(&self) -> Reading<'a, Tool> {
        Reading::of(&self.0, "tool", Tool::from_code)
    }

    /// Returns the day on which it was taken.
    #[must_use]
    pub fn taken_on(&self) -> Reading<'a, PartialDate> {
        Reading::of(&self.0, "taken_on", |text| text.parse().ok())
    }

    /// Returns what it showed, together with the others of its round; what is missing is 0.
    #[must_use]
    pub fn summary(&self) -> Summary {
        let mut summary = Summary::default();
        for (field, number) in numbers(&mut summary) {
            let text = self.0.text(field);
            *number = text.and_then(|text| text.parse().ok()).unwrap_or(0);
        }
        summary
    }
}

fn numbers(summary: &mut Summary) -> [(&'static str, &mut u32); 7] {
    let Summary {
        in_ledger_on_network,
        seen,
        seen_known,
        seen_unknown,
        not_ours,
        not_seen,
        outside,
    } = summary;
    [
        ("in_ledger", in_ledger_on_network),
        ("seen", seen),
        ("seen_known", seen_known),
        ("seen_unknown", seen_unknown),
        ("not_ours", not_ours),
        ("not_seen", not_seen),
        ("outside", outside),
    ]
}

/// Returns the id of the record of a file: the same for everybody who imports it.
#[must_use]
pub fn id(sha256: &Hash) -> EntityId {
    EntityId::derived(KIND, &sha256.to_string())
}

/// Returns the changes that note a scan, or what it shows by now.
#[must_use]
pub fn note(
    ledger: &Ledger,
    sha256: &Hash,
    tool: Tool,
    taken_on: PartialDate,
    summary: &Summary,
) -> ChangeSet {
    let id = id(sha256);
    let before = ledger.record(KIND, &id);
    let mut changes = ChangeSet::new();
    let mut set = |field: &str, value: ValueRef<'_>| {
        let was = before.and_then(|record| record.get(field));
        if was.unwrap_or(ValueRef::Cleared) != value {
            changes.set(KIND, id, field, value);
        }
    };
    set("sha256", ValueRef::Text(&sha256.to_string()));
    set("tool", ValueRef::Text(tool.code()));
    set("taken_on", ValueRef::Text(&taken_on.to_string()));
    let mut summary = *summary;
    for (field, number) in numbers(&mut summary) {
        set(field, ValueRef::Text(&number.to_string()));
    }
    set(DELETED, ValueRef::Cleared);
    changes
}

/// Returns the changes that forget a scan. Its attachment is another matter.
#[must_use]
pub fn forget(id: EntityId) -> ChangeSet {
    ChangeSet::deletion(KIND, id)
}

/// What one day's scans showed.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Point {
    /// The day, as the ledger has it.
    pub on: String,
    /// The numbers.
    pub summary: Summary,
}

/// Returns what scans showed day by day, the first first. Of several of one day that one counts that saw most: they are of one
/// round, and the last of them knew all the others.
#[must_use]
pub fn trend(ledger: &Ledger) -> Vec<Point> {
    let mut days: BTreeMap<PartialDate, Summary> = BTreeMap::new();
    for scan in Imported::all(ledger) {
        let Some(on) = scan.taken_on().shown().known() else {
            continue;
        };
        let summary = scan.summary();
        let best = days.entry(on).or_insert(summary);
        if summary.seen > best.seen {
            *best = summary;
        }
    }
    let point = |(on, summary): (PartialDate, Summary)| Point {
        on: on.to_string(),
        summary,
    };
    days.into_iter().map(point).collect()
}
