//! Which column holds ids, answers and notes: by the words above them, else by what is in them.

use std::collections::BTreeMap;

use super::gather::Gathered;
use crate::{
    catalogue::fold::fold,
    mds2::{
        answer::{Answer, is_blank, is_reference},
        id::QuestionId,
    },
    tabular::grid::Grid,
};

/// A row with a question.
#[derive(Debug)]
pub(super) struct Row {
    pub(super) row: usize,
    pub(super) id: QuestionId,
}

/// Where the parts of a question stand.
#[derive(Debug, Default)]
pub(super) struct Columns {
    /// The column of the ids.
    pub(super) id: usize,
    /// The column of the answers.
    pub(super) answer: Option<usize>,
    /// Columns in which a mark stands for an answer; they take the place of the column of answers.
    pub(super) marks: Vec<(usize, Answer)>,
    /// Columns of notes.
    pub(super) notes: Vec<usize>,
}

/// Finds the column that holds most ids, and the rows that have one in it.
pub(super) fn rows(grid: &Grid, gathered: &Gathered) -> (usize, Vec<Row>) {
    let edition = gathered.edition();
    let whole = |cell: &str| edition.id(cell);
    let leading = |cell: &str| super::text::leading(cell, edition).map(|(id, _)| id);
    let (column, found) = best_column(grid, gathered, &whole);
    if found.len() >= super::FEWEST_QUESTIONS {
        return (column, found);
    }
    best_column(grid, gathered, &leading)
}

fn best_column(
    grid: &Grid,
    gathered: &Gathered,
    id_of: &dyn Fn(&str) -> Option<QuestionId>,
) -> (usize, Vec<Row>) {
    let mut columns: BTreeMap<usize, Vec<Row>> = BTreeMap::new();
    for row in 0..grid.rows() {
        for (column, cell) in grid.cells(row).enumerate() {
            if let Some(id) = id_of(cell) {
                columns.entry(column).or_default().push(Row { row, id });
            }
        }
    }
    let known = |rows: &[Row]| rows.iter().filter(|row| gathered.knows(&row.id)).count();
    let mut best = (0, Vec::new());
    for (column, rows) in columns {
        if known(&rows) > known(&best.1) {
            best = (column, rows);
        }
    }
    best
}

/// Finds the columns of a table whose rows are known.
pub(super) fn find(grid: &Grid, id: usize, rows: &[Row]) -> Columns {
    let mut headers = Headers::of(grid, id, rows);
    if are_marks(grid, rows, &headers.marks) {
        let is_mark = |column: &usize| headers.marks.iter().any(|(mark, _)| mark == column);
        headers.notes.retain(|column| !is_mark(column));
        return Columns {
            id,
            answer: None,
            marks: headers.marks,
            notes: headers.notes,
        };
    }
    let answer = answer_column(grid, id, rows, &headers);
    let mut notes = headers.notes;
    notes.retain(|column| Some(*column) != answer);
    if notes.is_empty() {
        notes.extend(references(grid, id, rows, answer));
    }
    Columns {
        id,
        answer,
        marks: Vec::new(),
        notes,
    }
}

/// Whether the columns hold marks. Where an answer stands in the column of another one, the words above are a legend.
fn are_marks(grid: &Grid, rows: &[Row], marks: &[(usize, Answer)]) -> bool {
    let mut some = false;
    for row in rows {
        for (column, answer) in marks {
            let cell = grid.cell(row.row, *column);
            some |= super::table::is_mark(cell.trim());
            let word = Answer::of_word(cell).filter(Answer::is_decided);
            let is_sign = cell.trim().chars().count() == 1;
            if word.is_some_and(|word| word != *answer) && !is_sign {
                return false;
            }
        }
    }
    some
}

/// What the words above a table say.
#[derive(Debug, Default)]
struct Headers {
    answers: Vec<usize>,
    notes: Vec<usize>,
    marks: Vec<(usize, Answer)>,
}

