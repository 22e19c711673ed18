//! What was agreed stays as it was agreed.

use std::collections::BTreeSet;

use crate::{
    agreement::view::Contract,
    contract::{
        agreed::{Outcome, Saying, say},
        annex::{Annex, annex},
        choice::{Choice, offered},
        compare::{Difference, compare},
        draft::{self, Beginning},
        field::Field,
        kept::as_agreed,
        library::{Library, shipped},
        matrix::matrix,
        own::{self, Template},
        said::Said,
        words::{Language, Level, Party, Situation},
    },
    ledger::{changes::ChangeSet, state::Ledger},
    trial::small::{id, list, write},
    view::entity::Entity,
};

const LEDGER: &str = "
    organization 70 name=甲社
    unit 10 asset_number=A1";

const CLAUSE: &str = "own.badge";

/// A contract for a kind of hospital, and one clause of the hospital's own.
fn begun(situations: &[Situation]) -> Ledger {
    let mut ledger = list(LEDGER).ledger().clone();
    let own = format!(
        r#"{{"format": "daicho-template/1", "groups": [{{"format": "daicho-clauses/1", "group": "own", "title": {{"ja": "当院", "en": "Ours"}},
        "clauses": [{{"id": "{CLAUSE}", "level": "must", "title": {{"ja": "名札", "en": "Badge"}},
        "texts": {{"middle": {{"ja": "名札を付けます。", "en": "A badge is worn."}}}}, "why": {{"ja": "w", "en": "w"}},
        "situations": [], "tasks": [{{"id": "own.watch", "title": {{"ja": "見る", "en": "Watch"}}, "responsible": "vendor", "accountable": "vendor", "consulted": [], "informed": []}}],
        "sources": [{{"document": "院内規程", "section": ""}}]}}]}}]}}"#
    );
    let changes = own::take(&ledger, shipped(), &own).unwrap();
    write(&mut ledger, changes);
    let beginning = Beginning {
        covered: vec![id(10)],
        pattern: "medium".to_owned(),
        situations: BTreeSet::from_iter(situations.iter().copied()),
        ..Beginning::default()
    };
    let changes = draft::begin(&ledger, id(1), &beginning);
    write(&mut ledger, changes);
    ledger
}

fn library(ledger: &Ledger) -> Library {
    own::of(ledger, shipped()).library
}

fn choice(ledger: &Ledger) -> Choice {
    let contract = Contract::find(ledger, &id(1)).unwrap();
    draft::choice(&contract, &Said::of(ledger)).unwrap()
}

fn agree(ledger: &mut Ledger) {
    let changes = draft::agree(ledger, &library(ledger), id(1), &choice(ledger));
    write(ledger, changes);
}

fn paper(ledger: &Ledger) -> Annex {
    let said = Said::of(ledger);
    let agreed = as_agreed(ledger, &library(ledger), id(1), &said);
    let contract = Contract::find(ledger, &id(1)).unwrap();
    let facts = draft::facts(&contract, &[id(10)], &said);
    annex(&agreed, &choice(ledger), &facts, Language::Ja)
}

fn outcome(ledger: &mut Ledger, clause: &str, outcome: Outcome, wording: Option<&str>) {
    let saying = Saying {
        included: Some(true),
        outcome: Some(Some(outcome)),
        wording: wording.map(str::to_owned),
        ..Saying::default()
    };
    write(ledger, say(id(1), clause, &saying));
}

#[test]
fn a_device_without_remote_maintenance_is_offered_what_holds_in_every_network() {
    let ledger = begun(&[]);
    let found = offered(shipped(), &choice(&ledger));
    let ids: Vec<&str> = found.iter().map(|it| it.clause.id.as_str()).collect();
    for clause in [
        "vulnerability.notify",
        "disclosure.sbom",
        "lifecycle.notice",
    ] {
        assert!(ids.contains(&clause), "{clause}");
    }
    // What only remote maintenance needs is not offered.
    let only_remote = shipped().clauses().find(|it| {
        let of = &it.situations;
        of.contains(&Situation::Remote) && !of.contains(&Situation::Closed)
    });
    assert!(!ids.contains(&only_remote.unwrap().id.as_str()));
}

#[test]
fn what_a_situation_calls_a_must_is_offered_in_it() {
    for situation in Situation::ALL {
        let choice = choice(&begun(&[*situation]));
        let found = offered(shipped(), &choice);
        let case = shipped().situation(*situation).unwrap();
        let musts = case
            .level
            .iter()
            .filter(|(_, level)| **level == Level::Must);
        for (clause, _) in musts {
            let is_there = found.iter().any(|it| it.clause.id == *clause);
            assert!(is_there, "{clause} in {situation:?}");
        }
    }
}

