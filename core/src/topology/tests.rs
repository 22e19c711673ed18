//! Small networks, and what is found in them.

use super::{
    finding::Rule,
    place::{self, Because},
    *,
};
use crate::{
    network::element::ElementKey,
    trial::small::{id, list},
};

fn found(list: &DeviceList) -> Vec<(Rule, Vec<ElementKey>)> {
    let findings = Topology::of(list).findings("2026-11-22".parse().unwrap());
    findings
        .into_iter()
        .map(|finding| (finding.rule, finding.about))
        .collect()
}

const ZONES: &str = "
    zone 1 name=院内 subnets=10.0.0.0/8
    zone 2 name=放射線 subnets=10.1.0.0/16 vlans=20 parent=#1
    zone 3 name=閉域 subnets=10.1.0.0/16 vlans=30 purpose=isolated
    zone 4 name=検査 vlans=40-49
";

#[test]
fn an_interface_is_in_the_smallest_range_or_where_its_vlan_or_a_person_says() {
    let text = format!(
        "{ZONES}
        unit 10 asset_number=1
        interface 20 unit=#10 ipv4=10.9.0.1
        unit 11 asset_number=2
        interface 21 unit=#11 ipv4=10.1.0.5 vlan=30
        unit 12 asset_number=3
        interface 22 unit=#12 vlan=VLAN45
        unit 13 asset_number=4
        interface 23 unit=#13 ipv4=10.9.0.1 zone=#4
        unit 14 asset_number=5
        interface 24 unit=#14 ipv4=192.168.0.1"
    );
    let list = list(&text);
    let network = Topology::of(&list);
    let place = |n: u8| network.unit(id(n)).unwrap().ports[0].place.zone;
    assert_eq!(place(10), Some((id(1), Because::Address)));
    assert_eq!(place(11), Some((id(3), Because::Address)));
    assert_eq!(place(12), Some((id(4), Because::Vlan)));
    assert_eq!(place(13), Some((id(4), Because::ByHand)));
    assert_eq!(place(14), None);
    assert_eq!(
        found(&list),
        [(Rule::NoZone, vec![ElementKey::Unit(id(14))])]
    );
}

#[test]
fn an_address_in_two_zones_is_told_and_so_is_a_vlan_of_another() {
    let text = format!(
        "{ZONES}
        unit 10 asset_number=1
        interface 20 unit=#10 ipv4=10.1.0.5
        unit 11 asset_number=2
        interface 21 unit=#11 ipv4=10.9.0.5 vlan=40"
    );
    let zone = |n| ElementKey::Zone(Some(id(n)));
    assert_eq!(
        found(&list(&text)),
        [
            (
                Rule::TwoZones,
                vec![ElementKey::Unit(id(10)), zone(2), zone(3)]
            ),
            (
                Rule::VlanDisagrees,
                vec![ElementKey::Unit(id(11)), zone(1), zone(4)]
            ),
        ]
    );
}

#[test]
fn one_address_twice_is_a_fault_in_one_zone_and_none_in_two_closed_ones() {
    let text = "
        zone 1 name=甲 vlans=1
        zone 2 name=乙 vlans=2
        unit 10 asset_number=1
        interface 20 unit=#10 ipv4=192.168.1.1 vlan=1
        unit 11 asset_number=2
        interface 21 unit=#11 ipv4=192.168.1.1 vlan=2
        unit 12 asset_number=3 status=disposed
        interface 22 unit=#12 ipv4=192.168.1.1 vlan=1";
    assert_eq!(found(&list(text)), []);
    let more = "
        unit 13 asset_number=4
        interface 23 unit=#13 ipv4=192.168.1.1 vlan=2";
    let units = [11, 13].map(|n| ElementKey::Unit(id(n)));
    assert_eq!(
        found(&list(&format!("{text}{more}"))),
        [(Rule::AddressTwice, units.to_vec())]
    );
}

