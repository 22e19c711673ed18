//! A DOCX taken apart.

use std::{
    collections::BTreeMap,
    io::{Cursor, Read},
};

use zip::ZipArchive;

use crate::diagram::xml::{Node, Xml};

/// An element with everything in it.
#[derive(Debug, Default)]
pub(super) struct Element {
    pub(super) name: String,
    pub(super) attributes: Vec<(String, String)>,
    pub(super) children: Vec<Element>,
    pub(super) text: String,
}

impl Element {
    pub(super) fn get(&self, name: &str) -> &str {
        let found = self.attributes.iter().find(|(known, _)| known == name);
        found.map_or("", |(_, value)| value)
    }

    pub(super) fn each(&self, visit: &mut impl FnMut(&Element)) {
        visit(self);
        for child in &self.children {
            child.each(visit);
        }
    }
}

/// All parts by name.
pub(super) fn parts(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for nth in 0..archive.len() {
        let mut file = archive.by_index(nth).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        assert!(parts.insert(name, bytes).is_none());
    }
    parts
}

/// Reads a part, and says why it is no XML 1.0.
pub(super) fn tree(text: &[u8]) -> Result<Element, String> {
    let text = std::str::from_utf8(text).map_err(|error| error.to_string())?;
    let forbidden =
        |c: char| c.is_control() && !"\n\t\r".contains(c) || "\u{FFFE}\u{FFFF}".contains(c);
    if text.contains(forbidden) {
        return Err("a character that XML forbids".to_owned());
    }
    let mut xml = Xml::of(text);
    let mut open = vec![Element::default()];
    while let Some(node) = xml.next().map_err(|error| format!("{error:?}"))? {
        match node {
            Node::Start(tag) => open.push(Element {
                name: tag.name,
                attributes: tag.attributes,
                ..Element::default()
            }),
            Node::Text(words) => open.last_mut().unwrap().text.push_str(&words),
            Node::End => {
                let closed = open.pop().unwrap();
                open.last_mut().unwrap().children.push(closed);
            }
        }
    }
    let mut root = open.pop().unwrap();
    let one = root.children.pop().ok_or("no element")?;
    if !xml.entities.is_empty() || !root.children.is_empty() || !open.is_empty() {
        return Err("entities, or several roots".to_owned());
    }
    Ok(one)
}

/// What the paragraphs of a part say, in order.
pub(super) fn said(root: &Element) -> Vec<String> {
    let mut said = Vec::new();
    root.each(&mut |element| {
        if element.name == "w:p" {
            let mut text = String::new();
            element.each(&mut |it| match it.name.as_str() {
                "w:t" => text.push_str(&it.text),
                "w:tab" => text.push('\t'),
                "w:br" => text.push('\n'),
                _ => (),
            });
            said.push(text);
        }
    });
    said
}
