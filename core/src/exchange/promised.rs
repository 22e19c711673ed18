//! What a manifest promises.

use std::collections::BTreeMap;

use super::manifest::{Chain, Manifest};
use crate::ident::{hash::Hash, id::ReplicaId};

/// What the manifest promises, found by name. Of several promises about the same the first counts.
pub(super) struct Promised {
    /// Commits that were not met yet, by their entry.
    chains: BTreeMap<String, BTreeMap<ReplicaId, Chain>>,
    sizes: BTreeMap<Hash, u64>,
}

impl Promised {
    pub(super) fn by(manifest: &Manifest) -> Self {
        let mut chains: BTreeMap<String, BTreeMap<ReplicaId, Chain>> = BTreeMap::new();
        for chain in &manifest.commits {
            let of_entry = chains.entry(chain.entry.clone()).or_default();
            of_entry
                .entry(chain.replica)
                .or_insert_with(|| chain.clone());
        }
        let sizes = manifest.blobs.iter().rev();
        Self {
            chains,
            sizes: sizes.map(|blob| (blob.sha256, blob.size)).collect(),
        }
    }

    /// Takes what is promised of an entry.
    pub(super) fn take(&mut self, entry: &str) -> Vec<Chain> {
        self.chains
            .remove(entry)
            .unwrap_or_default()
            .into_values()
            .collect()
    }

    /// Lists what is promised and was not taken.
    pub(super) fn rest(&self) -> impl Iterator<Item = &Chain> {
        self.chains.values().flat_map(BTreeMap::values)
    }

    /// Returns how many bytes an attachment should have.
    pub(super) fn size(&self, sha256: &Hash) -> Option<u64> {
        self.sizes.get(sha256).copied()
    }
}
