//! Which of the minimum elements an SBOM has, component by component.
//!
//! Source: manufacturer guidebook, annex A.3, table 4 (the elements of NTIA). The hash is optional there, so that it is told and
//! does not count.

use serde::{Deserialize, Serialize};

use super::model::{How, Sbom};

/// One of the minimum elements.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
pub enum Element {
    /// Who creates, defines or identifies the component.
    Supplier,
    /// The name that the supplier gave it.
    Name,
    /// What tells it from the version before.
    Version,
    /// An identifier that others know it by.
    Identifier,
    /// A cryptographic hash of its bytes; optional.
    Hash,
    /// That it is part of something, or has parts, or needs others.
    Relation,
    /// Who wrote the SBOM.
    Author,
    /// When the SBOM was made.
    Timestamp,
}

impl Element {
    /// Those of every single component.
    pub const OF_COMPONENTS: [Self; 6] = [
        Self::Supplier,
        Self::Name,
        Self::Version,
        Self::Identifier,
        Self::Hash,
        Self::Relation,
    ];
    /// Those of the whole document.
    pub const OF_DOCUMENT: [Self; 2] = [Self::Author, Self::Timestamp];

    /// Returns a word for it, for messages.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Supplier => "supplier",
            Self::Name => "name",
            Self::Version => "version",
            Self::Identifier => "identifier",
            Self::Hash => "hash",
            Self::Relation => "relation",
            Self::Author => "author",
            Self::Timestamp => "timestamp",
        }
    }

    /// Whether an SBOM should have it.
    #[must_use]
    pub fn is_required(self) -> bool {
        self != Self::Hash
    }
}

/// What an SBOM lacks.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Gaps {
    /// How many components there are.
    pub components: usize,
    /// For each element of components, the components that lack it, by their numbers; elements that all have are absent.
    pub lacking: Vec<(Element, Vec<usize>)>,
    /// Elements of the document that are missing.
    pub document: Vec<Element>,
}

impl Gaps {
    /// Looks for what an SBOM lacks.
    #[must_use]
    pub fn of(sbom: &Sbom) -> Self {
        let mut related = vec![false; sbom.components.len()];
        for relation in &sbom.relations {
            if matches!(relation.how, How::Contains | How::DependsOn) {
                related[relation.from] = true;
                related[relation.to] = true;
            }
        }
        // What an SBOM is about needs no relation where it is alone.
        if let (Some(subject), 1) = (sbom.subject, sbom.components.len()) {
            related[subject] = true;
        }
        let has = |element: Element, at: usize| {
            let component = &sbom.components[at];
            match element {
                Element::Supplier => component.supplier.is_some(),
                Element::Name => !component.name.is_empty(),
                Element::Version => component.version.is_some(),
                Element::Identifier => !component.identifiers.is_empty(),
                Element::Hash => !component.hashes.is_empty(),
                Element::Relation => related[at],
                Element::Author => !sbom.authors.is_empty(),
                Element::Timestamp => sbom.created.is_some(),
            }
        };
        let lacking = Element::OF_COMPONENTS.into_iter().map(|element| {
            let all = 0..sbom.components.len();
            (
                element,
                all.filter(|at| !has(element, *at)).collect::<Vec<_>>(),
            )
        });
        let document = [
            (Element::Author, sbom.authors.is_empty()),
            (Element::Timestamp, sbom.created.is_none()),
        ];
        Self {
            components: sbom.components.len(),
            lacking: lacking.filter(|(_, without)| !without.is_empty()).collect(),
            document: document
                .into_iter()
                .filter_map(|(element, is_missing)| is_missing.then_some(element))
                .collect(),
        }
    }

    /// Returns the share of required elements that are there, in whole per cent, rounded down; `None` where there is no
    /// component to look at.
    #[must_use]
    pub fn score(&self) -> Option<u8> {
        if self.components == 0 {
            return None;
        }
        let of_components = Element::OF_COMPONENTS
            .iter()
            .filter(|e| e.is_required())
            .count();
        let all = self.components * of_components + Element::OF_DOCUMENT.len();
        let required = self
            .lacking
            .iter()
            .filter(|(element, _)| element.is_required());
        let missing: usize = required.map(|(_, without)| without.len()).sum();
        let there = all - missing - self.document.len();
        u8::try_from(there * 100 / all).ok()
    }
}
