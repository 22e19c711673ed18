//! Whether two computers still hold the same history of a replica.

use super::{
    manifest::Manifest,
    problem::BundleError,
    read::{manifest_of, read},
};
use crate::{
    ident::{hash::Hash, id::ReplicaId},
    ledger::{commit::Dot, state::Ledger, vector::VersionVector},
};

/// A commit that exists in two versions: a browser profile was copied, and both copies went on writing.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Disagreement {
    /// Whose it is, and its number. Earlier numbers may differ already.
    pub dot: Dot,
    /// Its hash in the ledger.
    pub held: Hash,
    /// Its hash in the ledger of whoever wrote the manifest.
    pub stated: Hash,
}

/// Returns what whoever wrote a bundle has, so that a bundle for them can leave it out.
///
/// # Errors
/// As [`read`].
pub fn vector_of(bytes: &[u8], passphrase: Option<&str>) -> Result<VersionVector, BundleError> {
    let manifest = manifest_of(bytes, passphrase)?.value;
    if !manifest.vector.is_empty() {
        return Ok(manifest.vector);
    }
    Ok(read(bytes, passphrase)?.value.vector())
}

/// Lists the replicas of which the writer of a manifest has another history than this ledger, as far as that shows
/// without their commits: their last commit of a replica is here, and is another one.
#[must_use]
pub fn disagreements(ledger: &Ledger, manifest: &Manifest) -> Vec<Disagreement> {
    let heads = manifest.heads.iter();
    let differing = heads.filter_map(|(replica, stated)| {
        let dot = Dot {
            replica: *replica,
            seq: manifest.vector.get(replica),
        };
        let held = ledger.commit(ledger.find_commit(dot)?).hash;
        let stated = *stated;
        (held != stated).then_some(Disagreement { dot, held, stated })
    });
    differing.collect()
}

/// Returns what a bundle for the writer of a manifest may leave out: what they have, but nothing of replicas whose
/// history is another one there.
#[must_use]
pub fn base_for(ledger: &Ledger, manifest: &Manifest) -> VersionVector {
    let mut base = manifest.vector.clone();
    for disagreement in disagreements(ledger, manifest) {
        base.set(disagreement.dot.replica, 0);
    }
    base
}

/// Lists the hashes of the last commits of a ledger, replica by replica.
pub(super) fn heads_of(ledger: &Ledger) -> impl Iterator<Item = (ReplicaId, Hash)> {
    let vector = ledger.vector();
    let replicas: Vec<ReplicaId> = vector.iter().map(|(replica, _)| *replica).collect();
    let head = |replica| Some((replica, ledger.last_hash(&replica)?));
    replicas.into_iter().filter_map(head)
}
