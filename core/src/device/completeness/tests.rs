use super::steps::{Reason, next_steps};
use super::*;
use crate::{
    ident::{
        date::PartialDate,
        id::{EntityId, ReplicaId},
        timestamp::Timestamp,
    },
    ledger::{
        changes::ChangeSet, commit::Source, edit::Authorship, state::Ledger, value::ValueRef,
    },
};

fn id(kind: &str, n: usize) -> EntityId {
    EntityId::derived(kind, &n.to_string())
}

/// Makes a ledger of lines such as `unit 1 network_connection=yes model=model:1 os=?asked`.
fn list(lines: &str) -> DeviceList {
    let mut changes = ChangeSet::new();
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let mut words = line.split(' ');
        let kind = words.next().unwrap();
        let entity = id(kind, words.next().unwrap().parse().unwrap());
        for word in words {
            let (field, text) = word.split_once('=').unwrap();
            if let Some(state) = text.strip_prefix('?').and_then(Unknown::from_code) {
                changes.set(kind, entity, field, ValueRef::Unknown(state));
            } else if let Some((kind_of, n)) = text
                .split_once(':')
                .filter(|(k, _)| ["unit", "model"].contains(k))
            {
                changes.set_text(
                    kind,
                    entity,
                    field,
                    &id(kind_of, n.parse().unwrap()).to_string(),
                );
            } else {
                changes.set_text(kind, entity, field, text);
            }
        }
    }
    let mut ledger = Ledger::new();
    let who = Authorship {
        replica: ReplicaId::from_random([1; 16]),
        author: "山田".into(),
        at: Timestamp::default(),
    };
    let commit = ledger.next_commit(who, Source::action("edit"), "", changes);
    ledger.apply(&commit).unwrap();
    DeviceList::new(&ledger)
}

const FOUR: &str = "
    model 1 trade_name=ポンプ os=Linux
    unit 1 asset_number=1 model=model:1 network_connection=yes remote_maintenance=no
    unit 2 asset_number=2 model=model:1 network_connection=no os=?refused
    unit 3 asset_number=3 network_connection=?asked os=?not_applicable
    unit 4 asset_number=4 model=model:1 os=Windows
    interface 1 unit=unit:1 host_name=a
    interface 2 unit=unit:1 mac=00:1b:2c:3d:4e:5f
    interface 3 unit=unit:4 ipv4=しらべる ipv6=fe80::1
";

fn gap(completeness: &Completeness, key: &str) -> Tally {
    completeness.gap(key).unwrap().tally
}

#[test]
fn a_device_is_on_the_network_when_it_is_said_or_an_address_shows_it() {
    let networked = Completeness::of(&list(FOUR)).networked;
    assert_eq!(
        networked,
        Networked {
            yes: 1,
            by_address: 1,
            no: 1,
            unknown: 1
        }
    );
}

#[test]
fn every_state_of_not_knowing_is_counted_apart_and_nothing_twice() {
    let completeness = Completeness::of(&list(FOUR));
    let network = gap(&completeness, "network_connection");
    assert_eq!(
        network,
        Tally {
            known: 3,
            asked: 1,
            ..Tally::default()
        }
    );
    // Asked of the three devices that are not known to be off it; the model's and the unit's own value both count.
    assert_eq!(
        gap(&completeness, "os"),
        Tally {
            known: 2,
            not_applicable: 1,
            ..Tally::default()
        }
    );
    // The second interface has it.
    assert_eq!(
        gap(&completeness, "mac"),
        Tally {
            known: 1,
            blank: 2,
            ..Tally::default()
        }
    );
    assert_eq!(
        gap(&completeness, "ipv4"),
        Tally {
            unfit: 1,
            blank: 2,
            ..Tally::default()
        }
    );
    for gap in &completeness.gaps {
        let asked_of = if gap.field.importance == Importance::Essential {
            4
        } else {
            3
        };
        assert_eq!(gap.tally.devices(), asked_of, "{}", gap.field.key);
    }
    assert!(
        completeness
            .gaps
            .is_sorted_by_key(|gap| std::cmp::Reverse(gap.tally.missing()))
    );
}

