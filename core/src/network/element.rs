//! What a diagram shows, by name: the same thing has the same key in every view, on every computer.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::ident::id::EntityId;

/// One thing of a diagram. Written as `zone:…`, `unit:…`, `group:…/…`, which is part of the file format.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum ElementKey {
    /// A zone; `None` is the place of devices that are in none.
    Zone(Option<EntityId>),
    /// One device.
    Unit(EntityId),
    /// Devices of one model in one zone that are drawn as one.
    Group {
        /// The zone; `None` where they are in none.
        zone: Option<EntityId>,
        /// The model; `None` where nobody said.
        model: Option<EntityId>,
    },
    /// A company at the far end of a line; `None` where nobody said which.
    Vendor(Option<EntityId>),
    /// A remote-maintenance line.
    Line(EntityId),
    /// What crosses between two things.
    Link(EntityId),
    /// A computer or medium that is carried in.
    Carried(EntityId),
    /// A trust boundary.
    Boundary(EntityId),
}

/// A text that names no element.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("not the name of an element: {0:?}")]
pub struct InvalidKey(pub String);

/// In place of an id that is not there.
const NONE: &str = "-";

struct Maybe(Option<EntityId>);

impl fmt::Display for Maybe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(id) => id.fmt(f),
            None => f.write_str(NONE),
        }
    }
}

impl fmt::Display for ElementKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Zone(id) => write!(f, "zone:{}", Maybe(id)),
            Self::Unit(id) => write!(f, "unit:{id}"),
            Self::Group { zone, model } => write!(f, "group:{}/{}", Maybe(zone), Maybe(model)),
            Self::Vendor(id) => write!(f, "vendor:{}", Maybe(id)),
            Self::Line(id) => write!(f, "line:{id}"),
            Self::Link(id) => write!(f, "link:{id}"),
            Self::Carried(id) => write!(f, "carried:{id}"),
            Self::Boundary(id) => write!(f, "boundary:{id}"),
        }
    }
}

impl FromStr for ElementKey {
    type Err = InvalidKey;

    fn from_str(text: &str) -> Result<Self, InvalidKey> {
        read(text).ok_or_else(|| InvalidKey(text.chars().take(100).collect()))
    }
}

fn read(text: &str) -> Option<ElementKey> {
    let (kind, name) = text.split_once(':')?;
    let id = || name.parse().ok();
    Some(match kind {
        "zone" => ElementKey::Zone(maybe(name)?),
        "unit" => ElementKey::Unit(id()?),
        "group" => {
            let (zone, model) = name.split_once('/')?;
            ElementKey::Group {
                zone: maybe(zone)?,
                model: maybe(model)?,
            }
        }
        "vendor" => ElementKey::Vendor(maybe(name)?),
        "line" => ElementKey::Line(id()?),
        "link" => ElementKey::Link(id()?),
        "carried" => ElementKey::Carried(id()?),
        "boundary" => ElementKey::Boundary(id()?),
        _ => return None,
    })
}

fn maybe(text: &str) -> Option<Option<EntityId>> {
    if text == NONE {
        return Some(None);
    }
    text.parse().ok().map(Some)
}

/// Serialized as its text.
impl Serialize for ElementKey {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ElementKey {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_back_from_its_text() {
        let id = EntityId::from_random([7; 16]);
        let keys = [
            ElementKey::Zone(None),
            ElementKey::Zone(Some(id)),
            ElementKey::Unit(id),
            ElementKey::Group {
                zone: None,
                model: Some(id),
            },
            ElementKey::Vendor(None),
            ElementKey::Line(id),
            ElementKey::Link(id),
            ElementKey::Carried(id),
            ElementKey::Boundary(id),
        ];
        for key in keys {
            assert_eq!(key.to_string().parse(), Ok(key));
        }
        for text in ["", "unit:-", "zone", "group:-", "house:-"] {
            assert_eq!(
                text.parse::<ElementKey>(),
                Err(InvalidKey(text.to_owned())),
                "{text}"
            );
        }
    }
}
