//! Every form in which draw.io saves: files with compressed pages and without, a model alone, and pictures with the file in
//! them.

use std::borrow::Cow;

use super::{
    cells::{Cells, CellsError, RawPage},
    model::{Drawing, Page},
    packed::{self, Budget, Fault, PNG},
    problem::{DrawingError, PackError, Problem, Problems, cut},
    resolve,
};
use crate::{
    diagram::xml::{Node, Tag, Xml, XmlError},
    ident::parsed::Parsed,
};

pub use super::{cells::MAX_CELLS, packed::MAX_BYTES};

/// What was understood of a drawing.
pub type Read = Parsed<Drawing, Problem>;

/// Reads a draw.io file.
///
/// # Errors
/// A [`DrawingError`] when the file is none, or cannot be read at all.
pub fn read(bytes: &[u8]) -> Result<Read, DrawingError> {
    if bytes.len() > MAX_BYTES {
        return Err(packed::too_large());
    }
    let mut reading = Reading {
        problems: Problems::default(),
        budget: Budget::new(),
        cells: MAX_CELLS,
        pages: Vec::new(),
        bad: None,
    };
    if bytes.starts_with(PNG) {
        let text = packed::in_png(bytes, &mut reading.budget)?;
        return reading.file(&text, false);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return Err(DrawingError::Archive);
    }
    let text = decoded(bytes)?;
    let start = text.trim_start();
    if start.is_empty() {
        return Err(DrawingError::Empty);
    }
    if !start.starts_with('<') {
        return Err(if is_csv_import(start) {
            DrawingError::CsvImport
        } else {
            DrawingError::NotXml
        });
    }
    reading.file(&text, true)
}

/// UTF-8, or UTF-16 with a mark.
fn decoded(bytes: &[u8]) -> Result<Cow<'_, str>, DrawingError> {
    let utf16 = match bytes {
        [0xFF, 0xFE, rest @ ..] => Some((encoding_rs::UTF_16LE, rest)),
        [0xFE, 0xFF, rest @ ..] => Some((encoding_rs::UTF_16BE, rest)),
        _ => None,
    };
    if let Some((encoding, rest)) = utf16 {
        let text = encoding.decode_without_bom_handling_and_without_replacement(rest);
        return text.ok_or(DrawingError::NotText { offset: 2 });
    }
    let rest = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(rest) {
        Ok(text) => Ok(Cow::Borrowed(text)),
        Err(error) => Err(DrawingError::NotText {
            offset: error.valid_up_to() as u64,
        }),
    }
}

/// Whether a text is a table with the comments that tell draw.io how to make a diagram of it.
fn is_csv_import(text: &str) -> bool {
    let comments = text
        .lines()
        .take(200)
        .take_while(|line| line.starts_with('#'));
    let keys = [
        "label:",
        "style:",
        "styles:",
        "connect:",
        "stylename:",
        "namespace:",
        "layout:",
        "identity:",
    ];
    let mut keyed = comments.filter(|line| {
        let line = line.trim_start_matches('#').trim_start();
        keys.iter().any(|key| line.starts_with(key))
    });
    keyed.next().is_some()
}

/// A file while it is read.
struct Reading {
    problems: Problems,
    budget: Budget,
    cells: usize,
    pages: Vec<Page>,
    /// The first page that cannot be unpacked, where none could be so far.
    bad: Option<DrawingError>,
}

impl Reading {
    /// Reads the XML; a picture may have a file in it, a file in a picture no other picture.
    fn file(mut self, text: &str, may_embed: bool) -> Result<Read, DrawingError> {
        let mut xml = Xml::of(text);
        let root = begun(&mut xml)?;
        match root.local() {
            "mxfile" => self.pages(&mut xml)?,
            "diagram" => self.page(root, &mut xml)?,
            "mxGraphModel" => {
                let page = self.model(&root, &mut xml, None)?;
                self.add(String::new(), page);
            }
            "svg" if may_embed => {
                let file = root.get("content").unwrap_or_default();
                if file.is_empty() {
                    return Err(DrawingError::NothingEmbedded);
                }
                return self.embedded(file);
            }
            _ => {
                let root = cut(&root.name);
                return Err(DrawingError::NotADrawing { root });
            }
        }
        self.note_entities(&xml, None);
        if let Some(error) = self.bad {
            return Err(error);
        }
        if self.pages.is_empty() {
            return Err(DrawingError::NoPages);
        }
        Ok(Parsed {
            value: Drawing { pages: self.pages },
            diagnostics: self.problems.into_list(),
        })
    }

