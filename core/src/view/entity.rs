//! What all views have in common.

use super::{parse, reading::Reading};
use crate::{
    catalogue::field::{FieldSpec, Kind},
    ident::id::EntityId,
    ledger::{
        state::{Ledger, Record},
        table::{DELETED, Presence},
        value::ValueRef,
    },
};

/// An entity of the ledger, read as what it is.
pub trait Entity<'a>: Copy + Sized {
    /// Its kind.
    const KIND: Kind;
    /// The fields that this version knows in such a record, list by list.
    const FIELDS: &'static [&'static [FieldSpec]];

    /// Takes a record for such an entity; it must be of [`Self::KIND`].
    fn of_record(record: Record<'a>) -> Self;

    /// Returns the record, with everything that the view does not know.
    fn record(&self) -> Record<'a>;

    /// Finds an entity, deleted or not.
    #[must_use]
    fn find(ledger: &'a Ledger, id: &EntityId) -> Option<Self> {
        ledger.record(Self::KIND.as_str(), id).map(Self::of_record)
    }

    /// Lists the entities that are there, in the order of the ledger.
    fn all(ledger: &'a Ledger) -> impl Iterator<Item = Self> {
        ledger.records(Self::KIND.as_str()).map(Self::of_record)
    }

    /// Lists the entities that are there and of which a field refers to `id`, in the order of the ledger.
    fn referring(ledger: &'a Ledger, field: &str, id: EntityId) -> impl Iterator<Item = Self> {
        Self::all(ledger).filter(move |entity| entity.record().reference(field) == Some(id))
    }

    /// Returns its id.
    #[must_use]
    fn id(&self) -> EntityId {
        self.record().id()
    }

    /// Returns whether it is there.
    #[must_use]
    fn presence(&self) -> Presence {
        self.record().presence()
    }

    /// Reads a field; `parse` gives `None` for a text that is not in its form.
    fn read<T>(&self, field: &str, parse: impl Fn(&'a str) -> Option<T>) -> Reading<'a, T> {
        Reading::of(&self.record(), field, parse)
    }

    /// Reads a field that holds any text.
    #[must_use]
    fn text(&self, field: &str) -> Reading<'a, &'a str> {
        self.read(field, parse::text)
    }

    /// Reads a field that refers to another entity, deleted or not. The id of one that is not there is unfit, and so is a
    /// text that is no id.
    #[must_use]
    fn refer<E: Entity<'a>>(&self, field: &str) -> Reading<'a, E> {
        let ledger = self.record().ledger();
        self.read(field, |text| E::find(ledger, &text.parse().ok()?))
    }

    /// Returns the value of a field, known to this version or not; `None` if it was never set or was cleared.
    #[must_use]
    fn value(&self, field: &str) -> Option<ValueRef<'a>> {
        let value = self.record().get(field)?;
        (value != ValueRef::Cleared).then_some(value)
    }

    /// Lists the fields that this version does not know, with their values: columns of imported lists, and what a newer
    /// version wrote.
    fn other_fields(&self) -> impl Iterator<Item = (&'a str, ValueRef<'a>)> {
        let is_known = |key: &str| {
            Self::FIELDS
                .iter()
                .copied()
                .flatten()
                .any(|spec| spec.key == key)
        };
        let is_other = move |(key, value): &(&str, ValueRef<'_>)| {
            *value != ValueRef::Cleared && *key != DELETED && !is_known(key)
        };
        // The record's own iterator borrows it, and is at home in this function only.
        let record = self.record();
        let fields: Vec<_> = record.fields().filter(is_other).collect();
        fields.into_iter()
    }
}

/// Returns the value of a field of an entity; `None` if it is not there, was never set or was cleared.
#[must_use]
pub fn value_of<'a>(
    ledger: &'a Ledger,
    kind: Kind,
    id: &EntityId,
    field: &str,
) -> Option<ValueRef<'a>> {
    let value = ledger.record(kind.as_str(), id)?.get(field)?;
    (value != ValueRef::Cleared).then_some(value)
}

/// Defines a view of the records of one kind.
macro_rules! entity {
    ($(#[$meta:meta])* $name:ident, $kind:expr, [$($fields:expr),+]) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name<'a>($crate::ledger::state::Record<'a>);

        impl<'a> $crate::view::entity::Entity<'a> for $name<'a> {
            const KIND: $crate::catalogue::field::Kind = $kind;
            const FIELDS: &'static [&'static [$crate::catalogue::field::FieldSpec]] = &[$($fields),+];

            fn of_record(record: $crate::ledger::state::Record<'a>) -> Self {
                Self(record)
            }

            fn record(&self) -> $crate::ledger::state::Record<'a> {
                self.0
            }
        }
    };
}
pub(crate) use entity;

/// Defines a view of the records of a kind that no catalogue describes: it is made, and not typed into a form.
macro_rules! kept {
    ($(#[$meta:meta])* $name:ident, $kind:expr) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name<'a>($crate::ledger::state::Record<'a>);

        impl<'a> $name<'a> {
            /// Lists those that are there, in the order of the ledger.
            pub fn all(ledger: &'a $crate::ledger::state::Ledger) -> impl Iterator<Item = Self> {
                ledger.records($kind).map(Self)
            }

            /// Finds one, deleted or not.
            #[must_use]
            pub fn find(
                ledger: &'a $crate::ledger::state::Ledger,
                id: &$crate::ident::id::EntityId,
            ) -> Option<Self> {
                ledger.record($kind, id).map(Self)
            }

            /// Returns its id.
            #[must_use]
            pub fn id(&self) -> $crate::ident::id::EntityId {
                self.0.id()
            }

            /// Returns the record, with everything that this view does not know.
            #[must_use]
            pub fn record(&self) -> $crate::ledger::state::Record<'a> {
                self.0
            }
        }
    };
}
pub(crate) use kept;
