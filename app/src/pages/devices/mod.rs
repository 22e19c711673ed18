//! Devices: the list, one device, and the form in which it is edited.
//!
//! | module | what it holds |
//! |---|---|
//! | [`list`] | the list with search, filters, columns and selection |
//! | [`detail`] | one device |
//! | [`form`] | a new device, a copy, or one that is edited |
//! | [`bulk`], [`delete`] | windows for many devices at once |
//! | [`view`] | what the list shows, as it stands in the address; what links to the list may ask for |
//! | [`place`] | where in the list the person was |
//! | [`columns`], [`selection`], [`words`], [`cell`] | what the pages have in common |
//! | [`shared`] | the prepared list behind all of them |
//!
//! The rules, from the meaning of a filled form to what a conflict is, are in `daicho_core::device`.

pub mod bulk;
pub mod cell;
pub mod columns;
pub mod delete;
pub mod detail;
pub mod form;
pub mod list;
pub(crate) mod percent;
pub mod place;
pub mod selection;
pub mod shared;
pub mod view;
pub mod words;
