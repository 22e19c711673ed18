//! CycloneDX 1.0 to 1.7 (ECMA-424), JSON and XML.
//!
//! | module | what it holds |
//! |---|---|
//! | [`shape`] | the parts of a document that are read, as its JSON has them |
//! | [`json`], [`xml`] | from a text to that shape |
//! | [`rules`] | what the format allows |
//! | [`understood`] | from the shape to the model |
//!
//! Read are the components with those inside them, `metadata` and `dependencies`. Services, vulnerabilities, formulation and
//! annotations are not part of what a device is made of; the original keeps them.

pub mod json;
pub(super) mod rules;
mod shape;
mod understood;
pub mod xml;

/// The newest version that is known here.
pub const NEWEST: &str = "1.7";

/// All versions that are known here.
const VERSIONS: [&str; 8] = ["1.0", "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", NEWEST];
