//! Which lines are shown, and what about them is still open.

use std::collections::BTreeSet;

use daicho_core::discover::reconcile::{Line, Matched, Noted, Presence};
use daicho_core::discover::verdict::Decision;

/// Which lines are shown.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(super) enum Show {
    /// What is new, or wants to be looked at.
    #[default]
    Open,
    /// Devices of the ledger that were seen.
    Seen,
    /// Devices that were not seen, and would have been.
    NotSeen,
    /// What the ledger does not have.
    Unknown,
    /// Devices that nobody looked for.
    Outside,
    /// What somebody decided about.
    Decided,
}

impl Show {
    pub(super) const ALL: [Self; 6] = [
        Self::Open,
        Self::Seen,
        Self::NotSeen,
        Self::Unknown,
        Self::Outside,
        Self::Decided,
    ];

    /// Returns its name in addresses and keys.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Seen => "seen",
            Self::NotSeen => "not-seen",
            Self::Unknown => "unknown",
            Self::Outside => "outside",
            Self::Decided => "decided",
        }
    }

    /// Reads what comes behind `?` in the address.
    pub(super) fn of_query(query: &str) -> Self {
        let asked = query.split('&').find_map(|part| part.strip_prefix("show="));
        let known = Self::ALL
            .into_iter()
            .find(|show| asked == Some(show.code()));
        known.unwrap_or_default()
    }

    /// Whether a line is shown; `done` are those that were decided since they came.
    pub(super) fn has(self, line: &Line, done: &BTreeSet<String>) -> bool {
        match (self, &line.presence) {
            (Self::Open, _) => is_open(line, done),
            (Self::Decided, _) => is_decided(line),
            (Self::Seen, Presence::Seen)
            | (Self::NotSeen, Presence::NotSeen { .. })
            | (Self::Unknown, Presence::Unknown { .. })
            | (Self::Outside, Presence::Outside { .. }) => true,
            (Self::Seen | Self::NotSeen | Self::Unknown | Self::Outside, _) => false,
        }
    }
}

/// Whether anything about a line is open, as far as the page knows.
pub(super) fn is_open(line: &Line, done: &BTreeSet<String>) -> bool {
    line.is_open() && !done.contains(&line.key)
}

/// Whether somebody put a line off.
pub(super) fn is_put_off(line: &Line) -> bool {
    let decided = line.decided.as_ref();
    decided.is_some_and(|decided| decided.decision == Decision::Look)
}

/// Whether somebody decided anything about a line.
pub(super) fn is_decided(line: &Line) -> bool {
    let is_accepted = |noted: &Noted| noted.is_accepted && noted.finding.is_fault();
    line.decided.is_some()
        || line.findings.iter().any(is_accepted)
        || line
            .hosts
            .iter()
            .any(|host| host.matched == Some(Matched::Word))
        || matches!(&line.presence, Presence::NotSeen { is_accepted, .. } if *is_accepted)
}

/// Returns the line to look at after the one at `from`: the next one that is open, from the start if there is none behind.
pub(super) fn next_open<'a>(
    lines: &[&'a Line],
    from: usize,
    done: &BTreeSet<String>,
) -> Option<&'a Line> {
    let (before, behind) = lines.split_at_checked(from + 1).unwrap_or((lines, &[]));
    let others = || {
        let before = before.get(..from).unwrap_or_default();
        behind.iter().chain(before).copied()
    };
    let is_new = |line: &&Line| is_open(line, done) && !is_put_off(line);
    others()
        .find(is_new)
        .or_else(|| others().find(|line| is_open(line, done)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(key: &str, decision: Option<Decision>) -> Line {
        use daicho_core::discover::verdict::Decided;
        use daicho_core::ident::id::EntityId;
        let decided = decision.map(|decision| Decided {
            id: EntityId::from_random([1; 16]),
            decision,
            unit: None,
            note: None,
            on: None,
        });
        Line {
            key: key.to_owned(),
            unit: None,
            presence: Presence::Unknown {
                hints: Vec::new(),
                since: None,
            },
            hosts: Vec::new(),
            findings: Vec::new(),
            decided,
        }
    }

    #[test]
    fn after_a_decision_comes_the_next_line_that_nobody_put_off() {
        let all = [
            line("a", None),
            line("b", Some(Decision::Look)),
            line("c", Some(Decision::NotOurs)),
            line("d", None),
        ];
        let lines: Vec<&Line> = all.iter().collect();
        let next = |from: usize, done: &[&str]| {
            let done = done.iter().map(|key| (*key).to_owned()).collect();
            next_open(&lines, from, &done).map(|line| line.key.clone())
        };
        assert_eq!(next(0, &["a"]).as_deref(), Some("d"));
        assert_eq!(next(3, &["d"]).as_deref(), Some("a"));
        assert_eq!(next(3, &["a", "d"]).as_deref(), Some("b"));
        assert_eq!(next(1, &["a", "b", "d"]), None);
    }

    #[test]
    fn the_address_names_what_is_shown() {
        for show in Show::ALL {
            assert_eq!(Show::of_query(&format!("show={}", show.code())), show);
        }
        assert_eq!(Show::of_query(""), Show::Open);
    }
}