    fn embedded(mut self, file: &str) -> Result<Read, DrawingError> {
        let text = match packed::page(file, &mut self.budget) {
            Ok(text) => text,
            Err(Fault::File(error)) => return Err(error),
            Err(Fault::Page(why)) => return Err(DrawingError::Unreadable { page: 1, why }),
        };
        self.file(&text, false)
    }

    fn pages(&mut self, xml: &mut Xml<'_>) -> Result<(), DrawingError> {
        let mut depth = 0;
        while let Some(node) = xml.next()? {
            match node {
                Node::Start(tag) if depth == 0 && tag.local() == "diagram" => {
                    self.page(tag, xml)?;
                }
                Node::Start(_) => depth += 1,
                Node::End if depth == 0 => break,
                Node::End => depth -= 1,
                Node::Text(_) => {}
            }
        }
        Ok(())
    }

    /// Reads a page from its `diagram` to the end of it.
    fn page(&mut self, diagram: Tag, xml: &mut Xml<'_>) -> Result<(), DrawingError> {
        let mut text = String::new();
        let mut page = None;
        let mut depth = 0;
        while let Some(node) = xml.next()? {
            match node {
                Node::Start(tag) if page.is_none() && tag.local() == "mxGraphModel" => {
                    page = Some(self.model(&tag, xml, None)?);
                }
                Node::Start(_) => depth += 1,
                Node::End if depth == 0 => break,
                Node::End => depth -= 1,
                Node::Text(more) => text.push_str(&more),
            }
        }
        let page = match page {
            Some(page) => Ok(page),
            // A page that nobody drew on.
            None if text.trim().is_empty() => Ok(RawPage::default()),
            None => self.unpacked(&text, diagram.line),
        };
        let name = diagram.get("name").unwrap_or_default().to_owned();
        match page {
            Ok(page) => {
                self.bad = None;
                self.add(name, page);
            }
            Err(Fault::File(error)) => return Err(error),
            Err(Fault::Page(why)) => self.add_bad(name, why, diagram.line),
        }
        Ok(())
    }

    fn model(
        &mut self,
        tag: &Tag,
        xml: &mut Xml<'_>,
        line: Option<u32>,
    ) -> Result<RawPage, CellsError> {
        Cells::new(&mut self.problems, &mut self.cells, line).read(tag, xml)
    }

    fn unpacked(&mut self, text: &str, line: u32) -> Result<RawPage, Fault> {
        let text = packed::page(text, &mut self.budget)?;
        let mut xml = Xml::of(&text);
        let page = begun(&mut xml).and_then(|root| {
            if root.local() != "mxGraphModel" {
                let root = cut(&root.name);
                return Err(DrawingError::NotADrawing { root });
            }
            Ok(self.model(&root, &mut xml, Some(line))?)
        });
        self.note_entities(&xml, Some(line));
        page.map_err(|error| match error {
            DrawingError::Broken {
                line,
                column,
                detail,
            } => Fault::Page(PackError::Broken {
                line,
                column,
                detail,
            }),
            DrawingError::NotADrawing { root } => Fault::Page(PackError::NotADrawing { root }),
            other @ (DrawingError::Empty
            | DrawingError::TooLarge { .. }
            | DrawingError::NotText { .. }
            | DrawingError::CsvImport
            | DrawingError::Archive
            | DrawingError::NotXml
            | DrawingError::NothingEmbedded
            | DrawingError::NoPages
            | DrawingError::TooDeep { .. }
            | DrawingError::TooManyCells { .. }
            | DrawingError::Unreadable { .. }) => Fault::File(other),
        })
    }

    fn add(&mut self, name: String, page: RawPage) {
        let page = resolve::page(name, page, &mut self.problems);
        self.pages.push(page);
    }

    /// A page that cannot be read stands there empty, so that the others keep their numbers.
    fn add_bad(&mut self, name: String, why: PackError, line: u32) {
        let is_first = self.pages.is_empty();
        self.add(name, RawPage::default());
        let page = u32::try_from(self.pages.len()).unwrap_or(u32::MAX);
        if is_first {
            let why = why.clone();
            self.bad = Some(DrawingError::Unreadable { page, why });
        }
        self.problems.add(line, Problem::Page { page, why });
    }

    fn note_entities(&mut self, xml: &Xml<'_>, line: Option<u32>) {
        for (own, name) in &xml.entities {
            let name = name.clone();
            let line = line.unwrap_or(*own);
            self.problems.add(line, Problem::Entity { name });
        }
    }
}

/// Reads on to the outermost element.
fn begun(xml: &mut Xml<'_>) -> Result<Tag, DrawingError> {
    while let Some(node) = xml.next()? {
        if let Node::Start(tag) = node {
            return Ok(tag);
        }
    }
    let detail = "no element".to_owned();
    Err(XmlError::Broken {
        line: 1,
        column: 1,
        detail,
    }
    .into())
}
