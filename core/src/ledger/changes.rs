//! The changes of one commit, kept as tables: an import of 100,000 rows holds three million of them.

use hashbrown::HashMap;

use super::{
    cell::value_of_json,
    column::Code,
    table::{DELETED, DELETED_TRUE},
    value::ValueRef,
    values::Values,
};
use crate::ident::id::EntityId;

/// One change: `field` of the entity `id` gets `value`.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Change<'a> {
    /// The entity that changes.
    pub id: EntityId,
    /// Its kind, such as `unit`.
    pub kind: &'a str,
    /// The field that changes, such as `serial_number`.
    pub field: &'a str,
    /// The new value.
    pub value: ValueRef<'a>,
}

/// A set of changes, at most one for every field of every entity: setting a field again replaces the former change.
#[derive(Clone, Debug, Default)]
pub struct ChangeSet {
    blocks: Vec<Block>,
}

/// The changes of one kind of entity: a row an entity, a column a field.
#[derive(Clone, Debug, Default)]
pub(super) struct Block {
    pub(super) kind: String,
    pub(super) fields: Vec<String>,
    pub(super) ids: Vec<EntityId>,
    /// What is [`Code::ABSENT`] in a column is unchanged.
    columns: Vec<Values>,
    rows: HashMap<EntityId, u32>,
    /// The column that is likely to be asked for next.
    likely: usize,
}

impl ChangeSet {
    /// Returns an empty set.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets `field` of the entity `id` of `kind` to `value`.
    ///
    /// Foreign JSON that is none of a newer version is taken as what it means here, so that a commit reads back as it
    /// was made.
    pub fn set(&mut self, kind: &str, id: EntityId, field: &str, value: ValueRef<'_>) {
        if let ValueRef::Foreign(json) = value {
            if let Some(value) = value_of_json(json) {
                self.put(kind, id, field, value.as_ref());
            }
        } else {
            self.put(kind, id, field, value);
        }
    }

    fn put(&mut self, kind: &str, id: EntityId, field: &str, value: ValueRef<'_>) {
        let block = self.block_mut(kind);
        let row = block.row_mut(id);
        let column = block.column_mut(field);
        block.put(row, column, value);
    }

    /// Sets `field` to a text.
    pub fn set_text(&mut self, kind: &str, id: EntityId, field: &str, text: &str) {
        self.set(kind, id, field, ValueRef::Text(text));
    }

    /// Sets `field` to a text, or clears it where there is none.
    pub fn set_or_clear(&mut self, kind: &str, id: EntityId, field: &str, text: Option<&str>) {
        let value = text.map_or(ValueRef::Cleared, ValueRef::Text);
        self.set(kind, id, field, value);
    }

    /// Returns the changes that delete an entity.
    #[must_use]
    pub fn deletion(kind: &str, id: EntityId) -> Self {
        let mut changes = Self::new();
        changes.delete(kind, id);
        changes
    }

    /// Deletes an entity; what was known of it stays known.
    pub fn delete(&mut self, kind: &str, id: EntityId) {
        self.set_text(kind, id, DELETED, DELETED_TRUE);
    }

    /// Takes back that an entity was deleted.
    pub fn restore(&mut self, kind: &str, id: EntityId) {
        self.set(kind, id, DELETED, ValueRef::Cleared);
    }

    /// Adds all changes of `other`; where both set a field, `other` counts.
    pub fn extend(&mut self, other: &Self) {
        for change in other.iter() {
            self.set(change.kind, change.id, change.field, change.value);
        }
    }

    /// Returns whether nothing changes.
    pub fn is_empty(&self) -> bool {
        self.iter().next().is_none()
    }

    /// Counts the changes.
    pub fn len(&self) -> usize {
        self.iter().count()
    }

    /// Lists the changes, kind by kind and entity by entity.
    pub fn iter(&self) -> impl Iterator<Item = Change<'_>> {
        self.blocks.iter().flat_map(Block::iter)
    }

    pub(super) fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// Starts a block in its own right, as a decoder needs it: a commit may hold several of one kind.
    pub(super) fn push(&mut self, block: Block) {
        self.blocks.push(block);
    }

    fn block_mut(&mut self, kind: &str) -> &mut Block {
        let at = self
            .blocks
            .iter()
            .rposition(|block| block.kind == kind)
            .unwrap_or_else(|| {
                self.blocks.push(Block::new(kind));
                self.blocks.len() - 1
            });
        &mut self.blocks[at]
    }
}

