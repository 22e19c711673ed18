//! The reader of the tables of changes in a commit.
//!
//! It fills a change set directly: a commit of three million cells is read without an object for each.

use std::{borrow::Cow, fmt};

use serde::{
    Deserialize,
    de::{DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor},
};

use hashbrown::HashMap;

use super::{
    cell::value_of,
    changes::{Block, ChangeSet},
    value::ValueRef,
};
use crate::ident::id::EntityId;

/// The list of tables of a commit.
pub(super) struct ChangesForm(pub(super) ChangeSet);

impl<'de> Deserialize<'de> for ChangesForm {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let all = ChangesSeed { only: None };
        all.deserialize(deserializer).map(ChangesForm)
    }
}

/// Reads the list of tables of a commit, all of it or what it says of one entity.
pub(super) struct ChangesSeed {
    pub(super) only: Option<EntityId>,
}

impl<'de> DeserializeSeed<'de> for ChangesSeed {
    type Value = ChangeSet;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<ChangeSet, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for ChangesSeed {
    type Value = ChangeSet;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of tables of changes")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<ChangeSet, A::Error> {
        let mut changes = ChangeSet::new();
        while let Some(block) = list.next_element_seed(BlockSeed { only: self.only })? {
            changes.push(block);
        }
        Ok(changes)
    }
}

struct BlockSeed {
    only: Option<EntityId>,
}

impl<'de> DeserializeSeed<'de> for BlockSeed {
    type Value = Block;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Block, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for BlockSeed {
    type Value = Block;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a table of changes: kind, fields, rows")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Block, A::Error> {
        let mut kind: Option<String> = None;
        let mut fields: Option<Vec<String>> = None;
        let mut block = None;
        while let Some(key) = map.next_key::<Cow<'de, str>>()? {
            match key.as_ref() {
                "kind" => kind = Some(map.next_value()?),
                "fields" => fields = Some(map.next_value()?),
                "rows" => {
                    // The rows can only be read once it is known what they hold.
                    let (Some(kind), Some(fields)) = (kind.take(), fields.take()) else {
                        return Err(A::Error::custom("rows stand before kind and fields"));
                    };
                    let mut table = Block::new(&kind);
                    let columns = columns_of(&mut table, &fields);
                    map.next_value_seed(Rows {
                        block: &mut table,
                        columns,
                        only: self.only,
                    })?;
                    block = Some(table);
                }
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        block.ok_or_else(|| A::Error::missing_field("rows"))
    }
}

/// Gives every field its column; one that stands twice has one, and what stands last in a row counts.
fn columns_of(table: &mut Block, fields: &[String]) -> Vec<usize> {
    let mut known: HashMap<&str, usize> = HashMap::with_capacity(fields.len());
    let mut column_of = |field| {
        let column = known.entry(field);
        *column.or_insert_with(|| table.push_column(field))
    };
    fields.iter().map(|field| column_of(field)).collect()
}

struct Rows<'b> {
    block: &'b mut Block,
    columns: Vec<usize>,
    only: Option<EntityId>,
}

impl<'de> DeserializeSeed<'de> for Rows<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Rows<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of rows")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while list
            .next_element_seed(Row {
                block: self.block,
                columns: &self.columns,
                only: self.only,
            })?
            .is_some()
        {}
        Ok(())
    }
}

struct Row<'b> {
    block: &'b mut Block,
    columns: &'b [usize],
    only: Option<EntityId>,
}

impl<'de> DeserializeSeed<'de> for Row<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Row<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an id and {} cells", self.columns.len())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut cells: A) -> Result<(), A::Error> {
        let id = cells
            .next_element::<&'de str>()?
            .ok_or_else(|| A::Error::invalid_length(0, &self))?;
        let id: EntityId = id.parse().map_err(A::Error::custom)?;
        if self.only.is_some_and(|only| only != id) {
            while cells.next_element::<IgnoredAny>()?.is_some() {}
            return Ok(());
        }
        // A row without a value is no change: it makes no entity.
        let mut row = None;
        for (nth, column) in self.columns.iter().enumerate() {
            let cell = CellSeed {
                block: self.block,
                id,
                row: &mut row,
                column: *column,
            };
            cells.next_element_seed(cell)?.ok_or_else(|| {
                A::Error::custom(format_args!(
                    "row of {id} ends after {nth} of {} cells",
                    self.columns.len()
                ))
            })?;
        }
        match cells.next_element::<IgnoredAny>()? {
            Some(_) => Err(A::Error::custom(format_args!(
                "row of {id} has more cells than fields"
            ))),
            None => Ok(()),
        }
    }
}

struct CellSeed<'b> {
    block: &'b mut Block,
    id: EntityId,
    row: &'b mut Option<usize>,
    column: usize,
}

impl CellSeed<'_> {
    fn put(self, value: ValueRef<'_>) {
        let row = *self.row.get_or_insert_with(|| self.block.row_mut(self.id));
        self.block.put(row, self.column, value);
    }

    fn put_json(self, cell: serde_json::Value) {
        if let Some(value) = value_of(cell) {
            self.put(value.as_ref());
        }
    }
}

impl<'de> DeserializeSeed<'de> for CellSeed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for CellSeed<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a cell")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<(), E> {
        self.put(ValueRef::Text(text));
        Ok(())
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<(), E> {
        self.put(ValueRef::Cleared);
        Ok(())
    }

    fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<(), E> {
        if number != 0 {
            self.put_json(number.into());
        }
        Ok(())
    }

    fn visit_i64<E: serde::de::Error>(self, number: i64) -> Result<(), E> {
        self.put_json(number.into());
        Ok(())
    }

    fn visit_f64<E: serde::de::Error>(self, number: f64) -> Result<(), E> {
        self.put_json(number.into());
        Ok(())
    }

    fn visit_bool<E: serde::de::Error>(self, truth: bool) -> Result<(), E> {
        self.put_json(truth.into());
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<(), A::Error> {
        let list = serde::de::value::SeqAccessDeserializer::new(list);
        self.put_json(serde_json::Value::deserialize(list)?);
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<(), A::Error> {
        let map = serde::de::value::MapAccessDeserializer::new(map);
        self.put_json(serde_json::Value::deserialize(map)?);
        Ok(())
    }
}
