//! The canonical encoding of commits; its reader is in `decode`.

use super::{
    cell::UNCHANGED,
    changes::Block,
    column::Code,
    commit::{Commit, Source},
    value::ValueRef,
    values::Values,
};

/// The format this version writes, and the newest it reads.
pub(super) const FORMAT: u64 = 1;

pub(super) fn encode(commit: &Commit) -> Vec<u8> {
    let mut out = String::with_capacity(1024);
    out.push_str(&format!("{{\"format\":{FORMAT},\"replica\":\""));
    commit.dot.replica.push_to(&mut out);
    out.push_str(&format!("\",\"seq\":{},\"prev\":", commit.dot.seq));
    match commit.prev {
        Some(hash) => out.push_str(&format!("\"{hash}\"")),
        None => out.push_str("null"),
    }
    out.push_str(",\"seen\":{");
    for (nth, (replica, seq)) in commit.seen.iter().enumerate() {
        out.push_str(if nth == 0 { "\"" } else { ",\"" });
        replica.push_to(&mut out);
        out.push_str(&format!("\":{seq}"));
    }
    out.push_str(&format!("}},\"at\":\"{}\",\"author\":", commit.at));
    push_string(&mut out, &commit.author);
    out.push_str(",\"note\":");
    push_string(&mut out, &commit.note);
    push_source(&mut out, &commit.source);
    out.push_str(",\"changes\":[");
    for (nth, block) in commit.changes.blocks().iter().enumerate() {
        if nth > 0 {
            out.push(',');
        }
        push_block(&mut out, block);
    }
    out.push_str("]}");
    out.into_bytes()
}

fn push_source(out: &mut String, source: &Source) {
    out.push_str(",\"source\":{\"action\":");
    push_string(out, &source.action);
    for (name, value) in &source.details {
        out.push(',');
        push_string(out, name);
        out.push(':');
        push_string(out, value);
    }
    out.push('}');
}

fn push_block(out: &mut String, block: &Block) {
    out.push_str("{\"kind\":");
    push_string(out, &block.kind);
    out.push_str(",\"fields\":[");
    for (nth, field) in block.fields.iter().enumerate() {
        if nth > 0 {
            out.push(',');
        }
        push_string(out, field);
    }
    out.push_str("],\"rows\":[");
    let columns: Vec<Cells<'_>> = block
        .columns()
        .map(|(_, values)| Cells::of(values))
        .collect();
    let cells: usize = columns
        .iter()
        .map(|cells| cells.length(block.ids.len()))
        .sum();
    out.reserve(cells + block.ids.len() * (ROW + columns.len()));
    for (row, id) in block.ids.iter().enumerate() {
        out.push_str(if row == 0 { "[\"" } else { ",[\"" });
        id.push_to(out);
        out.push('"');
        for cells in &columns {
            out.push(',');
            out.push_str(cells.of_row(row));
        }
        out.push(']');
    }
    out.push_str("]}");
}

/// Bytes of a row beside its cells: brackets, comma, and the id between quotation marks.
const ROW: usize = 3 + 36 + 2;

/// The cells of one column as they are written: each distinct one is written once and copied to its rows.
struct Cells<'a> {
    values: &'a Values,
    text: String,
    /// Where the cell of each code ends in `text`.
    ends: Vec<usize>,
}

impl<'a> Cells<'a> {
    fn of(values: &'a Values) -> Self {
        let mut cells = Self {
            values,
            text: String::with_capacity(
                values.dictionary.text().len() + 2 * values.dictionary.len(),
            ),
            ends: Vec::new(),
        };
        for code in Code::all(values.dictionary.len()) {
            push_cell(&mut cells.text, values.value_of(code));
            cells.ends.push(cells.text.len());
        }
        cells
    }

    fn of_row(&self, row: usize) -> &str {
        let (start, end) = self.place(self.values.code(row));
        self.text.get(start..end).unwrap_or_default()
    }

    fn place(&self, code: Code) -> (usize, usize) {
        let code = code.0 as usize;
        let start = code.checked_sub(1).map_or(0, |before| self.ends[before]);
        (start, self.ends[code])
    }

    /// Returns the bytes of all cells.
    fn length(&self, rows: usize) -> usize {
        let length = |row| {
            let (start, end) = self.place(self.values.code(row));
            end - start
        };
        (0..rows).map(length).sum()
    }
}

fn push_cell(out: &mut String, value: Option<ValueRef<'_>>) {
    match value {
        None => out.push_str(UNCHANGED),
        Some(ValueRef::Text(text)) => push_string(out, text),
        Some(ValueRef::Cleared) => out.push_str("null"),
        Some(ValueRef::Unknown(state)) => {
            for part in ["{\"unknown\":\"", state.code(), "\"}"] {
                out.push_str(part);
            }
        }
        Some(ValueRef::Foreign(json)) => out.push_str(json),
    }
}

/// Writes a JSON string; what JSON must escape and nothing else is escaped.
fn push_string(out: &mut String, text: &str) {
    out.push('"');
    let needs_escape = |byte: u8| byte < 0x20 || byte == b'"' || byte == b'\\';
    if text.bytes().any(needs_escape) {
        for c in text.chars() {
            match c {
                '"' => out.push_str("\\\""),
                '\\' => out.push_str("\\\\"),
                '\n' => out.push_str("\\n"),
                '\r' => out.push_str("\\r"),
                '\t' => out.push_str("\\t"),
                c if c < ' ' => out.push_str(&format!("\\u{:04x}", u32::from(c))),
                c => out.push(c),
            }
        }
    } else {
        out.push_str(text);
    }
    out.push('"');
}
