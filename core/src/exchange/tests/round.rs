//! What is written is read.

use super::sample::{MANUAL, SBOM, Sample, blob, replica, sample, texts, who};
use crate::{
    document::attachment::is_confidential,
    exchange::{
        bundle::Content,
        heads::{base_for, disagreements, vector_of},
        manifest::Blob,
        problem::BundleError,
        progress::Progress,
        read::{manifest_of, read, read_with},
        seal::{encrypt, encrypt_with, is_encrypted},
        write::{CommitBytes, WriteError, write},
    },
    ident::{hash::Hash, id::EntityId},
    ledger::{
        changes::ChangeSet,
        commit::{Dot, SealedCommit},
        state::Ledger,
        value::ValueRef,
        vector::VersionVector,
    },
};
use std::ops::ControlFlow;

fn by_dot(mut commits: Vec<SealedCommit>) -> Vec<SealedCommit> {
    commits.sort_by_key(|commit| (commit.commit().dot, commit.hash()));
    commits
}

#[test]
fn a_full_bundle_holds_every_commit_byte_for_byte() {
    let sample = sample();
    let parsed = read(&sample.bundle(), None).unwrap();
    assert_eq!(parsed.diagnostics, []);
    assert_eq!(
        by_dot(parsed.value.commits.clone()),
        by_dot(sample.commits.clone())
    );
    let manifest = &parsed.value.manifest;
    assert_eq!(manifest.facility.name, "みどり病院");
    assert_eq!(manifest.author, "山田");
    assert_eq!(manifest.writer, Some(replica(1)));
    assert_eq!(manifest.vector, sample.ledger.vector());
    assert_eq!(manifest.base, None);
    assert_eq!(manifest.entities["unit"], 2);
    let counts: Vec<_> = manifest
        .commits
        .iter()
        .map(|c| (c.first, c.last, c.count))
        .collect();
    assert_eq!(counts, [(1, 3, 3), (1, 2, 2)]);
    assert_eq!(parsed.value.vector(), sample.ledger.vector());
    let contents: Vec<_> = parsed
        .value
        .blobs
        .into_iter()
        .map(|blob| blob.content)
        .collect();
    assert_eq!(contents.len(), 2);
    assert!(contents.contains(&Content::Bytes(SBOM.to_vec())));
    assert!(contents.contains(&Content::Bytes(MANUAL.to_vec())));
}

#[test]
fn the_same_contents_give_the_same_bytes() {
    let sample = sample();
    let mut contents = sample.contents();
    let bytes = write(&contents).unwrap();
    contents.commits.reverse();
    contents.commits.push(contents.commits[0].clone());
    assert_eq!(write(&contents).unwrap(), bytes);
    assert_eq!(write(&contents.clone()).unwrap(), bytes);
}

#[test]
fn a_partial_bundle_holds_what_the_receiver_lacks() {
    let mut sample = sample();
    let theirs = write(&sample.contents()).unwrap();
    let base = vector_of(&theirs, None).unwrap();
    assert_eq!(base, sample.ledger.vector());
    sample.edit(2, &[("unit", 2, "room", "ICU")]);
    let mut contents = sample.contents();
    contents.base = Some(base.clone());
    let parsed = read(&write(&contents).unwrap(), None).unwrap();
    assert_eq!(parsed.diagnostics, []);
    assert_eq!(parsed.value.commits, sample.commits[5..]);
    assert_eq!(parsed.value.manifest.base, Some(base));
    assert_eq!(parsed.value.manifest.vector, sample.ledger.vector());
    // Nothing new is a bundle too.
    contents.base = Some(sample.ledger.vector());
    let parsed = read(&write(&contents).unwrap(), None).unwrap();
    assert_eq!((parsed.value.commits, parsed.diagnostics), (vec![], vec![]));
}

