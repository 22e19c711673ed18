//! Areas and devices.

use super::{icon, palette::Palette};
use crate::diagram::{
    measure::{fitted, width, wrapped},
    pen::Pen,
    scene::{Border, Look, Rect, Shape, Tone},
};

/// The size of names.
const NAME: i32 = 13;
/// The size of what stands below them.
const DETAIL: i32 = 11;
/// From one line to the next.
const LINE: i32 = 15;
/// What is left free at the edges.
const GAP: i32 = 6;

/// Draws a shape: an area behind what stands in it, or a device.
pub(super) fn draw(pen: &mut Pen, shape: &Shape, colours: &Palette) {
    pen.start("g", &[("data-key", &shape.key)]);
    pen.text("title", &[], &told(shape));
    if shape.look.is_area() && !shape.is_folded {
        area(pen, shape, colours);
    } else {
        device(pen, shape, colours);
    }
    pen.end();
    pen.line();
}

/// All that there is to say of a shape.
fn told(shape: &Shape) -> String {
    let mut lines = vec![shape.label.clone()];
    if shape.is_several() {
        lines.push(format!("×{}", shape.count));
    }
    lines.extend(shape.details.iter().cloned());
    lines.extend(shape.signs.iter().cloned());
    lines.join("\n")
}

fn outline(pen: &mut Pen, rect: Rect, round: i32, fill: &str, stroke: &str, line: (&str, &str)) {
    let (thick, dashes) = line;
    pen.empty(
        "rect",
        &[
            ("x", &rect.x),
            ("y", &rect.y),
            ("width", &rect.width),
            ("height", &rect.height),
            ("rx", &round),
            ("fill", &fill),
            ("stroke", &stroke),
            ("stroke-width", &thick),
            ("stroke-dasharray", &dashes),
        ],
    );
}

const SOLID: &str = "none";

fn area(pen: &mut Pen, shape: &Shape, colours: &Palette) {
    let rect = shape.rect;
    let stroke = stroke_of(shape, colours);
    ground(pen, shape.look, rect, colours, stroke);
    let (x, y) = (rect.x + 2 * GAP, rect.y + GAP + 2);
    icon::draw(pen, shape.look, x, y, stroke);
    let left = x + icon::SIZE + GAP;
    let room = corner(pen, shape, colours) - left;
    let base = y + LINE;
    let name = (left, base);
    text(pen, &shape.label, name, NAME, room, colours.ink, true);
    let beside = shape.details.iter().chain(&shape.signs);
    let words: Vec<&str> = beside.map(String::as_str).collect();
    let used = width(&shape.label, NAME) + 2 * GAP;
    if !words.is_empty() && room - used > 3 * DETAIL {
        let (at, words) = ((left + used, base), words.join(" / "));
        let colour = colours.tone(shape.tone);
        text(pen, &words, at, DETAIL, room - used, colour, false);
    }
}

/// Draws what an area is seen by: a closed network has two borders, one outside of the hospital a broken one.
fn ground(pen: &mut Pen, look: Look, rect: Rect, colours: &Palette, stroke: &str) {
    match look {
        Look::IsolatedZone => {
            outline(pen, rect, 6, colours.isolated, stroke, ("1.5", SOLID));
            let inner = rect.grown(-4);
            if inner.width > 0 && inner.height > 0 {
                outline(pen, inner, 4, "none", stroke, ("1.5", SOLID));
            }
        }
        Look::OutsideZone => outline(pen, rect, 18, colours.outside, stroke, ("1.5", "8 5")),
        Look::Zone
        | Look::Device
        | Look::Group
        | Look::Firewall
        | Look::Router
        | Look::Switch
        | Look::AccessPoint
        | Look::Vendor
        | Look::Carried => outline(pen, rect, 6, colours.area, stroke, ("1.5", SOLID)),
    }
}

fn stroke_of(shape: &Shape, colours: &Palette) -> &'static str {
    if shape.tone == Tone::Plain {
        return colours.edge;
    }
    colours.tone(shape.tone)
}

/// Draws what stands in the upper right corner, the mark of the tone and how many there are; returns where it begins.
fn corner(pen: &mut Pen, shape: &Shape, colours: &Palette) -> i32 {
    let mut right = shape.rect.right() - GAP;
    if shape.tone != Tone::Plain {
        let (x, y) = (right - 6, shape.rect.y + GAP + 7);
        let colour = colours.tone(shape.tone);
        icon::draw_mark(pen, shape.tone, x, y, colour, colours.paper);
        right -= 18;
    }
    if shape.is_several() {
        let count = format!("×{}", shape.count);
        let wide = width(&count, NAME) + 5;
        let at = (right - wide, shape.rect.y + GAP + LINE - 3);
        text(pen, &count, at, NAME, i32::MAX, colours.ink, true);
        right -= wide + GAP;
    }
    right
}

