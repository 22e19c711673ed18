//! Merging the open bundle: what it would do, the merge itself, and what takes it back.

use std::collections::{BTreeMap, BTreeSet};

use daicho_core::{
    catalogue::field::{FieldType, Kind},
    device::{fields, view::unit::DeviceUnit},
    exchange::{Content, meeting::Meeting},
    ident::{
        id::{EntityId, ReplicaId},
        timestamp::Timestamp,
    },
    ledger::{
        commit::{SealedCommit, Source},
        edit::Authorship,
        fork::{Move, renamed},
        merge::{Difference, Fate},
        state::Ledger,
        table::Presence,
        value::ValueRef,
        vector::VersionVector,
    },
    linkage::{self, pair::Likeness},
    view::entity::Entity,
};

use super::{
    Desk, Reply, Tell,
    copied::Apart,
    exchange::{Met, Opened},
    ledger::Held,
};
use crate::{
    store::{LedgerStore, error::StoreError, ledger::StoredCommit},
    worker::protocol::{
        Answer, MERGES, Phase, Trouble,
        exchange::{
            DifferencePage, EntityDifference, FieldDifference, Merged, PastMerge, Preview, Tally,
            fate_code,
        },
        past::Shown,
    },
};

/// How many merges are remembered for taking back.
const REMEMBERED: usize = 20;
/// Diagnostics that travel to the page.
const LISTED: usize = 200;

/// A merge that is stored; what it makes of the ledger the page has still to be told.
pub(super) struct Done {
    before: Ledger,
    after: Held,
    at: Timestamp,
}

impl<S: LedgerStore> Desk<S> {
    /// Finds out what merging the open bundle would do to the ledger as it is now.
    pub(super) async fn meet(&mut self, tell: Tell<'_>) -> Result<Preview, Trouble> {
        let held = self.current(tell).await?;
        let mut opened = self.bundle.take().ok_or(Trouble::NothingOpen)?;
        let apart = self.set_apart(&held.ledger, &mut opened.bundle, tell).await;
        let opened = self.bundle.insert(opened);
        let apart = apart?;
        let is_copied = !matches!(apart, Apart::Never);
        let (ledger, rehomed) = match apart {
            Apart::Never | Apart::There => (held.ledger, None),
            Apart::Here(rehomed) => (rehomed.ledger.clone(), Some(rehomed)),
        };
        let meeting = Meeting::of(&ledger, &opened.bundle);
        let preview = preview(opened, &meeting, is_copied);
        opened.met = Some(Met {
            revision: held.revision,
            ledger,
            meeting,
            rehomed,
        });
        Ok(preview)
    }

    /// Returns some of the entities that would differ.
    pub(super) fn differences(
        &self,
        kind: &str,
        from: usize,
        count: usize,
    ) -> Result<DifferencePage, Trouble> {
        let met = self.bundle.as_ref().and_then(|opened| opened.met.as_ref());
        let met = met.ok_or(Trouble::NothingOpen)?;
        let all = met.meeting.differences.get(kind);
        let all = all.map(Vec::as_slice).unwrap_or_default();
        let rows = all.iter().skip(from).take(count);
        Ok(DifferencePage {
            kind: kind.to_owned(),
            total: all.len(),
            rows: rows.map(|difference| row(met, kind, difference)).collect(),
        })
    }

    /// Stores what is new of the open bundle: all of it or nothing.
    pub(super) async fn merge(&mut self, at: u64, tell: Tell<'_>) -> Result<Merged, Trouble> {
        let seen = self.revision().await?;
        let opened = self.bundle.as_ref().ok_or(Trouble::NothingOpen)?;
        let met = opened.met.as_ref().ok_or(Trouble::NothingOpen)?;
        if met.revision != seen {
            return Err(Trouble::Stale);
        }
        tell(Phase::Storing);
        self.store_attachments(&opened.bundle).await?;
        let (before, after) = (&met.ledger, &met.meeting.merged.ledger);
        let commits = new_commits(opened, before, after);
        let (before_vector, after_vector) = (before.vector(), after.vector());
        let count = commits.len();
        let merged = |revision| Merged {
            revision,
            commits: count,
            rehomed: met.rehomed.is_some(),
            before: before_vector.clone(),
            after: after_vector.clone(),
        };
        if commits.is_empty() && met.rehomed.is_none() {
            let nothing = merged(None);
            self.bundle = None;
            return Ok(nothing);
        }
        let stored = match &met.rehomed {
            Some(rehomed) => {
                let mut rehoming = rehomed.rehoming.clone();
                rehoming.commits.extend(commits);
                self.store.rehome(seen, &rehoming).await
            }
            None => self.store.append(seen, &commits).await,
        };
        let revision = match stored {
            Ok(revision) => revision,
            Err(StoreError::Stale { .. } | StoreError::AlreadyStored { .. }) => {
                self.held = None;
                return Err(Trouble::Stale);
            }
            Err(error) => return Err(error.into()),
        };
        let merged = merged(Some(revision.number()));
        let moves = met.rehomed.as_ref().map(|rehomed| rehomed.moves.as_slice());
        self.remember(at, opened, &merged, moves.unwrap_or_default())
            .await;
        let after = Held {
            revision,
            ledger: after.clone(),
        };
        self.held = Some(after.clone());
        self.merged = Some(Done {
            before: before.clone(),
            after,
            at: Timestamp::from_milliseconds(at),
        });
        self.bundle = None;
        Ok(merged)
    }

