//! What was seen against what the ledger says.
//!
//! | module | what it holds |
//! |---|---|
//! | [`hosts`] | sightings of several scans that are of one interface |
//! | [`known`] | the interfaces of the ledger, found by their addresses |
//! | [`matching`] | which of them is which |
//! | [`coverage`] | where a device would have been seen |
//! | [`finding`] | what differs |
//! | [`across`] | what contradicts itself across what was seen |
//! | [`summary`] | the numbers |
//! | [`past`] | when a device was seen last |
//!
//! A hardware address tells most: what has one of the ledger is that interface, wherever it is. An IP address tells less: a
//! server gives it to somebody else tomorrow, so that it names a device only where nothing contradicts it. A name of a host
//! tells least. And that a device was not seen is said only where it would have been: a wrong word sends somebody to look for
//! what stands in its place.

mod across;
mod coverage;
mod finding;
mod hosts;
mod known;
mod matching;
mod past;
mod summary;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use self::{across::Across, coverage::Coverage, known::Known, past::Past};
pub use self::{
    coverage::Outside,
    finding::{Finding, Noted},
    hosts::{Host, Matched, Origin, Place},
    summary::Summary,
};
use super::{
    hint::{Hint, hints},
    oui::Vendor,
    sighting::Scan,
    verdict::{About, Decided, Decision, Verdicts},
};
use crate::{
    device::mac::MacAddress,
    ident::{date::PartialDate, id::EntityId},
    ledger::state::Ledger,
};

/// A scan and the day on which it was taken.
#[derive(Clone, Copy, Debug)]
pub struct Taken<'a> {
    /// The scan.
    pub scan: &'a Scan,
    /// The day, of the hospital's own calendar.
    pub on: PartialDate,
}

/// Whether a device or a host is where it should be.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum Presence {
    /// A device of the ledger was seen.
    Seen,
    /// It was not seen, and would have been.
    NotSeen {
        /// The day of the last scan that saw it, as text; `None` if none did.
        since: Option<String>,
        /// Whether somebody said that this is in order.
        is_accepted: bool,
    },
    /// It was not seen, and the scan did not look where it is.
    Outside {
        /// Why not.
        why: Outside,
        /// The day of the last scan that saw it, as text; `None` if none did.
        since: Option<String>,
    },
    /// Something was seen that the ledger does not have.
    Unknown {
        /// What it seems to be.
        hints: Vec<Hint>,
        /// The day of the first scan that saw it, as text, if one before this did.
        since: Option<String>,
    },
}

/// A device of the ledger, or something that was seen and is none.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// What stays the same from one scan to the next: `unit:<id>` or [`Identity::code`](super::identity::Identity::code).
    pub key: String,
    /// The device.
    pub unit: Option<EntityId>,
    /// Whether it is where it should be.
    pub presence: Presence,
    /// What was seen of it: of a device each of its interfaces.
    pub hosts: Vec<Host>,
    /// What differs from the ledger, or from what is usual.
    pub findings: Vec<Noted>,
    /// What somebody decided about something unknown.
    pub decided: Option<Decided>,
}

impl Line {
    /// Whether there is anything that nobody has decided yet.
    #[must_use]
    pub fn is_open(&self) -> bool {
        let is_settled = |decided: &Decided| decided.decision != Decision::Look;
        let is_asked = match &self.presence {
            Presence::Seen | Presence::Outside { .. } => false,
            Presence::NotSeen { is_accepted, .. } => !is_accepted,
            Presence::Unknown { .. } => !self.decided.as_ref().is_some_and(is_settled),
        };
        is_asked || self.findings.iter().any(|noted| !noted.is_accepted)
    }
}

/// What was seen against what the ledger says.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct Reconciliation {
    /// The lines, by their keys.
    pub lines: Vec<Line>,
    /// Their numbers.
    pub summary: Summary,
    /// Sightings that tell of the past only: leases that are over.
    pub past: Vec<Origin>,
    /// Devices that nobody expects on the network and that were not seen: put away, given up, or said to be off it.
    pub unexpected: u32,
}

