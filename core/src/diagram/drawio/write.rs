//! A scene as a draw.io file, uncompressed, so that other programs can look into it.
//!
//! Areas are containers with what stands in them in their own coordinates, so that they move together. Every cell names the
//! element that it is (`daicho`), so that it is known again when the file comes back. All labels are plain texts (`html=0`): a
//! name with `<b>` in it appears as it is. Where the diagram has its origin on the page, the title says (`daicho-origin`).

mod style;
mod wire;

use std::collections::BTreeMap;

use self::style::{colour, label, style};

use crate::diagram::{
    element::ElementKey,
    measure::tamed,
    pen::Pen,
    scene::{Border, Point, Rect, Scene, Shape},
};

/// A3 in the units of draw.io, hundredths of an inch, broadside.
const SHEET: (i32, i32) = (1654, 1169);
const MARGIN: i32 = 40;
/// The height of the title and of a line below it.
const TITLE: i32 = 32;
const CAPTION: i32 = 18;

/// Returns a diagram as a draw.io file.
#[must_use]
pub fn drawio(scene: &Scene) -> String {
    let scene = &tamed(scene);
    let captions = i32::try_from(scene.captions.len()).unwrap_or_default();
    // The name of a border stands above it.
    let header = TITLE + captions.min(100) * CAPTION + CAPTION;
    let origin = Point {
        x: MARGIN - scene.bounds.x,
        y: MARGIN + header - scene.bounds.y,
    };
    let mut pen = Pen::default();
    begin(&mut pen, scene, header);
    let mut writer = Writer {
        pen,
        ids: BTreeMap::new(),
        areas: BTreeMap::new(),
        origin,
    };
    writer.titles(scene);
    let areas: Vec<&Shape> = scene.shapes.iter().filter(|shape| is_open(shape)).collect();
    // A border within an area would lie behind it, unseen.
    let is_within = |border: &Border| {
        let inside = |rect: &Rect| areas.iter().any(|area| contains(&area.rect, rect));
        border.rects.iter().any(inside)
    };
    let (before, behind): (Vec<_>, Vec<_>) = scene.borders.iter().partition(|it| is_within(it));
    behind.into_iter().for_each(|it| writer.border(it));
    scene.shapes.iter().for_each(|it| writer.shape(it));
    before.into_iter().for_each(|it| writer.border(it));
    let shapes: BTreeMap<ElementKey, Rect> =
        scene.shapes.iter().map(|it| (it.key, it.rect)).collect();
    scene.wires.iter().for_each(|it| writer.wire(it, &shapes));
    writer.pen.finish()
}

fn begin(pen: &mut Pen, scene: &Scene, header: i32) {
    pen.start(
        "mxfile",
        &[("host", &"daicho"), ("type", &"device"), ("pages", &1)],
    );
    let name = if scene.title.trim().is_empty() {
        "1"
    } else {
        &scene.title
    };
    pen.start("diagram", &[("id", &"daicho"), ("name", &name)]);
    let scale = scale(scene, header);
    pen.start(
        "mxGraphModel",
        &[
            ("dx", &0),
            ("dy", &0),
            ("grid", &1),
            ("gridSize", &10),
            ("guides", &1),
            ("tooltips", &1),
            ("connect", &1),
            ("arrows", &1),
            ("fold", &1),
            ("page", &1),
            ("pageScale", &scale),
            ("pageWidth", &SHEET.0),
            ("pageHeight", &SHEET.1),
            ("math", &0),
            ("shadow", &0),
        ],
    );
    pen.start("root", &[]);
    pen.line();
    pen.empty("mxCell", &[("id", &"0")]);
    pen.empty("mxCell", &[("id", &"1"), ("parent", &"0")]);
    pen.line();
}

/// How many sheets wide and high the page is, so that all of it is on one sheet when it is printed.
fn scale(scene: &Scene, header: i32) -> f64 {
    let wide = f64::from(scene.bounds.width + 2 * MARGIN) / f64::from(SHEET.0);
    let high = f64::from(scene.bounds.height + header + 2 * MARGIN) / f64::from(SHEET.1);
    (wide.max(high).max(1.0) * 100.0).ceil() / 100.0
}

/// Whether other shapes stand in it.
const fn is_open(shape: &Shape) -> bool {
    shape.look.is_area() && !shape.is_folded
}

const fn contains(outer: &Rect, inner: &Rect) -> bool {
    outer.x <= inner.x
        && outer.y <= inner.y
        && inner.right() <= outer.right()
        && inner.bottom() <= outer.bottom()
}

struct Writer {
    pen: Pen,
    /// How many cells there are of an element: ids are its key, and a number from the second on.
    ids: BTreeMap<String, u32>,
    /// The areas that are written already: their ids and places.
    areas: BTreeMap<ElementKey, (String, Rect)>,
    origin: Point,
}

