//! What things are drawn with: a few lines each, on twenty by twenty pixels, and the marks of tones.

use crate::diagram::{
    pen::Pen,
    scene::{Look, Tone},
};

/// The width and height of an icon.
pub(in crate::diagram) const SIZE: i32 = 20;

/// Returns the lines of an icon, as the data of a path.
pub(in crate::diagram) const fn lines(look: Look) -> &'static str {
    match look {
        Look::Zone => "M2 4H18V16H2Z M2 8H18",
        Look::IsolatedZone => "M4 9H16V18H4Z M6.5 9V6.5A3.5 3.5 0 0 1 13.5 6.5V9 M10 12.5V15",
        Look::OutsideZone => "M5.5 16A3.5 3.5 0 0 1 5 9A5 5 0 0 1 14.5 8A4 4 0 0 1 15 16Z",
        Look::Device => "M2 3H18V14H2Z M10 14V17 M6 17H14 M4 9H7L8.5 6L11 11.5L12.5 9H16",
        Look::Group => "M5 2H18V11H5Z M5 5H2V14H15V11 M6 17H12 M9 14V17",
        Look::Firewall => "M2 4H18V16H2Z M2 8H18 M2 12H18 M10 4V8 M6 8V12 M14 8V12 M10 12V16",
        Look::Router => {
            "M10 2A8 8 0 0 1 10 18A8 8 0 0 1 10 2Z M10 4.5V8 M8.5 6L10 4.5L11.5 6 M10 15.5V12 M8.5 14L10 15.5L11.5 14 M4.5 10H8 M6.5 8.5L8 10L6.5 11.5 M15.5 10H12 M13.5 8.5L12 10L13.5 11.5"
        }
        Look::Switch => {
            "M2 5H18V15H2Z M5 8.5H14 M12 6.5L14.5 8.5L12 10.5 M15 11.8H6 M8 9.8L5.5 11.8L8 13.8"
        }
        Look::AccessPoint => {
            "M4 14H16V17H4Z M10 14V10 M10 10V9.9 M7 9A3.5 3.5 0 0 1 13 9 M4.5 7A6.5 6.5 0 0 1 15.5 7"
        }
        Look::Vendor => "M3 18V7L8 10V7L13 10V3H17V18Z M6 14H8 M11 14H13",
        Look::Carried => "M4 4H16V13H4Z M2 16H18L16 13H4Z",
    }
}

/// Returns an icon as a file of its own.
pub(in crate::diagram) fn file(look: Look) -> String {
    let mut pen = Pen::default();
    pen.start(
        "svg",
        &[
            ("xmlns", &"http://www.w3.org/2000/svg"),
            ("width", &SIZE),
            ("height", &SIZE),
            ("viewBox", &format!("0 0 {SIZE} {SIZE}")),
        ],
    );
    draw(&mut pen, look, 0, 0, "#3d5a73");
    pen.finish()
}

/// Draws an icon with its upper left corner at a point.
pub(in crate::diagram) fn draw(pen: &mut Pen, look: Look, x: i32, y: i32, colour: &str) {
    pen.empty(
        "path",
        &[
            ("d", &lines(look)),
            ("transform", &format!("translate({x} {y})")),
            ("fill", &"none"),
            ("stroke", &colour),
            ("stroke-width", &"1.4"),
            ("stroke-linejoin", &"round"),
            ("stroke-linecap", &"round"),
        ],
    );
}

/// The outline of the mark of a tone around the origin, and what is drawn in it.
const fn mark(tone: Tone) -> Option<(&'static str, &'static str)> {
    Some(match tone {
        Tone::Plain => return None,
        Tone::Good => (
            "M0 -7A7 7 0 0 1 0 7A7 7 0 0 1 0 -7Z",
            "M-3.5 0L-1 2.8L3.5 -2.8",
        ),
        Tone::Unknown => (
            "M-6 -6H6V6H-6Z",
            "M-2.2 -1.8A2.2 2.2 0 1 1 0 .6V1.8 M0 3.9V4",
        ),
        Tone::Warning => ("M0 -7.5L7.5 6H-7.5Z", "M0 -3V1.5 M0 3.9V4"),
        Tone::Danger => ("M-3 -7H3L7 -3V3L3 7H-3L-7 3V-3Z", "M-3 -3L3 3 M3 -3L-3 3"),
    })
}

/// Draws the mark of a tone around a point: its form says the same as its colour.
pub(super) fn draw_mark(pen: &mut Pen, tone: Tone, x: i32, y: i32, colour: &str, paper: &str) {
    let Some((outline, sign)) = mark(tone) else {
        return;
    };
    pen.start("g", &[("transform", &format!("translate({x} {y})"))]);
    pen.empty("path", &[("d", &outline), ("fill", &colour)]);
    pen.empty(
        "path",
        &[
            ("d", &sign),
            ("fill", &"none"),
            ("stroke", &paper),
            ("stroke-width", &"1.6"),
            ("stroke-linecap", &"round"),
        ],
    );
    pen.end();
}
