//! What was read out of a bundle.

use super::manifest::Manifest;
use crate::{
    ident::hash::Hash,
    ledger::{commit::SealedCommit, vector::VersionVector},
};

/// What a bundle holds, as far as it is undamaged.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Bundle {
    /// What the bundle says of itself; its parts are empty where it does not say them.
    pub manifest: Manifest,
    /// The commits that are verified, entry by entry in the order of their lines; each stands once.
    pub commits: Vec<SealedCommit>,
    /// The attachments, also those that were left out.
    pub blobs: Vec<Attachment>,
}

/// One attachment of a bundle.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Attachment {
    /// The SHA-256 of its bytes.
    pub sha256: Hash,
    /// How many bytes it has or should have, where that is known.
    pub size: Option<u64>,
    /// Its bytes, or why they are not there.
    pub content: Content,
}

/// The bytes of an attachment, or why they are not there.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Content {
    /// The bytes; their hash is right.
    Bytes(Vec<u8>),
    /// Whoever wrote the bundle left it out because it is confidential.
    Confidential,
    /// It was left out for a reason that a newer version knows.
    LeftOut(String),
    /// The manifest promises it, and it is not there.
    Missing,
    /// Its bytes are not those of its hash.
    Damaged,
}

impl Bundle {
    /// Returns, for every replica, how many of its commits whoever wrote the bundle has: what to leave out of a bundle
    /// for them.
    ///
    /// Where the manifest does not say, it is what the commits of the bundle amount to: those from the first on
    /// without a gap.
    #[must_use]
    pub fn vector(&self) -> VersionVector {
        if !self.manifest.vector.is_empty() {
            return self.manifest.vector.clone();
        }
        let mut dots: Vec<_> = self.commits.iter().map(|c| c.commit().dot).collect();
        dots.sort_unstable();
        let mut vector = self.manifest.base.clone().unwrap_or_default();
        for dot in dots {
            if vector.get(&dot.replica) + 1 == dot.seq {
                vector.set(dot.replica, dot.seq);
            }
        }
        vector
    }
}
