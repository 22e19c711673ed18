//! Marks of direction: what one text turns around ends with it.

use std::borrow::Cow;

/// Closes the marks of direction that a text leaves open (UAX #9), so that a name cannot turn the sentence around in which it
/// stands.
#[must_use]
pub fn closed(text: &str) -> Cow<'_, str> {
    let mut open = Vec::new();
    for c in text.chars() {
        match c {
            '\u{202A}' | '\u{202B}' | '\u{202D}' | '\u{202E}' => open.push('\u{202C}'),
            '\u{2066}'..='\u{2068}' => open.push('\u{2069}'),
            '\u{202C}' | '\u{2069}' if open.last() == Some(&c) => _ = open.pop(),
            _ => (),
        }
    }
    if open.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut all = text.to_owned();
    all.extend(open.iter().rev());
    Cow::Owned(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_open_is_closed_in_order() {
        assert_eq!(
            closed("a\u{202E}b\u{2067}c"),
            "a\u{202E}b\u{2067}c\u{2069}\u{202C}"
        );
        assert_eq!(closed("a\u{202E}b\u{202C}"), "a\u{202E}b\u{202C}");
        assert!(matches!(closed("病院"), Cow::Borrowed(_)));
    }
}
