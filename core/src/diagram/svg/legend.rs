//! What the lines, icons and marks of a diagram mean: those that are on it.

use super::{Words, icon, palette::Palette, shape, wire};
use crate::diagram::{
    measure::width,
    pen::Pen,
    scene::{Look, Scene, Tone, WireKind},
};

const SIZE: i32 = 11;
/// The height of a row.
const ROW: i32 = 24;
/// The width of what is drawn before a word.
const SWATCH: i32 = 48;
const GAP: i32 = 14;

#[derive(Clone, Copy)]
enum Sample {
    Look(Look),
    Wire(WireKind),
    Border,
    Tone(Tone),
}

/// The entries of a legend, each with its place.
pub(super) struct Legend<'a> {
    title: &'a str,
    entries: Vec<(Sample, &'a str, i32, i32)>,
    /// The height of all of it.
    pub(super) height: i32,
}

impl<'a> Legend<'a> {
    /// Lists what is on a diagram and has a word, in rows of a width.
    pub(super) fn of(scene: &Scene, words: &'a Words, room: i32) -> Self {
        let mut legend = Self {
            title: &words.legend,
            entries: Vec::new(),
            height: 0,
        };
        let (mut x, mut y) = (0, ROW);
        for (sample, word) in listed(scene, words) {
            let wide = SWATCH + width(word, SIZE) + GAP;
            if x > 0 && x + wide > room {
                (x, y) = (0, y + ROW);
            }
            legend.entries.push((sample, word, x, y));
            x += wide;
        }
        if !legend.entries.is_empty() {
            legend.height = y + ROW;
        }
        legend
    }

    /// Draws it with its upper left corner at a point.
    pub(super) fn draw(&self, pen: &mut Pen, at: (i32, i32), colours: &Palette) {
        if self.entries.is_empty() {
            return;
        }
        let (left, top) = at;
        pen.start("g", &[]);
        shape::text(
            pen,
            self.title,
            (left, top + 14),
            SIZE + 1,
            i32::MAX,
            colours.ink,
            true,
        );
        for (sample, word, x, y) in &self.entries {
            let (x, y) = (left + x, top + y);
            swatch(pen, *sample, x, y, colours);
            let at = (x + SWATCH, y + 14);
            shape::text(pen, word, at, SIZE, i32::MAX, colours.ink, false);
        }
        pen.end();
        pen.line();
    }
}

fn listed<'a>(scene: &Scene, words: &'a Words) -> Vec<(Sample, &'a str)> {
    let mut entries: Vec<(Sample, &str)> = Vec::new();
    for (look, word) in &words.looks {
        if scene.shapes.iter().any(|shape| shape.look == *look) {
            entries.push((Sample::Look(*look), word));
        }
    }
    for (kind, word) in &words.wires {
        if scene.wires.iter().any(|wire| wire.kind == *kind) {
            entries.push((Sample::Wire(*kind), word));
        }
    }
    if !scene.borders.is_empty() {
        entries.push((Sample::Border, &words.border));
    }
    let shapes = scene.shapes.iter().map(|shape| shape.tone);
    let wires = scene.wires.iter().map(|wire| wire.tone);
    let borders = scene.borders.iter().map(|border| border.tone);
    let tones: Vec<Tone> = shapes.chain(wires).chain(borders).collect();
    for (tone, word) in &words.tones {
        if tones.contains(tone) && *tone != Tone::Plain {
            entries.push((Sample::Tone(*tone), word));
        }
    }
    entries.retain(|(_, word)| !word.is_empty());
    entries
}

fn swatch(pen: &mut Pen, sample: Sample, x: i32, y: i32, colours: &Palette) {
    match sample {
        Sample::Look(look) => icon::draw(pen, look, x + 18, y, colours.tone(Tone::Plain)),
        Sample::Wire(kind) => {
            let colour = wire::colour(kind, Tone::Plain, colours);
            straight(pen, (x, y), colour, wire::stroke(kind));
            if kind == WireKind::Blocked {
                let cross = format!("M{} {}l10 10m0 -10l-10 10", x + 15, y + 5);
                let stroke: [(&str, &dyn std::fmt::Display); 4] = [
                    ("d", &cross),
                    ("fill", &"none"),
                    ("stroke", &colour),
                    ("stroke-width", &2),
                ];
                pen.empty("path", &stroke);
            }
        }
        Sample::Border => straight(pen, (x, y), colours.ink, ("2", "10 4")),
        Sample::Tone(tone) => {
            let colour = colours.tone(tone);
            icon::draw_mark(pen, tone, x + 30, y + 10, colour, colours.paper);
        }
    }
}

fn straight(pen: &mut Pen, at: (i32, i32), colour: &str, stroke: (&str, &str)) {
    let (x, y) = (at.0, at.1 + 10);
    pen.empty(
        "path",
        &[
            ("d", &format!("M{x} {y}h40")),
            ("fill", &"none"),
            ("stroke", &colour),
            ("stroke-width", &stroke.0),
            ("stroke-dasharray", &stroke.1),
        ],
    );
}
