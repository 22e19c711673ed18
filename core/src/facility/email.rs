//! Mail addresses.

use std::{fmt, str::FromStr};

/// A mail address such as `me@example.jp`, its domain in lower case.
///
/// What stands before the `@` follows RFC 5322's dot-atom, except that dots may stand anywhere: addresses of Japanese mobile
/// networks have them doubled and before the `@`. Quoted parts, comments, address literals and names around the address are
/// not read.
///
/// Source: RFC 5322, 3.4.1 and 3.2.3; RFC 5321, 4.5.3.1 (lengths); RFC 1123, 2.1 (domains).
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct EmailAddress {
    text: String,
    at: usize,
}

/// A text that is no mail address.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("not a mail address")]
pub struct InvalidEmail;

impl EmailAddress {
    /// Returns what stands before the `@`.
    #[must_use]
    pub fn local(&self) -> &str {
        self.text.get(..self.at).unwrap_or_default()
    }

    /// Returns the domain behind the `@`.
    #[must_use]
    pub fn domain(&self) -> &str {
        self.text.get(self.at + 1..).unwrap_or_default()
    }

    /// Returns the whole address.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl FromStr for EmailAddress {
    type Err = InvalidEmail;

    /// Reads an address; `mailto:` in front of it is taken off, as a copied link has it.
    fn from_str(text: &str) -> Result<Self, InvalidEmail> {
        let text = text.trim();
        let scheme = text.get(..7).filter(|s| s.eq_ignore_ascii_case("mailto:"));
        let text = text.get(scheme.map_or(0, str::len)..).unwrap_or_default();
        let (local, domain) = text.rsplit_once('@').ok_or(InvalidEmail)?;
        if !is_local(local) || !is_domain(domain) {
            return Err(InvalidEmail);
        }
        Ok(Self {
            text: format!("{local}@{}", domain.to_ascii_lowercase()),
            at: local.len(),
        })
    }
}

fn is_local(text: &str) -> bool {
    let allowed =
        |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~.".contains(&byte);
    (1..=64).contains(&text.len()) && text.bytes().all(allowed) && text.bytes().any(|b| b != b'.')
}

/// At least two labels: an address within one mail server only is kept as it stands.
fn is_domain(text: &str) -> bool {
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let top = text.rsplit('.').next().unwrap_or_default();
    text.len() <= 253
        && text.contains('.')
        && text.split('.').all(is_label)
        && top.bytes().any(|b| b.is_ascii_alphabetic())
}

impl fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_written_one_way() {
        for (text, expected) in [
            ("me@example.jp", "me@example.jp"),
            (
                " Yamada.Hanako+ME@Hospital.Example.JP ",
                "Yamada.Hanako+ME@hospital.example.jp",
            ),
            ("mailto:ce@example.or.jp", "ce@example.or.jp"),
            ("a..b.@docomo.example.jp", "a..b.@docomo.example.jp"),
        ] {
            let address: Result<EmailAddress, _> = text.parse();
            assert_eq!(address.map(|a| a.to_string()), Ok(expected.to_owned()));
        }
        let address: EmailAddress = "a@b.example".parse().unwrap();
        assert_eq!((address.local(), address.domain()), ("a", "b.example"));
    }

    #[test]
    fn other_texts_are_no_address() {
        for text in [
            "",
            "@",
            "me",
            "me@",
            "@example.jp",
            "me@localhost",
            "me@example..jp",
            "me@-a.jp",
            "me@192.0.2.1",
            "me you@example.jp",
            "山田@example.jp",
            "me@病院.jp",
            "<me@example.jp>",
            "a@b.jp, c@d.jp",
            "...@example.jp",
            "内線2345",
        ] {
            assert_eq!(text.parse::<EmailAddress>(), Err(InvalidEmail), "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_answered(text in "\\PC{0,40}|[a-z.@-]{0,20}|(?i:mailto:)?[a-zA-Z.]{1,5}@[a-zA-Z]{1,5}\\.[a-z]{2,3}") {
            if let Ok(address) = text.parse::<EmailAddress>() {
                let again: Result<EmailAddress, _> = address.to_string().parse();
                proptest::prop_assert_eq!(again, Ok(address));
            }
        }
    }
}
