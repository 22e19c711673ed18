//! The component repository.

use proptest::prelude::*;

use crate::sbom::{
    model::{Component, Sbom},
    repository::{Place, Repository, Version},
};

fn component(group: Option<&str>, name: &str, version: &str, supplier: &str) -> Component {
    let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    Component {
        group: group.map(str::to_owned),
        name: name.to_owned(),
        version: some(version),
        supplier: some(supplier),
        ..Component::default()
    }
}

fn repository() -> Repository {
    let documents = [
        vec![
            component(None, "OpenSSL", "1.0.2k", "OpenSSL Foundation"),
            component(None, "zlib", "1.2.11", ""),
        ],
        vec![
            component(None, "openssl", "1.0.2", "(株)OpenSSL Foundation"),
            component(None, "openssl", "3.0.1", "OpenSSL Foundation"),
            component(
                Some("org.example"),
                "openssl-wrapper",
                "1.0.20",
                "例示ソフト株式会社",
            ),
            component(None, "Ｗｉｎｄｏｗｓ　１０", "", "Microsoft"),
        ],
    ];
    let mut repository = Repository::default();
    for (document, components) in documents.into_iter().enumerate() {
        let sbom = Sbom {
            components,
            ..Sbom::default()
        };
        repository.add(document, &sbom);
    }
    repository
}

/// Names and versions that were found.
fn found(repository: &Repository, text: &str) -> Vec<String> {
    let hits = repository.search(text).into_iter();
    hits.map(|hit| {
        let versions: Vec<&str> = hit
            .versions
            .iter()
            .map(|(version, _)| version.0.as_str())
            .collect();
        format!("{} {}", hit.entry.name, versions.join(","))
    })
    .collect()
}

#[test]
fn one_box_finds_names_suppliers_and_versions() {
    let repository = repository();
    for (text, expected) in [
        (
            "openssl 1.0.x",
            vec!["OpenSSL 1.0.2,1.0.2k", "org.example/openssl-wrapper 1.0.20"],
        ),
        ("openssl 1.0.2", vec!["OpenSSL 1.0.2,1.0.2k"]),
        ("OPENSSL v3", vec!["OpenSSL 3.0.1"]),
        ("例示", vec!["org.example/openssl-wrapper 1.0.20"]),
        ("windows", vec!["Ｗｉｎｄｏｗｓ　１０ "]),
        ("busybox", vec![]),
        ("openssl 9", vec![]),
    ] {
        assert_eq!(found(&repository, text), expected, "{text}");
    }
    assert_eq!(repository.search("").len(), repository.len());
}

#[test]
fn every_place_is_told() {
    let repository = repository();
    let hits = repository.search("openssl 1.0.2");
    let place = |document, component| Place {
        document,
        component,
    };
    let places: Vec<&[Place]> = hits[0].versions.iter().map(|(_, places)| *places).collect();
    assert_eq!(places, [[place(1, 0)].as_slice(), [place(0, 0)].as_slice()]);
    let suppliers: Vec<&String> = hits[0].entry.suppliers.values().collect();
    assert_eq!(
        suppliers,
        ["OpenSSL Foundation"],
        "one supplier, in two spellings"
    );
}

#[test]
fn versions_are_ordered_by_their_numbers() {
    let mut versions = [
        "1.10",
        "1.9",
        "1.9a",
        "2",
        "",
        "1.09.1",
        "99999999999999999999999",
    ]
    .map(|text| Version(text.to_owned()));
    versions.sort();
    let texts: Vec<&str> = versions.iter().map(|version| version.0.as_str()).collect();
    assert_eq!(
        texts,
        [
            "",
            "1.9",
            "1.09.1",
            "1.9a",
            "1.10",
            "2",
            "99999999999999999999999"
        ]
    );
}

proptest! {
    /// Equal only to itself, and the same way round from both sides.
    #[test]
    fn the_order_of_versions_is_one(a in "[0-2a.]{0,5}", b in "[0-2a.]{0,5}", c in "[0-2a.]{0,5}") {
        let [a, b, c] = [a, b, c].map(Version);
        prop_assert_eq!(a.cmp(&b), b.cmp(&a).reverse());
        prop_assert_eq!(a == b, a.cmp(&b).is_eq());
        if a <= b && b <= c {
            prop_assert!(a <= c);
        }
    }

    #[test]
    fn no_question_panics(text: String, version: String) {
        let _ = repository().search(&text);
        let _ = Version(version).fits(&text);
    }
}
