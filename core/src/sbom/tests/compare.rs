//! What changed from one SBOM to the next.

use proptest::prelude::*;

use crate::sbom::{
    compare::{Aspect, Changes},
    model::{Component, Identifier, Sbom, Scheme},
};

fn component(name: &str, version: &str, purl: Option<&str>) -> Component {
    let identifiers = purl.map(|value| Identifier {
        scheme: Scheme::Purl,
        value: value.to_owned(),
    });
    Component {
        name: name.to_owned(),
        version: (!version.is_empty()).then(|| version.to_owned()),
        identifiers: identifiers.into_iter().collect(),
        ..Component::default()
    }
}

fn sbom(components: Vec<Component>) -> Sbom {
    Sbom {
        components,
        ..Sbom::default()
    }
}

#[test]
fn versions_of_one_component_are_set_against_each_other() {
    let older = sbom(vec![
        component(
            "openssl",
            "1.0.2",
            Some("pkg:generic/openssl@1.0.2?arch=arm"),
        ),
        component("angular", "1.0", Some("pkg:npm/@angular/core@1.0")),
        component("zlib", "1.2", None),
        component("busybox", "1.0", None),
    ]);
    let newer = sbom(vec![
        component("BusyBox", "1.0", None),
        component("OpenSSL", "3.0", Some("pkg:generic/openssl@3.0")),
        component("angular", "2.0", Some("pkg:npm/@angular/core@2.0")),
        component("curl", "8", None),
    ]);
    let changes = Changes::between(&older, &newer);
    assert_eq!(
        (changes.added, changes.removed, changes.same),
        (vec![3], vec![2], 1)
    );
    let version = vec![Aspect::Version];
    assert_eq!(changes.changed, [(0, 1, version.clone()), (1, 2, version)]);
}

#[test]
fn what_stayed_is_found_before_what_changed() {
    let older = sbom(vec![component("a", "1", None), component("a", "2", None)]);
    let newer = sbom(vec![component("a", "2", None), component("a", "3", None)]);
    let changes = Changes::between(&older, &newer);
    assert_eq!(
        (changes.same, changes.changed),
        (1, vec![(0, 1, vec![Aspect::Version])])
    );
}

proptest! {
    /// Every component of either side is accounted for once, and a document does not differ from itself.
    #[test]
    fn nothing_is_lost(
        older in proptest::collection::vec(("[abc]", "[123]?"), 0..12),
        newer in proptest::collection::vec(("[abc]", "[123]?"), 0..12),
    ) {
        let [older, newer] = [older, newer].map(|all| {
            sbom(all.iter().map(|(name, version)| component(name, version, None)).collect())
        });
        let changes = Changes::between(&older, &newer);
        prop_assert_eq!(changes.same + changes.changed.len() + changes.removed.len(), older.components.len());
        prop_assert_eq!(changes.same + changes.changed.len() + changes.added.len(), newer.components.len());
        let itself = Changes::between(&older, &older);
        prop_assert_eq!(itself.same, older.components.len());
    }
}
