//! A form that a maker fills in and sends back: one row an item of a product.
//!
//! The last two columns say to the program what the row is about; a maker leaves them. A form is read again whatever a
//! spreadsheet did to it: columns may be in another order, and rows that nobody filled in say nothing.

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use super::{
    item::Item,
    request::{Answer, Wanted},
};
use crate::{
    catalogue::fold::fold,
    ident::id::EntityId,
    tabular::{
        Options,
        export::{Language, Texts},
        grid::Grid,
        open,
        problem::ReadError,
    },
};

/// The header of the column that names the model.
const MODEL: &str = "daicho:model";
/// The header of the column that names the item.
const ITEM: &str = "daicho:item";
/// How far down the headers are looked for.
const HEAD: usize = 30;

/// Headers by language: product, what is asked for, answer, remark, and the two for the program.
const HEADERS: [[&str; 6]; 2] = [
    [
        "製品",
        "お願いしたい情報",
        "回答（提供済み／後日提供／該当なし／提供できません）",
        "備考（掲載場所・提供予定日・理由）",
        MODEL,
        ITEM,
    ],
    [
        "Product",
        "What we ask for",
        "Answer (provided / later / not applicable / refused)",
        "Remark (where, when, why not)",
        MODEL,
        ITEM,
    ],
];
/// What the headers of answers and remarks begin with, folded.
const ANSWERS: [&str; 2] = ["回答", "answer"];
const REMARKS: [&str; 2] = ["備考", "remark"];

/// One row of a form, in the words of its reader.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Line {
    /// What the product is called.
    pub product: String,
    /// What is asked for.
    pub wish: String,
    /// Of which model.
    pub model: EntityId,
    /// The code of the item.
    pub item: String,
}

/// A form to be filled in.
#[derive(Clone, Debug)]
pub struct Form {
    headers: Vec<String>,
    rows: Vec<[String; 6]>,
}

impl Form {
    /// Makes a form of rows.
    #[must_use]
    pub fn new(lines: &[Line], language: Language) -> Self {
        let [japanese, english] = HEADERS;
        let headers = match language {
            Language::Japanese => japanese,
            Language::English => english,
        };
        let row = |line: &Line| {
            [
                line.product.clone(),
                line.wish.clone(),
                String::new(),
                String::new(),
                line.model.to_string(),
                line.item.clone(),
            ]
        };
        Self {
            headers: headers.map(str::to_owned).to_vec(),
            rows: lines.iter().map(row).collect(),
        }
    }

    /// Lists headers and rows, for a writer of CSV.
    pub fn lines(&self) -> impl Iterator<Item = impl Iterator<Item = &str>> {
        let headers = self.headers.iter().map(String::as_str).collect::<Vec<_>>();
        let rows = self.rows.iter().map(|row| row.iter().map(String::as_str));
        let rows = rows.map(Iterator::collect::<Vec<_>>);
        std::iter::once(headers).chain(rows).map(Vec::into_iter)
    }
}

impl Texts for Form {
    fn headers(&self) -> &[String] {
        &self.headers
    }

    fn len(&self) -> usize {
        self.rows.len()
    }

    fn cell(&self, row: usize, column: usize) -> &str {
        let cell = self.rows.get(row).and_then(|row| row.get(column));
        cell.map_or("", String::as_str)
    }
}

/// What a maker says about an item.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Said {
    /// An answer.
    Answer(Answer),
    /// Words that are no answer known here; a person decides.
    Other(String),
}

/// A row of a form that came back.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Returned {
    /// What it is about.
    pub wanted: Wanted,
    /// What the maker says.
    pub said: Said,
    /// The remark.
    pub remark: Option<String>,
    /// The line of the file.
    pub line: u32,
}

/// A form that came back.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Reply {
    /// The rows that were filled in.
    pub returned: Vec<Returned>,
    /// How many rows nobody filled in.
    pub blank: usize,
    /// Lines whose last columns name no model or item of this ledger's form.
    pub strange: Vec<u32>,
}

