//! Contracts on a day, the devices without one, and promises.

use crate::{
    agreement::standing::Standing,
    contract::{
        library::shipped,
        overview::{Overview, Problem, overview, uncovered::by_model},
        promise::{self, Due, Promise, Promised},
    },
    device::list::DeviceList,
    ident::date::PartialDate,
    ledger::changes::ChangeSet,
    trial::small::{id, list, write},
    view::entity::Entity,
};

fn day(text: &str) -> PartialDate {
    text.parse().unwrap()
}

const LEDGER: &str = "
    organization 70 name=甲社
    contact 75 organization=#70 name=窓口
    model 80 trade_name=CT manufacturer=#70
    unit 10 model=#80
    unit 11 model=#80
    unit 12 asset_number=A3
    unit 13 asset_number=A4 status=disposed
    contract 1 name=古い ends_on=2026-03-31 vendor_day=#75
    contract 2 name=続く term=rolling vendor_day=#75
    contract 3 name=空
    contract 4 name=準備 state=draft
    member 1 10
    member 1 12
    member 1 13
    member 2 80";

fn look(list: &DeviceList) -> Overview<'_> {
    overview(list.ledger(), shipped(), day("2026-11-22"))
}

#[test]
fn what_is_over_comes_first_and_says_which_devices_have_nothing() {
    let list = list(LEDGER);
    let found = look(&list);
    let row = |n: u8| {
        let mut rows = found.rows.iter();
        rows.find(|row| row.contract.id() == id(n)).unwrap()
    };
    assert_eq!(found.rows[0].contract.id(), id(1));
    let ended = Standing::Ended {
        on: Some(day("2026-03-31")),
    };
    assert_eq!(row(1).standing, ended);
    assert_eq!(
        row(1).problems,
        [(Problem::Ended, 1), (Problem::DevicesGone, 1)]
    );
    assert_eq!(row(2).units, [id(10), id(11)]);
    assert_eq!(row(2).problems, []);
    assert_eq!(
        row(3).problems,
        [
            (Problem::Unstated, 1),
            (Problem::NoDevices, 1),
            (Problem::NoContact, 1)
        ]
    );
    assert_eq!(row(4).problems, []);
    // The device whose contract is over; what was disposed of needs none.
    assert_eq!(found.uncovered, [id(12)]);
    assert_eq!(found.lapsed, 1);
}

/// The problems of contract 1.
fn problems(text: &str) -> Vec<Problem> {
    let list = list(text);
    let found = look(&list);
    let row = found.rows.iter().find(|row| row.contract.id() == id(1));
    row.unwrap()
        .problems
        .iter()
        .map(|(problem, _)| *problem)
        .collect()
}

#[test]
fn what_was_signed_anew_is_not_over_and_what_nobody_knows_is_told() {
    let base = "unit 10 asset_number=A1\n organization 70 name=甲社\n contact 75 organization=#70 name=窓口\n member 1 10\n";
    let over = format!("{base} contract 1 ends_on=2026-03-31 vendor_day=#75");
    assert_eq!(problems(&over), [Problem::Ended]);
    let anew = format!("{over}\n contract 2 ends_on=2030-03-31 vendor_day=#75\n member 2 10");
    assert_eq!(problems(&anew), []);
    // One that renews, without a time of notice, and one whose known period is over.
    for fields in ["ends_on=2027-06-30", "ends_on=2025-03-31 notice_months=3"] {
        let rolls = format!("{base} contract 1 term=rolling {fields} vendor_day=#75");
        assert_eq!(problems(&rolls), [Problem::Unstated], "{fields}");
    }
    let known =
        format!("{base} contract 1 term=rolling ends_on=2027-06-30 notice_months=3 vendor_day=#75");
    assert_eq!(problems(&known), []);
    // Who was deleted is nobody to call.
    let gone =
        format!("{base} contract 1 ends_on=2030-03-31 vendor_day=#75\n contact 75 deleted=true");
    assert_eq!(problems(&gone), [Problem::NoContact]);
}

#[test]
fn a_promise_is_due_again_after_it_was_kept() {
    let mut ledger = list(LEDGER).ledger().clone();
    let promised = Promised {
        contract: id(2),
        what: "SBOMを届ける".to_owned(),
        due_on: Some(day("2026-01-31")),
        every_months: Some(3),
    };
    write(&mut ledger, promise::note(id(50), &promised));
    let once = Promised {
        due_on: Some(day("2026-12-01")),
        every_months: None,
        ..promised
    };
    write(&mut ledger, promise::note(id(51), &once));
    let today = day("2026-11-22");
    let due = |ledger: &crate::ledger::state::Ledger| {
        let all = promise::all(ledger, today);
        all.iter()
            .map(|(due, it)| (it.id(), *due))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        due(&ledger),
        [
            (id(50), Due::Overdue(day("2026-01-31"))),
            (id(51), Due::Soon(day("2026-12-01")))
        ]
    );
    let found = overview(&ledger, shipped(), today);
    let row = found.rows.iter().find(|row| row.contract.id() == id(2));
    assert_eq!(row.unwrap().problems, [(Problem::PromiseOverdue, 1)]);

    for n in [50, 51] {
        let changes = promise::keep(&Promise::find(&ledger, &id(n)).unwrap(), today);
        write(&mut ledger, changes);
    }
    // Two dates that passed unnoticed are not due one after the other.
    assert_eq!(
        due(&ledger),
        [
            (id(50), Due::Later(day("2027-01-31"))),
            (id(51), Due::Kept(today))
        ]
    );
    write(&mut ledger, promise::delete(id(50)));
    assert_eq!(due(&ledger).len(), 1);
    // What a contract promised that is not there any more, nobody waits for.
    write(&mut ledger, ChangeSet::deletion("contract", id(2)));
    assert_eq!(due(&ledger), []);
}

#[test]
fn a_line_that_names_no_device_reaches_all_of_its_zone() {
    let text = "
        zone 30 name=検査
        model 80 trade_name=CT
        model 81 trade_name=MRI
        unit 10 model=#80
        interface 20 unit=#10 zone=#30
        unit 11 model=#81
        unit 12 model=#81
        line 40 name=保守 zone=#30";
    let with_line = |text: &str| {
        let list = list(text);
        let groups = by_model(list.ledger(), &[id(10), id(11), id(12)]);
        let of = groups.iter().map(|group| (group.model, group.with_line));
        of.collect::<Vec<_>>()
    };
    // What a vendor reaches comes first, though it is fewer.
    assert_eq!(with_line(text), [(Some(id(80)), 1), (Some(id(81)), 0)]);
    let named = format!("{text}\n member 40 12");
    assert_eq!(with_line(&named), [(Some(id(81)), 1), (Some(id(80)), 0)]);
}