#[test]
fn survey_items_are_known_when_one_of_their_fields_is() {
    let completeness = Completeness::of(&list(FOUR));
    let item = |letter| {
        completeness
            .survey
            .iter()
            .find(|gap| gap.item.letter() == letter)
            .unwrap()
            .tally
    };
    // An IPv6 address answers A for the fourth device although its IPv4 address is unreadable.
    assert_eq!(
        item('A'),
        Tally {
            known: 1,
            blank: 1,
            ..Tally::default()
        }
    );
    assert_eq!(
        item('C'),
        Tally {
            known: 2,
            ..Tally::default()
        }
    );
    // Without a line there is no way of connecting it.
    assert_eq!(
        item('I'),
        Tally {
            not_applicable: 1,
            blank: 1,
            ..Tally::default()
        }
    );
}

#[test]
fn an_empty_ledger_lacks_nothing() {
    let completeness = Completeness::of(&DeviceList::default());
    assert_eq!(completeness.devices, 0);
    assert!(
        completeness
            .gaps
            .iter()
            .all(|gap| gap.tally == Tally::default())
    );
    let today = PartialDate::day_of(2026, 11, 21).unwrap();
    assert_eq!(next_steps(&DeviceList::default(), today), []);
}

#[test]
fn the_gaps_of_one_device_are_those_that_concern_it() {
    let list = list(FOUR);
    let keys = |row| -> Vec<_> {
        gaps_of(&list, row)
            .into_iter()
            .map(|(field, _)| field.key)
            .collect()
    };
    assert!(keys(0).contains(&"ipv4") && !keys(0).contains(&"mac"));
    // Not on a network: nobody asks for its addresses.
    assert!(!keys(1).contains(&"ipv4") && keys(1).contains(&"serial_number"));
}

fn steps(lines: &str, today: (u16, u8, u8)) -> Vec<(&'static str, usize)> {
    let today = PartialDate::day_of(today.0, today.1, today.2).unwrap();
    let mut list = list(lines);
    let steps = next_steps(&list, today);
    for step in &steps {
        assert_eq!(
            list.select(&step.query).len(),
            step.devices,
            "{}",
            step.code
        );
    }
    assert!(steps.is_sorted_by_key(|step| step.reason));
    steps
        .into_iter()
        .map(|step| (step.code, step.devices))
        .collect()
}

/// Everything that steps ask for, but for the end of support.
const FULL: &str = "network_connection=yes manufacturer=x department=x room=x serial_number=x os=x malware_protection=x \
    remote_maintenance=no network_purpose=x protocols=x";

#[test]
fn what_is_no_longer_supported_on_the_network_comes_first() {
    let ends = |date: &str| {
        format!(
            "unit 1 {FULL} end_of_support={date}\n interface 1 unit=unit:1 mac=00:1b:2c:3d:4e:5f ipv6=fe80::1"
        )
    };
    assert_eq!(
        steps(&ends("2026-11"), (2026, 11, 30)),
        [("support-ends", 1)]
    );
    assert_eq!(
        steps(&ends("2026-11"), (2026, 12, 1)),
        [("support-ended", 1)]
    );
    assert_eq!(steps(&ends("2027-12-01"), (2026, 12, 1)), []);
    assert_eq!(
        steps(&ends("2028-02-29"), (2028, 2, 29)),
        [("support-ends", 1)]
    );
    let planned = ends("2026-12-05") + "\n unit 1 replacement_planned=2026";
    assert_eq!(steps(&planned, (2026, 12, 1)), []);
}

#[test]
fn whether_a_device_is_connected_is_asked_before_its_addresses() {
    let codes: Vec<_> = steps(FOUR, (2026, 11, 21))
        .into_iter()
        .map(|(code, _)| code)
        .collect();
    assert_eq!(codes[0], "network");
    let place = |code| codes.iter().position(|other| *other == code).unwrap();
    assert!(place("ip") < place("support"));
    assert!(!codes.contains(&"mac") && !codes.contains(&"os"));
    assert_eq!(Reason::Unseen.code(), "unseen");
}
