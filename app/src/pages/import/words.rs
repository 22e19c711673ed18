//! What the readers and the plan say, in words.

use daicho_core::catalogue::choice::by_code;
use daicho_core::catalogue::field::{FieldSpec, FieldType};
use daicho_core::device::fields;
use daicho_core::tabular::decode::Encoding;
use daicho_core::tabular::delimited::Delimiter;
use daicho_core::tabular::import::merge::Contest;
use daicho_core::tabular::import::outcome::{Doubt, Key, Outcome};
use daicho_core::tabular::problem::{Diagnostic, OtherFormat, Problem, ReadError};
use yew::AttrValue;

use super::state::Work;
use crate::i18n::{Arg, Language, Texts};
use crate::worker::protocol::Trouble;
use crate::worker::protocol::past::Shown;

/// Returns the name of a field.
pub(super) fn field(t: Texts, key: &str) -> AttrValue {
    let known = t.find(&format!("field-{key}"), &[]);
    let from_catalogue = || {
        let spec: &FieldSpec = fields::spec(key)?;
        Some(match t.0 {
            Language::Ja => spec.header_ja(),
            Language::En => spec.header_en(),
        })
    };
    known
        .or_else(|| from_catalogue().map(AttrValue::from))
        .unwrap_or_else(|| AttrValue::from(key.trim_start_matches("extra:").to_owned()))
}

/// Returns the name of a field and, from the second on, which interface it is of.
pub(super) fn field_of(t: Texts, key: &str, interface: Option<u32>) -> AttrValue {
    match interface {
        Some(nth @ 2..) => AttrValue::from(format!("{} ({nth})", field(t, key))),
        Some(_) | None => field(t, key),
    }
}

/// Returns a value as a person reads it.
pub(super) fn value(t: Texts, key: &str, value: &Shown) -> AttrValue {
    match value {
        Shown::Cleared => AttrValue::default(),
        Shown::Unknown(code) => t.get(&format!("import-unknown-{code}")),
        Shown::Text(text) => {
            let word = match fields::spec(key).map(|spec| spec.ty) {
                Some(FieldType::Choice(list) | FieldType::YesNo(list)) => by_code(list, text),
                _ => None,
            };
            match word {
                Some(choice) if t.0 == Language::Ja => choice.japanese().into(),
                Some(choice) => choice.english().into(),
                None => AttrValue::from(text.clone()),
            }
        }
    }
}

/// Returns the name of an encoding.
pub(super) fn encoding(t: Texts, encoding: Encoding) -> AttrValue {
    match encoding {
        Encoding::Cp932 => t.get("import-encoding-cp932"),
        Encoding::Utf8 | Encoding::Utf16Le | Encoding::Utf16Be | Encoding::EucJp => {
            AttrValue::from(encoding.to_string())
        }
    }
}

/// Returns the name of a delimiter.
pub(super) fn delimiter(t: Texts, delimiter: Delimiter) -> AttrValue {
    t.get(match delimiter {
        Delimiter::Comma => "import-delimiter-comma",
        Delimiter::Tab => "import-delimiter-tab",
        Delimiter::Semicolon => "import-delimiter-semicolon",
        Delimiter::Bar => "import-delimiter-bar",
    })
}

/// Returns what did not work and what to do about it; `work` is what a worker was doing that broke down.
pub(super) fn trouble(t: Texts, trouble: &Trouble, work: Option<Work>) -> (AttrValue, AttrValue) {
    let key = match trouble {
        Trouble::Read(error) => return read_error(t, error),
        Trouble::Unreadable { name } if name == "NotFoundError" => "gone",
        Trouble::Unreadable { .. } => "unreadable",
        Trouble::Store { code, .. } => {
            let told = t.get(&format!("store-error-{code}"));
            return (told, t.get("import-trouble-store-do"));
        }
        Trouble::NotWritten { .. } => "not-written",
        Trouble::Stale => "stale",
        Trouble::NothingOpen | Trouble::Cancelled | Trouble::Bundle(_) => "nothing-open",
        Trouble::Broken(_) => match work {
            None | Some(Work::Opening) => "broken",
            Some(Work::Planning | Work::Applying) => "died",
        },
    };
    let told = t.get(&format!("import-trouble-{key}"));
    (told, t.get(&format!("import-trouble-{key}-do")))
}

