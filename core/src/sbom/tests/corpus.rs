//! Files that nobody here wrote: none panics, and none loses a component.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use quick_xml::{Reader, events::Event};
use serde_json::Value;

use crate::{
    sbom::{Read, problem::SbomError, read, text},
    trial::corpus::{files, folder, root},
};

/// Returns the corpus, where it has SBOMs.
pub(super) fn corpus() -> Option<PathBuf> {
    folder("sbom-cyclonedx").map(|_| root())
}

/// Counts components without the readers: by walking the JSON, by the names of elements around one, by lines.
fn counted(text: &str) -> Option<usize> {
    let text = text.trim_start();
    if text.contains("<SoftwareIdentity") {
        return Some(1);
    }
    if text.contains("<spdxVersion>") {
        return Some(text.matches("<packages>").count());
    }
    if text.starts_with('<') {
        return Some(counted_in_xml(text));
    }
    if let Ok(json) = serde_json::from_str::<Value>(text) {
        if let Some(graph) = json.get("@graph").and_then(Value::as_array) {
            let kinds = graph
                .iter()
                .filter_map(|element| element.get("type")?.as_str());
            return Some(kinds.filter(|kind| kind.ends_with("Package")).count());
        }
        if let Some(packages) = json.get("packages") {
            return packages.as_array().map(Vec::len);
        }
        let about = json
            .get("metadata")
            .and_then(|metadata| metadata.get("component"));
        let about = about.map_or(0, |component| 1 + inside(component));
        return Some(about + inside(&json));
    }
    if let Some((_, packages)) = text.split_once("\npackages:\n") {
        let lines = packages.lines();
        let own = lines.take_while(|line| line.starts_with(['-', ' ']));
        return Some(own.filter(|line| line.starts_with("- ")).count());
    }
    let lines = text.lines();
    Some(
        lines
            .filter(|line| line.trim_start().starts_with("PackageName:"))
            .count(),
    )
}

fn inside(value: &Value) -> usize {
    let parts = value.get("components").and_then(Value::as_array);
    parts.map_or(0, |parts| parts.iter().map(|part| 1 + inside(part)).sum())
}

fn counted_in_xml(text: &str) -> usize {
    let mut reader = Reader::from_str(text);
    let mut path: Vec<String> = Vec::new();
    let mut count = 0;
    loop {
        let (name, is_empty) = match reader.read_event() {
            Ok(Event::Start(start)) => (start.local_name().as_ref().to_owned(), false),
            Ok(Event::Empty(start)) => (start.local_name().as_ref().to_owned(), true),
            Ok(Event::End(_)) => {
                path.pop();
                continue;
            }
            Ok(Event::Eof) | Err(_) => return count,
            Ok(_) => continue,
        };
        let around = ["bom", "metadata", "components", "component"];
        let is_part = path.iter().all(|name| around.contains(&name.as_str()));
        count += usize::from(name == "component" && is_part);
        if !is_empty {
            path.push(name);
        }
    }
}

/// What became of the files of one kind.
#[derive(Default)]
struct Tally {
    read: usize,
    diagnosed: usize,
    refused: usize,
}

fn kind(path: &Path, result: &Result<Read, SbomError>) -> String {
    let ending = path
        .extension()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    match result {
        Ok(parsed) => format!("{} {ending}", parsed.value.format),
        Err(_) => format!("- {ending}"),
    }
}

#[test]
fn no_file_of_the_corpus_loses_a_component() {
    let Some(corpus) = corpus() else { return };
    let mut all = Vec::new();
    for folder in ["sbom-cyclonedx", "sbom-spdx", "swid"] {
        files(&corpus.join(folder), &mut all);
    }
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    let mut lost = Vec::new();
    let (mut silent, mut told) = (Vec::new(), Vec::new());
    for path in &all {
        if path.to_string_lossy().contains("spec-schemas") {
            continue;
        }
        let bytes = std::fs::read(path).unwrap();
        let result = read(&bytes);
        let is_in = |name: &str| path.iter().any(|part| part == name);
        let tally = tallies.entry(kind(path, &result)).or_default();
        match &result {
            Err(error) => {
                tally.refused += 1;
                if is_in("valid") {
                    lost.push(format!("{}: {error}", path.display()));
                }
            }
            Ok(parsed) => {
                let bytes = text::unpacked(&bytes).unwrap();
                let text = text::decoded(&bytes).unwrap();
                let expected = counted(&text);
                let found = parsed.value.components.len();
                if expected != Some(found) && !is_in("invalid") {
                    lost.push(format!("{}: {found} of {expected:?}", path.display()));
                }
                if parsed.diagnostics.is_empty() {
                    tally.read += 1;
                    if is_in("invalid") {
                        silent.push(path.display().to_string());
                    }
                } else {
                    tally.diagnosed += 1;
                    if is_in("valid") {
                        let first = &parsed.diagnostics[0];
                        told.push(format!("{}: {first}", path.display()));
                    }
                }
            }
        }
    }
    println!(
        "{:<24} {:>6} {:>10} {:>8}",
        "format", "read", "diagnosed", "refused"
    );
    for (kind, tally) in tallies {
        println!(
            "{kind:<24} {:>6} {:>10} {:>8}",
            tally.read, tally.diagnosed, tally.refused
        );
    }
    for (what, found) in [
        ("lost or refused", lost),
        ("against the rules, and read without a word", silent),
        ("within the rules, and told otherwise", told),
    ] {
        assert!(found.is_empty(), "{what}:\n{}", found.join("\n"));
    }
}
