//! Small ledgers, and whom one calls.

use proptest::prelude::*;

use super::{desk::Confirmed, party::Gap, role::Role, *};
use crate::{
    catalogue::field::Kind,
    device::{list::DeviceList, view::unit::DeviceUnit},
    facility::{roles::ContactPurpose, view::Department},
    ident::{date::PartialDate, id::ReplicaId, timestamp::Timestamp},
    ledger::{
        changes::ChangeSet, commit::Source, edit::Authorship, state::Ledger, value::ValueRef,
    },
    topology::Topology,
    trial::small::{id, list, write},
    view::entity::Entity,
};

fn today() -> PartialDate {
    "2026-11-22".parse().unwrap()
}

fn of_unit(list: &DeviceList, n: u8) -> Directory {
    let unit = DeviceUnit::find(list.ledger(), &id(n)).unwrap();
    Directory::of_unit(&Topology::of(list), &unit, today())
}

fn of_department(list: &DeviceList, n: u8) -> Directory {
    let department = Department::find(list.ledger(), &id(n)).unwrap();
    Directory::of_department(&Topology::of(list), &department, today())
}

fn missing(directory: &Directory) -> Vec<(Role, Why, usize)> {
    let missing = directory.missing.iter();
    missing
        .map(|one| (one.role, one.why.clone(), one.devices))
        .collect()
}

const HOSPITAL: &str = "
    department 1 name=放射線科
    person 2 name=責任 phone=内線1 confirmed_on=2026-04-01 purposes=emergency
    person 3 name=窓口 department=#1 roles=department_contact phone=03-1234-5678
    person 4 name=安全 roles=device_safety_manager,information_system_safety_manager email=a@b.example purposes=security
    organization 10 name=製造
    contact 11 organization=#10 name=夜 phone=0120-000-111 purposes=night confirmed_on=2025-01-01
    contact 12 organization=#10 name=相談 email=psirt@maker.example purposes=security,daily
    contact 13 organization=#10 name=未分類 phone=0120-000-222
    organization 20 name=販売
    model 30 trade_name=CT manufacturer=#10
";

#[test]
fn whoever_has_to_do_with_a_device_is_named_once_with_all_roles() {
    let list = list(&format!(
        "{HOSPITAL}
        unit 40 model=#30 department=#1 responsible=#2 repairer=#10 dealer=#20 acquisition=bought network_connection=no"
    ));
    let found = of_unit(&list, 40);
    let named: Vec<(&str, &[Role])> = found
        .parties
        .iter()
        .map(|party| (party.name.as_deref().unwrap(), party.roles.as_slice()))
        .collect();
    assert_eq!(
        named,
        [
            ("責任", &[Role::Responsible][..]),
            ("窓口", &[Role::DepartmentContact][..]),
            (
                "安全",
                &[
                    Role::DeviceSafetyManager,
                    Role::InformationSystemSafetyManager
                ][..]
            ),
            ("製造", &[Role::Manufacturer, Role::Repairer][..]),
            ("販売", &[Role::Dealer][..]),
        ]
    );
    assert_eq!(missing(&found), []);
    let maker = &found.parties[3];
    let desks: Vec<_> = maker
        .desks
        .iter()
        .map(|desk| desk.name.as_deref())
        .collect();
    assert_eq!(desks, [Some("相談"), Some("夜"), Some("未分類")]);
    assert_eq!(maker.gaps(), [Gap::For(ContactPurpose::Emergency)]);
    assert_eq!(found.parties[4].gaps(), [Gap::Nobody]);
    assert_eq!(found.hospital_gaps(), [Gap::For(ContactPurpose::Night)]);
    assert_eq!((found.people().count(), found.companies().count()), (3, 2));
}

#[test]
fn numbers_and_addresses_are_links_where_they_surely_are_some() {
    let list = list(&format!(
        "{HOSPITAL}
        contact 14 organization=#20 name=営業 phone=03-1111-2222 email=内線2 confirmed_on=先月
        unit 40 dealer=#20 responsible=#2"
    ));
    let found = of_unit(&list, 40);
    let dealer = found.companies().next().unwrap();
    let desk = &dealer.desks[0];
    assert_eq!(desk.phones[0].link.as_deref(), Some("tel:0311112222"));
    assert_eq!(
        (desk.mails[0].text.as_str(), &desk.mails[0].link),
        ("内線2", &None)
    );
    assert_eq!(desk.confirmed, Confirmed::Unreadable("先月".to_owned()));
    assert_eq!(dealer.gaps(), [Gap::PurposesUnsaid]);
    assert_eq!(found.parties[0].desks[0].phones[0].link, None);
}

