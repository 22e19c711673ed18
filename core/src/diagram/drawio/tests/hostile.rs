//! Files that were made to do harm, and damage of every kind: an answer, never a panic.

use proptest::prelude::*;

use super::{MODEL, deflated, file, lines, packed, read_text};
use crate::diagram::{
    drawio::{
        offer::offer,
        problem::{DrawingError, Problem},
        read::{MAX_BYTES, MAX_CELLS, read},
        scene::{background, followed},
    },
    pen::base64,
    scene::Point,
};
use crate::trial::damage::{damage, damaged};

/// Asks everything of a file that can be read.
fn use_up(bytes: &[u8]) {
    let Ok(read) = read(bytes) else { return };
    for page in &read.value.pages {
        let count = u32::try_from(page.cells.len()).unwrap();
        for cell in &page.cells {
            let numbers = [cell.parent, cell.source, cell.target];
            assert!(numbers.into_iter().flatten().all(|at| at < count));
        }
        if let Some(cell) = page.cells.last() {
            let _ = followed(page, &cell.id, Point::default());
        }
        let picture = background(page);
        let mut reader = quick_xml::Reader::from_str(&picture.svg);
        while reader.read_event().unwrap() != quick_xml::events::Event::Eof {}
        let known = [(crate::diagram::sample::id(1), vec!["10.0.0.1".to_owned()])];
        let _ = offer(page, &known);
        let _ = lines(page);
    }
}

#[test]
fn a_bomb_is_refused_before_it_goes_off() {
    let too_large = Err(DrawingError::TooLarge {
        limit: MAX_BYTES as u64,
    });
    let bomb = base64(&deflated(&vec![b' '; MAX_BYTES + 1]));
    assert!(bomb.len() < 200_000);
    assert_eq!(read(file(&[("a", bomb)]).as_bytes()), too_large);
    // Many pages, each of which is small enough.
    let part = base64(&deflated(&vec![b' '; MAX_BYTES / 4]));
    let pages: Vec<(&str, String)> = vec![("a", part); 5];
    assert_eq!(read(file(&pages).as_bytes()), too_large);
    let large = vec![b' '; MAX_BYTES + 1];
    assert_eq!(read(&large), too_large);
}

#[test]
fn entities_of_the_file_are_never_resolved() {
    let mut laughs = "<!DOCTYPE mxGraphModel [<!ENTITY lol0 \"lol\">".to_owned();
    for nth in 1..10 {
        let ten = format!("&lol{};", nth - 1).repeat(10);
        laughs.push_str(&format!("<!ENTITY lol{nth} \"{ten}\">"));
    }
    laughs.push_str("<!ENTITY file SYSTEM \"file:///etc/passwd\">]>");
    laughs.push_str(&MODEL.replace("value=\"DMZ\"", "value=\"&lol9;&file;\""));
    let read = read_text(&laughs);
    assert_eq!(read.value.pages[0].cells[0].label, "&lol9;&file;");
    let names: Vec<&Problem> = read.diagnostics.iter().map(|it| &it.problem).collect();
    assert!(
        matches!(names[..], [Problem::Entity { name }, Problem::Entity { .. }] if name == "lol9")
    );
}

#[test]
fn depth_and_numbers_have_an_end() {
    let deep = format!("<mxGraphModel>{}", "<a>".repeat(100_000));
    assert_eq!(
        read(deep.as_bytes()),
        Err(DrawingError::TooDeep { limit: 256 })
    );
    let many = format!(
        "<mxGraphModel><root>{}</root></mxGraphModel>",
        "<mxCell/>".repeat(MAX_CELLS + 1)
    );
    let limit = MAX_CELLS as u64;
    assert_eq!(
        read(many.as_bytes()),
        Err(DrawingError::TooManyCells { limit })
    );
    let many = format!("<mxGraphModel{}/>", " a=\"1\"".repeat(200_000));
    read_text(&many);
    let ampersands = format!("<mxGraphModel a=\"{}\"/>", "&".repeat(1_000_000));
    read_text(&ampersands);
}

#[test]
fn a_long_ring_and_many_lines_between_lines_are_answered() {
    let cells = |count: usize, next: &dyn Fn(usize) -> usize| -> String {
        let cell = |nth: usize| {
            format!(
                "<mxCell id=\"{nth}\" vertex=\"1\" parent=\"{}\"><mxGeometry x=\"1e6\" y=\"1\" relative=\"1\" width=\"1e9\" height=\"1\" as=\"geometry\"/></mxCell>",
                next(nth)
            )
        };
        (0..count).map(cell).collect()
    };
    let model = |cells: String| format!("<mxGraphModel><root>{cells}</root></mxGraphModel>");
    use_up(model(cells(50_000, &|nth| (nth + 1) % 50_000)).as_bytes());
    use_up(model(cells(50_000, &|nth| nth + 1)).as_bytes());
    let lines: String = (0..2_000)
        .map(|nth| {
            format!(
                "<mxCell id=\"{nth}\" edge=\"1\" source=\"{}\" target=\"{}\"><mxGeometry as=\"geometry\"/></mxCell>",
                nth + 1,
                2_000 - nth
            )
        })
        .collect();
    use_up(model(lines).as_bytes());
}

const PIECES: [&str; 16] = [
    "<",
    "</",
    "/>",
    "<![CDATA[",
    "]]>",
    "&x;",
    "&#0;",
    "<!--",
    "\"",
    "parent=\"z\"",
    "source=\"e\"",
    "relative=\"1\"",
    "1e308",
    "%",
    "<mxCell vertex=\"1\">",
    "\u{0}",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn damage_is_answered(form in 0..3_usize, all in prop::collection::vec(damage(&PIECES), 1..5)) {
        let bytes = match form {
            0 => damaged(MODEL.as_bytes(), &all),
            1 => damaged(file(&[("a", packed(MODEL))]).as_bytes(), &all),
            // Damage that is packed as if it were right.
            _ => {
                let model = damaged(MODEL.as_bytes(), &all);
                file(&[("a", packed(&String::from_utf8_lossy(&model)))]).into_bytes()
            }
        };
        use_up(&bytes);
    }

    #[test]
    fn bytes_of_any_kind_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        use_up(&bytes);
        use_up(&[b"\x89PNG\r\n\x1a\n".as_slice(), &bytes].concat());
        use_up(format!("<diagram>{}</diagram>", base64(&deflated(&bytes))).as_bytes());
    }
}
