//! The worker: reading, matching and writing of whole lists off the main thread.
//!
//! | module | what it holds |
//! |---|---|
//! | [`protocol`] | questions and answers |
//! | [`client`] | the page's end: ask, hear of progress, cancel |
//! | [`pdf`] | the same for the worker that draws pages of PDF files |
//! | [`serve`] | the worker's end: linked into the worker only, where the readers and writers of spreadsheets are |
//!
//! A question is answered before the next is taken up. Cancelling ends the worker and starts another: what was being
//! written is then stored as a whole or not at all, and the page asks the store which.

pub mod client;
pub mod pdf;
pub mod protocol;
pub mod serve;
