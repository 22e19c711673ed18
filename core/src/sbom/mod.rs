//! Software bills of materials: readers of several formats, and one model of what they say.
//!
//! | module | what it holds |
//! |---|---|
//! | [`model`] | components, their identifiers and relations, whatever the format |
//! | [`problem`] | why a file is no SBOM, and what in one was not understood |
//! | [`text`] | from bytes to text: compression and encodings |
//! | [`lenient`] | JSON values that may be of another type than the format says |
//! | [`tree`] | XML as a tree, without entities |
//! | [`cyclonedx`] | CycloneDX 1.0 to 1.7, JSON and XML |
//! | [`spdx`] | SPDX 2.2 and 2.3, JSON, YAML, XML and tag-value; SPDX 3.0 |
//! | [`swid`] | SWID tags |
//! | [`table`] | an SBOM as a table: CSV or a workbook |
//! | [`export`] | CycloneDX 1.6 and the repository as CSV |
//! | [`mod@raw`] | a component as it stands in its file |
//! | [`several`] | several SBOMs in one ZIP archive |
//! | [`minimum`] | which of the minimum elements are there, component by component |
//! | [`outline`] | the components as a tree |
//! | [`breakdown`] | licences and kinds, counted |
//! | [`compare`] | what changed from one SBOM of a product to the next |
//! | [`digest`] | what is kept of an SBOM beside its file |
//! | [`repository`] | every component of every SBOM, found by one box |
//!
//! [`read`] tells formats apart by what is in the file. A file that is one of them is read as far as it goes: a field of the
//! wrong type is a diagnostic, not the end.
//!
//! Libraries were tried first. `cyclonedx-bom` 0.8 refuses versions 1.0 to 1.2, 1.6 and 1.7 by their number and loses some
//! fields without a word; `spdx-rs` 0.5 ends at the first field that is missing. Both would have to stand beside readers of
//! our own, so the formats are read here, with serde and `quick-xml`.

pub mod breakdown;
pub mod compare;
pub mod cyclonedx;
pub mod digest;
pub mod export;
mod lenient;
pub mod minimum;
pub mod model;
pub mod outline;
mod own;
pub mod problem;
pub mod raw;
pub mod repository;
pub mod several;
pub mod spdx;
mod swid;
pub mod table;
mod text;
mod tree;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, btree_map::Entry};

use self::{
    model::{Component, Sbom},
    problem::{Problem, Problems, SbomError},
};
use crate::{
    ident::parsed::Parsed,
    tabular::problem::{OtherFormat, ReadError},
};

/// Most bytes of a file that are read, packed and unpacked.
pub const MAX_BYTES: usize = 512 << 20;

/// Most components of an SBOM that are read.
pub const MAX_COMPONENTS: usize = 1_000_000;

/// What the reader of tables says of an archive that is no workbook.
const NO_WORKBOOK: ReadError = ReadError::NotATable {
    what: OtherFormat::Zip,
};

/// What was understood of an SBOM.
pub type Read = Parsed<Sbom, Problem>;

/// Reads an SBOM of any format known here.
///
/// # Errors
/// An [`SbomError`] when the file is none of them, or cannot be read at all.
pub fn read(bytes: &[u8]) -> Result<Read, SbomError> {
    open(bytes, table::read, |text, form| match form {
        Form::Graph => spdx::graph::read(text),
        Form::SpdxJson => spdx::json::read(text),
        Form::CycloneDxJson => cyclonedx::json::read(text),
        Form::Xml => read_xml(text),
        Form::Tags => spdx::tag_value::read(text),
        Form::Yaml => spdx::yaml::read(text),
    })
}

/// The forms that a text may have.
#[derive(Clone, Copy, Debug)]
enum Form {
    Graph,
    SpdxJson,
    CycloneDxJson,
    Xml,
    Tags,
    Yaml,
}

impl Form {
    /// Tells the form from the content; `None` for none of them, which a table may be.
    fn of(text: &str) -> Result<Option<Self>, SbomError> {
        let form = match text.trim_start().as_bytes().first() {
            None => return Err(SbomError::Empty),
            Some(b'{' | b'[') if spdx::graph::is_one(text) => Self::Graph,
            Some(b'{' | b'[') if spdx::json::is_one(text) => Self::SpdxJson,
            Some(b'{' | b'[') => Self::CycloneDxJson,
            Some(b'<') => Self::Xml,
            Some(_) if spdx::tag_value::is_one(text) => Self::Tags,
            Some(_) if spdx::yaml::is_one(text) => Self::Yaml,
            Some(_) => return Ok(None),
        };
        Ok(Some(form))
    }
}

/// Takes compression and encoding off, and gives the rest to the reader of its form.
fn open<T>(
    bytes: &[u8],
    of_table: impl Fn(&[u8]) -> Result<T, SbomError>,
    of_text: impl Fn(&str, Form) -> Result<T, SbomError>,
) -> Result<T, SbomError> {
    let bytes = text::unpacked(bytes)?;
    let bytes = bytes.as_ref();
    if table::is_packed(bytes) {
        let table = of_table(bytes);
        let is_archive = |error: &SbomError| *error == SbomError::Table(NO_WORKBOOK);
        let is_archive = table.as_ref().is_err_and(is_archive);
        return if is_archive {
            Err(SbomError::Zip)
        } else {
            table
        };
    }
    match text::decoded(bytes) {
        Ok(text) => match Form::of(&text)? {
            Some(form) => of_text(&text, form),
            None => of_table(bytes),
        },
        // Tables come in encodings of their own.
        Err(error) => {
            let table = of_table(bytes);
            let is_none = matches!(table, Err(SbomError::NotAnSbom));
            if is_none { Err(error) } else { table }
        }
    }
}

fn read_xml(text: &str) -> Result<Read, SbomError> {
    let start: String = text.trim_start().chars().take(100).collect();
    let start = start.to_ascii_lowercase();
    if start.starts_with("<!doctype html") || start.starts_with("<html") {
        return Err(SbomError::WebPage);
    }
    let mut problems = Problems::default();
    let root = tree::read(text, &mut problems)?;
    match root.name.as_str() {
        "SoftwareIdentity" => swid::read(&root, problems),
        "Document" => spdx::xml::read(&root, problems),
        _ => cyclonedx::xml::read(&root, problems),
    }
}

/// The components by their references in the document. Of several with one reference, relations mean the first.
fn by_reference(components: &[Component], problems: &mut Problems) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    let named = components.iter().enumerate();
    for (at, component) in named.filter(|(_, component)| !component.reference.is_empty()) {
        let reference = component.reference.clone();
        match found.entry(reference.clone()) {
            Entry::Vacant(place) => {
                place.insert(at);
            }
            Entry::Occupied(_) => problems.add(0, Problem::SameReference { reference }),
        }
    }
    found
}
