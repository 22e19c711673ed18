//! Copies of the ledger outside the browser: which of them are kept, and when a person is reminded to make one.
//!
//! | module | what it holds |
//! |---|---|
//! | [`generations`] | what the files in a folder are called, and which of them have served their time |
//! | [`reminder`] | how long a ledger may go without a copy |

pub mod generations;
pub mod reminder;
