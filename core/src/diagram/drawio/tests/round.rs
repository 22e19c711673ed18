//! What is written is read again as it was.

use std::collections::BTreeMap;

use quick_xml::{Reader, events::Event};

use super::read_text;
use crate::diagram::{
    drawio::{
        model::{CellKind, Page},
        write::drawio,
    },
    element::ElementKey,
    pen::fits,
    sample::{HOSTILE, hostile, scene},
    scene::{Point, Rect, Scene, Tone},
};

fn page(scene: &Scene) -> Page {
    let read = read_text(&drawio(scene));
    assert_eq!(read.diagnostics, []);
    assert_eq!(read.value.pages.len(), 1);
    read.value.pages.into_iter().next().unwrap()
}

#[test]
fn shapes_areas_and_lines_come_back_to_their_places() {
    for scene in [scene(), hostile()] {
        let page = page(&scene);
        let origin = page.origin.unwrap();
        let back = Point {
            x: -origin.x,
            y: -origin.y,
        };
        let numbers: BTreeMap<ElementKey, u32> = (0_u32..)
            .zip(&page.cells)
            .filter_map(|(at, cell)| Some((cell.daicho?, at)))
            .collect();
        let cell = |key: &ElementKey| &page.cells[numbers[key] as usize];
        for shape in &scene.shapes {
            let cell = cell(&shape.key);
            assert_eq!(cell.rect.unwrap().moved(back), shape.rect, "{}", shape.key);
            assert_eq!(cell.parent, shape.parent.map(|parent| numbers[&parent]));
            let label: String = shape.label.chars().filter(|c| fits(*c)).collect();
            assert!(cell.label.starts_with(label.trim()), "{label:?}: {cell:?}");
            let is_area = shape.look.is_area() && !shape.is_folded;
            assert_eq!(cell.kind == CellKind::Container, is_area);
        }
        for wire in &scene.wires {
            let cell = cell(&wire.key);
            assert_eq!(cell.source, Some(numbers[&wire.from]));
            assert_eq!(cell.target, Some(numbers[&wire.to]));
            let inner = &cell.points[1..cell.points.len() - 1];
            let inner: Vec<Point> = inner
                .iter()
                .map(|at| Point {
                    x: at.x + back.x,
                    y: at.y + back.y,
                })
                .collect();
            assert_eq!(inner, wire.points[1..wire.points.len() - 1]);
        }
        let borders = page.cells.iter().filter(|cell| {
            let rect = cell.rect.unwrap().moved(back);
            cell.daicho == Some(scene.borders[0].key) && scene.borders[0].rects.contains(&rect)
        });
        assert_eq!(borders.count(), 2);
    }
}

#[test]
fn ends_that_lie_on_their_shapes_come_back() {
    let mut scene = scene();
    let rects: BTreeMap<ElementKey, Rect> =
        scene.shapes.iter().map(|it| (it.key, it.rect)).collect();
    for wire in &mut scene.wires {
        let at = |key: &ElementKey| rects[key].middle();
        wire.points = vec![at(&wire.from), Point { x: 1, y: 2 }, at(&wire.to)];
    }
    let page = page(&scene);
    let origin = page.origin.unwrap();
    for wire in &scene.wires {
        let cell = page.cells.iter().find(|cell| cell.daicho == Some(wire.key));
        let moved = |at: &Point| Point {
            x: at.x + origin.x,
            y: at.y + origin.y,
        };
        let expected: Vec<Point> = wire.points.iter().map(moved).collect();
        assert_eq!(cell.unwrap().points, expected);
    }
}

/// The grammar of the format, as far as draw.io insists on it: ids once each, parents before their children, terminals that
/// are there, a geometry in every shape and line.
#[test]
fn a_file_is_as_the_format_wants_it() {
    let mut twice = hostile();
    let again = twice.wires[0].clone();
    twice.wires.push(again);
    twice.borders[0].tone = Tone::Danger;
    let text = drawio(&twice);
    let mut reader = Reader::from_str(&text);
    reader.config_mut().expand_empty_elements = true;
    let mut ids: Vec<String> = Vec::new();
    let mut wrapped: Option<String> = None;
    let (mut cells, mut geometries, mut ends) = (0, 0, Vec::new());
    let mut path: Vec<String> = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) => {
                let name = start.name().as_ref().to_owned();
                let mut own: BTreeMap<String, String> = BTreeMap::new();
                for attribute in start.attributes() {
                    let attribute = attribute.unwrap();
                    let value = quick_xml::escape::unescape(&attribute.value).unwrap();
                    own.insert(attribute.key.as_ref().to_owned(), value.into_owned());
                }
                let around = path.last().map(String::as_str);
                match name.as_str() {
                    "mxfile" => assert_eq!(around, None),
                    "diagram" => assert_eq!(around, Some("mxfile")),
                    "mxGraphModel" => assert_eq!(around, Some("diagram")),
                    "root" => assert_eq!(around, Some("mxGraphModel")),
                    "UserObject" => {
                        assert_eq!(around, Some("root"));
                        wrapped = Some(own["id"].clone());
                    }
                    "mxCell" => {
                        cells += 1;
                        let id = wrapped.take().or(own.get("id").cloned()).unwrap();
                        assert!(!ids.contains(&id), "{id}");
                        if let Some(parent) = own.get("parent") {
                            assert!(ids.contains(parent), "{id} in {parent}");
                        } else {
                            assert_eq!(id, "0");
                        }
                        ids.push(id);
                        ends.extend(own.get("source").cloned());
                        ends.extend(own.get("target").cloned());
                        let style = own.get("style").cloned().unwrap_or_default();
                        assert!(!style.contains("html=1"));
                        for part in style.split(';').filter(|part| !part.is_empty()) {
                            assert!(part == "text" || part.contains('='), "{part}");
                        }
                    }
                    "mxGeometry" => {
                        assert_eq!(around, Some("mxCell"));
                        assert_eq!(own["as"], "geometry");
                        geometries += 1;
                    }
                    "mxPoint" => assert!(own.contains_key("x") && own.contains_key("y")),
                    "Array" => assert_eq!(own["as"], "points"),
                    other => panic!("{other}"),
                }
                path.push(name);
            }
            Event::End(_) => {
                path.pop();
            }
            Event::Text(text) => assert_eq!(text.trim(), ""),
            Event::Eof => break,
            other @ (Event::Empty(_)
            | Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_)
            | Event::GeneralRef(_)) => panic!("{other:?}"),
        }
    }
    // All but the root and its layer.
    assert_eq!(geometries, cells - 2);
    assert!(ends.iter().all(|end| ids.contains(end)));
}

#[test]
fn hostile_names_are_in_the_file_as_they_are() {
    let page = page(&hostile());
    for name in HOSTILE {
        let name: String = name.chars().filter(|c| fits(*c)).collect();
        let has = page
            .cells
            .iter()
            .any(|cell| cell.label.contains(name.trim()));
        assert!(has, "{name:?}");
    }
}

#[test]
fn an_empty_or_endless_diagram_is_written() {
    page(&Scene::default());
    let mut scene = scene();
    scene.bounds.width = i32::MAX;
    for shape in &mut scene.shapes {
        shape.rect.x = i32::MIN;
        shape.rect.width = 0;
    }
    scene.wires[0].points.clear();
    assert!(!drawio(&scene).is_empty());
}
