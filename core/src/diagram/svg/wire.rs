//! Lines between shapes, their heads and their names.

use std::collections::BTreeSet;

use super::{icon, palette::Palette};
use crate::diagram::{
    measure::{fitted, width},
    pen::Pen,
    scene::{Point, Tone, Wire, WireKind},
};

/// The size of names at lines.
const SIZE: i32 = 11;
/// The widest that a name at a line gets.
const ROOM: i32 = 260;

/// Returns how thick a line is, and its dashes.
pub(super) const fn stroke(kind: WireKind) -> (&'static str, &'static str) {
    match kind {
        WireKind::Allowed => ("1.5", "none"),
        WireKind::Observed => ("1.5", "6 4"),
        WireKind::Blocked => ("1.5", "none"),
        WireKind::Remote => ("4", "16 5 3 5"),
        WireKind::Carried => ("2", "2 5"),
        WireKind::Plain => ("1", "none"),
    }
}

pub(super) const fn colour(kind: WireKind, tone: Tone, colours: &Palette) -> &'static str {
    match (tone, kind) {
        (Tone::Plain, WireKind::Remote) => colours.remote,
        (Tone::Plain, WireKind::Blocked) => colours.tone(Tone::Danger),
        (Tone::Plain, WireKind::Plain) => colours.edge,
        (Tone::Plain, WireKind::Allowed | WireKind::Observed | WireKind::Carried) => colours.wire,
        (Tone::Good | Tone::Unknown | Tone::Warning | Tone::Danger, _) => colours.tone(tone),
    }
}

/// Writes an arrowhead for either end in every colour that lines have: a marker does not take its line's colour.
pub(super) fn heads<'a>(pen: &mut Pen, colours: impl Iterator<Item = &'a str>) {
    let colours: BTreeSet<&str> = colours.collect();
    if colours.is_empty() {
        return;
    }
    pen.start("defs", &[]);
    for colour in colours {
        for (end, path, tip) in [
            ("to", "M0 0L10 5L0 10Z", 9),
            ("from", "M10 0L0 5L10 10Z", 1),
        ] {
            pen.start(
                "marker",
                &[
                    ("id", &id(end, colour)),
                    ("markerUnits", &"userSpaceOnUse"),
                    ("markerWidth", &11),
                    ("markerHeight", &11),
                    ("refX", &tip),
                    ("refY", &5),
                    ("viewBox", &"0 0 10 10"),
                    ("orient", &"auto"),
                ],
            );
            pen.empty("path", &[("d", &path), ("fill", &colour)]);
            pen.end();
        }
    }
    pen.end();
    pen.line();
}

fn id(end: &str, colour: &str) -> String {
    format!("daicho-{end}-{}", colour.trim_start_matches('#'))
}

/// Draws a line with its heads.
pub(super) fn line(pen: &mut Pen, wire: &Wire, colours: &Palette) {
    let colour = colour(wire.kind, wire.tone, colours);
    let (thick, dashes) = stroke(wire.kind);
    let head = |is_there: bool, end: &str| {
        let url = format!("url(#{})", id(end, colour));
        if is_there { url } else { "none".to_owned() }
    };
    pen.start("g", &[("data-key", &wire.key)]);
    pen.text("title", &[], &told(wire));
    pen.empty(
        "polyline",
        &[
            ("points", &points(&wire.points)),
            ("fill", &"none"),
            ("stroke", &colour),
            ("stroke-width", &thick),
            ("stroke-dasharray", &dashes),
            ("stroke-linejoin", &"round"),
            ("marker-start", &head(wire.heads.0, "from")),
            ("marker-end", &head(wire.heads.1, "to")),
        ],
    );
    if wire.kind == WireKind::Blocked {
        let Point { x, y } = middle(&wire.points);
        let cross = format!("M{} {}l14 14m0 -14l-14 14", x - 7, y - 7);
        let cross: [(&str, &dyn std::fmt::Display); 4] = [
            ("d", &cross),
            ("fill", &"none"),
            ("stroke", &colour),
            ("stroke-width", &3),
        ];
        pen.empty("path", &cross);
    }
    pen.end();
    pen.line();
}

fn told(wire: &Wire) -> String {
    let mut lines = vec![wire.label.clone()];
    lines.extend(wire.signs.iter().cloned());
    lines.join("\n")
}

/// Returns corners as a line has them in its attribute `points`.
#[must_use]
pub fn points(points: &[Point]) -> String {
    let texts: Vec<String> = points
        .iter()
        .map(|at| format!("{},{}", at.x, at.y))
        .collect();
    texts.join(" ")
}

/// Draws the name of a line, and what there is to say of it, in the middle of it.
pub(super) fn label(pen: &mut Pen, wire: &Wire, colours: &Palette) {
    let at = middle(&wire.points);
    let colour = colour(wire.kind, wire.tone, colours);
    let mut y = at.y - 5;
    // Below the cross of what is blocked.
    if wire.kind == WireKind::Blocked {
        y += 24;
    }
    let name = wire.label.as_str();
    pen.start("g", &[("data-name", &wire.key)]);
    if !name.trim().is_empty() {
        with_halo(pen, name, (at.x, y), ROOM, "middle", colours, colours.ink);
        y += SIZE + 3;
    }
    for (nth, sign) in wire.signs.iter().enumerate() {
        with_halo(pen, sign, (at.x, y), ROOM, "middle", colours, colour);
        if nth == 0 {
            let x = at.x - width(&fitted(sign, SIZE, ROOM), SIZE) / 2 - 12;
            icon::draw_mark(pen, wire.tone, x, y - 4, colour, colours.paper);
        }
        y += SIZE + 3;
    }
    pen.end();
}

/// Draws a text over lines: the paper shows around it.
pub(super) fn with_halo(
    pen: &mut Pen,
    text: &str,
    at: (i32, i32),
    room: i32,
    anchor: &str,
    colours: &Palette,
    colour: &str,
) {
    let line = fitted(text, SIZE, room);
    let (x, y) = at;
    let place: [(&str, &dyn std::fmt::Display); 4] = [
        ("x", &x),
        ("y", &y),
        ("font-size", &SIZE),
        ("text-anchor", &anchor),
    ];
    let halo: [(&str, &dyn std::fmt::Display); 5] = [
        ("fill", &colours.paper),
        ("stroke", &colours.paper),
        ("stroke-width", &6),
        ("stroke-linejoin", &"round"),
        ("aria-hidden", &"true"),
    ];
    pen.text("text", &[&place[..], &halo[..]].concat(), &line);
    let fill: [(&str, &dyn std::fmt::Display); 1] = [("fill", &colour)];
    pen.text("text", &[&place[..], &fill[..]].concat(), &line);
}

/// The point at half the length of a line.
pub(in crate::diagram) fn middle(points: &[Point]) -> Point {
    let length = |pair: &[Point]| match pair {
        [a, b] => (i64::from(a.x) - i64::from(b.x)).abs() + (i64::from(a.y) - i64::from(b.y)).abs(),
        _ => 0,
    };
    let mut rest = points.windows(2).map(length).sum::<i64>() / 2;
    for pair in points.windows(2) {
        let whole = length(pair);
        if let [a, b] = pair
            && rest <= whole
            && whole > 0
        {
            let part = |a: i32, b: i32| {
                let way = (i64::from(b) - i64::from(a)) * rest / whole;
                a + i32::try_from(way).unwrap_or_default()
            };
            return Point {
                x: part(a.x, b.x),
                y: part(a.y, b.y),
            };
        }
        rest -= whole;
    }
    points.first().copied().unwrap_or_default()
}
