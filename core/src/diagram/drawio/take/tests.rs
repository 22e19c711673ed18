use super::{Move, Sheet, Take, Taken, changes, device_name, move_of, names, proposed};
use crate::{
    catalogue::field::Kind,
    device::list::DeviceList,
    diagram::{
        drawio::{
            offer::{Offer, offer},
            read::read,
        },
        element::ElementKey,
        record::mark::{Form, Mark},
    },
    ident::id::EntityId,
    ledger::state::Ledger,
    network::view::{Link, Zone},
    topology::Topology,
    trial::small::{id, list, write},
    view::entity::Entity,
};

/// A zone with a firewall and two PCs of one name, one of them with an address; within it a cell with a monitor; lines between them.
const PAGE: &str = r##"<mxGraphModel pageWidth="1000" pageHeight="500"><root><mxCell id="0"/><mxCell id="1" parent="0"/>
<mxCell id="z" value="検査 ゾーン" style="swimlane" vertex="1" parent="1"><mxGeometry x="100" y="100" width="500" height="300" as="geometry"/></mxCell>
<mxCell id="fw" value="FW-9" style="shape=mxgraph.cisco.security.firewall" vertex="1" parent="z"><mxGeometry x="0" y="50" width="100" height="50" as="geometry"/></mxCell>
<mxCell id="p1" value="解析PC&#10;10.9.0.7" style="rounded=1" vertex="1" parent="z"><mxGeometry x="200" y="50" width="100" height="50" as="geometry"/></mxCell>
<mxCell id="p2" value="解析PC" style="rounded=1" vertex="1" parent="z"><mxGeometry x="300" y="50" width="100" height="50" as="geometry"/></mxCell>
<mxCell id="in" value="奥" style="swimlane" vertex="1" parent="z"><mxGeometry x="0" y="150" width="200" height="100" as="geometry"/></mxCell>
<mxCell id="m" value="M-1" style="rounded=1" vertex="1" parent="in"><mxGeometry x="10" y="30" width="50" height="50" as="geometry"/></mxCell>
<mxCell id="e" value="HL7  結果" edge="1" parent="1" source="fw" target="m"><mxGeometry relative="1" as="geometry"/></mxCell>
<mxCell id="f" edge="1" parent="1" source="m" target="fw"><mxGeometry relative="1" as="geometry"/></mxCell>
</root></mxGraphModel>"##;

const KNOWN: &str = "zone 1 name=病棟
    unit 10 asset_number=FW-9
    interface 20 unit=#10 ipv4=10.0.0.1
    unit 11 asset_number=M-1
    interface 21 unit=#11 zone=#1";

struct Trial {
    list: DeviceList,
    page: super::Page,
    offer: Offer,
}

fn trial(known: &str) -> Trial {
    let list = list(known);
    let page = read(PAGE.as_bytes()).unwrap().value.pages.remove(0);
    let offer = offer(&page, &names(list.ledger()));
    Trial { list, page, offer }
}

impl Trial {
    /// Takes what is said, and returns the ledger after it.
    fn take(&self, taken: &Taken) -> Ledger {
        let mut next = 100;
        let mut fresh = || {
            next += 1;
            id(next)
        };
        let sheet = Sheet {
            drawing: id(90),
            edition: Some(id(91)),
            page: &self.page,
        };
        let network = Topology::of(&self.list);
        let changes = changes(&network, &sheet, &self.offer, taken, &mut fresh);
        let mut ledger = self.list.ledger().clone();
        write(&mut ledger, changes);
        ledger
    }

    fn cell(&self, id: &str) -> u32 {
        let at = self.page.cells.iter().position(|cell| cell.id == id);
        u32::try_from(at.unwrap()).unwrap()
    }
}

fn zone_of(ledger: &Ledger, unit: EntityId) -> Option<EntityId> {
    let list = DeviceList::new(ledger);
    let network = Topology::of(&list);
    network.unit(unit).unwrap().zone()
}

