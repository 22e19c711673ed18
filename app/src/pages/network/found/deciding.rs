//! What a person decides about a line, as changes of the ledger.

use std::net::IpAddr;

use daicho_core::discover::act::{NotUpdated, accept, update};
use daicho_core::discover::reconcile::{Finding, Host, Line, Matched, Presence, not_seen_code};
use daicho_core::discover::verdict::{self, About, Decision, Said, decide};
use daicho_core::ident::date::PartialDate;
use daicho_core::ledger::changes::ChangeSet;
use daicho_core::ledger::state::Ledger;

/// What a person does with one key.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Act {
    /// Makes a device of it, in a dialog.
    Register,
    /// Says which device of the ledger it is, in a dialog.
    IsDevice,
    /// Takes the address that was seen into the ledger.
    Update,
    /// Says that it is none of the hospital's.
    NotOurs,
    /// Puts it off.
    Look,
    /// Says that it is in order as it is.
    Accept,
    /// Takes back what was decided.
    Withdraw,
}

impl Act {
    pub(super) const ALL: [Self; 7] = [
        Self::Register,
        Self::IsDevice,
        Self::Update,
        Self::NotOurs,
        Self::Look,
        Self::Accept,
        Self::Withdraw,
    ];

    /// Returns its name in keys of words.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Register => "register",
            Self::IsDevice => "is-device",
            Self::Update => "update",
            Self::NotOurs => "not-ours",
            Self::Look => "look",
            Self::Accept => "accept",
            Self::Withdraw => "withdraw",
        }
    }

    /// Returns the key that does it.
    pub(super) const fn key(self) -> Option<char> {
        match self {
            Self::Register => Some('A'),
            Self::IsDevice => Some('D'),
            Self::Update => Some('U'),
            Self::NotOurs => Some('N'),
            Self::Look => Some('L'),
            Self::Accept => Some('K'),
            Self::Withdraw => None,
        }
    }

    /// Returns what a key does.
    pub(super) fn of_key(key: &str) -> Option<Self> {
        let mut letters = key.chars();
        let letter = letters.next().filter(|_| letters.next().is_none())?;
        let letter = letter.to_ascii_uppercase();
        Self::ALL.into_iter().find(|act| act.key() == Some(letter))
    }

    /// Whether it can be done with a line.
    pub(super) fn fits(self, line: &Line) -> bool {
        let is_unknown = matches!(line.presence, Presence::Unknown { .. });
        let is = |decision| {
            let decided = line.decided.as_ref();
            decided.is_some_and(|decided| decided.decision == decision)
        };
        match self {
            Self::Register | Self::IsDevice => is_unknown && !is(Decision::NotOurs),
            Self::NotOurs => is_unknown && !is(Decision::NotOurs),
            Self::Look => is_unknown && line.decided.is_none(),
            Self::Update => line
                .findings
                .iter()
                .any(|noted| !noted.is_accepted && is_of_field(&noted.finding)),
            Self::Accept => {
                let is_absent =
                    matches!(line.presence, Presence::NotSeen { is_accepted, .. } if !is_accepted);
                is_absent || line.findings.iter().any(|noted| !noted.is_accepted)
            }
            Self::Withdraw => super::lines::is_decided(line),
        }
    }
}

/// Whether a finding is of a field of the ledger.
pub(super) const fn is_of_field(finding: &Finding) -> bool {
    matches!(
        finding,
        Finding::ChangedAddress { .. } | Finding::ChangedMac { .. }
    )
}

/// Returns the changes that an act without a dialog makes; `chosen` is the address that was chosen of several.
///
/// # Errors
/// Why the ledger cannot follow.
pub(super) fn changes(
    ledger: &Ledger,
    line: &Line,
    act: Act,
    chosen: Option<IpAddr>,
    on: PartialDate,
) -> Result<ChangeSet, NotUpdated> {
    let decided = |decision| {
        let host = line.hosts.first();
        host.map_or_else(ChangeSet::new, |host| said(ledger, host, decision, on))
    };
    Ok(match act {
        Act::NotOurs => decided(Decision::NotOurs),
        Act::Look => decided(Decision::Look),
        Act::Accept => accepted(ledger, line, on),
        Act::Update => return updated(ledger, line, chosen),
        Act::Withdraw => withdrawn(ledger, line),
        Act::Register | Act::IsDevice => ChangeSet::new(),
    })
}

fn said(ledger: &Ledger, host: &Host, decision: Decision, on: PartialDate) -> ChangeSet {
    let said = Said {
        decision,
        unit: None,
        accepted: None,
        note: None,
        on,
    };
    decide(ledger, &About::Seen(host.identity.clone()), &said)
}

fn accepted(ledger: &Ledger, line: &Line, on: PartialDate) -> ChangeSet {
    let mut changes = ChangeSet::new();
    for noted in line.findings.iter().filter(|noted| !noted.is_accepted) {
        let code = noted.finding.code();
        changes.extend(&accept(ledger, &noted.about, &code, None, on));
    }
    if let (Presence::NotSeen { since, is_accepted }, Some(unit)) = (&line.presence, line.unit)
        && !is_accepted
    {
        let code = not_seen_code(since.as_deref());
        changes.extend(&accept(ledger, &About::Unit(unit), &code, None, on));
    }
    changes
}

/// All that can be followed at once; of several addresses only the one that was chosen.
fn updated(ledger: &Ledger, line: &Line, chosen: Option<IpAddr>) -> Result<ChangeSet, NotUpdated> {
    let mut changes = ChangeSet::new();
    let mut refused = None;
    for noted in line.findings.iter().filter(|noted| !noted.is_accepted) {
        if !is_of_field(&noted.finding) {
            continue;
        }
        match update(ledger, &noted.finding, chosen) {
            Ok(more) => changes.extend(&more),
            Err(why) => refused = Some(why),
        }
    }
    match refused {
        Some(why) if changes.is_empty() => Err(why),
        _ => Ok(changes),
    }
}

fn withdrawn(ledger: &Ledger, line: &Line) -> ChangeSet {
    let mut ids = Vec::new();
    ids.extend(line.decided.as_ref().map(|decided| decided.id));
    for host in &line.hosts {
        if host.matched == Some(Matched::Word) {
            ids.push(verdict::id(&About::Seen(host.identity.clone()), None));
        }
    }
    for noted in line.findings.iter().filter(|noted| noted.is_accepted) {
        ids.push(verdict::id(&noted.about, Some(&noted.finding.code())));
    }
    if let (Presence::NotSeen { since, .. }, Some(unit)) = (&line.presence, line.unit) {
        let code = not_seen_code(since.as_deref());
        ids.push(verdict::id(&About::Unit(unit), Some(&code)));
    }
    let mut changes = ChangeSet::new();
    for id in ids {
        let is_there = verdict::Verdict::all(ledger).any(|verdict| verdict.id() == id);
        if is_there {
            changes.extend(&verdict::withdraw(id));
        }
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_does_one_thing() {
        for act in Act::ALL {
            if let Some(key) = act.key() {
                assert_eq!(Act::of_key(&key.to_string()), Some(act));
                assert_eq!(
                    Act::of_key(&key.to_ascii_lowercase().to_string()),
                    Some(act)
                );
            }
        }
        assert_eq!(Act::of_key("Alt"), None);
        assert_eq!(Act::of_key("z"), None);
    }
}
