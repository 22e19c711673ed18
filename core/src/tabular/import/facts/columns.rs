//! The columns of a file, read for their fields.

use std::{
    collections::BTreeMap,
    ops::{ControlFlow, Range},
};

use hashbrown::HashMap;

use crate::{
    facility::names::Directory,
    tabular::{
        grid::Grid,
        header::{self, Header},
        import::{
            Cancelled, Progress, Stage,
            column::{Column, Reading},
            mapping::{Constant, EXTRA, Mapping, Target, extra_key},
        },
    },
};

pub(super) fn columns(
    grid: &Grid,
    header: &Header,
    mapping: &Mapping,
    rows: usize,
    names: &Directory,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Vec<Column>, Cancelled> {
    let first = header.row + 1;
    let width = (first..first + rows)
        .map(|row| grid.row_len(row))
        .max()
        .unwrap_or(0)
        .max(header.names.len());
    let mut columns = read(
        grid,
        header,
        mapping,
        first..first + rows,
        width,
        names,
        progress,
    )?;
    // A column that has no name and no value is the end of a row with a delimiter too many.
    columns.retain(|column| {
        let named = column.source.is_none_or(|nth| nth < header.names.len());
        named || !column.entries.is_empty()
    });
    for constant in &mapping.constants {
        fill(&mut columns, constant, rows, names);
    }
    Ok(columns)
}

/// Rows that are read of every column before the next ones are looked at: they stay in the processor's cache.
const PART: usize = 512;

/// Reads the cells of all columns that go somewhere.
fn read(
    grid: &Grid,
    header: &Header,
    mapping: &Mapping,
    rows: Range<usize>,
    width: usize,
    names: &Directory,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Vec<Column>, Cancelled> {
    let (targets, _) = mapping.resolve(width);
    let mut fields: Vec<String> = Vec::with_capacity(width);
    let mut columns: Vec<(usize, Reading<'_>)> = Vec::with_capacity(width);
    for (nth, target) in targets.into_iter().enumerate() {
        let field = match &target {
            Target::Ignore | Target::Version => continue,
            Target::Id => String::new(),
            Target::Field(field) | Target::Interface { field, .. } => field.clone(),
            Target::Extra => match header.names.get(nth) {
                Some(name) => extra_key(name),
                None => extra_key(&format!("({})", header::letters(nth))),
            },
        };
        let field = free(&fields, field);
        fields.push(field.clone());
        let column = Column::new(target, field, Some(nth));
        columns.push((nth, Reading::new(column)));
    }
    let end = rows.end;
    for start in rows.clone().step_by(PART) {
        Progress {
            stage: Stage::Reading,
            done: start - rows.start,
            of: rows.len(),
        }
        .report(progress)?;
        let part = start..end.min(start + PART);
        for (nth, column) in &mut columns {
            column.read(part.clone().map(|row| grid.cell(row, *nth)), names);
        }
    }
    Ok(columns
        .into_iter()
        .map(|(_, column)| column.finish())
        .collect())
}

/// `extra:備考` and a 備考 that is kept as it is would be one key.
fn free(fields: &[String], field: String) -> String {
    let taken = |field: &str| field.starts_with(EXTRA) && fields.iter().any(|known| known == field);
    if !taken(&field) {
        return field;
    }
    (2..)
        .map(|n| format!("{field} ({n})"))
        .find(|field| !taken(field))
        .unwrap_or(field)
}

/// A constant fills the blank cells of its column, or is a column of its own.
fn fill(columns: &mut Vec<Column>, constant: &Constant, rows: usize, names: &Directory) {
    let target = Target::Field(constant.field.clone());
    if target.unknown_field().is_some() {
        return;
    }
    if let Some(column) = columns.iter_mut().find(|column| column.target == target) {
        return column.fill(&constant.text, rows, names);
    }
    let mut column = Column::new(target, constant.field.clone(), None);
    column.fill(&constant.text, rows, names);
    columns.push(column);
}

/// Returns the columns of each interface.
pub(super) fn by_interface(columns: &[Column]) -> Vec<(u32, Vec<usize>)> {
    let mut groups: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (at, column) in columns.iter().enumerate() {
        if let Target::Interface { nth, .. } = column.target {
            groups.entry(nth).or_default().push(at);
        }
    }
    groups.into_iter().collect()
}

/// Returns the number of the first column of each field.
pub(super) fn by_field(columns: &[Column]) -> HashMap<String, usize> {
    let mut by_field = HashMap::new();
    for (nth, column) in columns.iter().enumerate() {
        if let Target::Field(field) = &column.target {
            by_field.entry(field.clone()).or_insert(nth);
        }
    }
    by_field
}
