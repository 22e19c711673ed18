//! From the shape of an SPDX document to the model.

use super::shape::{Document, ExternalRef, Package, Relationship};
use crate::{
    ident::parsed::Parsed,
    sbom::{
        MAX_COMPONENTS, Read, by_reference,
        lenient::Text,
        model::{Checksum, Component, How, Identifier, Kind, Sbom, Scheme},
        problem::{Problem, Problems, SbomError},
    },
};

/// What stands where nobody knows, or where there is nothing to know.
const NOTHING: [&str; 2] = ["NOASSERTION", "NONE"];

const VERSIONS: [&str; 4] = ["SPDX-2.0", "SPDX-2.1", "SPDX-2.2", "SPDX-2.3"];

pub(super) fn understood(document: Document<'_>) -> Result<Read, SbomError> {
    understood_with(document, Problems::default())
}

pub(super) fn understood_with(
    document: Document<'_>,
    mut problems: Problems,
) -> Result<Read, SbomError> {
    let sbom = sbom(document, &mut problems)?;
    Ok(Parsed {
        value: sbom,
        diagnostics: problems.into_list(),
    })
}

fn sbom(document: Document<'_>, problems: &mut Problems) -> Result<Sbom, SbomError> {
    let version = document.spdx_version.words("spdxVersion", problems);
    let version = version.unwrap_or_default();
    if !VERSIONS.contains(&version.as_str()) {
        let version = version.clone();
        problems.add(0, Problem::UnknownVersion { version });
    }
    let own = document.id.words("SPDXID", problems);
    let own = own.unwrap_or_else(|| "SPDXRef-DOCUMENT".to_owned());
    let mut sbom = Sbom {
        format: version,
        id: document.namespace.words("documentNamespace", problems),
        name: document.name.words("name", problems),
        files: document.files.all("files", problems).len(),
        ..Sbom::default()
    };
    if let Some(creation) = document.creation.fields("creationInfo", problems) {
        sbom.created = creation.created.words("created", problems);
        for creator in creation.creators.all("creators", problems) {
            match creator.strip_prefix("Tool:") {
                Some(tool) => sbom.tools.push(tool.trim().to_owned()),
                None => sbom.authors.extend(entity(Some(creator))),
            }
        }
    }
    for package in document.packages.all("packages", problems) {
        if sbom.components.len() == MAX_COMPONENTS {
            let limit = MAX_COMPONENTS as u64;
            return Err(SbomError::TooManyComponents { limit });
        }
        sbom.components.push(component(package, problems));
    }
    let described = document.describes.all("documentDescribes", problems);
    let relationships = document.relationships.all("relationships", problems);
    relate(&mut sbom, &own, &described, relationships, problems);
    Ok(sbom)
}

/// A text that says something.
fn said(text: Text<'_>, field: &str, problems: &mut Problems) -> Option<String> {
    let text = text.words(field, problems)?;
    (!NOTHING.contains(&text.as_str())).then_some(text)
}

/// The name of `Organization: ACME (mail@example.org)`.
fn entity(text: Option<String>) -> Option<String> {
    let text = text?;
    let name = ["Organization:", "Person:"]
        .iter()
        .find_map(|kind| text.strip_prefix(kind))
        .unwrap_or(&text);
    // An empty address is part of some tools' texts.
    let name = name.trim().trim_end_matches("()").trim();
    (!name.is_empty()).then(|| name.to_owned())
}

fn component(package: Package<'_>, problems: &mut Problems) -> Component {
    let reference = package.id.words("SPDXID", problems).unwrap_or_default();
    let name = package.name.words("name", problems);
    if name.is_none() {
        let reference = reference.clone();
        problems.add(0, Problem::NoName { reference });
    }
    let supplier = entity(said(package.supplier, "supplier", problems));
    let originator = entity(said(package.originator, "originator", problems));
    let summary = said(package.summary, "summary", problems);
    let description = said(package.description, "description", problems);
    let purpose = said(package.purpose, "primaryPackagePurpose", problems);
    let licences = [package.license_concluded, package.license_declared];
    let mut licences: Vec<String> = licences
        .into_iter()
        .filter_map(|licence| said(licence, "license", problems))
        .collect();
    licences.dedup();
    let checksums = package.checksums.all("checksums", problems).into_iter();
    let hashes = checksums.filter_map(|checksum| {
        let value = checksum.value.words("checksumValue", problems)?;
        let algorithm = checksum.algorithm.words("algorithm", problems);
        let algorithm = algorithm.unwrap_or_default();
        Some(Checksum { algorithm, value })
    });
    let hashes = hashes.collect();
    let references = package
        .external_refs
        .all("externalRefs", problems)
        .into_iter();
    let identifiers = references.filter_map(|reference| identifier(reference, problems));
    let identifiers = identifiers.collect();
    Component {
        reference,
        parent: None,
        kind: Kind::of(&purpose.unwrap_or_default()),
        supplier: supplier.or(originator),
        group: None,
        name: name.unwrap_or_default(),
        version: said(package.version, "versionInfo", problems),
        description: summary.or(description),
        identifiers,
        hashes,
        licences,
        end_of_support: said(package.valid_until, "validUntilDate", problems),
        properties: Vec::new(),
    }
}

fn identifier(reference: ExternalRef<'_>, problems: &mut Problems) -> Option<Identifier> {
    let value = reference.locator.words("referenceLocator", problems)?;
    let kind = reference.kind.words("referenceType", problems);
    let kind = kind.unwrap_or_default();
    let word = kind.rsplit('/').next().unwrap_or_default();
    let scheme = match word {
        "purl" => Scheme::Purl,
        "cpe22Type" | "cpe23Type" => Scheme::Cpe,
        "swid" => Scheme::Swid,
        _ => Scheme::Other(kind),
    };
    Some(Identifier { scheme, value })
}

/// Relations between packages; what is said of files and of the document is not one, but names the subject.
fn relate(
    sbom: &mut Sbom,
    own: &str,
    described: &[String],
    relationships: Vec<Relationship<'_>>,
    problems: &mut Problems,
) {
    let by_reference = by_reference(&sbom.components, problems);
    let first = described.iter().find_map(|id| by_reference.get(id));
    sbom.subject = first.copied();
    for relationship in relationships {
        let mut end = |text| said(text, "relationship", problems);
        let (from, kind, to) = (
            end(relationship.from),
            end(relationship.kind),
            end(relationship.to),
        );
        let (Some(from), Some(kind), Some(to)) = (from, kind, to) else {
            continue;
        };
        let (from, kind, to) = turned(from, &kind, to);
        if from == own && kind == "DESCRIBES" {
            sbom.subject = sbom.subject.or_else(|| by_reference.get(&to).copied());
            continue;
        }
        let (Some(&from), Some(&to)) = (by_reference.get(&from), by_reference.get(&to)) else {
            continue;
        };
        let how = match kind.as_str() {
            "CONTAINS" => How::Contains,
            "DEPENDS_ON" => How::DependsOn,
            _ => How::Other(kind),
        };
        sbom.relate(from, to, how);
    }
}

/// Turns relationships that are told from the other end.
fn turned(from: String, kind: &str, to: String) -> (String, String, String) {
    let other = match kind {
        "CONTAINED_BY" => "CONTAINS",
        "DEPENDENCY_OF" => "DEPENDS_ON",
        "DESCRIBED_BY" => "DESCRIBES",
        _ => return (from, kind.to_owned(), to),
    };
    (to, other.to_owned(), from)
}
