//! SPDX 2.2 and 2.3 (ISO/IEC 5962): JSON and tag-value.
//!
//! | module | what it holds |
//! |---|---|
//! | [`shape`] | the parts of a document that are read, as its JSON has them |
//! | [`json`], [`tag_value`] | from a text to that shape |
//! | [`understood`] | from the shape to the model |
//!
//! Packages are components. Files and snippets of source code are counted: what a device is made of are its packages.

pub mod json;
mod shape;
pub mod tag_value;
mod understood;