/// Holds scans of one day, or of one round, against the ledger. `earlier` ones tell since when; `vendor` names makers, such as
/// [`oui::vendor`](super::oui::vendor).
#[must_use]
pub fn reconcile(
    ledger: &Ledger,
    current: &[Taken<'_>],
    earlier: &[Taken<'_>],
    vendor: &dyn Fn(MacAddress) -> Vendor,
) -> Reconciliation {
    let known = Known::of(ledger);
    let verdicts = Verdicts::of(ledger);
    let (mut hosts, over) = hosts::join(current);
    let matched = matching::find(&mut hosts, &known, &verdicts);
    let told = Told {
        coverage: Coverage::of(current),
        past: Past::of(earlier, current, &over, &known),
        across: Across::of(&hosts, current),
        matched: &matched,
        known: &known,
        verdicts: &verdicts,
        vendor,
    };
    let mut by_unit: BTreeMap<EntityId, Vec<Host>> = BTreeMap::new();
    let mut result = Reconciliation {
        past: over,
        ..Reconciliation::default()
    };
    for (host, unit) in hosts.into_iter().zip(&matched.units) {
        match unit {
            Some(unit) => by_unit.entry(*unit).or_default().push(host),
            None => result.lines.push(told.unknown(host)),
        }
    }
    for unit in known.units.keys() {
        match told.device(*unit, by_unit.remove(unit).unwrap_or_default()) {
            Some(line) => result.lines.push(line),
            None => result.unexpected += 1,
        }
    }
    result.lines.sort_by(|one, other| one.key.cmp(&other.key));
    result.summary = summary::summary(&result.lines, &known);
    result
}

/// Everything that lines are made of.
struct Told<'a> {
    coverage: Coverage,
    past: Past,
    across: Across,
    matched: &'a matching::Matches,
    known: &'a Known,
    verdicts: &'a Verdicts,
    vendor: &'a dyn Fn(MacAddress) -> Vendor,
}

impl Told<'_> {
    fn named(&self, host: &mut Host) {
        host.vendor = host.mac().map_or(Vendor::Unknown, self.vendor);
    }

    fn unknown(&self, mut host: Host) -> Line {
        self.named(&mut host);
        let findings = finding::of_host(&self.across, &host, None, self.verdicts);
        let hints = hints(
            &host.ports,
            &host.vendor,
            host.said_vendor.as_deref(),
            &host.host_names,
        );
        let since = self.past.first(&host.identity).map(|day| day.to_string());
        Line {
            key: host.identity.code(),
            unit: None,
            presence: Presence::Unknown { hints, since },
            decided: self.verdicts.decided(&host.identity).cloned(),
            findings,
            hosts: vec![host],
        }
    }

    /// `None` for a device that was not seen, and that nobody expects to be.
    fn device(&self, id: EntityId, mut hosts: Vec<Host>) -> Option<Line> {
        let unit = self.known.units.get(&id)?;
        let presence = if hosts.is_empty() {
            if !unit.is_expected() {
                return None;
            }
            self.absence(id)
        } else {
            Presence::Seen
        };
        let mut findings = Vec::new();
        for host in &mut hosts {
            self.named(host);
            let interface = host.interface.and_then(|id| self.known.interface(id));
            findings.extend(finding::of_host(
                &self.across,
                host,
                interface,
                self.verdicts,
            ));
        }
        if let Some(host) = hosts.first() {
            findings.extend(finding::of_unit(unit, host, self.verdicts));
        }
        Some(Line {
            key: format!("unit:{id}"),
            unit: Some(id),
            presence,
            decided: None,
            findings,
            hosts,
        })
    }

    fn absence(&self, id: EntityId) -> Presence {
        let since = self.past.last(id).map(|day| day.to_string());
        let interfaces = self.known.interfaces_of(id);
        let why = if self.matched.claimed.contains(&id) {
            Some(Outside::Ambiguous)
        } else {
            self.coverage.outside(&interfaces)
        };
        match why {
            Some(why) => Presence::Outside { why, since },
            None => {
                let code = not_seen_code(since.as_deref());
                let is_accepted = self.verdicts.is_accepted(&About::Unit(id), &code);
                Presence::NotSeen { since, is_accepted }
            }
        }
    }
}

/// Returns what is accepted of a device that was not seen since a day; when it is seen and vanishes again, that is news.
#[must_use]
pub fn not_seen_code(since: Option<&str>) -> String {
    format!("not_seen {}", since.unwrap_or("-"))
}

/// Units of which an address was seen that the ledger has of another as well.
type Claimed = BTreeSet<EntityId>;
