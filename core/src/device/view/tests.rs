use super::{
    interface::NetworkInterface,
    model::{DeviceModel, ModelFields},
    unit::DeviceUnit,
};
use crate::{
    device::terms::{DeviceClass, Status},
    facility::{
        roles::{OrganizationRole, PersonRole},
        view::{Contact, Department, Organization, Person},
    },
    ident::{
        date::PartialDate,
        id::{EntityId, ReplicaId},
        timestamp::Timestamp,
    },
    ledger::{
        changes::ChangeSet,
        commit::{SealedCommit, Source},
        edit::Authorship,
        state::Ledger,
        value::{Unknown, ValueRef},
    },
    view::{entity::Entity, reading::Reading},
};

const UNIT: u8 = 1;
const MODEL: u8 = 40;
const MAKER: u8 = 50;
const WARD: u8 = 70;

fn id(n: u8) -> EntityId {
    EntityId::from_random([n; 16])
}

fn commit(ledger: &Ledger, replica: u8, changes: ChangeSet) -> SealedCommit {
    let who = Authorship {
        replica: ReplicaId::from_random([replica; 16]),
        author: String::new(),
        at: Timestamp::default(),
    };
    ledger.next_commit(who, Source::action("edit"), "", changes)
}

/// One entity a line: kind, number, then fields separated by `; `. `#50` is the id of number 50.
fn entities(changes: &mut ChangeSet, lines: &str) {
    for line in lines.lines() {
        let mut words = line.splitn(3, ' ');
        let kind = words.next().unwrap();
        let n = words.next().unwrap().parse().unwrap();
        for (field, text) in words
            .next()
            .unwrap()
            .split("; ")
            .filter_map(|pair| pair.split_once('='))
        {
            let reference = text.strip_prefix('#').and_then(|n| n.parse().ok());
            let text = reference.map_or(text.to_owned(), |n| id(n).to_string());
            changes.set_text(kind, id(n), field, &text);
        }
    }
}

/// A pump of a maker in a ward, plugged in, with a dealer that has a desk.
const ENTITIES: &str = "\
organization 50 name=㈱ミナト計測; roles=marketing_authorisation_holder,repairer
organization 51 name=カモメ商会; roles=dealer,something_new
contact 60 organization=#50; name=サービス窓口; email=Desk@Minato.example
department 70 name=ICU
person 80 name=山田 花子; roles=device_safety_manager; department=#70; email=内線のみ
model 40 trade_name=輸液ポンプ; manufacturer=#50; device_class=III; os=ITRON; end_of_support=令和12年3月
model 40 udi_di=06291041500213; jmdn_code=1234
unit 1 asset_number=ME-1; serial_number=-; model=#40; department=#70; room=処置室; status=in_use; os=Linux
unit 1 dealer=#51; lessor=？; repairer=#99; responsible=#80; extra:購入価格=1200; zone=Z-1
interface 20 unit=#1; mac=00:1b:2c:3d:4e:5f; protocols=DICOM:104, 5000-5010
";

fn ledger() -> Ledger {
    let mut changes = ChangeSet::new();
    entities(&mut changes, ENTITIES);
    let unit = id(UNIT);
    changes.set(
        "unit",
        unit,
        "firmware",
        ValueRef::Unknown(Unknown::Refused),
    );
    changes.set(
        "unit",
        unit,
        "last_patch",
        ValueRef::Foreign("{\"newer\":1}"),
    );
    changes.set("unit", unit, "note", ValueRef::Cleared);
    let mut ledger = Ledger::new();
    let first = commit(&ledger, 1, changes);
    ledger.apply(&first).unwrap();
    ledger
}

fn unit(ledger: &Ledger) -> DeviceUnit<'_> {
    DeviceUnit::find(ledger, &id(UNIT)).unwrap()
}

#[test]
fn fields_read_as_what_they_mean_or_say_why_not() {
    let ledger = ledger();
    let unit = unit(&ledger);
    let asset = unit.asset_number().known().map(|number| number.key());
    assert_eq!(asset.as_deref(), Some("me-1"));
    assert_eq!(unit.serial_number(), Reading::Unfit("-"));
    assert_eq!(unit.status(), Reading::Known(Status::InUse));
    assert_eq!(unit.firmware(), Reading::Unknown(Unknown::Refused));
    assert_eq!(unit.last_patch(), Reading::Foreign("{\"newer\":1}"));
    assert_eq!(unit.note(), Reading::Absent);
    assert_eq!(unit.building(), Reading::Absent);
    assert_eq!(unit.place(), ["ICU", "処置室"]);
    assert_eq!(unit.label().to_string(), "輸液ポンプ\u{3000}ME-1");
}

