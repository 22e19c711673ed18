//! SPDX 2: what a document says, in every form.

use proptest::prelude::*;

use crate::sbom::{
    model::{How, Identifier, Kind, Relation, Scheme},
    problem::{Problem, SbomError},
    read,
};

pub(super) const JSON: &str = r#"{
  "spdxVersion": "SPDX-2.3", "SPDXID": "SPDXRef-DOCUMENT", "name": "pump", "documentNamespace": "https://example.org/pump/1",
  "creationInfo": {"created": "2026-04-01T09:00:00Z", "creators": ["Tool: builder-2", "Organization: Example Medical (psirt@example.org)"]},
  "packages": [
    {"SPDXID": "SPDXRef-pump", "name": "Infusion Pump", "versionInfo": "3.1", "supplier": "Organization: Example Medical", "primaryPackagePurpose": "DEVICE"},
    {"SPDXID": "SPDXRef-ssl", "name": "openssl", "versionInfo": "1.0.2", "supplier": "NOASSERTION", "validUntilDate": "2019-12-31T00:00:00Z",
     "licenseConcluded": "NOASSERTION", "licenseDeclared": "OpenSSL",
     "checksums": [{"algorithm": "SHA1", "checksumValue": "e6b1000b94e835ffd37f4c6dcbdad43f4b48a02a"}],
     "externalRefs": [{"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator": "pkg:generic/openssl@1.0.2"}]}
  ],
  "files": [{"SPDXID": "SPDXRef-file", "fileName": "./main.c"}],
  "relationships": [
    {"spdxElementId": "SPDXRef-DOCUMENT", "relationshipType": "DESCRIBES", "relatedSpdxElement": "SPDXRef-pump"},
    {"spdxElementId": "SPDXRef-ssl", "relationshipType": "DEPENDENCY_OF", "relatedSpdxElement": "SPDXRef-pump"}
  ]
}"#;

pub(super) const TAGS: &str = "SPDXVersion: SPDX-2.3
SPDXID: SPDXRef-DOCUMENT
DocumentName: pump
DocumentNamespace: https://example.org/pump/1
# who made it
Creator: Tool: builder-2
Creator: Organization: Example Medical (psirt@example.org)
Created: 2026-04-01T09:00:00Z

PackageName: Infusion Pump
SPDXID: SPDXRef-pump
PackageVersion: 3.1
PackageSupplier: Organization: Example Medical
PrimaryPackagePurpose: DEVICE
PackageComment: <text>over
several: lines</text>

PackageName: openssl
SPDXID: SPDXRef-ssl
PackageVersion: 1.0.2
PackageSupplier: NOASSERTION
ValidUntilDate: 2019-12-31T00:00:00Z
PackageLicenseConcluded: NOASSERTION
PackageLicenseDeclared: OpenSSL
PackageChecksum: SHA1: e6b1000b94e835ffd37f4c6dcbdad43f4b48a02a
ExternalRef: PACKAGE-MANAGER purl pkg:generic/openssl@1.0.2

FileName: ./main.c
SPDXID: SPDXRef-file

Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-pump
Relationship: SPDXRef-ssl DEPENDENCY_OF SPDXRef-pump
";

pub(super) const XML: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<Document>
  <SPDXID>SPDXRef-DOCUMENT</SPDXID><spdxVersion>SPDX-2.3</spdxVersion><name>pump</name><documentNamespace>https://example.org/pump/1</documentNamespace>
  <creationInfo><created>2026-04-01T09:00:00Z</created><creators>Tool: builder-2</creators><creators>Organization: Example Medical (psirt@example.org)</creators></creationInfo>
  <packages><SPDXID>SPDXRef-pump</SPDXID><name>Infusion Pump</name><versionInfo>3.1</versionInfo><supplier>Organization: Example Medical</supplier><primaryPackagePurpose>DEVICE</primaryPackagePurpose></packages>
  <packages><SPDXID>SPDXRef-ssl</SPDXID><name>openssl</name><versionInfo>1.0.2</versionInfo><supplier>NOASSERTION</supplier><validUntilDate>2019-12-31T00:00:00Z</validUntilDate>
    <licenseConcluded>NOASSERTION</licenseConcluded><licenseDeclared>OpenSSL</licenseDeclared>
    <checksums><algorithm>SHA1</algorithm><checksumValue>e6b1000b94e835ffd37f4c6dcbdad43f4b48a02a</checksumValue></checksums>
    <externalRefs><referenceCategory>PACKAGE-MANAGER</referenceCategory><referenceType>purl</referenceType><referenceLocator>pkg:generic/openssl@1.0.2</referenceLocator></externalRefs></packages>
  <files><SPDXID>SPDXRef-file</SPDXID><fileName>./main.c</fileName></files>
  <relationships><spdxElementId>SPDXRef-DOCUMENT</spdxElementId><relationshipType>DESCRIBES</relationshipType><relatedSpdxElement>SPDXRef-pump</relatedSpdxElement></relationships>
  <relationships><spdxElementId>SPDXRef-ssl</spdxElementId><relationshipType>DEPENDENCY_OF</relationshipType><relatedSpdxElement>SPDXRef-pump</relatedSpdxElement></relationships>
