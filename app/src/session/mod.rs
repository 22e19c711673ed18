//! The state of the page: which ledger is open, what is being saved, who works here.
//!
//! | module | what it holds |
//! |---|---|
//! | [`state`] | the state and the only reducer |
//! | [`edit`] | what a page asks for: changes, and what to say once they are saved |
//! | `carried` | what can be undone, on its way to the other program |
//! | [`engine`] | writing, following other tabs, undo: one job after the other |
//! | [`open`] | the ledger from stored bytes, in slices |
//! | [`provider`] | the one provider, and the question for the author's name |
//! | [`prefs`] | language, theme, author |
//! | [`backup`] | when the ledger was last saved as a file |
//! | [`copies`] | saving it as a file, and in a folder by itself |
//! | [`rescue`] | what the disk does not take, as a file |
//! | [`handle`] | the one hook, [`use_session`](handle::use_session) |
//!
//! A page reads `session.ledger()` and calls `session.commit(edit)`:
//!
//! ```ignore
//! let session = use_session();
//! let mut changes = ChangeSet::new();
//! changes.set_text("unit", id, "room", "301");
//! session.commit(Edit::new("edit", changes).said(t.get("device-saved")).on_saved(close));
//! ```
//!
//! Core makes the commit, the store keeps it, and only then the state changes and `on_saved` is called, with a message
//! that offers undo. A commit that cannot be stored stays in front of the queue; the screen offers to try again or to
//! download what is not saved. Nothing is drawn that the disk lacks.
pub mod backup;
mod carried;
pub mod copies;
pub mod edit;
pub mod engine;
pub mod handle;
pub mod open;
pub mod prefs;
pub mod provider;
mod rescue;
pub mod state;
