//! Templates that fit together, and annexes made of them.

mod agreed;
mod covered;
mod frozen;
mod overview;
mod own;
mod suggest;

use std::collections::{BTreeMap, BTreeSet};

use super::{
    annex::{Annex, Facts, Run, annex, article_name},
    assigned::Doers,
    checklist::{self, Checklist, Occasion},
    choice::{Choice, offered},
    field::{BadText, Field, Piece, pieces},
    known::{Subject, facts},
    library::{Library, shipped},
    matrix::{Assigned, matrix},
    problem::TemplateError,
    words::{Both, Language, Level, Party, Situation, Strength},
};
use crate::trial::small::{id, list};

const CLAUSES: &str = r#"{
  "format": "daicho-clauses/1", "group": "remote", "title": {"ja": "回線", "en": "Lines"},
  "clauses": [
    {"id": "remote.line", "level": "must", "title": {"ja": "回線", "en": "The line"},
     "texts": {"middle": {"ja": "{{vendor}}は{{line}}を使います。", "en": "{{vendor}} uses {{line}}."}, "high": {"ja": "厳しい。", "en": "Strict."}},
     "why": {"ja": "w", "en": "w"}, "situations": ["remote"], "tasks": [], "sources": [{"document": "d", "section": "1"}]},
    {"id": "remote.review", "level": "should", "title": {"ja": "見直し", "en": "Review"},
     "texts": {"middle": {"ja": "{{clause:remote.line}}を{{review_months}}か月ごとに見直します。", "en": "{{clause:remote.line}} is reviewed every {{review_months}} months."}},
     "why": {"ja": "w", "en": "w"}, "situations": [],
     "tasks": [{"id": "remote.watch", "title": {"ja": "見る", "en": "Watch"}, "responsible": "dealer", "accountable": null, "consulted": ["hospital"], "informed": []}],
     "sources": [{"document": "d", "section": "2"}]}
  ]}"#;

const PATTERNS: &str = r#"{
  "format": "daicho-patterns/1",
  "hospitals": [{"id": "small", "title": {"ja": "小", "en": "Small"}, "about": {"ja": "a", "en": "a"},
    "strength": {"must": "high", "should": "low", "negotiable": "low"}, "leave_out": [],
    "hospital_role": {"security": {"ja": "s", "en": "s"}, "emergency": {"ja": "e", "en": "e"}},
    "defaults": {"review_months": 12}, "note": {"ja": "n", "en": "n"}}],
  "situations": [
    {"id": "standalone", "title": {"ja": "単体", "en": "Alone"}, "about": {"ja": "a", "en": "a"}, "leave_out": ["remote"], "level": {}},
    {"id": "remote", "title": {"ja": "遠隔", "en": "Remote"}, "about": {"ja": "a", "en": "a"}, "leave_out": [], "level": {"remote.review": "must"}}
  ]}"#;

fn library() -> Library {
    Library::read(&[CLAUSES], PATTERNS).unwrap()
}

fn choice(situations: &[Situation]) -> Choice {
    Choice {
        hospital: "small".to_owned(),
        situations: situations.iter().copied().collect(),
        ..Choice::default()
    }
}

/// The articles as lines; what is open stands in brackets.
fn text(annex: &Annex) -> Vec<String> {
    annex
        .articles()
        .map(|article| {
            let runs = article.paragraphs.iter().flatten().map(|run| match run {
                Run::Text(text) => text.clone(),
                Run::Open(field) => format!("[{}]", field.code()),
            });
            format!(
                "{} {}: {}",
                article.number,
                article.title,
                runs.collect::<String>()
            )
        })
        .collect()
}

