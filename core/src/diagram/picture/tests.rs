use proptest::prelude::*;
use quick_xml::{Reader, events::Event};

use super::{Format, MAX_PIXELS, Picture, PictureError, Removed, clean_svg, picture};
use crate::diagram::{
    sample::{hostile, scene},
    svg::{Options, svg},
};

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut out = b"\x89PNG\r\n\x1a\n\0\0\0\x0DIHDR".to_vec();
    out.extend(width.to_be_bytes());
    out.extend(height.to_be_bytes());
    out.extend([8, 6, 0, 0, 0, 0, 0, 0, 0]);
    out
}

fn jpeg(marker: u8) -> Vec<u8> {
    let mut out = b"\xFF\xD8\xFF\xE0\0\x04JF\xFF\xFF\xC4\0\x03x\xFF".to_vec();
    out.push(marker);
    // Length, precision, height 768, width 1024, components.
    out.extend([0, 11, 8, 3, 0, 4, 0, 1, 1, 0x11, 0]);
    out
}

fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    picture(bytes).unwrap().size
}

#[test]
fn sizes_are_what_headers_say() {
    assert_eq!(size(&png(640, 480)), Some((640, 480)));
    for marker in [0xC0, 0xC1, 0xC2, 0xCF] {
        assert_eq!(size(&jpeg(marker)), Some((1024, 768)));
    }
    let cases = [
        ("width=\"100\" height=\"50px\"", Some((100, 50))),
        ("width=\"10mm\" height=\"1in\"", Some((38, 96))),
        ("width=\"100%\" viewBox=\"0 0 30.5,40\"", Some((31, 40))),
        ("width=\"2em\" height=\"1e2\"", Some((32, 100))),
        ("width=\"100%\"", None),
    ];
    for (attributes, expected) in cases {
        let text = format!("<?xml version=\"1.0\"?>\n<!-- x --><svg {attributes}/>");
        let found = picture(text.as_bytes()).unwrap();
        assert_eq!(found.format, Format::Svg);
        assert_eq!(found.size, expected, "{attributes}");
    }
    let drawio = picture(b"<mxfile/>").unwrap();
    assert_eq!(drawio.format, Format::Drawio);
}

#[test]
fn what_cannot_be_shown_is_refused_with_numbers() {
    let limit = MAX_PIXELS;
    let error = PictureError::TooManyPixels {
        width: 20_000,
        height: 5_001,
        limit,
    };
    assert_eq!(picture(&png(20_000, 5_001)), Err(error));
    assert!(picture(&png(20_000, 5_000)).is_ok());
    let huge = b"<svg width='1e300' height='2'/>";
    assert!(matches!(
        picture(huge),
        Err(PictureError::TooManyPixels { .. })
    ));
    let header = |format| Err(PictureError::Header { format });
    assert_eq!(picture(&png(0, 5)), header(Format::Png));
    assert_eq!(picture(&png(5, 5)[..20]), header(Format::Png));
    assert_eq!(picture(&jpeg(0xC4)), header(Format::Jpeg));
    assert_eq!(picture(&jpeg(0xC0)[..18]), header(Format::Jpeg));
    for other in [b"GIF89a".as_slice(), b"", b"<html/>", b"text", b"\xFF\xFE"] {
        assert_eq!(picture(other), Err(PictureError::Unknown));
    }
    let large = vec![0; 1 + (64 << 20)];
    assert!(matches!(
        picture(&large),
        Err(PictureError::TooLarge {
            bytes: 67_108_865,
            limit: 67_108_864
        })
    ));
}

#[test]
fn a_pdf_that_is_cut_off_is_told_apart() {
    let head = "%PDF-1.7\n1 0 obj<<>>endobj\n";
    let end = "trailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF";
    let ok = Picture {
        format: Format::Pdf,
        size: None,
    };
    let check = |text: String| picture(text.as_bytes());
    assert_eq!(check(format!("{head}{end}")), Ok(ok));
    assert_eq!(check(format!("{head}{end}\n-- scanned\n")), Ok(ok));
    assert_eq!(
        check(format!("{head}trailer<<>>")),
        Err(PictureError::NoEnd)
    );
    // The first page of a file for the web comes first, with an end of its own.
    let body = "0 0 m 10 10 l S\n".repeat(10_000);
    assert_eq!(
        check(format!("{head}{end}\n{body}")),
        Err(PictureError::NoEnd)
    );
    assert_eq!(check(format!("{head}{end}\n{body}{end}")), Ok(ok));
}

