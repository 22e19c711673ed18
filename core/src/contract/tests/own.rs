//! Own clauses, and texts that stay as they were agreed.

use crate::{
    agreement::view::Contract,
    contract::{
        compare::compare,
        draft,
        kept::{as_agreed, kept},
        library::Library,
        own::{self, Template, take},
        problem::TemplateError,
        said::Said,
        words::Strength,
    },
    ledger::{changes::ChangeSet, state::Ledger},
    trial::small::{id, list, write},
    view::entity::Entity,
};

const OWN: &str = r#"{
  "format": "daicho-template/1",
  "groups": [
    {"format": "daicho-clauses/1", "group": "remote", "title": {"ja": "回線", "en": "Lines"}, "clauses": [
      {"id": "remote.night", "level": "should", "title": {"ja": "夜間", "en": "Night"},
       "texts": {"middle": {"ja": "{{clause:remote.line}}は夜間に使いません。", "en": "{{clause:remote.line}} is not used at night."}},
       "why": {"ja": "w", "en": "w"}, "situations": [], "tasks": [], "sources": [{"document": "院内規程", "section": "3"}]},
      {"id": "remote.review", "level": "should", "title": {"ja": "見直し", "en": "Review"},
       "texts": {"middle": {"ja": "毎月見直します。", "en": "Reviewed every month."}},
       "why": {"ja": "w", "en": "w"}, "situations": [], "tasks": [], "sources": [{"document": "院内規程", "section": "4"}]}
    ]},
    {"format": "daicho-clauses/1", "group": "own", "title": {"ja": "当院", "en": "Ours"}, "clauses": [
      {"id": "own.badge", "level": "must", "title": {"ja": "名札", "en": "Badge"},
       "texts": {"middle": {"ja": "名札を付けます。", "en": "A badge is worn."}},
       "why": {"ja": "w", "en": "w"}, "situations": [], "tasks": [], "sources": [{"document": "院内規程", "section": "5"}]}
    ]}
  ]}"#;

fn taken() -> Ledger {
    let mut ledger = Ledger::new();
    let changes = take(&ledger, &super::library(), OWN).unwrap();
    write(&mut ledger, changes);
    ledger
}

#[test]
fn own_clauses_are_added_and_stand_in_place_of_those_that_come_along() {
    let ledger = taken();
    let own = own::of(&ledger, &super::library());
    assert!(own.left_out.is_empty());
    let ids: Vec<&str> = own.library.clauses().map(|it| it.id.as_str()).collect();
    assert_eq!(
        ids,
        ["remote.line", "remote.review", "remote.night", "own.badge"]
    );
    let review = own.library.clause("remote.review").unwrap();
    assert_eq!(review.texts.middle.ja, "毎月見直します。");

    // What goes out comes in again as it was.
    let written = serde_json::to_string(&Template::of(&ledger)).unwrap();
    let mut other = Ledger::new();
    let changes = take(&other, &super::library(), &written).unwrap();
    write(&mut other, changes);
    assert_eq!(Template::of(&other), Template::of(&ledger));

    let mut ledger = ledger;
    write(&mut ledger, own::delete("remote.review"));
    let own = own::of(&ledger, &super::library());
    assert_eq!(
        own.library.edition_of("remote.review", Strength::Middle),
        super::library().edition_of("remote.review", Strength::Middle)
    );
    // Taken again it is back.
    let changes = take(&ledger, &super::library(), OWN).unwrap();
    write(&mut ledger, changes);
    assert_eq!(Template::of(&ledger).ids().count(), 3);
}