#[test]
fn what_is_not_known_is_open_and_what_the_pattern_says_stands_there() {
    let library = library();
    let mut choice = choice(&[Situation::Remote]);
    choice
        .strengths
        .insert("remote.line".to_owned(), Strength::Middle);
    let facts = Facts::from([
        (Field::Vendor, Both::same("甲社")),
        (Field::Line, Both::same("  ")),
    ]);
    let made = annex(&library, &choice, &facts, Language::Ja);
    assert_eq!(
        text(&made),
        [
            "1 回線: 甲社は[line]を使います。",
            "2 見直し: 第1条を12か月ごとに見直します。"
        ]
    );
    assert_eq!(made.open, BTreeSet::from([Field::Line]));
    let facts = Facts::from([(Field::Review, Both::same("6"))]);
    let made = annex(&library, &choice, &facts, Language::En);
    assert_eq!(
        text(&made)[1],
        "2 Review: Article 1 is reviewed every 6 months."
    );
}

#[test]
fn numbers_and_references_stay_right_when_a_clause_is_left_out() {
    let library = library();
    let mut choice = choice(&[Situation::Remote]);
    choice.included.insert("remote.line".to_owned(), false);
    let made = annex(&library, &choice, &Facts::new(), Language::Ja);
    assert_eq!(
        text(&made),
        ["1 見直し: 「回線」を12か月ごとに見直します。"]
    );
}

#[test]
fn situations_and_the_kind_of_hospital_say_what_is_in_and_how_strong() {
    let library = library();
    let said = |situations: &[Situation]| -> Vec<(String, Level, Strength)> {
        let all = offered(&library, &choice(situations));
        all.iter()
            .map(|it| (it.clause.id.clone(), it.level, it.strength))
            .collect()
    };
    let line = ("remote.line".to_owned(), Level::Must, Strength::High);
    assert_eq!(
        said(&[Situation::Remote]),
        [
            line.clone(),
            ("remote.review".to_owned(), Level::Must, Strength::High)
        ]
    );
    assert_eq!(said(&[Situation::Standalone]), []);
    // A device that is both needs what either needs.
    assert_eq!(said(&[Situation::Standalone, Situation::Remote]).len(), 2);
    assert_eq!(
        said(&[]),
        [("remote.review".to_owned(), Level::Should, Strength::Low)]
    );
}

#[test]
fn a_value_is_a_value_whatever_stands_in_it() {
    let library = library();
    let mut choice = choice(&[Situation::Remote]);
    choice
        .strengths
        .insert("remote.line".to_owned(), Strength::Middle);
    let odd = "甲<b>{{line}}\r\n{{clause:x}} 🏥 *_#";
    let facts = Facts::from([
        (Field::Vendor, Both::same(odd)),
        (Field::Line, Both::same(&"長".repeat(5_000))),
    ]);
    let made = annex(&library, &choice, &facts, Language::Ja);
    assert!(text(&made)[0].starts_with("1 回線: 甲<b>{{line}} {{clause:x}} 🏥 *_#は長長"));
    assert!(made.open.is_empty());
}

#[test]
fn lists_of_questions_come_along_and_fit_the_situations() {
    let one = |situation: Situation| BTreeSet::from([situation]);
    for occasion in [Occasion::Procurement, Occasion::Acceptance] {
        let list = checklist::shipped(occasion);
        assert!(list.items.len() > 20, "{}", list.items.len());
        let groups: BTreeSet<&str> = shipped()
            .groups()
            .iter()
            .map(|it| it.group.as_str())
            .collect();
        for item in &list.items {
            assert!(groups.contains(item.group.as_str()), "{}", item.id);
            for both in [&item.question, &item.expected] {
                assert!(!both.ja.is_empty() && !both.en.is_empty(), "{}", item.id);
            }
        }
        let (remote, alone) = (one(Situation::Remote), one(Situation::Standalone));
        assert!(list.of(&remote).count() > list.of(&alone).count());
    }
    let error = Checklist::read("{\n\"format\": 1}").unwrap_err();
    assert!(
        matches!(error, TemplateError::Broken { line: 2, .. }),
        "{error}"
    );
}

