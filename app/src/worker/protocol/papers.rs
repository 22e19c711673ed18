//! What is said of what is in attached files. Only the pages about documents ask it, so that it is encoded apart from
//! everything else: the first program does not carry what it never says.

use daicho_core::{
    disclosure::enquiry::{Line, ReplyError},
    ident::id::EntityId,
    recognise::Content,
    sbom::{problem::Diagnostic, repository::aliases::Aliased, table::Headers},
};
use serde::{Deserialize, Serialize};

use super::{
    forms::{self, FormView},
    found,
};

/// Most components that are listed one by one.
pub const LISTED: usize = 20_000;

/// A question about what is in attached files.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Ask {
    /// What is in one file.
    Open {
        /// The attachment.
        attachment: EntityId,
        /// Which SBOM of an archive, from 0.
        nth: usize,
    },
    /// How a component stands in its file.
    Raw {
        /// The attachment.
        attachment: EntityId,
        /// The number of the component.
        component: usize,
    },
    /// The headers of a table, for a person to say what they mean.
    Headers {
        /// The attachment.
        attachment: EntityId,
    },
    /// Components of all SBOMs that are found by a text.
    Components {
        /// The text, as in a search box.
        find: String,
        /// The first one, from 0.
        from: usize,
        /// How many.
        count: usize,
    },
    /// Spellings that may be one.
    Spellings,
    /// The components that are found by a text as a table in a file.
    Table {
        /// The text.
        find: String,
        /// Headers in English instead of Japanese.
        english: bool,
    },
    /// Devices with their components as CycloneDX 1.6.
    Bom {
        /// Of this model only; of all devices without one.
        model: Option<EntityId>,
        /// When, in milliseconds since 1970.
        at: u64,
    },
    /// A form for a maker to fill in, as a file.
    Enquiry {
        /// Its rows.
        lines: Vec<Line>,
        /// In English instead of Japanese.
        english: bool,
        /// A workbook instead of CSV, and the name of its sheet.
        sheet: Option<String>,
        /// When, in milliseconds since 1970.
        at: u64,
    },
    /// What a maker answered: the file that comes along is a form that was filled in.
    Reply,
    /// What changed from one SBOM to another.
    Compare {
        /// The attachment that is older.
        older: EntityId,
        /// The newer one.
        newer: EntityId,
    },
    /// About disclosure statements.
    Form(forms::Ask),
    /// About scans of the network.
    Found(found::Ask),
}

/// An answer about what is in attached files.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Told {
    /// To [`Ask::Open`]; the bytes of the file are the first block, if they are here.
    Opened(Opened),
    /// To [`Ask::Raw`]; `None` where the file does not tell where it stands.
    Raw(Option<String>),
    /// To [`Ask::Headers`]; `None` where the file is no table.
    Headers(Option<Headers>),
    /// To [`Ask::Components`].
    Components(Hits),
    /// To [`Ask::Spellings`].
    Spellings(Vec<SpellingView>),
    /// To [`Ask::Reply`].
    Reply(Result<ReplyView, ReplyError>),
    /// To [`Ask::Table`], [`Ask::Bom`] and [`Ask::Enquiry`]. The first block is the file; this many lines or devices are in it.
    File(usize),
    /// To [`Ask::Compare`]; `None` if one of the two cannot be read.
    Compared(Option<Compared>),
    /// To [`Ask::Form`].
    Form(forms::Told),
    /// To [`Ask::Found`].
    Found(found::Told),
}

/// What is in a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Opened {
    /// The ledger has no such attachment, or this browser has not its bytes.
    Absent,
    /// An SBOM.
    Sbom(Box<SbomView>),
    /// A disclosure statement.
    Form(Box<FormView>),
    /// Something that is not read into parts.
    Content(Content),
}

/// What an SBOM says.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SbomView {
    /// The SBOMs in the archive, by their paths; empty where the file is no archive.
    pub files: Vec<String>,
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

/// Components that were found.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Hits {
    /// How many SBOMs were looked through.
    pub sboms: usize,
    /// Attachments that should be SBOMs and were not looked through: they cannot be read, or their bytes are not here.
    pub unread: Vec<EntityId>,
    /// How many components there are in all.
    pub components: usize,
    /// How many were found.
    pub found: usize,
    /// Some of them.
    pub hits: Vec<HitView>,
}

/// A component that was found.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct HitView {
    /// Its name.
    pub name: String,
    /// Other spellings of it.
    pub spellings: Vec<String>,
    /// Who supplies it.
    pub suppliers: Vec<String>,
    /// Its versions that fit, each with the attachments that list it.
    pub versions: Vec<(String, Vec<EntityId>)>,
}

/// Two spellings that may be one, or were confirmed to be.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SpellingView {
    /// Of a supplier or of a component.
    pub what: Aliased,
    /// The one that would be the other's.
    pub spelling: String,
    /// The one that stands for both.
    pub canonical: String,
    /// A person said so already.
    pub is_confirmed: bool,
}

/// What a maker answered in a form.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct ReplyView {
    /// The rows that were filled in.
    pub returned: Vec<ReturnedView>,
    /// How many nobody filled in.
    pub blank: usize,
    /// Lines that are of no form of this program.
    pub strange: Vec<u32>,
}

/// A row that was filled in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReturnedView {
    /// The line of the file.
    pub line: u32,
    /// The model it is about.
    pub model: EntityId,
    /// The code of the item.
    pub item: String,
    /// The code of the answer; `None` where the words are no answer that the program knows.
    pub answer: Option<String>,
    /// What stands there otherwise: the words, and the remark.
    pub text: String,
}
