//! XML as it comes, element by element. Entities that a file defines itself are never resolved, and nothing outside is read.

use std::borrow::Cow;

use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

/// Most levels that are read.
const DEEPEST: usize = 256;

/// Most unresolved entities that are listed.
const MOST_ENTITIES: usize = 20;

/// The beginning of an element.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Tag {
    /// Its name, with its prefix.
    pub(crate) name: String,
    /// Its attributes with their prefixes, references resolved.
    pub(crate) attributes: Vec<(String, String)>,
    /// Where it stands, from 1.
    pub(crate) line: u32,
}

impl Tag {
    /// Returns its name without its prefix.
    pub(crate) fn local(&self) -> &str {
        local(&self.name)
    }

    /// Returns an attribute.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    /// Takes an attribute out.
    pub(crate) fn take(&mut self, name: &str) -> Option<String> {
        let at = self
            .attributes
            .iter()
            .position(|(known, _)| known == name)?;
        Some(self.attributes.swap_remove(at).1)
    }
}

/// Returns a name without its prefix.
pub(crate) fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// One thing after the other.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum Node {
    Start(Tag),
    End,
    Text(String),
}

/// Why a document cannot be read on.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(crate) enum XmlError {
    Broken {
        line: u32,
        column: u32,
        detail: String,
    },
    TooDeep {
        limit: u32,
    },
}

/// A document that is being read.
pub(crate) struct Xml<'a> {
    text: &'a str,
    reader: Reader<&'a [u8]>,
    depth: usize,
    /// Up to where lines were counted, and how many there were.
    counted: (usize, u32),
    /// Whether there is a declaration of the type of the document.
    pub(crate) has_doctype: bool,
    /// Entities that were not resolved, with their lines.
    pub(crate) entities: Vec<(u32, String)>,
}

impl<'a> Xml<'a> {
    pub(crate) fn of(text: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self {
            text,
            reader,
            depth: 0,
            counted: (0, 1),
            has_doctype: false,
            entities: Vec::new(),
        }
    }

    /// Reads on; `None` at the end of the document. Comments and instructions are passed over.
    pub(crate) fn next(&mut self) -> Result<Option<Node>, XmlError> {
        loop {
            let at = self.reader.buffer_position();
            let event = match self.reader.read_event() {
                Ok(event) => event,
                Err(error) => {
                    let at = self.reader.error_position();
                    return Err(self.broken(at, error.to_string()));
                }
            };
            let node = match event {
                Event::Start(start) => self.begun(&start, at)?,
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    Node::End
                }
                Event::Text(words) => Node::Text((*words).to_owned()),
                Event::CData(words) => Node::Text((*words).to_owned()),
                Event::GeneralRef(reference) => {
                    let name: &str = &reference;
                    let Some(words) = resolved(name) else {
                        self.note(at, name);
                        continue;
                    };
                    Node::Text(words.into_owned())
                }
                Event::Eof if self.depth > 0 => {
                    return Err(self.broken(at, "the document ends in the middle".to_owned()));
                }
                Event::Eof => return Ok(None),
                Event::DocType(_) => {
                    self.has_doctype = true;
                    continue;
                }
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
            };
            return Ok(Some(node));
        }
    }

    fn begun(&mut self, start: &BytesStart<'_>, at: u64) -> Result<Node, XmlError> {
        if self.depth == DEEPEST {
            let limit = DEEPEST as u32;
            return Err(XmlError::TooDeep { limit });
        }
        self.depth += 1;
        let mut tag = Tag {
            name: start.name().as_ref().to_owned(),
            attributes: Vec::new(),
            line: self.line(at),
        };
        // Two of one name are an error that costs time with the square of their number to find; the first counts.
        for attribute in start.attributes().with_checks(false) {
            let attribute = attribute.map_err(|error| self.broken(at, error.to_string()))?;
            let value = self.value(&attribute.value, at);
            tag.attributes
                .push((attribute.key.as_ref().to_owned(), value));
        }
        Ok(Node::Start(tag))
    }

    /// The value of an attribute: references to characters and to the five entities that every XML has are resolved, others
    /// stay as they are written.
    fn value(&mut self, raw: &str, at: u64) -> String {
        let mut out = String::with_capacity(raw.len());
        let mut rest = raw;
        while let Some((before, after)) = rest.split_once('&') {
            plain(before, &mut out);
            rest = after;
            // No name of an entity is longer: looking on would take time with the square of the number of signs.
            let end = after.bytes().take(64).position(|byte| byte == b';');
            let split = end.and_then(|end| Some((after.get(..end)?, after.get(end + 1..)?)));
            match split.map(|(name, after)| (name, resolved(name), after)) {
                Some((_, Some(words), after)) => {
                    out.push_str(&words);
                    rest = after;
                }
                Some((name, None, _)) => {
                    self.note(at, name);
                    out.push('&');
                }
                None => out.push('&'),
            }
        }
        plain(rest, &mut out);
        out
    }

    fn note(&mut self, at: u64, name: &str) {
        if self.entities.len() < MOST_ENTITIES {
            let line = self.line(at);
            let name = name.chars().take(40).collect();
            self.entities.push((line, name));
        }
    }

    fn line(&mut self, at: u64) -> u32 {
        let at = usize::try_from(at).unwrap_or(usize::MAX);
        let (from, lines) = self.counted;
        if let Some(between) = self.text.as_bytes().get(from..at) {
            let more = memchr::memchr_iter(b'\n', between).count();
            self.counted = (at, lines + u32::try_from(more).unwrap_or_default());
        }
        self.counted.1
    }

    fn broken(&mut self, at: u64, detail: String) -> XmlError {
        let line = self.line(at);
        let before = self.text.as_bytes().get(..self.counted.0);
        let before = before.unwrap_or_default();
        let start = memchr::memrchr(b'\n', before).map_or(0, |at| at + 1);
        XmlError::Broken {
            line,
            column: u32::try_from(before.len() - start + 1).unwrap_or(u32::MAX),
            detail,
        }
    }
}

/// White space in an attribute is one blank (XML 1.0, 3.3.3).
fn plain(raw: &str, out: &mut String) {
    out.extend(raw.chars().map(|c| match c {
        '\n' | '\r' | '\t' => ' ',
        other => other,
    }));
}

/// Returns the text of a reference that every XML knows.
pub(crate) fn resolved(name: &str) -> Option<Cow<'static, str>> {
    if let Some(digits) = name.strip_prefix('#') {
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
