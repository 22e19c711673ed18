//! SPDX 2 as lines of tags and values (SPDX 2.3, clause 5 and annex D). Values in `<text>…</text>` go over lines.

use std::borrow::Cow;

use super::{
    shape::{Checksum, Creation, Document, ExternalRef, File, Package, Relationship},
    understood::understood_with,
};
use crate::sbom::{
    Read,
    lenient::{Fields, Given, Items, Lines, List, Text, Texts, Words},
    problem::{Problem, Problems, SbomError},
};

/// Whether a text has the tag of the version among its first lines.
pub(in crate::sbom) fn is_one(text: &str) -> bool {
    let mut lines = text.lines().take(200);
    lines.any(|line| line.trim_start().starts_with("SPDXVersion:"))
}

/// Reads a document.
///
/// # Errors
/// When it has too many packages.
pub fn read(text: &str) -> Result<Read, SbomError> {
    let mut reading = Reading::default();
    let mut lines = (1..).zip(text.lines());
    while let Some((number, line)) = lines.next() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let Some((tag, value)) = line.split_once(':') else {
            reading.problems.add(number, Problem::NoTag);
            continue;
        };
        let value = value.trim();
        let value = match value.strip_prefix("<text>") {
            None => Cow::Borrowed(value),
            Some(start) => match start.split_once("</text>") {
                Some((whole, _)) => Cow::Borrowed(whole),
                None => Cow::Owned(until_end(start, &mut lines)),
            },
        };
        reading.tag(tag.trim(), value);
    }
    reading.end()
}

/// The rest of a value that goes over lines.
fn until_end<'a>(start: &str, lines: &mut impl Iterator<Item = (u32, &'a str)>) -> String {
    let mut value = start.to_owned();
    for (_, line) in lines {
        value.push('\n');
        if let Some((last, _)) = line.split_once("</text>") {
            value.push_str(last);
            break;
        }
        value.push_str(line);
    }
    value
}

/// What the tags that come next belong to.
#[derive(Default)]
enum Section {
    #[default]
    Document,
    Package,
    /// A file, a snippet, a licence, an annotation: nothing of it is read.
    Other,
}

#[derive(Default)]
struct Reading<'a> {
    document: Document<'a>,
    creation: Creation<'a>,
    creators: Vec<Text<'a>>,
    packages: Vec<Parts<'a>>,
    files: Vec<File>,
    relationships: Vec<Relationship<'a>>,
    section: Section,
    problems: Problems,
}

/// A package and the lists of it, which grow with the lines.
#[derive(Default)]
struct Parts<'a> {
    package: Package<'a>,
    checksums: Vec<Checksum<'a>>,
    external_refs: Vec<ExternalRef<'a>>,
}

fn words(text: Cow<'_, str>) -> Text<'_> {
    Given::Value(Words(text))
}

fn list<T>(items: Vec<T>) -> List<T> {
    let items = items.into_iter();
    Given::Value(Items(
        items.map(|item| Given::Value(Fields(item))).collect(),
    ))
}

/// Divides a value at its first blank.
fn halves(value: &str) -> (String, String) {
    let (one, rest) = value.split_once(char::is_whitespace).unwrap_or((value, ""));
    (one.to_owned(), rest.trim().to_owned())
}

impl<'a> Reading<'a> {
    fn tag(&mut self, tag: &str, value: Cow<'a, str>) {
        match tag {
            "PackageName" => {
                self.section = Section::Package;
                let mut parts = Parts::default();
                parts.package.name = words(value);
                self.packages.push(parts);
            }
            "FileName" => {
                self.section = Section::Other;
                self.files.push(File {});
            }
            "SnippetSPDXID" | "LicenseID" | "Annotator" | "Reviewer" => {
                self.section = Section::Other
            }
            "Relationship" => self.relationship(&value),
            _ => match self.section {
                Section::Document => self.of_document(tag, value),
                Section::Package => self.of_package(tag, value),
                Section::Other => {}
            },
        }
    }

    fn relationship(&mut self, value: &str) {
        let (from, rest) = halves(value);
        let (kind, to) = halves(&rest);
        let owned = |text| words(Cow::Owned(text));
        self.relationships.push(Relationship {
            from: owned(from),
            kind: owned(kind),
            to: owned(to),
        });
    }

    fn of_document(&mut self, tag: &str, value: Cow<'a, str>) {
        match tag {
            "SPDXVersion" => self.document.spdx_version = words(value),
            "SPDXID" => self.document.id = words(value),
            "DocumentName" => self.document.name = words(value),
            "DocumentNamespace" => self.document.namespace = words(value),
            "Creator" => self.creators.push(words(value)),
            "Created" => self.creation.created = words(value),
            _ => {}
        }
    }

    fn of_package(&mut self, tag: &str, value: Cow<'a, str>) {
        let Some(parts) = self.packages.last_mut() else {
            return;
        };
        let package = &mut parts.package;
        match tag {
            "SPDXID" => package.id = words(value),
            "PackageVersion" => package.version = words(value),
            "PackageSupplier" => package.supplier = words(value),
            "PackageOriginator" => package.originator = words(value),
            "PackageSummary" => package.summary = words(value),
            "PackageDescription" => package.description = words(value),
            "PrimaryPackagePurpose" => package.purpose = words(value),
            "ValidUntilDate" => package.valid_until = words(value),
            "PackageLicenseConcluded" => package.license_concluded = words(value),
            "PackageLicenseDeclared" => package.license_declared = words(value),
            "PackageChecksum" => {
                let (algorithm, rest) = value.split_once(':').unwrap_or(("", &value));
                let owned = |text: &str| words(Cow::Owned(text.trim().to_owned()));
                parts.checksums.push(Checksum {
                    algorithm: owned(algorithm),
                    value: owned(rest),
                });
            }
            "ExternalRef" => {
                let (_, rest) = halves(&value);
                let (kind, locator) = halves(&rest);
                let owned = |text| words(Cow::Owned(text));
                parts.external_refs.push(ExternalRef {
                    kind: owned(kind),
                    locator: owned(locator),
                });
            }
            _ => {}
        }
    }

    fn end(self) -> Result<Read, SbomError> {
        let mut document = self.document;
        let mut creation = self.creation;
        creation.creators = Texts::Value(Lines(self.creators));
        document.creation = Given::Value(Fields(creation));
        let packages = self.packages.into_iter().map(|parts| Package {
            checksums: list(parts.checksums),
            external_refs: list(parts.external_refs),
            ..parts.package
        });
        document.packages = list(packages.collect());
        document.files = list(self.files);
        document.relationships = list(self.relationships);
        understood_with(document, self.problems)
    }
}
