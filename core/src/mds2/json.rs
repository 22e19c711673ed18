//! A form as a small document of our own, `daicho-mds2/1`, so that one typed by hand can be attached to the ledger like any file.
//!
//! ```json
//! {"format":"daicho-mds2/1","edition":"hn1-2019","answers":[{"id":"MLDP-2","answer":"no","note":"See Note 4"}],"footnotes":[{"number":4,"text":"…"}]}
//! ```
//!
//! Answers stand in the order of the form, footnotes by number; absent are empty notes, empty lists and unanswered questions without a note. The
//! same form gives the same bytes. Keys that this version does not know are kept and written again, behind its own, in the order of their names.
//!
//! | `answer` | meaning |
//! |---|---|
//! | `yes`, `no`, `not-applicable`, `see-notes` | the word |
//! | `text` | the answer to an open question stands in `text` |
//! | `unrecognized` | what stands in `text` is none of the words |
//! | absent | unanswered |

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    answer::Answer,
    edition::Edition,
    form::{Entry, Form},
    id::QuestionId,
    problem::{FormError, Problem, cut},
    read::Read,
};
use crate::ident::parsed::{Diagnostic, Parsed, Position};

/// The name of the format.
pub const FORMAT: &str = "daicho-mds2/1";
const FAMILY: &str = "daicho-mds2/";

#[derive(Serialize, Deserialize)]
struct Document {
    format: String,
    edition: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    answers: Vec<Line>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    footnotes: Vec<Footnote>,
    #[serde(flatten)]
    other: BTreeMap<String, Value>,
}

#[derive(Serialize, Deserialize)]
struct Line {
    id: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    answer: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    note: String,
    #[serde(flatten)]
    other: BTreeMap<String, Value>,
}

#[derive(Serialize, Deserialize)]
struct Footnote {
    number: u32,
    text: String,
}

/// Whether bytes claim to be such a document.
#[must_use]
pub fn is_one(bytes: &[u8]) -> bool {
    let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let start = start.trim_ascii_start();
    let head = start.get(..start.len().min(4096)).unwrap_or(start);
    head.starts_with(b"{") && memchr::memmem::find(head, FAMILY.as_bytes()).is_some()
}

/// Writes a form.
#[must_use]
pub fn write(form: &Form) -> String {
    let answers = form.in_order().into_iter();
    let footnotes = form.footnotes.iter();
    let document = Document {
        format: FORMAT.to_owned(),
        edition: form.edition.code().to_owned(),
        answers: answers.map(|(id, entry)| line(id, entry)).collect(),
        footnotes: footnotes
            .map(|(number, text)| Footnote {
                number: *number,
                text: text.clone(),
            })
            .collect(),
        other: form.other.clone(),
    };
    // Texts, numbers and JSON values under text keys always serialize.
    serde_json::to_string(&document).unwrap_or_default()
}

fn line(id: &QuestionId, entry: &Entry) -> Line {
    Line {
        id: id.to_string(),
        answer: code(&entry.answer).map(str::to_owned),
        text: entry.answer.text().map(str::to_owned),
        note: entry.note.clone(),
        other: entry.other.clone(),
    }
}

const fn code(answer: &Answer) -> Option<&'static str> {
    match answer {
        Answer::Unanswered => None,
        Answer::Yes => Some("yes"),
        Answer::No => Some("no"),
        Answer::NotApplicable => Some("not-applicable"),
        Answer::SeeNotes => Some("see-notes"),
        Answer::Text(_) => Some("text"),
        Answer::Unrecognized(_) => Some("unrecognized"),
    }
}

/// Reads a form that was written by this or another version.
///
/// # Errors
/// [`FormError::Broken`], [`FormError::TooNew`], [`FormError::UnknownEdition`].
pub fn read(bytes: &[u8]) -> Result<Read, FormError> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if let Some(format) = other_format(bytes) {
        return Err(FormError::TooNew { format });
    }
    let document: Document = serde_json::from_slice(bytes).map_err(|error| broken(&error))?;
    let Some(edition) = Edition::from_code(&document.edition) else {
        let edition = document.edition;
        return Err(FormError::UnknownEdition { edition });
    };
    let mut form = Form::new(edition);
    let mut diagnostics = Vec::new();
    for line in document.answers {
        let written = line.id.clone();
        let problem = match QuestionId::parse(&line.id) {
            Some(id) if !form.answers.contains_key(&id) => {
                form.answers.insert(id, entry(line));
                continue;
            }
            Some(_) => Problem::AnsweredAgain {
                id: written,
                text: format!("{:?}", entry(line).answer),
            },
            None => Problem::UnknownQuestion { id: cut(&written) },
        };
        let at = Position::line(0);
        diagnostics.push(Diagnostic { at, problem });
    }
    let footnotes = document.footnotes.into_iter();
    form.footnotes = footnotes.map(|one| (one.number, one.text)).collect();
    form.other = document.other;
    Ok(Parsed {
        value: form,
        diagnostics,
    })
}

/// The name of another version, which may have another shape altogether.
fn other_format(bytes: &[u8]) -> Option<String> {
    #[derive(Deserialize)]
    struct Named {
        format: String,
    }
    let named: Named = serde_json::from_slice(bytes).ok()?;
    (named.format != FORMAT).then(|| cut(&named.format))
}

fn entry(line: Line) -> Entry {
    let text = line.text.unwrap_or_default();
    let answer = match line.answer.as_deref() {
        None => Answer::Unanswered,
        Some("yes") => Answer::Yes,
        Some("no") => Answer::No,
        Some("not-applicable") => Answer::NotApplicable,
        Some("see-notes") => Answer::SeeNotes,
        Some("text") => Answer::Text(text),
        Some("unrecognized") => Answer::Unrecognized(text),
        // The word of a newer version is kept as a text.
        Some(other) => Answer::Unrecognized([other, &text].join(" ").trim_end().to_owned()),
    };
    Entry {
        answer,
        note: line.note,
        other: line.other,
    }
}

fn broken(error: &serde_json::Error) -> FormError {
    let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    FormError::Broken {
        line: number(error.line()),
        column: number(error.column()),
        detail: error.to_string(),
    }
}
