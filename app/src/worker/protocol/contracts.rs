//! What is said of contracts as a whole.

use daicho_core::ident::id::EntityId;
use serde::{Deserialize, Serialize};

/// What is wrong with contracts: all of a ledger, or those that cover a device.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct Summary {
    /// What is wrong; what is to be acted upon first comes first.
    pub problems: Vec<Found>,
}

/// One thing that is wrong.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Found {
    /// What, by the code of [`daicho_core::contract::overview::Problem`].
    pub code: String,
    /// With how many contracts.
    pub count: usize,
    /// The contract, where it is a single one.
    pub only: Option<EntityId>,
}
