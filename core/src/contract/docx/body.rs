//! What stands on the pages.

use super::{
    drawing::{NAMESPACES, picture},
    fixed::W,
    package::DECLARATION,
    table::table,
    text::{abreast, paragraph},
};
use crate::{
    contract::{
        paper::shape::{Block, Cell, Depth, Look, Paper},
        words::Language,
    },
    diagram::pen::Pen,
};

/// A4, in twentieths of a point, with margins of 25 and 22 millimetres.
const PAGE: (u32, u32) = (11_906, 16_838);
const MARGINS: (u32, u32) = (1_417, 1_247);

/// How wide the text is.
pub(super) const WIDTH: u32 = PAGE.0 - 2 * MARGINS.1;

/// Writes the document.
pub(super) fn document(paper: &Paper) -> String {
    let mut pen = Pen::default();
    let mut namespaces: Vec<(&str, &dyn std::fmt::Display)> = vec![("xmlns:w", &W)];
    namespaces.extend(NAMESPACES.iter().map(|(name, of)| (*name, of as _)));
    pen.start("w:document", &namespaces);
    pen.start("w:body", &[]);
    for (nth, line) in paper.title.iter().enumerate() {
        paragraph(&mut pen, if nth == 0 { "Title" } else { "Subtitle" }, line);
    }
    let first = paper.languages.first();
    let mut pictures = 0;
    for it in &paper.blocks {
        if matches!(it, Block::Picture(_)) {
            pictures += 1;
        }
        block(&mut pen, it, first, pictures);
    }
    section(&mut pen);
    format!("{DECLARATION}{}", pen.finish())
}

fn block(pen: &mut Pen, block: &Block, first: Language, pictures: usize) {
    match block {
        Block::Heading(heading) => {
            let style = match heading.depth {
                Depth::Chapter => "Heading1",
                Depth::Article => "Heading2",
            };
            abreast(pen, style, &heading.text);
        }
        Block::Paragraph(look, line) => {
            let style = style(*look, line.language == first);
            paragraph(pen, style, line);
        }
        Block::Bullets(list) => {
            for item in list {
                bullet(pen, item);
            }
        }
        Block::Table(it) => table(pen, it, first),
        Block::Picture(it) => picture(pen, it, pictures),
        Block::PageBreak => {
            pen.start("w:p", &[]);
            pen.start("w:r", &[]);
            pen.empty("w:br", &[("w:type", &"page")]);
            pen.end();
            pen.end();
        }
    }
}

const fn style(look: Look, is_first: bool) -> &'static str {
    match (look, is_first) {
        (Look::Body, true) => "BodyText",
        (Look::Body, false) => "BodyTextSecond",
        (Look::Subheading, _) => "HeadingSecond",
        (Look::Notice, _) => "Notice",
        (Look::Small, _) => "SmallPrint",
    }
}

/// The first line has the bullet, the others stand below it.
fn bullet(pen: &mut Pen, item: &Cell) {
    for (nth, line) in item.iter().enumerate() {
        let style = if nth == 0 {
            "ListBullet"
        } else {
            "ListContinue"
        };
        paragraph(pen, style, line);
    }
}

/// The page: size, margins, head and foot. The first page has no head, as the title stands on it.
fn section(pen: &mut Pen) {
    pen.start("w:sectPr", &[]);
    for (name, kind, id) in [
        ("w:headerReference", "default", "rId5"),
        ("w:footerReference", "default", "rId6"),
        ("w:footerReference", "first", "rId7"),
    ] {
        pen.empty(name, &[("w:type", &kind), ("r:id", &id)]);
    }
    pen.empty("w:pgSz", &[("w:w", &PAGE.0), ("w:h", &PAGE.1)]);
    let (upright, side) = MARGINS;
    pen.empty(
        "w:pgMar",
        &[
            ("w:top", &upright),
            ("w:right", &side),
            ("w:bottom", &upright),
            ("w:left", &side),
            ("w:header", &680),
            ("w:footer", &680),
            ("w:gutter", &0),
        ],
    );
    pen.empty("w:titlePg", &[]);
    // Lines of the text stand on a grid, whatever the height of the font that was at hand.
    pen.empty("w:docGrid", &[("w:type", &"lines"), ("w:linePitch", &330)]);
    pen.end();
}