#[test]
fn a_refused_clause_is_in_no_paper_and_nobody_does_what_it_asks_for() {
    let mut ledger = begun(&[Situation::Remote]);
    agree(&mut ledger);
    let gap = |ledger: &Ledger| {
        let parties = BTreeSet::from([Party::Hospital, Party::Vendor]);
        let library = library(ledger);
        let tasks = Said::of(ledger).tasks(id(1));
        let lines = matrix(&library, &choice(ledger), &parties, &tasks);
        let line = lines.iter().find(|line| line.clause == CLAUSE);
        line.map(super::super::matrix::Line::is_gap)
    };
    let has = |ledger: &Ledger| paper(ledger).articles().any(|it| it.clause == CLAUSE);
    assert!(has(&ledger) && gap(&ledger) == Some(false));
    outcome(&mut ledger, CLAUSE, Outcome::Refused, None);
    assert!(!has(&ledger));
    assert_eq!(gap(&ledger), Some(true));
}

#[test]
fn other_words_stand_in_the_paper_as_they_were_agreed() {
    let mut ledger = begun(&[Situation::Remote]);
    agree(&mut ledger);
    let words = "名札は{{vendor}}の受付で渡します。\n二行目";
    outcome(&mut ledger, CLAUSE, Outcome::Reworded, Some(words));
    let paper = paper(&ledger);
    let article = paper.articles().find(|it| it.clause == CLAUSE).unwrap();
    let lines: Vec<String> = article
        .paragraphs
        .iter()
        .map(|runs| format!("{runs:?}"))
        .collect();
    assert_eq!(lines.len(), 2);
    assert!(lines[0].contains("{{vendor}}"), "{lines:?}");
}

#[test]
fn numbers_and_clauses_of_later_templates_do_not_enter_what_was_agreed() {
    let mut ledger = begun(&[Situation::Remote]);
    agree(&mut ledger);
    let before = paper(&ledger);
    let mut hospital = shipped().hospital("medium").unwrap().clone();
    let hours = Field::NotifyCritical.code().to_owned();
    hospital
        .defaults
        .insert(hours, crate::contract::pattern::Preset::Number(9999));
    let mut later = Template::of(&ledger);
    let mut clause = later.groups[0].clauses[0].clone();
    clause.id = "own.later".to_owned();
    clause.tasks.clear();
    later.groups[0].clauses.push(clause);
    later.hospitals.push(hospital);
    let changes = own::write(&ledger, &later);
    write(&mut ledger, changes);
    assert_eq!(paper(&ledger), before);
    // It is told, all the same.
    let contract = Contract::find(&ledger, &id(1)).unwrap();
    let library = library(&ledger);
    let found = compare(&library, &contract, &Said::of(&ledger)).unwrap();
    let later = found
        .iter()
        .find(|it| it.offered.clause.id == "own.later")
        .unwrap()
        .difference;
    assert_eq!(later, Difference::Missing);
}

#[test]
fn a_clause_that_was_agreed_stays_when_the_hospital_takes_it_out_of_the_template() {
    let mut ledger = begun(&[Situation::Remote]);
    agree(&mut ledger);
    let before = paper(&ledger);
    write(&mut ledger, own::delete(CLAUSE));
    assert!(library(&ledger).clause(CLAUSE).is_none());
    assert_eq!(paper(&ledger), before);
    // Nothing else is frozen: a contract that is being prepared loses it.
    let mut fresh = begun(&[Situation::Remote]);
    write(&mut fresh, own::delete(CLAUSE));
    assert!(!paper(&fresh).articles().any(|it| it.clause == CLAUSE));
}

#[test]
fn what_a_newer_version_wrote_is_told_and_stays() {
    let mut ledger = begun(&[]);
    let mut changes = ChangeSet::new();
    let clause = crate::ident::id::EntityId::derived(own::CLAUSE, CLAUSE);
    changes.set_text(
        own::CLAUSE,
        clause,
        "json",
        r#"{"id": "own.badge", "colour": "red"}"#,
    );
    write(&mut ledger, changes);
    let own = own::of(&ledger, shipped());
    let left: Vec<&str> = own.left_out.iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!(left, [CLAUSE]);
    assert_eq!(
        ledger.record(own::CLAUSE, &clause).unwrap().text("clause"),
        Some(CLAUSE)
    );
}
