//! SPDX 2 as JSON.

use super::{shape::Document, understood::understood};
use crate::sbom::{
    Read,
    lenient::{Given, from_json},
    problem::SbomError,
};

/// Whether a JSON text says near its beginning, or anywhere, that it is SPDX 2.
pub(in crate::sbom) fn is_one(text: &str) -> bool {
    memchr::memmem::find(text.as_bytes(), b"\"spdxVersion\"").is_some()
        && memchr::memmem::find(text.as_bytes(), b"\"bomFormat\"").is_none()
}

/// Reads a document.
///
/// # Errors
/// When it is no JSON, or JSON that does not say that it is SPDX.
pub fn read(text: &str) -> Result<Read, SbomError> {
    let document: Document<'_> = from_json(text)?;
    if let Given::Value(version) = &document.spdx_version
        && version.0.starts_with("SPDX-")
    {
        understood(document)
    } else {
        Err(SbomError::NotAnSbom)
    }
}