#[test]
fn what_nobody_does_is_a_gap_and_a_party_that_is_not_there_does_nothing() {
    let library = library();
    let choice = choice(&[Situation::Remote]);
    let gaps = |parties: &[Party], assigned: &Assigned| -> Vec<bool> {
        let parties = parties.iter().copied().collect();
        let lines = matrix(&library, &choice, &parties, assigned);
        lines.iter().map(super::matrix::Line::is_gap).collect()
    };
    let mut assigned = BTreeMap::new();
    assert_eq!(gaps(&[Party::Hospital, Party::Dealer], &assigned), [true]);
    let one = Doers {
        responsible: None,
        accountable: Some(Some(Party::Hospital)),
    };
    assigned.insert("remote.watch".to_owned(), one);
    assert_eq!(gaps(&[Party::Hospital, Party::Dealer], &assigned), [false]);
    assert_eq!(gaps(&[Party::Hospital], &assigned), [true]);
}

#[test]
fn a_text_is_cut_into_pieces_and_what_is_none_is_told() {
    let field = |field| Piece::Field(field);
    let words = |text: &str| Piece::Text(text.to_owned());
    assert_eq!(
        pieces("a{{vendor}}b{{ clause:x.y }}").unwrap(),
        [
            words("a"),
            field(Field::Vendor),
            words("b"),
            Piece::Clause("x.y".to_owned())
        ]
    );
    assert_eq!(pieces("}} {"), Ok(vec![words("}} {")]));
    assert_eq!(pieces("a {{vendor"), Err(BadText::Unclosed));
    assert_eq!(
        pieces("{{maker}}"),
        Err(BadText::UnknownField("maker".to_owned()))
    );
}

#[test]
fn a_template_that_does_not_fit_together_is_refused_with_its_place() {
    let with = |from: &str, to: &str| {
        assert!(CLAUSES.contains(from), "{from}");
        Library::read(&[&CLAUSES.replace(from, to)], PATTERNS).unwrap_err()
    };
    let broken = with("\"level\": \"must\"", "\"level\": \"may\"");
    assert!(
        matches!(broken, TemplateError::Broken { line: 4, .. }),
        "{broken}"
    );
    let unknown = with("\"tasks\": [],", "\"tasks\": [], \"colour\": \"red\",");
    assert!(
        matches!(&unknown, TemplateError::Broken { line: 6, detail, .. } if detail.contains("colour")),
        "{unknown}"
    );
    assert_eq!(
        with("clauses/1", "clauses/9"),
        TemplateError::OtherFormat("daicho-clauses/9".to_owned())
    );
    assert_eq!(
        with("\"remote.review\"", "\"remote.line\""),
        TemplateError::Twice("remote.line".to_owned())
    );
    assert_eq!(
        with("\"remote.review\"", "\"other.review\""),
        TemplateError::OtherGroup("other.review".to_owned())
    );
    assert_eq!(
        with("{{clause:remote.line}}を", "{{clause:remote.lines}}を"),
        TemplateError::NoClause {
            at: "remote.review".to_owned(),
            clause: "remote.lines".to_owned()
        }
    );
    assert_eq!(
        with("{{line}}を", "{{cable}}を"),
        TemplateError::Text {
            clause: "remote.line".to_owned(),
            why: BadText::UnknownField("cable".to_owned())
        }
    );
    assert_eq!(
        with("[{\"document\": \"d\", \"section\": \"2\"}]", "[]"),
        TemplateError::NoSource("remote.review".to_owned())
    );
}

#[test]
fn every_pattern_in_every_situation_gives_an_annex_in_both_languages() {
    let library = shipped();
    assert_eq!(library.groups().len(), 15);
    assert_eq!(library.hospitals().len(), 5);
    for hospital in library.hospitals() {
        for situation in Situation::ALL {
            assert!(library.situation(*situation).is_some(), "{situation:?}");
            let choice = Choice {
                hospital: hospital.id.clone(),
                situations: [*situation].into(),
                ..Choice::default()
            };
            let [ja, en] =
                Language::ALL.map(|language| annex(library, &choice, &Facts::new(), language));
            let at = format!("{} {situation:?}", hospital.id);
            for made in [&ja, &en] {
                check_whole(made, &at);
            }
            let ids = |made: &Annex| {
                made.articles()
                    .map(|it| it.clause.clone())
                    .collect::<Vec<_>>()
            };
            assert_eq!(ids(&ja), ids(&en), "{at}");
            assert_eq!(ja.open, en.open, "{at}");
        }
    }
}

