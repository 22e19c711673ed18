//! Files of every released format: each stays readable, and amounts to what it always has.
//!
//! `core/fixtures/exchange/v1/NAME` lies beside `NAME.json`, which says what it amounts to. Neither is ever written anew;
//! `DAICHO_WRITE_FIXTURES=1` writes those that are missing.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use serde_json::{Value, json};

use super::{
    lenient::lines,
    sample::{MANUAL, SBOM, Sample, blob, sample},
};
use crate::{
    exchange::{
        Content,
        read::read,
        seal::encrypt_with,
        write::{CommitBytes, Contents, write},
    },
    ident::{hash::Hash, id::EntityId},
    ledger::{
        changes::ChangeSet,
        commit::SealedCommit,
        state::Ledger,
        value::{Unknown, ValueRef},
    },
};

const PASSPHRASE: &str = "合言葉";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/exchange")
}

/// Says everything that a file amounts to.
fn amounts(bytes: &[u8]) -> Value {
    let parsed = read(bytes, Some(PASSPHRASE)).unwrap();
    let mut ledger = Ledger::new();
    for commit in &parsed.value.commits {
        ledger.apply(commit).unwrap();
    }
    let hashes = parsed.value.commits.iter().map(|commit| {
        let dot = commit.commit().dot;
        format!("{}/{} {}", dot.replica, dot.seq, commit.hash())
    });
    let blobs = parsed.value.blobs.iter().map(|blob| match &blob.content {
        Content::Bytes(bytes) => format!("{} {} bytes", blob.sha256, bytes.len()),
        content @ (Content::Confidential
        | Content::LeftOut(_)
        | Content::Missing
        | Content::Damaged) => format!("{} {content:?}", blob.sha256),
    });
    let problems = parsed.diagnostics.iter().map(ToString::to_string);
    json!({
        "manifest": parsed.value.manifest,
        "commits": hashes.collect::<Vec<_>>(),
        "blobs": blobs.collect::<Vec<_>>(),
        "problems": problems.collect::<Vec<_>>(),
        "waiting": ledger.pending().count(),
        "values": values(&ledger),
    })
}

/// All heads of all fields, by kind, entity and field.
fn values(ledger: &Ledger) -> BTreeMap<String, Vec<String>> {
    let mut all = BTreeMap::new();
    for (kind, table) in ledger.tables() {
        for id in table.ids() {
            let record = ledger.record(kind, id).unwrap();
            for (field, _) in record.fields() {
                let heads = record.heads(field);
                let heads = heads.iter().map(|(_, value)| format!("{value:?}"));
                all.insert(format!("{kind} {id} {field}"), heads.collect());
            }
        }
    }
    all
}

#[test]
fn every_released_file_stays_readable() {
    if std::env::var_os("DAICHO_WRITE_FIXTURES").is_some() {
        write_missing();
    }
    let mut read = 0;
    for version in std::fs::read_dir(folder()).unwrap() {
        let version = version.unwrap().path();
        if !version.is_dir() {
            continue;
        }
        for file in std::fs::read_dir(version).unwrap() {
            let path = file.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            if name.ends_with(".json") {
                continue;
            }
            let bytes = std::fs::read(&path).unwrap();
            let expected =
                std::fs::read_to_string(path.with_file_name(format!("{name}.json"))).unwrap();
            let expected: Value = serde_json::from_str(&expected).unwrap();
            assert_eq!(amounts(&bytes), expected, "{}", path.display());
            read += 1;
        }
    }
    assert!(read >= 6, "{read} fixtures");
}

/// The sample, with everything that a value can be and with what a newer version writes.
fn rich() -> Sample {
    let mut sample = sample();
    let mut changes = ChangeSet::new();
    let device = EntityId::from_random([2; 16]);
    changes.set(
        "unit",
        device,
        "dealer",
        ValueRef::Unknown(Unknown::Refused),
    );
    changes.set("unit", device, "note", ValueRef::Cleared);
    changes.set_text("unit", device, "extra:備考", "1行目\n2行目");
    changes.set_text("attachment", device, "sha256", &Hash::of(SBOM).to_string());
    changes.set_text("attachment", device, "kind", "sbom");
    sample.commit(1, changes);
    sample
}

