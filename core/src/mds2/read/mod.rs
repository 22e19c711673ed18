//! From a file to a form: workbooks, text tables and pasted text.
//!
//! | module | what it holds |
//! |---|---|
//! | [`table`] | rows with an id in one of their cells |
//! | [`columns`] | which column holds ids, answers and notes |
//! | [`text`] | text in which ids begin lines |
//! | [`gather`] | answers as they are found |
//!
//! Nothing here knows one edition: an edition is read when it has a [catalogue](super::catalogue::Catalogue).

mod columns;
mod gather;
mod table;
mod text;

use crate::{
    ident::parsed::{Parsed, Position},
    tabular::{
        self, Format, Options, Source,
        decode::decode,
        grid::Grid,
        problem::{Problem as TableProblem, ReadError},
        workbook::Sheet,
    },
};

use self::gather::Gathered;
use super::{
    edition::Edition,
    form::Form,
    json,
    problem::{FormError, Problem},
};

/// Most bytes of a form that are read; a filled worksheet has some fifty thousand.
pub const MAX_BYTES: usize = 32 << 20;
/// Most sheets of a workbook that are looked at.
const MAX_SHEETS: usize = 40;
/// A file with fewer questions is no form.
const FEWEST_QUESTIONS: usize = 3;

/// What was understood of a form.
pub type Read = Parsed<Form, Problem>;

/// Reads a form: a workbook, a text table, pasted text, or a document that [`json::write`] wrote.
///
/// The answers are found by the ids of their questions, whatever stands around them. Of all editions that have a catalogue, the one of which
/// most questions are found is taken.
///
/// # Errors
/// A [`FormError`] when the file is no form, or cannot be read at all.
pub fn read(bytes: &[u8]) -> Result<Read, FormError> {
    if bytes.len() > MAX_BYTES {
        let limit = MAX_BYTES as u64;
        return Err(FormError::TooLarge { limit });
    }
    if json::is_one(bytes) {
        return json::read(bytes);
    }
    match tabular::open(bytes, &Options::default()) {
        Ok(opened) => match &opened.value.format {
            Format::Workbook { sheets, sheet, .. } => {
                let (sheets, first) = (sheets.clone(), *sheet);
                read_workbook(bytes, opened, &sheets, first)
            }
            Format::Delimited { .. } => read_delimited(bytes, &opened),
        },
        // A text that is no table may still be a text of questions and answers.
        Err(
            ReadError::UnclosedQuote { .. }
            | ReadError::CellTooLong { .. }
            | ReadError::TooManyColumns { .. },
        ) => {
            let text = decoded(bytes)?;
            chosen(of_text(&text), || named_in(&text))
        }
        Err(error) => Err(error.into()),
    }
}

fn decoded(bytes: &[u8]) -> Result<String, FormError> {
    Ok(decode(bytes, None)?.value.text.into_owned())
}

/// Editions that can be read.
fn readable() -> impl Iterator<Item = Edition> {
    let all = Edition::ALL.iter().copied();
    all.filter(|edition| edition.catalogue().is_some())
}

fn of_text(text: &str) -> Vec<Gathered> {
    readable()
        .map(|edition| text::gather(text, edition))
        .collect()
}

fn read_delimited(bytes: &[u8], opened: &Parsed<Source, TableProblem>) -> Result<Read, FormError> {
    let grid = &opened.value.grid;
    let mut all: Vec<Gathered> = readable()
        .map(|edition| {
            let mut gathered = Gathered::new(edition);
            table::gather(grid, &mut gathered);
            gathered.take_over(&opened.diagnostics);
            gathered
        })
        .collect();
    let text = decoded(bytes)?;
    all.extend(of_text(&text));
    chosen(all, || named_in(&text))
}

fn read_workbook(
    bytes: &[u8],
    opened: Parsed<Source, TableProblem>,
    sheets: &[Sheet],
    first: usize,
) -> Result<Read, FormError> {
    let mut grids = vec![opened];
    let mut lost = Vec::new();
    let mut others: Vec<usize> = (0..sheets.len()).filter(|sheet| *sheet != first).collect();
    // Hidden sheets come last, so that an old copy in one of them does not speak first.
    others.sort_by_key(|sheet| sheets.get(*sheet).is_some_and(|sheet| sheet.hidden));
    for sheet in others.into_iter().take(MAX_SHEETS) {
        let options = Options {
            sheet: Some(sheet),
            ..Options::default()
        };
        match tabular::open(bytes, &options) {
            Ok(opened) => grids.push(opened),
            Err(ReadError::EmptySheet { .. }) => {}
            Err(error) => lost.push(Problem::Sheet {
                sheet: sheets
                    .get(sheet)
                    .map_or_else(String::new, |s| s.name.clone()),
                detail: error.to_string(),
            }),
        }
    }
    let all = readable().map(|edition| {
        let mut gathered = Gathered::new(edition);
        for opened in &grids {
            table::gather(&opened.value.grid, &mut gathered);
            gathered.take_over(&opened.diagnostics);
        }
        for problem in &lost {
            gathered.tell(Position::line(0), problem.clone());
        }
        gathered
    });
    chosen(all.collect(), || {
        grids
            .iter()
            .find_map(|opened| named_in_grid(&opened.value.grid))
    })
}

/// Takes the reading in which most questions were found, of these the first with most answers.
fn chosen(all: Vec<Gathered>, named: impl FnOnce() -> Option<Edition>) -> Result<Read, FormError> {
    let mut best: Option<Gathered> = None;
    for gathered in all {
        if best
            .as_ref()
            .is_none_or(|best| gathered.worth() > best.worth())
        {
            best = Some(gathered);
        }
    }
    match best.filter(|best| best.questions() >= FEWEST_QUESTIONS) {
        Some(best) => Ok(best.finish()),
        None => Err(match named() {
            Some(edition) => FormError::OtherEdition { edition },
            None => FormError::NotAForm,
        }),
    }
}

fn named_in_grid(grid: &Grid) -> Option<Edition> {
    (0..grid.rows())
        .flat_map(|row| grid.cells(row))
        .find_map(named_in)
}

/// The form that is typed by hand and whose name stands in a text.
fn named_in(text: &str) -> Option<Edition> {
    let mut key = crate::ident::text::match_key(text);
    key.retain(|c| !c.is_whitespace() && c != '-');
    if key.contains("hn12013") {
        Some(Edition::Hn1Of2013)
    } else if !key.contains("医療情報セキュリティ開示書") {
        None
    } else if key.contains("製造業者による") || !key.contains("サービス事業者による")
    {
        Some(Edition::Mds)
    } else {
        Some(Edition::Sds)
    }
}
