//! Contracts on different days.

use super::{standing::Standing, view::Contract};
use crate::{
    ident::{date::PartialDate, id::ReplicaId, timestamp::Timestamp},
    ledger::{changes::ChangeSet, commit::Source, edit::Authorship},
    trial::small::{id, list},
    view::entity::Entity,
};

fn day(text: &str) -> PartialDate {
    text.parse().unwrap()
}

fn standing(fields: &str, today: &str) -> Standing {
    let list = list(&format!("contract 1 name=保守 {fields}"));
    let contract = Contract::find(list.ledger(), &id(1)).unwrap();
    Standing::of(&contract, day(today))
}

#[test]
fn a_fixed_contract_ends_on_its_last_day_and_says_so_before() {
    let fields = "term=fixed starts_on=2025-04-01 ends_on=2027-03-31";
    for (today, expected) in [
        (
            "2025-03-31",
            Standing::NotYet {
                from: day("2025-04-01"),
            },
        ),
        (
            "2026-04-01",
            Standing::InForce {
                until: Some(day("2027-03-31")),
            },
        ),
        (
            "2026-12-31",
            Standing::EndsSoon {
                on: day("2027-03-31"),
            },
        ),
        (
            "2027-03-31",
            Standing::EndsSoon {
                on: day("2027-03-31"),
            },
        ),
        (
            "2027-04-01",
            Standing::Ended {
                on: Some(day("2027-03-31")),
            },
        ),
    ] {
        assert_eq!(standing(fields, today), expected, "{today}");
    }
}

#[test]
fn a_rolling_contract_tells_when_notice_is_due_and_renews() {
    let fields = "term=rolling ends_on=2027-03-31 notice_months=3";
    for (today, expected) in [
        (
            "2026-10-01",
            Standing::InForce {
                until: Some(day("2027-03-31")),
            },
        ),
        (
            "2026-11-15",
            Standing::NoticeSoon {
                by: day("2026-12-31"),
            },
        ),
        (
            "2027-01-01",
            Standing::InForce {
                until: Some(day("2027-03-31")),
            },
        ),
        (
            "2027-04-01",
            Standing::Renewed {
                since: day("2027-03-31"),
            },
        ),
    ] {
        assert_eq!(standing(fields, today), expected, "{today}");
    }
    assert_eq!(
        standing("term=rolling", "2026-01-01"),
        Standing::InForce { until: None }
    );
}

#[test]
fn what_nobody_said_is_not_in_force() {
    assert_eq!(standing("state=agreed", "2026-01-01"), Standing::Unstated);
    assert!(!Standing::Unstated.is_in_force());
    // Whether it renews is not known: its end is the end.
    let ended = standing("ends_on=2026", "2027-01-01");
    assert_eq!(
        ended,
        Standing::Ended {
            on: Some(day("2026"))
        }
    );
    assert_eq!(standing("ends_on=いつか", "2027-01-01"), Standing::Unstated);
    let early = standing("state=ended ends_on=2030-03-31", "2027-01-01");
    assert_eq!(early, Standing::Ended { on: None });
    assert_eq!(standing("state=draft", "2027-01-01"), Standing::Draft);
}

#[test]
fn without_a_time_of_notice_no_day_is_made_up() {
    let fields = "term=rolling ends_on=2027-03-31";
    for notice in ["", "notice_months=3か月"] {
        assert_eq!(
            standing(&format!("{fields} {notice}"), "2027-02-15"),
            Standing::InForce {
                until: Some(day("2027-03-31"))
            }
        );
    }
}

#[test]
fn what_two_people_say_differently_is_not_in_force() {
    let mut ledger = list("contract 1 name=保守 state=draft").ledger().clone();
    let here = ledger.clone();
    for (from, (state, replica)) in [("agreed", 2), ("ended", 3)].into_iter().enumerate() {
        let mut changes = ChangeSet::new();
        changes.set_text("contract", id(1), "state", state);
        changes.set_text("contract", id(1), "ends_on", "2030-03-31");
        let who = Authorship {
            replica: ReplicaId::from_bytes([replica; 16]),
            author: String::new(),
            at: Timestamp::default(),
        };
        let sealed = here.next_commit(who, Source::default(), "", changes);
        ledger
            .apply(&sealed)
            .unwrap_or_else(|error| panic!("{from}: {error}"));
    }
    let contract = Contract::find(&ledger, &id(1)).unwrap();
    assert_eq!(
        Standing::of(&contract, day("2027-01-01")),
        Standing::Unstated
    );
}
