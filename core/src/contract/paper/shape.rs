//! Headings, paragraphs, tables and pictures, in one language or both.

use crate::{
    contract::words::Language,
    diagram::picture::{Format, picture},
};

/// What is printed.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Paper {
    /// In which languages.
    pub languages: Languages,
    /// What it is called; at least one line.
    pub title: Cell,
    /// What stands on it, from top to bottom.
    pub blocks: Vec<Block>,
}

/// In which languages something is printed.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Languages {
    /// In one.
    One(Language),
    /// In Japanese, with English below it.
    Both,
}

/// A text in one language, without breaks but those that somebody typed.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Line {
    /// Its language.
    pub language: Language,
    /// What it says.
    pub runs: Vec<Run>,
}

/// A part of a line.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Run {
    /// A text, as it stands.
    Text(String),
    /// A mark of something open.
    Open(String),
}

/// The same in one or more languages, or several lines under each other.
pub type Cell = Vec<Line>;

/// Something that stands on a paper.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Block {
    /// A heading.
    Heading(Heading),
    /// A paragraph.
    Paragraph(Look, Line),
    /// A list without an order.
    Bullets(Vec<Cell>),
    /// A table.
    Table(Table),
    /// A picture over its caption.
    Picture(Picture),
    /// What follows begins on a new page.
    PageBreak,
}

/// A heading.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Heading {
    /// How deep it is.
    pub depth: Depth,
    /// The clause that it is of.
    pub clause: Option<String>,
    /// What it says, once a language.
    pub text: Cell,
}

/// How deep a heading is.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Depth {
    /// Of a chapter.
    Chapter,
    /// Of an article.
    Article,
}

/// What a paragraph is.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Look {
    /// What an article says.
    Body,
    /// The heading of an article in the second language.
    Subheading,
    /// What everybody has to know before reading on.
    Notice,
    /// An explanation.
    Small,
}

/// A table.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Table {
    /// How wide each column is, in parts of the whole.
    pub shares: Vec<u32>,
    /// What stands over the columns, on every page again.
    pub head: Vec<Cell>,
    /// Its rows; each has as many cells as there are columns.
    pub rows: Vec<Vec<Cell>>,
}

/// A picture.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Picture {
    png: Vec<u8>,
    width: u32,
    height: u32,
    /// What it shows.
    pub caption: Cell,
}

impl Paper {
    /// Returns the title in the first language.
    #[must_use]
    pub fn name(&self) -> String {
        self.title.first().map(Line::plain).unwrap_or_default()
    }
}

impl Languages {
    /// Lists them, the first one first.
    #[must_use]
    pub const fn list(self) -> &'static [Language] {
        match self {
            Self::One(Language::Ja) => &[Language::Ja],
            Self::One(Language::En) => &[Language::En],
            Self::Both => &Language::ALL,
        }
    }

    /// Returns the first one.
    #[must_use]
    pub const fn first(self) -> Language {
        match self {
            Self::One(language) => language,
            Self::Both => Language::Ja,
        }
    }
}

impl Line {
    /// Makes a line of one text.
    #[must_use]
    pub fn of(language: Language, text: &str) -> Self {
        Self {
            language,
            runs: vec![Run::Text(text.to_owned())],
        }
    }

    /// Returns what it says, whether open or not.
    #[must_use]
    pub fn plain(&self) -> String {
        self.runs.iter().map(Run::text).collect()
    }
}

impl Run {
    /// Returns what it says.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) | Self::Open(text) => text,
        }
    }
}

impl Picture {
    /// Takes the bytes of a PNG file; `None` where they are none that can be shown.
    #[must_use]
    pub fn of_png(png: Vec<u8>, caption: Cell) -> Option<Self> {
        let found = picture(&png).ok()?;
        let (width, height) = found.size?;
        (found.format == Format::Png).then_some(Self {
            png,
            width,
            height,
            caption,
        })
    }

    /// Returns the bytes of the file.
    #[must_use]
    pub fn png(&self) -> &[u8] {
        &self.png
    }

    /// Returns its width and height in pixels.
    #[must_use]
    pub const fn size(&self) -> (u32, u32) {
        (self.width, self.height)
    }
}