#[test]
fn a_device_without_support_that_reaches_the_internet_by_way_of_others_is_found() {
    let text = "
        zone 1 name=外 purpose=internet
        zone 2 name=事務 vlans=2
        zone 3 name=放射線 vlans=3
        zone 4 name=読影室 vlans=4 parent=#3
        model 9 trade_name=CT end_of_support=2020-03
        unit 10 model=#9
        interface 20 unit=#10 vlan=4
        link 30 from=#2 to=#1 passage=firewall
        link 31 from=#3 to=#2";
    let zone = |n| ElementKey::Zone(Some(id(n)));
    let way = vec![ElementKey::Unit(id(10)), zone(4), zone(3), zone(2), zone(1)];
    assert_eq!(found(&list(text)), [(Rule::EndedWithInternet, way)]);
    let blocked = text
        .replace("to=#2\"", "")
        .replace("link 31", "link 31 state=blocked");
    assert_eq!(found(&list(&blocked)), []);
    let line = format!(
        "{blocked}
        organization 8 name=A
        line 40 name=保守 organization=#8 line_owner=vendor method=lte last_reviewed=2026-01
        member 40 10"
    );
    let way = vec![ElementKey::Unit(id(10)), ElementKey::Line(id(40))];
    assert_eq!(found(&list(&line)), [(Rule::EndedWithInternet, way)]);
}

#[test]
fn lines_links_boundaries_and_what_is_carried_in_are_looked_over() {
    let text = "
        zone 1 name=甲 vlans=1 brought_by=#8
        zone 2 name=乙 vlans=2
        organization 8 name=A
        line 40 name=古い organization=#8 line_owner=hospital last_reviewed=2025-11-21 authentication=none
        line 41 name=新しい organization=#8 line_owner=hospital last_reviewed=2025-11-22
        line 42 name=だれのか last_reviewed=2026-11
        link 30 from=#1 to=#2 smb=1 passage=direct
        link 31 from=#1 to=#2 protocols=SMBv1:445 state=observed
        link 32 from=#1 to=#2 protocols=SMB:445 state=blocked smb=1
        link 33 from=#1 to=#99
        boundary 50 name=境 inside=病院
        carried 60 name=PC
        unit 10 asset_number=1 remote_maintenance=yes
        interface 20 unit=#10 vlan=1";
    let rules: Vec<(Rule, ElementKey)> = found(&list(text))
        .into_iter()
        .map(|(rule, about)| (rule, about[0]))
        .collect();
    let link = |n| ElementKey::Link(id(n));
    let line = |n| ElementKey::Line(id(n));
    assert_eq!(
        rules,
        [
            (Rule::Smb1, link(30)),
            (Rule::Smb1, link(31)),
            (Rule::SkipsFirewall, link(30)),
            (Rule::LineUnowned, line(42)),
            (Rule::LineUnreviewed, line(40)),
            (Rule::LineOpen, line(40)),
            (Rule::RemoteWithoutLine, ElementKey::Unit(id(10))),
            (Rule::BroughtIn, ElementKey::Zone(Some(id(1)))),
            (Rule::BoundaryUnanswered, ElementKey::Boundary(id(50))),
            (Rule::BoundaryEmpty, ElementKey::Boundary(id(50))),
            (Rule::CarriedUnchecked, ElementKey::Carried(id(60))),
            (Rule::OnlyObserved, link(31)),
            (Rule::LooseLink, link(33)),
        ]
    );
}

#[test]
fn zones_in_a_ring_are_cut_and_nothing_runs_forever() {
    let list = list(
        "zone 1 name=甲 parent=#2
        zone 2 name=乙 parent=#3
        zone 3 name=丙 parent=#1",
    );
    let network = Topology::of(&list);
    let depth: Vec<usize> = (0..3)
        .map(|nth| network.zones.upwards(nth).count())
        .collect();
    assert_eq!(depth, [3, 2, 1]);
}

#[test]
fn only_what_was_put_into_a_zone_by_hand_is_taken_back() {
    let list = list(
        "zone 1 name=甲 vlans=1
        zone 2 name=乙
        unit 10 asset_number=1
        interface 20 unit=#10 vlan=1
        interface 21 unit=#10 zone=#2",
    );
    let network = Topology::of(&list);
    let unit = network.unit(id(10)).unwrap();
    assert!(place::take_back(unit, id(1)).is_empty());
    let changes = place::take_back(unit, id(2));
    let cleared: Vec<_> = changes
        .iter()
        .map(|change| (change.id, change.field))
        .collect();
    assert_eq!(cleared, [(id(21), "zone")]);
}
