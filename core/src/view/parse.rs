//! Texts, names and codes as the readings of a view.

use crate::catalogue::words::{Naming, naming};

/// Takes any text.
#[must_use]
pub const fn text(text: &str) -> Option<&str> {
    Some(text)
}

/// Takes what is a name, and neither a mark nor a word in place of one.
#[must_use]
pub fn name(text: &str) -> Option<&str> {
    (naming(text) == Naming::Name).then_some(text)
}

/// Reads `yes` and `no`.
#[must_use]
pub fn yes_no(code: &str) -> Option<bool> {
    match code {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}

/// Reads codes separated by commas; one that nobody knows makes the whole text unfit.
#[must_use]
pub fn codes<T>(text: &str, code: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
    text.split(',').map(|part| code(part.trim())).collect()
}
