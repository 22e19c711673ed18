//! A diagram as a picture: one SVG 1.1 file that needs nothing else.
//!
//! Texts stay texts, all colours and sizes are attributes: no script, no style sheet, nothing from outside, so that the
//! strictest policy of a page shows it. A name that has no room is cut on the picture and whole in its `title`. What a colour
//! says, a mark says by its form too.

mod legend;
mod palette;
mod shape;
mod wire;
mod words;

pub(super) mod icon;

#[cfg(test)]
mod tests;

pub(super) use wire::middle as middle_of;
pub use wire::points;
pub use words::Words;

use serde::{Deserialize, Serialize};

use self::{legend::Legend, palette::Palette};
use super::{
    measure::tamed,
    pen::Pen,
    scene::{Border, Rect, Scene, Shape, Wire},
};

/// The fonts that Japanese texts have on the systems in use.
pub(super) const FONTS: &str =
    "Hiragino Sans, Yu Gothic UI, Yu Gothic, Meiryo, Noto Sans JP, Noto Sans CJK JP, sans-serif";

/// The colours of a picture.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub enum Theme {
    /// Dark on light.
    #[default]
    Light,
    /// Light on dark.
    Dark,
    /// For paper: black lines, nothing grey behind texts.
    Print,
}

/// How large a picture is.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub enum Paper {
    /// As large as what is on it.
    #[default]
    Fitting,
    /// A sheet of A3, broadside; what is on it is fitted to the sheet.
    A3Landscape,
}

/// How a diagram is drawn.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct Options {
    /// Its colours.
    pub theme: Theme,
    /// Its size.
    pub paper: Paper,
    /// The words of the legend; what has none is not in it.
    pub words: Words,
}

/// What is left free around everything.
const MARGIN: i32 = 24;
/// The narrowest picture: titles and legends want room.
const NARROWEST: i32 = 480;
const TITLE: i32 = 20;
const CAPTION: i32 = 12;

/// Returns a diagram as an SVG file.
#[must_use]
pub fn svg(scene: &Scene, options: &Options) -> String {
    let scene = &tamed(scene);
    let colours = &Palette::of(options.theme);
    let inner = scene.bounds.width.max(NARROWEST);
    let legend = Legend::of(scene, &options.words, inner);
    let header = header_height(scene);
    let whole = Rect {
        x: scene.bounds.x - MARGIN,
        y: scene.bounds.y - MARGIN - header,
        width: inner + 2 * MARGIN,
        height: scene.bounds.height + 2 * MARGIN + header + legend.height,
    };
    let mut pen = Pen::default();
    start(&mut pen, whole, options.paper);
    pen.text("title", &[], &scene.title);
    let wires = scene.wires.iter();
    wire::heads(
        &mut pen,
        wires.map(|wire| wire::colour(wire.kind, wire.tone, colours)),
    );
    background(&mut pen, whole, colours);
    titles(&mut pen, scene, whole, colours);
    contents(&mut pen, scene, colours);
    let below = (scene.bounds.x, scene.bounds.bottom() + MARGIN / 2);
    legend.draw(&mut pen, below, colours);
    pen.end();
    pen.line();
    pen.finish()
}

/// Returns a diagram for a page that lets people move about in it: without title and legend, and with the key of everything in
/// `data-key`, so that the page finds it again.
#[must_use]
pub fn live(scene: &Scene, theme: Theme) -> String {
    let scene = &tamed(scene);
    let colours = &Palette::of(theme);
    let mut pen = Pen::default();
    pen.start(
        "svg",
        &[
            ("xmlns", &"http://www.w3.org/2000/svg"),
            ("font-family", &FONTS),
            ("aria-hidden", &"true"),
        ],
    );
    let wires = scene.wires.iter();
    wire::heads(
        &mut pen,
        wires.map(|wire| wire::colour(wire.kind, wire.tone, colours)),
    );
    contents(&mut pen, scene, colours);
    pen.end();
    pen.finish()
}

