//! What the ledger suggests for a contract.

use crate::{
    contract::{
        draft::Beginning,
        library::shipped,
        suggest::suggest,
        words::Situation::{self, BeyondSupport, Leased, Remote, Standalone},
    },
    ident::date::PartialDate,
    topology::Topology,
    trial::small::{id, list},
};

fn suggested(ledger: &str, units: &[u8]) -> Beginning {
    let list = list(ledger);
    let units: Vec<_> = units.iter().map(|n| id(*n)).collect();
    let today: PartialDate = "2026-11-22".parse().unwrap();
    suggest(&Topology::of(&list), &units, today)
}

const LEDGER: &str = "
    facility 90 name=みどり病院 beds=250
    organization 70 name=甲社
    organization 71 name=回線会社
    model 80 trade_name=CT manufacturer=#70 end_of_support=2025-03-31
    unit 10 model=#80 network_connection=yes
    unit 11 network_connection=no acquisition=leased
    line 40 name=CT保守 organization=#71
    member 40 10
    boundary 50 name=CT境界
    member 50 10";

#[test]
fn a_device_with_a_line_comes_with_its_line_boundary_and_maker() {
    let found = suggested(LEDGER, &[10]);
    assert_eq!(found.line, Some(id(40)));
    assert_eq!(found.boundary, Some(id(50)));
    assert_eq!(found.organization, Some(id(70)));
    assert_eq!(found.pattern, "medium");
    let situations: Vec<Situation> = found.situations.into_iter().collect();
    assert_eq!(situations, [Remote, BeyondSupport]);
}

#[test]
fn a_device_without_a_network_is_alone_and_what_is_not_known_is_not_suggested() {
    let found = suggested(LEDGER, &[11]);
    assert_eq!(
        (found.line, found.boundary, found.organization),
        (None, None, None)
    );
    let situations: Vec<Situation> = found.situations.into_iter().collect();
    assert_eq!(situations, [Standalone, Leased]);
    assert!(suggested(LEDGER, &[]).situations.is_empty());
}

#[test]
fn the_beds_say_what_kind_of_hospital_it_is() {
    for (beds, pattern) in [
        ("beds=600", "large"),
        ("beds=399", "medium"),
        ("beds=20", "small"),
        ("beds=19", "clinic"),
        ("", "medium"),
    ] {
        let found = suggested(&format!("facility 90 name=x {beds}"), &[]);
        assert_eq!(found.pattern, pattern, "{beds}");
        assert!(shipped().hospital(&found.pattern).is_some());
    }
}