#[test]
fn a_unit_counts_before_its_model() {
    let ledger = ledger();
    let unit = unit(&ledger);
    assert_eq!(unit.os(), Reading::Known("Linux"));
    assert_eq!(unit.device_class(), Reading::Known(DeviceClass::III));
    assert_eq!(
        unit.end_of_support().known(),
        PartialDate::new(2030, Some(3), None).ok()
    );
    assert_eq!(unit.jmdn_code(), Reading::Unfit("1234"));
    assert_eq!(
        unit.udi_di().map(|udi| udi.to_string()),
        Reading::Known("06291041500213".into())
    );
    let model = DeviceModel::find(&ledger, &id(MODEL)).unwrap();
    assert_eq!(model.os(), Reading::Known("ITRON"));
    let maker = unit.manufacturer().known().unwrap();
    assert_eq!(
        (maker.id(), maker.name()),
        (id(MAKER), Reading::Known("㈱ミナト計測"))
    );
}

#[test]
fn references_lead_to_entities_or_keep_their_text() {
    let ledger = ledger();
    let unit = unit(&ledger);
    let dealer: Organization<'_> = unit.dealer().known().unwrap();
    assert_eq!(dealer.roles(), Reading::Unfit("dealer,something_new"));
    assert!(!dealer.has_role(OrganizationRole::Dealer));
    let gone = id(99).to_string();
    assert!(matches!(unit.repairer(), Reading::Unfit(text) if text == gone));
    assert!(matches!(unit.lessor(), Reading::Unfit("？")));
    let ports: Vec<NetworkInterface<'_>> = unit.interfaces().collect();
    let [port] = ports.as_slice() else {
        panic!("{ports:?}")
    };
    assert_eq!(port.unit().known().map(|unit| unit.id()), Some(id(UNIT)));
    assert_eq!(
        port.mac().map(|mac| mac.to_string()),
        Reading::Known("00:1b:2c:3d:4e:5f".into())
    );
    assert_eq!(port.protocols(), Reading::Unfit("DICOM:104, 5000-5010"));
}

#[test]
fn companies_have_contacts_and_departments_have_people() {
    let ledger = ledger();
    let maker = Organization::find(&ledger, &id(MAKER)).unwrap();
    assert!(maker.has_role(OrganizationRole::Repairer));
    let contacts: Vec<Contact<'_>> = maker.contacts().collect();
    let mail: Vec<_> = contacts
        .iter()
        .map(|desk| desk.email().map(|mail| mail.to_string()))
        .collect();
    assert_eq!(mail, [Reading::Known("Desk@minato.example".to_owned())]);
    let ward = Department::find(&ledger, &id(WARD)).unwrap();
    let people: Vec<Person<'_>> = ward.people().collect();
    let [person] = people.as_slice() else {
        panic!("{people:?}")
    };
    assert!(person.has_role(PersonRole::DeviceSafetyManager));
    assert_eq!(person.email(), Reading::Unfit("内線のみ"));
    assert_eq!(person.department().known().map(|d| d.id()), Some(id(WARD)));
}

#[test]
fn a_view_keeps_the_fields_that_it_does_not_know() {
    let ledger = ledger();
    let others: Vec<_> = unit(&ledger).other_fields().collect();
    assert_eq!(
        others,
        [
            ("extra:購入価格", ValueRef::Text("1200")),
            ("zone", ValueRef::Text("Z-1")),
        ]
    );
}

#[test]
fn a_conflict_keeps_all_that_was_said() {
    let base = ledger();
    let edit = |replica: u8, room: &str, class: &str| {
        let mut changes = ChangeSet::new();
        changes.set_text("unit", id(UNIT), "room", room);
        changes.set_text("model", id(MODEL), "device_class", class);
        commit(&base, replica, changes)
    };
    let (ours, theirs) = (edit(2, "A", "II"), edit(3, "B", "いち"));
    let mut ledger = base.clone();
    ledger.apply(&ours).unwrap();
    ledger.apply(&theirs).unwrap();
    let unit = unit(&ledger);
    let room = unit.room();
    assert_eq!(room.clone().known(), None);
    let Reading::Conflict(all) = &room else {
        panic!("{room:?}")
    };
    assert_eq!(all.len(), 2);
    assert_eq!(room.clone().shown(), all[0]);
    assert!(all.contains(&Reading::Known("A")) && all.contains(&Reading::Known("B")));
    let Reading::Conflict(all) = unit.device_class() else {
        panic!("no conflict")
    };
    assert!(
        all.contains(&Reading::Known(DeviceClass::II)) && all.contains(&Reading::Unfit("いち"))
    );
}

#[test]
fn a_device_of_which_nothing_is_known_has_an_empty_label() {
    let mut changes = ChangeSet::new();
    entities(&mut changes, "unit 1 asset_number=-; model_number=なし");
    let mut ledger = Ledger::new();
    let first = commit(&ledger, 1, changes);
    ledger.apply(&first).unwrap();
    assert!(unit(&ledger).label().is_empty());
}
