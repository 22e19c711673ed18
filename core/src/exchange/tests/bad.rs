//! Files that are no bundles, and archives made to do harm.

use zip::CompressionMethod;

use super::{
    lenient::{archive, lines},
    sample::{sample, texts},
};
use crate::exchange::{
    container::Container,
    problem::{BundleError, Problems},
    read::read,
};

#[test]
fn what_is_no_bundle_is_told() {
    let cases: [(&[u8], BundleError); 7] = [
        (b"", BundleError::Empty),
        (b" \r\n", BundleError::Empty),
        (b"%PDF-1.7", BundleError::NotABundle),
        (b"{\"a\":1}", BundleError::NotABundle),
        ("機器,メーカー".as_bytes(), BundleError::NotABundle),
        (b"PK\x03\x04", BundleError::Truncated),
        (
            b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0",
            BundleError::OtherArchive,
        ),
    ];
    for (bytes, error) in cases {
        assert_eq!(read(bytes, None), Err(error), "{bytes:?}");
    }
    let workbook = archive(&[("xl/workbook.xml", b"<x/>")], CompressionMethod::Deflated);
    assert_eq!(read(&workbook, None), Err(BundleError::OtherArchive));
    let key = b"age-encryption.org/v1\n-> X25519 abc\nabc\n--- abc\n";
    assert!(matches!(
        read(key, Some("p")),
        Err(BundleError::DamagedEncryption { .. } | BundleError::NotByPassphrase)
    ));
}

/// An archive of a few kilobytes that unpacks to more than is allowed is given up where the limit is.
#[test]
fn an_archive_that_expands_without_end_is_refused() {
    let zeros = vec![b'0'; 1 << 20];
    let bomb = archive(
        &[("manifest.json", b"{}"), ("commits/a.ndjson", &zeros)],
        CompressionMethod::Deflated,
    );
    assert!(bomb.len() < 5000);
    let limit = 1 << 19;
    let mut problems = Problems::default();
    let mut container = Container::open(&bomb, limit, &mut problems).unwrap();
    let entries = std::mem::take(&mut container.entries);
    assert!(container.unpack(&entries[0]).is_ok());
    let error = container.unpack(&entries[1]).unwrap_err();
    assert_eq!(error, BundleError::ExpandsTooLarge { limit });
    // So it is where the list of entries is gone.
    let mut container = Container::open(&bomb[..bomb.len() - 30], limit, &mut problems).unwrap();
    let entries = std::mem::take(&mut container.entries);
    let error = container.unpack(&entries[1]).unwrap_err();
    assert_eq!(error, BundleError::ExpandsTooLarge { limit });
}

#[test]
fn an_entry_that_stands_twice_counts_once() {
    let sample = sample();
    let (first, second) = (
        lines(&sample.commits[..3], "\n"),
        lines(&sample.commits, "\n"),
    );
    let entries = [
        ("commits/a.ndjson", first.as_slice()),
        ("commits/b.ndjson", &second),
    ];
    let bytes = archive(&entries, CompressionMethod::Stored);
    let twice: Vec<u8> = {
        let text: Vec<u8> = bytes;
        let mut out = text.clone();
        while let Some(at) = memchr::memmem::find(&out, b"commits/b.ndjson") {
            out[at + 8] = b'a';
        }
        out
    };
    let (commits, problems) = texts(&twice);
    assert_eq!(commits, sample.commits[..3]);
    let named = |problem: &String| problem == "line 0: \"commits/a.ndjson\" stands twice";
    assert!(problems.iter().any(named), "{problems:?}");
}

#[test]
fn entries_encrypted_or_compressed_in_other_ways_are_named() {
    let sample = sample();
    let commits = lines(&sample.commits, "\n");
    let plain = archive(
        &[("manifest.json", b"{}"), ("commits/a.ndjson", &commits)],
        CompressionMethod::Stored,
    );
    let directory = memchr::memmem::rfind(&plain, b"PK\x01\x02").unwrap();
    let mut encrypted = plain.clone();
    encrypted[directory + 8] |= 1;
    let (found, problems) = texts(&encrypted);
    assert_eq!(found, []);
    assert_eq!(
        problems,
        ["line 0: \"commits/a.ndjson\" is encrypted within the archive"]
    );
    let mut other = plain;
    other[directory + 10] = 93;
    let (found, problems) = texts(&other);
    assert_eq!(found, []);
    assert!(
        problems[0].starts_with("line 0: \"commits/a.ndjson\" is damaged: "),
        "{problems:?}"
    );
}

#[test]
fn many_damaged_lines_are_counted_and_not_all_listed() {
    let sample = sample();
    let mut text = lines(&sample.commits, "\n");
    text.extend("x\n".repeat(5000).into_bytes());
    let (commits, problems) = texts(&text);
    assert_eq!(commits, sample.commits);
    assert_eq!(problems.len(), 1001);
    assert_eq!(problems[1000], "line 0: 4001 more problems are not listed");
}

#[test]
fn deep_brackets_in_a_manifest_do_no_harm() {
    let deep = "[".repeat(100_000);
    let commits = lines(&sample().commits, "\n");
    let entries = [
        ("manifest.json", deep.as_bytes()),
        ("commits/a.ndjson", &commits),
    ];
    let (found, problems) = texts(&archive(&entries, CompressionMethod::Deflated));
    assert_eq!(found.len(), 5);
    assert!(problems[0].contains("the manifest is damaged"));
}

/// Promises that contradict each other, or are many, cost no more than their length.
#[test]
fn a_manifest_that_promises_too_much_does_no_harm() {
    const LAST: u64 = 1 << 53;
    let sample = sample();
    let commits = lines(&sample.commits, "\n");
    let chain = |entry: usize| {
        let replica = super::sample::replica(1);
        let hash = crate::ident::hash::Hash::of(b"");
        format!(
            "{{\"entry\":\"commits/{entry}.ndjson\",\"replica\":\"{replica}\",\"first\":1,\"last\":{},\"count\":{},\"last_hash\":\"{hash}\"}}",
            LAST, LAST
        )
    };
    let chains: Vec<String> = (0..20_000).map(|nth| chain(nth / 2)).collect();
    let manifest = format!("{{\"commits\":[{}]}}", chains.join(","));
    let entries = [
        ("manifest.json", manifest.as_bytes()),
        ("commits/0.ndjson", commits.as_slice()),
    ];
    let (found, problems) = texts(&archive(&entries, CompressionMethod::Deflated));
    assert_eq!(found, sample.commits);
    assert_eq!(problems.len(), 1001);
    let replica = super::sample::replica(1);
    let first =
        format!("line 0: \"commits/0.ndjson\" lacks commits 4 to {LAST} of replica {replica}");
    assert_eq!(problems[0], first);
}
