//! What a file is: format, header, the first rows, a mapping to begin with.

use std::collections::BTreeSet;

use daicho_core::tabular::{
    self, Format, Options, Source,
    grid::Grid,
    header::{self, Header},
    import::mapping::{Mapping, Words, signature},
    problem::{Diagnostic, ReadError},
};

use super::{Desk, Upload};
use crate::{
    store::LedgerStore,
    worker::protocol::{Trouble, import::Preview},
};

/// Rows of the file that are shown.
const HEAD_ROWS: usize = 60;
/// Rows that are searched for sample values.
const SAMPLE_ROWS: usize = 300;
/// Sample values of one column.
const SAMPLES: usize = 4;
/// Characters of a cell that are shown.
const SHOWN: usize = 200;

/// A file that was read.
pub(super) struct OpenFile {
    name: String,
    size: usize,
    pub(super) grid: Grid,
    pub(super) header: Option<Header>,
}

impl OpenFile {
    pub(super) fn name(&self) -> &str {
        &self.name
    }
}

/// Returns the key under which the mapping of a header is remembered.
pub(super) fn mapping_key(header: &Header) -> String {
    format!("mapping:{}", signature(header))
}

impl<S: LedgerStore> Desk<S> {
    /// Reads `upload`. Its bytes are not kept: a large file would take twice the memory.
    pub(super) async fn open_file(
        &mut self,
        number: usize,
        upload: Option<Upload>,
        options: &Options,
        header_row: Option<usize>,
    ) -> Result<Preview, Trouble> {
        let Upload { name, bytes } = upload.ok_or(Trouble::NothingOpen)?;
        let parsed = tabular::open(&bytes, options)?;
        let size = bytes.len();
        drop(bytes);
        let mut diagnostics = parsed.diagnostics;
        let Source { format, grid } = parsed.value;
        let words = Words::new();
        let found = header::find(&grid, header_row, &|name| words.knows(name));
        let header = found.map(|parsed| {
            diagnostics.extend(parsed.diagnostics);
            parsed.value
        });
        let (mapping, remembered) = match &header {
            Ok(header) => self.mapping_of(header, &words).await?,
            Err(_) => (Mapping::default(), false),
        };
        let file = OpenFile {
            name,
            size,
            header: header.as_ref().ok().cloned(),
            grid,
        };
        let preview = preview(&file, format, header, diagnostics, (mapping, remembered));
        if let Some(place) = self.files.get_mut(number) {
            *place = Some(file);
        }
        Ok(preview)
    }

    /// Makes room for a file; with the first of a new import nothing of the former one stays.
    pub(super) fn close(&mut self, number: usize, anew: bool) {
        self.plan = None;
        self.done = None;
        self.written = None;
        if anew {
            self.files.clear();
            self.former.clear();
        }
        if self.files.len() <= number {
            self.files.resize_with(number + 1, || None);
        }
        if let Some(place) = self.files.get_mut(number) {
            *place = None;
        }
    }

    async fn mapping_of(&self, header: &Header, words: &Words) -> Result<(Mapping, bool), Trouble> {
        let remembered = self.store.pref(&mapping_key(header)).await?;
        let remembered = remembered.and_then(|text| serde_json::from_str(&text).ok());
        Ok(match remembered {
            Some(mapping) => (mapping, true),
            None => (words.suggest(header), false),
        })
    }
}

fn preview(
    file: &OpenFile,
    format: Format,
    header: Result<Header, ReadError>,
    diagnostics: Vec<Diagnostic>,
    (mapping, remembered): (Mapping, bool),
) -> Preview {
    let grid = &file.grid;
    let cells = |row| grid.cells(row).map(shorten).collect();
    let head = (0..grid.rows().min(HEAD_ROWS)).map(|row| (grid.line(row), cells(row)));
    let samples = file.header.as_ref().map(|header| {
        let columns = 0..header.names.len();
        columns
            .map(|column| samples(grid, header.row + 1, column))
            .collect()
    });
    let rows = file.header.as_ref().map(|header| header.data_rows(grid));
    Preview {
        name: file.name.clone(),
        size: file.size as u64,
        format,
        rows: rows.unwrap_or_default(),
        head: head.collect(),
        samples: samples.unwrap_or_default(),
        header,
        mapping,
        remembered,
        diagnostics,
    }
}

/// Returns the first distinct values of a column below row `from`.
fn samples(grid: &Grid, from: usize, column: usize) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let rows = from..grid.rows().min(from + SAMPLE_ROWS);
    rows.map(|row| grid.cell(row, column).trim())
        .filter(|cell| !cell.is_empty() && seen.insert(*cell))
        .take(SAMPLES)
        .map(shorten)
        .collect()
}

pub(super) fn shorten(cell: &str) -> String {
    match cell.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", cell.get(..end).unwrap_or_default()),
        None => cell.to_owned(),
    }
}
