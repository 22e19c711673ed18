//! Pages of small files, written by hand; and files that are damaged.

use std::panic::{AssertUnwindSafe, catch_unwind};

use daicho_app::worker::pdf::{MAX_PAGES, Missing, Problem};

use super::{SIDE, page, scale};

/// Writes a PDF of these objects, numbered from 1; the first is the catalogue.
fn pdf(objects: &[&str], trailer: &str) -> Vec<u8> {
    let mut text = "%PDF-1.7\n".to_owned();
    let mut places = Vec::new();
    for (nth, object) in objects.iter().enumerate() {
        places.push(text.len());
        text.push_str(&format!("{} 0 obj\n{object}\nendobj\n", nth + 1));
    }
    let table = text.len();
    text.push_str(&format!(
        "xref\n0 {}\n0000000000 65535 f \n",
        objects.len() + 1
    ));
    for place in places {
        text.push_str(&format!("{place:010} 00000 n \n"));
    }
    let count = objects.len() + 1;
    text.push_str(&format!(
        "trailer\n<</Size {count}/Root 1 0 R{trailer}>>\nstartxref\n{table}\n%%EOF\n"
    ));
    text.into_bytes()
}

const CATALOGUE: &str = "<</Type/Catalog/Pages 2 0 R>>";

/// Writes a PDF of one page on which something is drawn with a font.
fn drawn(content: &str, font: &str) -> Vec<u8> {
    let stream = format!("<</Length {}>>stream\n{content}\nendstream", content.len());
    pdf(
        &[
            CATALOGUE,
            "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
            &stream,
            font,
        ],
        "",
    )
}

/// Writes a PDF of empty pages of different widths.
fn pages(count: usize) -> Vec<u8> {
    let kids: Vec<String> = (0..count).map(|nth| format!("{} 0 R", nth + 3)).collect();
    let tree = format!("<</Type/Pages/Kids[{}]/Count {count}>>", kids.join(" "));
    let leaf = |nth: usize| {
        format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 {} 100]>>",
            100 * (nth + 1)
        )
    };
    let leaves: Vec<String> = (0..count).map(leaf).collect();
    let mut objects = vec![CATALOGUE, tree.as_str()];
    objects.extend(leaves.iter().map(String::as_str));
    pdf(&objects, "")
}

const HELVETICA: &str = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>";

fn problem(bytes: Vec<u8>, number: u32) -> Option<Problem> {
    page(bytes, number).err()
}

fn missing(bytes: Vec<u8>) -> Option<Missing> {
    page(bytes, 1).ok().map(|drawn| drawn.page.missing)
}

#[test]
fn a_page_becomes_a_png_of_its_proportions() {
    let square = "1 0 0 rg 100 50 100 100 re f";
    let drawn = page(drawn(square, HELVETICA), 1).expect("a page");
    assert_eq!(drawn.page.size, (2400, 1200));
    assert_eq!(drawn.page.pages, 1);
    assert!(drawn.page.missing.is_empty());
    assert!(drawn.png.starts_with(b"\x89PNG\r\n\x1a\n"));
}

#[test]
fn the_page_that_was_asked_for_is_drawn() {
    let second = page(pages(3), 2).expect("a page");
    assert_eq!((second.page.size, second.page.pages), ((2400, 1200), 3));
    assert_eq!(problem(pages(3), 4), Some(Problem::NoPage));
    assert_eq!(problem(pages(3), u32::MAX), Some(Problem::NoPage));
}

#[test]
fn more_pages_than_a_person_chooses_from_are_refused() {
    let pages = pages(usize::try_from(MAX_PAGES).expect("a number of pages") + 1);
    let told = Problem::TooManyPages {
        pages: MAX_PAGES + 1,
    };
    assert_eq!(problem(pages, 1), Some(told));
}

#[test]
fn what_has_no_pages_or_is_no_pdf_is_told() {
    let none = pdf(&[CATALOGUE, "<</Type/Pages/Kids[]/Count 0>>"], "");
    let told = problem(none, 1);
    assert!(
        matches!(told, Some(Problem::NoPages | Problem::Broken)),
        "{told:?}"
    );
    for bytes in [
        &b""[..],
        b"%PDF-1.7\n",
        b"\x89PNG\r\n\x1a\n",
        b"startxref 0",
    ] {
        assert_eq!(problem(bytes.to_vec(), 1), Some(Problem::Broken));
    }
}

