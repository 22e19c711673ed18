//! What a field of an entity can hold.

/// Why a value is not known. Unknown is a value: it is stored, shown and counted as such.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Unknown {
    /// Nobody has asked yet (未確認).
    NotAsked,
    /// Asked, and no answer so far (照会中).
    Asked,
    /// The one who was asked refused to answer (回答拒否).
    Refused,
    /// An answer came and cannot be read (判読不能).
    Unreadable,
    /// The question does not apply to this entity (該当なし).
    NotApplicable,
}

impl Unknown {
    /// All states, in the order in which they are documented.
    pub const ALL: [Self; 5] = [
        Self::NotAsked,
        Self::Asked,
        Self::Refused,
        Self::Unreadable,
        Self::NotApplicable,
    ];

    /// Returns the code under which the state is stored in a commit.
    pub fn code(self) -> &'static str {
        match self {
            Self::NotAsked => "not_asked",
            Self::Asked => "asked",
            Self::Refused => "refused",
            Self::Unreadable => "unreadable",
            Self::NotApplicable => "not_applicable",
        }
    }

    /// Reads the code of a state; `None` for one of a newer version.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// A value of a field, owned.
#[derive(Clone, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Value {
    /// A text; typed fields hold their canonical text.
    Text(String),
    /// Known to be unknown, and why.
    Unknown(Unknown),
    /// A person took the former value away.
    Cleared,
    /// Something a newer version wrote, as its JSON text; kept and passed on, not interpreted.
    Foreign(String),
}

/// A value of a field, borrowed from where it is kept.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum ValueRef<'a> {
    /// See [`Value::Text`].
    Text(&'a str),
    /// See [`Value::Unknown`].
    Unknown(Unknown),
    /// See [`Value::Cleared`].
    Cleared,
    /// See [`Value::Foreign`].
    Foreign(&'a str),
}

impl Value {
    /// Borrows the value.
    pub fn as_ref(&self) -> ValueRef<'_> {
        match self {
            Self::Text(text) => ValueRef::Text(text),
            Self::Unknown(state) => ValueRef::Unknown(*state),
            Self::Cleared => ValueRef::Cleared,
            Self::Foreign(json) => ValueRef::Foreign(json),
        }
    }
}

impl<'a> ValueRef<'a> {
    /// Returns an owned copy.
    pub fn to_owned(self) -> Value {
        match self {
            Self::Text(text) => Value::Text(text.to_owned()),
            Self::Unknown(state) => Value::Unknown(state),
            Self::Cleared => Value::Cleared,
            Self::Foreign(json) => Value::Foreign(json.to_owned()),
        }
    }

    /// Returns the text, if it is one.
    pub fn text(self) -> Option<&'a str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Unknown(_) | Self::Cleared | Self::Foreign(_) => None,
        }
    }
}
