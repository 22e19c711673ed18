//! Files that somebody made to do harm, and such as people save under the wrong name.

use std::io::Write;

use bzip2::write::BzEncoder;
use flate2::write::GzEncoder;

use super::{cyclonedx, fuzz::use_up, spdx, swid};
use crate::sbom::{
    problem::{Problem, SbomError},
    raw::raw,
    read, text,
};

fn refused(text: &str) -> SbomError {
    read(text.as_bytes()).expect_err("it is read")
}

#[test]
fn ten_thousand_levels_are_refused() {
    let deep = |open: &str, inner: &str, close: &str| {
        format!("{}{inner}{}", open.repeat(10_000), close.repeat(10_000))
    };
    let parts = deep(r#"{"name": "a", "components": ["#, "", "]}");
    let json =
        format!(r#"{{"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [{parts}]}}"#);
    assert!(matches!(refused(&json), SbomError::TooDeep { .. }));
    assert!(matches!(
        raw(json.as_bytes(), 9_999),
        Err(SbomError::TooDeep { .. })
    ));
    let lists = deep("[", "", "]");
    for text in [
        lists.clone(),
        format!(r#"{{"bomFormat": "CycloneDX", "specVersion": "1.6", "components": {lists}}}"#),
        format!(r#"{{"spdxVersion": "SPDX-2.3", "packages": [{{"name": {lists}}}]}}"#),
        format!(
            r#"{{"@context": "https://spdx.org/rdf/3.0.1/x", "@graph": [{{"type": {lists}}}]}}"#
        ),
        format!(r#"{{"bomFormat": "CycloneDX", "specVersion": "1.6", "x": {lists}}}"#),
    ] {
        use_up(text.as_bytes());
    }
    let xml = format!(
        r#"<bom xmlns="http://cyclonedx.org/schema/bom/1.6">{}</bom>"#,
        deep("<component>", "", "</component>")
    );
    assert!(matches!(refused(&xml), SbomError::TooDeep { .. }));
}

#[test]
fn a_million_components_are_the_most() {
    let mut text = r#"{"spdxVersion": "SPDX-2.3", "packages": ["#.to_owned();
    text.push_str(&"{},".repeat(1_000_000));
    text.push_str("{}]}");
    assert!(matches!(
        refused(&text),
        SbomError::TooManyComponents { .. }
    ));
}

#[test]
fn what_is_in_a_circle_is_read() {
    let json = r#"{"bomFormat": "CycloneDX", "specVersion": "1.6",
        "components": [{"type": "library", "bom-ref": "a", "name": "a"}, {"type": "library", "bom-ref": "b", "name": "b"}],
        "dependencies": [{"ref": "a", "dependsOn": ["b", "a"]}, {"ref": "b", "dependsOn": ["a"]}]}"#;
    let tags = "SPDXVersion: SPDX-2.3\nPackageName: a\nSPDXID: a\nPackageName: b\nSPDXID: b\nRelationship: a CONTAINS b\nRelationship: b CONTAINS a\nRelationship: a CONTAINS a\n";
    for text in [json, tags] {
        assert_eq!(read(text.as_bytes()).unwrap().value.relations.len(), 3);
        use_up(text.as_bytes());
    }
}

#[test]
fn references_that_stand_often_are_told_once_each() {
    let package = r#"{"SPDXID": "a", "name": "a"}"#;
    let packages = vec![package; 20_000].join(",");
    let text = format!(r#"{{"spdxVersion": "SPDX-2.3", "packages": [{packages}]}}"#);
    let parsed = read(text.as_bytes()).unwrap();
    assert_eq!(parsed.value.components.len(), 20_000);
    assert!(parsed.diagnostics.len() < 1_100);
    use_up(text.as_bytes());
}

#[test]
fn utf_16_says_the_same_and_a_wrong_declaration_does_not_matter() {
    for text in [
        cyclonedx::JSON,
        cyclonedx::XML,
        spdx::JSON,
        spdx::XML,
        swid::TAG,
    ] {
        let expected = read(text.as_bytes()).unwrap();
        for mark in [true, false] {
            let units = mark
                .then_some(0xFEFF)
                .into_iter()
                .chain(text.encode_utf16());
            let little: Vec<u8> = units.clone().flat_map(u16::to_le_bytes).collect();
            let big: Vec<u8> = units.flat_map(u16::to_be_bytes).collect();
            assert_eq!(read(&little).unwrap(), expected);
            assert_eq!(read(&big).unwrap(), expected);
        }
    }
    for encoding in ["UTF-16", "Shift_JIS", "no-such"] {
        let text = swid::TAG.replacen("Monitor", "監視", 1);
        let text = format!(r#"<?xml version="1.0" encoding="{encoding}"?>{text}"#);
        let name = &read(text.as_bytes()).unwrap().value.components[0].name;
        assert_eq!(name, "監視 Viewer");
    }
    let text = format!(
        r#"<?xml version="1.0" encoding="Shift_JIS"?>{}"#,
        swid::TAG.replacen("Monitor", "監視", 1)
    );
    let (bytes, ..) = encoding_rs::SHIFT_JIS.encode(&text);
    assert_eq!(
        read(&bytes).unwrap().value.components[0].name,
        "監視 Viewer"
    );
}

#[test]
fn control_characters_are_answered() {
    for control in [
        "\u{0}",
        "\u{1}",
        "\u{7f}",
        "\u{feff}",
        "\u{202e}",
        "\u{ffff}",
        "\\u0000",
        "\\ud800",
        "&#0;",
        "&#xD800;",
        "&#x110000;",
    ] {
        for text in [
            cyclonedx::JSON,
            cyclonedx::XML,
            spdx::JSON,
            spdx::YAML,
            spdx::XML,
            spdx::TAGS,
            spdx::GRAPH,
            swid::TAG,
        ] {
            for name in ["openssl", "Example", "Viewer"] {
                let text = text.replace(name, &format!("a{control}b"));
                use_up(text.as_bytes());
            }
        }
    }
}

#[test]
fn entities_are_never_resolved() {
    let mut doctype =
        "<!DOCTYPE bom [<!ENTITY a0 \"ha\"><!ENTITY out SYSTEM \"file:///etc/passwd\">".to_owned();
    for level in 1..30 {
        let inner = format!("&a{};", level - 1).repeat(10);
        doctype.push_str(&format!("<!ENTITY a{level} \"{inner}\">"));
    }
    doctype.push_str("]>");
    let text = format!(
        r#"{doctype}<bom xmlns="http://cyclonedx.org/schema/bom/1.6"><components><component type="library" bom-ref="&a29;"><name>x&a29;&out;y</name></component></components></bom>"#
    );
    let parsed = read(text.as_bytes()).unwrap();
    assert_eq!(parsed.value.components[0].name, "xy");
    let told = parsed.diagnostics.iter();
    let told = told.filter(|told| matches!(told.problem, Problem::Entity { .. }));
    assert_eq!(told.count(), 2);
}

#[test]
fn files_of_other_kinds_are_told_as_what_they_are() {
    let pdf = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n";
    assert!(read(pdf).is_err());
    assert_eq!(refused("%PDF-1.4\n1 0 obj\n"), SbomError::NotAnSbom);
    assert_eq!(
        refused("<!DOCTYPE html>\n<html><body>404 Not Found</body></html>"),
        SbomError::WebPage
    );
    assert_eq!(refused("\n <HTML><p>502"), SbomError::WebPage);
    assert_eq!(refused(" \n\t"), SbomError::Empty);
    assert_eq!(refused(r#"{"message": "not found"}"#), SbomError::NotAnSbom);
    assert_eq!(
        refused("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
        SbomError::NotAnSbom
    );
}

#[test]
fn what_unpacks_to_more_than_is_read_is_refused() {
    let zeros = vec![0; 8 << 20];
    let limit = 1 << 20;
    let mut gzip = GzEncoder::new(Vec::new(), flate2::Compression::default());
    gzip.write_all(&zeros).unwrap();
    let mut bzip2 = BzEncoder::new(Vec::new(), bzip2::Compression::default());
    bzip2.write_all(&zeros).unwrap();
    for packed in [gzip.finish().unwrap(), bzip2.finish().unwrap()] {
        let error = text::unpacked_within(&packed, limit).unwrap_err();
        assert_eq!(
            error,
            SbomError::TooLarge {
                limit: limit as u64
            }
        );
        assert!(read(&packed).is_err());
        for cut in [3, 12, packed.len() / 2, packed.len() - 1] {
            assert!(read(&packed[..cut]).is_err());
        }
    }
}
