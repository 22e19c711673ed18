//! Names of hosts.

use std::{fmt, str::FromStr};

/// A host name or fully qualified domain name, in lower case.
///
/// Letters, digits, hyphens and, because Windows allows them, underscores, in parts of at most 63.
///
/// Source: RFC 1123, 2.1.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct HostName(String);

/// A text that names no host.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("not a host name")]
pub struct InvalidHostName;

impl FromStr for HostName {
    type Err = InvalidHostName;

    fn from_str(text: &str) -> Result<Self, InvalidHostName> {
        let text = text.trim().trim_end_matches('.').to_ascii_lowercase();
        let letter = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        let part_fits = |part: &str| {
            (1..=63).contains(&part.len())
                && part.bytes().all(letter)
                && !part.starts_with('-')
                && !part.ends_with('-')
        };
        let fits = text.len() <= 253 && text.split('.').all(part_fits);
        fits.then_some(Self(text)).ok_or(InvalidHostName)
    }
}

impl fmt::Display for HostName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_written_in_lower_case() {
        assert_eq!(
            "CT-01.Radiology.local."
                .parse::<HostName>()
                .map(|name| name.to_string()),
            Ok("ct-01.radiology.local".into())
        );
        assert!("WIN_SRV01".parse::<HostName>().is_ok());
    }

    #[test]
    fn other_texts_name_no_host() {
        for text in [
            "",
            ".",
            "a..b",
            "-a",
            "a-",
            "放射線科",
            "a b",
            &"x".repeat(64),
        ] {
            assert_eq!(text.parse::<HostName>(), Err(InvalidHostName), "{text}");
        }
    }
}
