//! What the format allows: values that break its rules are kept, and told.
//!
//! Source: CycloneDX 1.6 (ECMA-424), the enumerations and patterns of the JSON schema.

use super::shape::{Choice, Component, License, Pedigree, Service, Swid};
use crate::sbom::{
    lenient::{Given, List, Object, Text},
    model::Kind,
    problem::Problems,
};

/// The words of `component.type`; those that [`Kind`] does not know by name came with 1.5 and 1.6.
const OTHER_TYPES: [&str; 3] = ["machine-learning-model", "data", "cryptographic-asset"];
const SCOPES: [&str; 3] = ["required", "optional", "excluded"];
const PATCHES: [&str; 4] = ["unofficial", "monkey", "backport", "cherry-pick"];
const ISSUES: [&str; 3] = ["defect", "enhancement", "security"];
const FLOWS: [&str; 4] = ["inbound", "outbound", "bi-directional", "unknown"];

/// Algorithms of hashes and the number of their hexadecimal digits; that of BLAKE3 is not fixed.
const ALGORITHMS: [(&str, Option<usize>); 14] = [
    ("MD5", Some(32)),
    ("SHA-1", Some(40)),
    ("SHA-256", Some(64)),
    ("SHA-384", Some(96)),
    ("SHA-512", Some(128)),
    ("SHA3-256", Some(64)),
    ("SHA3-384", Some(96)),
    ("SHA3-512", Some(128)),
    ("BLAKE2b-256", Some(64)),
    ("BLAKE2b-384", Some(96)),
    ("BLAKE2b-512", Some(128)),
    ("BLAKE3", None),
    ("Streebog-256", Some(64)),
    ("Streebog-512", Some(128)),
];

/// Tells a word that is none of those that a field may have.
fn one_of(text: &Text<'_>, field: &str, allowed: &[&str], problems: &mut Problems) {
    if let Given::Value(word) = text
        && !allowed.contains(&word.0.trim())
    {
        problems.not_allowed(field, &word.0);
    }
}

pub(super) fn serial_number(text: &Text<'_>, problems: &mut Problems) {
    let Given::Value(number) = text else { return };
    let is_hex = |part: &str| part.bytes().all(|byte| byte.is_ascii_hexdigit());
    let is_one = number
        .0
        .trim()
        .strip_prefix("urn:uuid:")
        .is_some_and(|uuid| {
            let parts: Vec<&str> = uuid.split('-').collect();
            let lengths: Vec<usize> = parts.iter().map(|part| part.len()).collect();
            lengths == [8, 4, 4, 4, 12] && parts.iter().all(|part| is_hex(part))
        });
    if !is_one {
        problems.not_allowed("serialNumber", &number.0);
    }
}

/// A date with a time, as RFC 3339 has it; XML may leave the zone out.
pub(super) fn timestamp(text: &Text<'_>, problems: &mut Problems) {
    let Given::Value(time) = text else { return };
    let bytes = time.0.trim().as_bytes();
    let pattern = b"0000-00-00T00:00:00";
    let fits = bytes.len() >= pattern.len()
        && bytes.iter().zip(pattern).all(|(byte, shape)| match shape {
            b'0' => byte.is_ascii_digit(),
            b'T' => matches!(byte, b'T' | b't' | b' '),
            _ => byte == shape,
        });
    if !fits {
        problems.not_allowed("metadata.timestamp", &time.0);
    }
}

/// Looks at the fields of a component whose words are fixed.
pub(super) fn component(component: &Component<'_>, problems: &mut Problems) {
    match &component.kind {
        Given::Absent => problems.missing("type"),
        Given::Value(word) => {
            let is_other = matches!(Kind::of(&word.0), Kind::Other(_) | Kind::Unstated);
            if is_other && !OTHER_TYPES.contains(&word.0.trim()) {
                problems.not_allowed("type", &word.0);
            }
        }
        Given::WrongType => {}
    }
    if let Given::Value(reference) = &component.bom_ref
        && reference.0.is_empty()
    {
        problems.not_allowed("bom-ref", "");
    }
    one_of(&component.scope, "scope", &SCOPES, problems);
    if let Given::Value(swid) = &component.swid {
        self::swid(&swid.0, problems);
    }
    if let Given::Value(pedigree) = &component.pedigree {
        self::pedigree(&pedigree.0, problems);
    }
    licenses(&component.licenses, problems);
}

