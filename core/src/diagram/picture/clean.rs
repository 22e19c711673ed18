//! SVG reduced to shapes and texts: written anew of what is on the lists, everything else is left out and named.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{
    Format, MAX_BYTES, Picture, PictureError, allowed, bounded,
    root::{root, size},
};
use crate::diagram::{
    pen::Pen,
    xml::{Node, Tag, Xml, XmlError},
};

/// Something that was left out of an SVG.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
pub enum Removed {
    /// An element, by its name: `script`, `foreignObject`, `image` …
    Element(String),
    /// An attribute, by its name: `onload`, `class` …
    Attribute(String),
    /// The value of an attribute, which runs something or reaches out of the file.
    Value {
        /// The attribute.
        attribute: String,
        /// The beginning of the value.
        value: String,
    },
    /// A declaration of the type of the document, with what entities it defines.
    Doctype,
    /// An entity that the file defines itself.
    Entity(String),
}

/// An SVG without anything that runs, reaches out or hides another document.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Cleaned {
    /// The file, as it can be shown.
    pub svg: String,
    /// Its width and height in pixels, where it states them.
    pub size: Option<(u32, u32)>,
    /// What was left out, each once, with how often it was there.
    pub removed: Vec<(Removed, u32)>,
}

/// Most different things that are listed as left out.
const MOST: usize = 200;

const SVG: &str = "http://www.w3.org/2000/svg";

/// Returns an SVG without anything that runs, reaches out of the file, or is not drawn.
///
/// What stays is on a list of elements and attributes. The value of `style` is taken apart into attributes of the same names;
/// style sheets go, and with them what only they paint.
///
/// # Errors
/// A [`PictureError`] when it is no SVG, or too large.
pub fn clean_svg(bytes: &[u8]) -> Result<Cleaned, PictureError> {
    let count = bytes.len() as u64;
    if count > MAX_BYTES {
        return Err(PictureError::TooLarge {
            bytes: count,
            limit: MAX_BYTES,
        });
    }
    let text = std::str::from_utf8(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes));
    let text = text.map_err(|_| PictureError::Unknown)?;
    let first = root(text)?.filter(|root| root.local() == "svg");
    let size = size(&first.ok_or(PictureError::Unknown)?);
    bounded(Picture {
        format: Format::Svg,
        size,
    })?;
    let mut cleaning = Cleaning {
        used: used(text)?,
        ..Cleaning::default()
    };
    let mut xml = Xml::of(text);
    while let Some(node) = xml.next()? {
        cleaning.take(node);
        if cleaning.is_done() {
            break;
        }
    }
    if xml.has_doctype {
        cleaning.note(Removed::Doctype);
    }
    for (_, name) in xml.entities {
        cleaning.note(Removed::Entity(name));
    }
    Ok(Cleaned {
        svg: cleaning.pen.finish(),
        size,
        removed: cleaning.removed.into_iter().collect(),
    })
}

/// The names of the shapes that a document uses again.
fn used(text: &str) -> Result<BTreeSet<String>, XmlError> {
    let mut xml = Xml::of(text);
    let mut used = BTreeSet::new();
    while let Some(node) = xml.next()? {
        let Node::Start(tag) = node else { continue };
        if tag.local() == "use" {
            let names = ["href", "xlink:href"]
                .iter()
                .filter_map(|name| tag.get(name));
            used.extend(names.map(|name| name.trim().trim_start_matches('#').to_owned()));
        }
    }
    Ok(used)
}

/// What becomes of an element.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Fate {
    /// It stays.
    Kept,
    /// It stays, and is used again elsewhere.
    Used,
    /// What stands in it stays.
    Unwrapped,
}

#[derive(Default)]
struct Cleaning {
    pen: Pen,
    open: Vec<Fate>,
    /// How deep in an element that goes; 0 outside.
    dropping: u32,
    begun: bool,
    removed: BTreeMap<Removed, u32>,
    /// The names of shapes that are used again.
    used: BTreeSet<String>,
}

impl Cleaning {
    fn is_done(&self) -> bool {
        self.begun && self.open.is_empty() && self.dropping == 0
    }

