//! Licences and kinds, counted.

use crate::sbom::{
    breakdown::{kinds, licences},
    model::Kind,
};

#[test]
fn what_is_not_stated_is_a_line_of_its_own() {
    let all: [&[&str]; 5] = [
        &["MIT"],
        &["mit", "Apache-2.0"],
        &[],
        &["MIT", "mit"],
        &[" "],
    ];
    let all: Vec<Vec<String>> = all
        .iter()
        .map(|own| own.iter().map(|text| (*text).to_owned()).collect())
        .collect();
    let lines = licences(all.iter().map(Vec::as_slice));
    let told: Vec<_> = lines
        .iter()
        .map(|line| (line.what.as_deref(), line.components))
        .collect();
    assert_eq!(told, [(Some("MIT"), 3), (Some("Apache-2.0"), 1), (None, 2)]);
}

#[test]
fn kinds_are_counted() {
    let all = [
        Kind::Library,
        Kind::Unstated,
        Kind::Firmware,
        Kind::Library,
        Kind::Unstated,
        Kind::Unstated,
    ];
    let lines = kinds(&all);
    let told: Vec<_> = lines
        .iter()
        .map(|line| (line.what.clone(), line.components))
        .collect();
    let expected = [
        (Some(Kind::Library), 2),
        (Some(Kind::Firmware), 1),
        (None, 3),
    ];
    assert_eq!(told, expected);
    assert_eq!(kinds(&[]), []);
}
