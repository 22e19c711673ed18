//! SPDX 2 as XML: the names of the JSON as elements, lists as elements that are repeated. (RDF/XML is another form, and not read.)

use std::borrow::Cow;

use super::{
    shape::{Checksum, Creation, Document, ExternalRef, File, Package, Relationship},
    understood::understood_with,
};
use crate::sbom::{
    Read,
    lenient::{Fields, Given, Items, Lines, List, Text, Texts, Words},
    problem::{Problems, SbomError},
    tree::Element,
};

/// Reads a document.
///
/// # Errors
/// When the document is of another kind.
pub(in crate::sbom) fn read(root: &Element, problems: Problems) -> Result<Read, SbomError> {
    let version = root.text_of("spdxVersion").unwrap_or_default();
    if !version.starts_with("SPDX-") {
        return Err(SbomError::NotAnSbom);
    }
    understood_with(document(root), problems)
}

fn text<'a>(element: &'a Element, name: &str) -> Text<'a> {
    let found = element.text_of(name);
    found.map_or(Given::Absent, |text| {
        Given::Value(Words(Cow::Borrowed(text)))
    })
}

fn texts<'a>(element: &'a Element, name: &str) -> Texts<'a> {
    let found = element.children_of(name);
    let texts = found.map(|child| Given::Value(Words(Cow::Borrowed(child.text.trim()))));
    Given::Value(Lines(texts.collect()))
}

fn list<'a, T>(element: &'a Element, name: &str, read: fn(&'a Element) -> T) -> List<T> {
    let found = element.children_of(name);
    Given::Value(Items(
        found
            .map(|child| Given::Value(Fields(read(child))))
            .collect(),
    ))
}

fn document(root: &Element) -> Document<'_> {
    let creation = root.child("creationInfo").map(|element| Creation {
        created: text(element, "created"),
        creators: texts(element, "creators"),
    });
    Document {
        spdx_version: text(root, "spdxVersion"),
        id: text(root, "SPDXID"),
        name: text(root, "name"),
        namespace: text(root, "documentNamespace"),
        creation: creation.map_or(Given::Absent, |creation| Given::Value(Fields(creation))),
        describes: texts(root, "documentDescribes"),
        packages: list(root, "packages", package),
        files: list(root, "files", |_| File {}),
        relationships: list(root, "relationships", |element| Relationship {
            from: text(element, "spdxElementId"),
            kind: text(element, "relationshipType"),
            to: text(element, "relatedSpdxElement"),
        }),
    }
}

fn package(element: &Element) -> Package<'_> {
    Package {
        id: text(element, "SPDXID"),
        name: text(element, "name"),
        version: text(element, "versionInfo"),
        supplier: text(element, "supplier"),
        originator: text(element, "originator"),
        summary: text(element, "summary"),
        description: text(element, "description"),
        purpose: text(element, "primaryPackagePurpose"),
        valid_until: text(element, "validUntilDate"),
        license_concluded: text(element, "licenseConcluded"),
        license_declared: text(element, "licenseDeclared"),
        checksums: list(element, "checksums", |checksum| Checksum {
            algorithm: text(checksum, "algorithm"),
            value: text(checksum, "checksumValue"),
        }),
        external_refs: list(element, "externalRefs", |reference| ExternalRef {
            kind: text(reference, "referenceType"),
            locator: text(reference, "referenceLocator"),
        }),
    }
}
