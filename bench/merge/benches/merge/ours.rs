//! This ledger: bundles in, bundles out.

use daicho_core::{
    exchange::{
        self,
        manifest::Tool,
        write::{CommitBytes, Contents},
    },
    ident::{
        id::{EntityId, ReplicaId},
        timestamp::Timestamp,
    },
    ledger::{
        changes::ChangeSet,
        commit::{SealedCommit, Source},
        edit::Authorship,
        state::Ledger,
        vector::VersionVector,
    },
};

use crate::{Peer, data, data::Edit};

pub(crate) struct Ours {
    ledger: Ledger,
    commits: Vec<SealedCommit>,
    person: u8,
}

impl Ours {
    fn who(&self) -> Authorship {
        Authorship {
            replica: ReplicaId::from_random([self.person + 1; 16]),
            author: "技士".to_owned(),
            at: Timestamp::from_milliseconds(1_795_223_400_000),
        }
    }

    fn add(&mut self, changes: ChangeSet) {
        let commit = self
            .ledger
            .next_commit(self.who(), Source::action("edit"), "", changes);
        assert!(self.ledger.apply(&commit).is_ok());
        self.commits.push(commit);
    }

    fn bundle(&self, base: Option<VersionVector>) -> Vec<u8> {
        let commits = self.commits.iter().map(CommitBytes::from);
        let mut contents = Contents::of(&self.ledger, self.who(), Tool::default(), commits);
        contents.base = base;
        exchange::write(&contents).unwrap_or_default()
    }
}

impl Peer for Ours {
    const NAME: &'static str = "ours";
    const ENDING: &'static str = "daicho";

    fn base(devices: u32) -> Self {
        let mut changes = ChangeSet::new();
        for nth in 0..devices {
            let id = EntityId::from_random(data::id(nth));
            for (field, value) in data::fields(nth) {
                changes.set_text("unit", id, field, &value);
            }
        }
        let mut base = Self {
            ledger: Ledger::new(),
            commits: Vec::new(),
            person: 0,
        };
        base.add(changes);
        base
    }

    fn copy(&self, person: u8) -> Self {
        Self {
            ledger: self.ledger.clone(),
            commits: self.commits.clone(),
            person,
        }
    }

    fn edit(&mut self, edit: &Edit) {
        let mut changes = ChangeSet::new();
        let id = EntityId::from_random(data::id(edit.device));
        changes.set_text("unit", id, "serial_number", &edit.serial);
        self.add(changes);
    }

    fn save(&mut self) -> Vec<u8> {
        self.bundle(None)
    }

    fn save_for(&mut self, other: &mut Self) -> Vec<u8> {
        self.bundle(Some(other.ledger.vector()))
    }

    fn load(bytes: &[u8]) -> Self {
        let mut this = Self {
            ledger: Ledger::new(),
            commits: Vec::new(),
            person: 1,
        };
        this.take(bytes);
        this
    }

    fn take(&mut self, bytes: &[u8]) {
        let Ok(parsed) = exchange::read(bytes, None) else {
            return;
        };
        for commit in parsed.value.commits {
            if matches!(
                self.ledger.apply(&commit),
                Ok(daicho_core::ledger::state::Applied::Done(_))
            ) {
                self.commits.push(commit);
            }
        }
    }

    fn conflicts(&self, _: u32) -> Option<usize> {
        Some(self.ledger.disputes().len())
    }

    fn serial(&self, device: u32) -> String {
        let id = EntityId::from_random(data::id(device));
        let record = self.ledger.record("unit", &id);
        let text = record.and_then(|record| record.text("serial_number"));
        text.unwrap_or_default().to_owned()
    }
}
