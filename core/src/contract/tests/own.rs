//! Own clauses, and texts that stay as they were agreed.

use crate::{
    agreement::view::Contract,
    contract::{
        draft,
        kept::{as_agreed, kept},
        library::Library,
        own::{self, Template, take},
        problem::TemplateError,
        said::Said,
        words::Strength,
    },
    ledger::state::Ledger,
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
