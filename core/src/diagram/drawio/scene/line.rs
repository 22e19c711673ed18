//! Lines, their heads, and what is written on them.

use super::draw::{dashes, size, stroke_width, write};
use crate::diagram::{
    drawio::{model::Cell, style::Style},
    measure::{width, wrapped},
    pen::Pen,
    scene::Point,
    svg::middle_of,
};

pub(super) fn line(pen: &mut Pen, cell: &Cell, style: Style<'_>) {
    let [from, .., to] = cell.points.as_slice() else {
        return;
    };
    let stroke = style.colour("strokeColor").unwrap_or("#000000");
    let points: Vec<String> = cell
        .points
        .iter()
        .map(|at| format!("{},{}", at.x, at.y))
        .collect();
    pen.empty(
        "polyline",
        &[
            ("points", &points.join(" ")),
            ("fill", &"none"),
            ("stroke", &stroke),
            ("stroke-width", &stroke_width(style)),
            ("stroke-dasharray", &dashes(style)),
        ],
    );
    // As in draw.io, a line has a head at its end unless its style says otherwise.
    let heads = [
        (
            style.get("startArrow").unwrap_or("none"),
            from,
            cell.points.get(1),
        ),
        (
            style.get("endArrow").unwrap_or("classic"),
            to,
            cell.points.iter().rev().nth(1),
        ),
    ];
    for (kind, tip, before) in heads {
        if let Some(before) = before.filter(|_| kind != "none") {
            head(pen, *before, *tip, stroke);
        }
    }
    name(pen, cell, style);
}

/// Draws what is written on a line, on paper.
fn name(pen: &mut Pen, cell: &Cell, style: Style<'_>) {
    if cell.label.is_empty() {
        return;
    }
    let at = middle_of(&cell.points);
    let size = size(style);
    let lines = wrapped(&cell.label, size, 20 * size, 6);
    let wide = lines.iter().map(|line| width(line, size)).max();
    let wide = wide.unwrap_or_default();
    let high = i32::try_from(lines.len()).unwrap_or(1) * (size + size / 4);
    let (x, y) = (at.x - wide / 2 - 2, at.y - high / 2 - 1);
    let (over, down) = (wide + 4, high + 2);
    let paper = format!("M{x} {y}h{over}v{down}h-{over}Z");
    pen.empty("path", &[("d", &paper), ("fill", &"#ffffff")]);
    write(pen, &lines, (at.x, y + size), "middle", style);
}

/// Draws a head at the end of a line.
fn head(pen: &mut Pen, from: Point, tip: Point, colour: &str) {
    let (dx, dy) = (
        f64::from(tip.x) - f64::from(from.x),
        f64::from(tip.y) - f64::from(from.y),
    );
    let length = dx.hypot(dy);
    if length < 1.0 {
        return;
    }
    let (dx, dy) = (dx / length * 8.0, dy / length * 8.0);
    let (x, y) = (f64::from(tip.x) - dx, f64::from(tip.y) - dy);
    let path = format!(
        "M{} {}L{:.1} {:.1}L{:.1} {:.1}Z",
        tip.x,
        tip.y,
        x - dy / 2.0,
        y + dx / 2.0,
        x + dy / 2.0,
        y - dx / 2.0
    );
    pen.empty("path", &[("d", &path), ("fill", &colour)]);
}