#[test]
fn what_is_certain_is_proposed_and_what_the_ledger_says_stays() {
    let trial = trial(KNOWN);
    let network = Topology::of(&trial.list);
    let taken = proposed(&network, &trial.offer);
    let [fw, m, z, inner] = ["fw", "m", "z", "in"].map(|id| trial.cell(id));
    assert_eq!(taken.shapes.get(&fw), Some(&Take::Known(id(10))));
    assert_eq!(taken.shapes.get(&m), Some(&Take::Known(id(11))));
    assert_eq!(taken.shapes.len(), 2);
    assert_eq!(
        taken.zones.get(&z),
        Some(&Take::New("検査 ゾーン".to_owned()))
    );
    assert_eq!(taken.zones.get(&inner), Some(&Take::New("奥".to_owned())));
    // The firewall is in no zone; the monitor is in another, and stays there.
    assert_eq!(taken.moved.iter().copied().collect::<Vec<_>>(), [fw]);
    let shape = |cell: u32| {
        trial
            .offer
            .shapes
            .iter()
            .find(|it| it.cell == cell)
            .unwrap()
    };
    let moved = |cell| move_of(&network, &trial.offer, &taken, shape(cell));
    assert_eq!(moved(m), Move::Differs(id(1)));
    assert_eq!(moved(trial.cell("p1")), Move::None);
    let after = trial.take(&taken);
    assert_eq!(zone_of(&after, id(11)), Some(id(1)));
    let zone = zone_of(&after, id(10)).unwrap();
    let zone = Zone::find(&after, &zone).unwrap();
    assert_eq!(zone.record().text("name"), Some("検査 ゾーン"));
    // What was taken is known the next time.
    let list = DeviceList::new(&after);
    let network = Topology::of(&list);
    let again = proposed(&network, &trial.offer);
    assert_eq!(again.zones.get(&z), Some(&Take::Known(zone.id())));
    assert!(again.moved.is_empty());
}

#[test]
fn a_zone_of_the_same_name_is_taken_for_it_and_a_moved_device_follows_the_drawing() {
    let trial = trial(&KNOWN.replace("name=病棟", "name=奥"));
    let network = Topology::of(&trial.list);
    let mut taken = proposed(&network, &trial.offer);
    let m = trial.cell("m");
    assert_eq!(
        taken.zones.get(&trial.cell("in")),
        Some(&Take::Known(id(1)))
    );
    let shape = trial.offer.shapes.iter().find(|it| it.cell == m).unwrap();
    assert_eq!(move_of(&network, &trial.offer, &taken, shape), Move::Same);
    // Without the inner container it is drawn in the outer one.
    taken.zones.insert(trial.cell("in"), Take::Leave);
    assert_eq!(
        move_of(&network, &trial.offer, &taken, shape),
        Move::Differs(id(1))
    );
    taken.moved.insert(m);
    let after = trial.take(&taken);
    assert_eq!(zone_of(&after, id(11)), zone_of(&after, id(10)));
}

#[test]
fn new_devices_have_one_model_for_a_name_their_address_and_their_zone() {
    let trial = trial(KNOWN);
    let mut taken = Taken::default();
    let [z, p1, p2] = ["z", "p1", "p2"].map(|id| trial.cell(id));
    taken.zones.insert(z, Take::New("検査".to_owned()));
    for cell in [p1, p2] {
        taken.shapes.insert(cell, Take::New("解析PC".to_owned()));
    }
    let after = trial.take(&taken);
    assert_eq!(after.records(Kind::Unit.as_str()).count(), 4);
    assert_eq!(after.records(Kind::Model.as_str()).count(), 1);
    let list = DeviceList::new(&after);
    let network = Topology::of(&list);
    let made: Vec<_> = network
        .units
        .iter()
        .filter(|unit| ![id(10), id(11)].contains(&unit.id))
        .collect();
    assert_eq!(made.len(), 2);
    for unit in &made {
        assert!(unit.zone().is_some());
        assert_eq!(unit.ports.len(), 1);
        let model = unit.unit.model().shown().known().unwrap();
        assert_eq!(model.record().text("trade_name"), Some("解析PC"));
    }
    let addresses: Vec<_> = made
        .iter()
        .filter_map(|unit| {
            unit.ports[0]
                .interface
                .record()
                .text("ipv4")
                .map(str::to_owned)
        })
        .collect();
    assert_eq!(addresses, ["10.9.0.7"]);
}