/// A cell that is to be written.
struct Cell<'a> {
    id: &'a str,
    key: &'a str,
    label: &'a str,
    tooltip: &'a str,
}

impl Writer {
    fn id(&mut self, key: &str) -> String {
        let nth = self.ids.entry(key.to_owned()).or_default();
        *nth += 1;
        if *nth == 1 {
            return key.to_owned();
        }
        format!("{key}#{nth}")
    }

    fn titles(&mut self, scene: &Scene) {
        let origin = format!("{},{}", self.origin.x, self.origin.y);
        let width = scene.bounds.width.max(400);
        let style =
            "text;whiteSpace=wrap;html=0;align=left;verticalAlign=top;fontSize=20;fontStyle=1;";
        self.pen.start(
            "UserObject",
            &[
                ("label", &scene.title),
                ("daicho-origin", &origin),
                ("id", &"title"),
            ],
        );
        self.vertex(style, "1", None, "1");
        self.geometry(Rect {
            x: MARGIN,
            y: MARGIN,
            width,
            height: TITLE,
        });
        self.pen.end();
        self.pen.end();
        self.pen.line();
        if scene.captions.is_empty() {
            return;
        }
        let style = "text;whiteSpace=wrap;html=0;align=left;verticalAlign=top;fontSize=12;";
        let text = scene.captions.join("\n");
        let height = self.origin.y + scene.bounds.y - MARGIN - TITLE - CAPTION;
        let rect = Rect {
            x: MARGIN,
            y: MARGIN + TITLE,
            width,
            height,
        };
        self.vertex(style, "1", Some(("captions", &text)), "1");
        self.geometry(rect);
        self.pen.end();
        self.pen.line();
    }

    /// Begins the cell of a shape.
    fn vertex(&mut self, style: &str, parent: &str, own: Option<(&str, &str)>, connectable: &str) {
        let mut attributes: Vec<(&str, &dyn std::fmt::Display)> = Vec::new();
        if let Some((id, value)) = &own {
            attributes.push(("id", id));
            attributes.push(("value", value));
        }
        attributes.push(("style", &style));
        attributes.push(("parent", &parent));
        attributes.push(("vertex", &1));
        // What is said nothing of can be connected.
        if connectable == "0" {
            attributes.push(("connectable", &0));
        }
        self.pen.start("mxCell", &attributes);
    }

    fn geometry(&mut self, rect: Rect) {
        self.pen.empty(
            "mxGeometry",
            &[
                ("x", &rect.x),
                ("y", &rect.y),
                ("width", &rect.width),
                ("height", &rect.height),
                ("as", &"geometry"),
            ],
        );
    }

    fn object(&mut self, cell: &Cell<'_>) {
        let mut attributes: Vec<(&str, &dyn std::fmt::Display)> = vec![("label", &cell.label)];
        if !cell.tooltip.is_empty() {
            attributes.push(("tooltip", &cell.tooltip));
        }
        attributes.push(("daicho", &cell.key));
        attributes.push(("id", &cell.id));
        self.pen.start("UserObject", &attributes);
    }

    fn shape(&mut self, shape: &Shape) {
        let key = shape.key.to_string();
        let id = self.id(&key);
        let parent = shape.parent.and_then(|parent| self.areas.get(&parent));
        let (parent, by) = match parent {
            Some((id, rect)) => {
                let by = Point {
                    x: -rect.x,
                    y: -rect.y,
                };
                (id.clone(), by)
            }
            None => ("1".to_owned(), self.origin),
        };
        self.object(&Cell {
            id: &id,
            key: &key,
            label: &label(shape),
            tooltip: &shape.signs.join("\n"),
        });
        self.vertex(&style(shape), &parent, None, "1");
        self.geometry(shape.rect.moved(by));
        self.pen.end();
        self.pen.end();
        self.pen.line();
        if is_open(shape) {
            self.areas.entry(shape.key).or_insert((id, shape.rect));
        }
    }

    fn border(&mut self, border: &Border) {
        let key = border.key.to_string();
        let colour = colour(border.tone);
        let style = format!(
            "rounded=1;absoluteArcSize=1;arcSize=20;whiteSpace=wrap;html=0;fillColor=none;strokeColor={colour};strokeWidth=2;dashed=1;dashPattern=10 4;align=left;verticalAlign=top;spacingLeft=8;spacingTop=-18;fontSize=11;fontColor={colour};pointerEvents=0;"
        );
        for (nth, rect) in border.rects.iter().enumerate() {
            let id = self.id(&key);
            let label = if nth == 0 { border.label.as_str() } else { "" };
            self.object(&Cell {
                id: &id,
                key: &key,
                label,
                tooltip: "",
            });
            self.vertex(&style, "1", None, "0");
            self.geometry(rect.moved(self.origin));
            self.pen.end();
            self.pen.end();
            self.pen.line();
        }
    }
}
