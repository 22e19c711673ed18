//! CycloneDX as JSON.

use super::{shape::Bom, understood::understood};
use crate::sbom::{
    Read,
    lenient::{Given, from_json},
    problem::SbomError,
};

/// Reads a document.
///
/// # Errors
/// When it is no JSON, or JSON that does not say that it is CycloneDX.
pub fn read(text: &str) -> Result<Read, SbomError> {
    if text.trim_start().starts_with('[') {
        // Broken JSON is told as such.
        from_json::<serde::de::IgnoredAny>(text)?;
        return Err(SbomError::NotAnSbom);
    }
    let bom: Bom<'_> = from_json(text)?;
    let says_so = |format: &str| format.eq_ignore_ascii_case("CycloneDX");
    let is_one = match &bom.bom_format {
        Given::Value(format) => says_so(&format.0),
        // Some tools leave it out although the format requires it.
        Given::Absent => {
            matches!(bom.spec_version, Given::Value(_)) && matches!(bom.components, Given::Value(_))
        }
        Given::WrongType => false,
    };
    if is_one {
        understood(bom)
    } else {
        Err(SbomError::NotAnSbom)
    }
}