#[test]
fn lines_become_links_once_and_what_was_taken_is_marked_once() {
    let trial = trial(KNOWN);
    let network = Topology::of(&trial.list);
    let mut taken = proposed(&network, &trial.offer);
    taken.links = trial.offer.links.iter().map(|link| link.cell).collect();
    let after = trial.take(&taken);
    let links: Vec<_> = Link::all(&after).collect();
    assert_eq!(links.len(), 1);
    assert_eq!(links[0].ends(), Some((id(10), id(11))));
    assert_eq!(links[0].record().text("name"), Some("HL7 結果"));
    let marks: Vec<_> = Mark::of(&after, id(90)).collect();
    assert_eq!(marks.len(), 4);
    let of = |key| {
        marks
            .iter()
            .find(|mark| mark.target().shown().known() == Some(key))
    };
    let pin = of(ElementKey::Unit(id(10))).unwrap();
    assert_eq!(pin.form().shown().known(), Some(Form::Pin));
    assert_eq!(pin.shape().shown().known(), Some("fw"));
    assert_eq!(pin.edition(), Some(id(91)));
    // The corner: x 100 of 1000, y 150 of 500.
    assert_eq!(pin.record().text("points"), Some("1000,3000"));
    let zone = zone_of(&after, id(10));
    let area = of(ElementKey::Zone(zone)).unwrap();
    assert_eq!(area.record().text("points"), Some("1000,2000 6000,8000"));
    let again = Trial {
        list: DeviceList::new(&after),
        ..trial
    };
    let network = Topology::of(&again.list);
    let mut taken = proposed(&network, &again.offer);
    taken.links = again.offer.links.iter().map(|link| link.cell).collect();
    let last = again.take(&taken);
    assert_eq!(Mark::of(&last, id(90)).count(), 4);
    assert_eq!(Link::all(&last).count(), 1);
}

#[test]
fn containers_of_one_name_are_one_zone() {
    let trial = trial(KNOWN);
    let mut taken = Taken::default();
    taken
        .zones
        .insert(trial.cell("z"), Take::New("病棟".to_owned()));
    taken
        .zones
        .insert(trial.cell("in"), Take::New("病棟".to_owned()));
    let after = trial.take(&taken);
    assert_eq!(after.records(Kind::Zone.as_str()).count(), 1);
    taken
        .zones
        .insert(trial.cell("z"), Take::New("ICU".to_owned()));
    taken
        .zones
        .insert(trial.cell("in"), Take::New("ＩＣＵ".to_owned()));
    let after = trial.take(&taken);
    let zones: Vec<_> = Zone::all(&after).collect();
    assert_eq!(zones.len(), 2);
    assert!(
        zones
            .iter()
            .all(|zone| zone.record().reference("parent").is_none())
    );
}

#[test]
fn the_name_of_a_device_is_its_label_without_addresses() {
    assert_eq!(device_name("解析PC\n10.9.0.7 fe80::1"), "解析PC");
    assert_eq!(device_name("00-11-22-33-44-55"), "");
    assert_eq!(device_name(" PC  1.2 "), "PC 1.2");
}

#[test]
fn nothing_is_taken_of_what_is_left() {
    let trial = trial(KNOWN);
    let after = trial.take(&Taken::default());
    assert_eq!(after.records(Kind::Zone.as_str()).count(), 1);
    assert_eq!(Mark::all(&after).count(), 0);
}
