//! Automerge: a map of devices, each a map of fields.

use automerge::{
    ActorId, AutoCommit, ChangeHash, ObjId, ObjType, ROOT, ReadDoc, transaction::Transactable,
};

use crate::{Peer, data, data::Edit};

pub(crate) struct Automerge {
    document: AutoCommit,
    base: Vec<ChangeHash>,
}

fn key(device: u32) -> String {
    data::id(device)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

impl Automerge {
    fn device(&self, device: u32) -> Option<ObjId> {
        let found = self.document.get(ROOT, key(device)).ok()??;
        Some(found.1)
    }
}

impl Peer for Automerge {
    const NAME: &'static str = "automerge";
    const ENDING: &'static str = "automerge";
    // Taking in 10,000 edits of a document of 100,000 devices, it copies its columns for each and keeps the copies: more
    // than 20 GB (version 0.12.0).
    const MOST: u32 = 30_000;

    fn base(devices: u32) -> Self {
        let mut document = AutoCommit::new().with_actor(ActorId::from([1; 16]));
        for nth in 0..devices {
            let Ok(map) = document.put_object(ROOT, key(nth), ObjType::Map) else {
                continue;
            };
            for (field, value) in data::fields(nth) {
                assert!(document.put(&map, field, value).is_ok());
            }
        }
        document.commit();
        let base = document.get_heads();
        Self { document, base }
    }

    fn copy(&self, person: u8) -> Self {
        let document = self
            .document
            .clone()
            .with_actor(ActorId::from([person + 1; 16]));
        Self {
            document,
            base: self.base.clone(),
        }
    }

    fn edit(&mut self, edit: &Edit) {
        if let Some(map) = self.device(edit.device) {
            assert!(
                self.document
                    .put(&map, "serial_number", edit.serial.as_str())
                    .is_ok()
            );
        }
        self.document.commit();
    }

    fn save(&mut self) -> Vec<u8> {
        self.document.save()
    }

    fn save_for(&mut self, other: &mut Self) -> Vec<u8> {
        self.document.save_after(&other.base)
    }

    fn load(bytes: &[u8]) -> Self {
        Self {
            document: AutoCommit::load(bytes).unwrap_or_default(),
            base: Vec::new(),
        }
    }

    fn take(&mut self, bytes: &[u8]) {
        assert!(self.document.load_incremental(bytes).is_ok());
    }

    fn conflicts(&self, devices: u32) -> Option<usize> {
        let maps = (0..devices).filter_map(|device| self.device(device));
        let of = |map| {
            let fields = self.document.map_range(map, ..);
            fields.filter(|field| field.conflict).count()
        };
        Some(maps.map(of).sum())
    }

    fn serial(&self, device: u32) -> String {
        let map = self.device(device);
        let value = map.and_then(|map| self.document.get(map, "serial_number").ok()?);
        value
            .and_then(|(value, _)| value.as_str().map(str::to_owned))
            .unwrap_or_default()
    }
}
