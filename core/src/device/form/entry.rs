//! What a form shows of a value, and what the person put there.

use crate::{
    catalogue::field::{FieldSpec, FieldType, Kind},
    device::canonical::read,
    ident::id::EntityId,
    ledger::{
        state::Ledger,
        value::{Unknown, Value, ValueRef},
    },
};

/// What a form says of one field.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub enum Entry {
    /// Nothing: an empty box.
    #[default]
    Blank,
    /// The value is unknown, and why.
    Unknown(Unknown),
    /// A text as typed; of a choice its code, of a reference a name.
    Text(String),
    /// A text that is to be kept as typed although the field does not take it.
    AsTyped(String),
}

impl Entry {
    /// Returns the entry of a box and, where the person chose one, of a state of not knowing.
    ///
    /// White space around a text goes; a box of white space is empty.
    #[must_use]
    pub fn read(text: &str, unknown: Option<Unknown>, as_typed: bool) -> Self {
        // Forms send line ends as CR LF.
        let text = text.replace("\r\n", "\n");
        match (unknown, text.trim()) {
            (Some(state), _) => Self::Unknown(state),
            (None, "") => Self::Blank,
            (None, text) if as_typed => Self::AsTyped(text.to_owned()),
            (None, text) => Self::Text(text.to_owned()),
        }
    }

    /// Returns what a form shows of a value; `None` and cleared are blank, a reference shows a name.
    #[must_use]
    pub fn shown(ledger: &Ledger, spec: Option<&FieldSpec>, value: Option<ValueRef<'_>>) -> Self {
        match value {
            None | Some(ValueRef::Cleared) => Self::Blank,
            Some(ValueRef::Unknown(state)) => Self::Unknown(state),
            Some(ValueRef::Foreign(json)) => Self::of_text(json),
            Some(ValueRef::Text(text)) => match spec.map(|spec| spec.ty) {
                Some(FieldType::Reference(kind)) => {
                    Self::of_text(name_of(ledger, kind, text).unwrap_or(text))
                }
                _ => Self::of_text(text),
            },
        }
    }

    fn of_text(text: &str) -> Self {
        Self::read(text, None, false)
    }

    /// Returns whether two entries put the same into the box, kept as typed or not.
    #[must_use]
    pub fn same_box(&self, other: &Self) -> bool {
        self.text() == other.text() && self.unknown() == other.unknown()
    }

    /// Returns the text in the box; empty where there is none.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) | Self::AsTyped(text) => text,
            Self::Blank | Self::Unknown(_) => "",
        }
    }

    /// Returns the state of not knowing, if the entry is one.
    #[must_use]
    pub const fn unknown(&self) -> Option<Unknown> {
        match self {
            Self::Unknown(state) => Some(*state),
            Self::Blank | Self::Text(_) | Self::AsTyped(_) => None,
        }
    }
}

/// Returns the name of the entity with this id, `None` where there is none or it has no name.
fn name_of<'a>(ledger: &'a Ledger, kind: Kind, id: &str) -> Option<&'a str> {
    let id: EntityId = id.parse().ok()?;
    ledger.record(kind.as_str(), &id)?.text("name")
}

/// A text that a field does not take.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Refused {
    /// The entity whose field it is.
    pub entity: EntityId,
    /// The field.
    pub field: String,
    /// The text as typed.
    pub text: String,
}

/// Returns whether a stored text is in the form of its field.
#[must_use]
pub fn is_accepted(spec: &FieldSpec, text: &str) -> bool {
    read(Some(spec), text).is_none_or(|meaning| meaning.unfit.is_none())
}

/// Returns the value that a typed text means in a field; `None` if it is empty or the field does not take it.
#[must_use]
pub fn typed(spec: Option<&FieldSpec>, text: &str) -> Option<Value> {
    let meaning = read(spec, text)?;
    meaning.unfit.is_none().then_some(meaning.value)
}
