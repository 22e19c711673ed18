//! Network diagrams: drawn from the ledger, and drawings of others with marks on them.
//!
//! | module | what it holds |
//! |---|---|
//! | [`graph`] | what a diagram of the ledger shows |
//! | [`layout`] | where everything of it stands |
//! | [`scene`] | a diagram with everything in its place |
//! | [`drawio`] | files of draw.io, written and read |
//! | [`svg`] | a scene as a picture |
//! | [`picture`] | what a picture file is, and SVG made harmless |
//! | [`content`] | what is on a diagram, for programs and for those who do not see the picture |
//! | [`record`] | what the ledger keeps: drawings, marks, placements, saved views, who was shown what |

pub mod content;
pub mod drawio;
pub mod graph;
pub mod layout;
mod measure;
pub(crate) mod pen;
pub mod picture;
pub mod record;
pub mod scene;
pub mod svg;
pub(crate) mod xml;

use crate::network::element;

#[cfg(test)]
mod sample;
