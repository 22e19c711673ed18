//! What is said of contracts as a whole.

use serde::{Deserialize, Serialize};

/// What is wrong with the contracts of a ledger.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// How many contracts there are.
    pub contracts: usize,
    /// What is wrong, by its code, with the number of contracts; what is to be acted upon first comes first.
    pub problems: Vec<(String, usize)>,
    /// How many devices no contract in force covers.
    pub uncovered: usize,
}
