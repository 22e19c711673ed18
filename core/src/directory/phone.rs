//! Telephone numbers that a link can dial.

use crate::ident::text::match_key;

/// Words behind which an extension stands: it is dialled by hand, if at all.
const EXTENSIONS: [&str; 3] = ["内線", "ext", "#"];

/// Returns the number that a telephone dials for a text, `+` and digits only.
///
/// `None` for what is not surely one whole number: an extension of the house, two numbers in one text, words in between. A
/// wrong call costs more in an emergency than typing a number.
#[must_use]
pub fn dial(text: &str) -> Option<String> {
    let folded = match_key(text);
    let mut dialled = String::new();
    for c in main_number(&folded)?.chars() {
        match c {
            '+' if dialled.is_empty() => dialled.push(c),
            '0'..='9' => dialled.push(c),
            '-' | ' ' | '(' | ')' | '.' | ':' => {}
            _ => return None,
        }
    }
    let digits = dialled.trim_start_matches('+').len();
    let is_whole = if dialled.starts_with('+') {
        (8..=15).contains(&digits)
    } else {
        dialled.starts_with('0') && (10..=11).contains(&digits)
    };
    is_whole.then_some(dialled)
}

/// Returns the number without the word for a telephone before it and the extension behind it.
fn main_number(text: &str) -> Option<String> {
    let extensions = EXTENSIONS.iter().filter_map(|word| text.find(word));
    let number = text.get(..extensions.min().unwrap_or(text.len()))?.trim();
    let mut words = ["tel", "電話"].iter();
    let number = words
        .find_map(|word| number.strip_prefix(word))
        .unwrap_or(number)
        .trim();
    // The zero in brackets is dialled within the country only.
    let is_abroad = number.starts_with('+');
    Some(if is_abroad {
        number.replace("(0)", "")
    } else {
        number.to_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::dial;

    #[test]
    fn whole_numbers_are_dialled_and_nothing_else() {
        for (text, expected) in [
            ("03-1234-5678", Some("0312345678")),
            ("０３（１２３４）５６７８", Some("0312345678")),
            ("0120-123-456", Some("0120123456")),
            ("TEL 090-1234-5678", Some("09012345678")),
            ("+81 (0)3-1234-5678", Some("+81312345678")),
            ("03-1234-5678（内線 12）", Some("0312345678")),
            ("03-1234-5678 ext. 12", Some("0312345678")),
            ("内線 2345", None),
            ("2345", None),
            ("03-1234-5678 / 090-1234-5678", None),
            ("昼 03-1234-5678", None),
            ("1234-5678", None),
            ("", None),
            ("+", None),
        ] {
            assert_eq!(dial(text).as_deref(), expected, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn what_is_dialled_is_digits(text in "\\PC{0,30}|[0-9+() -]{0,20}") {
            if let Some(number) = dial(&text) {
                let digits = number.strip_prefix('+').unwrap_or(&number);
                proptest::prop_assert!(digits.bytes().all(|b| b.is_ascii_digit()));
            }
        }
    }
}
