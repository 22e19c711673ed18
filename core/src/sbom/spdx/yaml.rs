//! SPDX 2 as YAML: the names of the JSON, in another spelling.
//!
//! Every scalar is read as the text that stands there. YAML takes `1.10` for a number, which is 1.1, and `no` for a truth; in an
//! SBOM the one is a version and the other a name.
//!
//! An alias is a copy of what it names, and aliases of aliases grow without end: all of them together are bounded, and so is the
//! depth.

use std::collections::BTreeMap;

use granit_parser::{Event, Parser, ScalarStyle, ScanError};
use serde::Deserialize;
use serde_json::{Map, Value};

use super::{shape::Document, understood::understood};
use crate::sbom::{Read, lenient::Given, problem::SbomError};

/// Most bytes of a text that is read: its tree takes several times as much.
const MAX_TEXT: usize = 64 << 20;
/// Most levels that are read.
const DEEPEST: usize = 128;
/// Most bytes and values that all aliases together stand for.
const MAX_COPIED: usize = 16 << 20;

/// Whether a line of a text begins with the key of the version.
pub(in crate::sbom) fn is_one(text: &str) -> bool {
    let bytes = text.as_bytes();
    let found = memchr::memmem::find_iter(bytes, b"spdxVersion");
    found.into_iter().any(|at| {
        let before = bytes.get(..at).unwrap_or_default();
        let before = before.strip_suffix(b"\"").unwrap_or(before);
        matches!(before.last(), None | Some(b'\n' | b'\r'))
    })
}

/// Reads a document; of several in one text, the first.
///
/// # Errors
/// When it is no YAML, nests too deep, stands for too much, or does not say that it is SPDX.
pub fn read(text: &str) -> Result<Read, SbomError> {
    if text.len() > MAX_TEXT {
        return Err(too_large(MAX_TEXT));
    }
    let value = Loading::default().load(text)?;
    let document = Document::deserialize(&value).map_err(|_| SbomError::NotAnSbom)?;
    match &document.spdx_version {
        Given::Value(version) if version.0.starts_with("SPDX-") => understood(document),
        Given::Value(_) | Given::Absent | Given::WrongType => Err(SbomError::NotAnSbom),
    }
}

fn too_large(limit: usize) -> SbomError {
    let limit = limit as u64;
    SbomError::TooLarge { limit }
}

pub(in crate::sbom) fn broken(error: &ScanError) -> SbomError {
    let number = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let detail = error.info();
    if detail.contains("nesting") || detail.contains("recursion") {
        let limit = DEEPEST as u32;
        return SbomError::TooDeep { limit };
    }
    SbomError::Broken {
        line: number(error.marker().line()),
        column: number(error.marker().col() + 1),
        detail,
    }
}

/// A list or an object that is not at its end, and its anchor (0 for none).
enum Open {
    List(Vec<Value>, usize),
    /// The key is there once its value is awaited.
    Object(Map<String, Value>, Option<String>, usize),
}

#[derive(Default)]
struct Loading {
    open: Vec<Open>,
    anchors: BTreeMap<usize, Value>,
    copied: usize,
    done: Option<Value>,
}

impl Loading {
    fn load(mut self, text: &str) -> Result<Value, SbomError> {
        for event in Parser::new_from_str(text) {
            let (event, span) = event.map_err(|error| broken(&error))?;
            match event {
                Event::Scalar(text, style, anchor, _) => {
                    let is_nothing = style == ScalarStyle::Plain
                        && matches!(text.as_ref(), "" | "~" | "null" | "Null" | "NULL");
                    let value = if is_nothing {
                        Value::Null
                    } else {
                        Value::String(text.into_owned())
                    };
                    self.value(value, anchor)?;
                }
                Event::SequenceStart(_, anchor, _) => self.begin(Open::List(Vec::new(), anchor))?,
                Event::MappingStart(_, anchor, _) => {
                    self.begin(Open::Object(Map::new(), None, anchor))?;
                }
                Event::SequenceEnd | Event::MappingEnd => match self.open.pop() {
                    Some(Open::List(items, anchor)) => self.value(Value::Array(items), anchor)?,
                    Some(Open::Object(map, _, anchor)) => self.value(Value::Object(map), anchor)?,
                    None => {}
                },
                Event::Alias(anchor) => {
                    let copy = self.copy(anchor)?;
                    // Only what is still open has an anchor and no value.
                    let itself = || ScanError::new(span.start, "an alias of what it stands in");
                    let copy = copy.ok_or_else(|| broken(&itself()))?;
                    self.value(copy, 0)?;
                }
                Event::DocumentEnd => break,
                Event::StreamStart
                | Event::StreamEnd
                | Event::DocumentStart(..)
                | Event::Anchor(..)
                | Event::UnresolvedAlias(_)
                | _ => {}
            }
        }
        self.done.ok_or(SbomError::NotAnSbom)
    }

    fn begin(&mut self, open: Open) -> Result<(), SbomError> {
        if self.open.len() == DEEPEST {
            let limit = DEEPEST as u32;
            return Err(SbomError::TooDeep { limit });
        }
        self.open.push(open);
        Ok(())
    }

    /// What an alias stands for, where that is whole.
    fn copy(&mut self, anchor: usize) -> Result<Option<Value>, SbomError> {
        let Some(value) = self.anchors.get(&anchor) else {
            return Ok(None);
        };
        let (weight, depth) = extent(value);
        if self.open.len() + depth > DEEPEST {
            let limit = DEEPEST as u32;
            return Err(SbomError::TooDeep { limit });
        }
        self.copied += weight;
        if self.copied > MAX_COPIED {
            return Err(too_large(MAX_COPIED));
        }
        Ok(Some(value.clone()))
    }

    /// Takes a whole value to where it belongs.
    fn value(&mut self, value: Value, anchor: usize) -> Result<(), SbomError> {
        if anchor != 0 {
            self.copied += extent(&value).0;
            if self.copied > MAX_COPIED {
                return Err(too_large(MAX_COPIED));
            }
            self.anchors.insert(anchor, value.clone());
        }
        match self.open.last_mut() {
            None => self.done = Some(value),
            Some(Open::List(items, _)) => items.push(value),
            Some(Open::Object(map, key, _)) => match key.take() {
                Some(key) => {
                    map.insert(key, value);
                }
                None => *key = Some(as_key(value)),
            },
        }
        Ok(())
    }
}

/// Keys are texts; what YAML allows besides is nothing that SPDX knows.
fn as_key(value: Value) -> String {
    match value {
        Value::String(text) => text,
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => {
            String::new()
        }
    }
}

/// The bytes and values of a tree, and its levels.
fn extent(value: &Value) -> (usize, usize) {
    let sum = |(weight, depth): (usize, usize), (one, deep): (usize, usize)| {
        (weight + one, depth.max(deep + 1))
    };
    match value {
        Value::Null | Value::Bool(_) | Value::Number(_) => (1, 0),
        Value::String(text) => (1 + text.len(), 0),
        Value::Array(items) => items.iter().map(extent).fold((1, 1), sum),
        Value::Object(map) => {
            let keys = map.keys().map(String::len).sum::<usize>();
            map.values().map(extent).fold((1 + keys, 1), sum)
        }
    }
}
