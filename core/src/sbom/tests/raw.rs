//! Components as they stand in their files.

use super::corpus::corpus;
use crate::sbom::{raw::raw, read};
use crate::trial::corpus::files;

fn check(text: &str, expected: &[&str]) {
    let count = read(text.as_bytes()).unwrap().value.components.len();
    let found: Vec<String> = (0..count)
        .map(|nth| raw(text.as_bytes(), nth).unwrap().unwrap())
        .collect();
    assert_eq!(found, expected);
    assert_eq!(raw(text.as_bytes(), count), Ok(None));
}

#[test]
fn json_is_told_as_written() {
    check(
        r#"{"components": [ {"name" : "b", "components": [{"name": "c"}]}, 7, {"name":"d"} ], "bomFormat": "CycloneDX", "specVersion": "1.6",
            "metadata": {"component": {"name": "a"}}}"#,
        &[
            r#"{"name": "a"}"#,
            r#"{"name" : "b", "components": [{"name": "c"}]}"#,
            r#"{"name": "c"}"#,
            r#"{"name":"d"}"#,
        ],
    );
    check(
        r#"{"spdxVersion": "SPDX-2.3", "packages": [{"name": "a"}, {"name": "b", "x": [1]}]}"#,
        &[r#"{"name": "a"}"#, r#"{"name": "b", "x": [1]}"#],
    );
    check(
        r#"{"@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld", "@graph": [{"type": "Tool", "name": "t"}, {"type": "software_Package", "name": "a"}]}"#,
        &[r#"{"type": "software_Package", "name": "a"}"#],
    );
}

#[test]
fn xml_is_told_as_written() {
    check(
        r#"<bom xmlns="http://cyclonedx.org/schema/bom/1.6"><components>
            <component type="library"><name>b</name><components><component><name>c</name></component></components></component><component  type="file" />
            </components><metadata><component><name>a</name></component></metadata></bom>"#,
        &[
            "<component><name>a</name></component>",
            r#"<component type="library"><name>b</name><components><component><name>c</name></component></components></component>"#,
            "<component><name>c</name></component>",
            r#"<component  type="file" />"#,
        ],
    );
}

#[test]
fn tags_yaml_and_tables_are_told_as_written() {
    check(
        "SPDXVersion: SPDX-2.3\nPackageName: a\nPackageComment: <text>\nPackageName: no\n</text>\n\nPackageName: b\nFileName: x\nLicenseID: y\nPackageName: c\n",
        &[
            "PackageName: a\nPackageComment: <text>\nPackageName: no\n</text>",
            "PackageName: b",
            "PackageName: c",
        ],
    );
    check(
        "spdxVersion: SPDX-2.3\nname: packages\npackages:\n- name: a # one\n  checksums:\n  - algorithm: SHA1\n- x\n- {name: b}\nfiles:\n- name: c\n",
        &[
            "name: a # one\n  checksums:\n  - algorithm: SHA1",
            "{name: b}",
        ],
    );
    check(
        "タイトル\nコンポーネント名,バージョン,備考\n,,\na,1,\n注記\nb,,x\n",
        &[
            "コンポーネント名: a\nバージョン: 1",
            "コンポーネント名: b\n備考: x",
        ],
    );
}

/// Every text that is told reads as the component that it is of.
#[test]
fn the_last_component_of_each_file_is_told() {
    let Some(corpus) = corpus() else { return };
    let mut all = Vec::new();
    for folder in ["sbom-cyclonedx", "sbom-spdx", "swid"] {
        files(&corpus.join(folder), &mut all);
    }
    for path in all {
        let bytes = std::fs::read(&path).unwrap();
        let Ok(parsed) = read(&bytes) else { continue };
        let Some(last) = parsed.value.components.len().checked_sub(1) else {
            continue;
        };
        let text = raw(&bytes, last).unwrap();
        let text = text.unwrap_or_else(|| panic!("{}: not found", path.display()));
        let name = &parsed.value.components[last].name;
        let is_plain = name
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || "-_. ".contains(c));
        assert!(
            !is_plain || text.contains(name.as_str()),
            "{}: {name} in {text}",
            path.display()
        );
        assert_eq!(raw(&bytes, last + 1), Ok(None), "{}", path.display());
    }
}
