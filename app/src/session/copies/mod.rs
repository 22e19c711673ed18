//! Copies of the ledger: in a folder that the person chose once, or as a file that is handed out.
//!
//! | module | what it holds |
//! |---|---|
//! | [`state`] | what is known of the folder, and of the last copy there |
//! | [`keeper`] | making a copy and putting it into the folder, one tab at a time |
//! | [`actions`] | what pages ask for |
//!
//! A copy is a whole bundle, made by the worker of what is stored. The folder's handle lies in the database beside the
//! preferences; browsers ask once a session whether it may be written to, and only in answer to a press.
pub mod actions;
mod keeper;
pub mod state;
