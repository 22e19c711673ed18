//! SPDX 2.2 and 2.3 (ISO/IEC 5962): JSON, YAML, XML and tag-value; SPDX 3.0: JSON-LD.
//!
//! | module | what it holds |
//! |---|---|
//! | [`shape`] | the parts of a document of SPDX 2 that are read, as its JSON has them |
//! | [`json`], [`yaml`], [`xml`], [`tag_value`] | from a text to that shape |
//! | [`understood`] | from the shape to the model |
//! | [`graph`] | SPDX 3 |
//!
//! Packages are components. Files and snippets of source code are counted: what a device is made of are its packages.

pub mod graph;
pub mod json;
mod shape;
pub mod tag_value;
mod understood;
pub mod xml;
pub mod yaml;