/// Numbered from 1 without a hole, nothing in braces, nothing empty.
fn check_whole(made: &Annex, at: &str) {
    let numbers: Vec<usize> = made.articles().map(|article| article.number).collect();
    assert!(numbers.len() > 15, "{at}: {}", numbers.len());
    assert_eq!(numbers, (1..=numbers.len()).collect::<Vec<_>>(), "{at}");
    assert!(
        made.articles().any(|article| article.level == Level::Must),
        "{at}"
    );
    for line in text(made) {
        assert!(!line.contains("{{") && !line.contains("}}"), "{at}: {line}");
    }
    for article in made.articles() {
        assert!(
            !article.title.is_empty() && !article.paragraphs.is_empty(),
            "{at}: {}",
            article.clause
        );
    }
}

const LEDGER: &str = "
    facility 90 name=みどり病院
    organization 70 name=甲社
    organization 71 name=乙商事
    contact 75 organization=#70 name=夜間窓口 phone=03-1234-5678 purposes=emergency,night
    person 76 name=山田 purposes=security
    model 80 trade_name=CT manufacturer=#70 end_of_support=2030-03-31
    model 81 trade_name=CT2 manufacturer=#70 end_of_support=2031-03-31
    unit 10 model=#80 asset_number=A1 dealer=#71
    unit 11 model=#81 asset_number=A2 dealer=#71
    unit 12 model=#80 asset_number=A3
    zone 1 name=放射線
    line 40 name=CT保守 organization=#70 method=ip_vpn line_owner=vendor zone=#1
    boundary 50 name=CT境界 inside=放射線部 point=VPN装置";

#[test]
fn what_the_ledger_knows_is_filled_in_and_what_devices_disagree_on_is_open() {
    let list = list(LEDGER);
    let subject = |units: &[u8]| Subject {
        units: units.iter().map(|n| id(*n)).collect(),
        line: Some(id(40)),
        boundary: Some(id(50)),
        vendor: None,
    };
    let said = |units: &[u8], field: Field| {
        let found = facts(list.ledger(), &subject(units));
        found.get(&field).map(|text| text.ja.clone())
    };
    let text = |text: &str| Some(text.to_owned());
    assert_eq!(said(&[10], Field::Hospital), text("みどり病院"));
    assert_eq!(said(&[10, 11], Field::Devices), text("CT（A1）、CT2（A2）"));
    assert_eq!(said(&[10, 11], Field::Vendor), text("甲社"));
    assert_eq!(said(&[10, 11], Field::Dealer), text("乙商事"));
    assert_eq!(said(&[10, 12], Field::Dealer), None);
    assert_eq!(said(&[10, 12], Field::EndOfSupport), text("2030-03-31"));
    assert_eq!(
        said(&[10, 11], Field::EndOfSupport),
        text("機器により2030-03-31から2031-03-31まで")
    );
    assert_eq!(said(&[10], Field::EndOfLife), None);
    assert_eq!(said(&[10], Field::Line), text("CT保守"));
    assert_eq!(said(&[10], Field::LineMethod), text("IP-VPN（閉域網）"));
    assert_eq!(said(&[10], Field::LineZone), text("放射線"));
    assert_eq!(said(&[10], Field::LineOpening), None);
    assert_eq!(said(&[10], Field::BoundaryInside), text("放射線部"));
    assert_eq!(said(&[10], Field::BoundaryOutside), None);
    assert_eq!(
        said(&[10], Field::VendorEmergency),
        text("夜間窓口（03-1234-5678）")
    );
    assert_eq!(said(&[10], Field::HospitalSecurity), text("山田"));
    assert_eq!(said(&[10], Field::VendorSecurity), None);
    assert_eq!(said(&[99], Field::Devices), None);
}

#[test]
fn articles_are_called_as_the_language_calls_them() {
    assert_eq!(article_name(Language::Ja, 12), "第12条");
    assert_eq!(article_name(Language::En, 12), "Article 12");
}
