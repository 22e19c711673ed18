//! The cells of a page, drawn one by one.

use std::fmt::Display;

use super::line::line;
use crate::diagram::{
    drawio::{
        model::{Cell, CellKind, Thing},
        style::Style,
    },
    measure::wrapped,
    pen::Pen,
    scene::{Look, Point, Rect},
    svg::icon,
};

pub(super) fn draw(pen: &mut Pen, cell: &Cell) {
    let style = Style::of(cell);
    match (cell.kind, cell.rect) {
        (CellKind::Edge, _) => line(pen, cell, style),
        (_, Some(rect)) => {
            let turned = style.number("rotation").filter(|angle| *angle != 0.0);
            let middle = rect.middle();
            let turn = turned.map(|angle| format!("rotate({angle} {} {})", middle.x, middle.y));
            if let Some(turn) = &turn {
                pen.start("g", &[("transform", turn)]);
            }
            if cell.kind != CellKind::Text {
                outline(pen, cell, rect, style);
            }
            text(pen, cell, rect, style);
            if turn.is_some() {
                pen.end();
            }
        }
        (_, None) => {}
    }
    pen.line();
}

pub(super) fn stroke_width(style: Style<'_>) -> f64 {
    style.number("strokeWidth").unwrap_or(1.0).clamp(0.2, 20.0)
}

pub(super) fn dashes(style: Style<'_>) -> &'static str {
    if style.is_on("dashed") { "4 4" } else { "none" }
}

fn outline(pen: &mut Pen, cell: &Cell, rect: Rect, style: Style<'_>) {
    let shape = style.shape();
    // A group is nothing but what stands in it.
    if shape == "group" {
        return;
    }
    // Of rooms and walls the colour is that of the walls, not of what stands between them.
    let fill = if shape.starts_with("mxgraph.floorplan.") {
        "none"
    } else {
        style.colour("fillColor").unwrap_or("#ffffff")
    };
    let stroke = style.colour("strokeColor").unwrap_or("#000000");
    let thick = stroke_width(style);
    let paint: [(&str, &dyn Display); 4] = [
        ("fill", &fill),
        ("stroke", &stroke),
        ("stroke-width", &thick),
        ("stroke-dasharray", &dashes(style)),
    ];
    if let Some(path) = corners(shape, rect) {
        let path: [(&str, &dyn Display); 1] = [("d", &path)];
        pen.empty("path", &[&path[..], &paint[..]].concat());
        return;
    }
    let Rect {
        x,
        y,
        width,
        height,
    } = rect;
    if ["ellipse", "cloud", "doubleEllipse"].contains(&shape) {
        let middle = rect.middle();
        let place: [(&str, &dyn Display); 4] = [
            ("cx", &middle.x),
            ("cy", &middle.y),
            ("rx", &(width / 2)),
            ("ry", &(height / 2)),
        ];
        pen.empty("ellipse", &[&place[..], &paint[..]].concat());
        return;
    }
    let round = round(style, rect);
    let place: [(&str, &dyn Display); 5] = [
        ("x", &x),
        ("y", &y),
        ("width", &width),
        ("height", &height),
        ("rx", &round),
    ];
    pen.empty("rect", &[&place[..], &paint[..]].concat());
    icon_of(pen, cell, rect, style);
}

/// How round the corners of a rectangle are.
fn round(style: Style<'_>, rect: Rect) -> i32 {
    if !style.is_on("rounded") {
        return 0;
    }
    let most = rect.width.min(rect.height) / 2;
    let size = style.number("arcSize").unwrap_or(15.0).clamp(0.0, 100.0) as i32;
    if style.is_on("absoluteArcSize") {
        return (size / 2).min(most);
    }
    most * 2 * size / 100
}

/// The outline of a shape that has straight edges.
fn corners(shape: &str, rect: Rect) -> Option<String> {
    let (x, y, right, bottom) = (rect.x, rect.y, rect.right(), rect.bottom());
    let Point { x: mx, y: my } = rect.middle();
    Some(match shape {
        "rhombus" => format!("M{mx} {y}L{right} {my}L{mx} {bottom}L{x} {my}Z"),
        "triangle" => format!("M{x} {y}L{right} {my}L{x} {bottom}Z"),
        "hexagon" => {
            let (left, end) = (x + rect.width / 4, right - rect.width / 4);
            format!("M{left} {y}H{end}L{right} {my}L{end} {bottom}H{left}L{x} {my}Z")
        }
        "line" => format!("M{x} {my}H{right}"),
        _ => return None,
    })
}

/// Draws what a stencil seems to be, where there is room: in its middle, or where its name is, in a corner.
fn icon_of(pen: &mut Pen, cell: &Cell, rect: Rect, style: Style<'_>) {
    let look = match cell.thing {
        Some(Thing::Firewall) => Look::Firewall,
        Some(Thing::Router) => Look::Router,
        Some(Thing::Switch) => Look::Switch,
        Some(Thing::AccessPoint) => Look::AccessPoint,
        Some(Thing::Cloud) => Look::OutsideZone,
        Some(Thing::Laptop) => Look::Carried,
        Some(Thing::Computer | Thing::Server) => Look::Device,
        Some(Thing::Building) => Look::Vendor,
        Some(Thing::Storage | Thing::Printer | Thing::Phone | Thing::Person) | None => return,
    };
    if rect.width >= icon::SIZE && rect.height >= icon::SIZE {
        let is_free = cell.label.is_empty() || is_beside(style);
        let (x, y) = if is_free {
            let at = rect.middle();
            (at.x - icon::SIZE / 2, at.y - icon::SIZE / 2)
        } else {
            (rect.x, rect.y)
        };
        let fill = style.colour("fillColor").unwrap_or("#ffffff");
        icon::draw(pen, look, x, y, contrast(fill));
    }
}

/// Whether the name of a shape stands outside of it.
fn is_beside(style: Style<'_>) -> bool {
    matches!(style.get("verticalLabelPosition"), Some("bottom" | "top"))
}

/// Black or white, whichever is seen on a colour.
fn contrast(fill: &str) -> &'static str {
    let digits = fill
        .strip_prefix('#')
        .and_then(|digits| u32::from_str_radix(digits, 16).ok());
    let bright = digits.map(|rgb| (rgb >> 16 & 255) * 3 + (rgb >> 8 & 255) * 6 + (rgb & 255));
    if bright.is_none_or(|bright| bright > 1_275) {
        "#333333"
    } else {
        "#ffffff"
    }
}

