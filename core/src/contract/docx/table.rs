//! Tables.

use super::{
    body::WIDTH,
    text::{empty, paragraph},
};
use crate::{
    contract::{
        paper::shape::{Cell, Line, Table},
        words::Language,
    },
    diagram::pen::Pen,
};

/// Rows of more characters than this may break across pages: longer ones may be longer than a page.
const UNBROKEN: usize = 600;

/// Writes a table as wide as the text. Its head stands on every page again.
pub(super) fn table(pen: &mut Pen, table: &Table, first: Language) {
    let widths = widths(&table.shares);
    pen.start("w:tbl", &[]);
    pen.start("w:tblPr", &[]);
    pen.empty("w:tblStyle", &[("w:val", &"TableGrid")]);
    pen.empty(
        "w:tblW",
        &[("w:w", &widths.iter().sum::<u32>()), ("w:type", &"dxa")],
    );
    pen.empty("w:tblLayout", &[("w:type", &"fixed")]);
    pen.empty(
        "w:tblLook",
        &[
            ("w:val", &"0420"),
            ("w:firstRow", &"1"),
            ("w:lastRow", &"0"),
            ("w:firstColumn", &"0"),
            ("w:lastColumn", &"0"),
            ("w:noHBand", &"0"),
            ("w:noVBand", &"1"),
        ],
    );
    pen.end();
    pen.start("w:tblGrid", &[]);
    for width in &widths {
        pen.empty("w:gridCol", &[("w:w", width)]);
    }
    pen.end();
    row(pen, &table.head, &widths, Kind::Head, first);
    for cells in &table.rows {
        row(pen, cells, &widths, Kind::Row, first);
    }
    pen.end();
    // Tables that touch would become one.
    empty(pen, "TableEnd");
}

#[derive(Clone, Copy, Eq, PartialEq)]
enum Kind {
    Head,
    Row,
}

fn row(pen: &mut Pen, cells: &[Cell], widths: &[u32], kind: Kind, first: Language) {
    pen.start("w:tr", &[]);
    let length = cells.iter().flatten().map(|line| line.plain().len());
    let is_short = length.sum::<usize>() < UNBROKEN * 3;
    if is_short || kind == Kind::Head {
        pen.start("w:trPr", &[]);
        if is_short {
            pen.empty("w:cantSplit", &[]);
        }
        if kind == Kind::Head {
            pen.empty("w:tblHeader", &[]);
        }
        pen.end();
    }
    let nothing = Cell::new();
    for (nth, width) in widths.iter().enumerate() {
        let lines = cells.get(nth).unwrap_or(&nothing);
        cell(pen, lines, *width, kind, first);
    }
    pen.end();
}

fn cell(pen: &mut Pen, lines: &[Line], width: u32, kind: Kind, first: Language) {
    pen.start("w:tc", &[]);
    pen.start("w:tcPr", &[]);
    pen.empty("w:tcW", &[("w:w", &width), ("w:type", &"dxa")]);
    pen.end();
    for line in lines {
        let style = match kind {
            Kind::Head => "TableHeading",
            Kind::Row if line.language == first => "TableText",
            Kind::Row => "TableTextSecond",
        };
        paragraph(pen, style, line);
    }
    if lines.is_empty() {
        // A cell without a paragraph is none.
        empty(pen, "TableText");
    }
    pen.end();
}

/// Shares of the width of the text, in twentieths of a point.
fn widths(shares: &[u32]) -> Vec<u32> {
    let all = shares.iter().sum::<u32>().max(1);
    shares.iter().map(|share| WIDTH * share / all).collect()
}
