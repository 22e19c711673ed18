//! The archive, its parts and how they refer to each other.

use std::io::{Cursor, Write};

use zip::{CompressionMethod, DateTime, System, ZipWriter, write::SimpleFileOptions};

use super::{
    DocxError,
    body::document,
    fixed::{FONTS, NUMBERING, SETTINGS, footer, header},
    styles::styles,
};
use crate::{
    contract::{
        paper::shape::{Block, Paper, Picture},
        words::Language,
    },
    diagram::pen::{Pen, escaped},
};

/// Before every part.
pub(super) const DECLARATION: &str =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPES: &str = "http://schemas.openxmlformats.org/package/2006/content-types";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// Parts of `word/` beside the document: id, file, kind of reference, kind of content.
const PARTS: [(&str, &str, &str); 7] = [
    ("rId1", "styles", "styles"),
    ("rId2", "settings", "settings"),
    ("rId3", "fontTable", "fontTable"),
    ("rId4", "numbering", "numbering"),
    ("rId5", "header1", "header"),
    ("rId6", "footer1", "footer"),
    ("rId7", "footer2", "footer"),
];

/// Writes all parts into an archive.
pub(super) fn package(paper: &Paper) -> Result<Vec<u8>, DocxError> {
    let pictures: Vec<&Picture> = pictures(paper).collect();
    let name = paper.name();
    let footer = footer();
    let texts = [
        ("[Content_Types].xml", content_types()),
        ("_rels/.rels", of_package()),
        ("docProps/app.xml", application()),
        ("docProps/core.xml", properties(paper, &name)),
        ("word/document.xml", document(paper)),
        ("word/_rels/document.xml.rels", of_document(pictures.len())),
        ("word/styles.xml", styles()),
        ("word/settings.xml", format!("{DECLARATION}{SETTINGS}")),
        ("word/fontTable.xml", format!("{DECLARATION}{FONTS}")),
        ("word/numbering.xml", format!("{DECLARATION}{NUMBERING}")),
        ("word/header1.xml", header(&name)),
        ("word/footer1.xml", footer.clone()),
        ("word/footer2.xml", footer),
    ];
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in &texts {
        add(
            &mut archive,
            name,
            text.as_bytes(),
            CompressionMethod::Deflated,
        )?;
    }
    for (picture, nth) in pictures.iter().zip(1..) {
        let name = format!("word/media/image{nth}.png");
        // A PNG is compressed already.
        add(
            &mut archive,
            &name,
            picture.png(),
            CompressionMethod::Stored,
        )?;
    }
    let cursor = archive.finish().map_err(|error| failed(&error))?;
    Ok(cursor.into_inner())
}

/// The pictures in the order in which they stand on the paper.
fn pictures(paper: &Paper) -> impl Iterator<Item = &Picture> {
    paper.blocks.iter().filter_map(|block| match block {
        Block::Picture(picture) => Some(picture),
        Block::Heading(_)
        | Block::Paragraph(..)
        | Block::Bullets(_)
        | Block::Table(_)
        | Block::PageBreak => None,
    })
}

fn add(
    archive: &mut ZipWriter<Cursor<Vec<u8>>>,
    name: &str,
    bytes: &[u8],
    method: CompressionMethod,
) -> Result<(), DocxError> {
    let options = SimpleFileOptions::default()
        .compression_method(method)
        .last_modified_time(DateTime::default())
        .system(System::Unix)
        .unix_permissions(0o644);
    archive
        .start_file(name, options)
        .map_err(|error| failed(&error))?;
    archive.write_all(bytes).map_err(|error| failed(&error))
}

fn failed(error: &dyn std::fmt::Display) -> DocxError {
    DocxError::Archive {
        detail: error.to_string(),
    }
}

fn content_types() -> String {
    let mut pen = Pen::default();
    pen.start("Types", &[("xmlns", &TYPES)]);
    let relationships = "application/vnd.openxmlformats-package.relationships+xml";
    for (extension, kind) in [
        ("rels", relationships),
        ("xml", "application/xml"),
        ("png", "image/png"),
    ] {
        let attributes: [(&str, &dyn std::fmt::Display); 2] =
            [("Extension", &extension), ("ContentType", &kind)];
        pen.empty("Default", &attributes);
    }
    let mut part = |name: &str, kind: &str| {
        pen.empty("Override", &[("PartName", &name), ("ContentType", &kind)]);
    };
    part("/word/document.xml", &format!("{WORD}.document.main+xml"));
    for (_, file, kind) in PARTS {
        part(&format!("/word/{file}.xml"), &format!("{WORD}.{kind}+xml"));
    }
    let extended = "application/vnd.openxmlformats-officedocument.extended-properties+xml";
    part("/docProps/app.xml", extended);
    let core = "application/vnd.openxmlformats-package.core-properties+xml";
    part("/docProps/core.xml", core);
    format!("{DECLARATION}{}", pen.finish())
}

/// References: id, kind, target.
fn references(all: &[(String, String, String)]) -> String {
    let mut pen = Pen::default();
    pen.start("Relationships", &[("xmlns", &RELATIONSHIPS)]);
    for (id, kind, target) in all {
        pen.empty(
            "Relationship",
            &[("Id", id), ("Type", kind), ("Target", target)],
        );
    }
    format!("{DECLARATION}{}", pen.finish())
}

fn of_package() -> String {
    let core =
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    let all = [
        (
            "rId1",
            format!("{OFFICE}/officeDocument"),
            "word/document.xml",
        ),
        ("rId2", core.to_owned(), "docProps/core.xml"),
        (
            "rId3",
            format!("{OFFICE}/extended-properties"),
            "docProps/app.xml",
        ),
    ];
    references(&all.map(|(id, kind, target)| (id.to_owned(), kind, target.to_owned())))
}

fn of_document(pictures: usize) -> String {
    let parts = PARTS.iter().map(|(id, file, kind)| {
        let target = format!("{file}.xml");
        ((*id).to_owned(), format!("{OFFICE}/{kind}"), target)
    });
    let pictures = (1..=pictures).map(|nth| {
        let target = format!("media/image{nth}.png");
        (picture_id(nth), format!("{OFFICE}/image"), target)
    });
    references(&parts.chain(pictures).collect::<Vec<_>>())
}

/// How the document refers to a picture.
pub(super) fn picture_id(nth: usize) -> String {
    format!("rIdImage{nth}")
}

fn application() -> String {
    let namespace = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties";
    format!(
        "{DECLARATION}<Properties xmlns=\"{namespace}\"><Application>Daicho</Application></Properties>"
    )
}

fn properties(paper: &Paper, name: &str) -> String {
    let core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    let dc = "http://purl.org/dc/elements/1.1/";
    let language = match paper.languages.first() {
        Language::Ja => "ja-JP",
        Language::En => "en-US",
    };
    let name = escaped(name);
    format!(
        "{DECLARATION}<cp:coreProperties xmlns:cp=\"{core}\" xmlns:dc=\"{dc}\"><dc:title>{name}</dc:title><dc:language>{language}</dc:language></cp:coreProperties>"
    )
}
