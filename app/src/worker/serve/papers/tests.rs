use daicho_core::{
    document::{
        draft::{Details, FileFacts, attach, map_columns},
        kind::DocumentKind,
        subject::Subject,
    },
    ident::{
        id::{EntityId, ReplicaId},
        timestamp::Timestamp,
    },
    ledger::{changes::ChangeSet, commit::Source, edit::Authorship, state::Ledger},
    recognise::Content,
    sbom::table::words::Field,
};

use crate::{
    store::{LedgerStore, ledger::StoredCommit, memory::MemoryStore},
    worker::{
        protocol::{
            Answer, Request, Trouble, documents,
            papers::{Ask, ComponentView, Hits, Opened, SbomView, Told},
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

pub(super) fn keep(
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

pub(super) fn ask(desk: &mut Desk<MemoryStore>, ask: &Ask) -> (Told, Vec<Vec<u8>>) {
    let said = postcard::to_allocvec(ask).unwrap();
    let (answer, blocks) = answered(desk, &Request::Papers(said), None).unwrap();
    let Answer::Papers(told) = answer else {
        panic!("{answer:?}")
    };
    (postcard::from_bytes(&told).unwrap(), blocks)
}

/// A store with a model, and files that are attached to it under the ids 10, 11 ….
fn attached(files: &[(&str, &[u8])]) -> Desk<MemoryStore> {
    attached_as(DocumentKind::Sbom, files, &ChangeSet::new())
}

/// The same of a kind, with more in the ledger.
pub(super) fn attached_as(
    kind: DocumentKind,
    files: &[(&str, &[u8])],
    more: &ChangeSet,
) -> Desk<MemoryStore> {
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
        let details = Details::of_kind(kind);
        changes.extend(&attach(id(nth), &file, Subject::Model(model), &details));
    }
    changes.extend(more);
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

pub(super) fn id(nth: u8) -> EntityId {
    EntityId::from_random([nth; 16])
}

fn open(nth: u8) -> Ask {
    Ask::Open {
        attachment: id(nth),
        nth: 0,
    }
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
    let stored = pollster::block_on(desk.store.blob(kept.sha256)).unwrap();
    assert_eq!(stored, Some(bytes));
}

#[test]
fn an_sbom_tells_what_it_says_and_lacks() {
    let mut desk = attached(&[("sbom.json", OLDER.as_bytes())]);
    let (told, blocks) = ask(&mut desk, &open(10));
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
    assert_eq!(view.licences, [("Zlib".to_owned(), 1), (String::new(), 1)]);
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
    let (told, blocks) = ask(&mut desk, &open(10));
    assert!(matches!(
        told,
        Told::Opened(Opened::Content(Content::BadSbom(_)))
    ));
    assert_eq!(blocks.len(), 1, "the original is there");
    let (told, blocks) = ask(&mut desk, &open(99));
    assert_eq!(told, Told::Opened(Opened::Absent));
    assert!(blocks.is_empty());
}

fn components(desk: &mut Desk<MemoryStore>, find: &str) -> Hits {
    let question = Ask::Components {
        find: find.to_owned(),
        from: 0,
        count: 10,
    };
    let (Told::Components(hits), _) = ask(desk, &question) else {
        panic!("hits were asked for");
    };
    hits
}

#[test]
fn a_component_is_found_in_all_sboms_with_the_documents_that_list_it() {
    let files: [(&str, &[u8]); 3] = [
        ("a.json", OLDER.as_bytes()),
        ("b.json", NEWER.as_bytes()),
        ("c.json", b"{\"bomFormat\":"),
    ];
    let mut desk = attached(&files);
    let hits = components(&mut desk, "OpenSSL 1.0.x");
    assert_eq!((hits.sboms, hits.components, hits.found), (2, 2, 1));
    assert_eq!(hits.unread, [id(12)], "what cannot be read is told");
    let versions = &hits.hits[0].versions;
    assert_eq!(*versions, [("1.0.2k".to_owned(), vec![id(10)])]);
    let all = components(&mut desk, "openssl");
    assert_eq!(all.hits[0].versions.len(), 2);
    assert_eq!(components(&mut desk, "log4j").found, 0);
}

#[test]
fn an_archive_gives_one_of_its_sboms_and_all_to_the_repository() {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, text) in [("a.json", OLDER), ("b.json", NEWER)] {
        archive.start_file(name, options).unwrap();
        std::io::Write::write_all(&mut archive, text.as_bytes()).unwrap();
    }
    let bytes = archive.finish().unwrap().into_inner();
    let mut desk = attached(&[("sboms.zip", &bytes)]);
    let question = Ask::Open {
        attachment: id(10),
        nth: 1,
    };
    let view = sbom(ask(&mut desk, &question).0);
    assert_eq!(view.files, ["a.json", "b.json"]);
    assert_eq!(view.components[0].version.as_deref(), Some("3.0.8"));
    assert_eq!(components(&mut desk, "openssl").hits[0].versions.len(), 2);
}

#[test]
fn what_was_found_goes_out_as_a_table_and_as_cyclonedx() {
    let mut desk = attached(&[("a.json", OLDER.as_bytes())]);
    let question = Ask::Table {
        find: "zlib".to_owned(),
        english: true,
    };
    let (told, blocks) = ask(&mut desk, &question);
    assert_eq!(told, Told::File(1));
    let text = String::from_utf8(blocks[0].clone()).unwrap();
    let line = text.lines().nth(1).unwrap();
    assert_eq!(line, "zlib,1.2.11,,,,PX-4,0");
    let question = Ask::Bom {
        model: Some(id(1)),
        at: 1_795_223_400_000,
    };
    let (told, blocks) = ask(&mut desk, &question);
    assert_eq!(told, Told::File(1));
    let read = daicho_core::sbom::read(&blocks[0]).unwrap();
    assert_eq!(read.value.format, "CycloneDX 1.6");
    let names: Vec<&str> = read
        .value
        .components
        .iter()
        .map(|it| it.name.as_str())
        .collect();
    assert!(
        names.contains(&"openssl") && names.contains(&"zlib"),
        "{names:?}"
    );
}

#[test]
fn a_component_is_shown_as_it_stands_in_its_file() {
    let mut desk = attached(&[("a.json", OLDER.as_bytes())]);
    let question = Ask::Raw {
        attachment: id(10),
        component: 1,
    };
    let (Told::Raw(Some(text)), _) = ask(&mut desk, &question) else {
        panic!("it stands in the file");
    };
    assert!(text.contains("\"Zlib\""), "{text}");
}

#[test]
fn a_table_is_read_once_a_person_said_what_its_columns_mean() {
    let table = "製品に入っているもの,番号,作った会社\nopenssl,1.0.2k,OpenSSL\nzlib,1.2.11,\n";
    let mut desk = attached(&[("SBOM.csv", table.as_bytes())]);
    let (told, _) = ask(&mut desk, &open(10));
    assert!(matches!(
        told,
        Told::Opened(Opened::Content(Content::BadSbom(_)))
    ));
    let question = Ask::Headers { attachment: id(10) };
    let (Told::Headers(Some(headers)), _) = ask(&mut desk, &question) else {
        panic!("it is a table");
    };
    assert_eq!(headers.names.len(), 3);
    let mut mapping = headers.mapping;
    mapping.columns = vec![
        Some(Field::Name),
        Some(Field::Version),
        Some(Field::Supplier),
    ];
    let text = serde_json::to_string(&mapping).unwrap();
    edit(&mut desk, map_columns(id(10), &text));
    let view = sbom(ask(&mut desk, &open(10)).0);
    assert_eq!(view.components[0].version.as_deref(), Some("1.0.2k"));
    assert_eq!(components(&mut desk, "openssl 1.0.x").found, 1);
    let question = Ask::Raw {
        attachment: id(10),
        component: 1,
    };
    let (Told::Raw(Some(raw)), _) = ask(&mut desk, &question) else {
        panic!("its cells");
    };
    assert!(raw.contains("zlib"), "{raw}");
}

/// Writes changes behind what the store has.
fn edit(desk: &mut Desk<MemoryStore>, changes: ChangeSet) {
    pollster::block_on(async {
        let held = desk.current(&mut |_| {}).await.unwrap();
        let who = Authorship {
            replica: ReplicaId::from_random([1; 16]),
            author: "山田".to_owned(),
            at: Timestamp::default(),
        };
        let sealed = held.ledger.next_commit(who, Source::default(), "", changes);
        let commits = [StoredCommit::from(&sealed)];
        desk.store.append(held.revision, &commits).await.unwrap();
    });
}