#[test]
fn a_confirmation_lasts_a_year() {
    for (day, expected) in [
        ("2026-11-22", true),
        ("2025-11-22", true),
        ("2025-11-21", false),
        // Some day of it, the first perhaps.
        ("2025", false),
        ("2026-11", true),
        ("2026-11-23", false),
    ] {
        let confirmed = Confirmed::on(day.parse().unwrap(), today());
        let is_fresh = matches!(confirmed, Confirmed::Lately(_));
        assert_eq!(is_fresh, expected, "{day}");
    }
    assert!(matches!(
        Confirmed::on("2027".parse().unwrap(), today()),
        Confirmed::Ahead(_)
    ));
}

#[test]
fn whom_nobody_knows_is_told_and_why() {
    let list = list(
        "
        organization 10 name=なくなった会社 deleted=true
        unit 40 dealer=- repairer=#10 network_connection=yes
    ",
    );
    let mut ledger = list.ledger().clone();
    let mut changes = ChangeSet::new();
    let asked = ValueRef::Unknown(Unknown::Asked);
    changes.set(Kind::Unit.as_str(), id(40), "manufacturer", asked);
    write(&mut ledger, changes);
    let found = of_unit(&DeviceList::new(&ledger), 40);
    assert_eq!(found.parties, []);
    assert_eq!(
        missing(&found),
        [
            (Role::Responsible, Why::NotNamed, 1),
            (Role::DepartmentContact, Why::NotNamed, 1),
            (Role::DeviceSafetyManager, Why::NotNamed, 1),
            (Role::InformationSystemSafetyManager, Why::NotNamed, 1),
            (Role::Manufacturer, Why::Unknown(Unknown::Asked), 1),
            (Role::Repairer, Why::Deleted("なくなった会社".to_owned()), 1),
            (Role::Dealer, Why::Unreadable("-".to_owned()), 1),
            (Role::Lessor, Why::MayBeNone, 1),
            (Role::NetworkOperator, Why::NotNamed, 1),
        ]
    );
    assert_eq!(found.hospital_gaps(), [Gap::Nobody]);
}

#[test]
fn a_lessor_is_asked_for_where_there_may_be_one() {
    let why = |acquisition: &str| {
        let list = list(&format!("unit 40 asset_number=1 {acquisition}"));
        let missing = of_unit(&list, 40).missing.into_iter();
        let mut of_lessor = missing.filter(|one| one.role == Role::Lessor);
        of_lessor.next().map(|one| one.why)
    };
    assert_eq!(why("acquisition=bought"), None);
    assert_eq!(why("acquisition=leased"), Some(Why::NotNamed));
    assert_eq!(why(""), Some(Why::MayBeNone));
}

const LINES: &str = "
    zone 50 name=院内 subnets=10.0.0.0/8
    zone 51 name=透析 subnets=10.1.0.0/16 parent=#50
    organization 60 name=回線 roles=network_operator
    organization 61 name=保守
    line 62 name=全体 zone=#50 organization=#61
    line 63 name=一台 organization=#61
    member 63 41
    unit 40 asset_number=1
    interface 70 unit=#40 ipv4=10.1.0.5
    unit 41 asset_number=2 network_connection=no
    unit 42 asset_number=3 network_connection=no
";

#[test]
fn those_who_come_over_a_line_that_reaches_a_device_are_named_with_the_line() {
    let list = list(LINES);
    let operators = |n: u8| {
        let found = of_unit(&list, n);
        let of_line = |party: Party| (party.name.unwrap(), party.lines);
        let mut operators: Vec<_> = found.parties.into_iter().map(of_line).collect();
        operators.sort();
        operators
    };
    assert_eq!(
        operators(40),
        [
            ("保守".to_owned(), vec![id(62)]),
            ("回線".to_owned(), vec![])
        ]
    );
    // Stated to be off the network, and reached by a line nevertheless.
    assert_eq!(operators(41), [("保守".to_owned(), vec![id(63)])]);
    assert_eq!(operators(42), []);
}