pub(super) fn size(style: Style<'_>) -> i32 {
    let size = style.number("fontSize").unwrap_or(12.0).clamp(6.0, 96.0);
    size as i32
}

fn text(pen: &mut Pen, cell: &Cell, rect: Rect, style: Style<'_>) {
    if cell.label.is_empty() {
        return;
    }
    let size = size(style);
    let step = size + size / 4;
    let below = style.get("verticalLabelPosition") == Some("bottom");
    let above = style.get("verticalLabelPosition") == Some("top");
    let room = if is_beside(style) || cell.kind == CellKind::Text {
        rect.width.max(12 * size)
    } else {
        rect.width - 4
    };
    let most = if is_beside(style) {
        6
    } else {
        usize::try_from(rect.height / step).unwrap_or(1)
    };
    let lines = wrapped(&cell.label, size, room, most.max(1));
    let high = i32::try_from(lines.len()).unwrap_or(1) * step;
    let top = if below {
        rect.bottom() + 2
    } else if above {
        rect.y - high - 2
    } else {
        match style.get("verticalAlign") {
            Some("top") => rect.y + 2,
            Some("bottom") => rect.bottom() - high - 2,
            _ if style.has("swimlane") => rect.y + 4,
            _ => rect.middle().y - high / 2,
        }
    };
    let (x, anchor) = match style.get("align") {
        Some("left") => (rect.x + 4, "start"),
        Some("right") => (rect.right() - 4, "end"),
        _ => (rect.middle().x, "middle"),
    };
    write(pen, &lines, (x, top + size), anchor, style);
}

pub(super) fn write(
    pen: &mut Pen,
    lines: &[String],
    at: (i32, i32),
    anchor: &str,
    style: Style<'_>,
) {
    let size = size(style);
    let named = style.colour("fontColor").filter(|colour| *colour != "none");
    let colour = named.unwrap_or("#000000");
    let is_bold = style
        .number("fontStyle")
        .is_some_and(|bits| bits as i64 & 1 == 1);
    let weight = if is_bold { "bold" } else { "normal" };
    let mut y = at.1;
    for line in lines {
        pen.text(
            "text",
            &[
                ("x", &at.0),
                ("y", &y),
                ("font-size", &size),
                ("font-weight", &weight),
                ("text-anchor", &anchor),
                ("fill", &colour),
            ],
            line,
        );
        y += size + size / 4;
    }
}
