//! CycloneDX: what a document says, in either form; what breaks its rules.

use crate::sbom::{
    minimum::{Element, Gaps},
    model::{Checksum, How, Identifier, Kind, Relation, Scheme},
    problem::{Problem, SbomError},
    read,
};

pub(super) const JSON: &str = r#"{
  "bomFormat": "CycloneDX", "specVersion": "1.5", "serialNumber": "urn:uuid:0f0f0f0f-1111-4222-8333-444444444444",
  "metadata": {
    "timestamp": "2026-04-01T09:00:00Z",
    "tools": {"components": [{"type": "application", "name": "builder", "version": "2"}]},
    "authors": [{"name": "Security Team"}],
    "component": {"type": "device", "bom-ref": "pump", "name": "Infusion Pump", "version": "3.1"}
  },
  "components": [
    {"type": "operating-system", "bom-ref": "os", "name": "linux", "version": "5.10", "supplier": {"name": "Example Linux"},
     "cpe": "cpe:2.3:o:linux:linux_kernel:5.10:*:*:*:*:*:*:*",
     "properties": [{"name": "End-of-Support", "value": "2027-12-31"}],
     "components": [{"type": "library", "bom-ref": "ssl", "group": "org.example", "name": "openssl", "version": "1.0.2",
       "purl": "pkg:generic/openssl@1.0.2", "licenses": [{"license": {"id": "OpenSSL"}}],
       "hashes": [{"alg": "SHA-1", "content": "e6b1000b94e835ffd37f4c6dcbdad43f4b48a02a"}]}]}
  ],
  "dependencies": [{"ref": "pump", "dependsOn": ["os"]}]
}"#;

pub(super) const XML: &str = r#"<?xml version="1.0"?>
<b:bom xmlns:b="http://cyclonedx.org/schema/bom/1.5" serialNumber="urn:uuid:0f0f0f0f-1111-4222-8333-444444444444">
  <b:metadata>
    <b:timestamp>2026-04-01T09:00:00Z</b:timestamp>
    <b:tools><b:components><b:component type="application"><b:name>builder</b:name><b:version>2</b:version></b:component></b:components></b:tools>
    <b:authors><b:author><b:name>Security Team</b:name></b:author></b:authors>
    <b:component type="device" bom-ref="pump"><b:name>Infusion Pump</b:name><b:version>3.1</b:version></b:component>
  </b:metadata>
  <b:components>
    <b:component type="operating-system" bom-ref="os">
      <b:supplier><b:name>Example Linux</b:name></b:supplier><b:name>linux</b:name><b:version>5.10</b:version>
      <b:cpe>cpe:2.3:o:linux:linux_kernel:5.10:*:*:*:*:*:*:*</b:cpe>
      <b:properties><b:property name="End-of-Support">2027-12-31</b:property></b:properties>
      <b:components>
        <b:component type="library" bom-ref="ssl"><b:group>org.example</b:group><b:name>openssl</b:name><b:version>1.0.2</b:version>
          <b:hashes><b:hash alg="SHA-1">e6b1000b94e835ffd37f4c6dcbdad43f4b48a02a</b:hash></b:hashes>
          <b:licenses><b:license><b:id>OpenSSL</b:id></b:license></b:licenses>
          <b:purl>pkg:generic/openssl@1.0.2</b:purl></b:component>
      </b:components>
    </b:component>
  </b:components>
  <b:dependencies><b:dependency ref="pump"><b:dependency ref="os"/></b:dependency></b:dependencies>
</b:bom>"#;

#[test]
fn json_and_xml_say_the_same() {
    let [json, xml] = [JSON, XML].map(|text| read(text.as_bytes()).unwrap());
    assert_eq!(json.diagnostics, []);
    assert_eq!(xml.diagnostics, []);
    assert_eq!(json.value, xml.value);
    let sbom = json.value;
    assert_eq!(sbom.format, "CycloneDX 1.5");
    assert_eq!(
        (sbom.authors, sbom.tools),
        (
            vec!["Security Team".to_owned()],
            vec!["builder 2".to_owned()]
        )
    );
    assert_eq!(
        (sbom.subject, sbom.created.as_deref()),
        (Some(0), Some("2026-04-01T09:00:00Z"))
    );
    let [pump, os, ssl] = sbom.components.as_slice() else {
        panic!("{:?}", sbom.components)
    };
    assert_eq!(
        (&pump.kind, &os.kind),
        (&Kind::Device, &Kind::OperatingSystem)
    );
    assert_eq!(
        (os.supplier.as_deref(), os.end_of_support.as_deref()),
        (Some("Example Linux"), Some("2027-12-31"))
    );
    assert_eq!(
        (ssl.parent, ssl.to_string()),
        (Some(1), "org.example/openssl 1.0.2".to_owned())
    );
    let purl = Identifier {
        scheme: Scheme::Purl,
        value: "pkg:generic/openssl@1.0.2".to_owned(),
    };
    assert_eq!(ssl.identifiers, [purl]);
    let hash = Checksum {
        algorithm: "SHA-1".to_owned(),
        value: "e6b1000b94e835ffd37f4c6dcbdad43f4b48a02a".to_owned(),
    };
    assert_eq!(
        (ssl.hashes.as_slice(), ssl.licences.as_slice()),
        ([hash].as_slice(), ["OpenSSL".to_owned()].as_slice())
    );
    let relation = |from, to, how| Relation { from, to, how };
    assert_eq!(
        sbom.relations,
        [
            relation(1, 2, How::Contains),
            relation(0, 1, How::DependsOn)
        ]
    );
}