/// Two sets are equal when they hold the same changes, in whatever order.
impl PartialEq for ChangeSet {
    fn eq(&self, other: &Self) -> bool {
        fn sorted(set: &ChangeSet) -> Vec<(&str, EntityId, &str, ValueRef<'_>)> {
            let mut all: Vec<_> = set
                .iter()
                .map(|c| (c.kind, c.id, c.field, c.value))
                .collect();
            all.sort();
            all
        }
        sorted(self) == sorted(other)
    }
}

impl Eq for ChangeSet {}

impl Block {
    pub(super) fn new(kind: &str) -> Self {
        Self {
            kind: kind.to_owned(),
            ..Self::default()
        }
    }

    /// Returns the row of the entity, a new one if it has none.
    pub(super) fn row_mut(&mut self, id: EntityId) -> usize {
        // Importers set one entity after the other: the last row is nearly always the one.
        if let Some(last) = self.ids.last()
            && *last == id
        {
            return self.ids.len() - 1;
        }
        let next = self.ids.len();
        let row = *self.rows.entry(id).or_insert(row_number(next));
        if row as usize == next {
            self.ids.push(id);
        }
        row as usize
    }

    /// Returns the column of a field, a new one if it has none.
    fn column_mut(&mut self, field: &str) -> usize {
        // Importers set the fields of each entity in the same order.
        let is_field = |known: &String| known == field;
        let column = if self.fields.get(self.likely).is_some_and(is_field) {
            self.likely
        } else {
            let known = self.fields.iter().position(is_field);
            known.unwrap_or_else(|| self.push_column(field))
        };
        self.likely = (column + 1) % self.fields.len();
        column
    }

    /// Adds a column for a field that has none.
    pub(super) fn push_column(&mut self, field: &str) -> usize {
        self.fields.push(field.to_owned());
        self.columns.push(Values::default());
        self.fields.len() - 1
    }

    pub(super) fn put(&mut self, row: usize, column: usize, value: ValueRef<'_>) {
        let values = &mut self.columns[column];
        let code = values.encode_one_of_many(value);
        values.set(row, code);
    }

    /// Lists the fields with what changes in each.
    pub(super) fn columns(&self) -> impl Iterator<Item = (&str, &Values)> {
        self.fields.iter().map(String::as_str).zip(&self.columns)
    }

    /// Lists what changes in a row.
    pub(super) fn row(&self, row: usize) -> impl Iterator<Item = (&str, ValueRef<'_>)> {
        self.columns().filter_map(move |(field, values)| {
            let code = values.code(row);
            // Nearly all rows of most columns: not worth asking what the code stands for.
            (code != Code::ABSENT).then_some(())?;
            Some((field, values.value_of(code)?))
        })
    }

    fn iter(&self) -> impl Iterator<Item = Change<'_>> {
        self.ids.iter().enumerate().flat_map(move |(row, id)| {
            self.row(row).map(|(field, value)| Change {
                id: *id,
                kind: &self.kind,
                field,
                value,
            })
        })
    }
}

/// Rows are counted in 32 bits: memory ends long before.
pub(crate) fn row_number(row: usize) -> u32 {
    u32::try_from(row).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn setting_again_replaces() {
        let id = EntityId::from_random([1; 16]);
        let other = EntityId::from_random([2; 16]);
        let mut changes = ChangeSet::new();
        changes.set_text("unit", id, "floor", "1F");
        changes.set_text("unit", other, "room", "ICU");
        changes.set_text("unit", id, "floor", "2F");
        assert_eq!(changes.len(), 2);
        assert_eq!(
            changes.iter().next().map(|c| c.value),
            Some(ValueRef::Text("2F"))
        );
    }

    #[test]
    fn equality_ignores_order() {
        let id = EntityId::from_random([1; 16]);
        let mut a = ChangeSet::new();
        a.set_text("unit", id, "floor", "1F");
        a.set_text("model", id, "os", "X");
        let mut b = ChangeSet::new();
        b.set_text("model", id, "os", "X");
        b.set_text("unit", id, "floor", "1F");
        assert_eq!(a, b);
        b.set_text("unit", id, "floor", "3F");
        assert_ne!(a, b);
    }
}
