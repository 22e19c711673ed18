//! The cells of a file column by column, each distinct text read once.

use hashbrown::HashMap;

use crate::{
    catalogue::field::{FieldSpec, FieldType, Kind},
    device::{
        canonical::{self, Meaning, Unfit},
        fields::spec,
    },
    facility::names::Directory,
    ident::{id::EntityId, text::match_key},
    ledger::{
        dictionary::Dictionary,
        value::{Unknown, Value, ValueRef},
    },
};

use super::{cell, mapping::Target};

/// Stands for a value within one column: equal codes, equal values. 0 is no value.
pub(super) type Code = u32;
/// No value.
pub(super) const NONE: Code = 0;
/// A value that no cell of the column has.
pub(super) const OTHER: Code = u32::MAX;
const FIRST_TEXT: Code = 1 + Unknown::ALL.len() as Code;

/// A column of the file, or a constant, with its cells read.
#[derive(Clone, Debug)]
pub(super) struct Column {
    /// Where the cells go.
    pub(super) target: Target,
    /// The key under which the ledger stores them.
    pub(super) field: String,
    /// The field, `None` for a column that is kept as it is.
    pub(super) spec: Option<&'static FieldSpec>,
    /// The column of the file from 0, `None` for a constant.
    pub(super) source: Option<usize>,
    /// For each data row the number of its entry plus one, 0 for a blank cell.
    pub(super) cells: Vec<u32>,
    /// The distinct texts.
    pub(super) entries: Vec<Entry>,
    /// The stored texts; the number of each is its code, counted from [`FIRST_TEXT`].
    texts: Dictionary,
}

/// A distinct text of a column.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// What the ledger stores: for a reference the name, see [`Entry::entity`].
    pub(super) value: Value,
    /// Whether it has the form of its field.
    pub(super) parsed: bool,
    /// Whether it is a mark in place of a name, which says nothing that anybody else should learn from it.
    pub(super) unclear: bool,
    /// Its code.
    pub(super) code: Code,
    /// The entity it means, for references.
    pub(super) entity: Option<EntityId>,
}

impl Column {
    pub(super) fn new(target: Target, field: String, source: Option<usize>) -> Self {
        let spec = if matches!(target, Target::Extra) {
            None
        } else {
            spec(&field)
        };
        Self {
            target,
            field,
            spec,
            source,
            cells: Vec::new(),
            entries: Vec::new(),
            texts: Dictionary::indexed(),
        }
    }

    /// Returns the column as it reads with other names: who is meant by a name may have been another then.
    pub(super) fn read_with(&self, names: &Directory) -> Self {
        let mut column = Self::new(self.target.clone(), self.field.clone(), self.source);
        for entry in &self.entries {
            let meaning = Meaning {
                value: entry.value.clone(),
                unfit: entry.unclear.then_some(Unfit::Unclear),
            };
            column.enter(Some(meaning), names);
        }
        column.cells.clone_from(&self.cells);
        column
    }

    /// Gives every row that has no cell of its own the value of a constant.
    pub(super) fn fill(&mut self, text: &str, rows: usize, names: &Directory) {
        let entry = self.enter(canonical::read(self.spec, text), names);
        self.cells.resize(rows, 0);
        for cell in self.cells.iter_mut().filter(|cell| **cell == 0) {
            *cell = entry;
        }
    }

    /// Returns the number of the entry plus one.
    fn enter(&mut self, meaning: Option<Meaning>, names: &Directory) -> u32 {
        let Some(Meaning { value, unfit }) = meaning else {
            return 0;
        };
        let unclear = unfit == Some(Unfit::Unclear);
        let entity = match (&value, self.kind_of_reference()) {
            (Value::Text(name), Some(kind)) if !unclear => {
                names.of(kind).map(|names| names.resolve(name))
            }
            _ => None,
        };
        let code = match (&value, entity) {
            (_, Some(entity)) => self.intern(&entity.to_string()),
            (Value::Text(text), None) => self.intern(text),
            (Value::Unknown(state), None) => unknown_code(*state),
            (Value::Cleared | Value::Foreign(_), None) => NONE,
        };
        self.entries.push(Entry {
            value,
            parsed: unfit.is_none(),
            unclear,
            code,
            entity,
        });
        u32::try_from(self.entries.len()).unwrap_or(0)
    }

