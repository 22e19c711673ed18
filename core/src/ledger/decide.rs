//! Deciding between several values of one field.

use std::collections::BTreeSet;

use super::{
    changes::ChangeSet,
    log::CommitIndex,
    merge::Dispute,
    state::{Ledger, Record},
    table::{DELETED, DELETED_TRUE},
    value::{Value, ValueRef},
};
use crate::ident::id::ReplicaId;

/// A value that somebody gave a disputed field.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Opinion<'a> {
    /// The value; of [`DELETED`], cleared means that the entity stays.
    pub value: ValueRef<'a>,
    /// The commits that say so, the newest by the clock first.
    pub commits: Vec<CommitIndex>,
}

/// A rule that decides many disputes at once.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Rule {
    /// What this replica wrote.
    Mine,
    /// The newest of what other replicas wrote.
    Theirs,
    /// What was written last, by the clocks of the computers.
    Newest,
}

impl Ledger {
    /// Lists the values of a disputed field, each once, the one that is shown first. A deletion beside an edit stands
    /// against the entity's staying, which the edit speaks for.
    pub fn opinions(&self, dispute: &Dispute) -> Vec<Opinion<'_>> {
        let Some(record) = self.record(&dispute.kind, &dispute.id) else {
            return Vec::new();
        };
        let mut opinions: Vec<Opinion<'_>> = Vec::new();
        for (commit, value) in record.heads(&dispute.field) {
            self.add_opinion(&mut opinions, value, commit);
        }
        if dispute.field == DELETED {
            for commit in edits_beside(&record) {
                self.add_opinion(&mut opinions, ValueRef::Cleared, commit);
            }
        }
        opinions
    }

    fn add_opinion<'a>(
        &'a self,
        opinions: &mut Vec<Opinion<'a>>,
        value: ValueRef<'a>,
        commit: CommitIndex,
    ) {
        match opinions.iter_mut().find(|known| known.value == value) {
            Some(known) => {
                if !known.commits.contains(&commit) {
                    let rank = self.log().rank(commit);
                    let newer = |other: &CommitIndex| self.log().rank(*other) > rank;
                    let at = known.commits.partition_point(newer);
                    known.commits.insert(at, commit);
                }
            }
            None => opinions.push(Opinion {
                value,
                commits: vec![commit],
            }),
        }
    }

    /// Returns the value that a rule chooses; `None` where it says nothing: nobody here wrote one of the values, or
    /// nobody else did.
    pub fn decided(&self, dispute: &Dispute, rule: Rule, mine: &ReplicaId) -> Option<Value> {
        let is_mine = |at: &CommitIndex| self.commit(*at).dot.replica == *mine;
        let counts = |at: &CommitIndex| match rule {
            Rule::Mine => is_mine(at),
            Rule::Theirs => !is_mine(at),
            Rule::Newest => true,
        };
        let opinions = self.opinions(dispute);
        let newest = opinions.iter().filter_map(|opinion| {
            let commits = opinion.commits.iter().filter(|at| counts(at));
            let newest = commits.map(|at| self.log().rank(*at)).max()?;
            Some((newest, opinion.value))
        });
        let chosen = newest.max_by_key(|(rank, _)| *rank);
        chosen.map(|(_, value)| value.to_owned())
    }

    /// Returns the changes that settle those disputes about which a rule says something.
    pub fn decisions(&self, disputes: &[Dispute], rule: Rule, mine: &ReplicaId) -> ChangeSet {
        let mut changes = ChangeSet::new();
        for dispute in disputes {
            if let Some(value) = self.decided(dispute, rule, mine) {
                changes.set(&dispute.kind, dispute.id, &dispute.field, value.as_ref());
            }
        }
        changes
    }
}

/// The commits that worked on an entity without knowing of its deletion.
fn edits_beside(record: &Record<'_>) -> Vec<CommitIndex> {
    let ledger = record.ledger();
    let heads = record.heads(DELETED).into_iter();
    let deletes = |value: &ValueRef<'_>| *value == ValueRef::Text(DELETED_TRUE);
    let deletions: Vec<CommitIndex> = heads
        .filter(|(_, value)| deletes(value))
        .map(|(commit, _)| commit)
        .collect();
    let knew = |edit: CommitIndex| {
        deletions.iter().any(|deletion| {
            edit == *deletion
                || ledger.happened_before(edit, *deletion)
                || ledger.happened_before(*deletion, edit)
        })
    };
    if deletions.is_empty() {
        return Vec::new();
    }
    let fields = record.fields().filter(|(field, _)| *field != DELETED);
    let edits = fields.flat_map(|(field, _)| record.heads(field));
    let edits: BTreeSet<CommitIndex> = edits
        .map(|(commit, _)| commit)
        .filter(|commit| !knew(*commit))
        .collect();
    edits.into_iter().collect()
}
