//! SWID tags (ISO/IEC 19770-2:2015): one tag is one component.
//!
//! What a tag says of files, and links to other tags, are kept as properties: a link names a tag that is not in the file.

use super::{
    Read,
    model::{Checksum, Component, Identifier, Kind, Sbom, Scheme},
    problem::{Problems, SbomError},
    tree::Element,
};
use crate::ident::parsed::Parsed;

/// How the name space of every edition begins.
const NAMESPACE: &str = "http://standards.iso.org/iso/19770/-2/";

/// Most digests of files that are kept.
const MOST_FILES: usize = 10_000;

/// Reads a tag.
///
/// # Errors
/// When the document is of another kind.
pub(super) fn read(root: &Element, mut problems: Problems) -> Result<Read, SbomError> {
    let namespace = root.namespace.as_deref().unwrap_or_default();
    let Some(edition) = namespace.strip_prefix(NAMESPACE) else {
        return Err(SbomError::NotAnSbom);
    };
    if root.name != "SoftwareIdentity" {
        return Err(SbomError::NotAnSbom);
    }
    let edition = edition.split('/').next().unwrap_or_default();
    let said = |name: &str| root.attribute(name).filter(|text| !text.is_empty());
    let required = |name: &str, problems: &mut Problems| {
        let text = said(name).map(str::to_owned);
        if text.is_none() {
            problems.missing(name);
        }
        text.unwrap_or_default()
    };
    let name = required("name", &mut problems);
    let tag_id = required("tagId", &mut problems);
    let entities: Vec<&Element> = root.children_of("Entity").collect();
    let supplier = in_role(&entities, &["softwareCreator"])
        .or_else(|| in_role(&entities, &["distributor", "aggregator", "licensor"]));
    let author = in_role(&entities, &["tagCreator"]);
    if author.is_none() {
        problems.missing("Entity tagCreator");
    }
    let files = files(root);
    let identifier = (!tag_id.is_empty()).then(|| Identifier {
        scheme: Scheme::Swid,
        value: tag_id.clone(),
    });
    let component = Component {
        reference: tag_id.clone(),
        kind: Kind::Unstated,
        supplier,
        name,
        version: said("version").map(str::to_owned),
        identifiers: identifier.into_iter().collect(),
        hashes: hashes(&files),
        properties: properties(root),
        ..Component::default()
    };
    let sbom = Sbom {
        format: format!("SWID {edition}"),
        id: Some(tag_id).filter(|id| !id.is_empty()),
        subject: Some(0),
        authors: author.into_iter().collect(),
        components: vec![component],
        files: files.len(),
        ..Sbom::default()
    };
    Ok(Parsed {
        value: sbom,
        diagnostics: problems.into_list(),
    })
}

/// The name of the first entity that has one of these roles.
fn in_role(entities: &[&Element], roles: &[&str]) -> Option<String> {
    let has = |entity: &&&Element| {
        let mut words = entity
            .attribute("role")
            .unwrap_or_default()
            .split_whitespace();
        words.any(|word| roles.contains(&word))
    };
    let name = entities.iter().find(has)?.attribute("name")?;
    (!name.is_empty()).then(|| name.to_owned())
}

/// The files of what is installed, folder by folder.
fn files(root: &Element) -> Vec<&Element> {
    let mut open: Vec<&Element> = root
        .children
        .iter()
        .filter(|child| matches!(child.name.as_str(), "Payload" | "Evidence"))
        .collect();
    let mut found = Vec::new();
    while let Some(element) = open.pop() {
        for child in &element.children {
            match child.name.as_str() {
                "File" => found.push(child),
                "Directory" => open.push(child),
                _ => {}
            }
        }
    }
    found
}

/// Digests of files: attributes called `hash`, each of a name space that names the algorithm.
fn hashes(files: &[&Element]) -> Vec<Checksum> {
    let digests = files.iter().filter_map(|file| file.attribute("hash"));
    digests
        .take(MOST_FILES)
        .map(|value| Checksum {
            algorithm: match value.len() {
                64 => "SHA-256".to_owned(),
                96 => "SHA-384".to_owned(),
                128 => "SHA-512".to_owned(),
                _ => String::new(),
            },
            value: value.to_owned(),
        })
        .collect()
}

fn properties(root: &Element) -> Vec<(String, String)> {
    let known = ["name", "tagId", "version"];
    let attributes = root.attributes.iter();
    let own =
        attributes.filter(|(name, value)| !known.contains(&name.as_str()) && !value.is_empty());
    let links = root.children_of("Link").filter_map(|link| {
        let rel = link.attribute("rel").unwrap_or_default();
        Some((format!("link:{rel}"), link.attribute("href")?.to_owned()))
    });
    let meta = root.children_of("Meta").flat_map(|meta| &meta.attributes);
    own.chain(meta).cloned().chain(links).collect()
}
