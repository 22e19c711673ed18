//! The cells of a page as they stand in the file: `mxCell`, alone or in a `UserObject` or `object`.

use super::{
    label::{filled, plain},
    problem::{DrawingError, Problem, Problems, cut},
    style::Style,
};
use crate::diagram::{
    measure::FARTHEST,
    xml::{Node, Tag, Xml, XmlError},
};

/// Most cells of a file that are read.
pub const MAX_CELLS: usize = 200_000;

/// A place, in the numbers of the cell that it is in.
pub(super) type Place = (f64, f64);

/// Where a cell is, as it stands in the file.
#[derive(Clone, Debug, Default)]
pub(super) struct Geometry {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) is_relative: bool,
    pub(super) source: Option<Place>,
    pub(super) target: Option<Place>,
    pub(super) offset: Option<Place>,
    pub(super) points: Vec<Place>,
}

/// A cell as it stands in the file.
#[derive(Clone, Debug, Default)]
pub(super) struct Raw {
    pub(super) id: String,
    pub(super) label: String,
    pub(super) style: String,
    pub(super) parent: Option<String>,
    pub(super) source: Option<String>,
    pub(super) target: Option<String>,
    pub(super) is_vertex: bool,
    pub(super) is_edge: bool,
    pub(super) is_hidden: bool,
    pub(super) geometry: Option<Geometry>,
    pub(super) tooltip: Option<String>,
    pub(super) daicho: Option<String>,
    pub(super) origin: Option<String>,
    pub(super) line: u32,
}

/// What is known of a page before its cells are in their places.
#[derive(Debug, Default)]
pub(super) struct RawPage {
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) cells: Vec<Raw>,
}

/// The size of a sheet where none is given: Letter, as in draw.io.
const SHEET: (f64, f64) = (850.0, 1100.0);

/// What an element stands in.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Around {
    Wrapper,
    Cell,
    Geometry,
    Points,
    Other,
}

/// Reads the cells of a page.
pub(super) struct Cells<'a> {
    problems: &'a mut Problems,
    /// How many cells may still be read.
    left: &'a mut usize,
    /// The line of a compressed page in its file; `None` where the lines are those of the file.
    line: Option<u32>,
    page: RawPage,
    around: Vec<Around>,
    wrapper: Option<Tag>,
    cell: Option<Raw>,
}

impl<'a> Cells<'a> {
    pub(super) fn new(problems: &'a mut Problems, left: &'a mut usize, line: Option<u32>) -> Self {
        Self {
            problems,
            left,
            line,
            page: RawPage::default(),
            around: Vec::new(),
            wrapper: None,
            cell: None,
        }
    }

    /// Reads on to the end of the `mxGraphModel` that was begun.
    pub(super) fn read(mut self, model: &Tag, xml: &mut Xml<'_>) -> Result<RawPage, CellsError> {
        let size = |name: &str| model.get(name).and_then(|text| text.trim().parse().ok());
        let size = |name: &str| size(name).filter(|size: &f64| size.is_finite() && *size > 0.0);
        self.page.width = size("pageWidth").unwrap_or(SHEET.0);
        self.page.height = size("pageHeight").unwrap_or(SHEET.1);
        while let Some(node) = xml.next()? {
            match node {
                Node::Start(tag) => self.begin(tag)?,
                Node::Text(_) => {}
                Node::End => match self.around.pop() {
                    Some(ended) => self.end(ended),
                    None => break,
                },
            }
        }
        Ok(self.page)
    }

    fn begin(&mut self, mut tag: Tag) -> Result<(), CellsError> {
        if let Some(line) = self.line {
            tag.line = line;
        }
        let around = match tag.local() {
            "UserObject" | "object" if self.cell.is_none() && self.wrapper.is_none() => {
                self.wrapper = Some(tag);
                Around::Wrapper
            }
            "mxCell" if self.cell.is_none() => {
                *self.left = self.left.checked_sub(1).ok_or(CellsError::TooMany)?;
                let wrapper = self.wrapper.take();
                self.cell = Some(raw(tag, wrapper));
                Around::Cell
            }
            "mxGeometry" if self.around.last() == Some(&Around::Cell) => {
                self.geometry(&tag);
                Around::Geometry
            }
            "Array" if self.around.last() == Some(&Around::Geometry) => match tag.get("as") {
                Some("points") => Around::Points,
                _ => Around::Other,
            },
            "mxPoint" => {
                self.point(&tag);
                Around::Other
            }
            _ => Around::Other,
        };
        self.around.push(around);
        Ok(())
    }

