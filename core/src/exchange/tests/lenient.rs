//! Bundles that are not quite as this program writes them.

use std::io::{Cursor, Write};

use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use super::sample::{sample, texts};
use crate::{
    exchange::{
        heads::vector_of,
        problem::{BundleError, Problem},
        read::{manifest_of, read},
    },
    ledger::commit::SealedCommit,
};

/// An archive of these entries.
pub(super) fn archive(entries: &[(&str, &[u8])], method: CompressionMethod) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(method);
    for (name, bytes) in entries {
        archive.start_file(*name, options).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

pub(super) fn lines(commits: &[SealedCommit], end: &str) -> Vec<u8> {
    let lines = commits
        .iter()
        .map(|commit| [commit.bytes(), end.as_bytes()].concat());
    lines.collect::<Vec<_>>().concat()
}

#[test]
fn lines_of_commits_are_a_bundle_without_a_manifest() {
    let sample = sample();
    for end in ["\n", "\r\n"] {
        let (commits, problems) = texts(&lines(&sample.commits, end));
        assert_eq!(commits, sample.commits);
        assert_eq!(problems, ["line 0: there is no manifest"]);
    }
    let bytes = lines(&sample.commits, "\n");
    assert_eq!(vector_of(&bytes, None), Ok(sample.ledger.vector()));
    let with_mark = [b"\xEF\xBB\xBF".as_slice(), &bytes].concat();
    assert_eq!(texts(&with_mark).0, sample.commits);
}

#[test]
fn a_minimal_manifest_is_enough() {
    let sample = sample();
    let commits = lines(&sample.commits, "\n");
    for manifest in [
        "{}",
        "{\"format\":1,\"facility\":{\"name\":\"みどり病院\"}}",
    ] {
        let entries = [
            ("manifest.json", manifest.as_bytes()),
            ("commits/all.ndjson", commits.as_slice()),
        ];
        for method in [CompressionMethod::Stored, CompressionMethod::Deflated] {
            let (read, problems) = texts(&archive(&entries, method));
            assert_eq!(read, sample.commits);
            assert_eq!(problems, Vec::<String>::new());
        }
    }
}

#[test]
fn parts_of_a_manifest_that_cannot_be_read_are_named_and_the_rest_counts() {
    let manifest = r#"{"author":"山田","vector":"much","commits":[{"entry":1}],"mood":{"good":true},"at":"yesterday"}"#;
    let commits = lines(&sample().commits, "\n");
    let bytes = archive(
        &[
            ("manifest.json", manifest.as_bytes()),
            ("commits/x.ndjson", &commits),
        ],
        CompressionMethod::Deflated,
    );
    let parsed = read(&bytes, None).unwrap();
    assert_eq!(parsed.value.manifest.author, "山田");
    assert_eq!(parsed.value.commits.len(), 5);
    let keys: Vec<_> = parsed.diagnostics.into_iter().map(|d| d.problem).collect();
    let expected = ["at", "commits", "vector"].map(|key| Problem::ManifestKey {
        key: key.to_owned(),
    });
    assert_eq!(keys, expected);
}

#[test]
fn a_newer_format_is_refused_with_both_numbers() {
    let bytes = archive(
        &[("manifest.json", br#"{"format":2,"commits":7}"#)],
        CompressionMethod::Stored,
    );
    let error = BundleError::NewerFormat { found: 2, known: 1 };
    assert_eq!(read(&bytes, None), Err(error.clone()));
    assert_eq!(manifest_of(&bytes, None), Err(error));
}

#[test]
fn a_commit_of_a_newer_format_is_named_and_the_others_are_read() {
    let sample = sample();
    let text = String::from_utf8(lines(&sample.commits, "\n")).unwrap();
    let newer = text.replacen("{\"format\":1", "{\"format\":9", 1);
    let (commits, problems) = texts(newer.as_bytes());
    assert_eq!(commits, sample.commits[1..]);
    assert!(
        problems[1].starts_with("line 1: \"\": a commit is damaged: it is of format 9"),
        "{problems:?}"
    );
}

#[test]
fn other_entries_are_named_and_ignored() {
    let sample = sample();
    let commits = lines(&sample.commits, "\n");
    let entries: [(&str, &[u8]); 8] = [
        ("manifest.json", b"{}"),
        ("commits/a.ndjson", &commits),
        ("signature.asc", b"newer"),
        ("../../etc/passwd", b"x"),
        ("/commits/b.ndjson", b"x"),
        ("commits\\c.ndjson", b"x"),
        ("C:commits/d.ndjson", b"x"),
        ("blobs/readme.txt", b"x"),
    ];
    let (read, problems) = texts(&archive(&entries, CompressionMethod::Deflated));
    assert_eq!(read, sample.commits);
    let expected = [
        "line 0: \"signature.asc\" is not known",
        "line 0: \"../../etc/passwd\" has an unsafe name",
        "line 0: \"/commits/b.ndjson\" has an unsafe name",
        "line 0: \"commits\\\\c.ndjson\" has an unsafe name",
        "line 0: \"C:commits/d.ndjson\" has an unsafe name",
        "line 0: \"blobs/readme.txt\" is not known",
    ];
    assert_eq!(problems, expected);
}

/// Somebody unpacked the bundle, looked at it, and packed the folder again.
#[test]
fn a_bundle_in_a_folder_is_read() {
    let sample = sample();
    let commits = lines(&sample.commits, "\n");
    let entries: [(&str, &[u8]); 4] = [
        ("台帳/commits/all.ndjson", &commits),
        ("台帳/manifest.json", b"{}"),
        ("__MACOSX/台帳/._manifest.json", b"x"),
        ("台帳/../manifest.json", b"x"),
    ];
    let (read, problems) = texts(&archive(&entries, CompressionMethod::Deflated));
    assert_eq!(read, sample.commits);
    let expected = [
        "line 0: \"__MACOSX/台帳/._manifest.json\" is not known",
        "line 0: \"../manifest.json\" has an unsafe name",
    ];
    assert_eq!(problems, expected);
}