#[test]
fn a_file_that_does_not_fit_changes_nothing_and_says_why() {
    let ledger = taken();
    let refused = |from: &str, to: &str| {
        assert!(OWN.contains(from), "{from}");
        take(&ledger, &super::library(), &OWN.replace(from, to)).unwrap_err()
    };
    let unknown = refused("{{clause:remote.line}}は", "{{cable}}は");
    assert!(matches!(unknown, TemplateError::Text { .. }), "{unknown}");
    assert_eq!(unknown.line_in(OWN), Some(5));
    let broken = refused("\"groups\"", "\"group\"");
    assert!(
        matches!(broken, TemplateError::Broken { line: 3, .. }),
        "{broken}"
    );
    assert_eq!(broken.line_in(OWN), Some(3));
    for (from, to) in [
        (r#""ja": "名札", "en": "Badge""#, r#""ja": " ", "en": """#),
        (
            r#""ja": "毎月見直します。", "en": "Reviewed every month.""#,
            r#""ja": "", "en": """#,
        ),
    ] {
        let empty = refused(from, to);
        assert!(matches!(empty, TemplateError::NoText(_)), "{empty}");
        assert!(empty.line_in(OWN).is_some());
    }
    let twice = refused("own.badge", "remote.review");
    assert_eq!(twice, TemplateError::Twice("remote.review".to_owned()));
    let other = refused("template/1", "template/2");
    assert_eq!(
        other,
        TemplateError::OtherFormat("daicho-template/2".to_owned())
    );
}

#[test]
fn what_does_not_fit_any_more_is_left_out_and_told() {
    let ledger = taken();
    // A later edition of what comes along lacks the clause that an own one refers to.
    let later = super::CLAUSES
        .replace("remote.line\", \"level", "remote.wire\", \"level")
        .replace("clause:remote.line", "clause:remote.wire");
    let later = Library::read(
        &[&later],
        &super::PATTERNS.replace("remote.line", "remote.wire"),
    )
    .unwrap();
    let own = own::of(&ledger, &later);
    let left: Vec<&str> = own.left_out.iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!(left, ["remote.night"]);
    assert!(own.library.clause("own.badge").is_some());
}

/// A kind of hospital of one's own that leaves the badge out.
fn clinic(ledger: &Ledger) -> ChangeSet {
    let own = own::of(ledger, &super::library());
    let mut hospital = own.library.hospital("small").unwrap().clone();
    hospital.id = "own-1".to_owned();
    hospital.leave_out = vec!["own.badge".to_owned()];
    let template = Template {
        format: own::FORMAT.to_owned(),
        groups: Vec::new(),
        hospitals: vec![hospital],
    };
    assert!(own.library.with(&template).is_ok());
    own::write(ledger, &template)
}

#[test]
fn an_own_kind_of_hospital_outlives_a_clause_that_it_leaves_out() {
    let mut ledger = taken();
    let changes = clinic(&ledger);
    write(&mut ledger, changes);
    let library = own::of(&ledger, &super::library()).library;
    let badge = library.clause("own.badge").unwrap();
    assert!(library.hospital("own-1").unwrap().leaves_out(badge));
    assert!(!library.hospital("small").unwrap().leaves_out(badge));

    write(&mut ledger, own::delete("own.badge"));
    let own = own::of(&ledger, &super::library());
    assert_eq!(own.left_out, []);
    // What goes out comes in elsewhere.
    let given = Template::to_give(&ledger, &super::library());
    let text = serde_json::to_string(&given).unwrap();
    assert!(take(&Ledger::new(), &super::library(), &text).is_ok());
    assert!(own.library.hospital("own-1").is_some());

    write(&mut ledger, own::delete_pattern("own-1"));
    let own = own::of(&ledger, &super::library());
    assert!(own.library.hospital("own-1").is_none());
    assert!(own.library.hospital("small").is_some());
}

#[test]
fn a_contract_of_a_kind_that_is_gone_lacks_rather_too_much_than_nothing() {
    let mut ledger = taken();
    let changes = clinic(&ledger);
    write(&mut ledger, changes);
    let mut changes = ChangeSet::new();
    changes.set_text("contract", id(1), "pattern", "own-1");
    changes.set_text("contract", id(2), "pattern", "");
    write(&mut ledger, changes);
    let lacks = |ledger: &Ledger, nth: u8| {
        let library = own::of(ledger, &super::library()).library;
        let contract = Contract::find(ledger, &id(nth)).unwrap();
        let found = compare(&library, &contract, &Said::of(ledger));
        found.map(|all| all.len())
    };
    let before = lacks(&ledger, 1).unwrap();
    write(&mut ledger, own::delete_pattern("own-1"));
    assert_eq!(lacks(&ledger, 1), Some(before + 1));
    // One that was not made from a template is compared with none.
    assert_eq!(lacks(&ledger, 2), None);
}

#[test]
fn a_contract_keeps_the_texts_it_was_agreed_with() {
    let old = super::library();
    let newer = Library::read(
        &[&super::CLAUSES.replace("見直します", "必ず見直します")],
        super::PATTERNS,
    )
    .unwrap();
    let mut ledger = list("contract 1 name=x pattern=small situations=remote")
        .ledger()
        .clone();
    let contract = Contract::find(&ledger, &id(1)).unwrap();
    let choice = draft::choice(&contract, &Said::of(&ledger)).unwrap();
    let changes = draft::agree(&ledger, &old, id(1), &choice);
    write(&mut ledger, changes);
    let edition = old.edition_of("remote.review", Strength::Low).unwrap();
    assert!(
        kept(&ledger, edition)
            .unwrap()
            .text
            .ja
            .ends_with("見直します。")
    );
    let then = as_agreed(&ledger, &newer, id(1), &Said::of(&ledger));
    assert_eq!(
        then.clause("remote.review").unwrap().texts.middle.ja,
        old.clause("remote.review").unwrap().texts.middle.ja
    );
    // What was not agreed reads as it does now.
    assert_eq!(
        as_agreed(&ledger, &newer, id(2), &Said::of(&ledger)).edition(),
        newer.edition()
    );
}
