//! Paragraphs and runs.

use crate::{
    contract::{
        paper::{
            direction::closed,
            shape::{Cell, Line, Run},
        },
        words::Language,
    },
    diagram::pen::Pen,
};

/// Writes a paragraph of a style.
pub(super) fn paragraph(pen: &mut Pen, style: &str, line: &Line) {
    start(pen, style);
    for run in &line.runs {
        words(pen, line.language, run);
    }
    pen.end();
}

/// Writes a paragraph in which the languages stand beside each other.
pub(super) fn abreast(pen: &mut Pen, style: &str, text: &Cell) {
    start(pen, style);
    for (nth, line) in text.iter().enumerate() {
        if nth > 0 {
            words(pen, Language::En, &Run::Text(" / ".to_owned()));
        }
        for run in &line.runs {
            words(pen, line.language, run);
        }
    }
    pen.end();
}

/// Writes a paragraph with nothing in it.
pub(super) fn empty(pen: &mut Pen, style: &str) {
    start(pen, style);
    pen.end();
}

fn start(pen: &mut Pen, style: &str) {
    pen.start("w:p", &[]);
    pen.start("w:pPr", &[]);
    pen.empty("w:pStyle", &[("w:val", &style)]);
    pen.end();
}

/// Writes a run: breaks and tabs as elements, all else as it stands.
pub(super) fn words(pen: &mut Pen, language: Language, run: &Run) {
    pen.start("w:r", &[]);
    properties(pen, language, matches!(run, Run::Open(_)));
    let text = closed(run.text()).replace("\r\n", "\n");
    let mut rest = text.as_str();
    while let Some(at) = rest.find(is_break) {
        let (before, after) = rest.split_at(at);
        piece(pen, before);
        let is_tab = after.starts_with('\t');
        pen.empty(if is_tab { "w:tab" } else { "w:br" }, &[]);
        let mut after = after.chars();
        after.next();
        rest = after.as_str();
    }
    piece(pen, rest);
    pen.end();
}

fn piece(pen: &mut Pen, text: &str) {
    if !text.is_empty() {
        pen.text("w:t", &[("xml:space", &"preserve")], text);
    }
}

/// Without the hint, quotation marks and the like in Japanese text would be taken from the Latin font.
fn properties(pen: &mut Pen, language: Language, is_open: bool) {
    let is_japanese = language == Language::Ja;
    if !is_open && !is_japanese {
        return;
    }
    pen.start("w:rPr", &[]);
    if is_open {
        pen.empty("w:rStyle", &[("w:val", &"OpenQuestion")]);
    }
    if is_japanese {
        pen.empty("w:rFonts", &[("w:hint", &"eastAsia")]);
    }
    pen.end();
}

/// Ends of lines of all kinds, and tabs.
fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\t' | '\u{85}' | '\u{2028}' | '\u{2029}')
}
