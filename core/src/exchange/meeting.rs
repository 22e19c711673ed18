//! What it would mean for a ledger to take somebody's bundle in, told before anything happens.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::bundle::Bundle;
use crate::{
    ident::{text, timestamp::Timestamp},
    ledger::{
        log::CommitInfo,
        merge::{Difference, Dispute, Merged},
        state::Ledger,
    },
};

/// What two ledgers have to do with each other.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum Relation {
    /// This ledger is empty.
    Beginning,
    /// They have history in common.
    Same,
    /// They were begun apart, and the hospital has the same name in both, or no name in one of them.
    Apart,
    /// The hospital has another name there: whoever opens it is asked first.
    OtherFacility,
    /// One of the two is the sample, the other is none: whoever opens it is asked first.
    Sample,
}

/// What one person did that is new here.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Contribution {
    /// Who, as named in their settings.
    pub author: String,
    /// How many commits.
    pub commits: usize,
    /// The time of the earliest, by the clock of that computer.
    pub first: Timestamp,
    /// The time of the latest.
    pub last: Timestamp,
}

/// What a bundle and a ledger would come to.
#[derive(Clone, Debug)]
pub struct Meeting {
    /// What they have to do with each other.
    pub relation: Relation,
    /// The ledger as it would be, and what becomes of every commit.
    pub merged: Merged,
    /// How many commits the writer of the bundle lacks.
    pub lacking: usize,
    /// Who did what is new here, most first.
    pub contributions: Vec<Contribution>,
    /// What would differ, kind by kind.
    pub differences: BTreeMap<String, Vec<Difference>>,
    /// The conflicts that would be new.
    pub conflicts: Vec<Dispute>,
}

impl Meeting {
    /// Works out what taking `bundle` in would do to `ours`.
    #[must_use]
    pub fn of(ours: &Ledger, bundle: &Bundle) -> Self {
        let merged = ours.merged(&bundle.commits);
        let known: BTreeSet<Dispute> = ours.disputes().into_iter().collect();
        let mut conflicts = merged.ledger.disputes();
        conflicts.retain(|dispute| !known.contains(dispute));
        let theirs = bundle.vector();
        let lacks = |commit: &&CommitInfo| commit.dot.seq > theirs.get(&commit.dot.replica);
        Self {
            relation: relation(ours, bundle, &merged),
            lacking: ours.commits().filter(lacks).count(),
            contributions: contributions(&merged),
            differences: merged.ledger.differences(ours),
            conflicts,
            merged,
        }
    }
}

fn relation(ours: &Ledger, bundle: &Bundle, merged: &Merged) -> Relation {
    let vector = bundle.vector();
    let shares = |(replica, seq): (_, u64)| seq > 0 && vector.get(replica) > 0;
    if ours.commits_len() == 0 {
        Relation::Beginning
    } else if merged.known > 0 || ours.vector().iter().any(shares) {
        Relation::Same
    } else {
        let theirs = Ledger::new().merged(&bundle.commits).ledger;
        if is_sample(ours) != is_sample(&theirs) {
            return Relation::Sample;
        }
        let [here, there] = [ours, &theirs].map(name);
        if here.is_empty() || there.is_empty() || here == there {
            Relation::Apart
        } else {
            Relation::OtherFacility
        }
    }
}

fn is_sample(ledger: &Ledger) -> bool {
    let mut facilities = ledger.records("facility");
    facilities.any(|facility| facility.text("sample") == Some("true"))
}

/// The hospital's name in the spelling in which names are compared.
fn name(ledger: &Ledger) -> String {
    let name = ledger
        .records("facility")
        .find_map(|facility| facility.text("name"));
    text::match_key(name.unwrap_or_default())
}

