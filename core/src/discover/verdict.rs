//! What people decided about what scans show: a record for each, that the next scan is held against.

use std::{
    collections::{BTreeMap, BTreeSet},
    net::IpAddr,
};

use serde::{Deserialize, Serialize};

use super::{identity::Identity, tool::coded};
use crate::{
    ident::{date::PartialDate, id::EntityId},
    ledger::{changes::ChangeSet, state::Ledger, table::DELETED, value::ValueRef},
    view::{entity::kept, parse, reading::Reading},
};

/// The kind of verdicts.
pub const KIND: &str = "verdict";

coded! {
    /// What was decided.
    Decision {
        /// It is none of the hospital's devices, or none that the ledger is about.
        NotOurs = "not_ours",
        /// Somebody has to look at it.
        Look = "look",
        /// It is a device of the ledger.
        Ours = "ours",
        /// What the scan shows is in order as it is: a changed address, an open port, that it is not seen.
        Accepted = "accepted",
    }
}

/// What a verdict is about.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
pub enum About {
    /// Something that was seen.
    Seen(Identity),
    /// A device of the ledger, whether it was seen or not.
    Unit(EntityId),
}

impl About {
    fn code(&self) -> String {
        match self {
            Self::Seen(identity) => identity.code(),
            Self::Unit(unit) => format!("unit:{unit}"),
        }
    }
}

kept!(
    /// A verdict of the ledger.
    Verdict,
    KIND
);

impl<'a> Verdict<'a> {
    /// Returns what it is about; `None` where a newer version knows something else.
    #[must_use]
    pub fn about(&self) -> Option<About> {
        let text = |field: &str| self.0.text(field).filter(|text| !text.is_empty());
        let mac = text("mac")
            .and_then(|text| text.parse().ok())
            .map(Identity::Mac);
        let ip = || {
            text("ip")
                .and_then(|text| text.parse::<IpAddr>().ok())
                .map(Identity::Ip)
        };
        let host = || text("host").map(|name| Identity::Host(name.to_owned()));
        let seen = mac.or_else(ip).or_else(host).map(About::Seen);
        seen.or_else(|| self.unit().map(About::Unit))
    }

    /// Returns what was decided.
    #[must_use]
    pub fn decision(&self) -> Reading<'a, Decision> {
        Reading::of(&self.0, "decision", Decision::from_code)
    }

    /// Returns the device that it is.
    #[must_use]
    pub fn unit(&self) -> Option<EntityId> {
        self.0.reference("unit")
    }

    /// Returns what exactly was accepted.
    #[must_use]
    pub fn accepted(&self) -> Reading<'a, &'a str> {
        Reading::of(&self.0, "accepted", parse::text)
    }

    /// Returns the note.
    #[must_use]
    pub fn note(&self) -> Reading<'a, &'a str> {
        Reading::of(&self.0, "note", parse::text)
    }

    /// Returns when it was decided.
    #[must_use]
    pub fn decided_on(&self) -> Reading<'a, PartialDate> {
        Reading::of(&self.0, "decided_on", |text| text.parse().ok())
    }
}

/// What a person says.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Said {
    /// The decision.
    pub decision: Decision,
    /// The device that it is, of [`Decision::Ours`].
    pub unit: Option<EntityId>,
    /// What exactly is accepted, of [`Decision::Accepted`]: [`Finding::code`](super::reconcile::Finding::code).
    pub accepted: Option<String>,
    /// The note.
    pub note: Option<String>,
    /// When.
    pub on: PartialDate,
}

/// Returns the id of the verdict about something: the same for everybody who decides the same question.
///
/// Everything that is accepted is a verdict of its own, so that a later different change is shown again.
#[must_use]
pub fn id(about: &About, accepted: Option<&str>) -> EntityId {
    let mut name = about.code();
    if let Some(accepted) = accepted {
        name.push('|');
        name.push_str(accepted);
    }
    EntityId::derived(KIND, &name)
}

/// Returns the changes that note a decision; one about the same question is replaced.
#[must_use]
pub fn decide(ledger: &Ledger, about: &About, said: &Said) -> ChangeSet {
    let mut changes = ChangeSet::new();
    let id = id(about, said.accepted.as_deref());
    let before = ledger.record(KIND, &id);
    let mut set = |field: &str, text: Option<&str>| {
        let value = text.map_or(ValueRef::Cleared, ValueRef::Text);
        let was = before.and_then(|record| record.get(field));
        if was.unwrap_or(ValueRef::Cleared) != value {
            changes.set(KIND, id, field, value);
        }
    };
    let mut unit = said.unit.map(|unit| unit.to_string());
    match about {
        About::Seen(Identity::Mac(mac)) => set("mac", Some(&mac.to_string())),
        About::Seen(Identity::Ip(ip)) => set("ip", Some(&ip.to_string())),
        About::Seen(Identity::Host(name)) => set("host", Some(name)),
        About::Unit(id) => unit = Some(id.to_string()),
    }
    set("decision", Some(said.decision.code()));
    set("unit", unit.as_deref());
    set("accepted", said.accepted.as_deref());
    set("note", said.note.as_deref());
    set("decided_on", Some(&said.on.to_string()));
    set(DELETED, None);
    changes
}

/// Returns the changes that take a decision back.
#[must_use]
pub fn withdraw(id: EntityId) -> ChangeSet {
    ChangeSet::deletion(KIND, id)
}

/// A decision, as the page shows it.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Decided {
    /// The verdict.
    pub id: EntityId,
    /// What was decided.
    pub decision: Decision,
    /// The device that it is.
    pub unit: Option<EntityId>,
    /// The note.
    pub note: Option<String>,
    /// When, as the ledger has it.
    pub on: Option<String>,
}

/// All verdicts of a ledger, found by what they are about.
#[derive(Debug, Default)]
pub(super) struct Verdicts {
    decided: BTreeMap<About, Decided>,
    accepted: BTreeMap<About, BTreeSet<String>>,
}

impl Verdicts {
    pub(super) fn of(ledger: &Ledger) -> Self {
        let mut all = Self::default();
        for verdict in Verdict::all(ledger) {
            let decision = verdict.decision().shown().known();
            let (Some(about), Some(decision)) = (verdict.about(), decision) else {
                continue;
            };
            if decision == Decision::Accepted {
                let accepted = verdict.accepted().shown().known().map(str::to_owned);
                all.accepted.entry(about).or_default().extend(accepted);
                continue;
            }
            let decided = Decided {
                id: verdict.id(),
                decision,
                unit: verdict.unit(),
                note: verdict.note().shown().known().map(str::to_owned),
                on: verdict
                    .decided_on()
                    .shown()
                    .known()
                    .map(|on| on.to_string()),
            };
            all.decided.insert(about, decided);
        }
        all
    }

    pub(super) fn decided(&self, identity: &Identity) -> Option<&Decided> {
        self.decided.get(&About::Seen(identity.clone()))
    }

    /// Whether something was accepted: as a whole, or part by part where its code is a list.
    pub(super) fn is_accepted(&self, about: &About, code: &str) -> bool {
        let Some(accepted) = self.accepted.get(about) else {
            return false;
        };
        if accepted.contains(code) {
            return true;
        }
        let Some((what, list)) = code
            .split_once(' ')
            .filter(|(what, _)| *what == "undeclared_ports")
        else {
            return false;
        };
        let lists = accepted.iter().filter_map(|known| known.strip_prefix(what));
        let known: BTreeSet<&str> = lists.flat_map(|list| list.trim().split(',')).collect();
        list.split(',').all(|port| known.contains(port))
    }
}
