//! How long SBOMs take: from the bytes of a file to the model, from a thousand files to the repository of a hospital, and from a
//! key pressed to the first component found.
//!
//! The largest files of the corpus (`DAICHO_CORPUS`, or `../shared/corpus`) are read where it is there. What is generated is
//! written to `bench/sbom` in the target folder, where `bench/sbom/peer.py` reads the same.

use std::{
    fmt::Write,
    hint::black_box,
    path::{Path, PathBuf},
};

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use daicho_core::{
    ident::timestamp::Timestamp,
    sbom::{
        Read,
        digest::Digest,
        export::cyclonedx::{Device, Stamp, of_hospital},
        raw::raw,
        read,
        repository::{Repository, aliases::Aliased},
    },
};

/// SBOMs of a hospital, and components of each.
const SBOMS: u32 = 1_000;
const COMPONENTS: u32 = 200;
/// Components of a document of some fifty megabytes.
const LARGE: u32 = 90_000;

/// A document with components as builders write them: few suppliers, some thousand names, versions of their own.
fn document(number: u32, components: u32) -> String {
    let mut text = format!(
        r#"{{"bomFormat": "CycloneDX", "specVersion": "1.6", "version": 1, "metadata": {{"timestamp": "2026-04-01T09:00:00Z", "component": {{"type": "device", "bom-ref": "device", "name": "Device {number}", "version": "1.{number}"}}}}, "components": ["#
    );
    for nth in 0..components {
        let mixed = (number * 7_919 + nth).wrapping_mul(2_654_435_761);
        let (name, minor) = (mixed % 4_001, mixed % 17);
        let comma = if nth == 0 { "" } else { "," };
        // Writing to a text cannot fail.
        let _ = write!(
            text,
            r#"{comma}
  {{"type": "library", "bom-ref": "c{nth}", "supplier": {{"name": "Supplier {supplier} Inc."}}, "group": "org.example{group}", "name": "library-{name}", "version": "{group}.{minor}.{nth}",
   "hashes": [{{"alg": "SHA-256", "content": "{mixed:064x}"}}], "licenses": [{{"license": {{"id": "Apache-2.0"}}}}],
   "cpe": "cpe:2.3:a:example:library-{name}:{group}.{minor}.{nth}:*:*:*:*:*:*:*", "purl": "pkg:maven/org.example{group}/library-{name}@{group}.{minor}.{nth}",
   "properties": [{{"name": "build:source", "value": "https://builds.example.org/{name}/{nth}"}}]}}"#,
            supplier = name % 300,
            group = name % 40,
        );
    }
    text.push_str("],\n\"dependencies\": [");
    for nth in 1..components {
        let comma = if nth == 1 { "" } else { "," };
        let _ = write!(
            text,
            r#"{comma}{{"ref": "c{nth}", "dependsOn": ["c{}"]}}"#,
            nth / 2
        );
    }
    text.push_str("]}");
    text
}

fn folder() -> PathBuf {
    let usual = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../target");
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or(usual, PathBuf::from);
    target.join("bench/sbom")
}

/// Writes what the peer is to read; without a place to write, only this side is measured.
fn keep(name: &str, text: &str) {
    let path = folder().join(name);
    let written = path
        .parent()
        .map_or(Ok(()), std::fs::create_dir_all)
        .and_then(|()| std::fs::write(&path, text));
    if let Err(error) = written {
        println!("not written: {}: {error}", path.display());
    }
}

/// The largest file below a folder whose name ends so.
fn largest(folder: &Path, ending: &str) -> Option<PathBuf> {
    let mut found: Vec<(u64, PathBuf)> = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).ok()?.flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if path.to_string_lossy().ends_with(ending) {
                found.push((entry.metadata().map_or(0, |about| about.len()), path));
            }
        }
    }
    found.sort();
    found.pop().map(|(_, path)| path)
}

