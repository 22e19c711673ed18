//! A page as a picture to draw on: rectangles, ellipses, lines and texts.
//!
//! The picture is made here and of what was understood only, so that nothing of the file reaches a page of ours. It is not
//! what draw.io shows: stencils (routers of a maker, furniture) are boxes with an icon where it is known what they are, pictures
//! are boxes, curves are straight, and fonts are our own. Places and names are those of the file.

mod draw;
mod line;

use self::draw::draw;
use super::model::Page;
use crate::diagram::{
    pen::Pen,
    record::mark::WHOLE,
    scene::{Point, Rect},
    svg::FONTS,
};

/// A page as a picture.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Background {
    /// The picture: an SVG file without anything from outside.
    pub svg: String,
    /// What of the page is on it.
    pub frame: Rect,
}

impl Background {
    /// Returns a place on the page in fractions of the picture, as marks have them.
    #[must_use]
    pub fn fraction_of(&self, at: Point) -> Point {
        fraction(&self.frame, at)
    }
}

/// Returns a place in fractions of a frame.
pub(super) fn fraction(frame: &Rect, at: Point) -> Point {
    let part = |at: i32, from: i32, length: i32| {
        let part = (i64::from(at) - i64::from(from)) * i64::from(WHOLE) / i64::from(length.max(1));
        i32::try_from(part).unwrap_or(i32::MAX)
    };
    Point {
        x: part(at.x, frame.x, frame.width),
        y: part(at.y, frame.y, frame.height),
    }
}

/// Returns what of a page a picture shows: the sheet, and what lies beyond it.
///
/// The sheet is always on it, so that an edition in which something was added keeps most places.
#[must_use]
pub fn frame(page: &Page) -> Rect {
    let sheet = Rect {
        x: 0,
        y: 0,
        width: page.width.max(1),
        height: page.height.max(1),
    };
    let shown = page.cells.iter().filter(|cell| !cell.is_hidden);
    let rects = shown.filter_map(|cell| cell.rect);
    rects.fold(sheet, |frame, rect| {
        // What lies beyond touches the edge otherwise.
        if frame.around(&rect) == frame {
            frame
        } else {
            frame.around(&rect.grown(10))
        }
    })
}

/// Returns where on a shape a pin sits: at a corner, where it hides no text.
pub(super) const fn seat(rect: &Rect) -> Point {
    Point {
        x: rect.x,
        y: rect.y,
    }
}

/// Returns where a mark of one point goes whose shape stands elsewhere by now: the point does not lie on the shape that it sat on.
#[must_use]
pub fn followed(page: &Page, shape: &str, at: Point) -> Option<Point> {
    let cell = page.cells.iter().find(|cell| cell.id == shape)?;
    let (frame, rect) = (frame(page), cell.rect?);
    let corner = |x, y| fraction(&frame, Point { x, y });
    let (first, last) = (corner(rect.x, rect.y), corner(rect.right(), rect.bottom()));
    let is_on_it = (first.x..=last.x).contains(&at.x) && (first.y..=last.y).contains(&at.y);
    (!is_on_it).then(|| fraction(&frame, seat(&rect)))
}

/// Returns a page as a picture.
#[must_use]
pub fn background(page: &Page) -> Background {
    let frame = frame(page);
    let mut pen = Pen::default();
    let Rect {
        x,
        y,
        width,
        height,
    } = frame;
    pen.start(
        "svg",
        &[
            ("xmlns", &"http://www.w3.org/2000/svg"),
            ("version", &"1.1"),
            ("width", &width),
            ("height", &height),
            ("viewBox", &format!("{x} {y} {width} {height}")),
            ("font-family", &FONTS),
        ],
    );
    pen.text("title", &[], &page.name);
    let paper = format!("M{x} {y}h{width}v{height}h-{width}Z");
    pen.empty("path", &[("d", &paper), ("fill", &"#ffffff")]);
    pen.line();
    for at in order(page) {
        if let Some(cell) = page.cells.get(at).filter(|cell| !cell.is_hidden) {
            draw(&mut pen, cell);
        }
    }
    Background {
        svg: pen.finish(),
        frame,
    }
}

/// The numbers of the cells, each before what stands in it, as draw.io lays them over one another.
fn order(page: &Page) -> Vec<usize> {
    let mut inside: Vec<Vec<usize>> = vec![Vec::new(); page.cells.len()];
    let mut open = Vec::new();
    for (at, cell) in page.cells.iter().enumerate().rev() {
        let parent = cell
            .parent
            .and_then(|parent| inside.get_mut(parent as usize));
        match parent {
            Some(siblings) => siblings.push(at),
            None => open.push(at),
        }
    }
    let mut order = Vec::with_capacity(page.cells.len());
    while let Some(at) = open.pop() {
        order.push(at);
        if let Some(children) = inside.get_mut(at) {
            open.append(children);
        }
    }
    order
}
