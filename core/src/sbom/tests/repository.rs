//! The component repository.

use proptest::prelude::*;

use crate::{
    ident::parsed::Parsed,
    sbom::{
        Read,
        digest::Digest,
        model::{Component, Sbom},
        repository::{
            Place, Repository,
            aliases::{Aliased, Aliases},
            suggest::Likeness,
            version::Version,
        },
    },
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

fn documents() -> [Vec<Component>; 2] {
    [
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
    ]
}

fn read(components: Vec<Component>) -> Read {
    let value = Sbom {
        components,
        ..Sbom::default()
    };
    Parsed {
        value,
        diagnostics: Vec::new(),
    }
}

fn repository() -> Repository {
    with(Aliases::default())
}

fn with(aliases: Aliases) -> Repository {
    let mut repository = Repository::with_aliases(aliases);
    for (document, components) in documents().into_iter().enumerate() {
        repository.add(document, &read(components).value);
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

#[test]
fn digests_make_the_same_repository() {
    let mut repository = Repository::default();
    for (document, components) in documents().into_iter().enumerate() {
        let digest = Digest::of(&read(components));
        let bytes = postcard::to_allocvec(&digest).unwrap();
        let again: Digest = postcard::from_bytes(&bytes).unwrap();
        assert_eq!(again, digest);
        repository.add_digest(document, &again);
    }
    let entries: Vec<_> = repository.entries().collect();
    assert_eq!(entries, self::repository().entries().collect::<Vec<_>>());
}

#[test]
fn confirmed_spellings_are_one() {
    let mut aliases = Aliases::default();
    aliases.confirm(Aliased::Name, "org.example/openssl-wrapper", "OpenSSL");
    aliases.confirm(
        Aliased::Supplier,
        "例示ソフト株式会社",
        "OpenSSL Foundation",
    );
    let repository = with(aliases);
    assert_eq!(
        found(&repository, "openssl 1.0.x"),
        ["OpenSSL 1.0.2,1.0.2k,1.0.20"]
    );
    // Under its own name it is found as well, and so is its supplier.
    let hits = repository.search("wrapper 例示");
    let entry = hits[0].entry;
    assert!(entry.spellings.contains("org.example/openssl-wrapper"));
    let suppliers: Vec<&String> = entry.suppliers.values().collect();
    assert_eq!(suppliers, ["OpenSSL Foundation"]);
    assert_eq!(entry.places().count(), 4);
}

#[test]
fn what_is_confirmed_is_followed_to_its_end() {
    let mut aliases = Aliases::default();
    let what = Aliased::Supplier;
    aliases.confirm(what, "A", "B");
    aliases.confirm(what, "B", "C");
    assert_eq!(
        ["A", "B", "C", "D"].map(|text| aliases.canonical(what, text).to_owned()),
        ["C", "C", "C", "D"]
    );
    aliases.confirm(what, "D", "A");
    assert_eq!(aliases.canonical(what, "D"), "C");
    // The other way round.
    aliases.confirm(what, "C", "A");
    assert_eq!(aliases.canonical(what, "C"), "C");
    aliases.forget(what, "A");
    assert_eq!(aliases.canonical(what, "A"), "A");
    let json = serde_json::to_string(&aliases).unwrap();
    assert_eq!(serde_json::from_str::<Aliases>(&json).unwrap(), aliases);
}

#[test]
fn spellings_that_may_be_one_are_suggested() {
    let names = [
        "log4j1", "log4j2", "open-ssl", "openssl", "openssl", "libxml", "libxlm", "zlib", "zlip",
    ];
    let suppliers = [
        "Example, Inc.",
        "Example",
        "Exanple",
        "例示株式会社",
        "例示",
        "Example",
        "Other GmbH",
        "Other",
        "Other",
    ];
    let all = names.iter().zip(suppliers);
    let all = all.map(|(name, supplier)| component(None, name, "1", supplier));
    let mut repository = Repository::default();
    repository.add(0, &read(all.collect()).value);
    let told = |what| -> Vec<String> {
        let suggestions = repository.suggestions(what).into_iter();
        let told = suggestions.map(|told| {
            let sign = if told.why == Likeness::SameKey {
                "="
            } else {
                "~"
            };
            format!("{} {sign} {}", told.spelling, told.canonical)
        });
        told.collect()
    };
    assert_eq!(
        told(Aliased::Name),
        ["open-ssl = openssl", "libxml ~ libxlm"]
    );
    assert_eq!(
        told(Aliased::Supplier),
        [
            "Example, Inc. = Example",
            "Other GmbH = Other",
            "Exanple ~ Example"
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

    /// Going on from what was found before finds what asking anew does.
    #[test]
    fn narrowing_changes_nothing(text in "[opensl0-2. vwx]{0,8}", more in "[opensl0-2. vwx]{0,4}") {
        let repository = repository();
        let before = repository.find(&text, None);
        let text = format!("{text}{more}");
        prop_assert_eq!(repository.find(&text, Some(&before)), repository.find(&text, None));
    }

    #[test]
    fn no_question_panics(text: String, version: String) {
        let _ = repository().search(&text);
        let _ = Version(version).fits(&text);
    }
}
