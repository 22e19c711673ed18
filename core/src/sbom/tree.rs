//! XML as a tree. Entities that a file defines itself are never resolved, and nothing outside is ever read.

use std::{borrow::Cow, ops::Range};

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

use super::problem::{Problem, Problems, SbomError};

/// Most levels that are read.
const DEEPEST: usize = 256;

/// An element, by its name without the prefix of its name space.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Element {
    pub(super) name: String,
    /// The name space that it or an element around it declares, if any.
    pub(super) namespace: Option<String>,
    pub(super) attributes: Vec<(String, String)>,
    pub(super) children: Vec<Element>,
    /// Its text, that of its children left out.
    pub(super) text: String,
    /// Where it stands in the file, in bytes.
    pub(super) span: Range<usize>,
}

impl Element {
    /// Returns the first child of a name.
    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.children_of(name).next()
    }

    /// Returns the children of a name.
    pub(super) fn children_of(&self, name: &str) -> impl Iterator<Item = &Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// Returns the text of the first child of a name.
    pub(super) fn text_of(&self, name: &str) -> Option<&str> {
        self.child(name).map(|child| child.text.trim())
    }

    /// Returns an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.trim())
    }
}

/// Reads a document into its outermost element.
pub(super) fn read(text: &str, problems: &mut Problems) -> Result<Element, SbomError> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    // The elements that are open, the outermost first.
    let mut open: Vec<Element> = Vec::new();
    loop {
        let at = reader.buffer_position();
        let event = reader
            .read_event()
            .map_err(|error| broken(text, reader.error_position(), &error.to_string()))?;
        match event {
            Event::Start(start) => {
                if open.len() == DEEPEST {
                    let limit = DEEPEST as u32;
                    return Err(SbomError::TooDeep { limit });
                }
                let around = open.last().and_then(|element| element.namespace.clone());
                open.push(begun(&start, around, text, at)?);
            }
            Event::End(_) => {
                let Some(mut done) = open.pop() else { continue };
                done.span.end = place(reader.buffer_position());
                match open.last_mut() {
                    Some(parent) => parent.children.push(done),
                    None => return Ok(done),
                }
            }
            Event::Text(words) => {
                if let Some(element) = open.last_mut() {
                    element.text.push_str(&words);
                }
            }
            Event::CData(words) => {
                if let Some(element) = open.last_mut() {
                    element.text.push_str(&words);
                }
            }
            Event::GeneralRef(reference) => {
                let name: &str = &reference;
                let Some(element) = open.last_mut() else {
                    continue;
                };
                match resolved(name) {
                    Some(words) => element.text.push_str(&words),
                    None => {
                        let name = name.to_owned();
                        problems.add(line_of(text, at), Problem::Entity { name });
                    }
                }
            }
            Event::Eof => {
                return Err(broken(text, at, "the document ends in the middle"));
            }
            Event::Empty(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_) => {}
        }
    }
}

fn begun(
    start: &BytesStart<'_>,
    around: Option<String>,
    text: &str,
    at: u64,
) -> Result<Element, SbomError> {
    let name = str::to_owned;
    let mut element = Element {
        name: name(start.local_name().as_ref()),
        namespace: around,
        span: place(at)..place(at),
        ..Element::default()
    };
    let mut declared = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|error| broken(text, at, &error.to_string()))?;
        let value = without_references(&attribute.value);
        let key = name(attribute.key.as_ref());
        if key == "xmlns" || key.starts_with("xmlns:") {
            declared.push((key, value));
        } else {
            element
                .attributes
                .push((name(attribute.key.local_name().as_ref()), value));
        }
    }
    let prefix = start.name().prefix().map(|prefix| name(prefix.as_ref()));
    let declaration = prefix.map_or("xmlns".to_owned(), |prefix| format!("xmlns:{prefix}"));
    if let Some((_, value)) = declared.into_iter().find(|(key, _)| *key == declaration) {
        element.namespace = Some(value);
    }
    Ok(element)
}

/// Replaces references to characters and to the five entities that every XML has; others stay as they are written.
fn without_references(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        match after.split_once(';') {
            Some((name, after)) if resolved(name).is_some() => {
                out.push_str(&resolved(name).unwrap_or_default());
                rest = after;
            }
            _ => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

fn resolved(name: &str) -> Option<Cow<'static, str>> {
    let digits = name.strip_prefix('#');
    if let Some(digits) = digits {
        let code = match digits.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => digits.parse().ok()?,
        };
        return char::from_u32(code).map(|character| Cow::Owned(character.to_string()));
    }
    let known = match name {
        "lt" => "<",
        "gt" => ">",
        "amp" => "&",
        "quot" => "\"",
        "apos" => "'",
        _ => return None,
    };
    Some(Cow::Borrowed(known))
}

fn place(at: u64) -> usize {
    usize::try_from(at).unwrap_or(usize::MAX)
}

fn line_of(text: &str, at: u64) -> u32 {
    let before = text.as_bytes().get(..place(at));
    let lines = memchr::memchr_iter(b'\n', before.unwrap_or_default()).count();
    u32::try_from(lines + 1).unwrap_or(u32::MAX)
}

fn broken(text: &str, at: u64, detail: &str) -> SbomError {
    let before = text.as_bytes().get(..place(at));
    let before = before.unwrap_or(text.as_bytes());
    let start = memchr::memrchr(b'\n', before).map_or(0, |at| at + 1);
    SbomError::Broken {
        line: line_of(text, at),
        column: u32::try_from(before.len() - start + 1).unwrap_or(u32::MAX),
        detail: detail.to_owned(),
    }
}
