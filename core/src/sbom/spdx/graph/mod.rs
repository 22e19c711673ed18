//! SPDX 3 as JSON-LD: one list of elements, which name each other by their ids.
//!
//! Only the serialisation of the specification is read, in which every property stands under its short name (SPDX 3.0.1,
//! clause 6.3); JSON-LD of other contexts is not.

mod shape;

use std::collections::BTreeMap;

use self::shape::{Document, Element};
use crate::{
    ident::parsed::Parsed,
    sbom::{
        MAX_COMPONENTS, Read, by_reference,
        lenient::{Given, from_json},
        model::{Checksum, Component, How, Identifier, Kind, Sbom, Scheme},
        problem::{Problem, Problems, SbomError},
    },
};

const VERSIONS: [&str; 2] = ["3.0.0", "3.0.1"];

/// What an SBOM says where nobody knows, or where there is nothing.
const NOTHING: [&str; 4] = ["NoAssertion", "None", "NOASSERTION", "NONE"];

/// Whether a JSON text has the context of SPDX 3 and a graph.
pub(in crate::sbom) fn is_one(text: &str) -> bool {
    let has = |words: &[u8]| memchr::memmem::find(text.as_bytes(), words).is_some();
    has(b"\"@graph\"") && has(b"spdx.org/rdf/3")
}

/// Reads a document.
///
/// # Errors
/// When it is no JSON, or JSON of another context.
pub(in crate::sbom) fn read(text: &str) -> Result<Read, SbomError> {
    let document: Document<'_> = from_json(text)?;
    let mut problems = Problems::default();
    let contexts = document.context.all("@context", &mut problems);
    let is_one = contexts
        .iter()
        .any(|context| context.contains("spdx.org/rdf/3"));
    let Given::Value(_) = &document.graph else {
        return Err(SbomError::NotAnSbom);
    };
    if !is_one {
        return Err(SbomError::NotAnSbom);
    }
    let mut reading = Reading {
        problems,
        ..Reading::default()
    };
    let elements = document.graph.all("@graph", &mut reading.problems);
    for element in elements {
        reading.element(element)?;
    }
    Ok(reading.end())
}

/// What was gathered before the ids that name other elements can be followed.
#[derive(Default)]
struct Reading {
    sbom: Sbom,
    problems: Problems,
    /// Persons, organizations and tools by their ids.
    names: BTreeMap<String, String>,
    licences: BTreeMap<String, String>,
    authors: Vec<String>,
    tools: Vec<String>,
    roots: Vec<String>,
    /// For each component, the ids of who supplies it.
    suppliers: Vec<Vec<String>>,
    relations: Vec<(String, String, Vec<String>)>,
}

impl Reading {
    fn element(&mut self, mut element: Element<'_>) -> Result<(), SbomError> {
        let problems = &mut self.problems;
        let kind = std::mem::take(&mut element.kind).words("type", problems);
        let id = std::mem::take(&mut element.id).words("spdxId", problems);
        let id = id.unwrap_or_default();
        match kind.as_deref().unwrap_or_default() {
            "CreationInfo" => self.creation(element),
            "SpdxDocument" | "software_Sbom" | "Bom" => {
                let is_document = kind.as_deref() == Some("SpdxDocument");
                let name = element.name.words("name", problems);
                if is_document {
                    self.sbom.name = name;
                    self.sbom.id = Some(id);
                }
                let roots = element.root.all("rootElement", problems);
                self.roots.extend(roots);
            }
            "Person" | "Organization" | "Agent" | "SoftwareAgent" | "Tool" => {
                let name = element.name.words("name", problems);
                self.names.extend(name.map(|name| (id, name)));
            }
            "simplelicensing_LicenseExpression" => {
                let licence = element.licence.words("licenseExpression", problems);
                self.licences.extend(licence.map(|licence| (id, licence)));
            }
            "software_File" => self.sbom.files += 1,
            "Relationship" | "LifecycleScopedRelationship" => {
                let kind = element.relationship.words("relationshipType", problems);
                let from = element.from.words("from", problems);
                let to = element.to.all("to", problems);
                let ends = from.zip(kind).map(|(from, kind)| (from, kind, to));
                self.relations.extend(ends);
            }
            other if other.ends_with("Package") => self.package(id, element)?,
            _ => {}
        }
        Ok(())
    }

