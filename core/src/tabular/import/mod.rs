//! From the rows of a table to changes of the ledger.
//!
//! 1. [`mapping::Mapping::suggest`]: which column is which field. The person corrects it; [`mapping::signature`] remembers it.
//! 2. [`plan::ImportPlan::new`]: what becomes of every row, see [`outcome::Outcome`]. Nothing is changed yet.
//! 3. [`plan::ImportPlan::decide`]: the person's word on doubtful rows gives a new plan.
//! 4. [`plan::ImportPlan::changes`]: the changes of the commits that do it, mostly of one.
//!
//! Rules: a blank cell changes nothing. What is not in the form of its field is kept as text. A row finds its unit by id, by
//! asset number, by serial number and model, or by hardware address; a row without any of these is the unit that
//! says the same in every column, so that importing a file twice changes nothing. Names of companies, departments,
//! people and models mean the entity of that name, which is made if it is not there, under an id that depends on
//! the name alone. What a row says of its model goes to the model if that has no value, and to the unit if the
//! model says something else. Rows that were exported once are compared with the ledger of then as well: see [`merge`].

pub mod cell;
pub mod changes;
mod column;
pub mod difference;
mod facts;
mod keys;
mod known;
pub mod mapping;
mod matching;
pub mod merge;
mod model;
pub mod outcome;
pub mod plan;
mod review;

#[cfg(test)]
pub(in crate::tabular) mod tests;

use serde::{Deserialize, Serialize};

/// What an import is working on.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum Stage {
    /// Reading cells, column by column.
    Reading,
    /// Finding the unit of each row.
    Matching,
    /// Making the changes, row by row.
    Changing,
}

/// How far an import is.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Progress {
    /// What it is working on.
    pub stage: Stage,
    /// Steps done of this stage.
    pub done: usize,
    /// Steps of this stage.
    pub of: usize,
}

/// The person stopped the import.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error, Serialize, Deserialize)]
#[error("cancelled")]
pub struct Cancelled;
