//! The numbers of a reconciliation.

use serde::{Deserialize, Serialize};

use super::{Line, Presence, known::Known};
use crate::discover::verdict::Decision;

/// The numbers of a reconciliation.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// Devices of the ledger that are on a network and not put away.
    pub in_ledger_on_network: u32,
    /// Everything that was seen: the three that follow.
    pub seen: u32,
    /// Devices of the ledger that were seen.
    pub seen_known: u32,
    /// What was seen, is not in the ledger, and nobody called somebody else's.
    pub seen_unknown: u32,
    /// What was seen and is known to be somebody else's.
    pub not_ours: u32,
    /// Devices that were not seen, and would have been.
    pub not_seen: u32,
    /// Devices that were not looked for.
    pub outside: u32,
}

/// Counts.
pub(super) fn summary(lines: &[Line], known: &Known) -> Summary {
    let expected = known
        .units
        .values()
        .filter(|unit| unit.is_expected())
        .count();
    let mut summary = Summary {
        in_ledger_on_network: u32::try_from(expected).unwrap_or(u32::MAX),
        ..Summary::default()
    };
    let is_not_ours = |line: &Line| {
        line.decided
            .as_ref()
            .is_some_and(|decided| decided.decision == Decision::NotOurs)
    };
    for line in lines {
        match line.presence {
            Presence::Seen => summary.seen_known += 1,
            Presence::NotSeen { .. } => summary.not_seen += 1,
            Presence::Outside { .. } => summary.outside += 1,
            Presence::Unknown { .. } if is_not_ours(line) => summary.not_ours += 1,
            Presence::Unknown { .. } => summary.seen_unknown += 1,
        }
    }
    summary.seen = summary.seen_known + summary.seen_unknown + summary.not_ours;
    summary
}
