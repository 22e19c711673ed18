//! What is known of the hospital's network: its zones, what crosses between them, the lines by which vendors reach
//! devices, what is carried in, and the trust boundaries.
//!
//! | module | what it holds |
//! |---|---|
//! | [`choices`] | the fixed lists, with the words for them |
//! | [`terms`] | the same lists as types |
//! | [`fields`] | the catalogue of the fields |
//! | [`subnet`] | ranges of addresses |
//! | [`vlan`] | numbers and names of VLANs |
//! | [`element`] | what a diagram or a finding is about, by name |
//! | [`view`] | the records as typed values |
//! | [`member`] | what belongs to a boundary, a line or something that is carried in |
//!
//! Absent on purpose: devices. Which of them lies in which zone, and what follows from it, is [`crate::topology`].

pub mod choices;
pub mod element;
pub mod fields;
pub mod member;
pub mod subnet;
pub mod terms;
pub mod view;
pub mod vlan;
