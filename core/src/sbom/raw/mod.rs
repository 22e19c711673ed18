//! A component as it stands in its file: the original text, for who wants to see what a reader left out.
//!
//! | module | what it holds |
//! |---|---|
//! | [`json`], [`xml`], [`tags`], [`yaml`] | where the component stands in a text of that form |
//!
//! Nothing of it is kept in memory: the file is read again for the one component that is asked for. Components count as
//! in [`Sbom::components`](super::model::Sbom::components).

mod json;
mod tags;
mod xml;
mod yaml;

use super::{Form, open, problem::SbomError, table};

/// Returns the text of a component as written; of a table, its cells with their headers. `None` where there is no such
/// component.
///
/// # Errors
/// As [`read`](super::read).
pub fn raw(bytes: &[u8], component: usize) -> Result<Option<String>, SbomError> {
    open(
        bytes,
        |bytes| table::raw(bytes, component),
        |text, form| {
            let found = match form {
                Form::Graph => json::of_graph(text, component)?,
                Form::SpdxJson => json::of_spdx(text, component)?,
                Form::CycloneDxJson => json::of_cyclonedx(text, component)?,
                Form::Xml => xml::of(text, component)?,
                Form::Tags => tags::of(text, component),
                Form::Yaml => yaml::of(text, component)?,
            };
            Ok(found.map(str::to_owned))
        },
    )
}