fn contributions(merged: &Merged) -> Vec<Contribution> {
    let mut found: BTreeMap<&str, Contribution> = BTreeMap::new();
    for at in &merged.taken {
        let commit = merged.ledger.commit(*at);
        let of = found.entry(&commit.author).or_insert_with(|| Contribution {
            author: commit.author.to_string(),
            commits: 0,
            first: commit.at,
            last: commit.at,
        });
        of.commits += 1;
        of.first = of.first.min(commit.at);
        of.last = of.last.max(commit.at);
    }
    let mut found: Vec<Contribution> = found.into_values().collect();
    found.sort_by_key(|of| std::cmp::Reverse(of.commits));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        ident::id::{EntityId, ReplicaId},
        ledger::{
            changes::ChangeSet,
            commit::{SealedCommit, Source},
            edit::Authorship,
            merge::Fate,
        },
    };

    /// A computer of a person, and what they wrote.
    struct Computer {
        nth: u8,
        ledger: Ledger,
        commits: Vec<SealedCommit>,
    }

    impl Computer {
        fn new(nth: u8) -> Self {
            let (ledger, commits) = (Ledger::new(), Vec::new());
            Self {
                nth,
                ledger,
                commits,
            }
        }

        fn set(&mut self, kind: &str, entity: u8, field: &str, text: &str) {
            let mut changes = ChangeSet::new();
            changes.set_text(kind, EntityId::from_random([entity; 16]), field, text);
            let who = Authorship {
                replica: ReplicaId::from_random([self.nth; 16]),
                author: format!("技士{}", self.nth),
                at: Timestamp::from_milliseconds(u64::from(self.nth)),
            };
            let commit = self
                .ledger
                .next_commit(who, Source::action("edit"), "", changes);
            self.take(&commit);
        }

        fn take(&mut self, commit: &SealedCommit) {
            self.ledger.apply(commit).unwrap();
            self.commits.push(commit.clone());
        }

        fn bundle(&self) -> Bundle {
            Bundle {
                commits: self.commits.clone(),
                ..Bundle::default()
            }
        }
    }

    fn relation_of(ours: &Computer, theirs: &Computer) -> Relation {
        Meeting::of(&ours.ledger, &theirs.bundle()).relation
    }

    #[test]
    fn both_sides_are_told_what_is_new() {
        let (mut ours, mut theirs) = (Computer::new(1), Computer::new(2));
        ours.set("unit", 1, "room", "ICU");
        theirs.take(&ours.commits[0]);
        ours.set("unit", 1, "room", "HCU");
        theirs.set("unit", 1, "room", "救急");
        theirs.set("unit", 2, "room", "透析室");
        let meeting = Meeting::of(&ours.ledger, &theirs.bundle());
        assert_eq!(meeting.relation, Relation::Same);
        assert_eq!((meeting.merged.taken.len(), meeting.merged.known), (2, 1));
        assert_eq!(meeting.lacking, 1);
        let at = Timestamp::from_milliseconds(2);
        let contribution = Contribution {
            author: "技士2".to_owned(),
            commits: 2,
            first: at,
            last: at,
        };
        assert_eq!(meeting.contributions, [contribution]);
        let fates: Vec<Fate> = meeting.differences["unit"].iter().map(|d| d.fate).collect();
        assert_eq!(fates, [Fate::Changed, Fate::Added]);
        let fields: Vec<&str> = meeting.conflicts.iter().map(|d| d.field.as_str()).collect();
        assert_eq!(fields, ["room"]);
    }

    #[test]
    fn other_hospitals_and_samples_are_recognised() {
        let [mut minato, mut same, mut yamato, mut unnamed, mut sample] =
            [1, 2, 3, 4, 5].map(Computer::new);
        minato.set("facility", 1, "name", "みなと病院ＥＲ");
        same.set("facility", 1, "name", "みなと病院ER");
        yamato.set("facility", 1, "name", "やまと病院");
        unnamed.set("unit", 1, "room", "ICU");
        sample.set("facility", 1, "name", "みなと病院");
        sample.set("facility", 1, "sample", "true");
        assert_eq!(relation_of(&Computer::new(9), &yamato), Relation::Beginning);
        assert_eq!(relation_of(&minato, &same), Relation::Apart);
        assert_eq!(relation_of(&minato, &yamato), Relation::OtherFacility);
        assert_eq!(relation_of(&minato, &unnamed), Relation::Apart);
        assert_eq!(relation_of(&minato, &sample), Relation::Sample);
        // History in common says more than a name that was changed since.
        let mut renamed = Computer::new(6);
        renamed.take(&minato.commits[0]);
        renamed.set("facility", 1, "name", "新みなと病院");
        assert_eq!(relation_of(&minato, &renamed), Relation::Same);
    }
}
