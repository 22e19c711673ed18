use std::collections::BTreeSet;

use quick_xml::{Reader, events::Event};

use super::{Options, Paper, Part, Theme, Words, live, parts, svg, wires};
use crate::diagram::{
    pen::fits,
    sample::{hostile, scene},
    scene::{Look, Point, Rect, Scene, Tone, WireKind},
};

fn words() -> Words {
    let text = |word: &str| word.to_owned();
    Words {
        legend: text("凡例"),
        looks: vec![(Look::Firewall, text("ファイアウォール"))],
        wires: vec![
            (WireKind::Remote, text("リモート保守")),
            (WireKind::Blocked, text("遮断")),
        ],
        border: text("責任分界"),
        tones: vec![(Tone::Danger, text("要対応")), (Tone::Plain, text("なし"))],
    }
}

/// What is in a picture: its elements by name, and its texts with references resolved.
struct Seen {
    names: Vec<String>,
    texts: Vec<String>,
}

/// Reads a picture with the parser of somebody else.
fn seen(svg: &str) -> Seen {
    let mut reader = Reader::from_str(svg);
    let mut seen = Seen {
        names: Vec::new(),
        texts: Vec::new(),
    };
    let mut depth = 0;
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                depth += 1;
                seen.names.push(start.name().as_ref().to_owned());
                seen.texts.push(String::new());
                check_attributes(&start);
            }
            Event::Empty(start) => {
                seen.names.push(start.name().as_ref().to_owned());
                check_attributes(&start);
            }
            Event::End(_) => depth -= 1,
            Event::Text(text) => seen.texts.last_mut().unwrap().push_str(&text),
            Event::GeneralRef(name) => {
                let name: &str = &name;
                let text = quick_xml::escape::unescape(&format!("&{name};"))
                    .unwrap()
                    .into_owned();
                seen.texts.last_mut().unwrap().push_str(&text);
            }
            Event::Eof => break,
            other @ (Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_)) => panic!("{other:?}"),
        }
    }
    assert_eq!(depth, 0);
    seen
}

/// No attribute reaches out of the file, runs a script or needs a style sheet.
fn check_attributes(start: &quick_xml::events::BytesStart<'_>) {
    for attribute in start.attributes() {
        let attribute = attribute.unwrap();
        let name = attribute.key.as_ref().to_owned();
        let value = quick_xml::escape::unescape(&attribute.value)
            .unwrap()
            .into_owned();
        assert!(!name.starts_with("on") && name != "style" && name != "class");
        assert!(!name.contains("href") && name != "src", "{name}");
        if value.contains("url(") {
            assert!(value.starts_with("url(#daicho-"), "{value}");
        }
    }
}

fn labels(scene: &Scene) -> Vec<&str> {
    let shapes = scene.shapes.iter();
    let mut all: Vec<&str> = shapes
        .flat_map(|shape| {
            let texts = shape.details.iter().chain(&shape.signs);
            texts.chain([&shape.label]).map(String::as_str)
        })
        .collect();
    for wire in &scene.wires {
        all.extend(wire.signs.iter().map(String::as_str));
        all.push(&wire.label);
    }
    all.extend(scene.borders.iter().map(|border| border.label.as_str()));
    all.push(&scene.title);
    all
}

#[test]
fn every_name_is_in_the_picture_as_it_is() {
    for scene in [scene(), hostile()] {
        for theme in [Theme::Light, Theme::Dark, Theme::Print] {
            let options = Options {
                theme,
                words: words(),
                ..Options::default()
            };
            let seen = seen(&svg(&scene, &options));
            for label in labels(&scene) {
                let label: String = label.chars().filter(|c| fits(*c)).collect();
                let has = seen.texts.iter().any(|text| text.contains(&label));
                assert!(has, "{label:?}");
            }
        }
    }
}

#[test]
fn a_picture_is_shapes_and_texts_only() {
    let known = [
        "svg", "title", "defs", "marker", "path", "rect", "g", "text", "polyline",
    ];
    let known: BTreeSet<&str> = known.into();
    let seen = seen(&svg(&hostile(), &Options::default()));
    for name in seen.names {
        assert!(known.contains(name.as_str()), "{name}");
    }
}

