//! What is kept of an SBOM beside its file, so that the repository of a hospital is built without reading files again.
//!
//! It is a cache: made of the file by [`Digest::of`] at any time, and to be made anew when [`Digest::VERSION`] is another.

use serde::{Deserialize, Serialize};

use super::{
    Read,
    minimum::{Element, Gaps},
    model::{Component, Identifier, Kind},
};

/// The short form of an SBOM.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct Digest {
    /// The format and its version, as the file states it.
    pub format: String,
    /// The serial number or namespace.
    pub id: Option<String>,
    /// The name of the document, if it has one of its own.
    pub name: Option<String>,
    /// What the SBOM is about: a component of [`Digest::components`].
    pub subject: Option<u32>,
    /// Persons and organizations that made it.
    pub authors: Vec<String>,
    /// Programs that made it.
    pub tools: Vec<String>,
    /// When it was made, as written.
    pub created: Option<String>,
    /// All components, in the order of [`Sbom::components`](super::model::Sbom::components).
    pub components: Vec<Part>,
    /// How many relations it states.
    pub relations: u32,
    /// How many single files it lists.
    pub files: u32,
    /// For each element that components should have, how many lack it; elements that all have are absent.
    pub lacking: Vec<(Element, u32)>,
    /// Elements of the document that are missing.
    pub missing: Vec<Element>,
    /// The share of required elements that are there, in per cent; `None` where there is no component.
    pub score: Option<u8>,
    /// How many places of the file were not understood.
    pub diagnostics: u32,
}

/// The short form of a component.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// The component that it is written in.
    pub parent: Option<u32>,
    /// What it is.
    pub kind: Kind,
    /// Who makes or supplies it.
    pub supplier: Option<String>,
    /// The name space of its name.
    pub group: Option<String>,
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: Option<String>,
    /// Identifiers that are known beyond the document.
    pub identifiers: Vec<Identifier>,
    /// Licences.
    pub licences: Vec<String>,
    /// The end of support that the SBOM states, as written.
    pub end_of_support: Option<String>,
}

impl Digest {
    /// The version of this shape: what was stored under another is made anew from the file.
    pub const VERSION: u16 = 1;

    /// Makes the short form of what was read.
    #[must_use]
    pub fn of(read: &Read) -> Self {
        let sbom = &read.value;
        let gaps = Gaps::of(sbom);
        let lacking = gaps.lacking.iter();
        Self {
            format: sbom.format.clone(),
            id: sbom.id.clone(),
            name: sbom.name.clone(),
            subject: sbom.subject.map(short),
            authors: sbom.authors.clone(),
            tools: sbom.tools.clone(),
            created: sbom.created.clone(),
            components: sbom.components.iter().map(Part::of).collect(),
            relations: short(sbom.relations.len()),
            files: short(sbom.files),
            lacking: lacking
                .map(|(element, without)| (*element, short(without.len())))
                .collect(),
            score: gaps.score(),
            missing: gaps.document,
            diagnostics: short(read.diagnostics.len()),
        }
    }
}

impl Part {
    fn of(component: &Component) -> Self {
        Self {
            parent: component.parent.map(short),
            kind: component.kind.clone(),
            supplier: component.supplier.clone(),
            group: component.group.clone(),
            name: component.name.clone(),
            version: component.version.clone(),
            identifiers: component.identifiers.clone(),
            licences: component.licences.clone(),
            end_of_support: component.end_of_support.clone(),
        }
    }
}

/// No SBOM that is read has as many.
fn short(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