/// Commits with kinds, fields, cells and keys that this version does not know.
fn newer() -> Vec<SealedCommit> {
    let mut sample = sample();
    let mut changes = ChangeSet::new();
    let device = EntityId::from_random([2; 16]);
    changes.set_text("network_segment", device, "name", "医療機器VLAN");
    changes.set(
        "unit",
        device,
        "zones",
        ValueRef::Foreign("[\"a\",{\"b\":1}]"),
    );
    changes.set(
        "unit",
        device,
        "os",
        ValueRef::Foreign("{\"unknown\":\"on_order\"}"),
    );
    sample.commit(2, changes);
    let last = sample.commits.pop().unwrap();
    let text = String::from_utf8(last.bytes().to_vec()).unwrap();
    let text = text.replacen("\"note\":", "\"signature\":{\"by\":[1,\"x\"]},\"note\":", 1);
    sample
        .commits
        .push(SealedCommit::open(text.into_bytes()).unwrap());
    sample.commits
}

fn write_missing() {
    let sample = rich();
    let full = sample.contents();
    let with_blobs = {
        let mut contents = full.clone();
        contents.blobs = vec![blob(SBOM, true), blob(MANUAL, false)];
        contents
    };
    let partial = {
        let mut contents = full.clone();
        let mut base = sample.ledger.vector();
        let first = base.iter().next().map(|(replica, _)| *replica).unwrap();
        base.set(first, 3);
        contents.base = Some(base);
        contents
    };
    let left_out = {
        let mut contents = with_blobs.clone();
        contents.without_confidential = true;
        contents
    };
    let newer = newer();
    let newer_contents = {
        let ledger = newer.iter().fold(Ledger::new(), |mut ledger, commit| {
            ledger.apply(commit).unwrap();
            ledger
        });
        let commits = newer.iter().map(CommitBytes::from);
        Contents::of(&ledger, full.who.clone(), full.tool.clone(), commits)
    };
    let newer_manifest = {
        let bytes = write(&newer_contents).unwrap();
        let mut entries = Vec::new();
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        for index in 0..archive.len() {
            let mut entry = archive.by_index(index).unwrap();
            let name = entry.name().unwrap().into_owned();
            let mut bytes = Vec::new();
            std::io::Read::read_to_end(&mut entry, &mut bytes).unwrap();
            if name == "manifest.json" {
                let mut json: Value = serde_json::from_slice(&bytes).unwrap();
                json["signatures"] = json!([{"key": "x"}]);
                json["tool"]["channel"] = json!("beta");
                bytes = serde_json::to_vec(&json).unwrap();
            }
            entries.push((name, bytes));
        }
        entries.push(("signatures/a.sig".to_owned(), b"x".to_vec()));
        let entries: Vec<_> = entries
            .iter()
            .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
            .collect();
        super::lenient::archive(&entries, zip::CompressionMethod::Deflated)
    };
    let whole = write(&with_blobs).unwrap();
    let files = [
        ("full.daicho", whole.clone()),
        ("partial.daicho", write(&partial).unwrap()),
        (
            "encrypted.daicho",
            encrypt_with(&whole, PASSPHRASE, 10).unwrap(),
        ),
        ("left-out.daicho", write(&left_out).unwrap()),
        ("newer.daicho", newer_manifest),
        ("rescue.ndjson", lines(&sample.commits, "\n")),
    ];
    let folder = folder().join("v1");
    std::fs::create_dir_all(&folder).unwrap();
    for (name, bytes) in files {
        let path = folder.join(name);
        if !path.exists() {
            let said = serde_json::to_string_pretty(&amounts(&bytes)).unwrap() + "\n";
            std::fs::write(&path, bytes).unwrap();
            std::fs::write(folder.join(format!("{name}.json")), said).unwrap();
        }
    }
}
