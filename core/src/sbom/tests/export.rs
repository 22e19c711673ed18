//! What is written, read again.

use super::corpus::corpus;
use crate::trial::corpus::files;
use crate::{
    ident::timestamp::Timestamp,
    sbom::{
        export::{
            cyclonedx::{Device, Stamp, of_device, of_hospital},
            table::{Row, write},
        },
        model::{Checksum, Component, How, Identifier, Kind, Relation, Sbom, Scheme},
        problem::Problem,
        read,
        repository::Repository,
    },
    tabular::export::{Language, csv::CsvEncoding},
};

fn stamp() -> Stamp {
    Stamp {
        at: Timestamp::from_milliseconds(1_775_000_000_000),
        random: [7; 16],
    }
}

fn device(sbom: Option<&Sbom>) -> Device<'_> {
    Device {
        reference: "unit-1".to_owned(),
        name: "輸液ポンプ".to_owned(),
        manufacturer: Some("例示医療".to_owned()),
        properties: vec![("ward".to_owned(), "3F".to_owned())],
        sbom,
        ..Device::default()
    }
}

/// A component by what must stay, whatever the spelling of algorithms and the order of identifiers.
fn essence(component: &Component) -> String {
    let mut component = component.clone();
    component.reference.clear();
    component.parent = None;
    for hash in &mut component.hashes {
        hash.algorithm = hash.algorithm.replace('-', "").to_ascii_uppercase();
        hash.value = hash.value.to_ascii_lowercase();
    }
    let key = |hash: &Checksum| (hash.algorithm.clone(), hash.value.clone());
    component.hashes.sort_by_key(key);
    component
        .properties
        .retain(|(name, _)| !name.starts_with("daicho:"));
    component
        .identifiers
        .sort_by(|one, other| one.value.cmp(&other.value));
    format!("{component:?}")
}

/// The end that everything has that is part of something.
fn roots(sbom: &Sbom) -> Vec<String> {
    let mut names: Vec<String> = sbom
        .components
        .iter()
        .map(|component| match component.parent {
            Some(parent) => format!("{component} in {}", sbom.components[parent]),
            None => component.to_string(),
        })
        .collect();
    names.sort();
    names
}

fn sample() -> Sbom {
    let component = |name: &str, parent, kind| Component {
        reference: name.to_owned(),
        name: name.to_owned(),
        parent,
        kind,
        ..Component::default()
    };
    let mut components = vec![
        component("os", None, Kind::OperatingSystem),
        component("kernel", Some(0), Kind::Unstated),
        component("viewer", None, Kind::Other("middleware".to_owned())),
    ];
    components[2].licences = vec!["MIT".to_owned(), "Own terms".to_owned()];
    components[1].licences = vec!["GPL-2.0-only OR MIT".to_owned()];
    components[1].end_of_support = Some("2030-01-01".to_owned());
    let purl = |value: &str| Identifier {
        scheme: Scheme::Purl,
        value: value.to_owned(),
    };
    components[2].identifiers = vec![purl("pkg:a/b"), purl("pkg:a/c")];
    let needs = Relation {
        from: 2,
        to: 1,
        how: How::DependsOn,
    };
    let inside = Relation {
        from: 0,
        to: 1,
        how: How::Contains,
    };
    Sbom {
        format: "SPDX-2.3".to_owned(),
        components,
        relations: vec![inside, needs],
        ..Sbom::default()
    }
}

#[test]
fn a_device_is_written_and_read_again() {
    let sbom = sample();
    let bytes = of_device(&device(Some(&sbom)), stamp()).unwrap();
    let again = read(&bytes).unwrap();
    assert_eq!(again.diagnostics, []);
    let again = again.value;
    assert_eq!(again.format, "CycloneDX 1.6");
    assert_eq!(again.subject, Some(0));
    let pump = &again.components[0];
    assert_eq!(
        (pump.to_string().as_str(), &pump.kind),
        ("輸液ポンプ", &Kind::Device)
    );
    let essences = |components: &[Component]| components.iter().map(essence).collect::<Vec<_>>();
    assert_eq!(essences(&again.components[1..]), essences(&sbom.components));
    let references: Vec<&str> = again
        .components
        .iter()
        .map(|c| c.reference.as_str())
        .collect();
    assert_eq!(
        references,
        ["unit-1", "unit-1#os", "unit-1#kernel", "unit-1#viewer"]
    );
    let ends: Vec<(usize, usize)> = again.relations.iter().map(|r| (r.from, r.to)).collect();
    assert_eq!(ends, [(1, 2), (3, 2)]);
    assert_eq!(of_device(&device(Some(&sbom)), stamp()).unwrap(), bytes);
}