#[test]
fn what_an_sbom_lacks_is_counted_component_by_component() {
    let sbom = read(JSON.as_bytes()).unwrap().value;
    let gaps = Gaps::of(&sbom);
    let lacking = vec![
        (Element::Supplier, vec![0, 2]),
        (Element::Identifier, vec![0]),
        (Element::Hash, vec![0, 1]),
    ];
    assert_eq!(
        (gaps.components, &gaps.lacking, gaps.document.len()),
        (3, &lacking, 0)
    );
    // 3 components of five required elements and two of the document, of which three are missing.
    assert_eq!(gaps.score(), Some(82));
    assert_eq!(
        Gaps::default().score(),
        None,
        "nothing to look at is no full mark"
    );
}

fn problems(json: &str) -> Vec<Problem> {
    let read = read(json.as_bytes()).unwrap();
    read.diagnostics
        .into_iter()
        .map(|told| told.problem)
        .collect()
}

#[test]
fn one_field_of_another_type_does_not_end_the_reading() {
    let json = r#"{"bomFormat": "CycloneDX", "specVersion": "1.4", "components": [
        {"type": "library", "name": "a", "version": 7, "hashes": "none", "supplier": ["x"]},
        "not a component",
        {"type": "library", "bom-ref": "b", "name": "b", "publisher": null}],
        "dependencies": [{"ref": "b", "dependsOn": ["absent"]}]}"#;
    let sbom = read(json.as_bytes()).unwrap().value;
    let names: Vec<String> = sbom.components.iter().map(ToString::to_string).collect();
    assert_eq!(names, ["a 7", "b"]);
    let wrong = |field: &str| Problem::WrongType {
        field: field.to_owned(),
    };
    let absent = Problem::UnknownReference {
        reference: "absent".to_owned(),
    };
    assert_eq!(
        problems(json),
        [
            wrong("components"),
            wrong("supplier"),
            wrong("hashes"),
            absent
        ]
    );
}

#[test]
fn files_that_are_no_sbom_are_told_by_what_they_are() {
    let cases: [(&[u8], SbomError); 6] = [
        (b"", SbomError::Empty),
        (b"  \n", SbomError::Empty),
        (b"{\"name\": 1}", SbomError::NotAnSbom),
        (
            b"<!DOCTYPE html><html><body>404</body></html>",
            SbomError::WebPage,
        ),
        (
            b"%PDF-1.7\n%\xE2\xE3\xCF\xD3",
            SbomError::NotText { offset: 10 },
        ),
        (b"<note>hello</note>", SbomError::NotAnSbom),
    ];
    for (bytes, expected) in cases {
        assert_eq!(
            read(bytes).unwrap_err(),
            expected,
            "{}",
            String::from_utf8_lossy(bytes)
        );
    }
    let broken = read(b"{\"bomFormat\": \"CycloneDX\",\n \"components\": [}").unwrap_err();
    assert!(
        matches!(broken, SbomError::Broken { line: 2, .. }),
        "{broken}"
    );
}

#[test]
fn what_nests_without_end_is_refused() {
    let json = format!(
        "{{\"bomFormat\": \"CycloneDX\", \"components\": {}",
        "[{\"components\": ".repeat(10_000)
    );
    assert_eq!(
        read(json.as_bytes()).unwrap_err(),
        SbomError::TooDeep { limit: 128 }
    );
    let xml = format!(
        "<bom xmlns=\"http://cyclonedx.org/schema/bom/1.4\">{}",
        "<components><component>".repeat(10_000)
    );
    assert_eq!(
        read(xml.as_bytes()).unwrap_err(),
        SbomError::TooDeep { limit: 256 }
    );
}

#[test]
fn entities_are_never_resolved() {
    let xml = r#"<?xml version="1.0"?><!DOCTYPE bom [<!ENTITY a "secret"><!ENTITY f SYSTEM "file:///etc/passwd">]>
<bom xmlns="http://cyclonedx.org/schema/bom/1.4"><components><component type="library"><name>x&a;&f;&amp;&#x3042;</name></component></components></bom>"#;
    let parsed = read(xml.as_bytes()).unwrap();
    assert_eq!(parsed.value.components[0].name, "x&\u{3042}");
    let entity = |name: &str| Problem::Entity {
        name: name.to_owned(),
    };
    let told: Vec<_> = parsed
        .diagnostics
        .into_iter()
        .map(|told| (told.at.line, told.problem))
        .collect();
    assert_eq!(told, [(2, entity("a")), (2, entity("f"))]);
}

#[test]
fn other_encodings_and_packed_files_are_read() {
    use std::io::Write;
    let utf16 =
        |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    let declared = XML.replace("?>", " encoding=\"UTF-16\"?>");
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gzip.write_all(JSON.as_bytes()).unwrap();
    let japanese = "<?xml version=\"1.0\" encoding=\"Shift_JIS\"?><bom xmlns=\"http://cyclonedx.org/schema/bom/1.4\"><components><component type=\"library\"><name>部品</name></component></components></bom>";
    let (japanese, _, _) = encoding_rs::SHIFT_JIS.encode(japanese);
    for (bytes, name) in [
        (utf16(&declared), "Infusion Pump"),
        (gzip.finish().unwrap(), "Infusion Pump"),
        (japanese.into_owned(), "部品"),
    ] {
        let sbom = read(&bytes).unwrap().value;
        assert_eq!(sbom.components[0].name, name);
    }
}
