//! The parts of an SPDX 2 document that are read, as its JSON has them.

use serde::Deserialize;

use crate::sbom::lenient::{List, Object, Text, Texts};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Document<'a> {
    #[serde(rename = "spdxVersion", borrow)]
    pub(super) spdx_version: Text<'a>,
    #[serde(rename = "SPDXID", borrow)]
    pub(super) id: Text<'a>,
    #[serde(borrow)]
    pub(super) name: Text<'a>,
    #[serde(rename = "documentNamespace", borrow)]
    pub(super) namespace: Text<'a>,
    #[serde(rename = "creationInfo", borrow)]
    pub(super) creation: Object<Creation<'a>>,
    #[serde(rename = "documentDescribes", borrow)]
    pub(super) describes: Texts<'a>,
    #[serde(borrow)]
    pub(super) packages: List<Package<'a>>,
    pub(super) files: List<File>,
    #[serde(borrow)]
    pub(super) relationships: List<Relationship<'a>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Creation<'a> {
    #[serde(borrow)]
    pub(super) created: Text<'a>,
    #[serde(borrow)]
    pub(super) creators: Texts<'a>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Package<'a> {
    #[serde(rename = "SPDXID", borrow)]
    pub(super) id: Text<'a>,
    #[serde(borrow)]
    pub(super) name: Text<'a>,
    #[serde(rename = "versionInfo", borrow)]
    pub(super) version: Text<'a>,
    #[serde(borrow)]
    pub(super) supplier: Text<'a>,
    #[serde(borrow)]
    pub(super) originator: Text<'a>,
    #[serde(borrow)]
    pub(super) summary: Text<'a>,
    #[serde(borrow)]
    pub(super) description: Text<'a>,
    #[serde(rename = "primaryPackagePurpose", borrow)]
    pub(super) purpose: Text<'a>,
    #[serde(rename = "validUntilDate", borrow)]
    pub(super) valid_until: Text<'a>,
    #[serde(rename = "licenseConcluded", borrow)]
    pub(super) license_concluded: Text<'a>,
    #[serde(rename = "licenseDeclared", borrow)]
    pub(super) license_declared: Text<'a>,
    #[serde(borrow)]
    pub(super) checksums: List<Checksum<'a>>,
    #[serde(rename = "externalRefs", borrow)]
    pub(super) external_refs: List<ExternalRef<'a>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Checksum<'a> {
    #[serde(borrow)]
    pub(super) algorithm: Text<'a>,
    #[serde(rename = "checksumValue", borrow)]
    pub(super) value: Text<'a>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct ExternalRef<'a> {
    #[serde(rename = "referenceType", borrow)]
    pub(super) kind: Text<'a>,
    #[serde(rename = "referenceLocator", borrow)]
    pub(super) locator: Text<'a>,
}

/// A file: that it is there is all that is read.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct File {}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Relationship<'a> {
    #[serde(rename = "spdxElementId", borrow)]
    pub(super) from: Text<'a>,
    #[serde(rename = "relationshipType", borrow)]
    pub(super) kind: Text<'a>,
    #[serde(rename = "relatedSpdxElement", borrow)]
    pub(super) to: Text<'a>,
}