impl Headers {
    fn of(grid: &Grid, id: usize, rows: &[Row]) -> Self {
        let mut headers = Self::default();
        let last = rows.last().map_or(0, |row| row.row);
        let mut of_questions = rows.iter().map(|row| row.row).peekable();
        for row in 0..last {
            if of_questions.next_if_eq(&row).is_none() {
                headers.take(grid, id, row);
            }
        }
        headers
    }

    fn take(&mut self, grid: &Grid, id: usize, row: usize) {
        let cells = grid.cells(row).enumerate();
        let cells: Vec<(usize, &str)> = cells.filter(|(column, _)| *column != id).collect();
        let marks: Vec<(usize, Answer)> = cells
            .iter()
            .filter_map(|(column, cell)| Some((*column, Answer::of_word(cell)?)))
            .collect();
        let has = |answer: &Answer| marks.iter().any(|(_, found)| found == answer);
        if self.marks.is_empty() && has(&Answer::Yes) && has(&Answer::No) {
            self.marks = marks;
        }
        for (column, cell) in &cells {
            let list = match header(cell) {
                Some(Header::Answer) => &mut self.answers,
                Some(Header::Note) => &mut self.notes,
                None => continue,
            };
            if !list.contains(column) {
                list.push(*column);
            }
        }
    }
}

enum Header {
    Answer,
    Note,
}

fn header(cell: &str) -> Option<Header> {
    if cell.len() > 200 {
        return None;
    }
    let key = fold(cell);
    match key.as_str() {
        "answer" | "answers" | "response" | "responses" | "回答" | "回答欄" | "答え" | "記入欄" => {
            Some(Header::Answer)
        }
        "note" | "notes" | "seenote" | "seenotes" | "notenumber" | "comment" | "comments"
        | "remark" | "remarks" | "備考" | "備考欄" | "注記" | "注釈" | "補足" | "コメント"
        | "注" | "説明" => Some(Header::Note),
        key if key.starts_with("yesno") || key.starts_with("はいいいえ") => {
            Some(Header::Answer)
        }
        _ => None,
    }
}

/// The column under a header of answers, unless another one holds more than twice as many of them.
fn answer_column(grid: &Grid, id: usize, rows: &[Row], headers: &Headers) -> Option<usize> {
    let mut votes: BTreeMap<usize, usize> = BTreeMap::new();
    for row in rows {
        for (column, cell) in grid.cells(row.row).enumerate() {
            if column != id && !is_blank(cell) && Answer::of_word(cell).is_some() {
                // In the column of notes "See Note 3" is no answer.
                let weight = if is_reference(cell) { 1 } else { 3 };
                *votes.entry(column).or_default() += weight;
            }
        }
    }
    let vote = |column: &usize| votes.get(column).copied().unwrap_or(0);
    let mut most = None;
    for column in votes.keys() {
        if most.is_none_or(|best| vote(column) > vote(&best)) {
            most = Some(*column);
        }
    }
    let mut named = None;
    for column in &headers.answers {
        if named.is_none_or(|best| vote(column) > vote(&best)) {
            named = Some(*column);
        }
    }
    match (named, most) {
        (Some(named), Some(most)) if vote(&named) * 2 < vote(&most) => Some(most),
        (Some(named), _) => Some(named),
        (None, Some(most)) => Some(most),
        (None, None) => beside(grid, id, rows),
    }
}

/// Without any answer that is one: the column behind the question, or behind the id where there are two.
fn beside(grid: &Grid, id: usize, rows: &[Row]) -> Option<usize> {
    let width = rows.iter().map(|row| grid.row_len(row.row)).max()?;
    [id + 2, id + 1].into_iter().find(|column| *column < width)
}

/// Columns in which some cell refers to a note.
fn references(grid: &Grid, id: usize, rows: &[Row], answer: Option<usize>) -> Option<usize> {
    let other = |column: &usize| *column != id && Some(*column) != answer;
    let refers = |column: &usize| {
        rows.iter()
            .any(|row| is_reference(grid.cell(row.row, *column)))
    };
    (0..grid.width()).filter(other).find(refers)
}
