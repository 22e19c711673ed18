//! What is said of two units that may be the same device.

use std::cmp::{Ordering, Reverse};

use serde::{Deserialize, Serialize};

use crate::ident::id::EntityId;

/// How sure it is that two units are the same device.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
pub enum Likeness {
    /// What one device alone can have is the same, and nothing speaks against it.
    Sure,
    /// Something speaks for it: a person has to look.
    Doubtful,
}

/// What a reason is about.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
pub enum About {
    /// Serial number and model together: no two devices have both.
    SerialOfModel,
    /// The serial number, where it is not known whether the models are the same.
    Serial,
    /// The hardware address of an interface.
    Mac,
    /// The hospital's number.
    AssetNumber,
    /// The host name of an interface.
    HostName,
    /// The IP address of an interface.
    Ip,
    /// The model.
    Model,
    /// Building, floor and room.
    Place,
    /// They were joined, and somebody worked on one of them at the same time.
    JoinedBefore,
    /// Both stand in one imported list, which usually names a device once.
    SameList,
    /// Something about one of them is disputed and not decided yet.
    Undecided,
}

impl About {
    /// All of them, in the order in which reasons are given.
    pub const ALL: [Self; 11] = [
        Self::JoinedBefore,
        Self::SerialOfModel,
        Self::Serial,
        Self::Mac,
        Self::AssetNumber,
        Self::HostName,
        Self::Ip,
        Self::Model,
        Self::Place,
        Self::SameList,
        Self::Undecided,
    ];

    /// Returns a short fixed name.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::SerialOfModel => "serial-of-model",
            Self::Serial => "serial",
            Self::Mac => "mac",
            Self::AssetNumber => "asset-number",
            Self::HostName => "host-name",
            Self::Ip => "ip",
            Self::Model => "model",
            Self::Place => "place",
            Self::JoinedBefore => "joined-before",
            Self::SameList => "same-list",
            Self::Undecided => "undecided",
        }
    }
}

/// One thing that speaks for two units being the same device, or against it.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Reason {
    /// What it is about.
    pub about: About,
    /// Whether it speaks for the pair.
    pub speaks_for: bool,
    /// The values of the one that would stay and of the other, as they are stored; blank where there is none to show.
    pub values: [String; 2],
}

/// Two units that may be the same device.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Pair {
    /// The unit that stays if they are joined: the one with the smaller id, so that two people who join them at once agree.
    pub stays: EntityId,
    /// The other one.
    pub goes: EntityId,
    /// How sure it is.
    pub likeness: Likeness,
    /// How much more speaks for it than against it.
    pub weight: i32,
    /// Why, and why not.
    pub reasons: Vec<Reason>,
}

impl Pair {
    /// Sure pairs before doubtful ones, then those for which more speaks, then by their ids.
    pub(super) fn order(&self, other: &Self) -> Ordering {
        let rank = |pair: &Self| (pair.likeness, Reverse(pair.weight), pair.stays, pair.goes);
        rank(self).cmp(&rank(other))
    }

    /// Lists what speaks for it.
    pub fn reasons_for(&self) -> impl Iterator<Item = &Reason> {
        self.reasons.iter().filter(|reason| reason.speaks_for)
    }

    /// Lists what speaks against it.
    pub fn reasons_against(&self) -> impl Iterator<Item = &Reason> {
        self.reasons.iter().filter(|reason| !reason.speaks_for)
    }
}
