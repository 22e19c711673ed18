//! From a beginning to what was agreed, and what that lacks.

use std::collections::BTreeSet;

use crate::{
    agreement::view::Contract,
    contract::{
        agreed::{self, Outcome, Saying},
        annex::annex,
        answered::answer,
        assigned::{Doing, assign},
        choice::{Choice, offered},
        clause::Clause,
        compare::{Difference, compare},
        covered::Devices,
        draft::{self, Beginning},
        field::Field,
        library::{Library, shipped},
        matrix::matrix,
        overview::{lacks::Lack, overview},
        said::Said,
        words::{Language, Level, Party, Situation, Strength},
    },
    ledger::{changes::ChangeSet, state::Ledger},
    trial::small::{id, list, write},
    view::entity::Entity,
};

const LEDGER: &str = "
    facility 90 name=みどり病院
    organization 70 name=甲社
    organization 71 name=乙商事
    model 80 trade_name=CT manufacturer=#70
    unit 10 model=#80 asset_number=A1 dealer=#71
    unit 11 model=#80 asset_number=A2 dealer=#71
    unit 12 asset_number=A3
    line 40 name=CT保守 organization=#70";

/// A ledger in which contract 1, over one device, was begun.
fn begun() -> Ledger {
    let mut ledger = list(LEDGER).ledger().clone();
    let beginning = Beginning {
        name: "CTの保守".to_owned(),
        organization: Some(id(71)),
        covered: vec![id(10)],
        line: Some(id(40)),
        boundary: None,
        pattern: "medium".to_owned(),
        situations: BTreeSet::from([Situation::Remote]),
    };
    let changes = draft::begin(&ledger, id(1), &beginning);
    write(&mut ledger, changes);
    ledger
}

fn choice(ledger: &Ledger) -> Choice {
    let contract = Contract::find(ledger, &id(1)).unwrap();
    draft::choice(&contract, &Said::of(ledger)).unwrap()
}

fn agree(ledger: &mut Ledger, library: &Library) {
    let changes = draft::agree(ledger, library, id(1), &choice(ledger));
    write(ledger, changes);
}

/// The differences of contract 1, with the clauses.
fn differences(ledger: &Ledger, library: &Library) -> Vec<(String, Difference)> {
    let contract = Contract::find(ledger, &id(1)).unwrap();
    let found = compare(library, &contract, &Said::of(ledger)).unwrap();
    let of = found
        .iter()
        .map(|it| (it.offered.clause.id.clone(), it.difference));
    of.collect()
}

fn say(ledger: &mut Ledger, clause: &str, saying: &Saying) {
    write(ledger, agreed::say(id(1), clause, saying));
}

/// A clause that the template must have for contract 1 and that has a weaker text.
fn must(ledger: &Ledger, library: &Library) -> String {
    let offered = offered(library, &choice(ledger));
    let found = offered.into_iter().find(|it| {
        let texts = &it.clause.texts;
        it.is_in
            && it.level == Level::Must
            && it.strength > Strength::Low
            && texts.of(Strength::Low) != texts.of(it.strength)
    });
    found.unwrap().clause.id.clone()
}

#[test]
fn a_begun_contract_knows_what_the_ledger_knows_and_what_was_answered() {
    let mut ledger = begun();
    write(
        &mut ledger,
        answer(id(1), Field::SbomFormat, "CycloneDX {{x}}"),
    );
    let contract = Contract::find(&ledger, &id(1)).unwrap();
    let units = Devices::of(&ledger).covered(id(1)).0;
    assert_eq!(units, [id(10)]);
    let facts = draft::facts(&contract, &units, &Said::of(&ledger));
    // The maker of the devices is the vendor, though the contract is with a dealer.
    for (field, text) in [
        (Field::Hospital, "みどり病院"),
        (Field::Vendor, "甲社"),
        (Field::Dealer, "乙商事"),
        (Field::Devices, "CT（A1）"),
        (Field::Line, "CT保守"),
        (Field::SbomFormat, "CycloneDX {{x}}"),
    ] {
        assert_eq!(
            facts.get(&field).map(|it| it.ja.as_str()),
            Some(text),
            "{field:?}"
        );
    }
    let parties = draft::parties(&facts);
    assert!(parties.contains(&Party::Dealer) && !parties.contains(&Party::Lessor));
    let made = annex(shipped(), &choice(&ledger), &facts, Language::Ja);
    assert!(made.articles().count() > 30);

    write(&mut ledger, answer(id(1), Field::SbomFormat, "  "));
    assert!(Said::of(&ledger).answers(id(1)).is_empty());
}

#[test]
fn a_contract_over_a_model_covers_each_of_its_devices() {
    let ledger = list(&format!(
        "{LEDGER}\n contract 1 name=x\n member 1 80\n member 1 12"
    ));
    let units = Devices::of(ledger.ledger()).covered(id(1)).0;
    assert_eq!(units, [id(10), id(11), id(12)]);
}

#[test]
fn what_was_chosen_is_kept_with_the_contract() {
    let mut ledger = begun();
    let clause = must(&ledger, shipped());
    let saying = Saying {
        included: Some(false),
        strength: Some(Strength::Low),
        ..Saying::default()
    };
    say(&mut ledger, &clause, &saying);
    let choice = choice(&ledger);
    assert_eq!(choice.included.get(&clause), Some(&false));
    assert_eq!(choice.strengths.get(&clause), Some(&Strength::Low));
    let kept = offered(shipped(), &choice);
    assert!(kept.iter().any(|it| it.clause.id == clause && !it.is_in));
}

