//! A small ledger of two replicas, and bundles of it.

use std::borrow::Cow;

use crate::{
    exchange::{
        manifest::Tool,
        read::read,
        write::{BlobBytes, CommitBytes, Contents, write},
    },
    ident::{
        hash::Hash,
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

pub(super) const SBOM: &[u8] = b"{\"bomFormat\":\"CycloneDX\"}";
pub(super) const MANUAL: &[u8] = b"%PDF-1.7";

/// A ledger with its commits in the order of their writing.
#[derive(Default)]
pub(super) struct Sample {
    pub(super) ledger: Ledger,
    pub(super) commits: Vec<SealedCommit>,
}

pub(super) fn replica(nth: u8) -> ReplicaId {
    ReplicaId::from_random([0xa0 + nth; 16])
}

pub(super) fn id(nth: u8) -> EntityId {
    EntityId::from_random([nth; 16])
}

pub(super) fn who(nth: u8) -> Authorship {
    Authorship {
        replica: replica(nth),
        author: "山田".to_owned(),
        at: Timestamp::from_milliseconds(1_795_223_400_000 + u64::from(nth)),
    }
}

impl Sample {
    pub(super) fn edit(&mut self, nth: u8, set: &[(&str, u8, &str, &str)]) {
        let mut changes = ChangeSet::new();
        for (kind, entity, field, text) in set {
            changes.set_text(kind, id(*entity), field, text);
        }
        self.commit(nth, changes);
    }

    pub(super) fn commit(&mut self, nth: u8, changes: ChangeSet) {
        let source = Source::action("edit");
        let commit = self.ledger.next_commit(who(nth), source, "", changes);
        self.ledger.apply(&commit).unwrap();
        self.commits.push(commit);
    }

    pub(super) fn contents(&self) -> Contents<'_> {
        let tool = Tool {
            name: "daicho".to_owned(),
            version: "0.1.0".to_owned(),
        };
        let commits = self.commits.iter().map(CommitBytes::from);
        Contents::of(&self.ledger, who(1), tool, commits)
    }

    /// A full bundle with two attachments.
    pub(super) fn bundle(&self) -> Vec<u8> {
        let mut contents = self.contents();
        contents.blobs = vec![blob(SBOM, true), blob(MANUAL, false)];
        write(&contents).unwrap()
    }
}

pub(super) fn blob(bytes: &[u8], is_confidential: bool) -> BlobBytes<'_> {
    BlobBytes {
        sha256: Hash::of(bytes),
        size: bytes.len() as u64,
        bytes: Some(Cow::Borrowed(bytes)),
        is_confidential,
    }
}

/// A hospital with two devices, written by two replicas.
pub(super) fn sample() -> Sample {
    let mut sample = Sample::default();
    sample.edit(1, &[("facility", 1, "name", "みどり病院")]);
    sample.edit(
        1,
        &[
            ("unit", 2, "serial_number", "A-1"),
            ("unit", 3, "os", "QNX"),
        ],
    );
    sample.edit(2, &[("unit", 2, "note", "検査室へ移動")]);
    sample.edit(1, &[("unit", 2, "serial_number", "A-2")]);
    sample.edit(2, &[("unit", 3, "os", "Windows 10")]);
    sample
}

/// Reads a bundle and returns its commits in the order of writer and number, and the problems as texts.
pub(super) fn texts(bytes: &[u8]) -> (Vec<SealedCommit>, Vec<String>) {
    let parsed = read(bytes, None).unwrap();
    let problems = parsed.diagnostics.iter().map(ToString::to_string);
    (parsed.value.commits, problems.collect())
}