</Document>"#;

pub(super) const YAML: &str = r#"---
creationInfo:
  created: 2026-04-01T09:00:00Z
  creators: ["Tool: builder-2", 'Organization: Example Medical (psirt@example.org)']
SPDXID: &own SPDXRef-DOCUMENT
name: pump
documentNamespace: "https://example.org/pump/1"
files:
- SPDXID: SPDXRef-file
  fileName: ./main.c
packages:
  - {SPDXID: SPDXRef-pump, name: Infusion Pump, versionInfo: 3.1, supplier: "Organization: Example Medical", primaryPackagePurpose: DEVICE}
  - SPDXID: SPDXRef-ssl
    name: openssl
    versionInfo: 1.0.2
    supplier: NOASSERTION
    summary: ~
    validUntilDate: 2019-12-31T00:00:00Z
    licenseConcluded: NOASSERTION
    licenseDeclared: OpenSSL
    checksums:
    - algorithm: SHA1
      checksumValue: e6b1000b94e835ffd37f4c6dcbdad43f4b48a02a
    externalRefs:
    - referenceCategory: PACKAGE-MANAGER
      referenceType: purl
      referenceLocator: >-
        pkg:generic/openssl@1.0.2
relationships:
- {spdxElementId: *own, relationshipType: DESCRIBES, relatedSpdxElement: SPDXRef-pump}
- {spdxElementId: SPDXRef-ssl, relationshipType: DEPENDENCY_OF, relatedSpdxElement: SPDXRef-pump}
spdxVersion: SPDX-2.3
"#;

#[test]
fn json_yaml_xml_and_tags_say_the_same() {
    let [json, yaml, xml, tags] =
        [JSON, YAML, XML, TAGS].map(|text| read(text.as_bytes()).unwrap());
    for parsed in [&json, &yaml, &xml, &tags] {
        assert_eq!(parsed.diagnostics, []);
    }
    assert_eq!(json.value, yaml.value);
    assert_eq!(json.value, xml.value);
    assert_eq!(json.value, tags.value);
    let sbom = json.value;
    assert_eq!(
        (sbom.format.as_str(), sbom.name.as_deref(), sbom.files),
        ("SPDX-2.3", Some("pump"), 1)
    );
    assert_eq!(sbom.authors, ["Example Medical (psirt@example.org)"]);
    assert_eq!(
        (sbom.tools.as_slice(), sbom.subject),
        (["builder-2".to_owned()].as_slice(), Some(0))
    );
    let [pump, ssl] = sbom.components.as_slice() else {
        panic!("{:?}", sbom.components)
    };
    assert_eq!(
        (&pump.kind, pump.supplier.as_deref()),
        (&Kind::Device, Some("Example Medical"))
    );
    assert_eq!(
        (ssl.supplier.as_deref(), ssl.licences.as_slice()),
        (None, ["OpenSSL".to_owned()].as_slice())
    );
    assert_eq!(ssl.end_of_support.as_deref(), Some("2019-12-31T00:00:00Z"));
    let purl = Identifier {
        scheme: Scheme::Purl,
        value: "pkg:generic/openssl@1.0.2".to_owned(),
    };
    assert_eq!(ssl.identifiers, [purl]);
    let needs = Relation {
        from: 0,
        to: 1,
        how: How::DependsOn,
    };
    assert_eq!(sbom.relations, [needs]);
}

#[test]
fn a_version_in_yaml_stays_as_it_is_written() {
    let text = "spdxVersion: SPDX-2.3\npackages:\n- {name: a, versionInfo: 1.10}\n- {name: b, versionInfo: 0x10}\n- {name: no}\n";
    let sbom = read(text.as_bytes()).unwrap().value;
    let versions: Vec<Option<&str>> = sbom
        .components
        .iter()
        .map(|c| c.version.as_deref())
        .collect();
    assert_eq!(versions, [Some("1.10"), Some("0x10"), None]);
    assert_eq!(sbom.components[2].name, "no");
}

#[test]
fn yaml_that_grows_nests_or_breaks_off_is_refused() {
    let mut bomb = "spdxVersion: SPDX-2.3\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..20 {
        let one = format!("*a{}, ", level - 1).repeat(10);
        bomb.push_str(&format!("a{level}: &a{level} [{one}]\n"));
    }
    assert!(matches!(
        read(bomb.as_bytes()),
        Err(SbomError::TooLarge { .. })
    ));
    let own = "spdxVersion: SPDX-2.3\na: &a [*a, *a]\n";
    assert!(matches!(
        read(own.as_bytes()),
        Err(SbomError::Broken { .. })
    ));
    let deep = format!("spdxVersion: SPDX-2.3\na: {}", "[".repeat(10_000));
    assert!(matches!(
        read(deep.as_bytes()),
        Err(SbomError::TooDeep { .. })
    ));
    let deep = format!("spdxVersion: SPDX-2.3\na: {}x", "- ".repeat(10_000));
    assert!(read(deep.as_bytes()).is_err());
    let list = |open: &str| format!("{open}{}x{}", "[".repeat(100), "]".repeat(100));
    let stacked = format!(
        "spdxVersion: SPDX-2.3\na: {}\nb: {}\n",
        list("&a "),
        list("").replace('x', "*a")
    );
    assert!(matches!(
        read(stacked.as_bytes()),
        Err(SbomError::TooDeep { .. })
    ));
    let broken = "spdxVersion: SPDX-2.3\npackages: [\n";
    assert!(matches!(
        read(broken.as_bytes()),
        Err(SbomError::Broken { .. })
    ));
}

