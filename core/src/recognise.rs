//! What a file is, told from its content, and where that does not tell, guessed from its name.

use std::ops::ControlFlow;

use serde::{Deserialize, Serialize};

use crate::{
    document::kind::DocumentKind,
    ident::text::search_key,
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
    /// A file that people read.
    Other,
}

impl Content {
    /// Whether the program read it: `None` for a file that it does not read.
    #[must_use]
    pub const fn is_read(&self) -> Option<bool> {
        match self {
            Self::Sbom { .. } => Some(true),
            Self::BadSbom(_) => Some(false),
            Self::Other => None,
        }
    }
}

/// Returns what a file is.
#[must_use]
pub fn recognise(name: &str, bytes: &[u8]) -> Recognised {
    let named = kind_of_name(name);
    let media_type = media_type(name, bytes);
    let mut content = content(named, bytes);
    // A page of an error, or a document under another name, that was saved as data.
    if content == Content::Other && is_called_data(name) && !is_data(media_type, bytes) {
        content = Content::BadSbom(sbom::read(bytes).err().unwrap_or(SbomError::NotAnSbom));
    }
    let kind = match &content {
        Content::Sbom { .. } | Content::BadSbom(_) => DocumentKind::Sbom,
        Content::Other => named.unwrap_or(DocumentKind::Other),
    };
    Recognised {
        media_type: media_type.to_owned(),
        kind: kind.code().to_owned(),
        content,
    }
}

