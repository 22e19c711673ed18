//! A paper as DOCX (ECMA-376, ISO/IEC 29500 transitional), for Word and LibreOffice.
//!
//! | module | what it holds |
//! |---|---|
//! | [`package`] | the archive, its parts and how they refer to each other |
//! | [`styles`] | how headings, paragraphs, tables and marks look |
//! | [`fixed`] | settings, fonts, bullets, page header and footer |
//! | [`body`] | what stands on the pages |
//! | [`text`] | paragraphs and runs |
//! | [`table`] | tables |
//! | [`drawing`] | pictures |
//!
//! The parts are few, so they are written here: a library for it left forbidden characters in, and its XML broke the order that
//! the schema demands. The same paper gives the same bytes: no part has a date.
//!
//! Headings are of Word's own styles, so that its navigation works. Numbers of articles are text: they are what other articles
//! refer to. Lists have real bullets. Texts are texts: nothing that stands in one is read as a field, a tag or a placeholder.

mod body;
mod drawing;
mod fixed;
mod package;
mod styles;
mod table;
mod text;

#[cfg(test)]
mod tests;

use crate::contract::paper::shape::Paper;

/// Why a DOCX cannot be written.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum DocxError {
    /// The archive grew beyond what the format of ZIP files holds.
    #[error("the archive cannot be written: {detail}")]
    Archive {
        /// What the library says, in English.
        detail: String,
    },
}

/// Writes a paper as DOCX; the same paper gives the same bytes.
///
/// # Errors
/// [`DocxError`] when the archive cannot be written.
pub fn docx(paper: &Paper) -> Result<Vec<u8>, DocxError> {
    package::package(paper)
}
