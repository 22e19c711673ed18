//! Several SBOMs in one archive.

use std::{
    io::{Cursor, Write},
    ops::ControlFlow,
};

use zip::{ZipWriter, write::SimpleFileOptions};

use crate::sbom::{
    problem::SbomError,
    read,
    several::{MAX_FILES, read_all, read_each},
};

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

const BOM: &[u8] = br#"{"bomFormat": "CycloneDX", "specVersion": "1.6", "components": [{"type": "library", "name": "zlib"}]}"#;

#[test]
fn every_file_of_an_archive_is_told() {
    let nested = zip(&[("a.json", BOM)]);
    let table = "Component Name,Version\nzlib,1\n";
    let archive = zip(&[
        ("装置/bom.json", BOM),
        ("table.csv", table.as_bytes()),
        ("inner.zip", &nested),
        ("readme.txt", b"hello"),
    ]);
    assert_eq!(read(&archive), Err(SbomError::Zip));
    let all = read_all(&archive);
    let told: Vec<String> = all
        .iter()
        .map(|named| match &named.read {
            Ok(read) => format!(
                "{}: {} {}",
                named.path,
                read.value.format,
                read.value.components.len()
            ),
            Err(error) => format!("{}: {error}", named.path),
        })
        .collect();
    let expected = [
        "装置/bom.json: CycloneDX 1.6 1",
        "table.csv: CSV 1",
        "inner.zip: a ZIP archive",
        "readme.txt: not an SBOM",
    ];
    assert_eq!(told, expected);
}

#[test]
fn a_file_alone_is_one_of_one() {
    let all = read_all(BOM);
    assert_eq!((all.len(), all[0].path.as_str()), (1, ""));
    assert!(all[0].read.is_ok());
}

#[test]
fn whoever_has_enough_ends_it() {
    let archive = zip(&[("a.json", BOM), ("b.json", BOM), ("c.json", BOM)]);
    let mut taken = Vec::new();
    read_each(&archive, |named| {
        taken.push(named.path);
        if taken.len() == 2 {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    });
    assert_eq!(taken, ["a.json", "b.json"]);
}

#[test]
fn names_of_japanese_systems_are_read() {
    let mut archive = zip(&[("abcd.json", BOM)]);
    let (name, ..) = encoding_rs::SHIFT_JIS.encode("装置");
    while let Some(at) = memchr::memmem::find(&archive, b"abcd") {
        archive[at..at + 4].copy_from_slice(&name);
    }
    assert_eq!(read_all(&archive)[0].path, "装置.json");
}

#[test]
fn archives_that_grow_or_are_damaged_are_refused() {
    let zeros = vec![b' '; 20 << 20];
    let all = read_all(&zip(&[("bomb.json", &zeros), ("bom.json", BOM)]));
    assert!(matches!(all[0].read, Err(SbomError::TooLarge { .. })));
    assert!(all[1].read.is_ok());
    let names: Vec<String> = (0..=MAX_FILES).map(|nth| nth.to_string()).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), BOM)).collect();
    let all = read_all(&zip(&files));
    assert!(matches!(all[0].read, Err(SbomError::TooManyFiles { .. })));
    let whole = zip(&[("bom.json", BOM)]);
    for cut in 0..whole.len() {
        let _ = read_all(&whole[..cut]);
    }
    for at in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes[at] ^= 0xFF;
        let _ = read_all(&bytes);
    }
}