    /// Returns the state after the merge that was stored last, and a commit that would take the merge back.
    pub(super) async fn merged_state(&mut self) -> Result<Reply, Trouble> {
        let done = self.merged.take().ok_or(Trouble::NothingOpen)?;
        let replica = self.store.replica((self.random.replica)()).await?;
        let ledger = &done.after.ledger;
        let undo = undo(ledger, &done.before, &ledger.vector(), replica, done.at);
        Ok((Answer::State, vec![ledger.to_snapshot(), undo]))
    }

    /// Returns a commit that would take back a merge, made of the commits that were there before it.
    pub(super) async fn take_back(
        &mut self,
        before: &VersionVector,
        after: &VersionVector,
        tell: Tell<'_>,
    ) -> Result<Vec<u8>, Trouble> {
        let held = self.current(tell).await?;
        let mut former = Ledger::new();
        for commit in self.all_commits(tell).await? {
            let is_former = commit.seq <= before.get(&commit.replica);
            if let Some(sealed) = is_former
                .then(|| SealedCommit::open_hashed(commit.bytes, commit.hash).ok())
                .flatten()
            {
                // What does not fit was not part of that state either.
                let _ = former.apply(&sealed);
            }
        }
        let replica = self.store.replica((self.random.replica)()).await?;
        let at = Timestamp::default();
        Ok(undo(&held.ledger, &former, after, replica, at))
    }

    /// Keeps a note of the merge: a merge does not fail over it.
    async fn remember(&self, at: u64, opened: &Opened, merged: &Merged, moves: &[Move]) {
        let known = self.store.meta(MERGES).await.ok().flatten();
        let known = known.and_then(|text| serde_json::from_str::<Vec<PastMerge>>(&text).ok());
        let mut list = known.unwrap_or_default();
        for past in &mut list {
            past.before = renamed(&past.before, moves);
            past.after = renamed(&past.after, moves);
        }
        list.insert(
            0,
            PastMerge {
                at,
                file: opened.name.clone(),
                author: opened.bundle.manifest.author.clone(),
                commits: merged.commits,
                before: merged.before.clone(),
                after: merged.after.clone(),
            },
        );
        list.truncate(REMEMBERED);
        if let Ok(text) = serde_json::to_string(&list) {
            let _ = self.store.set_meta(MERGES, Some(&text)).await;
        }
    }
}

/// The commits of a bundle that the merged ledger has and the former one has not. Those that wait for others stay out: the
/// store has every replica's history without gaps.
fn new_commits(opened: &Opened, before: &Ledger, after: &Ledger) -> Vec<StoredCommit> {
    let is_new = |sealed: &&SealedCommit| {
        let dot = sealed.commit().dot;
        let applied = after.find_commit(dot);
        before.find_commit(dot).is_none()
            && applied.is_some_and(|at| after.commit(at).hash == sealed.hash())
    };
    opened
        .bundle
        .commits
        .iter()
        .filter(is_new)
        .map(StoredCommit::from)
        .collect()
}

/// A commit with the changes that take a merge back, as bytes; it is not stored.
fn undo(
    now: &Ledger,
    before: &Ledger,
    after: &VersionVector,
    replica: ReplicaId,
    at: Timestamp,
) -> Vec<u8> {
    let who = Authorship {
        replica,
        author: String::new(),
        at,
    };
    let changes = now.taking_back(before, after);
    let sealed = now.next_commit(who, Source::action("undo-merge"), "", changes);
    sealed.into_parts().1
}

