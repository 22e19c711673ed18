//! Loro: a map of devices, each a map of fields.

use loro::{ExportMode, LoroDoc, LoroMap, ValueOrContainer, VersionVector};

use crate::{Peer, data, data::Edit};

pub(crate) struct Loro {
    document: LoroDoc,
    base: VersionVector,
}

fn key(device: u32) -> String {
    data::id(device)
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

impl Loro {
    fn device(&self, device: u32) -> Option<LoroMap> {
        let found = self.document.get_map("unit").get(&key(device))?;
        found.into_container().ok()?.into_map().ok()
    }
}

impl Peer for Loro {
    const NAME: &'static str = "loro";
    const ENDING: &'static str = "loro";

    fn base(devices: u32) -> Self {
        let document = LoroDoc::new();
        assert!(document.set_peer_id(1).is_ok());
        let units = document.get_map("unit");
        for nth in 0..devices {
            let Ok(map) = units.insert_container(&key(nth), LoroMap::new()) else {
                continue;
            };
            for (field, value) in data::fields(nth) {
                assert!(map.insert(field, value).is_ok());
            }
        }
        document.commit();
        let base = document.oplog_vv();
        Self { document, base }
    }

    fn copy(&self, person: u8) -> Self {
        let document = self.document.fork();
        assert!(document.set_peer_id(u64::from(person) + 1).is_ok());
        Self {
            document,
            base: self.base.clone(),
        }
    }

    fn edit(&mut self, edit: &Edit) {
        if let Some(map) = self.device(edit.device) {
            assert!(map.insert("serial_number", edit.serial.as_str()).is_ok());
        }
        self.document.commit();
    }

    fn save(&mut self) -> Vec<u8> {
        self.document
            .export(ExportMode::Snapshot)
            .unwrap_or_default()
    }

    fn save_for(&mut self, other: &mut Self) -> Vec<u8> {
        self.document
            .export(ExportMode::updates(&other.base))
            .unwrap_or_default()
    }

    fn load(bytes: &[u8]) -> Self {
        let document = LoroDoc::new();
        assert!(document.import(bytes).is_ok());
        Self {
            document,
            base: VersionVector::default(),
        }
    }

    fn take(&mut self, bytes: &[u8]) {
        assert!(self.document.import(bytes).is_ok());
    }

    // It keeps one of the values.
    fn conflicts(&self, _: u32) -> Option<usize> {
        None
    }

    fn serial(&self, device: u32) -> String {
        let map = self.device(device);
        let value = map.and_then(|map| map.get("serial_number"));
        match value.map(ValueOrContainer::into_value) {
            Some(Ok(value)) => value
                .into_string()
                .map(|text| text.to_string())
                .unwrap_or_default(),
            _ => String::new(),
        }
    }
}