    fn creation(&mut self, element: Element<'_>) {
        let problems = &mut self.problems;
        let version = element.spec_version.words("specVersion", problems);
        let version = version.unwrap_or_default();
        if self.sbom.format.is_empty() {
            self.sbom.format = format!("SPDX-{version}");
            if !VERSIONS.contains(&version.as_str()) {
                problems.add(0, Problem::UnknownVersion { version });
            }
        }
        let created = element.created.words("created", problems);
        self.sbom.created = self.sbom.created.take().or(created);
        self.authors
            .extend(element.created_by.all("createdBy", problems));
        self.tools
            .extend(element.created_using.all("createdUsing", problems));
    }

    fn package(&mut self, id: String, element: Element<'_>) -> Result<(), SbomError> {
        if self.sbom.components.len() == MAX_COMPONENTS {
            let limit = MAX_COMPONENTS as u64;
            return Err(SbomError::TooManyComponents { limit });
        }
        let problems = &mut self.problems;
        let name = element.name.words("name", problems);
        if name.is_none() {
            let reference = id.clone();
            problems.add(0, Problem::NoName { reference });
        }
        let purl = element.purl.words("packageUrl", problems);
        let mut identifiers: Vec<Identifier> = Vec::new();
        identifiers.extend(purl.map(|value| Identifier {
            scheme: Scheme::Purl,
            value,
        }));
        for found in element.identifiers.all("externalIdentifier", problems) {
            let kind = found.kind.words("externalIdentifierType", problems);
            if let Some(value) = found.identifier.words("identifier", problems) {
                let scheme = match kind.unwrap_or_default().as_str() {
                    "packageUrl" => Scheme::Purl,
                    "cpe22" | "cpe23" => Scheme::Cpe,
                    "swid" => Scheme::Swid,
                    other => Scheme::Other(other.to_owned()),
                };
                identifiers.push(Identifier { scheme, value });
            }
        }
        let hashes = element
            .verified_using
            .all("verifiedUsing", problems)
            .into_iter();
        let hashes = hashes.filter_map(|hash| {
            let value = hash.value.words("hashValue", problems)?;
            let algorithm = hash.algorithm.words("algorithm", problems);
            let algorithm = algorithm.unwrap_or_default();
            Some(Checksum { algorithm, value })
        });
        let hashes = hashes.collect();
        let purpose = element.purpose.words("primaryPurpose", problems);
        let summary = element.summary.words("summary", problems);
        let description = element.description.words("description", problems);
        let mut suppliers = element.supplied_by.all("suppliedBy", problems);
        suppliers.extend(element.originated_by.all("originatedBy", problems));
        self.suppliers.push(suppliers);
        self.sbom.components.push(Component {
            reference: id,
            kind: kind_of(&purpose.unwrap_or_default()),
            name: name.unwrap_or_default(),
            version: element.version.words("packageVersion", problems),
            description: summary.or(description),
            identifiers,
            hashes,
            end_of_support: element.valid_until.words("validUntilTime", problems),
            ..Component::default()
        });
        Ok(())
    }

    fn end(mut self) -> Read {
        let named = |id: &String| self.names.get(id).cloned();
        let mut sbom = std::mem::take(&mut self.sbom);
        sbom.authors = self.authors.iter().filter_map(named).collect();
        sbom.tools = self.tools.iter().filter_map(named).collect();
        sbom.authors.dedup();
        sbom.tools.dedup();
        for (component, suppliers) in sbom.components.iter_mut().zip(&self.suppliers) {
            component.supplier = suppliers.iter().find_map(named);
        }
        let places = by_reference(&sbom.components, &mut self.problems);
        sbom.subject = self.roots.iter().find_map(|id| places.get(id)).copied();
        for (from, kind, ends) in &self.relations {
            let Some(&from) = places.get(from) else {
                continue;
            };
            for end in ends {
                if let ("hasConcludedLicense" | "hasDeclaredLicense", licence) =
                    (kind.as_str(), end)
                {
                    let licence = self.licences.get(licence);
                    let licence = licence.filter(|text| !NOTHING.contains(&text.as_str()));
                    let licences = &mut sbom.components[from].licences;
                    let is_new = |licence: &&String| !licences.contains(licence);
                    let new = licence.filter(is_new).cloned();
                    licences.extend(new);
                }
                let Some(&to) = places.get(end) else { continue };
                let how = match kind.as_str() {
                    "contains" => How::Contains,
                    "dependsOn" => How::DependsOn,
                    other => How::Other(other.to_owned()),
                };
                sbom.relate(from, to, how);
            }
        }
        Parsed {
            value: sbom,
            diagnostics: self.problems.into_list(),
        }
    }
}

/// Words of SPDX 3 are in camel case.
fn kind_of(word: &str) -> Kind {
    match word {
        "operatingSystem" => Kind::OperatingSystem,
        "deviceDriver" => Kind::DeviceDriver,
        other => Kind::of(other),
    }
}