#[test]
fn an_svg_keeps_its_shapes_and_loses_what_runs_or_reaches_out() {
    let dirty = r##"<?xml version="1.0"?>
<!DOCTYPE svg [<!ENTITY x "y"><!ENTITY ext SYSTEM "file:///etc/passwd">]>
<svg:svg xmlns:svg="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="10" height="20" onload="alert(1)">
<style>@import url(https://example.org/a.css); rect { fill: url(https://example.org/b) }</style>
<script>alert(2)</script>
<rect x="1" y="2" width="3" height="4" fill="red" style="fill: #00ff00; background: url(//example.org/c); stroke:\75rl(x)" class="c"/>
<text x="1" y="2" onclick="alert(3)">名前 &lt;b&gt; &x; &#x41;</text>
<a xlink:href="javascript:alert(4)"><circle r="5"/></a>
<image xlink:href="https://example.org/d.png"/>
<use xlink:href="#p"/><use href="https://example.org/e.svg#p"/>
<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><iframe src="x"/></body></foreignObject>
<animate attributeName="href" to="javascript:alert(5)"/><set attributeName="onload" to="x"/>
<g fill="url(#g)" stroke="url( https://example.org/f )" filter="url(#h)"/>
</svg:svg><script>alert(6)</script>"##;
    let cleaned = clean_svg(dirty.as_bytes()).unwrap();
    let removed: Vec<&Removed> = cleaned.removed.iter().map(|(removed, _)| removed).collect();
    let elements: Vec<&str> = removed
        .iter()
        .filter_map(|removed| match removed {
            Removed::Element(name) => Some(name.as_str()),
            Removed::Attribute(_)
            | Removed::Value { .. }
            | Removed::Doctype
            | Removed::Entity(_) => None,
        })
        .collect();
    assert_eq!(
        elements,
        [
            "a",
            "animate",
            "foreignObject",
            "image",
            "script",
            "set",
            "style"
        ]
    );
    for name in ["onload", "onclick", "class", "background", "filter"] {
        assert!(
            removed.contains(&&Removed::Attribute(name.to_owned())),
            "{name}"
        );
    }
    assert!(removed.contains(&&Removed::Doctype));
    assert!(removed.contains(&&Removed::Entity("x".to_owned())));
    let svg = &cleaned.svg;
    for word in [
        "alert", "example", "script", "passwd", "onload", "iframe", "75rl", "svg:",
    ] {
        assert!(!svg.contains(word), "{word}: {svg}");
    }
    for kept in [
        "<rect x=\"1\" y=\"2\" width=\"3\" height=\"4\" fill=\"#00ff00\">",
        "名前 &lt;b&gt;  A</text>",
        "<circle r=\"5\">",
        "<use xlink:href=\"#p\">",
        "<g fill=\"url(#g)\">",
    ] {
        assert!(svg.contains(kept), "{kept}: {svg}");
    }
    assert_eq!(cleaned.size, Some((10, 20)));
    let again = clean_svg(svg.as_bytes()).unwrap();
    assert_eq!(&again.svg, svg);
    assert_eq!(again.removed, []);
}

#[test]
fn our_own_pictures_stay_as_they_are() {
    for scene in [scene(), hostile()] {
        let picture = svg(&scene, &Options::default());
        let cleaned = clean_svg(picture.as_bytes()).unwrap();
        let names = |text: &str| {
            let mut reader = Reader::from_str(text);
            reader.config_mut().expand_empty_elements = true;
            let mut names = Vec::new();
            loop {
                match reader.read_event() {
                    Ok(Event::Start(start)) => names.push(start.name().as_ref().to_owned()),
                    Ok(Event::Eof) => return names,
                    Ok(_) => {}
                    Err(error) => panic!("{error}"),
                }
            }
        };
        assert_eq!(names(&cleaned.svg), names(&picture));
        let lost = cleaned.removed.iter().filter(|(removed, _)| {
            let harmless = ["role", "aria-hidden", "data-key", "data-name"]
                .map(|name| Removed::Attribute(name.to_owned()));
            !harmless.contains(removed)
        });
        assert_eq!(lost.count(), 0);
    }
}

#[test]
fn laughs_and_depth_are_answered() {
    let laughs =
        "<!DOCTYPE svg [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><svg><text>&b;</text></svg>";
    let cleaned = clean_svg(laughs.as_bytes()).unwrap();
    assert!(!cleaned.svg.contains("ha"));
    let deep = "<svg>".repeat(10_000);
    assert_eq!(
        clean_svg(deep.as_bytes()),
        Err(PictureError::TooDeep { limit: 256 })
    );
    let cut = clean_svg(b"<svg>\n<rect>");
    assert!(matches!(cut, Err(PictureError::Broken { line: 2, .. })));
    assert_eq!(clean_svg(b"<html/>"), Err(PictureError::Unknown));
}

#[test]
fn shapes_that_use_shapes_that_use_shapes_are_not_drawn() {
    let level = |nth: u32| {
        let used = format!("<use xlink:href=\"#l{}\"/>", nth + 1).repeat(10);
        format!("<g id=\"l{nth}\">{used}</g>")
    };
    let levels: String = (0..9).map(level).collect();
    let bomb = format!("<svg>{levels}<path id=\"l9\"/><use xlink:href=\"#l0\"/></svg>");
    let cleaned = clean_svg(bomb.as_bytes()).unwrap();
    assert_eq!(cleaned.svg.matches("<use").count(), 1);
    let removed = [(Removed::Element("use".to_owned()), 90)];
    assert_eq!(cleaned.removed, removed);
}

/// That nothing is in a picture that runs or reaches out, by the parser of somebody else.
fn check(svg: &str) {
    let mut reader = Reader::from_str(svg);
    loop {
        match reader.read_event() {
            Ok(Event::Start(start) | Event::Empty(start)) => {
                let name = start.name().as_ref().to_owned();
                assert!(!["script", "style", "foreignObject", "image"].contains(&name.as_str()));
                for attribute in start.attributes() {
                    let attribute = attribute.unwrap();
                    let name = attribute.key.as_ref().to_owned();
                    assert!(!name.starts_with("on") && name != "style", "{name}");
                    if name.ends_with("href") {
                        assert!(attribute.value.starts_with('#'));
                    }
                }
            }
            Ok(Event::Eof) => return,
            Ok(_) => {}
            Err(error) => panic!("{error}"),
        }
    }
}

const PIECES: [&str; 20] = [
    "<svg>",
    "</svg>",
    "<g ",
    "onload=\"x\" ",
    "style=\"fill:url(//x)\" ",
    "xlink:href=\"javascript:x\" ",
    ">",
    "/>",
    "<script>",
    "</script>",
    "<style>",
    "</style>",
    "<![CDATA[",
    "]]>",
    "&x;",
    "<!DOCTYPE svg [",
    "]>",
    "<!--",
    "-->",
    "<svg:use href=\"#a\" ",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn what_is_left_of_any_svg_is_harmless(
        pieces in prop::collection::vec(proptest::sample::select(&PIECES[..]), 0..30),
        text in "\\PC{0,10}",
    ) {
        for text in [format!("<svg>{}{text}</svg>", pieces.concat()), pieces.concat()] {
            let _ = picture(text.as_bytes());
            if let Ok(cleaned) = clean_svg(text.as_bytes()) {
                check(&cleaned.svg);
            }
        }
    }

    #[test]
    fn headers_of_any_kind_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..100), form in 0..5_usize) {
        let start: &[u8] = [b"".as_slice(), b"\x89PNG\r\n\x1a\n", b"\xFF\xD8\xFF", b"%PDF-1.4 /Encrypt", b"<svg "][form];
        let bytes = [start, &bytes].concat();
        let _ = picture(&bytes);
        let _ = clean_svg(&bytes);
    }
}