    fn note(&mut self, removed: Removed) {
        if let Some(times) = self.removed.get_mut(&removed) {
            *times = times.saturating_add(1);
        } else if self.removed.len() < MOST {
            self.removed.insert(removed, 1);
        }
    }

    fn take(&mut self, node: Node) {
        match node {
            Node::Start(_) if self.dropping > 0 => self.dropping += 1,
            Node::End if self.dropping > 0 => self.dropping -= 1,
            Node::Start(tag) => self.begin(&tag),
            Node::End => {
                if matches!(self.open.pop(), Some(Fate::Kept | Fate::Used)) {
                    self.pen.end();
                }
            }
            Node::Text(text) if self.dropping == 0 && !self.open.is_empty() => {
                self.pen.words(&text);
            }
            Node::Text(_) => {}
        }
    }

    fn begin(&mut self, tag: &Tag) {
        let name = tag.local();
        let written = allowed::written(name).filter(|name| allowed::element(name));
        // Ten uses in each of ten shapes that use one another are more than any browser draws.
        let is_bomb = name == "use" && self.open.contains(&Fate::Used);
        let goes = is_bomb || allowed::DROPPED.contains(&name);
        let (Some(written), false) = (written, goes) else {
            self.note(Removed::Element(cut(name)));
            self.dropping = 1;
            return;
        };
        if allowed::UNWRAPPED.contains(&name) {
            self.note(Removed::Element(cut(name)));
            self.open.push(Fate::Unwrapped);
            return;
        }
        let mut kept: Vec<(&'static str, String)> = Vec::new();
        for (attribute, value) in &tag.attributes {
            self.attribute(name, attribute, value, &mut kept);
        }
        if !self.begun {
            self.begun = true;
            kept.push(("xmlns", SVG.to_owned()));
            kept.push(("xmlns:xlink", XLINK.to_owned()));
        }
        let attributes: Vec<(&str, &dyn std::fmt::Display)> = kept
            .iter()
            .map(|(name, value)| (*name, value as &dyn std::fmt::Display))
            .collect();
        self.pen.start(written, &attributes);
        let is_used = tag.get("id").is_some_and(|id| self.used.contains(id));
        self.open
            .push(if is_used { Fate::Used } else { Fate::Kept });
    }

    fn attribute(
        &mut self,
        element: &str,
        name: &str,
        value: &str,
        kept: &mut Vec<(&'static str, String)>,
    ) {
        let is_namespace = name == "xmlns" || name.starts_with("xmlns:");
        if is_namespace || kept.iter().any(|(known, _)| *known == name) {
            return;
        }
        if name == "style" {
            self.style(element, value, kept);
            return;
        }
        // A reference to a shape of the same file; other references lead away.
        if matches!(name, "href" | "xlink:href") {
            let may_refer = matches!(
                element,
                "use" | "textPath" | "linearGradient" | "radialGradient" | "pattern"
            );
            if may_refer && value.trim().starts_with('#') {
                kept.push(("xlink:href", value.trim().to_owned()));
            } else {
                self.note_value(name, value);
            }
            return;
        }
        match allowed::attribute(name) {
            Some(known) if allowed::value(value) => kept.push((known, value.to_owned())),
            Some(_) => self.note_value(name, value),
            None => self.note(Removed::Attribute(cut(name))),
        }
    }

    /// Takes a style apart: what it paints counts before the attributes of the same names.
    fn style(&mut self, element: &str, style: &str, kept: &mut Vec<(&'static str, String)>) {
        for part in style.split(';') {
            let Some((name, value)) = part.split_once(':') else {
                continue;
            };
            let name = name.trim().to_ascii_lowercase();
            if matches!(name.as_str(), "style" | "href" | "id") {
                continue;
            }
            kept.retain(|(known, _)| *known != name);
            self.attribute(element, &name, value.trim(), kept);
        }
    }

    fn note_value(&mut self, attribute: &str, value: &str) {
        self.note(Removed::Value {
            attribute: cut(attribute),
            value: cut(value),
        });
    }
}

const XLINK: &str = "http://www.w3.org/1999/xlink";

fn cut(text: &str) -> String {
    text.chars().take(60).collect()
}