#[test]
fn a_file_that_takes_a_password_is_told_and_one_with_an_empty_password_is_read() {
    let id = "/ID[<00112233445566778899AABBCCDDEEFF><00112233445566778899AABBCCDDEEFF>]";
    let owner = "00".repeat(32);
    let locked = |user: &str| {
        let encrypt = format!("/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<{owner}>/U<{user}>>>");
        pdf(
            &[
                CATALOGUE,
                "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 200]>>",
            ],
            &format!("{encrypt}{id}"),
        )
    };
    assert_eq!(
        problem(locked(&"11".repeat(32)), 1),
        Some(Problem::Encrypted)
    );
    // ISO 32000-1, 7.6.3.4, algorithms 2 and 4, worked out for the values above.
    assert_eq!(problem(locked(EMPTY), 1), None);
}

/// What an empty password makes of the values of the test above.
const EMPTY: &str = "0F7C78F5577A6AD27E167808A0F9ACB13D9D62B4D412B49C505BD4F0CE7F5D8D";

#[test]
fn letters_that_are_not_in_the_file_are_told() {
    let text = "BT /F 24 Tf 20 100 Td (ICU) Tj ET";
    assert_eq!(missing(drawn(text, HELVETICA)), Some(Missing::default()));

    let japanese = "<</Type/Font/Subtype/Type0/BaseFont/HeiseiKakuGo-W5/Encoding/90ms-RKSJ-H/DescendantFonts[\
        <</Type/Font/Subtype/CIDFontType0/BaseFont/HeiseiKakuGo-W5/CIDSystemInfo<</Registry(Adobe)/Ordering(Japan1)/Supplement 2>>\
        /FontDescriptor<</Type/FontDescriptor/FontName/HeiseiKakuGo-W5/Flags 4>>>>]>>";
    let told = missing(drawn(text, japanese)).unwrap_or_default();
    assert_eq!(told.fonts, ["HeiseiKakuGo-W5"]);
    assert!(told.similar.is_empty());

    let other = "<</Type/Font/Subtype/TrueType/BaseFont/ABCDEF+Wingdings3/FirstChar 0/LastChar 0/Widths[500]\
        /FontDescriptor<</Type/FontDescriptor/FontName/Wingdings3/Flags 4>>>>";
    let told = missing(drawn(text, other)).unwrap_or_default();
    assert_eq!(told.similar, ["Wingdings3"]);

    // The renderer takes Helvetica for it.
    let sans = japanese.replace("HeiseiKakuGo-W5", "GenSansJP");
    let told = missing(drawn(text, &sans)).unwrap_or_default();
    assert_eq!(told.fonts, ["GenSansJP"]);
}

#[test]
fn a_picture_is_never_larger_than_can_be_shown() {
    let pixels = |size: (f32, f32)| {
        let scale = scale(size)?;
        Some((size.0 * scale, size.1 * scale))
    };
    for size in [
        (595.0, 842.0),
        (14_400.0, 14_400.0),
        (1684.0, 2384.0),
        (10.0, 10.0),
        (20_000.0, 100.0),
    ] {
        let (width, height) = pixels(size).expect("a page");
        assert!(
            width <= SIDE + 1.0 && height <= SIDE + 1.0 && width * height <= 24_100_000.0,
            "{size:?}"
        );
        assert!(width.max(height) >= 2399.0, "{size:?}");
    }
    for size in [
        (1e9, 1.0),
        (0.0, 10.0),
        (f32::NAN, 10.0),
        (f32::INFINITY, 10.0),
        (10.0, -5.0),
    ] {
        assert_eq!(pixels(size), None, "{size:?}");
    }
}

#[test]
fn a_damaged_file_is_drawn_or_told_or_breaks_off() {
    let content = "q 0 0 1 RG 10 10 m 300 150 l S Q BT /F 24 Tf 20 100 Td (ICU) Tj ET [4 2] 0 d 5 5 50 50 re S";
    let whole = drawn(content, HELVETICA);
    let mut random = 0x2545_F491_u32;
    let mut next = |below: usize| {
        random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (random >> 8) as usize % below
    };
    let mut endings = [0_u32; 3];
    for round in 0..150 {
        let mut bytes = whole.clone();
        match round % 3 {
            0 => bytes.truncate(next(whole.len())),
            1 => {
                for _ in 0..4 {
                    let at = next(whole.len());
                    bytes[at] = u8::try_from(next(256)).unwrap_or_default();
                }
            }
            _ => {
                let (at, length) = (next(whole.len()), next(60));
                bytes.drain(at..whole.len().min(at + length));
            }
        }
        // In the browser a panic ends the worker, of which the page tells.
        let ending = match catch_unwind(AssertUnwindSafe(|| page(bytes, 1))) {
            Ok(Ok(_)) => 0,
            Ok(Err(_)) => 1,
            Err(_) => 2,
        };
        endings[ending] += 1;
    }
    assert!(endings[0] > 0 && endings[1] > 0, "{endings:?}");
}
