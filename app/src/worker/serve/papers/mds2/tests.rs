use daicho_core::{
    document::kind::DocumentKind, ident::id::EntityId, ledger::changes::ChangeSet,
    recognise::Content,
};

use super::super::tests::{ask, attached_as, id, keep};
use crate::{
    store::memory::MemoryStore,
    worker::{
        protocol::{
            forms::{Ask, Fill, FormView, Line, Meaning, Said, Standing, Told, Worth},
            papers::{self, Opened},
        },
        serve::Desk,
    },
};

const OLDER: &str = "ID,Answer,Note\nDOC-1,みなと計測,\nMLDP-2,No,\nMLDP-3,Yes,\nRMOT-1,Yes,\nCONN-1,Yes,\n\
    CONN-1.2,Yes,\nCONN-1.2.3,Yes,\nCSUP-2,Yes,Windows 10 IoT\nSBOM-1,See Notes,\n";
const NEWER: &str = "ID,Answer,Note\nMLDP-2,Yes,\nMLDP-3,,\nRMOT-1,Yes,Note 1\nCONN-1.2.3,Yes,\n";

/// Model 1 with its device 2, which is off the network, the files of model 1, and model 3 without any.
fn desk(files: &[(&str, &[u8])]) -> Desk<MemoryStore> {
    let mut more = ChangeSet::new();
    more.set_text("unit", id(2), "model", &id(1).to_string());
    more.set_text("unit", id(2), "network_connection", "no");
    more.set_text("unit", id(2), "remote_maintenance", "no");
    more.set_text("model", id(1), "os", "VxWorks");
    more.set_text("model", id(3), "trade_name", "PX-5");
    attached_as(DocumentKind::Mds2, files, &more)
}

fn told(desk: &mut Desk<MemoryStore>, question: Ask) -> Told {
    let (told, _) = ask(desk, &papers::Ask::Form(question));
    let papers::Told::Form(told) = told else {
        panic!("{told:?}")
    };
    told
}

fn opened(desk: &mut Desk<MemoryStore>, attachment: EntityId) -> FormView {
    let (told, _) = ask(desk, &papers::Ask::Open { attachment, nth: 0 });
    let papers::Told::Opened(Opened::Form(view)) = told else {
        panic!("{told:?}")
    };
    *view
}

fn meaning(desk: &mut Desk<MemoryStore>, attachment: EntityId) -> Meaning {
    let question = Ask::Meaning {
        attachment,
        commits: 1,
    };
    let Told::Meaning(Some(meaning)) = told(desk, question) else {
        panic!("it can be read")
    };
    *meaning
}

#[test]
fn a_form_tells_every_question_in_both_languages_with_its_answer() {
    let mut desk = desk(&[("px4.csv", OLDER.as_bytes())]);
    let view = opened(&mut desk, id(10));
    assert_eq!((view.edition.as_str(), view.asked), ("hn1-2019", 240));
    assert!(!view.is_typed);
    let of = |code: &str| view.tally.iter().find(|(found, _)| found == code);
    assert_eq!(of("yes"), Some(&("yes".to_owned(), 6)));
    assert_eq!(of("see-notes"), Some(&("see-notes".to_owned(), 1)));
    assert_eq!(of("unanswered"), Some(&("unanswered".to_owned(), 231)));
    let malware = view
        .questions
        .iter()
        .find(|one| one.id == "MLDP-2")
        .unwrap();
    assert_eq!((malware.section.as_str(), malware.is_found), ("mldp", true));
    assert!(!malware.words.ja.is_empty() && !malware.words.en.is_empty());
}

#[test]
fn controls_fit_the_connection_that_the_ledger_knows() {
    let mut desk = desk(&[("px4.csv", OLDER.as_bytes())]);
    let meaning = meaning(&mut desk, id(10));
    assert_eq!((meaning.units, meaning.is_off_network), (1, true));
    assert_eq!(meaning.coverage, "partly", "most is not answered");
    let malware = meaning
        .findings
        .iter()
        .find(|found| found.code == "no-malware-protection")
        .unwrap();
    assert!(malware.controls.contains(&"backup".to_owned()));
    assert!(!malware.controls.contains(&"firewall".to_owned()));
}

#[test]
fn what_the_ledger_lacks_is_proposed_and_what_it_has_stays() {
    let mut desk = desk(&[("px4.csv", OLDER.as_bytes())]);
    let meaning = meaning(&mut desk, id(10));
    let fill = |field: &str| -> &Fill {
        let mut fills = meaning.fills.iter();
        fills.find(|fill| fill.field == field).unwrap()
    };
    let os = fill("os");
    assert_eq!(os.standing, Standing::Contradicts);
    assert_eq!(os.held, Some(Worth::Text("VxWorks".to_owned())));
    let media = fill("removable_media");
    assert_eq!(media.standing, Standing::Lacks);
    assert_eq!(media.places, [("model".to_owned(), id(1))]);
    let remote = fill("remote_maintenance");
    assert_eq!(
        remote.standing,
        Standing::NotUsed,
        "possible, and not done here"
    );
    assert_eq!(remote.places, [("unit".to_owned(), id(2))]);
}