#[test]
fn an_encrypted_bundle_opens_with_its_passphrase_only() {
    let bundle = sample().bundle();
    let sealed = encrypt(&bundle, "合言葉").unwrap();
    assert!(is_encrypted(&sealed) && !is_encrypted(&bundle));
    assert_eq!(read(&sealed, Some("合言葉")), read(&bundle, None));
    let sealed = encrypt_with(&bundle, "合言葉", 2).unwrap();
    assert_eq!(
        read(&sealed, Some("相言葉")),
        Err(BundleError::WrongPassphrase)
    );
    assert_eq!(read(&sealed, None), Err(BundleError::PassphraseNeeded));
    assert_eq!(
        manifest_of(&sealed, None),
        Err(BundleError::PassphraseNeeded)
    );
    let manifest = manifest_of(&sealed, Some("合言葉")).unwrap();
    assert_eq!(manifest.value.facility.name, "みどり病院");
    // A passphrase that is not needed does no harm.
    assert_eq!(read(&bundle, Some("合言葉")), read(&bundle, None));
}

#[test]
fn too_much_work_is_not_done() {
    let sealed = encrypt_with(b"x", "p", 1).unwrap();
    let at = memchr::memmem::find(&sealed, b" 1\n").unwrap();
    let greedy = [&sealed[..at], b" 30", &sealed[at + 2..]].concat();
    let error = BundleError::TooMuchWork {
        found: 30,
        limit: 19,
    };
    assert_eq!(read(&greedy, Some("p")), Err(error));
}

#[test]
fn confidential_attachments_leave_a_placeholder() {
    let sample = sample();
    let mut contents = sample.contents();
    contents.blobs = vec![blob(SBOM, true), blob(MANUAL, false)];
    contents.without_confidential = true;
    let bytes = write(&contents).unwrap();
    let parsed = read(&bytes, None).unwrap();
    assert_eq!(parsed.diagnostics, []);
    let find = |bytes| {
        let mut blobs = parsed.value.blobs.iter();
        blobs.find(|blob| blob.sha256 == Hash::of(bytes)).unwrap()
    };
    assert_eq!(find(SBOM).content, Content::Confidential);
    assert_eq!(find(SBOM).size, Some(SBOM.len() as u64));
    assert_eq!(find(MANUAL).content, Content::Bytes(MANUAL.to_vec()));
    let left_out: Vec<_> = parsed
        .value
        .manifest
        .blobs
        .iter()
        .filter_map(|b| b.left_out.as_deref())
        .collect();
    assert_eq!(left_out, [Blob::CONFIDENTIAL]);
    assert!(!bytes.windows(9).any(|part| part == b"CycloneDX"));
}

#[test]
fn attachments_are_confidential_by_what_is_said_of_them() {
    let cases = [
        ("sbom", None, true),
        ("sbom", Some("no"), false),
        ("mds2", None, false),
        ("other", Some("yes"), true),
        ("sbom", Some("?"), true),
    ];
    for (kind, said, expected) in cases {
        let mut sample = Sample::default();
        let sha256 = Hash::of(SBOM).to_string();
        sample.edit(
            1,
            &[
                ("attachment", 9, "sha256", &sha256),
                ("attachment", 9, "kind", kind),
            ],
        );
        if let Some(said) = said {
            sample.edit(1, &[("attachment", 9, "confidential", said)]);
        }
        let found = is_confidential(&sample.ledger, &Hash::of(SBOM));
        assert_eq!(found, expected, "{kind} {said:?}");
    }
    // What nobody described is kept back too.
    assert!(is_confidential(&Ledger::new(), &Hash::of(SBOM)));
}

#[test]
fn what_a_newer_version_wrote_survives_import_edit_and_export() {
    let mut changes = ChangeSet::new();
    let device = EntityId::from_random([7; 16]);
    changes.set(
        "network_segment",
        device,
        "zones",
        ValueRef::Foreign("[\"a\",{\"b\":1}]"),
    );
    changes.set_text("unit", device, "radio_band", "5 GHz");
    let mut theirs = Sample::default();
    theirs.commit(1, changes);
    let text = String::from_utf8(theirs.commits[0].bytes().to_vec()).unwrap();
    let newer = text.replacen("\"note\":", "\"mood\":{\"x\":[1]},\"note\":", 1);
    let newer = SealedCommit::open(newer.into_bytes()).unwrap();

    let mut ours = Sample::default();
    ours.ledger.apply(&newer).unwrap();
    ours.commits.push(newer.clone());
    ours.edit(2, &[("unit", 7, "note", "確認済み")]);
    let parsed = read(&ours.bundle(), None).unwrap();
    assert_eq!(parsed.diagnostics, []);
    assert!(parsed.value.commits.contains(&newer));
    let mut again = Ledger::new();
    for commit in &parsed.value.commits {
        again.apply(commit).unwrap();
    }
    let zones = again
        .record("network_segment", &device)
        .and_then(|record| record.get("zones"));
    assert_eq!(zones, Some(ValueRef::Foreign("[\"a\",{\"b\":1}]")));
    let unit = again.record("unit", &device).unwrap();
    assert_eq!(unit.text("radio_band"), Some("5 GHz"));
    assert_eq!(unit.text("note"), Some("確認済み"));
}

