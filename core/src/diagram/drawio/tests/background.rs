use super::{MODEL, read_text};
use crate::diagram::{
    drawio::scene::{background, followed, frame},
    scene::{Point, Rect},
};

#[test]
fn a_page_is_drawn_of_what_was_understood() {
    let page = &read_text(MODEL).value.pages[0];
    let picture = background(page);
    assert!(picture.svg.contains("viewBox=\"0 0 827 1169\""));
    for text in ["DMZ", "FW 1", "10.0.0.1", "HL7"] {
        assert!(picture.svg.contains(&format!(">{text}<")), "{text}");
    }
    assert!(
        !picture.svg.contains("a &lt;b&gt; b"),
        "its layer is hidden"
    );
    let whole = Point { x: 827, y: 1169 };
    assert_eq!(
        picture.fraction_of(whole),
        Point {
            x: 10_000,
            y: 10_000
        }
    );
}

#[test]
fn a_mark_follows_the_shape_that_it_no_longer_lies_on() {
    let page = &read_text(MODEL).value.pages[0];
    // The corner and the middle of a shape at 110,80 of 60 by 40.
    let corner = Point { x: 1330, y: 684 };
    let middle = Point { x: 1692, y: 855 };
    assert_eq!(followed(page, "fw", Point { x: 1, y: 1 }), Some(corner));
    assert_eq!(
        followed(page, "fw", Point { x: 1692, y: 1100 }),
        Some(corner)
    );
    assert_eq!(followed(page, "fw", middle), None);
    assert_eq!(followed(page, "fw", Point { x: 1400, y: 700 }), None);
    assert_eq!(followed(page, "gone", middle), None);
}

#[test]
fn what_lies_beyond_the_sheet_is_on_the_picture() {
    let text = MODEL.replace("x=\"100\" y=\"50\"", "x=\"-100\" y=\"50\"");
    let page = &read_text(&text).value.pages[0];
    let expected = Rect {
        x: -110,
        y: 0,
        width: 937,
        height: 1169,
    };
    assert_eq!(frame(page), expected);
}

#[test]
fn nothing_of_a_style_gets_into_the_picture_but_colours() {
    let style = "shape=image;image=https://example.org/x.png;fillColor=url(#a);strokeColor=#12G456;fontColor=red&quot;;rotation=30;fontSize=1e9;";
    let text = MODEL.replace("rounded=1;", style);
    let picture = background(&read_text(&text).value.pages[0]).svg;
    for word in ["example", "url", "12G456", "red", "image"] {
        assert!(!picture.contains(word), "{word}");
    }
    assert!(picture.contains("rotate(30 340 200)"));
}
