//! The columns of a file, read for their fields.

use std::{collections::BTreeMap, ops::ControlFlow};

use crate::tabular::{
    grid::Grid,
    header::{self, Header},
    import::{
        Cancelled, Progress, Stage,
        column::Column,
        mapping::{Constant, EXTRA, Mapping, Target, extra_key},
        reference::Directory,
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
    let (targets, _) = mapping.resolve(width);
    let mut columns: Vec<Column> = Vec::with_capacity(width);
    for (nth, target) in targets.into_iter().enumerate() {
        Progress {
            stage: Stage::Reading,
            done: nth,
            of: width,
        }
        .report(progress)?;
        let field = match &target {
            Target::Ignore => continue,
            Target::Id => String::new(),
            Target::Field(field) | Target::Interface { field, .. } => field.clone(),
            Target::Extra => match header.names.get(nth) {
                Some(name) => extra_key(name),
                None => extra_key(&format!("({})", header::letters(nth))),
            },
        };
        let mut column = Column::new(target, free(&columns, field), Some(nth));
        column.read((0..rows).map(|row| grid.cell(first + row, nth)), names);
        if !column.entries.is_empty() || nth < header.names.len() {
            columns.push(column);
        }
    }
    for constant in &mapping.constants {
        fill(&mut columns, constant, rows, names);
    }
    Ok(columns)
}

/// `extra:備考` and a 備考 that is kept as it is would be one key.
fn free(columns: &[Column], field: String) -> String {
    let taken = |field: &str| {
        field.starts_with(EXTRA) && columns.iter().any(|column| column.field == field)
    };
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
