//! Unique device identifiers as GS1 writes them.

pub mod element;

use std::fmt;
use std::str::FromStr;

use super::gtin::{Gtin, GtinError};
use crate::ident::date::{DateError, PartialDate};
use element::{Element, date_of, in_parentheses, scanned};

/// A unique device identifier: what the product is, and which piece of it.
///
/// Written as the device identifier alone (14 digits) where nothing else is known, else with application identifiers in
/// parentheses: `(01)04912345678904(17)271231(21)A1B2`.
///
/// Source: GS1 General Specifications, section 3 (application identifiers) and 7.8 (element strings).
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Udi {
    /// The device identifier (UDI-DI), AI 01.
    pub di: Gtin,
    /// The production identifiers (UDI-PI) in the order of the label.
    pub pi: Vec<Element>,
}

/// An issuing agency whose identifiers are recognised and kept as they are.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Agency {
    /// Health Industry Business Communications Council: begins with `+`.
    Hibcc,
    /// International Council for Commonality in Blood Banking Automation: begins with `=` or `&`.
    Iccbba,
}

/// Why a text is no UDI of GS1.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum UdiError {
    /// Nothing but white space.
    #[error("empty")]
    Empty,
    /// A UDI of another issuing agency.
    #[error("a UDI of another agency ({0:?})")]
    OtherAgency(Agency),
    /// The device identifier is wrong.
    #[error("device identifier: {0}")]
    DeviceIdentifier(#[from] GtinError),
    /// No element 01.
    #[error("no device identifier (01)")]
    NoDeviceIdentifier,
    /// An application identifier that a UDI of a device does not use.
    #[error("unknown application identifier at {0:?}")]
    UnknownIdentifier(String),
    /// The same application identifier twice.
    #[error("({0}) twice")]
    Twice(&'static str),
    /// A value is too short, too long or has characters that it must not have.
    #[error("value of ({0}) is malformed")]
    Malformed(&'static str),
}

/// Symbology identifiers that scanners put in front of GS1 data (ISO/IEC 15424).
const SYMBOLOGIES: [&str; 6] = ["]C1", "]d2", "]Q3", "]e0", "]J1", "]I1"];

impl Udi {
    /// Returns the value of an application identifier.
    #[must_use]
    pub fn element(&self, ai: &str) -> Option<&str> {
        self.pi
            .iter()
            .find(|element| element.ai == ai)
            .map(|element| element.value.as_str())
    }

    /// Returns the serial number, AI 21.
    #[must_use]
    pub fn serial(&self) -> Option<&str> {
        self.element("21")
    }

    /// Returns the batch or lot number, AI 10.
    #[must_use]
    pub fn lot(&self) -> Option<&str> {
        self.element("10")
    }

    /// Returns the production date, AI 11.
    ///
    /// # Errors
    /// When the label carries a day that does not exist.
    pub fn produced_on(&self) -> Option<Result<PartialDate, DateError>> {
        self.element("11").map(date_of)
    }

    /// Returns the expiration date, AI 17.
    ///
    /// # Errors
    /// When the label carries a day that does not exist.
    pub fn expires_on(&self) -> Option<Result<PartialDate, DateError>> {
        self.element("17").map(date_of)
    }
}

impl FromStr for Udi {
    type Err = UdiError;

    /// Reads a bare GTIN, element strings in parentheses, or scanned data with separators.
    ///
    /// Scanned data without any separator is read as a scanner must: a value of variable length reaches to the end.
    fn from_str(text: &str) -> Result<Self, UdiError> {
        let text = text.trim();
        match text.chars().next() {
            None => return Err(UdiError::Empty),
            Some('+') => return Err(UdiError::OtherAgency(Agency::Hibcc)),
            Some('=' | '&') => return Err(UdiError::OtherAgency(Agency::Iccbba)),
            Some(_) => {}
        }
        let text = SYMBOLOGIES
            .iter()
            .find_map(|mark| text.strip_prefix(mark))
            .unwrap_or(text);
        let elements = if text.starts_with('(') {
            in_parentheses(text)?
        } else if text.starts_with("01") && text.len() >= 16 {
            scanned(text)?
        } else {
            return Ok(Self {
                di: text.parse()?,
                pi: Vec::new(),
            });
        };
        of_elements(elements)
    }
}

fn of_elements(elements: Vec<Element>) -> Result<Udi, UdiError> {
    let mut di = None;
    let mut pi: Vec<Element> = Vec::with_capacity(elements.len());
    for element in elements {
        let twice = pi.iter().any(|other| other.ai == element.ai);
        if twice || (element.ai == "01" && di.is_some()) {
            return Err(UdiError::Twice(element.ai));
        }
        if element.ai == "01" {
            di = Some(element.value.parse()?);
        } else {
            pi.push(element);
        }
    }
    let di = di.ok_or(UdiError::NoDeviceIdentifier)?;
    Ok(Udi { di, pi })
}

impl fmt::Display for Udi {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.pi.is_empty() {
            return self.di.fmt(f);
        }
        write!(f, "(01){}", self.di)?;
        self.pi
            .iter()
            .try_for_each(|element| write!(f, "({}){}", element.ai, element.value))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str, expected: &str) {
        let result = text
            .parse::<Udi>()
            .map_or_else(|error| error.to_string(), |udi| udi.to_string());
        assert_eq!(result, expected, "{text:?}");
    }

    #[test]
    fn one_identifier_in_every_spelling() {
        let full = "(01)06291041500213(17)271231(10)LOT7(21)A(1)B";
        check(full, full);
        check("(01) 06291041500213 (17)271231 (10)LOT7 (21)A(1)B", full);
        check(
            "0106291041500213172712311 0LOT7",
            "unknown application identifier at \"1 0LOT7\"",
        );
        check("01062910415002131727123110LOT7\u{1d}21A(1)B", full);
        check("]C101062910415002131727123110LOT7<GS>21A(1)B", full);
        check("01062910415002131727123110LOT7␝21A(1)B", full);
        check("6291041500213", "06291041500213");
        check("(01)06291041500213", "06291041500213");
        check("0106291041500213", "06291041500213");
    }

    #[test]
    fn what_is_wrong_is_named() {
        check("", "empty");
        check("+A123BJC5D6E71", "a UDI of another agency (Hibcc)");
        check("=/A9999XYZ100T0944", "a UDI of another agency (Iccbba)");
        check(
            "(01)06291041500214",
            "device identifier: check digit is 4, but must be 3",
        );
        check("(21)ABC", "no device identifier (01)");
        check("(01)06291041500213(77)1", "value of (01) is malformed");
        check(
            "(77)1(01)06291041500213",
            "unknown application identifier at \"(77)1(01\"",
        );
        check("(01)06291041500213(21)A(21)B", "(21) twice");
        check("(01)06291041500213(17)271331", "value of (17) is malformed");
        check("(01)06291041500213(10)", "value of (10) is malformed");
        check(
            "010629104150021310ABCDEFGHIJKLMNOPQRSTU",
            "value of (10) is malformed",
        );
        check("輸液ポンプ", "device identifier: '輸' is no digit");
    }

    #[test]
    fn production_identifiers_are_read() {
        let udi: Udi = "(01)06291041500213(11)990200(17)270228(21)S-1(8012)2.1"
            .parse()
            .unwrap();
        assert_eq!(udi.serial(), Some("S-1"));
        assert_eq!(udi.lot(), None);
        assert_eq!(udi.element("8012"), Some("2.1"));
        assert_eq!(
            udi.produced_on(),
            Some(PartialDate::new(1999, Some(2), None))
        );
        assert_eq!(udi.expires_on(), Some(PartialDate::day_of(2027, 2, 28)));
    }

    proptest! {
        #[test]
        fn any_text_is_answered(text in "\\PC{0,60}|[(]01[)]06291041500213[(][0-9]{2,4}[)]\\PC{0,20}|0106291041500213[0-9A-Z\u{1d}()é]{0,40}") {
            if let Ok(udi) = text.parse::<Udi>() {
                prop_assert_eq!(udi.to_string().parse::<Udi>(), Ok(udi));
            }
        }
    }
}