#[test]
fn the_legend_says_what_is_there_and_has_a_word() {
    let options = Options {
        words: words(),
        ..Options::default()
    };
    let all = seen(&svg(&scene(), &options)).texts;
    let has = |word: &str| all.iter().any(|text| text.trim() == word);
    assert!(has("凡例") && has("ファイアウォール") && has("リモート保守"));
    assert!(has("責任分界") && has("要対応") && has("遮断"));
    assert!(!has("なし"), "what is plain says nothing");
    let mut less = scene();
    less.wires.clear();
    let all = seen(&svg(&less, &options)).texts;
    assert!(!all.iter().any(|text| text.trim() == "リモート保守"));
}

#[test]
fn a_remote_line_looks_like_no_other() {
    let picture = svg(&scene(), &Options::default());
    let thick = picture.matches("stroke-dasharray=\"16 5 3 5\"").count();
    assert_eq!(thick, 1);
    assert!(picture.contains("stroke-width=\"4\" stroke-dasharray=\"16 5 3 5\""));
}

#[test]
fn the_size_is_that_of_what_is_drawn_or_of_a_sheet() {
    let picture = svg(&scene(), &Options::default());
    // 890 and twice the margin; 400, the margins, the title and two captions.
    assert!(picture.contains("width=\"938\" height=\"516\" viewBox=\"-14 -82 938 516\""));
    let options = Options {
        paper: Paper::A3Landscape,
        ..Options::default()
    };
    let picture = svg(&scene(), &options);
    assert!(picture.contains("width=\"420mm\" height=\"297mm\" viewBox=\"-14 -82 938 516\""));
}

#[test]
fn a_tone_has_a_form_beside_its_colour() {
    let mut scene = scene();
    scene.wires.clear();
    scene.borders.clear();
    let marked = |tone: Tone| {
        let mut scene = scene.clone();
        scene.shapes.iter_mut().for_each(|shape| shape.tone = tone);
        let picture = svg(&scene, &Options::default());
        picture.matches("<g transform=").count()
    };
    assert_eq!(marked(Tone::Plain), 0);
    for tone in [Tone::Good, Tone::Unknown, Tone::Warning, Tone::Danger] {
        assert_eq!(marked(tone), scene.shapes.len());
    }
}

#[test]
fn numbers_at_the_end_of_all_numbers_are_drawn_somewhere() {
    let mut scene = scene();
    let far = Rect {
        x: i32::MAX,
        y: i32::MIN,
        width: i32::MAX,
        height: i32::MIN,
    };
    scene.bounds = far;
    for shape in &mut scene.shapes {
        shape.rect = far;
        shape.count = u32::MAX;
    }
    for wire in &mut scene.wires {
        wire.points = vec![
            Point {
                x: i32::MIN,
                y: i32::MAX,
            };
            2
        ];
    }
    scene.wires[0].points.truncate(1);
    scene.wires[1].points.clear();
    scene.borders[0].rects = vec![far];
    seen(&svg(&scene, &Options::default()));
    seen(&svg(&Scene::default(), &Options::default()));
}

#[test]
fn what_has_a_key_stands_in_the_order_that_is_told() {
    let scene = hostile();
    let drawn = live(&scene, Theme::Light);
    let values = |attribute: &str| -> Vec<String> {
        let rest = drawn.split(attribute).skip(1);
        rest.filter_map(|rest| Some(rest.split_once('"')?.0.to_owned()))
            .collect()
    };
    let told = parts(&scene).map(|part| match part {
        Part::Shape(shape) => shape.key.to_string(),
        Part::Border(border) => border.key.to_string(),
        Part::Wire(wire) => wire.key.to_string(),
    });
    assert_eq!(values(" data-key=\""), told.collect::<Vec<_>>());
    let named = wires(&scene).map(|wire| wire.key.to_string());
    assert_eq!(values(" data-name=\""), named.collect::<Vec<_>>());
}