/// Returns what can be made of a file that a person calls a kind of document.
#[must_use]
pub fn content(called: Option<DocumentKind>, bytes: &[u8]) -> Content {
    match sbom::read(bytes) {
        Ok(read) => told(&read, 1),
        Err(SbomError::Zip) => of_archive(called, bytes),
        Err(error) if called == Some(DocumentKind::Sbom) || speaks_of_sbom(bytes) => {
            Content::BadSbom(error)
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

/// Whether a name ends as those of files that programs write for programs.
fn is_called_data(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    [".json", ".xml", ".spdx", ".swidtag"]
        .iter()
        .any(|ending| name.ends_with(ending))
}

/// Whether a file is what such a name promises: a text, and no page of the web.
fn is_data(media_type: &str, bytes: &[u8]) -> bool {
    let is_text = media_type.starts_with("text/")
        || matches!(media_type, "application/json" | "application/xml");
    is_text && !matches!(sbom::read(bytes), Err(SbomError::WebPage))
}

/// How far into a file the words of a format are looked for.
const HEAD: usize = 4096;

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

/// What the beginning of a file says about its type.
const SIGNS: [(&[u8], &str); 8] = [
    (b"%PDF-", "application/pdf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"\x1f\x8b", "application/gzip"),
    (b"BZh", "application/x-bzip2"),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "application/vnd.ms-office",
    ),
    (b"PK\x03\x04", "application/zip"),
];

/// What the end of a name says about the type of an archive or a text.
const ENDINGS: [(&str, &str); 8] = [
    (
        ".xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
    (
        ".docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    (
        ".pptx",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ),
    (".json", "application/json"),
    (".xml", "application/xml"),
    (".csv", "text/csv"),
    (".html", "text/html"),
    (".htm", "text/html"),
];

fn media_type(name: &str, bytes: &[u8]) -> &'static str {
    let name = name.to_ascii_lowercase();
    let of_name = ENDINGS
        .iter()
        .find_map(|(ending, media_type)| name.ends_with(ending).then_some(*media_type));
    let sign = SIGNS
        .iter()
        .find_map(|(sign, media_type)| bytes.starts_with(sign).then_some(*media_type));
    match sign {
        // Office documents are archives.
        Some("application/zip") => of_name
            .filter(|found| found.starts_with("application/vnd"))
            .unwrap_or("application/zip"),
        Some(found) => found,
        None if is_text(bytes) => of_name
            .filter(|found| !found.starts_with("application/vnd"))
            .unwrap_or("text/plain"),
        None => "application/octet-stream",
    }
}

/// Whether the beginning of a file is text of any encoding in use: no control characters but white space.
fn is_text(bytes: &[u8]) -> bool {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    if head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff") {
        return true;
    }
    !head.is_empty()
        && !head
            .iter()
            .any(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31))
}

/// Words of file names, in the spelling of searches, and what they mean. The first that is found counts.
const NAMES: &[(&str, DocumentKind)] = &[
    ("sbom", DocumentKind::Sbom),
    (".spdx", DocumentKind::Sbom),
    (".cdx.", DocumentKind::Sbom),
    ("bom.json", DocumentKind::Sbom),
    ("bom.xml", DocumentKind::Sbom),
    ("swidtag", DocumentKind::Sbom),
    ("部品表", DocumentKind::Sbom),
    ("mds2", DocumentKind::Mds2),
    ("mds", DocumentKind::Mds),
    ("sds", DocumentKind::Sds),
    ("契約", DocumentKind::Contract),
    ("覚書", DocumentKind::Contract),
    ("contract", DocumentKind::Contract),
    ("agreement", DocumentKind::Contract),
    ("eos", DocumentKind::EndOfLifeNotice),
    ("eol", DocumentKind::EndOfLifeNotice),
    ("サポート終了", DocumentKind::EndOfLifeNotice),
    ("販売終了", DocumentKind::EndOfLifeNotice),
    ("保守計画", DocumentKind::MaintenancePlan),
    ("maintenance plan", DocumentKind::MaintenancePlan),
    ("セキュリティポリシ", DocumentKind::SecurityPolicy),
    ("security policy", DocumentKind::SecurityPolicy),
    ("advisory", DocumentKind::Advisory),
    ("アドバイザリ", DocumentKind::Advisory),
    ("注意喚起", DocumentKind::Advisory),
    ("取扱説明", DocumentKind::Manual),
    ("添付文書", DocumentKind::Manual),
    ("電子添文", DocumentKind::Manual),
    ("manual", DocumentKind::Manual),
    ("ifu", DocumentKind::Manual),
];

/// Guesses a kind from a name.
fn kind_of_name(name: &str) -> Option<DocumentKind> {
    let key = search_key(&name.replace(['_', '-'], " "));
    let mut found = NAMES.iter().filter(|(word, _)| contains(&key, word));
    found.next().map(|(_, kind)| *kind)
}

/// Whether a name has a word. A short word of Latin letters counts by itself only: `amds` is no MDS.
fn contains(key: &str, word: &str) -> bool {
    let word = search_key(word);
    if word.len() > 4 || !word.is_ascii() {
        return key.contains(word.as_str());
    }
    key.split(|letter: char| !letter.is_ascii_alphanumeric())
        .any(|part| part == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CYCLONEDX: &[u8] =
        br#"{"bomFormat":"CycloneDX","specVersion":"1.5","components":[{"type":"library","name":"openssl"}]}"#;

    fn check(name: &str, bytes: &[u8], expected: &str) {
        let found = recognise(name, bytes);
        let read = match found.content {
            Content::Sbom { components, .. } => format!("read, {components}"),
            Content::BadSbom(error) => format!("unreadable, {error}"),
            Content::Other => "kept".to_owned(),
        };
        let found = format!("{} {} {read}", found.kind, found.media_type);
        assert_eq!(found, expected);
    }

    #[test]
    fn the_content_tells_before_the_name() {
        check("manual.json", CYCLONEDX, "sbom application/json read, 1");
        check("bom", CYCLONEDX, "sbom text/plain read, 1");
        check(
            "PX-4 取扱説明書.pdf",
            b"%PDF-1.7",
            "manual application/pdf kept",
        );
        check("photo.txt", b"\x89PNG\r\n\x1a\n", "other image/png kept");
    }

    #[test]
    fn what_should_be_an_sbom_and_is_none_is_told() {
        let cut = CYCLONEDX.get(..40).unwrap_or_default();
        assert!(matches!(
            recognise("file.json", cut).content,
            Content::BadSbom(_)
        ));
        check(
            "sbom.json",
            b"%PDF-1.7",
            "sbom application/pdf unreadable, not an SBOM",
        );
        check(
            "sbom.xml",
            b"<!DOCTYPE html><html></html>",
            "sbom application/xml unreadable, a web page",
        );
        check("page.html", b"<!DOCTYPE html>", "other text/html kept");
        check(
            "narrow.json",
            b"<!DOCTYPE html><html></html>",
            "sbom application/json unreadable, a web page",
        );
        check(
            "narrow.json",
            b"%PDF-1.7",
            "sbom application/pdf unreadable, not an SBOM",
        );
        check("settings.json", b"{\"a\":1}", "other application/json kept");
    }

    #[test]
    fn names_are_a_guess_by_whole_words() {
        for (name, kind) in [
            ("MDS2_PX-4.pdf", "mds2"),
            ("MDS_チェックリスト.pdf", "mds"),
            ("amds.pdf", "other"),
            ("保守契約書2026.docx", "contract"),
            ("EOS通知_PX-4.pdf", "eol_notice"),
            ("geology.pdf", "other"),
        ] {
            assert_eq!(recognise(name, b"%PDF-1.7").kind, kind, "{name}");
        }
    }
}