#[test]
fn what_was_agreed_as_it_was_offered_lacks_nothing() {
    let mut ledger = begun();
    // Before anything is agreed all of it is missing: no contract may look whole by silence.
    let before = differences(&ledger, shipped());
    assert!(before.len() > 30 && before.iter().all(|(_, it)| *it == Difference::Missing));
    agree(&mut ledger, shipped());
    assert_eq!(differences(&ledger, shipped()), []);
}

#[test]
fn a_clause_that_is_refused_weaker_or_reworded_is_told() {
    let mut ledger = begun();
    agree(&mut ledger, shipped());
    let clause = must(&ledger, shipped());
    let outcome = |outcome| Saying {
        outcome: Some(outcome),
        ..Saying::default()
    };
    for (said, difference) in [
        (outcome(Some(Outcome::Refused)), Difference::Missing),
        (outcome(Some(Outcome::Reworded)), Difference::Reworded),
        (outcome(None), Difference::Open),
    ] {
        say(&mut ledger, &clause, &said);
        assert_eq!(
            differences(&ledger, shipped()),
            [(clause.clone(), difference)]
        );
    }
    let weaker = Saying {
        strength: Some(Strength::Low),
        ..outcome(Some(Outcome::Agreed))
    };
    say(&mut ledger, &clause, &weaker);
    assert_eq!(
        differences(&ledger, shipped()),
        [(clause.clone(), Difference::Weakened)]
    );
    let left_out = Saying {
        included: Some(false),
        ..Saying::default()
    };
    say(&mut ledger, &clause, &left_out);
    assert_eq!(
        differences(&ledger, shipped()),
        [(clause, Difference::Missing)]
    );
}

#[test]
fn a_newer_template_is_told_and_changes_nothing_of_what_was_agreed() {
    let old = super::library();
    let newer = Library::read(
        &[&super::CLAUSES.replace("見直します", "必ず見直します")],
        super::PATTERNS,
    );
    let newer = newer.unwrap();
    assert_ne!(old.edition(), newer.edition());
    let edition = |clause: &Clause| clause.edition(Strength::Middle);
    let [one, other] = [&old, &newer].map(|it| edition(it.clause("remote.review").unwrap()));
    assert_ne!(one, other);

    let mut ledger = list("contract 1 name=x pattern=small situations=remote")
        .ledger()
        .clone();
    agree(&mut ledger, &old);
    assert_eq!(differences(&ledger, &old), []);
    assert_eq!(
        differences(&ledger, &newer),
        [("remote.review".to_owned(), Difference::Newer)]
    );
    let contract = Contract::find(&ledger, &id(1)).unwrap();
    assert_eq!(
        contract.record().text("edition"),
        Some(old.edition().as_str())
    );
}

#[test]
fn a_contract_that_was_made_elsewhere_cannot_be_compared() {
    let ledger = list("contract 1 name=x");
    let contract = Contract::find(ledger.ledger(), &id(1)).unwrap();
    assert!(compare(shipped(), &contract, &Said::of(ledger.ledger())).is_none());
}

#[test]
fn who_does_a_task_and_who_answers_for_it_are_said_one_by_one() {
    let mut ledger = begun();
    let lines = |ledger: &Ledger| {
        let choice = choice(ledger);
        let tasks = Said::of(ledger).tasks(id(1));
        let parties = BTreeSet::from([Party::Hospital, Party::Vendor]);
        let lines = matrix(shipped(), &choice, &parties, &tasks);
        let of = lines
            .iter()
            .map(|line| (line.task.id.clone(), line.is_gap()));
        of.collect::<Vec<_>>()
    };
    let (task, _) = lines(&ledger)
        .into_iter()
        .find(|(_, is_gap)| !is_gap)
        .unwrap();
    let is_gap = |ledger: &Ledger| lines(ledger).contains(&(task.clone(), true));
    for (doing, party, expected) in [
        (Doing::Responsible, None, true),
        (Doing::Responsible, Some(Party::Hospital), false),
        (Doing::Accountable, None, true),
        (Doing::Accountable, Some(Party::Vendor), false),
    ] {
        let changes: ChangeSet = assign(id(1), &task, doing, party);
        write(&mut ledger, changes);
        assert_eq!(is_gap(&ledger), expected, "{doing:?} {party:?}");
    }
}

#[test]
fn what_contracts_lack_is_counted_over_the_hospital() {
    let mut ledger = begun();
    agree(&mut ledger, shipped());
    let clause = must(&ledger, shipped());
    let today = "2026-11-22".parse().unwrap();
    assert_eq!(overview(&ledger, shipped(), today).lacks(), []);
    let refused = Saying {
        outcome: Some(Some(Outcome::Refused)),
        ..Saying::default()
    };
    say(&mut ledger, &clause, &refused);
    let lack = Lack {
        clause,
        missing: 1,
        weakened: 0,
    };
    assert_eq!(overview(&ledger, shipped(), today).lacks(), [lack]);
}
