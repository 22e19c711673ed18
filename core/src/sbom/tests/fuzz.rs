//! Damage of every kind to a small document of every form: an answer, never a panic.

use proptest::prelude::*;

use super::{cyclonedx, spdx, swid, table as tables};
use crate::{
    ident::timestamp::Timestamp,
    sbom::{
        Read,
        breakdown::{kinds, licences},
        compare::Changes,
        digest::Digest,
        export::cyclonedx::{Device, Stamp, of_device},
        minimum::Gaps,
        raw::raw,
        read,
        repository::{Repository, aliases::Aliased},
        table,
    },
    trial::damage::{damage, damaged},
};

/// Asks everything of a document that can be read.
pub(super) fn use_up(bytes: &[u8]) {
    if let Ok(headers) = table::headers(bytes) {
        let _ = table::read_with(bytes, &headers.mapping);
        let _ = table::raw_with(bytes, &headers.mapping, 0);
    }
    let Ok(parsed) = read(bytes) else { return };
    let count = check(&parsed);
    for nth in (0..count.min(3)).chain(count.checked_sub(1)) {
        assert!(raw(bytes, nth).unwrap().is_some(), "component {nth}");
    }
    let sbom = &parsed.value;
    let stamp = Stamp {
        at: Timestamp::default(),
        random: [0; 16],
    };
    let device = Device {
        name: "device".to_owned(),
        sbom: Some(sbom),
        ..Device::default()
    };
    let written = read(&of_device(&device, stamp).unwrap()).unwrap();
    assert_eq!(check(&written), count + 1);
}

/// That no number in what was read leads astray; returns how many components there are.
fn check(parsed: &Read) -> usize {
    let sbom = &parsed.value;
    let count = sbom.components.len();
    assert!(sbom.subject.is_none_or(|at| at < count));
    for component in &sbom.components {
        assert!(component.parent.is_none_or(|at| at < count));
    }
    for relation in &sbom.relations {
        assert!(relation.from < count && relation.to < count);
    }
    let _ = Gaps::of(sbom).score();
    let changes = Changes::between(sbom, sbom);
    assert_eq!(changes.same, count);
    let _ = kinds(sbom.components.iter().map(|component| &component.kind));
    let _ = licences(
        sbom.components
            .iter()
            .map(|component| component.licences.as_slice()),
    );
    let mut repository = Repository::default();
    repository.add_digest(0, &Digest::of(parsed));
    let places: usize = repository
        .entries()
        .map(|entry| entry.places().count())
        .sum();
    assert_eq!(places, count);
    let _ = repository.suggestions(Aliased::Name);
    count
}

const PIECES: [&str; 24] = [
    "{",
    "}",
    "[",
    "]",
    "\"",
    ":",
    ",",
    "null",
    "1e999",
    "\\u0000",
    "\u{0}",
    "<",
    "</",
    "/>",
    "<![CDATA[",
    "]]>",
    "&x;",
    "<!--",
    "\n",
    "- ",
    "*own",
    "&own ",
    "<text>",
    "\t",
];

const DOCUMENTS: [&str; 10] = [
    cyclonedx::JSON,
    cyclonedx::XML,
    spdx::JSON,
    spdx::YAML,
    spdx::XML,
    spdx::TAGS,
    spdx::GRAPH,
    swid::TAG,
    tables::ENGLISH,
    tables::JAPANESE,
];

#[test]
fn every_document_answers_everything() {
    for text in DOCUMENTS {
        assert!(read(text.as_bytes()).is_ok());
        use_up(text.as_bytes());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn damage_is_answered(nth in 0..DOCUMENTS.len(), all in prop::collection::vec(damage(&PIECES), 1..5)) {
        use_up(&damaged(DOCUMENTS[nth].as_bytes(), &all));
    }
}
