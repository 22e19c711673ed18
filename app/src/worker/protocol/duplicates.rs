//! What is said of devices that may stand in the ledger twice.

use daicho_core::linkage::{
    PassedOver,
    pair::{Likeness, Pair},
};
use serde::{Deserialize, Serialize};

/// A question about devices that may be the same.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Ask {
    /// Some of the pairs of the ledger as it is stored.
    Pairs {
        /// Which of them.
        likeness: Likeness,
        /// The first one, from 0; one behind the last gives the last ones.
        from: usize,
        /// How many.
        count: usize,
    },
    /// The changes that join the sure ones.
    JoinSure {
        /// At most so many devices.
        most: usize,
    },
}

/// An answer about devices that may be the same.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Told {
    /// To [`Ask::Pairs`].
    Pairs(PairPage),
    /// To [`Ask::JoinSure`]. The first block is a commit with the changes; it is not stored.
    JoinSure {
        /// How many devices are left of those that are joined.
        devices: usize,
        /// How many pairs a person has to look at after all.
        left: usize,
    },
}

/// Some of the pairs that were found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PairPage {
    /// Which pairs these are.
    pub likeness: Likeness,
    /// How many pairs are sure.
    pub sure: usize,
    /// How many are doubtful.
    pub doubtful: usize,
    /// The number of the first pair here, from 0.
    pub from: usize,
    /// The pairs.
    pub pairs: Vec<Pair>,
    /// Values that too many devices share to tell anything, those of most devices first.
    pub passed_over: Vec<PassedOver>,
}
