//! From the rows of a table to components.

use super::{
    cells::{by_length, hash, identifiers, kind, said, scheme_of, unbranched},
    relation,
    words::Field,
};
use crate::{
    ident::parsed::Parsed,
    sbom::{
        MAX_COMPONENTS, Read,
        model::{Component, Sbom, Scheme},
        problem::{Problem, Problems, SbomError},
    },
    tabular::{
        Format, Source, grid::Grid, header::Header, import::cell::unguarded, workbook::WorkbookKind,
    },
};

/// What a row says of others, until all components are known.
#[derive(Debug, Default)]
pub(super) struct Row<'a> {
    pub(super) line: u32,
    /// How far its name is set to the right.
    pub(super) depth: usize,
    pub(super) relation: &'a str,
    pub(super) parent: &'a str,
    pub(super) depends_on: Vec<&'a str>,
    author: &'a str,
    timestamp: &'a str,
}

/// Reads the rows below the header.
pub(super) fn read(
    source: &Source,
    header: &Header,
    fields: &[Option<Field>],
    mut problems: Problems,
) -> Result<Read, SbomError> {
    let grid = &source.grid;
    let mut sbom = Sbom {
        format: format_of(&source.format).to_owned(),
        is_table: true,
        ..Sbom::default()
    };
    let mut rows = Vec::new();
    for at in below(grid, header) {
        let (component, row) = of_row(grid, at, header, fields);
        if let Some(text) = note(grid, at, &component) {
            let text = text.chars().take(200).collect();
            problems.add(row.line, Problem::NoComponent { text });
            continue;
        }
        if component.name.is_empty() {
            let reference = component.reference.clone();
            problems.add(row.line, Problem::NoName { reference });
        }
        if sbom.components.len() == MAX_COMPONENTS {
            let limit = MAX_COMPONENTS as u64;
            return Err(SbomError::TooManyComponents { limit });
        }
        sbom.components.push(component);
        rows.push(row);
    }
    relation::relate(&mut sbom, &rows, &mut problems);
    about(&mut sbom, grid, header, &rows);
    Ok(Parsed {
        value: sbom,
        diagnostics: problems.into_list(),
    })
}

/// The row of a component.
pub(super) fn row_of(
    grid: &Grid,
    header: &Header,
    fields: &[Option<Field>],
    component: usize,
) -> Option<usize> {
    let is_one = |at: &usize| {
        let (component, _) = of_row(grid, *at, header, fields);
        note(grid, *at, &component).is_none()
    };
    below(grid, header).filter(is_one).nth(component)
}

/// The text of a row that has one cell only, and that is not the name of a component.
fn note<'a>(grid: &'a Grid, at: usize, component: &Component) -> Option<&'a str> {
    const SIGNS: [&str; 6] = ["※", "注記", "注)", "注）", "注:", "注："];
    let filled = |cell: &&str| !cell.is_empty();
    let mut filled = grid.cells(at).map(str::trim).filter(filled);
    let text = filled.next().filter(|_| filled.next().is_none())?;
    let is_note = SIGNS.iter().any(|sign| text.starts_with(sign));
    (is_note || component.name.is_empty()).then_some(text)
}

/// The rows below the header that are not blank.
fn below<'a>(grid: &'a Grid, header: &Header) -> impl Iterator<Item = usize> + 'a {
    let rows = header.row + 1..=header.row + header.data_rows(grid);
    rows.filter(|row| !grid.is_blank(*row))
}

fn format_of(format: &Format) -> &'static str {
    match format {
        Format::Delimited { .. } => "CSV",
        Format::Workbook { kind, .. } => match kind {
            WorkbookKind::Xlsx => "XLSX",
            WorkbookKind::Xlsb => "XLSB",
            WorkbookKind::Xls => "XLS",
            WorkbookKind::Ods => "ODS",
        },
    }
}

