//! What is shown of small networks.

use super::{
    ask::Ask,
    restrict::{Removal, restrict},
    words::Words,
    *,
};
use crate::{
    device::list::DeviceList,
    diagram::record::view::Scope,
    disclosure::stage::Stage,
    ledger::{changes::ChangeSet, state::Ledger},
    topology::finding::Rule,
    trial::small::{id, list, write},
};

/// Words that are easily told from names.
pub(in crate::diagram) struct Plain;

impl Words for Plain {
    fn no_zone(&self) -> String {
        "<no zone>".to_owned()
    }
    fn some_vendor(&self) -> String {
        "<vendor>".to_owned()
    }
    fn unnamed(&self) -> String {
        "<unnamed>".to_owned()
    }
    fn some_model(&self) -> String {
        "<model>".to_owned()
    }
    fn rule(&self, rule: Rule) -> String {
        rule.code().to_owned()
    }
    fn stage(&self, stage: Stage) -> String {
        stage.code().to_owned()
    }
    fn missing(&self, count: usize) -> String {
        format!("missing {count}")
    }
    fn border(&self, name: &str, inside: Option<&str>, outside: Option<&str>) -> String {
        format!("{name} {inside:?} {outside:?}")
    }
    fn choice(&self, _: &'static [crate::catalogue::choice::Choice], code: &str) -> String {
        code.to_owned()
    }
    fn other_device(&self, nth: usize) -> String {
        format!("device {nth}")
    }
    fn other_zone(&self, nth: usize) -> String {
        format!("zone {nth}")
    }
    fn other_vendor(&self, nth: usize) -> String {
        format!("vendor {nth}")
    }
}

fn drawn(list: &DeviceList, ask: &Ask) -> Graph {
    let network = Topology::of(list);
    let today = "2026-11-22".parse().unwrap();
    let findings = network.findings(today);
    graph(&network, &findings, ask, &Plain, today)
}

/// Writes a graph as lines: `label ×count in label`, `label -> label`.
fn text(graph: &Graph) -> String {
    let name = |at: usize| graph.nodes[at].label.as_str();
    let mut lines = Vec::new();
    for node in &graph.nodes {
        let within = node.parent.map(|at| format!(" in {}", name(at)));
        let folded = if node.is_folded { " folded" } else { "" };
        let within = within.unwrap_or_default();
        lines.push(format!("{} ×{}{folded}{within}", node.label, node.count));
    }
    for edge in &graph.edges {
        lines.push(format!(
            "{} -> {}: {}",
            name(edge.from),
            name(edge.to),
            edge.label
        ));
    }
    for border in &graph.borders {
        let inside: Vec<&str> = border.inside.iter().map(|at| name(*at)).collect();
        lines.push(format!("[{}] {}", inside.join(" "), border.label));
    }
    lines.join("\n")
}

const NETWORK: &str = "
    organization 70 name=甲社
    organization 71 name=乙社
    model 80 trade_name=CT manufacturer=#70
    model 81 trade_name=モニタ manufacturer=#71
    zone 1 name=院内 subnets=10.0.0.0/8
    zone 2 name=放射線 vlans=2 parent=#1
    zone 3 name=病棟 vlans=3 parent=#1
    zone 4 name=外 purpose=internet
    unit 10 model=#80 asset_number=A1
    interface 20 unit=#10 vlan=2 ipv4=10.0.0.5
    unit 11 model=#81 asset_number=B1
    interface 21 unit=#11 vlan=3
    unit 12 asset_number=FW equipment_kind=firewall
    interface 22 unit=#12 ipv4=10.0.0.1
    unit 13 asset_number=X
    link 30 from=#2 to=#3 protocols=DICOM:104 direction=out state=allowed
    link 31 from=#1 to=#4 firewall=#12
    line 40 name=保守 organization=#70 method=ip_vpn
    member 40 10
    boundary 50 name=境 inside=病院
    member 50 2
    carried 60 name=PC organization=#71
    member 60 11
";

