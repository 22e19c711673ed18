use super::{MODEL, read_text};
use crate::{
    diagram::{
        drawio::{
            model::Thing,
            offer::{Fit, offer},
            write::drawio,
        },
        element::ElementKey,
        sample::{id, scene},
    },
    ident::id::EntityId,
};

fn known(words: &[(u8, &str)]) -> Vec<(EntityId, Vec<String>)> {
    let one = |(nth, words): &(u8, &str)| {
        let words = words.split('|').map(str::to_owned);
        (id(*nth), words.collect())
    };
    words.iter().map(one).collect()
}

#[test]
fn containers_are_zones_shapes_devices_and_lines_links() {
    let page = &read_text(MODEL).value.pages[0];
    let offer = offer(page, &known(&[(1, "s-77"), (2, "10.0.0.1|FW-9")]));
    let zones: Vec<_> = offer.zones.iter().map(|it| (it.cell, &*it.name)).collect();
    assert_eq!(zones, [(0, "DMZ")]);
    let shapes: Vec<_> = offer
        .shapes
        .iter()
        .map(|it| (it.cell, it.zone, it.thing, it.found.sure()))
        .collect();
    assert_eq!(
        shapes,
        [
            (
                1,
                Some(0),
                Some(Thing::Firewall),
                Some(ElementKey::Unit(id(2)))
            ),
            (2, Some(0), None, Some(ElementKey::Unit(id(1)))),
        ]
    );
    let links: Vec<_> = offer
        .links
        .iter()
        .map(|it| (it.from, it.to, &*it.label))
        .collect();
    assert_eq!(links, [(Some(1), Some(2), "HL7"), (None, None, "")]);
}

fn found(label: &str, words: &[(u8, &str)]) -> (Vec<(EntityId, Fit)>, Option<ElementKey>) {
    let text = format!(
        "<mxGraphModel><root><mxCell id=\"0\"/><mxCell id=\"1\" parent=\"0\"/><mxCell id=\"a\" value=\"{label}\" vertex=\"1\" parent=\"1\"><mxGeometry width=\"9\" height=\"9\" as=\"geometry\"/></mxCell></root></mxGraphModel>"
    );
    let page = &read_text(&text).value.pages[0];
    let offer = offer(page, &known(words));
    let found = &offer.shapes[0].found;
    let all = found.candidates.iter().map(|it| (it.id, it.fit)).collect();
    (all, found.sure())
}

#[test]
fn a_whole_line_counts_before_a_word_and_a_word_before_a_part() {
    let unit = |nth| Some(ElementKey::Unit(id(nth)));
    let words = [
        (1, "PX-4|10.0.0.1"),
        (2, "PX-4 2号機"),
        (3, "モニタ"),
        (4, "モニタ"),
    ];
    assert_eq!(
        found("ＰＸ－４", &words),
        (vec![(id(1), Fit::Line)], unit(1))
    );
    let line = vec![(id(2), Fit::Line)];
    assert_eq!(found("PX-4 2号機", &words), (line, unit(2)));
    let word = vec![(id(1), Fit::Word)];
    assert_eq!(found("装置 (10.0.0.1/24)", &words), (word, unit(1)));
    let within = vec![(id(1), Fit::Within)];
    assert_eq!(
        found("装置PX-4番", &words),
        (within, None),
        "a person is asked"
    );
    assert_eq!(found("10.0.0.12", &words), (vec![], None));
    let two = vec![(id(3), Fit::Line), (id(4), Fit::Line)];
    assert_eq!(found("ﾓﾆﾀ", &words), (two, None), "a person is asked");
    assert_eq!(found("別の機器", &words), (vec![], None));
}

#[test]
fn what_this_program_wrote_is_known_again() {
    let scene = scene();
    let text = drawio(&scene);
    let page = &read_text(&text).value.pages[0];
    let offered = offer(page, &[]);
    for shape in &scene.shapes {
        let zone = offered.zones.iter().any(|it| it.key == Some(shape.key));
        let sure = |it: &super::super::offer::ShapeOffer| it.found.sure() == Some(shape.key);
        assert!(zone || offered.shapes.iter().any(sure), "{}", shape.key);
    }
    for wire in &scene.wires {
        assert!(offered.links.iter().any(|it| it.key == Some(wire.key)));
    }
    // A shape that was copied: neither is sure.
    let key = format!("daicho=\"unit:{}\"", id(12));
    let copied = text.replace(&format!("daicho=\"unit:{}\"", id(11)), &key);
    let page = &read_text(&copied).value.pages[0];
    let offered = offer(page, &[]);
    let unit = Some(ElementKey::Unit(id(12)));
    assert!(offered.shapes.iter().all(|it| it.found.sure() != unit));
}

#[test]
fn a_rectangle_behind_devices_may_be_a_zone() {
    let shape = |id: &str, value: &str, place: &str| {
        format!(
            "<mxCell id=\"{id}\" value=\"{value}\" vertex=\"1\" parent=\"1\"><mxGeometry {place} as=\"geometry\"/></mxCell>"
        )
    };
    let cells = [
        shape(
            "z",
            "検査室",
            "x=\"0\" y=\"0\" width=\"300\" height=\"200\"",
        ),
        shape("a", "A", "x=\"10\" y=\"20\" width=\"30\" height=\"20\""),
        shape("b", "B", "x=\"100\" y=\"20\" width=\"30\" height=\"20\""),
        shape("c", "C", "x=\"400\" y=\"20\" width=\"30\" height=\"20\""),
    ]
    .concat();
    let text = format!(
        "<mxGraphModel><root><mxCell id=\"0\"/><mxCell id=\"1\" parent=\"0\"/>{cells}</root></mxGraphModel>"
    );
    let offer = offer(&read_text(&text).value.pages[0], &[]);
    assert_eq!(offer.zones.len(), 1);
    let zones: Vec<_> = offer.shapes.iter().map(|it| (&*it.name, it.zone)).collect();
    assert_eq!(zones, [("A", Some(0)), ("B", Some(0)), ("C", None)]);
}

#[test]
fn what_was_read_and_offered_travels_to_the_page() {
    let read = read_text(&drawio(&scene()));
    let offered = offer(&read.value.pages[0], &known(&[(1, "FW-1")]));
    let bytes = postcard::to_allocvec(&(&read, &offered)).unwrap();
    assert_eq!(postcard::from_bytes(&bytes), Ok((read, offered)));
}
