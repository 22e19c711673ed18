//! Pictures.

use super::{package::picture_id, text::abreast};
use crate::{
    contract::paper::shape::{Line, Picture},
    diagram::pen::Pen,
};

/// The namespaces that only pictures need, by the prefix that the document gives them.
pub(super) const NAMESPACES: [(&str, &str); 4] = [
    (
        "xmlns:r",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        "xmlns:wp",
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    ),
    (
        "xmlns:a",
        "http://schemas.openxmlformats.org/drawingml/2006/main",
    ),
    ("xmlns:pic", PICTURE),
];

const PICTURE: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";

/// English Metric Units of a millimetre, and of a pixel at 96 a inch.
const MILLIMETRE: u64 = 36_000;
const PIXEL: u64 = 9_525;

/// Most room of a picture, in millimetres: the width of the text, and a page less heading and caption.
const ROOM: (u64, u64) = (166, 120);

/// Writes a picture over its caption.
pub(super) fn picture(pen: &mut Pen, picture: &Picture, nth: usize) {
    pen.start("w:p", &[]);
    pen.start("w:pPr", &[]);
    pen.empty("w:pStyle", &[("w:val", &"Picture")]);
    pen.end();
    pen.start("w:r", &[]);
    pen.start("w:drawing", &[]);
    inline(pen, picture, nth);
    pen.end();
    pen.end();
    pen.end();
    abreast(pen, "Caption", &picture.caption);
}

fn inline(pen: &mut Pen, picture: &Picture, nth: usize) {
    let (width, height) = fitted(picture.size());
    let name = format!("image{nth}");
    let said = picture.caption.first().map(Line::plain).unwrap_or_default();
    let zero = [
        ("distT", &0 as &dyn std::fmt::Display),
        ("distB", &0),
        ("distL", &0),
        ("distR", &0),
    ];
    pen.start("wp:inline", &zero);
    pen.empty("wp:extent", &[("cx", &width), ("cy", &height)]);
    pen.empty(
        "wp:docPr",
        &[("id", &nth), ("name", &name), ("descr", &said)],
    );
    pen.start("wp:cNvGraphicFramePr", &[]);
    pen.empty("a:graphicFrameLocks", &[("noChangeAspect", &1)]);
    pen.end();
    pen.start("a:graphic", &[]);
    pen.start("a:graphicData", &[("uri", &PICTURE)]);
    pen.start("pic:pic", &[]);
    pen.start("pic:nvPicPr", &[]);
    pen.empty(
        "pic:cNvPr",
        &[("id", &nth), ("name", &name), ("descr", &said)],
    );
    pen.empty("pic:cNvPicPr", &[]);
    pen.end();
    pen.start("pic:blipFill", &[]);
    pen.empty("a:blip", &[("r:embed", &picture_id(nth))]);
    pen.start("a:stretch", &[]);
    pen.empty("a:fillRect", &[]);
    pen.end();
    pen.end();
    pen.start("pic:spPr", &[]);
    pen.start("a:xfrm", &[]);
    pen.empty("a:off", &[("x", &0), ("y", &0)]);
    pen.empty("a:ext", &[("cx", &width), ("cy", &height)]);
    pen.end();
    pen.start("a:prstGeom", &[("prst", &"rect")]);
    pen.empty("a:avLst", &[]);
    pen.end();
    // spPr, pic, graphicData, graphic, inline.
    for _ in 0..5 {
        pen.end();
    }
}

/// As large as it is, or as large as there is room; its shape stays.
fn fitted((width, height): (u32, u32)) -> (u64, u64) {
    let (width, height) = (u64::from(width) * PIXEL, u64::from(height) * PIXEL);
    let (most_width, most_height) = (ROOM.0 * MILLIMETRE, ROOM.1 * MILLIMETRE);
    if width <= most_width && height <= most_height {
        return (width, height);
    }
    // Which of both sides is too long by more.
    if width * most_height >= height * most_width {
        return (most_width, (height * most_width / width).max(1));
    }
    ((width * most_height / height).max(1), most_height)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_keeps_its_shape_and_fits_the_page() {
        assert_eq!(fitted((100, 50)), (952_500, 476_250));
        assert_eq!(fitted((2_000, 1_000)), (5_976_000, 2_988_000));
        assert_eq!(fitted((1_000, 4_000)), (1_080_000, 4_320_000));
        assert_eq!(fitted((1, 100_000_000)), (1, 4_320_000));
    }
}
