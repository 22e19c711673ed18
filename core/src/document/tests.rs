use crate::{
    document::{
        attachment::{Attachment, KIND},
        draft::{Details, FileFacts, attach, change, detach},
        kind::DocumentKind,
        subject::Subject,
    },
    ident::{
        hash::Hash,
        id::{EntityId, ReplicaId},
        timestamp::Timestamp,
    },
    ledger::{changes::ChangeSet, commit::Source, edit::Authorship, state::Ledger},
};

fn id(nth: u8) -> EntityId {
    EntityId::from_random([nth; 16])
}

fn write(ledger: &mut Ledger, changes: ChangeSet) {
    let who = Authorship {
        replica: ReplicaId::from_random([1; 16]),
        author: "山田".to_owned(),
        at: Timestamp::default(),
    };
    let commit = ledger.next_commit(who, Source::default(), "", changes);
    ledger.apply(&commit).unwrap();
}

fn file() -> FileFacts {
    FileFacts {
        sha256: Hash::of(b"{}"),
        name: "sbom.json".to_owned(),
        media_type: "application/json".to_owned(),
        size: 2,
        is_readable: Some(true),
    }
}

/// A ledger with a model, and a file that is attached to it.
fn ledger(details: &Details) -> Ledger {
    let mut ledger = Ledger::new();
    let mut model = ChangeSet::new();
    model.set_text("model", id(1), "trade_name", "PX-4");
    write(&mut ledger, model);
    let changes = attach(id(9), &file(), Subject::Model(id(1)), details);
    write(&mut ledger, changes);
    ledger
}

fn details() -> Details {
    Details {
        version: Some("2.1".to_owned()),
        received_on: "2026-04-01".parse().ok(),
        received_from: Some("製造販売業者".to_owned()),
        valid_until: "2026-10".parse().ok(),
        is_confidential: Some(false),
        note: Some("CD-R".to_owned()),
        ..Details::of_kind(DocumentKind::Sbom)
    }
}

#[test]
fn what_is_said_of_an_attached_file_is_read_again() {
    let ledger = ledger(&details());
    let attached = Attachment::find(&ledger, &id(9)).unwrap();
    assert_eq!(attached.details(), details());
    assert_eq!(attached.kind().known(), Some(DocumentKind::Sbom));
    assert_eq!(attached.subject(), Some(Subject::Model(id(1))));
    assert_eq!(attached.sha256().known(), Some(Hash::of(b"{}")));
    assert!(!attached.is_confidential(), "somebody said so");
    assert_eq!(Attachment::of(&ledger, Subject::Model(id(1))).count(), 1);
    assert_eq!(Attachment::of(&ledger, Subject::Unit(id(1))).count(), 0);
}

#[test]
fn a_month_counts_to_its_end() {
    let ledger = ledger(&details());
    let attached = Attachment::find(&ledger, &id(9)).unwrap();
    assert!(!attached.is_expired("2026-10-31".parse().unwrap()));
    assert!(attached.is_expired("2026-11-01".parse().unwrap()));
}

#[test]
fn only_what_differs_is_written() {
    let mut ledger = ledger(&details());
    assert!(change(&ledger, id(9), &details()).is_empty());
    let fewer = Details {
        version: None,
        ..details()
    };
    let changes = change(&ledger, id(9), &fewer);
    assert_eq!(changes.iter().count(), 1);
    write(&mut ledger, changes);
    let attached = Attachment::find(&ledger, &id(9)).unwrap();
    assert_eq!(attached.details(), fewer);
}

#[test]
fn what_is_taken_away_or_about_nothing_is_no_attachment_of_the_model() {
    let mut ledger = ledger(&details());
    write(&mut ledger, detach(id(9)));
    assert_eq!(Attachment::of(&ledger, Subject::Model(id(1))).count(), 0);
    let mut stray = ChangeSet::new();
    stray.set_text(KIND, id(8), "model", &id(7).to_string());
    write(&mut ledger, stray);
    let attached = Attachment::find(&ledger, &id(8)).unwrap();
    assert_eq!(attached.subject(), None, "the model is not in the ledger");
}

#[test]
fn every_kind_has_its_own_code() {
    for kind in DocumentKind::ALL {
        assert_eq!(DocumentKind::from_code(kind.code()), Some(kind));
    }
    assert_eq!(DocumentKind::from_code("hologram"), None);
}