#[test]
fn a_hospital_holds_its_devices_each_with_references_of_its_own() {
    let sbom = sample();
    let bytes = of_hospital(
        "例示病院",
        &[device(Some(&sbom)), device(Some(&sbom)), device(None)],
        stamp(),
    )
    .unwrap();
    let again = read(&bytes).unwrap();
    assert_eq!(again.diagnostics, []);
    let names: Vec<&str> = again
        .value
        .components
        .iter()
        .map(|c| c.name.as_str())
        .collect();
    let pump = "輸液ポンプ";
    assert_eq!(
        names,
        [
            "例示病院",
            pump,
            "os",
            "kernel",
            "viewer",
            pump,
            "os",
            "kernel",
            "viewer",
            pump
        ]
    );
    let json: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    assert_eq!(json["compositions"][0]["assemblies"][0], "unit-1~3");
}

#[test]
fn circles_and_long_chains_are_written() {
    let count = 5_000;
    let component = |at: usize| Component {
        name: at.to_string(),
        parent: Some((at + 1) % count),
        ..Component::default()
    };
    let sbom = Sbom {
        components: (0..count).map(component).collect(),
        ..Sbom::default()
    };
    let bytes = of_device(&device(Some(&sbom)), stamp()).unwrap();
    let again = read(&bytes).unwrap();
    assert_eq!(again.diagnostics, []);
    assert_eq!(again.value.components.len(), count + 1);
}

#[test]
fn every_sbom_of_the_corpus_keeps_its_components() {
    let Some(corpus) = corpus() else { return };
    let mut all = Vec::new();
    for folder in ["sbom-cyclonedx", "sbom-spdx", "swid"] {
        files(&corpus.join(folder), &mut all);
    }
    let mut wrong = Vec::new();
    for path in all {
        let Ok(parsed) = read(&std::fs::read(&path).unwrap()) else {
            continue;
        };
        let sbom = parsed.value;
        let bytes = of_device(&device(Some(&sbom)), stamp()).unwrap();
        if let Some(folder) = std::env::var_os("DAICHO_WRITTEN") {
            let name = path.to_string_lossy().replace('/', "_");
            std::fs::write(std::path::Path::new(&folder).join(name + ".json"), &bytes).unwrap();
        }
        let mut again = read(&bytes).unwrap();
        again
            .diagnostics
            .retain(|told| !matches!(told.problem, Problem::NoName { .. }));
        again.value.components.remove(0);
        for component in &mut again.value.components {
            component.parent = component.parent.and_then(|at| at.checked_sub(1));
        }
        let essences = |sbom: &Sbom| {
            let mut essences: Vec<String> = sbom.components.iter().map(essence).collect();
            essences.sort();
            essences
        };
        if !again.diagnostics.is_empty() {
            wrong.push(format!("{}: {}", path.display(), again.diagnostics[0]));
        }
        let (one, other) = (essences(&sbom), essences(&again.value));
        if let Some((one, other)) = one.iter().zip(&other).find(|(one, other)| one != other) {
            let at = one
                .bytes()
                .zip(other.bytes())
                .take_while(|(a, b)| a == b)
                .count();
            let near = |text: &str| {
                text.chars()
                    .skip(at.saturating_sub(60))
                    .take(160)
                    .collect::<String>()
            };
            wrong.push(format!(
                "{}:\n{}\n{}",
                path.display(),
                near(one),
                near(other)
            ));
        }
        if roots(&sbom) != roots(&again.value) {
            wrong.push(format!("{}: other parts", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_repository_is_a_table_that_no_spreadsheet_runs() {
    let mut sbom = sample();
    sbom.components[0].name = "=1+1".to_owned();
    sbom.components[0].version = Some("1.0".to_owned());
    let mut repository = Repository::default();
    repository.add(0, &sbom);
    let rows: Vec<Row> = repository
        .search("1+1")
        .iter()
        .chain(&repository.search("=1+1"))
        .take(1)
        .map(|hit| Row {
            models: vec!["PX-4".to_owned(), "PX-5".to_owned()],
            units: 12,
            ..Row::of(hit)
        })
        .collect();
    let file = write(&rows, Language::English, CsvEncoding::Utf8);
    let text = String::from_utf8(file.bytes).unwrap();
    assert_eq!(
        text,
        "\u{FEFF}Component name,Version,Supplier,Licence,End of support,Models,Units\r\n'=1+1,1.0,,,,PX-4; PX-5,12\r\n"
    );
}
