//! What one cell of a file says: a text that may stand behind a guard against formulas.

use crate::{
    catalogue::field::FieldSpec,
    device::canonical::{self, Meaning},
};

/// Tells whether a spreadsheet may take a text for a formula, quotation marks in front of it aside.
///
/// Such a text is written with one `'` in front; [`unguarded`] takes it off again.
#[must_use]
pub fn looks_like_formula(text: &str) -> bool {
    let rest = text.trim_start_matches('\'');
    rest.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
}

/// Takes off the `'` that was written in front of what looks like a formula.
#[must_use]
pub fn unguarded(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if looks_like_formula(rest) => rest,
        _ => cell,
    }
}

/// Reads a cell for a field, or for a column that is kept as it is; `None` for a blank cell.
pub(super) fn read(spec: Option<&FieldSpec>, cell: &str) -> Option<Meaning> {
    canonical::read(spec, unguarded(cell))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guard_is_taken_off_once() {
        for (cell, expected) in [
            ("'=1+1", "=1+1"),
            ("''-x", "'-x"),
            ("'quoted'", "'quoted'"),
            ("=1", "=1"),
            ("'", "'"),
            ("'＠x", "＠x"),
            ("'\tx", "\tx"),
        ] {
            assert_eq!(unguarded(cell), expected);
        }
    }
}
