//! The parts of an SPDX 3 document that are read, as its JSON has them.

use serde::Deserialize;

use crate::sbom::lenient::{List, Text, Texts};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Document<'a> {
    #[serde(rename = "@context", borrow)]
    pub(super) context: Texts<'a>,
    #[serde(rename = "@graph", borrow)]
    pub(super) graph: List<Element<'a>>,
}

/// An element of any type; each has some of these.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Element<'a> {
    #[serde(rename = "type", borrow)]
    pub(super) kind: Text<'a>,
    #[serde(rename = "spdxId", borrow)]
    pub(super) id: Text<'a>,
    #[serde(borrow)]
    pub(super) name: Text<'a>,
    #[serde(borrow)]
    pub(super) summary: Text<'a>,
    #[serde(borrow)]
    pub(super) description: Text<'a>,
    #[serde(rename = "specVersion", borrow)]
    pub(super) spec_version: Text<'a>,
    #[serde(borrow)]
    pub(super) created: Text<'a>,
    #[serde(rename = "createdBy", borrow)]
    pub(super) created_by: Texts<'a>,
    #[serde(rename = "createdUsing", borrow)]
    pub(super) created_using: Texts<'a>,
    #[serde(rename = "rootElement", borrow)]
    pub(super) root: Texts<'a>,
    #[serde(rename = "suppliedBy", borrow)]
    pub(super) supplied_by: Texts<'a>,
    #[serde(rename = "originatedBy", borrow)]
    pub(super) originated_by: Texts<'a>,
    #[serde(rename = "validUntilTime", borrow)]
    pub(super) valid_until: Text<'a>,
    #[serde(rename = "software_packageVersion", borrow)]
    pub(super) version: Text<'a>,
    #[serde(rename = "software_packageUrl", borrow)]
    pub(super) purl: Text<'a>,
    #[serde(rename = "software_primaryPurpose", borrow)]
    pub(super) purpose: Text<'a>,
    #[serde(rename = "verifiedUsing", borrow)]
    pub(super) verified_using: List<Integrity<'a>>,
    #[serde(rename = "externalIdentifier", borrow)]
    pub(super) identifiers: List<ExternalIdentifier<'a>>,
    #[serde(rename = "simplelicensing_licenseExpression", borrow)]
    pub(super) licence: Text<'a>,
    #[serde(rename = "relationshipType", borrow)]
    pub(super) relationship: Text<'a>,
    #[serde(borrow)]
    pub(super) from: Text<'a>,
    #[serde(borrow)]
    pub(super) to: Texts<'a>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Integrity<'a> {
    #[serde(borrow)]
    pub(super) algorithm: Text<'a>,
    #[serde(rename = "hashValue", borrow)]
    pub(super) value: Text<'a>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct ExternalIdentifier<'a> {
    #[serde(rename = "externalIdentifierType", borrow)]
    pub(super) kind: Text<'a>,
    #[serde(borrow)]
    pub(super) identifier: Text<'a>,
}
