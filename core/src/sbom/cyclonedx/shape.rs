//! The parts of a CycloneDX document that are read, as its JSON has them.

use serde::Deserialize;

use crate::sbom::lenient::{List, Object, Text, Texts};

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Bom<'a> {
    #[serde(rename = "bomFormat", borrow)]
    pub(super) bom_format: Text<'a>,
    #[serde(rename = "specVersion", borrow)]
    pub(super) spec_version: Text<'a>,
    #[serde(rename = "serialNumber", borrow)]
    pub(super) serial_number: Text<'a>,
    #[serde(borrow)]
    pub(super) metadata: Object<Metadata<'a>>,
    #[serde(borrow)]
    pub(super) components: List<Component<'a>>,
    #[serde(borrow)]
    pub(super) dependencies: List<Dependency<'a>>,
    #[serde(borrow)]
    pub(super) services: List<Service<'a>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Metadata<'a> {
    #[serde(borrow)]
    pub(super) timestamp: Text<'a>,
    #[serde(borrow)]
    pub(super) tools: Tools<'a>,
    #[serde(borrow)]
    pub(super) authors: List<Entity<'a>>,
    #[serde(borrow)]
    pub(super) component: Object<Component<'a>>,
    #[serde(borrow)]
    pub(super) supplier: Object<Entity<'a>>,
    #[serde(borrow)]
    pub(super) manufacture: Object<Entity<'a>>,
    #[serde(borrow)]
    pub(super) manufacturer: Object<Entity<'a>>,
    #[serde(borrow)]
    pub(super) licenses: List<Choice<'a>>,
}

/// Up to 1.4 a list of tools, from 1.5 on an object with a list of components: either is a list here, and the object is one
/// tool with components in it.
pub(super) type Tools<'a> = List<Tool<'a>>;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Tool<'a> {
    #[serde(borrow)]
    pub(super) vendor: Text<'a>,
    #[serde(borrow)]
    pub(super) name: Text<'a>,
    #[serde(borrow)]
    pub(super) version: Text<'a>,
    #[serde(borrow)]
    pub(super) components: List<Named<'a>>,
    #[serde(borrow)]
    pub(super) services: List<Named<'a>>,
}

/// Whatever has a name and a version.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Named<'a> {
    #[serde(borrow)]
    pub(super) name: Text<'a>,
    #[serde(borrow)]
    pub(super) version: Text<'a>,
}

/// A person or an organization.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Entity<'a> {
    #[serde(borrow)]
    pub(super) name: Text<'a>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Component<'a> {
    #[serde(rename = "type", borrow)]
    pub(super) kind: Text<'a>,
    #[serde(rename = "bom-ref", borrow)]
    pub(super) bom_ref: Text<'a>,
    #[serde(borrow)]
    pub(super) supplier: Object<Entity<'a>>,
    #[serde(borrow)]
    pub(super) manufacturer: Object<Entity<'a>>,
    #[serde(borrow)]
    pub(super) publisher: Text<'a>,
    #[serde(borrow)]
    pub(super) group: Text<'a>,
    #[serde(borrow)]
    pub(super) name: Text<'a>,
    #[serde(borrow)]
    pub(super) version: Text<'a>,
    #[serde(borrow)]
    pub(super) description: Text<'a>,
    #[serde(borrow)]
    pub(super) scope: Text<'a>,
    #[serde(borrow)]
    pub(super) hashes: List<Hash<'a>>,
    #[serde(borrow)]
    pub(super) licenses: List<Choice<'a>>,
    #[serde(borrow)]
    pub(super) cpe: Text<'a>,
    #[serde(borrow)]
    pub(super) purl: Text<'a>,
    #[serde(borrow)]
    pub(super) swid: Object<Swid<'a>>,
    #[serde(borrow)]
    pub(super) swhid: Texts<'a>,
    #[serde(rename = "omniborId", borrow)]
    pub(super) omnibor_id: Texts<'a>,
    #[serde(borrow)]
    pub(super) pedigree: Object<Pedigree<'a>>,
    #[serde(borrow)]
    pub(super) properties: List<Property<'a>>,
    #[serde(borrow)]
    pub(super) components: List<Component<'a>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Hash<'a> {
    #[serde(borrow)]
    pub(super) alg: Text<'a>,
    #[serde(borrow)]
    pub(super) content: Text<'a>,
}

/// A licence or an expression of several.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Choice<'a> {
    #[serde(borrow)]
    pub(super) license: Object<License<'a>>,
    #[serde(borrow)]
    pub(super) expression: Text<'a>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct License<'a> {
    #[serde(borrow)]
    pub(super) id: Text<'a>,
    #[serde(borrow)]
    pub(super) name: Text<'a>,
    #[serde(borrow)]
    pub(super) text: Object<Attached<'a>>,
}

/// A text that is written in the document, perhaps encoded.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Attached<'a> {
    #[serde(borrow)]
    pub(super) encoding: Text<'a>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Swid<'a> {
    #[serde(rename = "tagId", borrow)]
    pub(super) tag_id: Text<'a>,
    #[serde(borrow)]
    pub(super) name: Text<'a>,
}

/// Where a component comes from, as far as it is checked.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Pedigree<'a> {
    #[serde(borrow)]
    pub(super) patches: List<Patch<'a>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Patch<'a> {
    #[serde(rename = "type", borrow)]
    pub(super) kind: Text<'a>,
    #[serde(borrow)]
    pub(super) resolves: List<Issue<'a>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Issue<'a> {
    #[serde(rename = "type", borrow)]
    pub(super) kind: Text<'a>,
}

/// A service, as far as it is checked.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Service<'a> {
    #[serde(rename = "bom-ref", borrow)]
    pub(super) bom_ref: Text<'a>,
    #[serde(borrow)]
    pub(super) services: List<Service<'a>>,
    #[serde(borrow)]
    pub(super) data: List<Flow<'a>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Flow<'a> {
    #[serde(borrow)]
    pub(super) flow: Text<'a>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Property<'a> {
    #[serde(borrow)]
    pub(super) name: Text<'a>,
    #[serde(borrow)]
    pub(super) value: Text<'a>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Dependency<'a> {
    #[serde(rename = "ref", borrow)]
    pub(super) reference: Text<'a>,
    #[serde(rename = "dependsOn", borrow)]
    pub(super) depends_on: Texts<'a>,
    #[serde(borrow)]
    pub(super) provides: Texts<'a>,
}