#[test]
fn the_whole_network_is_zones_with_devices_and_what_runs_between() {
    let graph = drawn(&list(NETWORK), &Ask::default());
    assert_eq!(
        text(&graph),
        "院内 ×1\nFW ×1 in 院内\n放射線 ×1 in 院内\nCT ×1 in 放射線\n病棟 ×1 in 院内\nモニタ ×1 in 病棟\n外 ×0\n\
         <no zone> ×1\nX ×1 in <no zone>\nPC ×0\n甲社 ×0\n\
         放射線 -> 病棟: DICOM:104\n院内 -> FW: \nFW -> 外: \n甲社 -> CT: 保守 · ip_vpn\nPC -> モニタ: \n\
         [放射線] 境 Some(\"病院\") None"
    );
    let ct = graph.nodes.iter().find(|node| node.label == "CT").unwrap();
    let details: Vec<&str> = ct.details.iter().map(|(_, text)| text.as_str()).collect();
    assert_eq!(details, ["A1", "10.0.0.5"]);
}

#[test]
fn a_view_has_what_it_is_about_and_its_neighbours() {
    let list = list(NETWORK);
    let of = |scope| {
        text(&drawn(
            &list,
            &Ask {
                scope,
                ..Ask::default()
            },
        ))
    };
    assert_eq!(
        of(Scope::Zone(id(2))),
        "院内 ×0\n放射線 ×1 in 院内\nCT ×1 in 放射線\n病棟 ×0 folded in 院内\n甲社 ×0\n\
         放射線 -> 病棟: DICOM:104\n甲社 -> CT: 保守 · ip_vpn\n[放射線] 境 Some(\"病院\") None"
    );
    assert_eq!(of(Scope::Vendor(id(70))), of(Scope::Zone(id(2))));
    assert_eq!(
        of(Scope::Remote),
        "院内 ×0\n放射線 ×1 in 院内\nCT ×1 in 放射線\n甲社 ×0\n甲社 -> CT: 保守 · ip_vpn\n\
         [放射線] 境 Some(\"病院\") None"
    );
    assert!(of(Scope::Device(id(11))).contains("PC -> モニタ"));
    assert!(!of(Scope::Device(id(11))).contains("CT"));
}

#[test]
fn many_devices_of_a_model_are_one_until_somebody_opens_them() {
    let mut text_of = NETWORK.to_owned();
    for n in 100..120 {
        text_of.push_str(&format!(
            "unit {n} model=#81\ninterface {} unit=#{n} vlan=3\n",
            n + 100
        ));
    }
    let list = list(&text_of);
    let graph = drawn(&list, &Ask::default());
    let group = ElementKey::Group {
        zone: Some(id(3)),
        model: Some(id(81)),
    };
    let grouped = graph.nodes.iter().find(|node| node.key == group).unwrap();
    assert_eq!((grouped.label.as_str(), grouped.count), ("モニタ", 20));
    let ask = Ask {
        turned: [group].into(),
        ..Ask::default()
    };
    assert_eq!(drawn(&list, &ask).nodes.len(), graph.nodes.len() + 19);
    let ask = Ask {
        is_each: true,
        ..Ask::default()
    };
    assert_eq!(drawn(&list, &ask).nodes.len(), graph.nodes.len() + 19);
    let ask = Ask {
        turned: [ElementKey::Zone(Some(id(1)))].into(),
        ..Ask::default()
    };
    let folded = text(&drawn(&list, &ask));
    assert!(folded.starts_with("院内 ×23 folded\n外 ×0"), "{folded}");
    assert!(folded.contains("甲社 -> 院内: 保守"), "{folded}");
    assert!(folded.contains("院内 -> 外"), "{folded}");
}

