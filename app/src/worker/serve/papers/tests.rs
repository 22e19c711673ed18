use daicho_core::{
    document::{
        draft::{Details, FileFacts, attach},
        kind::DocumentKind,
        subject::Subject,
    },
    ident::{
        id::{EntityId, ReplicaId},
        timestamp::Timestamp,
    },
    ledger::{changes::ChangeSet, commit::Source, edit::Authorship, state::Ledger},
    recognise::Content,
};

use crate::{
    store::{LedgerStore, ledger::StoredCommit, memory::MemoryStore},
    worker::{
        protocol::{
            Answer, Request, Trouble, documents,
            papers::{Ask, ComponentView, Opened, SbomView, Told},
        },
        serve::{
            Desk, Upload,
            tests::{RANDOM, answered},
        },
    },
};

const OLDER: &str = r#"{"bomFormat":"CycloneDX","specVersion":"1.5","components":[
  {"type":"library","name":"openssl","version":"1.0.2k","supplier":{"name":"OpenSSL"}},
  {"type":"library","name":"zlib","version":"1.2.11","licenses":[{"license":{"id":"Zlib"}}]}]}"#;
const NEWER: &str = r#"{"bomFormat":"CycloneDX","specVersion":"1.5","components":[
  {"type":"library","name":"openssl","version":"3.0.8","supplier":{"name":"OpenSSL"}}]}"#;

fn keep(
    desk: &mut Desk<MemoryStore>,
    name: &str,
    bytes: &[u8],
) -> Result<documents::Kept, Trouble> {
    let upload = Upload {
        name: name.to_owned(),
        bytes: bytes.to_vec(),
    };
    let request = Request::Documents(documents::Ask::Keep);
    let answer = answered(desk, &request, Some(upload))?.0;
    let Answer::Documents(documents::Told::Kept(kept)) = answer else {
        panic!("{answer:?}")
    };
    Ok(*kept)
}

fn ask(desk: &mut Desk<MemoryStore>, ask: &Ask) -> (Told, Vec<Vec<u8>>) {
    let said = postcard::to_allocvec(ask).unwrap();
    let (answer, blocks) = answered(desk, &Request::Papers(said), None).unwrap();
    let Answer::Papers(told) = answer else {
        panic!("{answer:?}")
    };
    (postcard::from_bytes(&told).unwrap(), blocks)
}

/// A store with a model, and files that are attached to it under the ids 10, 11 ….
fn attached(files: &[(&str, &[u8])]) -> Desk<MemoryStore> {
    let store = MemoryStore::new();
    let mut desk = Desk::new(store.clone(), RANDOM);
    let model = id(1);
    let mut changes = ChangeSet::new();
    changes.set_text("model", model, "trade_name", "PX-4");
    for (nth, (name, bytes)) in (10..).zip(files) {
        let kept = keep(&mut desk, name, bytes).unwrap();
        let file = FileFacts {
            sha256: kept.sha256,
            name: kept.name,
            media_type: kept.recognised.media_type,
            size: kept.size,
            is_readable: kept.recognised.content.is_read(),
        };
        let details = Details::of_kind(DocumentKind::Sbom);
        changes.extend(&attach(id(nth), &file, Subject::Model(model), &details));
    }
    let who = Authorship {
        replica: ReplicaId::from_random([1; 16]),
        author: "山田".to_owned(),
        at: Timestamp::default(),
    };
    let sealed = Ledger::new().next_commit(who, Source::default(), "", changes);
    pollster::block_on(async {
        let revision = store.revision().await.unwrap();
        let commits = [StoredCommit::from(&sealed)];
        store.append(revision, &commits).await.unwrap();
    });
    desk
}

fn id(nth: u8) -> EntityId {
    EntityId::from_random([nth; 16])
}

fn sbom(told: Told) -> SbomView {
    let Told::Opened(Opened::Sbom(view)) = told else {
        panic!("{told:?}")
    };
    *view
}

#[test]
fn a_file_is_kept_byte_for_byte_and_told() {
    let mut desk = attached(&[]);
    let bytes = b"%PDF-1.7 \xff\x00".to_vec();
    let kept = keep(&mut desk, "取扱説明書.pdf", &bytes).unwrap();
    assert_eq!(kept.recognised.kind, "manual");
    assert_eq!(kept.recognised.content, Content::Other);
    let request = Request::Documents(documents::Ask::Bytes {
        sha256: kept.sha256,
    });
    let (_, blocks) = answered(&mut desk, &request, None).unwrap();
    assert_eq!(blocks, [bytes]);
}

#[test]
fn an_sbom_tells_what_it_says_and_lacks() {
    let mut desk = attached(&[("sbom.json", OLDER.as_bytes())]);
    let (told, blocks) = ask(&mut desk, &Ask::Open { attachment: id(10) });
    assert_eq!(blocks, [OLDER.as_bytes()]);
    let view = sbom(told);
    assert_eq!((view.format.as_str(), view.total), ("CycloneDX 1.5", 2));
    let names: Vec<&str> = view.components.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["openssl", "zlib"]);
    let lacks = |component: &ComponentView| component.lacks.join(" ");
    assert_eq!(
        lacks(&view.components[1]),
        "supplier identifier hash relation"
    );
    assert_eq!(view.licences, [(String::new(), 1), ("Zlib".to_owned(), 1)]);
    assert_eq!(view.kinds, [("library".to_owned(), 2)]);
    let of_document = view.gaps.iter().filter(|gap| gap.components.is_none());
    let of_document: Vec<&str> = of_document.map(|gap| gap.element.as_str()).collect();
    assert_eq!(of_document, ["author", "timestamp"]);
}

#[test]
fn two_sboms_of_a_product_are_compared() {
    let mut desk = attached(&[("a.json", OLDER.as_bytes()), ("b.json", NEWER.as_bytes())]);
    let question = Ask::Compare {
        older: id(10),
        newer: id(11),
    };
    let (Told::Compared(Some(compared)), _) = ask(&mut desk, &question) else {
        panic!("both can be read");
    };
    assert_eq!(compared.removed, ["zlib 1.2.11"]);
    assert_eq!(
        compared.changed,
        [(
            "openssl 1.0.2k".to_owned(),
            "openssl 3.0.8".to_owned(),
            vec!["version".to_owned()]
        )]
    );
    assert_eq!((compared.added.len(), compared.same), (0, 0));
}

#[test]
fn what_cannot_be_read_and_what_is_not_here_is_told() {
    let mut desk = attached(&[("sbom.json", b"{\"bomFormat\":\"CycloneDX\",")]);
    let (told, blocks) = ask(&mut desk, &Ask::Open { attachment: id(10) });
    assert!(matches!(
        told,
        Told::Opened(Opened::Content(Content::BadSbom(_)))
    ));
    assert_eq!(blocks.len(), 1, "the original is there");
    let (told, blocks) = ask(&mut desk, &Ask::Open { attachment: id(99) });
    assert_eq!(told, Told::Opened(Opened::Absent));
    assert!(blocks.is_empty());
}