/// Returns why a file cannot be read, with the place, and what to do about it.
pub(crate) fn read_error(t: Texts, error: &ReadError) -> (AttrValue, AttrValue) {
    let mut args: Vec<(&'static str, Arg)> = Vec::new();
    let key = match error {
        ReadError::Empty => "empty",
        ReadError::TooLarge { bytes, limit } => {
            args.push(("size", bytes_text(t, *bytes)));
            args.push(("limit", bytes_text(t, *limit)));
            "too-large"
        }
        ReadError::ExpandsTooLarge { limit } => {
            args.push(("limit", bytes_text(t, *limit)));
            "expands-too-large"
        }
        ReadError::NotATable { what } => match what {
            OtherFormat::Pdf => "pdf",
            OtherFormat::Image => "image",
            OtherFormat::Zip => "zip",
            OtherFormat::OfficeDocument => "office-document",
            OtherFormat::Markup => "markup",
            OtherFormat::Archive => "archive",
        },
        ReadError::Binary { offset } => {
            args.push(("offset", offset.saturating_add(1).into()));
            "binary"
        }
        ReadError::Encrypted => "encrypted",
        ReadError::LockFile => "lock-file",
        ReadError::Damaged { .. } => "damaged",
        ReadError::NoSuchSheet { .. } => "no-such-sheet",
        ReadError::EmptySheet { sheet } => {
            args.push(("sheet", sheet.clone().into()));
            "empty-sheet"
        }
        ReadError::UnclosedQuote { line, column } => {
            args.extend([("line", (*line).into()), ("column", (*column).into())]);
            "unclosed-quote"
        }
        ReadError::CellTooLong {
            line,
            column,
            bytes,
            limit,
        } => {
            args.extend([("line", (*line).into()), ("column", (*column).into())]);
            args.push(("size", bytes_text(t, *bytes)));
            args.push(("limit", bytes_text(t, *limit)));
            "cell-too-long"
        }
        ReadError::TooManyColumns {
            line,
            columns,
            limit,
        } => {
            args.extend([("line", (*line).into()), ("columns", (*columns).into())]);
            args.push(("limit", (*limit).into()));
            "too-many-columns"
        }
        ReadError::TooManyRows { limit } => {
            args.push(("limit", (*limit).into()));
            "too-many-rows"
        }
        ReadError::NoHeader => "no-header",
        ReadError::HeaderOnly { line } => {
            args.push(("line", (*line).into()));
            "header-only"
        }
    };
    let told = t.with(&format!("import-error-{key}"), &args);
    (told, t.get(&format!("import-error-{key}-do")))
}

/// Returns what is in doubt at a place of the file.
pub(crate) fn diagnostic(t: Texts, diagnostic: &Diagnostic) -> AttrValue {
    let mut args: Vec<(&'static str, Arg)> = vec![
        ("line", diagnostic.at.line.into()),
        ("column", diagnostic.at.column.unwrap_or_default().into()),
    ];
    let key = match &diagnostic.problem {
        Problem::Undecodable {
            encoding: found, ..
        } => {
            args.push(("encoding", encoding(t, *found).to_string().into()));
            "undecodable"
        }
        Problem::LongQuotedCell { lines } => {
            args.push(("lines", (*lines).into()));
            "long-quoted-cell"
        }
        Problem::FormulaError { error } => {
            args.push(("error", error.clone().into()));
            "formula-error"
        }
        Problem::MoreCellsThanHeader { expected, found } => {
            args.extend([("expected", (*expected).into()), ("found", (*found).into())]);
            "more-cells-than-header"
        }
        Problem::DuplicateHeader { name, taken_as } => {
            args.push(("name", name.clone().into()));
            args.push(("taken", taken_as.clone().into()));
            "duplicate-header"
        }
        Problem::NotListed { count } => {
            args.push(("count", (*count).into()));
            "not-listed"
        }
    };
    t.with(&format!("import-diagnostic-{key}"), &args)
}

/// Returns the reason of an outcome, empty where there is nothing to say.
pub(super) fn reason(t: Texts, outcome: &Outcome) -> AttrValue {
    let (_, code) = outcome.codes();
    if code == "-" {
        return AttrValue::default();
    }
    let mut args: Vec<(&'static str, Arg)> = Vec::new();
    if let Outcome::Doubtful { doubt, .. } = outcome {
        match doubt {
            Doubt::DuplicateInFile { first_line, .. } => args.push(("line", (*first_line).into())),
            Doubt::KeyDiffers { found_by, differs } => {
                args.push(("found", key_name(t, *found_by).to_string().into()));
                args.push(("differs", key_name(t, *differs).to_string().into()));
            }
            Doubt::Ambiguous { key } => args.push(("key", key_name(t, *key).to_string().into())),
            Doubt::InvalidId { text } => args.push(("text", text.clone().into())),
            Doubt::MoreCellsThanHeader { expected, found } => {
                args.extend([("expected", (*expected).into()), ("found", (*found).into())]);
            }
            Doubt::Undecodable { column } => args.push(("column", (*column).into())),
            Doubt::KeysDisagree | Doubt::SerialOnly | Doubt::DeletedUnit { .. } => {}
        }
    }
    t.with(&format!("import-reason-{code}"), &args)
}

fn key_name(t: Texts, key: Key) -> AttrValue {
    match key {
        Key::Id => t.get("import-key-id"),
        Key::AssetNumber => field(t, "asset_number"),
        Key::SerialNumber => field(t, "serial_number"),
        Key::Mac => field(t, "mac"),
    }
}

/// Returns the word of a decision about a contested cell, as it stands in keys of texts.
pub(super) fn contest(contest: Contest) -> &'static str {
    match contest {
        Contest::Both => "both",
        Contest::File => "file",
        Contest::Ledger => "ledger",
    }
}

fn bytes_text(t: Texts, bytes: u64) -> Arg {
    #[expect(clippy::cast_precision_loss, reason = "shown with two digits")]
    let text = t.bytes(bytes as f64).to_string();
    text.into()
}
