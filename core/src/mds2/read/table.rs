//! Rows with an id in one of their cells.

use crate::{
    ident::parsed::Position,
    mds2::answer::{Answer, is_blank, is_reference},
    tabular::grid::{Grid, MAX_COLUMNS},
};

use super::{
    columns::{self, Columns, Row},
    gather::Gathered,
};

/// Takes the answers of a table.
pub(super) fn gather(grid: &Grid, gathered: &mut Gathered) {
    let (id, rows) = columns::rows(grid, gathered);
    let columns = columns::find(grid, id, &rows);
    let mut questions = rows.iter().peekable();
    for row in 0..grid.rows() {
        match questions.next_if(|question| question.row == row) {
            Some(question) => take(grid, question, &columns, gathered),
            None => footnote(grid, row, gathered),
        }
    }
}

fn take(grid: &Grid, row: &Row, columns: &Columns, gathered: &mut Gathered) {
    let kind = gathered.kind(&row.id);
    let cell = columns
        .answer
        .map_or("", |column| grid.cell(row.row, column));
    let answer = if columns.marks.is_empty() {
        Answer::read(cell, kind)
    } else {
        marked(grid, row.row, &columns.marks)
    };
    let mut note = notes(grid, row.row, columns);
    if note.is_empty() && is_reference(cell) && answer == Answer::SeeNotes {
        cell.trim().clone_into(&mut note);
    }
    let column = columns.answer.unwrap_or(columns.id);
    let column = u32::try_from(column).unwrap_or(MAX_COLUMNS);
    let at = Position::cell(grid.line(row.row), column.saturating_add(1));
    gathered.take(at, &row.id, answer, &note);
}

/// The answer whose column bears a mark; several marks are a text that nobody can read as one answer.
fn marked(grid: &Grid, row: usize, marks: &[(usize, Answer)]) -> Answer {
    let cells = marks
        .iter()
        .map(|(column, answer)| (grid.cell(row, *column).trim(), answer));
    let set: Vec<(&str, &Answer)> = cells.filter(|(cell, _)| !is_blank(cell)).collect();
    match set.as_slice() {
        [] => Answer::Unanswered,
        [(cell, answer)] if is_mark(cell) => (*answer).clone(),
        several => {
            let texts = several
                .iter()
                .map(|(cell, answer)| format!("{answer:?}: {cell}"));
            Answer::Unrecognized(texts.collect::<Vec<_>>().join(" / "))
        }
    }
}

/// Whether a cell is ticked.
pub(super) fn is_mark(cell: &str) -> bool {
    const MARKS: [&str; 20] = [
        "x", "X", "ｘ", "Ｘ", "○", "〇", "◯", "●", "✓", "✔", "☑", "☒", "レ", "■", "1", "v", "V",
        "yes", "Yes", "YES",
    ];
    MARKS.contains(&cell)
}

fn notes(grid: &Grid, row: usize, columns: &Columns) -> String {
    let cells = columns.notes.iter().map(|column| grid.cell(row, *column));
    let cells: Vec<&str> = cells
        .filter(|cell| !is_blank(cell))
        .map(str::trim)
        .collect();
    cells.join("\n")
}

/// Takes a row such as `Note 3 | The port is locked.`
fn footnote(grid: &Grid, row: usize, gathered: &mut Gathered) {
    let mut cells = grid.cells(row).filter(|cell| !is_blank(cell));
    let (Some(first), second) = (cells.next(), cells.next()) else {
        return;
    };
    let Some((number, rest)) = super::text::footnote(first) else {
        return;
    };
    match second {
        Some(text) if rest.is_empty() => gathered.footnote(number, text),
        _ if !rest.is_empty() => gathered.footnote(number, rest),
        _ => {}
    }
}
