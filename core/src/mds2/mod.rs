//! Disclosure statements of makers (MDS2 and its kin): readers, the catalogue of questions, what the answers mean.
//!
//! | module | what it holds |
//! |---|---|
//! | [`section`] | the sections of all forms |
//! | [`edition`] | which forms there are |
//! | [`typed`] | the sections of each, for one that is typed by hand |
//! | [`id`] | ids of questions, however they are spelled |
//! | [`catalogue`] | the questions of an edition, as data |
//! | [`answer`] | answers and the words for them |
//! | [`form`] | a filled form |
//! | [`problem`] | why a file is no form, and what in one was not understood |
//! | [`read`](mod@read) | readers of workbooks, text tables and pasted text |
//! | [`json`] | a form as a document of our own |
//! | [`control`] | the types of compensating controls |
//! | [`rule`] | what single answers mean, as data |
//! | [`finding`] | what a form tells of a device, and what to do |
//! | [`compare`] | two models side by side, two versions of one form |
//! | [`proposal`] | what a form can fill in the ledger |
//!
//! A form that is not there says nothing: it is a gap, never a sign of safety. A reference to notes and a text that is no answer are
//! neither yes nor no.
//!
//! Source: ANSI/NEMA HN 1-2019 and the worksheet that NEMA publishes with it. Its wording is not in here.

pub mod answer;
pub mod catalogue;
pub mod compare;
pub mod control;
pub mod edition;
pub mod finding;
pub mod form;
pub mod id;
pub mod json;
pub mod problem;
pub mod proposal;
pub mod read;
pub mod rule;
pub mod section;
pub mod typed;

#[cfg(test)]
mod tests;
