use serde_json::Value;

use super::{
    FORMAT, json,
    table::{csv, rows},
};
use crate::diagram::{
    sample::{hostile, scene},
    scene::Scene,
};

#[test]
fn all_that_is_on_a_diagram_is_in_the_json() {
    for scene in [scene(), hostile()] {
        let text = json(&scene, Some("保守"));
        let json: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(json["format"], FORMAT);
        assert_eq!(json["purpose"], "保守");
        assert_eq!(json["title"], *scene.title);
        let lists = ["elements", "wires", "boundaries"];
        let counts = [scene.shapes.len(), scene.wires.len(), scene.borders.len()];
        for (list, count) in lists.into_iter().zip(counts) {
            assert_eq!(json[list].as_array().map(Vec::len), Some(count));
        }
        for (shape, element) in scene
            .shapes
            .iter()
            .zip(json["elements"].as_array().unwrap())
        {
            assert_eq!(element["key"], *shape.key.to_string());
            assert_eq!(element["name"], *shape.label);
            assert_eq!(element["place"]["x"], shape.rect.x);
            assert_eq!(element.get("parent").is_some(), shape.parent.is_some());
        }
    }
    let text = json(&Scene::default(), None);
    assert!(!text.contains("purpose"));
}

#[test]
fn a_table_says_what_the_picture_says() {
    let scene = scene();
    let rows = rows(&scene);
    assert_eq!(rows.len(), 4 + 8 + 6 + 1);
    let row = |name: &str| rows.iter().find(|row| row.name == name).unwrap();
    let monitor = row("ベッドサイドモニタ");
    assert_eq!(monitor.within, ["医療機器系"]);
    assert_eq!(monitor.connected, ["FW-1"]);
    assert_eq!(monitor.signs, ["サポート終了"]);
    assert_eq!(row("FW-1").connected.len(), 5);
    assert_eq!(row("輸液ポンプ").count, Some(12));
    assert_eq!(row("保守回線 VPN").connected, ["ミナト計測", "FW-1"]);
    let border = row("責任分界 病院 / ミナト計測");
    assert_eq!(border.connected, ["医療機器系", "手術室"]);
}

#[test]
fn no_cell_of_the_table_is_a_formula() {
    let mut scene = scene();
    scene.shapes[0].label = "=1+1".to_owned();
    scene.shapes[1].label = "'@x, \"y\"".to_owned();
    scene.shapes[2].label = "a\nb".to_owned();
    let headers = ["a", "b", "c", "d", "e", "f", "g"].map(str::to_owned);
    let text = csv(&scene, &headers, |_| "種類".to_owned());
    assert!(text.starts_with("\u{FEFF}a,b,c,d,e,f,g\r\n"));
    assert!(text.contains("\r\n種類,'=1+1,1,,"));
    assert!(text.contains("\"''@x, \"\"y\"\"\""));
    assert!(text.contains("\"a\nb\""));
    assert_eq!(text.matches("\r\n").count(), 1 + 19);
}

#[test]
fn a_ring_of_areas_has_an_end() {
    let mut scene = scene();
    let key = scene.shapes[0].key;
    scene.shapes[0].parent = Some(key);
    assert!(rows(&scene)[0].within.len() <= scene.shapes.len());
}
