//! Hardware addresses of network interfaces.

use std::fmt;
use std::str::FromStr;

/// A 48-bit MAC address of one interface, written as `00:1b:2c:3d:4e:5f`.
///
/// Source: IEEE 802-2014, 8.2 (EUI-48).
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct MacAddress([u8; 6]);

/// Why a text is no MAC address of an interface.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum MacError {
    /// Nothing but white space.
    #[error("empty")]
    Empty,
    /// A character that no spelling has.
    #[error("{0:?} is no hexadecimal digit")]
    NotHexadecimal(char),
    /// Not twelve digits.
    #[error("{0} hexadecimal digits instead of 12")]
    Length(usize),
    /// The digits are grouped in no known way.
    #[error("the digits are grouped in no known way")]
    Grouping,
    /// All zeros, all ones or a group address: no interface has it, programs write it where they know none.
    #[error("the address of no single interface")]
    NoInterface,
}

impl MacAddress {
    /// Returns the six octets.
    #[must_use]
    pub const fn octets(self) -> [u8; 6] {
        self.0
    }

    /// Whether the address was made up by software, as phones and virtual machines do, instead of given by the maker.
    ///
    /// Such an address may change and names no maker.
    #[must_use]
    pub const fn is_locally_administered(self) -> bool {
        self.0[0] & 2 != 0
    }
}

impl FromStr for MacAddress {
    type Err = MacError;

    /// Reads `00:1B:2C:3D:4E:5F`, `00-1b-2c-3d-4e-5f`, `001b.2c3d.4e5f`, `001b2c-3d4e5f`, `001b2c3d4e5f`, and groups apart by spaces.
    ///
    /// Between colons a group may lack its leading zero.
    fn from_str(text: &str) -> Result<Self, MacError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(MacError::Empty);
        }
        let strange = |c: &char| !c.is_ascii_hexdigit() && !matches!(c, ':' | '-' | '.' | ' ');
        if let Some(c) = text.chars().find(strange) {
            return Err(MacError::NotHexadecimal(c));
        }
        let digits = grouped_digits(text)?;
        let mut octets = [0; 6];
        for (octet, pair) in octets.iter_mut().zip(digits.as_bytes().chunks_exact(2)) {
            *octet = pair
                .iter()
                .fold(0, |value, &digit| value << 4 | hexadecimal(digit));
        }
        if octets == [0; 6] || octets[0] & 1 != 0 {
            return Err(MacError::NoInterface);
        }
        Ok(Self(octets))
    }
}

/// The twelve digits without what groups them.
fn grouped_digits(text: &str) -> Result<String, MacError> {
    let Some(separator) = text.chars().find(|c| !c.is_ascii_hexdigit()) else {
        return twelve(text.to_owned());
    };
    let groups: Vec<&str> = text.split(separator).collect();
    let all_of = |length: usize| groups.iter().all(|group| group.len() == length);
    let only_digits = groups
        .iter()
        .all(|group| group.bytes().all(|byte| byte.is_ascii_hexdigit()));
    let short = separator == ':' && groups.iter().all(|group| matches!(group.len(), 1 | 2));
    let known = match groups.len() {
        6 => all_of(2) || short,
        3 => all_of(4),
        2 => all_of(6),
        _ => false,
    };
    if known && only_digits {
        return twelve(groups.iter().map(|group| format!("{group:0>2}")).collect());
    }
    let digits = text.bytes().filter(u8::is_ascii_hexdigit).count();
    if digits == 12 {
        Err(MacError::Grouping)
    } else {
        Err(MacError::Length(digits))
    }
}

fn twelve(digits: String) -> Result<String, MacError> {
    if digits.len() == 12 {
        Ok(digits)
    } else {
        Err(MacError::Length(digits.len()))
    }
}

fn hexadecimal(digit: u8) -> u8 {
    match digit {
        b'0'..=b'9' => digit - b'0',
        b'a'..=b'f' => digit - b'a' + 10,
        b'A'..=b'F' => digit - b'A' + 10,
        _ => 0,
    }
}

impl fmt::Display for MacAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [a, b, c, d, e, g] = self.0;
        write!(f, "{a:02x}:{b:02x}:{c:02x}:{d:02x}:{e:02x}:{g:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_address_in_every_spelling() {
        for text in [
            "00:1b:2c:3d:4e:5f",
            "00:1B:2C:3D:4E:5F",
            "00-1B-2C-3D-4E-5F",
            "001b.2c3d.4e5f",
            "001B2C-3D4E5F",
            "001b2c3d4e5f",
            "00 1b 2c 3d 4e 5f",
            "0:1b:2c:3d:4e:5f",
            " 001B2C3D4E5F ",
        ] {
            let address = text
                .parse::<MacAddress>()
                .map(|address| address.to_string());
            assert_eq!(address.as_deref(), Ok("00:1b:2c:3d:4e:5f"), "{text}");
        }
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (text, error) in [
            ("", MacError::Empty),
            ("00:1b:2c:3d:4e", MacError::Length(10)),
            ("00:1b:2c:3d:4e:5g", MacError::NotHexadecimal('g')),
            ("00:1b-2c:3d:4e:5f", MacError::Grouping),
            ("0-1b-2c-3d-4e-5f", MacError::Length(11)),
            ("00:1b:2c:3d:4e:5f:60:61", MacError::Length(16)),
            ("00:00:00:00:00:00", MacError::NoInterface),
            ("FFFFFFFFFFFF", MacError::NoInterface),
            ("01:00:5e:00:00:01", MacError::NoInterface),
            ("ーーー", MacError::NotHexadecimal('ー')),
            ("::::::", MacError::Length(0)),
        ] {
            assert_eq!(text.parse::<MacAddress>(), Err(error), "{text}");
        }
    }

    #[test]
    fn addresses_of_software_are_told_apart() {
        assert!(
            "02:1b:2c:3d:4e:5f"
                .parse::<MacAddress>()
                .unwrap()
                .is_locally_administered()
        );
        assert!(
            !"00:1b:2c:3d:4e:5f"
                .parse::<MacAddress>()
                .unwrap()
                .is_locally_administered()
        );
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_answered(text in "\\PC{0,30}|[0-9a-fA-F:. -]{0,24}") {
            if let Ok(address) = text.parse::<MacAddress>() {
                proptest::prop_assert_eq!(address.to_string().parse::<MacAddress>(), Ok(address));
            }
        }
    }
}