fn of_the_corpus(c: &mut Criterion) {
    let usual = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    let corpus = std::env::var_os("DAICHO_CORPUS").map_or(usual, PathBuf::from);
    let mut group = c.benchmark_group("sbom");
    group.sample_size(10);
    for (id, folder, ending) in [
        (
            "largest CycloneDX JSON",
            "sbom-cyclonedx/bom-examples",
            ".json",
        ),
        (
            "largest CycloneDX XML",
            "sbom-cyclonedx/bom-examples",
            ".xml",
        ),
        ("largest SPDX JSON", "sbom-spdx", ".json"),
    ] {
        let path = largest(&corpus.join(folder), ending);
        let Some((path, bytes)) =
            path.and_then(|path| Some((path.clone(), std::fs::read(path).ok()?)))
        else {
            println!("skipped: {id}: no corpus at {}", corpus.display());
            continue;
        };
        println!("{id}: {}", path.display());
        keep(&format!("{id}.path"), &path.to_string_lossy());
        group.throughput(Throughput::Bytes(bytes.len() as u64));
        group.bench_function(id, |b| b.iter(|| read(black_box(&bytes)).is_ok()));
    }
}

fn of_one(c: &mut Criterion) {
    let text = document(0, LARGE);
    keep("large.json", &text);
    let mut group = c.benchmark_group("sbom");
    group.sample_size(10);
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("50 MB", |b| {
        b.iter(|| read(black_box(text.as_bytes())).is_ok())
    });
    group.bench_function("its last component as written", |b| {
        b.iter(|| raw(black_box(text.as_bytes()), LARGE as usize).is_ok());
    });
}

fn of_a_hospital(c: &mut Criterion) {
    let texts: Vec<String> = (0..SBOMS)
        .map(|number| document(number, COMPONENTS))
        .collect();
    for (number, text) in texts.iter().enumerate() {
        keep(&format!("many/{number:04}.json"), text);
    }
    let mut group = c.benchmark_group("sbom");
    group.sample_size(10);
    let built = || {
        let mut repository = Repository::default();
        for (number, text) in texts.iter().enumerate() {
            if let Ok(read) = read(text.as_bytes()) {
                repository.add(number, &read.value);
            }
        }
        repository
    };
    group.bench_function("1,000 of 200, read and indexed", |b| b.iter(built));
    let reads: Vec<_> = texts
        .iter()
        .filter_map(|text| read(text.as_bytes()).ok())
        .collect();
    let digests: Vec<Vec<u8>> = reads
        .iter()
        .filter_map(|read| postcard::to_allocvec(&Digest::of(read)).ok())
        .collect();
    let bytes: usize = digests.iter().map(Vec::len).sum();
    println!("digests of 1,000: {bytes} bytes");
    group.bench_function("1,000 of 200, indexed from digests", |b| {
        b.iter(|| {
            let mut repository = Repository::default();
            for (number, bytes) in digests.iter().enumerate() {
                if let Ok(digest) = postcard::from_bytes::<Digest>(bytes) {
                    repository.add_digest(number, &digest);
                }
            }
            repository
        });
    });
    let repository = built();
    println!("entries: {}", repository.len());
    group.bench_function("first result of a search", |b| {
        b.iter(|| {
            let found = repository.find(black_box("library-39 1.1"), None);
            repository.hit(&found, 0).is_some()
        });
    });
    let before = repository.find("library", None);
    group.bench_function("one key more", |b| {
        b.iter(|| repository.find(black_box("library-3"), Some(&before)).len());
    });
    group.bench_function("spellings that may be one", |b| {
        b.iter(|| {
            repository.suggestions(Aliased::Supplier).len()
                + repository.suggestions(Aliased::Name).len()
        });
    });
    let devices = || -> Vec<Device<'_>> {
        let device = |(number, read)| {
            let read: &Read = read;
            Device {
                reference: format!("unit-{number}"),
                name: format!("Device {number}"),
                sbom: Some(&read.value),
                ..Device::default()
            }
        };
        reads.iter().enumerate().map(device).collect()
    };
    let stamp = Stamp {
        at: Timestamp::default(),
        random: [0; 16],
    };
    group.bench_function("1,000 of 200, written as one", |b| {
        b.iter_batched(
            devices,
            |devices| of_hospital("hospital", &devices, stamp).map(|bytes| bytes.len()),
            BatchSize::PerIteration,
        );
    });
}

criterion_group!(benches, of_the_corpus, of_one, of_a_hospital);
criterion_main!(benches);
