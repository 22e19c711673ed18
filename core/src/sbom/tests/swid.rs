//! SWID tags.

use crate::sbom::{
    model::{Identifier, Scheme},
    problem::Problem,
    read,
};

pub(super) const TAG: &str = r#"<SoftwareIdentity xmlns="http://standards.iso.org/iso/19770/-2/2015/schema.xsd" name="Monitor Viewer" tagId="example.org+viewer-4" version="4.0">
  <Entity name="Example Medical" regid="example.org" role="softwareCreator distributor"/>
  <Entity name="Tag Maker" role="tagCreator"/>
  <Link rel="requires" href="swid:example.org+runtime"/>
  <Meta edition="Hospital"/>
  <Payload><Directory name="bin"><File name="viewer.exe" SHA256:hash="aa" xmlns:SHA256="http://www.w3.org/2001/04/xmlenc#sha256"/></Directory></Payload>
</SoftwareIdentity>"#;

#[test]
fn a_tag_is_one_component() {
    let parsed = read(TAG.as_bytes()).unwrap();
    assert_eq!(parsed.diagnostics, []);
    let sbom = parsed.value;
    assert_eq!(
        (sbom.format.as_str(), sbom.files, sbom.subject),
        ("SWID 2015", 1, Some(0))
    );
    assert_eq!(sbom.authors, ["Tag Maker"]);
    let [viewer] = sbom.components.as_slice() else {
        panic!("{:?}", sbom.components)
    };
    assert_eq!(viewer.to_string(), "Monitor Viewer 4.0");
    assert_eq!(viewer.supplier.as_deref(), Some("Example Medical"));
    let id = Identifier {
        scheme: Scheme::Swid,
        value: "example.org+viewer-4".to_owned(),
    };
    assert_eq!(viewer.identifiers, [id]);
    assert_eq!(viewer.hashes.len(), 1);
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    assert_eq!(
        viewer.properties,
        [
            pair("edition", "Hospital"),
            pair("link:requires", "swid:example.org+runtime")
        ]
    );
}

#[test]
fn what_a_tag_lacks_is_told() {
    let tag = r#"<SoftwareIdentity xmlns="http://standards.iso.org/iso/19770/-2/2015/schema.xsd" name="Viewer"><Entity name="A" role="softwareCreator"/></SoftwareIdentity>"#;
    let parsed = read(tag.as_bytes()).unwrap();
    let missing = |field: &str| Problem::Missing {
        field: field.to_owned(),
    };
    let told: Vec<_> = parsed
        .diagnostics
        .into_iter()
        .map(|told| told.problem)
        .collect();
    assert_eq!(told, [missing("tagId"), missing("Entity tagCreator")]);
    assert_eq!(parsed.value.components[0].name, "Viewer");
}