fn of_row<'a>(
    grid: &'a Grid,
    at: usize,
    header: &Header,
    fields: &[Option<Field>],
) -> (Component, Row<'a>) {
    let mut component = Component::default();
    let mut row = Row {
        line: grid.line(at),
        ..Row::default()
    };
    let mut algorithm = None;
    for (column, cell) in grid.cells(at).enumerate() {
        let name = header.names.get(column).map_or("", String::as_str);
        match fields.get(column).copied().flatten() {
            Some(field) => of_cell(field, name, cell, &mut component, &mut row, &mut algorithm),
            None if cell.trim().is_empty() => {}
            None => {
                let value = unguarded(cell.trim()).to_owned();
                component.properties.push((name.to_owned(), value));
            }
        }
    }
    if let Some(algorithm) = algorithm {
        let bare = component.hashes.iter_mut();
        for hash in bare.filter(|hash| hash.algorithm.is_empty()) {
            hash.algorithm.clone_from(&algorithm);
        }
    }
    let hashes = component.hashes.iter_mut();
    for hash in hashes.filter(|hash| hash.algorithm.is_empty()) {
        hash.algorithm = by_length(&hash.value).to_owned();
    }
    (component, row)
}

fn of_cell<'a>(
    field: Field,
    header: &str,
    cell: &'a str,
    component: &mut Component,
    row: &mut Row<'a>,
    algorithm: &mut Option<String>,
) {
    let mut identify = |scheme: Option<Scheme>| {
        let values = identifiers(cell, scheme.as_ref(), header);
        component.identifiers.extend(values);
    };
    match field {
        Field::Reference => {
            let text = cell.trim();
            text.clone_into(&mut component.reference);
            if scheme_of(text).is_some() {
                identify(None);
            }
        }
        Field::Supplier => component.supplier = said(unbranched(cell).1),
        Field::Group => component.group = said(cell),
        Field::Name => {
            let (depth, name) = unbranched(cell);
            row.depth = depth;
            component.name = said(name).unwrap_or_default();
        }
        Field::Version => component.version = said(cell),
        Field::Kind => component.kind = kind(cell),
        Field::Identifier => identify(None),
        Field::Purl => identify(Some(Scheme::Purl)),
        Field::Cpe => identify(Some(Scheme::Cpe)),
        Field::Swid => identify(Some(Scheme::Swid)),
        Field::Hash => component.hashes.extend(hash(cell, header)),
        Field::Algorithm => *algorithm = said(cell),
        Field::Relation => row.relation = cell,
        Field::Parent => row.parent = cell,
        Field::DependsOn => row.depends_on.push(cell),
        Field::Licence => component.licences.extend(said(cell)),
        Field::Description => component.description = said(cell),
        Field::EndOfSupport => component.end_of_support = said(cell),
        Field::Author => row.author = cell.trim(),
        Field::Timestamp => row.timestamp = cell.trim(),
    }
}

/// What the table says of itself: in the rows above the header, and by who wrote its rows and when.
fn about(sbom: &mut Sbom, grid: &Grid, header: &Header, rows: &[Row<'_>]) {
    let words = super::Words::new();
    for above in 0..header.row {
        let cells = grid.cells(above).map(str::trim);
        let mut cells = cells.filter(|cell| !cell.is_empty());
        let Some(first) = cells.next() else { continue };
        let (label, rest) = first.split_once([':', '：']).unwrap_or((first, ""));
        let value = said(rest).or_else(|| said(cells.next().unwrap_or_default()));
        match words.field(label) {
            Some(Field::Author) => sbom.authors.extend(value),
            Some(Field::Timestamp) => sbom.created = sbom.created.take().or(value),
            _ if sbom.name.is_none() => sbom.name = Some(first.to_owned()),
            _ => {}
        }
    }
    for author in rows.iter().filter_map(|row| said(row.author)) {
        if !sbom.authors.contains(&author) {
            sbom.authors.push(author);
        }
    }
    let of_subject = sbom.subject.and_then(|at| rows.get(at));
    let first = of_subject.into_iter().chain(rows);
    let stated = first.filter_map(|row| said(row.timestamp)).next();
    sbom.created = sbom.created.take().or(stated);
    let created = sbom.created.clone();
    let several = sbom.authors.len() > 1;
    for (component, row) in sbom.components.iter_mut().zip(rows) {
        let mut keep = |name: &str, value: Option<String>| {
            let pair = value.map(|value| (name.to_owned(), value));
            component.properties.extend(pair);
        };
        keep("author", said(row.author).filter(|_| several));
        keep(
            "timestamp",
            said(row.timestamp).filter(|time| Some(time) != created.as_ref()),
        );
    }
}
