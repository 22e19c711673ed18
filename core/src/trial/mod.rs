//! What tests of several modules share.
//!
//! | module | what it holds |
//! |---|---|
//! | [`small`] | small ledgers, written as text |
//! | [`corpus`] | files that nobody here wrote, where they lie beside the project |
//! | [`damage`] | damage of every kind to the bytes of a file |

pub(crate) mod corpus;
pub(crate) mod damage;
pub(crate) mod small;
