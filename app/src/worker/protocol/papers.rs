//! What is said of what is in attached files. Only the pages about documents ask it, so that it is encoded apart from
//! everything else: the first program does not carry what it never says.

use daicho_core::{ident::id::EntityId, recognise::Content, sbom::problem::Diagnostic};
use serde::{Deserialize, Serialize};

/// Most components that are listed one by one.
pub const LISTED: usize = 50_000;

/// A question about what is in attached files.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Ask {
    /// What is in one file.
    Open {
        /// The attachment.
        attachment: EntityId,
    },
    /// What changed from one SBOM to another.
    Compare {
        /// The attachment that is older.
        older: EntityId,
        /// The newer one.
        newer: EntityId,
    },
}

/// An answer about what is in attached files.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Told {
    /// To [`Ask::Open`]; the bytes of the file are the first block, if they are here.
    Opened(Opened),
    /// To [`Ask::Compare`]; `None` if one of the two cannot be read.
    Compared(Option<Compared>),
}

/// What is in a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Opened {
    /// The ledger has no such attachment, or this browser has not its bytes.
    Absent,
    /// An SBOM.
    Sbom(Box<SbomView>),
    /// Something that is not read into parts.
    Content(Content),
}

/// What an SBOM says.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SbomView {
    /// The format and its version.
    pub format: String,
    /// The name of the document.
    pub name: Option<String>,
    /// What it is about.
    pub subject: Option<String>,
    /// Who made it.
    pub authors: Vec<String>,
    /// With what.
    pub tools: Vec<String>,
    /// When, as written.
    pub created: Option<String>,
    /// How many components there are.
    pub total: usize,
    /// Components in the order of the tree, at most [`LISTED`].
    pub components: Vec<ComponentView>,
    /// The share of required elements that are there, in per cent.
    pub score: Option<u8>,
    /// What is missing.
    pub gaps: Vec<GapView>,
    /// How many components have each licence; those without one under an empty name. The most frequent first.
    pub licences: Vec<(String, usize)>,
    /// The same of what they are.
    pub kinds: Vec<(String, usize)>,
    /// What was not understood.
    pub diagnostics: Vec<Diagnostic>,
}

/// One component.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ComponentView {
    /// Its number in the file.
    pub number: usize,
    /// How deep it stands in the tree.
    pub depth: usize,
    /// Its name with its name space.
    pub name: String,
    /// Its version.
    pub version: Option<String>,
    /// Who supplies it.
    pub supplier: Option<String>,
    /// A word for what it is; see [`Kind::word`](daicho_core::sbom::model::Kind::word).
    pub kind: String,
    /// Its identifiers.
    pub identifiers: Vec<String>,
    /// Its licences.
    pub licences: Vec<String>,
    /// How many hashes it has.
    pub hashes: usize,
    /// The end of support that the SBOM states.
    pub end_of_support: Option<String>,
    /// Codes of the minimum elements that it lacks.
    pub lacks: Vec<String>,
}

/// A minimum element that is missing.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct GapView {
    /// The code of the element.
    pub element: String,
    /// Whether it should be there.
    pub is_required: bool,
    /// How many components lack it; `None` if it is one of the document.
    pub components: Option<usize>,
    /// The first of them by name.
    pub names: Vec<String>,
}

/// What changed from one SBOM to another.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Compared {
    /// What came, each as name and version.
    pub added: Vec<String>,
    /// What went.
    pub removed: Vec<String>,
    /// What is another, before and after, with the codes of what differs.
    pub changed: Vec<(String, String, Vec<String>)>,
    /// How many are the same.
    pub same: usize,
}
