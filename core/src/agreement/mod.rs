//! Contracts that the hospital has, or is about to have: with whom, over what, from when to when.
//!
//! | module | what it holds |
//! |---|---|
//! | [`choices`] | the fixed lists, with the words for them |
//! | [`terms`] | the same lists as types |
//! | [`fields`] | the catalogue of the fields |
//! | [`view`] | contracts as typed values |
//! | [`standing`] | whether a contract is in force on a day, and what is due |
//!
//! Absent on purpose: devices, and what a contract says. Which devices a contract covers are its members
//! ([`crate::network::member`]); its clauses are [`crate::contract`].

pub mod choices;
pub mod fields;
pub mod standing;
pub mod terms;
pub mod view;

#[cfg(test)]
mod tests;
