//! By what people call a device.

use std::fmt;

use super::{model::ModelFields, unit::DeviceUnit};
use crate::view::reading::Reading;

/// By what people call a device: what it is, and its own number.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Label {
    /// Its trade name, else its model number, else its generic name.
    pub name: Option<String>,
    /// The hospital's number, else the maker's.
    pub number: Option<String>,
}

impl Label {
    pub(super) fn of(unit: &DeviceUnit<'_>) -> Self {
        fn text<T: ToString>(reading: Reading<'_, T>) -> Option<String> {
            reading.shown().known().map(|known| known.to_string())
        }
        Self {
            name: text(unit.trade_name())
                .or_else(|| text(unit.model_number()))
                .or_else(|| text(unit.generic_name())),
            number: text(unit.asset_number()).or_else(|| text(unit.serial_number())),
        }
    }

    /// Whether nothing is known by which to call it.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.name.is_none() && self.number.is_none()
    }
}

impl fmt::Display for Label {
    /// Writes name and number with a wide blank between them; nothing where neither is known.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.name, &self.number) {
            (Some(name), Some(number)) => write!(f, "{name}\u{3000}{number}"),
            (Some(one), None) | (None, Some(one)) => f.write_str(one),
            (None, None) => Ok(()),
        }
    }
}