fn start(pen: &mut Pen, whole: Rect, paper: Paper) {
    let (width, height) = match paper {
        Paper::Fitting => (whole.width.to_string(), whole.height.to_string()),
        // ISO 216.
        Paper::A3Landscape => ("420mm".to_owned(), "297mm".to_owned()),
    };
    let Rect { x, y, .. } = whole;
    pen.start(
        "svg",
        &[
            ("xmlns", &"http://www.w3.org/2000/svg"),
            ("version", &"1.1"),
            ("width", &width),
            ("height", &height),
            (
                "viewBox",
                &format!("{x} {y} {} {}", whole.width, whole.height),
            ),
            ("preserveAspectRatio", &"xMidYMid meet"),
            ("font-family", &FONTS),
            ("role", &"img"),
        ],
    );
    pen.line();
}

fn background(pen: &mut Pen, whole: Rect, colours: &Palette) {
    pen.empty(
        "rect",
        &[
            ("x", &whole.x),
            ("y", &whole.y),
            ("width", &whole.width),
            ("height", &whole.height),
            ("fill", &colours.paper),
        ],
    );
    pen.line();
}

fn header_height(scene: &Scene) -> i32 {
    let lines = i32::try_from(scene.captions.len()).unwrap_or(i32::MAX);
    let captions = lines.min(100) * (CAPTION + 6);
    let title = if scene.title.trim().is_empty() {
        0
    } else {
        TITLE + 12
    };
    captions + title
}

fn titles(pen: &mut Pen, scene: &Scene, whole: Rect, colours: &Palette) {
    let (x, room) = (whole.x + MARGIN, whole.width - 2 * MARGIN);
    let mut y = whole.y + MARGIN / 2;
    if !scene.title.trim().is_empty() {
        y += TITLE + 4;
        shape::text(pen, &scene.title, (x, y), TITLE, room, colours.ink, true);
        y += 8;
    }
    for caption in scene.captions.iter().take(100) {
        y += CAPTION + 6;
        let base = y - 4;
        shape::text(pen, caption, (x, base), CAPTION, room, colours.soft, false);
    }
    pen.line();
}

/// What has a key of its own in [`live`].
#[derive(Clone, Copy, Debug)]
pub enum Part<'a> {
    /// An area or a device.
    Shape(&'a Shape),
    /// A trust boundary.
    Border(&'a Border),
    /// A line.
    Wire(&'a Wire),
}

/// Lists what has a key of its own in [`live`], in the order in which it stands there: areas lie behind everything. A page that
/// moves things finds them by their number, which is quicker than to ask a thousand elements for their keys.
pub fn parts(scene: &Scene) -> impl Iterator<Item = Part<'_>> {
    let is_behind = |shape: &&Shape| shape.look.is_area() && !shape.is_folded;
    let behind = scene.shapes.iter().filter(is_behind).map(Part::Shape);
    let before = scene.shapes.iter().filter(move |shape| !is_behind(shape));
    behind
        .chain(scene.borders.iter().map(Part::Border))
        .chain(wires(scene).map(Part::Wire))
        .chain(before.map(Part::Shape))
}

/// Lists the lines that are drawn, in the order in which they, and above all else their names, stand in [`live`].
pub fn wires(scene: &Scene) -> impl Iterator<Item = &Wire> {
    scene.wires.iter().filter(|wire| wire.points.len() >= 2)
}

/// Names of lines lie above everything.
fn contents(pen: &mut Pen, scene: &Scene, colours: &Palette) {
    for part in parts(scene) {
        match part {
            Part::Shape(shape) => shape::draw(pen, shape, colours),
            Part::Border(border) => shape::border(pen, border, colours),
            Part::Wire(wire) => wire::line(pen, wire, colours),
        }
    }
    for wire in wires(scene) {
        wire::label(pen, wire, colours);
    }
    pen.line();
}