fn device(pen: &mut Pen, shape: &Shape, colours: &Palette) {
    let rect = shape.rect;
    let stroke = colours.tone(shape.tone);
    if shape.is_several() {
        // One behind the other.
        let behind = Rect {
            x: rect.x + 4,
            y: rect.y - 4,
            ..rect
        };
        outline(pen, behind, 4, colours.shape, stroke, ("1", SOLID));
    }
    outline(pen, rect, 4, colours.shape, stroke, line_of(shape.look));
    let top = rect.y + GAP - 1;
    let mut left = rect.x + GAP;
    if rect.width >= 4 * icon::SIZE {
        icon::draw(pen, shape.look, left, top, stroke);
        left += icon::SIZE + GAP;
    }
    let right = corner(pen, shape, colours);
    let mut base = top + LINE - 2;
    let room = right - left;
    // A long name goes on below, where nothing else needs the line.
    let said = shape.details.len() + shape.signs.len();
    let lines = if said < lines_below(shape, base) {
        2
    } else {
        1
    };
    for (nth, line) in wrapped(&shape.label, NAME, room, lines).iter().enumerate() {
        if nth > 0 {
            base += LINE;
        }
        text(pen, line, (left, base), NAME, room, colours.ink, true);
    }
    below(pen, shape, (left, base), colours);
}

/// How thick the border of a device is, and its dashes.
const fn line_of(look: Look) -> (&'static str, &'static str) {
    match look {
        Look::Carried => ("1.5", "3 3"),
        Look::OutsideZone | Look::Vendor => ("1.5", "8 5"),
        Look::Firewall | Look::Router => ("2.5", SOLID),
        Look::Zone
        | Look::IsolatedZone
        | Look::Device
        | Look::Group
        | Look::Switch
        | Look::AccessPoint => ("1.5", SOLID),
    }
}

/// How many lines fit below one.
fn lines_below(shape: &Shape, base: i32) -> usize {
    let lines = (shape.rect.bottom() - 3 - base).max(0) / LINE;
    usize::try_from(lines).unwrap_or_default()
}

/// Draws what stands below the name. Where there is no room for all of it, the details go first.
fn below(pen: &mut Pen, shape: &Shape, from: (i32, i32), colours: &Palette) {
    let (left, base) = from;
    let room = shape.rect.right() - GAP - left;
    let lines = lines_below(shape, base);
    let signs = match lines.checked_sub(shape.signs.len()) {
        Some(_) => shape.signs.clone(),
        None => vec![shape.signs.join(" / ")],
    };
    let signs: Vec<String> = signs.into_iter().filter(|sign| !sign.is_empty()).collect();
    let details = lines.saturating_sub(signs.len());
    let mut y = base;
    for detail in shape.details.iter().take(details) {
        y += LINE;
        text(pen, detail, (left, y), DETAIL, room, colours.soft, false);
    }
    for sign in signs.iter().take(lines) {
        y += LINE;
        let colour = colours.tone(shape.tone);
        text(pen, sign, (left, y), DETAIL, room, colour, true);
    }
}

pub(super) fn text(
    pen: &mut Pen,
    text: &str,
    at: (i32, i32),
    size: i32,
    room: i32,
    colour: &str,
    is_bold: bool,
) {
    let line = fitted(text, size, room);
    if line.is_empty() {
        return;
    }
    let weight = if is_bold { "bold" } else { "normal" };
    pen.text(
        "text",
        &[
            ("x", &at.0),
            ("y", &at.1),
            ("font-size", &size),
            ("font-weight", &weight),
            ("fill", &colour),
        ],
        &line,
    );
}

/// Draws a trust boundary: a dashed border around each of its rectangles, with its name at the first.
pub(super) fn border(pen: &mut Pen, border: &Border, colours: &Palette) {
    let colour = match border.tone {
        Tone::Plain => colours.ink,
        Tone::Good | Tone::Unknown | Tone::Warning | Tone::Danger => colours.tone(border.tone),
    };
    pen.start("g", &[("data-key", &border.key)]);
    pen.text("title", &[], &border.label);
    for rect in &border.rects {
        outline(pen, *rect, 10, "none", colour, ("2", "10 4"));
    }
    if let Some(rect) = border.rects.first() {
        let at = (rect.x + 2 * GAP, rect.y + 4);
        super::wire::with_halo(
            pen,
            &border.label,
            at,
            rect.width - 4 * GAP,
            "start",
            colours,
            colour,
        );
        let (x, y) = (rect.x, rect.y);
        icon::draw_mark(pen, border.tone, x, y, colour, colours.paper);
    }
    pen.end();
    pen.line();
}
