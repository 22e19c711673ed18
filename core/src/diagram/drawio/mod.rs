//! Files of draw.io (diagrams.net): written of a diagram, and read to be offered to a person or to be annotated.
//!
//! | module | what it holds |
//! |---|---|
//! | [`write`](mod@write) | a scene as a draw.io file |
//! | [`model`] | a draw.io file as it is read |
//! | [`problem`] | why a file is no drawing, and what in one was not understood |
//! | [`read`](mod@read) | every form in which draw.io saves |
//! | [`packed`] | compressed pages, and what is embedded in pictures |
//! | [`cells`] | the cells of a page as they stand in the file |
//! | [`resolve`] | the cells in their places |
//! | [`label`] | labels in HTML as plain texts |
//! | [`style`] | what the style of a cell says |
//! | [`offer`] | what of a page may be in the ledger |
//! | [`take`] | what a person takes of a page becomes part of the ledger |
//! | [`scene`] | a page as a picture to draw on |

mod cells;
mod label;
mod packed;
mod resolve;

pub mod model;
pub mod offer;
pub mod problem;
pub mod read;
pub mod scene;
pub mod style;
pub mod take;
pub mod write;

pub(super) use packed::{PNG, chunk};

#[cfg(test)]
mod tests;
