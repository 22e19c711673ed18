//! From the rows of a table to components.

use super::{relation, words::Field};
use crate::{
    catalogue::{
        fold::fold,
        words::{Naming, naming},
    },
    ident::parsed::Parsed,
    sbom::{
        MAX_COMPONENTS, Read,
        model::{Checksum, Component, Identifier, Kind, Sbom, Scheme},
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
        ..Sbom::default()
    };
    let mut rows = Vec::new();
    for at in below(grid, header) {
        let (component, row) = of_row(grid, at, header, fields);
        if component.name.is_empty() {
            let mut filled = grid
                .cells(at)
                .map(str::trim)
                .filter(|cell| !cell.is_empty());
            if let (Some(text), None) = (filled.next(), filled.next()) {
                let text = text.chars().take(200).collect();
                problems.add(row.line, Problem::NoComponent { text });
                continue;
            }
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

/// The rows below the header that are not blank.
pub(in crate::sbom) fn below<'a>(
    grid: &'a Grid,
    header: &Header,
) -> impl Iterator<Item = usize> + 'a {
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

/// A cell that says something: words such as 不明 stand where nobody knows.
fn said(cell: &str) -> Option<String> {
    let cell = unguarded(cell.trim());
    let is_said = !cell.is_empty() && naming(cell) == Naming::Name;
    (is_said && !cell.eq_ignore_ascii_case("NOASSERTION")).then(|| cell.to_owned())
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

/// Takes the branches of a drawn tree off a name; how long they are tells how deep it stands.
fn unbranched(cell: &str) -> (usize, &str) {
    let is_branch = |c: char| c.is_whitespace() || "|│┃└┗├┣─━".contains(c);
    let mut name = cell.trim_start_matches(is_branch);
    if name.len() < cell.len() || name.starts_with("--") {
        name = name.trim_start_matches(|c: char| is_branch(c) || c == '-');
    }
    let depth = cell.len() - name.len();
    (depth, name.trim_end())
}

fn kind(cell: &str) -> Kind {
    match fold(cell).as_str() {
        "" => Kind::Unstated,
        "os" | "オペレティングシステム" | "operatingsystem" => Kind::OperatingSystem,
        "ライブラリ" => Kind::Library,
        "アプリケション" | "アプリ" => Kind::Application,
        "フレムワク" => Kind::Framework,
        "ファムウェア" => Kind::Firmware,
        "ドライバ" | "デバイスドライバ" => Kind::DeviceDriver,
        "医療機器" | "機器" | "ハドウェア" => Kind::Device,
        _ => said(cell).map_or(Kind::Unstated, |word| Kind::of(&word)),
    }
}

fn scheme_of(text: &str) -> Option<Scheme> {
    let begins = |start: &str| {
        let head = text.get(..start.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(start))
    };
    match () {
        () if begins("pkg:") => Some(Scheme::Purl),
        () if begins("cpe:") => Some(Scheme::Cpe),
        () if begins("swid:") => Some(Scheme::Swid),
        () => None,
    }
}

/// The identifiers of a cell: several only where each says what it is.
fn identifiers(cell: &str, scheme: Option<&Scheme>, header: &str) -> Vec<Identifier> {
    let Some(whole) = said(cell) else {
        return Vec::new();
    };
    let parts = whole.split([' ', '\n', '\r', '\t', ',', ';', '、']);
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    let all = if parts.iter().all(|part| scheme_of(part).is_some()) {
        parts
    } else {
        vec![whole.as_str()]
    };
    let identifier = |value: &str| Identifier {
        scheme: scheme_of(value)
            .or_else(|| scheme.cloned())
            .unwrap_or_else(|| Scheme::Other(header.to_owned())),
        value: value.to_owned(),
    };
    all.into_iter().map(identifier).collect()
}

/// A hash with the algorithm that stands before it, or in the header.
fn hash(cell: &str, header: &str) -> Option<Checksum> {
    let text = said(cell)?;
    let known = |text: &str| {
        let word = fold(text);
        let found = ALGORITHMS.iter().find(|(key, ..)| *key == word);
        found.map(|(_, name, _)| (*name).to_owned())
    };
    let in_front = text.split_once([':', '=', ' ']).and_then(|(start, rest)| {
        let algorithm = known(start)?;
        Some((algorithm, rest.trim().to_owned()))
    });
    let (algorithm, value) = in_front.unwrap_or_else(|| (known(header).unwrap_or_default(), text));
    Some(Checksum { algorithm, value })
}

/// Keys, names and digits of algorithms.
const ALGORITHMS: [(&str, &str, usize); 5] = [
    ("md5", "MD5", 32),
    ("sha1", "SHA-1", 40),
    ("sha256", "SHA-256", 64),
    ("sha384", "SHA-384", 96),
    ("sha512", "SHA-512", 128),
];

fn by_length(value: &str) -> &'static str {
    let is_hex = value.bytes().all(|byte| byte.is_ascii_hexdigit());
    let found = ALGORITHMS
        .iter()
        .find(|(.., digits)| *digits == value.len());
    found.filter(|_| is_hex).map_or("", |(_, name, _)| name)
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