/// A network of zones with so many devices each, all of a model of their own.
fn crowd(zones: &[u16]) -> DeviceList {
    let mut ledger = Ledger::new();
    let mut changes = ChangeSet::new();
    let id = |kind: u8, nth: usize, of: usize| {
        let [a, b, c, d] = u32::try_from(nth * 10_000 + of).unwrap().to_be_bytes();
        EntityId::from_random([kind, a, b, c, d, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1])
    };
    for (nth, devices) in zones.iter().enumerate() {
        let zone = id(1, nth, 0);
        changes.set_text("zone", zone, "name", &format!("z{nth}"));
        for of in 0..usize::from(*devices) {
            let unit = id(2, nth, of);
            let port = id(3, nth, of);
            let model = id(4, nth, of);
            changes.set_text("model", model, "trade_name", &format!("m{nth}-{of}"));
            changes.set_text("unit", unit, "model", &model.to_string());
            changes.set_text("interface", port, "unit", &unit.to_string());
            changes.set_text("interface", port, "zone", &zone.to_string());
        }
    }
    write(&mut ledger, changes);
    DeviceList::new(&ledger)
}

#[test]
fn of_a_crowd_all_areas_but_the_smallest_are_folded() {
    let few = drawn(&crowd(&[3, 30]), &Ask::default());
    assert!(few.nodes.iter().all(|node| !node.is_folded));
    let many = drawn(&crowd(&[3, 30, 970]), &Ask::default());
    let folded: Vec<_> = many
        .nodes
        .iter()
        .filter(|node| node.is_folded)
        .map(|node| (&*node.label, node.count))
        .collect();
    assert_eq!(folded, [("z1", 30), ("z2", 970)]);
    let each = Ask {
        is_each: true,
        ..Ask::default()
    };
    assert_eq!(drawn(&crowd(&[3, 30, 970]), &each).nodes.len(), 3 + 1_003);
}

#[test]
fn a_company_sees_its_own_and_not_the_names_of_others() {
    let list = list(NETWORK);
    let network = Topology::of(&list);
    let ask = Ask {
        scope: Scope::Vendor(id(70)),
        ..Ask::default()
    };
    let mut graph = drawn(&list, &ask);
    let removed = restrict(&mut graph, &network, id(70), Removal::ALL, &Plain);
    assert_eq!(
        text(&graph),
        "zone 1 ×0\nzone 2 ×1 in zone 1\nCT ×1 in zone 2\nzone 3 ×0 folded in zone 1\n甲社 ×0\n\
         zone 2 -> zone 3: DICOM:104\n甲社 -> CT: 保守 · ip_vpn"
    );
    let counts: Vec<(Removal, usize)> = removed.iter().map(|one| (one.what, one.count)).collect();
    assert_eq!(
        counts,
        [
            (Removal::Addresses, 2),
            (Removal::Names, 4),
            (Removal::Notes, 0),
            (Removal::Findings, 1)
        ]
    );
    let said = format!("{graph:?}");
    for secret in ["院内", "病棟", "10.0.0.5", "境"] {
        assert!(!said.contains(secret), "{secret}");
    }
}

#[test]
fn colours_say_what_is_asked_for() {
    let text = "
        model 80 trade_name=古 end_of_support=2020
        unit 10 model=#80
        interface 20 unit=#10 ipv4=10.0.0.1
        unit 11 asset_number=1
        interface 21 unit=#11 ipv4=10.0.0.1";
    let list = list(text);
    let of = |colours| {
        let graph = drawn(
            &list,
            &Ask {
                colours,
                ..Ask::default()
            },
        );
        let nodes = graph.nodes.into_iter().skip(1);
        nodes
            .map(|node| (node.tone, node.signs.join(" ")))
            .collect::<Vec<_>>()
    };
    let both = "address-twice".to_owned();
    assert_eq!(
        of(ask::Colours::Findings),
        [(Tone::Danger, both.clone()), (Tone::Danger, both)]
    );
    assert_eq!(
        of(ask::Colours::Support),
        [
            (Tone::Danger, "ended".to_owned()),
            (Tone::Unknown, "unstated".to_owned())
        ]
    );
    let documents = of(ask::Colours::Documents);
    assert_eq!(documents[0].0, Tone::Warning);
    assert_eq!(documents[1], (Tone::Unknown, "<model>".to_owned()));
}