pub(super) const GRAPH: &str = r#"{"@context": "https://spdx.org/rdf/3.0.1/spdx-context.jsonld", "@graph": [
  {"type": "CreationInfo", "@id": "_:c", "specVersion": "3.0.1", "created": "2026-04-01T09:00:00Z", "createdBy": ["urn:o"], "createdUsing": ["urn:t"]},
  {"type": "Organization", "spdxId": "urn:o", "creationInfo": "_:c", "name": "Example Medical"},
  {"type": "Tool", "spdxId": "urn:t", "creationInfo": "_:c", "name": "builder-2"},
  {"type": "SpdxDocument", "spdxId": "urn:d", "creationInfo": "_:c", "name": "pump", "rootElement": ["urn:pump"]},
  {"type": "software_Package", "spdxId": "urn:pump", "creationInfo": "_:c", "name": "Infusion Pump", "software_packageVersion": "3.1", "suppliedBy": "urn:o", "software_primaryPurpose": "device"},
  {"type": "software_Package", "spdxId": "urn:ssl", "creationInfo": "_:c", "name": "openssl", "software_packageVersion": "1.0.2", "software_packageUrl": "pkg:generic/openssl@1.0.2",
   "verifiedUsing": [{"type": "Hash", "algorithm": "sha1", "hashValue": "e6b1000b94e835ffd37f4c6dcbdad43f4b48a02a"}]},
  {"type": "simplelicensing_LicenseExpression", "spdxId": "urn:l", "creationInfo": "_:c", "simplelicensing_licenseExpression": "OpenSSL"},
  {"type": "Relationship", "spdxId": "urn:r1", "creationInfo": "_:c", "relationshipType": "hasDeclaredLicense", "from": "urn:ssl", "to": ["urn:l"]},
  {"type": "LifecycleScopedRelationship", "spdxId": "urn:r2", "creationInfo": "_:c", "relationshipType": "dependsOn", "from": "urn:pump", "to": ["urn:ssl"], "scope": "runtime"},
  {"type": "software_File", "spdxId": "urn:f", "creationInfo": "_:c", "name": "main.c"}
]}"#;

#[test]
fn a_graph_says_the_same() {
    let parsed = read(GRAPH.as_bytes()).unwrap();
    assert_eq!(parsed.diagnostics, []);
    let (sbom, older) = (parsed.value, read(JSON.as_bytes()).unwrap().value);
    assert_eq!(
        (sbom.format.as_str(), sbom.name.as_deref()),
        ("SPDX-3.0.1", Some("pump"))
    );
    assert_eq!(
        (&sbom.subject, &sbom.created, &sbom.relations),
        (&older.subject, &older.created, &older.relations)
    );
    assert_eq!(
        (sbom.authors, sbom.tools, sbom.files),
        (vec!["Example Medical".to_owned()], older.tools, older.files)
    );
    for (one, other) in sbom.components.iter().zip(&older.components) {
        assert_eq!(
            (&one.kind, one.to_string(), &one.supplier),
            (&other.kind, other.to_string(), &other.supplier)
        );
        assert_eq!(
            (&one.identifiers, &one.licences, one.hashes.len()),
            (&other.identifiers, &other.licences, other.hashes.len())
        );
    }
}

#[test]
fn a_line_without_a_tag_is_told_with_its_number() {
    let text = "SPDXVersion: SPDX-2.2\nnonsense\nPackageName: a\n";
    let parsed = read(text.as_bytes()).unwrap();
    assert_eq!(parsed.value.components.len(), 1);
    let told: Vec<_> = parsed
        .diagnostics
        .into_iter()
        .map(|told| (told.at.line, told.problem))
        .collect();
    assert_eq!(told, [(2, Problem::NoTag)]);
}

proptest! {
    #[test]
    fn nothing_panics(bytes: Vec<u8>) {
        let _ = read(&bytes);
    }

    #[test]
    fn no_damage_to_a_document_panics(at in 0..2_000_usize, byte: u8, cut in 0..2_500_usize) {
        for text in [JSON, YAML, XML, TAGS, GRAPH] {
            let mut bytes = text.as_bytes().to_vec();
            if let Some(place) = bytes.get_mut(at) {
                *place = byte;
            }
            let _ = read(&bytes);
            bytes.truncate(cut);
            let _ = read(&bytes);
        }
    }
}
