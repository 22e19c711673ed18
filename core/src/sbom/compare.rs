//! What changed from one SBOM of a product to the next.
//!
//! Two components are the same one in two versions when they have one identity: the package URL without version and
//! qualifiers, else name space and name. Where several have it (two versions of a library side by side), those that did not
//! change are set against each other first, and the others in their order.

use std::collections::BTreeMap;

use super::model::{Component, Sbom, Scheme};

/// What became of the components of a product; the numbers are those of [`Sbom::components`].
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Changes {
    /// Components of the newer SBOM that the older has not.
    pub added: Vec<usize>,
    /// Components of the older SBOM that the newer has not.
    pub removed: Vec<usize>,
    /// Components of both that differ: the older, the newer, and in what.
    pub changed: Vec<(usize, usize, Vec<Aspect>)>,
    /// How many are the same in both.
    pub same: usize,
}

/// In what two components differ.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Aspect {
    /// The version.
    Version,
    /// Who supplies it.
    Supplier,
    /// The hashes, under the same version: other bytes, or other algorithms.
    Hashes,
    /// The licences.
    Licences,
    /// The end of support.
    EndOfSupport,
}

impl Aspect {
    /// Returns a word for it, for messages.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Version => "version",
            Self::Supplier => "supplier",
            Self::Hashes => "hashes",
            Self::Licences => "licences",
            Self::EndOfSupport => "end-of-support",
        }
    }
}

impl Changes {
    /// Compares an older SBOM of a product with a newer one.
    #[must_use]
    pub fn between(older: &Sbom, newer: &Sbom) -> Self {
        let mut changes = Self::default();
        let mut groups: BTreeMap<String, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
        for (at, component) in older.components.iter().enumerate() {
            groups.entry(identity(component)).or_default().0.push(at);
        }
        for (at, component) in newer.components.iter().enumerate() {
            groups.entry(identity(component)).or_default().1.push(at);
        }
        for (mut before, mut after) in groups.into_values() {
            before.retain(|old| {
                let is_same = |new: &usize| {
                    aspects(&older.components[*old], &newer.components[*new]).is_empty()
                };
                let found = after.iter().position(is_same);
                if let Some(place) = found {
                    after.remove(place);
                    changes.same += 1;
                }
                found.is_none()
            });
            let both = before.len().min(after.len());
            for (old, new) in before.drain(..both).zip(after.drain(..both)) {
                let aspects = aspects(&older.components[old], &newer.components[new]);
                changes.changed.push((old, new, aspects));
            }
            changes.removed.extend(before);
            changes.added.extend(after);
        }
        changes.added.sort_unstable();
        changes.removed.sort_unstable();
        changes.changed.sort_unstable();
        changes
    }
}

/// What a component is called in every version.
fn identity(component: &Component) -> String {
    let purl = component.of_scheme(&Scheme::Purl).next();
    if let Some(purl) = purl {
        let end = purl.find(['?', '#']).unwrap_or(purl.len());
        let path = purl.get(..end).unwrap_or(purl);
        // A version follows the last `@` behind the last `/`; before it, `@` is part of a name space (npm).
        let name = path.rfind('/').map_or(0, |at| at + 1);
        let version = path.get(name..).and_then(|name| name.rfind('@'));
        let end = version
            .filter(|at| *at > 0)
            .map_or(path.len(), |at| name + at);
        return path.get(..end).unwrap_or(path).to_ascii_lowercase();
    }
    let group = component.group.as_deref().unwrap_or_default();
    format!(
        "{}\u{1f}{}",
        group.to_lowercase(),
        component.name.to_lowercase()
    )
}

fn aspects(older: &Component, newer: &Component) -> Vec<Aspect> {
    let hashes = |component: &Component| {
        let mut hashes: Vec<(String, String)> = component
            .hashes
            .iter()
            .map(|hash| {
                (
                    hash.algorithm.to_ascii_lowercase(),
                    hash.value.to_ascii_lowercase(),
                )
            })
            .collect();
        hashes.sort_unstable();
        hashes
    };
    let is_version = older.version == newer.version;
    let differ = [
        (Aspect::Version, !is_version),
        (Aspect::Supplier, older.supplier != newer.supplier),
        // Another version has other bytes; that goes without saying.
        (Aspect::Hashes, is_version && hashes(older) != hashes(newer)),
        (Aspect::Licences, older.licences != newer.licences),
        (
            Aspect::EndOfSupport,
            older.end_of_support != newer.end_of_support,
        ),
    ];
    let found = differ
        .into_iter()
        .filter_map(|(aspect, differs)| differs.then_some(aspect));
    found.collect()
}
