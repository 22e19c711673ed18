//! Numbers under which a medical device may be sold in Japan.

use std::{fmt, str::FromStr};

/// What kind of permission a number stands for.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Permission {
    /// 承認, by the minister: `22800BZX00001000`.
    Approval,
    /// 認証, by a registered body: `301AABZX00001000`.
    Certification,
    /// 届出, to a prefecture: `13B1X00001000001`.
    Notification,
}

/// An approval, certification or notification number of sixteen characters.
///
/// The shapes are those of numbers issued since the Pharmaceutical Affairs Act of 2005; older numbers have many shapes
/// and are kept as they stand.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct ApprovalNumber {
    text: String,
    permission: Permission,
}

/// A text of none of the three shapes.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("no approval, certification or notification number of sixteen characters")]
pub struct InvalidApproval;

/// `9` stands for a digit, `A` for a letter, anything else for itself.
const SHAPES: [(&str, Permission); 5] = [
    ("99B1X99999999999", Permission::Notification),
    ("99B2X99999999999", Permission::Notification),
    ("99B3X99999999999", Permission::Notification),
    ("99999AAA99999999", Permission::Approval),
    ("999AAAAA99999999", Permission::Certification),
];

impl ApprovalNumber {
    /// Returns what kind of permission it is.
    #[must_use]
    pub fn permission(&self) -> Permission {
        self.permission
    }
}

impl FromStr for ApprovalNumber {
    type Err = InvalidApproval;

    /// Reads the number in any case; spaces and hyphens between its parts are left out.
    fn from_str(text: &str) -> Result<Self, InvalidApproval> {
        let kept = text.chars().filter(|c| !matches!(c, ' ' | '-'));
        let text: String = kept.map(|c| c.to_ascii_uppercase()).collect();
        let shape = SHAPES
            .iter()
            .find(|(shape, _)| fits(&text, shape))
            .ok_or(InvalidApproval)?;
        Ok(Self {
            permission: shape.1,
            text,
        })
    }
}

fn fits(text: &str, shape: &str) -> bool {
    let fits = |(byte, wanted): (u8, u8)| match wanted {
        b'9' => byte.is_ascii_digit(),
        b'A' => byte.is_ascii_uppercase(),
        other => byte == other,
    };
    text.len() == shape.len() && text.bytes().zip(shape.bytes()).all(fits)
}

impl fmt::Display for ApprovalNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_three_kinds_are_told_apart() {
        for (text, permission) in [
            ("22800BZX00001000", Permission::Approval),
            ("301aabzx00001000", Permission::Certification),
            ("13B1X-00001-000001", Permission::Notification),
        ] {
            assert_eq!(
                text.parse::<ApprovalNumber>()
                    .map(|number| number.permission()),
                Ok(permission),
                "{text}"
            );
        }
    }

    #[test]
    fn other_shapes_are_refused() {
        for text in [
            "",
            "22800BZX0000100",
            "13B4X00001000001",
            "(13B)第0001号",
            "２２８００BZX00001000",
        ] {
            assert_eq!(
                text.parse::<ApprovalNumber>(),
                Err(InvalidApproval),
                "{text}"
            );
        }
    }
}
