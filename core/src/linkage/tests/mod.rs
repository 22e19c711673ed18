//! Ledgers written as lines of text, and what is found in them as lines of text.

mod cost;
mod finding;
mod joining;
mod laws;

use super::{
    find,
    pair::{Likeness, Pair},
};
use crate::{
    catalogue::field::Kind,
    device::fields,
    ident::{
        id::{EntityId, ReplicaId},
        timestamp::Timestamp,
    },
    ledger::{
        changes::ChangeSet,
        commit::{SealedCommit, Source},
        edit::Authorship,
        state::Ledger,
    },
};

/// The unit of a name; names sort as ids do.
pub(super) fn unit(name: &str) -> EntityId {
    let mut bytes = [0; 16];
    for (to, from) in bytes.iter_mut().zip(name.bytes()) {
        *to = from;
    }
    EntityId::from_bytes(bytes)
}

/// The name of a unit.
pub(super) fn name(id: &EntityId) -> String {
    let bytes = id.as_bytes().iter().filter(|byte| **byte != 0);
    bytes.map(|byte| char::from(*byte)).collect()
}

/// The changes that lines such as `a serial_number=SN-1 model=TE-161 mac=…` ask for. A model goes by its number; fields of
/// interfaces go to one interface of the unit.
pub(super) fn changes(lines: &str) -> ChangeSet {
    let mut changes = ChangeSet::new();
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let mut words = line.split(' ');
        let called = words.next().unwrap_or_default();
        for word in words {
            let (field, value) = word.split_once('=').expect("field=value");
            set(&mut changes, called, field, value);
        }
    }
    changes
}

/// The same, as a list or a form makes units: there even if nothing but an address is known.
pub(super) fn listed(lines: &str) -> ChangeSet {
    let mut changes = changes(lines);
    for line in lines.lines().map(str::trim) {
        if let Some(called) = line.split(' ').next().filter(|called| !called.is_empty()) {
            changes.restore("unit", unit(called));
        }
    }
    changes
}

fn set(changes: &mut ChangeSet, called: &str, field: &str, value: &str) {
    let id = unit(called);
    let kind = fields::spec(field).map_or(Kind::Unit, |spec| spec.kind);
    match (kind, field) {
        (_, "model") => {
            let model = EntityId::derived("model", value);
            changes.set_text("model", model, "model_number", value);
            changes.set_text("unit", id, "model", &model.to_string());
        }
        (Kind::Interface, _) => {
            let interface = EntityId::derived("interface", called);
            changes.set_text("interface", interface, "unit", &id.to_string());
            changes.set_text("interface", interface, field, value);
        }
        _ => changes.set_text("unit", id, field, value),
    }
}

/// Somebody's next commit.
pub(super) fn next(
    ledger: &Ledger,
    who: u8,
    at: u64,
    action: &str,
    set: ChangeSet,
) -> SealedCommit {
    let who = Authorship {
        replica: ReplicaId::from_bytes([who; 16]),
        author: format!("技士{who}"),
        at: Timestamp::from_milliseconds(at),
    };
    ledger.next_commit(who, Source::action(action), "", set)
}

pub(super) fn apply(ledger: &mut Ledger, action: &str, set: ChangeSet) {
    let at = ledger.commits_len() as u64;
    let sealed = next(ledger, 1, at, action, set);
    ledger.apply(&sealed).expect("a commit on top");
}

/// A ledger into which lists were imported one after the other.
pub(super) fn imported(lists: &[&str]) -> Ledger {
    let mut ledger = Ledger::new();
    for list in lists {
        apply(&mut ledger, "import", listed(list));
    }
    ledger
}

/// What is found, a line a pair.
pub(super) fn found(ledger: &Ledger) -> Vec<String> {
    find(ledger).pairs.iter().map(line).collect()
}

pub(super) fn line(pair: &Pair) -> String {
    let likeness = match pair.likeness {
        Likeness::Sure => "sure",
        Likeness::Doubtful => "doubtful",
    };
    let reasons = pair.reasons.iter().map(|reason| {
        let sign = if reason.speaks_for { '+' } else { '-' };
        format!("{sign}{}", reason.about.code())
    });
    let reasons: Vec<String> = reasons.collect();
    format!(
        "{} {} {likeness} {}",
        name(&pair.stays),
        name(&pair.goes),
        reasons.join(" ")
    )
}