/// Why a file is no form that came back.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error, Serialize, Deserialize)]
pub enum ReplyError {
    /// It is no table.
    #[error("{0}")]
    Table(ReadError),
    /// It has not the columns of a form.
    #[error("not a form of this program: its last two columns are missing")]
    NotAForm,
}

/// Reads a form that came back, as CSV or a workbook.
///
/// # Errors
/// [`ReplyError`] when the file is no such form.
pub fn read(bytes: &[u8]) -> Result<Reply, ReplyError> {
    let source = open(bytes, &Options::default()).map_err(ReplyError::Table)?;
    let grid = source.value.grid;
    let columns = (0..grid.rows().min(HEAD))
        .find_map(|row| Some((row, Columns::of(&grid, row)?)))
        .ok_or(ReplyError::NotAForm)?;
    let (head, columns) = columns;
    let mut reply = Reply::default();
    for row in (head + 1..grid.rows()).filter(|row| !grid.is_blank(*row)) {
        columns.read(&grid, row, &mut reply);
    }
    Ok(reply)
}

/// Where the columns are.
struct Columns {
    model: usize,
    item: usize,
    answer: usize,
    remark: Option<usize>,
}

impl Columns {
    fn of(grid: &Grid, row: usize) -> Option<Self> {
        let cells: Vec<String> = grid.cells(row).map(fold).collect();
        let is = |word: &str| cells.iter().position(|cell| *cell == fold(word));
        let begins = |words: &[&str]| {
            let begins = |cell: &String| words.iter().any(|word| cell.starts_with(&fold(word)));
            cells.iter().position(begins)
        };
        Some(Self {
            model: is(MODEL)?,
            item: is(ITEM)?,
            answer: begins(&ANSWERS)?,
            remark: begins(&REMARKS),
        })
    }

    fn read(&self, grid: &Grid, row: usize, reply: &mut Reply) {
        let text = |column: usize| grid.cell(row, column).trim();
        let remark = self.remark.map(text).filter(|text| !text.is_empty());
        let said = text(self.answer);
        let model = text(self.model).parse().ok();
        let (Some(model), Some(item)) = (model, Item::from_code(text(self.item))) else {
            reply.strange.push(grid.line(row));
            return;
        };
        if said.is_empty() && remark.is_none() {
            reply.blank += 1;
            return;
        }
        reply.returned.push(Returned {
            wanted: Wanted { model, item },
            said: answer(said).map_or_else(|| Said::Other(said.to_owned()), Said::Answer),
            remark: remark.map(str::to_owned),
            line: grid.line(row),
        });
    }
}

/// Words of answers. A bare なし or 無 is none of them: it may mean that there is no document, or that none is needed.
const WORDS: &[(Answer, &[&str])] = &[
    (
        Answer::Given,
        &[
            "提供済み",
            "提供済",
            "添付",
            "添付します",
            "公開済み",
            "provided",
            "yes",
            "attached",
        ],
    ),
    (
        Answer::NotApplicable,
        &["該当なし", "該当無し", "対象外", "not applicable", "n/a"],
    ),
    (
        Answer::Refused,
        &[
            "提供できません",
            "提供できない",
            "提供不可",
            "拒否",
            "refused",
            "no",
        ],
    ),
    (
        Answer::Open,
        // A promise is no document.
        &[
            "後日提供",
            "後日",
            "提供します",
            "提供する",
            "提供予定",
            "準備中",
            "検討中",
            "確認中",
            "later",
            "pending",
        ],
    ),
];

fn answer(text: &str) -> Option<Answer> {
    let text = fold(text);
    let means = |words: &[&str]| words.iter().any(|word| fold(word) == text);
    let mut known = WORDS.iter();
    known
        .find(|(_, words)| means(words))
        .map(|(answer, _)| *answer)
}
