//! What a record says of one field.

use crate::ledger::{
    state::Record,
    value::{Unknown, ValueRef},
};

/// What a record says of one field.
///
/// Only [`Reading::Known`] is a fact to build on; everything else is a reason why there is none.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Reading<'a, T> {
    /// Nothing: the field was never set, or was cleared.
    Absent,
    /// A value in the form of its field.
    Known(T),
    /// A text that is not in the form of its field, as it stands.
    Unfit(&'a str),
    /// Known to be unknown, and why; or not applicable.
    Unknown(Unknown),
    /// What a newer version wrote, as its JSON text.
    Foreign(&'a str),
    /// Several people said different things and nobody has decided: all of them, the one that is shown first.
    Conflict(Vec<Self>),
}

impl<'a, T> Reading<'a, T> {
    /// Reads a field of a record; `parse` gives `None` for a text that is not in its form.
    pub fn of(record: &Record<'a>, field: &str, parse: impl Fn(&'a str) -> Option<T>) -> Self {
        let read = |value| Self::of_value(value, &parse);
        if !record.is_conflict(field) {
            return record.get(field).map_or(Self::Absent, read);
        }
        let mut values: Vec<ValueRef<'a>> = Vec::new();
        for (_, value) in record.heads(field) {
            if !values.contains(&value) {
                values.push(value);
            }
        }
        Self::Conflict(values.into_iter().map(read).collect())
    }

    /// Reads a value.
    pub fn of_value(value: ValueRef<'a>, parse: impl Fn(&'a str) -> Option<T>) -> Self {
        match value {
            ValueRef::Cleared => Self::Absent,
            ValueRef::Unknown(state) => Self::Unknown(state),
            ValueRef::Foreign(json) => Self::Foreign(json),
            ValueRef::Text(text) if text.trim().is_empty() => Self::Absent,
            ValueRef::Text(text) => parse(text).map_or(Self::Unfit(text), Self::Known),
        }
    }

    /// Returns the value, if there is one and it is undisputed.
    pub fn known(self) -> Option<T> {
        match self {
            Self::Known(value) => Some(value),
            Self::Absent
            | Self::Unfit(_)
            | Self::Unknown(_)
            | Self::Foreign(_)
            | Self::Conflict(_) => None,
        }
    }

    /// Returns what a place that has room for one thing shows: of a conflict the first.
    #[must_use]
    pub fn shown(self) -> Self {
        if let Self::Conflict(all) = self {
            return all.into_iter().next().unwrap_or(Self::Absent);
        }
        self
    }

    /// Returns the reading with another value.
    pub fn map<U>(self, value: impl Fn(T) -> U) -> Reading<'a, U> {
        self.map_with(&value)
    }

    fn map_with<U>(self, value: &impl Fn(T) -> U) -> Reading<'a, U> {
        match self {
            Self::Absent => Reading::Absent,
            Self::Known(known) => Reading::Known(value(known)),
            Self::Unfit(text) => Reading::Unfit(text),
            Self::Unknown(state) => Reading::Unknown(state),
            Self::Foreign(json) => Reading::Foreign(json),
            Self::Conflict(all) => {
                let all = all.into_iter().map(|one| one.map_with(value));
                Reading::Conflict(all.collect())
            }
        }
    }

    /// Whether the field was never set, or was cleared.
    #[must_use]
    pub const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Returns the reading, or another where this one says nothing at all.
    #[must_use]
    pub fn or_else(self, other: impl FnOnce() -> Self) -> Self {
        if self.is_absent() { other() } else { self }
    }
}
