//! What a file is, told from its content, and where that does not tell, guessed from its name.
//!
//! | module | what it holds |
//! |---|---|
//! | [`media`] | the media type |
//! | [`name`] | what names of files say |

mod media;
mod name;

#[cfg(test)]
mod tests;

use std::ops::ControlFlow;

use serde::{Deserialize, Serialize};

use self::{
    media::{HEAD, is_data, is_for_people, media_type},
    name::{is_called_data, kind_of_name},
};
use crate::{
    document::kind::DocumentKind,
    mds2::{self, edition::Edition, problem::FormError},
    sbom::{self, Read, minimum::Gaps, problem::SbomError, several::read_each},
};

/// What a file is.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Recognised {
    /// The media type: of the content where that has a sign of its own.
    pub media_type: String,
    /// The code of the kind of document that it is, or seems to be; see [`DocumentKind::code`].
    pub kind: String,
    /// What this program can make of it.
    pub content: Content,
}

/// What this program can make of a file.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum Content {
    /// An SBOM.
    Sbom {
        /// Its format and version.
        format: String,
        /// How many SBOMs there are: more than one in an archive.
        files: usize,
        /// How many components it lists.
        components: usize,
        /// The share of the minimum elements that are there, in per cent; `None` where there is no component.
        score: Option<u8>,
        /// How many places were not understood.
        diagnostics: usize,
    },
    /// It is, or should be, an SBOM, and cannot be read.
    BadSbom(SbomError),
    /// A disclosure statement of a maker.
    Mds2 {
        /// Which form it is.
        edition: Edition,
        /// How many questions it has.
        questions: usize,
        /// How many of them have an answer: yes, no, not applicable, or the text that was asked for.
        answered: usize,
        /// How many have none that decides anything: only a reference to notes, or a text in its place.
        unclear: usize,
        /// How many places were not understood.
        diagnostics: usize,
    },
    /// It is, or should be, a disclosure statement, and its answers cannot be read.
    BadMds2(FormError),
    /// A file that people read.
    Other,
}

impl Content {
    /// Whether the program read it: `None` for a file that it does not read.
    #[must_use]
    pub const fn is_read(&self) -> Option<bool> {
        match self {
            Self::Sbom { .. } | Self::Mds2 { .. } => Some(true),
            // People read it, and type what it says.
            Self::BadMds2(FormError::OtherEdition { .. }) | Self::Other => None,
            Self::BadSbom(_) | Self::BadMds2(_) => Some(false),
        }
    }
}

/// Returns what a file is.
#[must_use]
pub fn recognise(name: &str, bytes: &[u8]) -> Recognised {
    let named = kind_of_name(name);
    let mut content = content(named, bytes);
    let media_type = media_type(name, bytes, &content);
    // A page of an error, or a document under another name, that was saved as data.
    if content == Content::Other && is_called_data(name) && !is_data(media_type, bytes) {
        content = Content::BadSbom(sbom::read(bytes).err().unwrap_or(SbomError::NotAnSbom));
    }
    let kind = match &content {
        Content::Sbom { .. } | Content::BadSbom(_) => DocumentKind::Sbom,
        Content::Mds2 { edition, .. } | Content::BadMds2(FormError::OtherEdition { edition }) => {
            kind_of_edition(*edition)
        }
        Content::BadMds2(_) => named.unwrap_or(DocumentKind::Mds2),
        Content::Other => named.unwrap_or(DocumentKind::Other),
    };
    Recognised {
        media_type: media_type.to_owned(),
        kind: kind.code().to_owned(),
        content,
    }
}

/// Returns what can be made of a file that a person calls a kind of document.
///
/// A disclosure statement is a table, and so may an SBOM be: the questions of a statement tell.
#[must_use]
pub fn content(called: Option<DocumentKind>, bytes: &[u8]) -> Content {
    let read = sbom::read(bytes);
    if let Ok(read) = &read
        && !read.value.is_table
    {
        return told(read, 1);
    }
    let statement = statement(called, bytes);
    match read {
        _ if matches!(statement, Content::Mds2 { .. }) => statement,
        Ok(read) => told(&read, 1),
        Err(SbomError::Zip) => of_archive(called, bytes),
        Err(error) if called == Some(DocumentKind::Sbom) || speaks_of_sbom(bytes) => {
            Content::BadSbom(error)
        }
        Err(_) => statement,
    }
}

/// Returns what a file is that is no SBOM: a disclosure statement perhaps.
fn statement(called: Option<DocumentKind>, bytes: &[u8]) -> Content {
    // Most statements come as PDF files, which are for people: not a file that was damaged on its way.
    if is_for_people(bytes) {
        return Content::Other;
    }
    match mds2::read::read(bytes) {
        Ok(read) => {
            let tally = read.value.tally();
            Content::Mds2 {
                edition: read.value.edition,
                questions: tally.questions,
                answered: tally.answered,
                unclear: tally.see_notes + tally.unrecognized,
                diagnostics: read.diagnostics.len(),
            }
        }
        Err(error @ FormError::OtherEdition { .. }) => Content::BadMds2(error),
        Err(error) if called == Some(DocumentKind::Mds2) || mds2::json::is_one(bytes) => {
            Content::BadMds2(error)
        }
        Err(_) => Content::Other,
    }
}

fn told(read: &Read, files: usize) -> Content {
    Content::Sbom {
        format: read.value.format.clone(),
        files,
        components: read.value.components.len(),
        score: Gaps::of(&read.value).score(),
        diagnostics: read.diagnostics.len(),
    }
}

/// Of the SBOMs in an archive the first tells its format, the one that lacks most its score.
fn of_archive(called: Option<DocumentKind>, bytes: &[u8]) -> Content {
    let mut found: Option<Content> = None;
    read_each(bytes, |named| {
        if let Ok(read) = &named.read {
            let this = told(read, 1);
            found = Some(match found.take() {
                Some(before) => together(before, this),
                None => this,
            });
        }
        ControlFlow::Continue(())
    });
    match found {
        Some(found) => found,
        None if called == Some(DocumentKind::Sbom) => Content::BadSbom(SbomError::NotAnSbom),
        None => Content::Other,
    }
}

fn together(one: Content, other: Content) -> Content {
    match (one, other) {
        (
            Content::Sbom {
                format,
                files,
                components,
                score,
                diagnostics,
            },
            Content::Sbom {
                files: more_files,
                components: more_components,
                score: other_score,
                diagnostics: more_diagnostics,
                ..
            },
        ) => Content::Sbom {
            format,
            files: files + more_files,
            components: components + more_components,
            score: score.min(other_score),
            diagnostics: diagnostics + more_diagnostics,
        },
        (one, _) => one,
    }
}

/// Returns the kind of document that a form is.
#[must_use]
pub const fn kind_of_edition(edition: Edition) -> DocumentKind {
    match edition {
        Edition::Hn1Of2019 | Edition::Hn1Of2013 => DocumentKind::Mds2,
        Edition::Mds => DocumentKind::Mds,
        Edition::Sds => DocumentKind::Sds,
    }
}

/// Whether the beginning of a file has a word that only SBOMs begin with.
fn speaks_of_sbom(bytes: &[u8]) -> bool {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let words: [&[u8]; 5] = [
        b"CycloneDX",
        b"cyclonedx",
        b"spdxVersion",
        b"SPDXVersion",
        b"SoftwareIdentity",
    ];
    let has = |word: &[u8]| head.windows(word.len()).any(|part| part == word);
    words.into_iter().any(has)
}