fn swid(swid: &Swid<'_>, problems: &mut Problems) {
    for (text, field) in [(&swid.tag_id, "swid.tagId"), (&swid.name, "swid.name")] {
        if *text == Given::Absent {
            problems.missing(field);
        }
    }
}

fn pedigree(pedigree: &Pedigree<'_>, problems: &mut Problems) {
    for patch in objects(&pedigree.patches) {
        one_of(&patch.kind, "patch.type", &PATCHES, problems);
        for issue in objects(&patch.resolves) {
            one_of(&issue.kind, "issue.type", &ISSUES, problems);
        }
    }
}

pub(super) fn service(service: &Service<'_>, problems: &mut Problems) {
    for flow in objects(&service.data) {
        one_of(&flow.flow, "service.data.flow", &FLOWS, problems);
    }
}

/// The objects of a list that are some.
fn objects<T>(list: &List<T>) -> impl Iterator<Item = &T> {
    let items = match list {
        Given::Value(items) => items.0.as_slice(),
        Given::Absent | Given::WrongType => &[],
    };
    items.iter().filter_map(object)
}

fn object<T>(object: &Object<T>) -> Option<&T> {
    match object {
        Given::Value(fields) => Some(&fields.0),
        Given::Absent | Given::WrongType => None,
    }
}

/// Either licences or one expression.
pub(super) fn licenses(list: &List<Choice<'_>>, problems: &mut Problems) {
    let (mut licenses, mut expressions) = (0, 0);
    for choice in objects(list) {
        let license = object(&choice.license);
        licenses += usize::from(license.is_some());
        expressions += usize::from(choice.expression != Given::Absent);
        if let Some(license) = license {
            self::license(license, problems);
        }
    }
    if expressions > 1 || (expressions > 0 && licenses > 0) {
        problems.not_allowed("licenses", "expression");
    }
}

fn license(license: &License<'_>, problems: &mut Problems) {
    match (&license.id, &license.name) {
        (Given::Absent, Given::Absent) => problems.missing("license.id"),
        (Given::Value(id), Given::Absent) if !is_spdx(&id.0) => {
            problems.not_allowed("license.id", &id.0);
        }
        (Given::Value(_), Given::Value(name)) => problems.not_allowed("license.name", &name.0),
        _ => {}
    }
    if let Some(text) = object(&license.text) {
        one_of(
            &text.encoding,
            "license.text.encoding",
            &["base64"],
            problems,
        );
    }
}

/// Whether a text is the id of a licence or of an exception of the SPDX list.
pub(in crate::sbom) fn is_spdx(id: &str) -> bool {
    let id = id.trim();
    // The library takes these words for ids as well.
    let is_word = matches!(id, "NOASSERTION" | "NONE");
    !is_word && (spdx::license_id(id).is_some() || spdx::exception_id(id).is_some())
}

/// The algorithms of hashes that the format knows.
pub(in crate::sbom) fn algorithms() -> impl Iterator<Item = &'static str> {
    ALGORITHMS.iter().map(|(name, _)| *name)
}

/// Whether a value may be a hash of an algorithm that the format knows.
pub(in crate::sbom) fn is_hash(algorithm: &str, value: &str) -> bool {
    let known = ALGORITHMS.iter().find(|(name, _)| *name == algorithm);
    let is_hex = value.bytes().all(|byte| byte.is_ascii_hexdigit());
    let fits = |digits: Option<usize>| digits.is_none_or(|digits| digits == value.len());
    known.is_some_and(|(_, digits)| is_hex && fits(*digits) && is_of_a_length(value))
}

/// The schema allows hashes of these lengths only, whatever the algorithm.
fn is_of_a_length(value: &str) -> bool {
    matches!(value.len(), 32 | 40 | 64 | 96 | 128)
}

/// A word of `component.type` that [`Kind`] does not know by name.
pub(in crate::sbom) fn other_type(word: &str) -> Option<&'static str> {
    OTHER_TYPES.into_iter().find(|known| *known == word)
}

pub(super) fn hash(algorithm: &str, value: &str, problems: &mut Problems) {
    let Some((_, digits)) = ALGORITHMS.iter().find(|(name, _)| *name == algorithm) else {
        problems.not_allowed("hash.alg", algorithm);
        return;
    };
    let is_hex = value.bytes().all(|byte| byte.is_ascii_hexdigit());
    if !is_hex || digits.is_some_and(|digits| digits != value.len()) {
        problems.not_allowed("hash.content", value);
    }
}
