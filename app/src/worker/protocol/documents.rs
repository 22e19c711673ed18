//! What is said of files that are to be attached.

use daicho_core::{ident::hash::Hash, recognise::Recognised};
use serde::{Deserialize, Serialize};

/// Most bytes of a file that is attached.
pub const MAX_BYTES: u64 = 512 << 20;

/// A question about files.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Ask {
    /// Keep the bytes of the file that comes along, and say what it is. The ledger does not name it yet.
    Keep,
}

/// An answer about files.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Told {
    /// To [`Ask::Keep`].
    Kept(Box<Kept>),
}

/// A file whose bytes are on the disk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Kept {
    /// The SHA-256 of its bytes.
    pub sha256: Hash,
    /// Its name.
    pub name: String,
    /// The number of bytes.
    pub size: u64,
    /// What it is.
    pub recognised: Recognised,
}
