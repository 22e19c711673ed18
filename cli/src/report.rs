//! What remains for a person, as CSV or JSON.

use std::path::Path;

use daicho_core::{
    ledger::{
        merge::Dispute,
        state::{Ledger, Record},
        value::ValueRef,
    },
    tabular::export::csv::{CsvEncoding, write_rows},
};
use serde_json::{Value, json};

use crate::{failure::Failure, file::save};

/// Writes rows under headers: a list of objects if the name ends with `.json`, else CSV.
pub(crate) fn write(path: &Path, headers: &[&str], rows: &[Vec<String>]) -> Result<(), Failure> {
    let is_json = path
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
    let bytes = if is_json {
        let object = |row: &Vec<String>| -> Value {
            let cells = headers.iter().zip(row);
            cells
                .map(|(header, cell)| ((*header).to_owned(), json!(cell)))
                .collect()
        };
        let list: Vec<Value> = rows.iter().map(object).collect();
        format!("{:#}\n", Value::Array(list)).into_bytes()
    } else {
        let headers: Vec<String> = headers.iter().map(ToString::to_string).collect();
        let all = std::iter::once(&headers).chain(rows);
        write_rows(
            all.map(|row| row.iter().map(String::as_str)),
            CsvEncoding::Utf8,
        )
        .bytes
    };
    save(path, |file| file.write_all(&bytes))
}

/// Writes every value of every field that somebody has to decide about.
pub(crate) fn conflicts(path: &Path, ledger: &Ledger, disputes: &[Dispute]) -> Result<(), Failure> {
    const HEADERS: [&str; 9] = [
        "kind", "id", "name", "field", "value", "state", "author", "at", "shown",
    ];
    let mut rows = Vec::new();
    for dispute in disputes {
        let Some(record) = ledger.record(&dispute.kind, &dispute.id) else {
            continue;
        };
        for (nth, (commit, value)) in record.heads(&dispute.field).iter().enumerate() {
            let info = ledger.commit(*commit);
            let (text, state) = spelled(*value);
            rows.push(vec![
                dispute.kind.clone(),
                dispute.id.to_string(),
                name_of(&record),
                dispute.field.clone(),
                text,
                state,
                info.author.to_string(),
                info.at.to_string(),
                (nth == 0).to_string(),
            ]);
        }
    }
    write(path, &HEADERS, &rows)
}

/// The text of a value, and what it is if it is none.
fn spelled(value: ValueRef<'_>) -> (String, String) {
    match value {
        ValueRef::Text(text) => (text.to_owned(), "text".to_owned()),
        ValueRef::Cleared => (String::new(), "cleared".to_owned()),
        ValueRef::Unknown(state) => (String::new(), state.code().to_owned()),
        ValueRef::Foreign(json) => (json.to_owned(), "newer".to_owned()),
    }
}

/// By what a person knows the entity.
fn name_of(record: &Record<'_>) -> String {
    let fields = [
        "asset_number",
        "serial_number",
        "trade_name",
        "model_number",
        "name",
    ];
    let text = fields.iter().find_map(|field| record.text(field));
    text.unwrap_or_default().to_owned()
}