fn preview(opened: &Opened, meeting: &Meeting, is_copied: bool) -> Preview {
    let manifest = &opened.bundle.manifest;
    let there = |content: &Content| matches!(content, Content::Bytes(_));
    let blobs = &opened.bundle.blobs;
    let with = blobs.iter().filter(|blob| there(&blob.content)).count();
    let tallies = meeting.differences.iter();
    Preview {
        name: opened.name.clone(),
        size: opened.size,
        author: manifest.author.clone(),
        at: manifest.at.map(Timestamp::milliseconds),
        facility: manifest.facility.name.clone(),
        relation: meeting.relation,
        commits: opened.bundle.commits.len(),
        new_here: meeting.merged.taken.len(),
        new_there: meeting.lacking,
        waiting: meeting.merged.waiting.len(),
        refused: meeting.merged.refused.len(),
        is_copied,
        contributions: meeting.contributions.clone(),
        tallies: tallies
            .map(|(kind, all)| (kind.clone(), tally(all)))
            .collect::<BTreeMap<_, _>>(),
        conflicts: meeting.conflicts.len(),
        alike: alike(meeting),
        attachments: (with, blobs.len() - with),
        diagnostics: opened.diagnostics.iter().take(LISTED).cloned().collect(),
    }
}

/// Counts the pairs of a new device and one that was here which may be the same: surely, and perhaps.
fn alike(meeting: &Meeting) -> (usize, usize) {
    let units = meeting.differences.get(Kind::Unit.as_str());
    let units = units.map(Vec::as_slice).unwrap_or_default();
    let added = units.iter().filter(|unit| unit.fate == Fate::Added);
    let new: BTreeSet<EntityId> = added.map(|unit| unit.id).collect();
    let found = linkage::between(&meeting.merged.ledger, |id| new.contains(id));
    (found.count(Likeness::Sure), found.count(Likeness::Doubtful))
}

fn tally(differences: &[Difference]) -> Tally {
    let mut tally = Tally::default();
    for difference in differences {
        *match difference.fate {
            Fate::Added => &mut tally.added,
            Fate::Changed => &mut tally.changed,
            Fate::Deleted => &mut tally.deleted,
            Fate::Restored => &mut tally.restored,
        } += 1;
    }
    tally
}

fn row(met: &Met, kind: &str, difference: &Difference) -> EntityDifference {
    let after = &met.meeting.merged.ledger;
    let fields = difference.fields.iter();
    EntityDifference {
        id: difference.id,
        title: title(after, kind, &difference.id),
        fate: fate_code(difference.fate).to_owned(),
        fields: fields
            .filter_map(|field| field_difference(met, kind, &difference.id, field))
            .collect(),
    }
}

fn title(ledger: &Ledger, kind: &str, id: &EntityId) -> String {
    let Some(record) = ledger.record(kind, id) else {
        return String::new();
    };
    let text = |field: &str| record.text(field).map(str::to_owned);
    match kind.parse::<Kind>() {
        Ok(Kind::Unit) => {
            let unit = DeviceUnit::find(ledger, id);
            unit.map(|unit| unit.label().to_string())
                .unwrap_or_default()
        }
        Ok(Kind::Interface) => text("host_name")
            .or_else(|| text("ipv4"))
            .or_else(|| text("mac"))
            .unwrap_or_default(),
        Ok(Kind::Model) => text("trade_name")
            .or_else(|| text("model_number"))
            .unwrap_or_default(),
        Ok(_) | Err(_) => text("name").unwrap_or_default(),
    }
}

fn field_difference(met: &Met, kind: &str, id: &EntityId, field: &str) -> Option<FieldDifference> {
    let after = &met.meeting.merged.ledger;
    let record = after.record(kind, id)?;
    let former = met.ledger.record(kind, id);
    let former = former.filter(|record| record.presence() != Presence::Deleted);
    let reference = reference_of(kind, field);
    let shown = |ledger: &Ledger, value: ValueRef<'_>| match (reference, value) {
        (Some(of), ValueRef::Text(held)) => Shown::Text(named(ledger, of, held)),
        (_, value) => Shown::from(value),
    };
    let before = former.and_then(|record| record.get(field));
    Some(FieldDifference {
        field: field.to_owned(),
        before: before.map(|value| shown(&met.ledger, value)),
        after: shown(after, record.get(field)?),
        named: reference.is_some(),
        conflict: record.is_conflict(field),
    })
}

fn reference_of(kind: &str, field: &str) -> Option<Kind> {
    let kind: Kind = kind.parse().ok()?;
    let spec = fields::spec_of(kind, field).or_else(|| fields::spec(field))?;
    if let FieldType::Reference(of) = spec.ty {
        Some(of)
    } else {
        None
    }
}

/// The name of what a reference leads to; the text itself where that has none.
fn named(ledger: &Ledger, of: Kind, held: &str) -> String {
    let id = held.parse::<EntityId>().ok();
    let name = id.map(|id| title(ledger, of.as_str(), &id));
    name.filter(|name| !name.is_empty())
        .unwrap_or_else(|| held.to_owned())
}