/// A profile was copied; what the copy wrote stays in the backup of whoever was offered it.
#[test]
fn both_versions_of_a_forked_history_are_kept() {
    let mut original = sample();
    let mut copy = sample();
    original.edit(1, &[("unit", 2, "note", "元")]);
    copy.edit(1, &[("unit", 2, "note", "写し")]);
    copy.edit(1, &[("unit", 2, "room", "ICU")]);
    let tail = copy.commits[5..].iter().map(CommitBytes::from);
    let mut contents = original.contents();
    contents.commits.extend(tail);
    let bytes = write(&contents).unwrap();
    let (commits, problems) = texts(&bytes);
    assert_eq!(problems, Vec::<String>::new());
    assert_eq!(commits.len(), original.commits.len() + 2);
    for commit in original.commits.iter().chain(&copy.commits) {
        assert!(commits.contains(commit));
    }
    assert_eq!(write(&contents).unwrap(), bytes);
}

#[test]
fn a_copied_profile_shows_in_the_manifest_alone() {
    let mut original = sample();
    let mut copy = sample();
    assert_eq!(disagreements(&original.ledger, &manifest(&copy)), []);
    original.edit(1, &[("unit", 2, "note", "元")]);
    copy.edit(1, &[("unit", 2, "note", "写し")]);
    let found = disagreements(&original.ledger, &manifest(&copy));
    assert_eq!(found.len(), 1);
    assert_eq!(
        found[0].dot,
        Dot {
            replica: replica(1),
            seq: 4
        }
    );
    assert_eq!(found[0].stated, copy.commits[5].hash());
    // Then nothing of that replica is left out for them.
    let base = base_for(&original.ledger, &manifest(&copy));
    assert_eq!((base.get(&replica(1)), base.get(&replica(2))), (0, 2));
}

fn manifest(sample: &Sample) -> crate::exchange::Manifest {
    manifest_of(&sample.bundle(), None).unwrap().value
}

#[test]
fn a_gap_of_the_writer_is_no_damage() {
    let sample = sample();
    let mut contents = sample.contents();
    contents.commits.remove(1);
    contents.vector = VersionVector::default();
    let (commits, problems) = texts(&write(&contents).unwrap());
    assert_eq!((commits.len(), problems), (4, vec![]));
}

#[test]
fn a_commit_of_two_lines_is_refused() {
    let sample = sample();
    let mut contents = sample.contents();
    contents.commits[0].bytes.to_mut().push(b'\n');
    let dot = contents.commits[0].dot;
    assert_eq!(write(&contents), Err(WriteError::NotALine(dot)));
}

#[test]
fn reading_tells_its_progress_and_can_be_stopped() {
    let bundle = sample().bundle();
    let mut told: Vec<Progress> = Vec::new();
    let parsed = read_with(&bundle, None, &mut |progress| {
        told.push(progress);
        ControlFlow::Continue(())
    });
    assert!(parsed.is_ok());
    assert!(told.is_sorted_by_key(|progress| progress.done));
    assert!(told.iter().all(|progress| progress.done <= progress.total));
    let last = told.last().unwrap();
    assert_eq!(last.done, last.total);
    let stopped = read_with(&bundle, None, &mut |_| ControlFlow::Break(()));
    assert_eq!(stopped, Err(BundleError::Cancelled));
    assert_eq!(who(1).replica, replica(1));
}
