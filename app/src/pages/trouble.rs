//! What the worker could not do, in words, where no file is being read.
use yew::AttrValue;

use super::exchange;
use crate::i18n::Texts;
use crate::worker::protocol::Trouble;

/// Returns why it did not work and what to do about it.
pub fn words(t: Texts, trouble: &Trouble) -> AttrValue {
    match trouble {
        Trouble::Store { code, .. } => t.get(&format!("store-error-{code}")),
        Trouble::Broken(_) => t.get("worker-broken"),
        Trouble::NotWritten { .. } => t.get("export-failed-do"),
        Trouble::Bundle(error) => exchange::words::error(t, error),
        Trouble::Read(_)
        | Trouble::Unreadable { .. }
        | Trouble::Stale
        | Trouble::NothingOpen
        | Trouble::Cancelled => t.get("worker-failed"),
    }
}