    fn intern(&mut self, text: &str) -> Code {
        FIRST_TEXT + self.texts.intern(text, false)
    }

    /// Returns the kind of entity that the cells name.
    pub(super) fn kind_of_reference(&self) -> Option<Kind> {
        match self.spec.map(|spec| spec.ty) {
            Some(FieldType::Reference(kind)) => Some(kind),
            _ => None,
        }
    }

    /// Returns the entry of a data row, `None` where the cell is blank.
    pub(super) fn entry(&self, row: usize) -> Option<&Entry> {
        let number = self.cells.get(row).copied().unwrap_or(0);
        self.entries.get(number.checked_sub(1)? as usize)
    }

    /// Returns the code of a data row.
    pub(super) fn code(&self, row: usize) -> Code {
        self.entry(row).map_or(NONE, |entry| entry.code)
    }

    /// Returns the code that a value of the ledger has among the cells of this column.
    pub(super) fn code_of(&self, value: Option<ValueRef<'_>>, names: &Directory) -> Code {
        let text = match value {
            None | Some(ValueRef::Cleared) => return NONE,
            Some(ValueRef::Unknown(state)) => return unknown_code(state),
            Some(ValueRef::Foreign(_)) => return OTHER,
            Some(ValueRef::Text(text)) => text,
        };
        let names = self.kind_of_reference().and_then(|kind| names.of(kind));
        if let (Some(names), Ok(id)) = (names, text.parse()) {
            return self.lookup(&names.representative(id).to_string());
        }
        match canonical::read(self.spec, text).map(|meaning| meaning.value) {
            Some(Value::Text(text)) => self.lookup(&text),
            // Stored as a text by somebody who meant the same.
            Some(Value::Unknown(state)) => unknown_code(state),
            Some(Value::Cleared | Value::Foreign(_)) | None => NONE,
        }
    }

    fn lookup(&self, text: &str) -> Code {
        let number = self.texts.find(text, false);
        number.map_or(OTHER, |number| FIRST_TEXT + number)
    }
}

/// Reads the cells of a column part by part.
pub(super) struct Reading<'a> {
    column: Column,
    /// The entry of each text so far, plus one.
    known: HashMap<&'a str, u32>,
    last: (&'a str, u32),
}

impl<'a> Reading<'a> {
    pub(super) fn new(column: Column) -> Self {
        Self {
            column,
            known: HashMap::new(),
            last: ("", 0),
        }
    }

    /// Reads the cells of the next data rows.
    pub(super) fn read(&mut self, cells: impl Iterator<Item = &'a str>, names: &Directory) {
        let column = &mut self.column;
        for cell in cells {
            if cell != self.last.0 {
                let number = *self
                    .known
                    .entry(cell)
                    .or_insert_with(|| column.enter(cell::read(column.spec, cell), names));
                self.last = (cell, number);
            }
            column.cells.push(self.last.1);
        }
    }

    pub(super) fn finish(self) -> Column {
        self.column
    }
}

fn unknown_code(state: Unknown) -> Code {
    let nth = Unknown::ALL
        .iter()
        .position(|known| *known == state)
        .unwrap_or(0);
    1 + Code::try_from(nth).unwrap_or(0)
}

/// Returns the key of an asset number, serial number or hardware address; `None` for a text without letters and digits,
/// such as `-`, which many rows share without being one device.
pub(super) fn matching_key(text: &str) -> Option<String> {
    let key = match_key(text);
    key.chars().any(char::is_alphanumeric).then_some(key)
}
