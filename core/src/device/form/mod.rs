//! What a form says of a device, turned into changes.
//!
//! A form is filled from a ledger and sent some time later. Only what the person changed in it becomes a change, so that
//! what others edited meanwhile stays. A field that shows what it showed at the start is untouched, also when its text
//! is one that would not be accepted today.
//!
//! | module | what it holds |
//! |---|---|
//! | [`entry`] | what a form shows of a value, and what the person put there |
//! | [`names`] | the entity that a typed name means |
//! | [`draft`] | a filled form, and its changes |
//! | `work` | the changes in the making |
//! | [`start`] | what a form shows at its start, and what changed under it |
//! | [`bulk`] | the same entries for many devices at once |
//!
//! Absent on purpose: words, ids and clocks. Ids of new entities come from the caller.

pub mod bulk;
pub mod draft;
pub mod entry;
pub mod names;
pub mod start;
mod work;

#[cfg(test)]
mod tests;