#[test]
fn a_department_names_every_company_once_and_counts_its_devices() {
    let list = list(&format!(
        "{HOSPITAL}
        unit 40 model=#30 department=#1 responsible=#2 repairer=#10 dealer=#20 acquisition=bought network_connection=no
        unit 41 model=#30 department=#1 responsible=#2 dealer=#20 acquisition=bought network_connection=no
        unit 42 model=#30 department=#1 repairer=#20 status=disposed"
    ));
    let found = of_department(&list, 1);
    assert_eq!(found.devices, 2);
    let counts: Vec<_> = found
        .parties
        .iter()
        .map(|party| (party.name.as_deref().unwrap(), party.devices))
        .collect();
    assert_eq!(
        counts,
        [
            ("責任", 2),
            ("窓口", 0),
            ("安全", 0),
            ("製造", 2),
            ("販売", 2)
        ]
    );
    assert_eq!(missing(&found), [(Role::Repairer, Why::NotNamed, 1)]);
}

#[test]
fn a_number_that_people_contradict_each_other_on_is_there_twice() {
    let one = list("contact 11 name=a organization=#10");
    let mut ledger = one.ledger().clone();
    let mut changes = ChangeSet::new();
    changes.set_text("organization", id(10), "name", "会社");
    changes.set_text("unit", id(40), "dealer", &id(10).to_string());
    write(&mut ledger, changes);
    fork(&mut ledger, "phone", ["0311112222", "0333334444"]);
    let found = of_unit(&DeviceList::new(&ledger), 40);
    let dealer = found.companies().next().unwrap();
    assert_eq!(dealer.desks[0].phones.len(), 2);
}

/// Has two replicas write a field of contact 11 at once.
fn fork(ledger: &mut Ledger, field: &str, values: [&str; 2]) {
    let commits: Vec<_> = values
        .into_iter()
        .zip([2_u8, 3])
        .map(|(value, replica)| {
            let mut changes = ChangeSet::new();
            changes.set_text("contact", id(11), field, value);
            let who = Authorship {
                replica: ReplicaId::from_random([replica; 16]),
                author: String::new(),
                at: Timestamp::default(),
            };
            ledger.next_commit(who, Source::action("edit"), "", changes)
        })
        .collect();
    for commit in commits {
        ledger.apply(&commit).unwrap();
    }
}

const KINDS: [&str; 9] = [
    "unit",
    "model",
    "organization",
    "contact",
    "person",
    "department",
    "line",
    "zone",
    "interface",
];

const FIELDS: [&str; 22] = [
    "name",
    "model",
    "manufacturer",
    "dealer",
    "lessor",
    "repairer",
    "responsible",
    "department",
    "organization",
    "zone",
    "roles",
    "purposes",
    "phone",
    "email",
    "hours",
    "confirmed_on",
    "acquisition",
    "status",
    "network_connection",
    "unit",
    "deleted",
    "parent",
];

const VALUES: [&str; 16] = [
    "",
    "-",
    "なし",
    "true",
    "leased",
    "disposed",
    "yes",
    "network_operator",
    "device_safety_manager",
    "department_contact",
    "security,,night",
    "psychic",
    "2026-11-22",
    "きのう",
    "03-1234-5678",
    "a@b.example",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Any records are answered, and every role of a device is either filled, missing or not needed; no party is there twice.
    #[test]
    fn odd_records_are_answered(
        cells in proptest::collection::vec((0..9_usize, 1..6_u8, 0..22_usize, 0..22_usize), 1..60),
    ) {
        let mut ledger = Ledger::new();
        let mut changes = ChangeSet::new();
        for (kind, n, field, value) in cells {
            // Some values are the ids of others.
            let to = u8::try_from(value).unwrap_or(0).saturating_sub(15);
            let value = VALUES.get(value).map_or_else(|| id(to).to_string(), |text| (*text).to_owned());
            changes.set_text(KINDS[kind], id(n), FIELDS[field], &value);
        }
        write(&mut ledger, changes);
        let list = DeviceList::new(&ledger);
        let network = Topology::of(&list);
        for unit in DeviceUnit::all(&ledger) {
            let found = Directory::of_unit(&network, &unit, today());
            for role in [Role::Responsible, Role::DepartmentContact, Role::Manufacturer, Role::Repairer, Role::Dealer] {
                let is_named = found.parties.iter().any(|party| party.roles.contains(&role));
                let is_missing = found.missing.iter().any(|one| one.role == role);
                prop_assert!(is_named != is_missing, "{role:?}");
            }
            let mut ids: Vec<_> = found.parties.iter().map(|party| (party.kind, party.id)).collect();
            ids.sort();
            ids.dedup();
            prop_assert_eq!(ids.len(), found.parties.len());
        }
        for department in Department::all(&ledger) {
            let found = Directory::of_department(&network, &department, today());
            prop_assert!(found.parties.iter().all(|party| party.devices <= found.devices));
        }
    }
}