    fn end(&mut self, ended: Around) {
        match ended {
            Around::Wrapper => self.wrapper = None,
            Around::Cell => self.page.cells.extend(self.cell.take()),
            Around::Geometry | Around::Points | Around::Other => {}
        }
    }

    fn geometry(&mut self, tag: &Tag) {
        let [x, y, width, height] =
            ["x", "y", "width", "height"].map(|name| self.number(tag, name));
        if let Some(cell) = &mut self.cell {
            cell.geometry = Some(Geometry {
                x,
                y,
                width: width.max(0.0),
                height: height.max(0.0),
                is_relative: tag.get("relative") == Some("1"),
                ..Geometry::default()
            });
        }
    }

    fn point(&mut self, tag: &Tag) {
        let at = (self.number(tag, "x"), self.number(tag, "y"));
        let geometry = self.cell.as_mut().and_then(|cell| cell.geometry.as_mut());
        let Some(geometry) = geometry else { return };
        match (self.around.last(), tag.get("as")) {
            (Some(Around::Points), _) => geometry.points.push(at),
            (Some(Around::Geometry), Some("sourcePoint")) => geometry.source = Some(at),
            (Some(Around::Geometry), Some("targetPoint")) => geometry.target = Some(at),
            (Some(Around::Geometry), Some("offset")) => geometry.offset = Some(at),
            _ => {}
        }
    }

    /// A number of an attribute; 0 where it is missing, or none.
    fn number(&mut self, tag: &Tag, name: &str) -> f64 {
        let Some(text) = tag.get(name) else {
            return 0.0;
        };
        match text.trim().parse::<f64>() {
            Ok(number) if number.is_finite() => {
                number.clamp(-f64::from(FARTHEST), f64::from(FARTHEST))
            }
            _ => {
                let id = self.cell.as_ref().map(|cell| cut(&cell.id));
                let (field, text) = (name.to_owned(), cut(text));
                let id = id.unwrap_or_default();
                self.problems
                    .add(tag.line, Problem::Number { id, field, text });
                0.0
            }
        }
    }
}

/// Why the cells of a page cannot be read.
pub(super) enum CellsError {
    Xml(XmlError),
    TooMany,
}

impl From<XmlError> for CellsError {
    fn from(error: XmlError) -> Self {
        Self::Xml(error)
    }
}

impl From<CellsError> for DrawingError {
    fn from(error: CellsError) -> Self {
        match error {
            CellsError::Xml(error) => error.into(),
            CellsError::TooMany => Self::TooManyCells {
                limit: MAX_CELLS as u64,
            },
        }
    }
}

/// A cell of its tag. What an object around it says of id and label counts before what it says itself.
fn raw(mut tag: Tag, wrapper: Option<Tag>) -> Raw {
    let style = tag.take("style").unwrap_or_default();
    let parsed = Style::new(&style);
    let mut around = wrapper.unwrap_or_default();
    let own = tag.take("value");
    let mut label = around
        .get("label")
        .map(str::to_owned)
        .or(own)
        .unwrap_or_default();
    if around.get("placeholders") == Some("1") {
        label = filled(&label, &around.attributes);
    }
    let is_html = parsed.is_on("html");
    let label = if is_html {
        plain(&label)
    } else {
        label.trim().to_owned()
    };
    let is_one = |name: &str| tag.get(name) == Some("1");
    let (is_vertex, is_edge) = (is_one("vertex"), is_one("edge"));
    let is_hidden = tag.get("visible") == Some("0");
    Raw {
        id: around.take("id").or(tag.take("id")).unwrap_or_default(),
        label,
        parent: tag.take("parent"),
        source: tag.take("source").filter(|id| !id.is_empty()),
        target: tag.take("target").filter(|id| !id.is_empty()),
        is_vertex: is_vertex && !is_edge,
        is_edge,
        is_hidden,
        geometry: None,
        tooltip: around.take("tooltip"),
        daicho: around.take("daicho"),
        origin: around.take("daicho-origin"),
        line: tag.line,
        style,
    }
}