#[test]
fn a_model_without_a_readable_form_is_unknown() {
    let mut desk = desk(&[("mds2.pdf", b"%PDF-1.7")]);
    for (model, unread) in [(id(1), 1), (id(3), 0)] {
        let Told::OfModel(found) = told(&mut desk, Ask::OfModel { model, commits: 1 }) else {
            panic!("the form of a model")
        };
        assert_eq!((found.form, found.unread.len()), (None, unread));
        assert_eq!(found.meaning.coverage, "missing");
        assert_eq!(found.meaning.findings[0].code, "no-form");
    }
}

#[test]
fn beside_a_model_without_a_form_nothing_can_be_told() {
    let mut desk = desk(&[("px4.csv", OLDER.as_bytes())]);
    let question = Ask::Models {
        left: id(1),
        right: id(3),
        commits: 1,
    };
    let Told::Models(models) = told(&mut desk, question) else {
        panic!("two models")
    };
    assert!(
        models
            .meanings
            .iter()
            .all(|meaning| meaning.right.is_none())
    );
    let remote = models
        .meanings
        .iter()
        .find(|meaning| meaning.code == "remote-service")
        .unwrap();
    assert_eq!(remote.left, Some(true));
    assert_eq!(models.answers.len(), 240);
    assert!(
        models
            .answers
            .iter()
            .all(|pair| pair.is_unknown && !pair.differs)
    );
}

#[test]
fn two_versions_are_compared() {
    let mut desk = desk(&[("a.csv", OLDER.as_bytes()), ("b.csv", NEWER.as_bytes())]);
    let question = Ask::Versions {
        older: id(10),
        newer: id(11),
    };
    let Told::Versions(Some(changes)) = told(&mut desk, question) else {
        panic!("both can be read")
    };
    let of = |id: &str| {
        let mut changes = changes.iter();
        let change = changes.find(|change| change.id == id);
        change.map(|change| change.kind.as_str())
    };
    assert_eq!(of("MLDP-2"), Some("changed"));
    assert_eq!(of("MLDP-3"), Some("withdrawn"));
    assert_eq!(of("RMOT-1"), Some("note"));
    assert_eq!(of("CONN-1.2.3"), None);
}

fn line(number: &str, code: &str, note: &str) -> Line {
    Line {
        section: "mldp".to_owned(),
        number: number.to_owned(),
        said: Said {
            code: code.to_owned(),
            text: String::new(),
        },
        note: note.to_owned(),
    }
}

fn typed(from: Option<EntityId>, lines: &[Line]) -> Ask {
    Ask::Keep {
        edition: "hn1-2013".to_owned(),
        name: "typed.json".to_owned(),
        from,
        lines: lines.to_vec(),
    }
}

#[test]
fn a_typed_form_is_kept_as_a_file_and_typed_on() {
    let earlier = br#"{"format":"daicho-mds2/1","edition":"hn1-2013","answers":[{"id":"10-1","answer":"no","later":1}],"later":2}"#;
    let mut desk = desk(&[("typed.json", earlier)]);
    let question = Ask::Sheet {
        edition: None,
        from: Some(id(10)),
    };
    let Told::Sheet(Some(sheet)) = told(&mut desk, question) else {
        panic!("a form to go on with")
    };
    assert_eq!(sheet.lines[0].line, line("10-1", "no", ""));
    let lines = [
        line("10-1", "no", "相談"),
        line("10-2", "yes", ""),
        line("", "", ""),
    ];
    let Told::Kept(kept) = told(&mut desk, typed(Some(id(10)), &lines)) else {
        panic!("it is kept")
    };
    assert_eq!(kept.recognised.kind, "mds2");
    assert!(matches!(kept.recognised.content, Content::Mds2 { .. }));
    let expected = r#"{"format":"daicho-mds2/1","edition":"hn1-2013","answers":[{"id":"10-1","answer":"no","note":"相談","later":1},{"id":"10-2","answer":"yes"}],"later":2}"#;
    let again = keep(&mut desk, "again.json", expected.as_bytes()).unwrap();
    assert_eq!(kept.sha256, again.sha256, "with what a newer version wrote");
}

#[test]
fn lines_without_a_number_of_their_own_are_told() {
    let mut desk = desk(&[]);
    let lines = [
        line("10-1", "no", ""),
        line("10-1", "yes", ""),
        line("???", "yes", ""),
    ];
    assert_eq!(
        told(&mut desk, typed(None, &lines)),
        Told::Wrong(vec![1, 2])
    );
}
