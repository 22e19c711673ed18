//! What becomes of units that are joined, and of what points to them.

use super::{apply, changes, found, imported, name, next, unit};
use crate::{
    device::{
        joined::{joined_into, resolve},
        list::DeviceList,
        view::unit::DeviceUnit,
    },
    ident::id::EntityId,
    ledger::{changes::ChangeSet, state::Ledger, table::Presence, value::Value},
    linkage::{
        distinct, find,
        join::{Chosen, Joining, Names},
        together::join_all,
    },
    view::entity::Entity,
};

fn join(ledger: &Ledger, units: &[&str], chosen: &Chosen) -> ChangeSet {
    let (list, names) = (DeviceList::new(ledger), Names::of(ledger));
    let units: Vec<EntityId> = units.iter().map(|called| unit(called)).collect();
    let joining = Joining::of(&list, &names, &units).expect("units that are there");
    joining.changes(chosen)
}

fn differences(ledger: &Ledger, units: &[&str]) -> Vec<String> {
    let (list, names) = (DeviceList::new(ledger), Names::of(ledger));
    let units: Vec<EntityId> = units.iter().map(|called| unit(called)).collect();
    let joining = Joining::of(&list, &names, &units).expect("units that are there");
    let differences = joining.differences().into_iter().map(|difference| {
        let choices = difference.choices.iter().map(|choice| {
            let text = choice.value.as_ref().text().unwrap_or("?").to_owned();
            format!("{}:{text}", name(&choice.unit))
        });
        let usual = difference
            .usual
            .map_or("-".to_owned(), |usual| usual.to_string());
        format!(
            "{} {} {usual}",
            difference.field,
            choices.collect::<Vec<_>>().join(" ")
        )
    });
    differences.collect()
}

/// What a unit says, in the order of its fields, its interfaces behind.
fn says(ledger: &Ledger, called: &str) -> String {
    let device = DeviceUnit::find(ledger, &unit(called)).expect("a unit");
    let of = |fields: Vec<(&str, Option<&str>)>| {
        let said = fields
            .into_iter()
            .filter(|(field, _)| !["unit", "model"].contains(field));
        said.filter_map(|(field, text)| Some(format!("{field}={}", text?)))
            .collect::<Vec<_>>()
            .join(" ")
    };
    let fields = |record: crate::ledger::state::Record<'_>| {
        of(record
            .fields()
            .map(|(field, value)| (field, value.text()))
            .collect())
    };
    let mut said = vec![fields(device.record())];
    said.extend(
        device
            .interfaces()
            .map(|interface| fields(interface.record())),
    );
    said.join(" | ")
}

#[test]
fn what_only_one_knows_is_kept_and_of_two_values_the_newer() {
    let mut ledger = imported(&[
        "a serial_number=AB-1001 room=ICU note=x status=in_use mac=00:1b:2c:3d:4e:5f",
        "b serial_number=AB-1001 room=HCU floor=3 note=Ｘ mac=00:1b:2c:3d:4e:5f ipv4=10.0.0.1",
    ]);
    assert_eq!(differences(&ledger, &["b", "a"]), ["room a:ICU b:HCU 1"]);
    let set = join(&ledger, &["b", "a"], &Chosen::new());
    apply(&mut ledger, "join", set);
    assert_eq!(
        says(&ledger, "a"),
        "floor=3 note=x room=HCU serial_number=AB-1001 status=in_use | ipv4=10.0.0.1 mac=00:1b:2c:3d:4e:5f"
    );
    assert_eq!(resolve(&ledger, unit("b")), unit("a"));
    assert_eq!(joined_into(&ledger, &unit("a")), [unit("b")]);
    let goes = DeviceUnit::find(&ledger, &unit("b")).expect("its record stays");
    assert_eq!(goes.presence(), Presence::Deleted);
    assert_eq!(goes.room().known(), Some("HCU"));
    assert_eq!(DeviceList::new(&ledger).len(), 1);
    assert_eq!(found(&ledger), [""; 0]);
}

#[test]
fn a_person_chooses() {
    let mut ledger = imported(&[
        "a room=ICU ipv4=10.0.0.1 host_name=ct-1",
        "b room=HCU ipv4=10.0.0.2 host_name=ct-1",
    ]);
    assert_eq!(
        differences(&ledger, &["a", "b"]),
        ["room a:ICU b:HCU 1", "ipv4 a:10.0.0.1 b:10.0.0.2 1"]
    );
    let interface = EntityId::derived("interface", "a");
    let chosen = Chosen::from([
        (
            (unit("a"), "room".to_owned()),
            Value::Text("ICU".to_owned()),
        ),
        (
            (interface, "ipv4".to_owned()),
            Value::Text("10.0.0.1".to_owned()),
        ),
    ]);
    let set = join(&ledger, &["a", "b"], &chosen);
    apply(&mut ledger, "join", set);
    assert_eq!(
        says(&ledger, "a"),
        "room=ICU | host_name=ct-1 ipv4=10.0.0.1"
    );
}

#[test]
fn that_nobody_knows_a_value_never_takes_its_place() {
    let mut ledger = imported(&["a room=ICU asset_number=ME-1 dealer=不明"]);
    let mut set = changes("b asset_number=- dealer=x");
    set.set(
        "unit",
        unit("b"),
        "room",
        crate::ledger::value::ValueRef::Unknown(crate::ledger::value::Unknown::Asked),
    );
    apply(&mut ledger, "import", set);
    assert_eq!(differences(&ledger, &["a", "b"]), [""; 0]);
    let set = join(&ledger, &["a", "b"], &Chosen::new());
    apply(&mut ledger, "join", set);
    assert_eq!(says(&ledger, "a"), "asset_number=ME-1 dealer=x room=ICU");
}

#[test]
fn what_one_model_knows_is_not_lost_with_the_other() {
    let mut ledger = imported(&["a model=M1 os=W7", "b model=M2"]);
    let mut set = ChangeSet::new();
    set.set_text(
        "model",
        EntityId::derived("model", "M2"),
        "end_of_support",
        "2027",
    );
    set.set_text(
        "model",
        EntityId::derived("model", "M1"),
        "jmdn_code",
        "12345678",
    );
    apply(&mut ledger, "edit", set);
    assert_eq!(differences(&ledger, &["a", "b"]).len(), 1);
    let first = EntityId::derived("model", "M1").to_string();
    let chosen = Chosen::from([((unit("a"), "model".to_owned()), Value::Text(first))]);
    for (chosen, said) in [
        (chosen, "end_of_support=2027 os=W7"),
        (Chosen::new(), "jmdn_code=12345678 os=W7"),
    ] {
        let mut ledger = ledger.clone();
        let set = join(&ledger, &["a", "b"], &chosen);
        apply(&mut ledger, "join", set);
        assert_eq!(says(&ledger, "a"), said);
    }
}

#[test]
fn other_interfaces_move_and_those_that_arrive_later_follow() {
    let mut ledger = imported(&["a mac=00:1b:2c:3d:4e:01", "b mac=00:1b:2c:3d:4e:02"]);
    let before = ledger.clone();
    let set = join(&ledger, &["a", "b"], &Chosen::new());
    apply(&mut ledger, "join", set);
    let port = EntityId::derived("interface", "later");
    let mut set = ChangeSet::new();
    set.set_text("interface", port, "unit", &unit("b").to_string());
    set.set_text("interface", port, "mac", "00:1b:2c:3d:4e:03");
    let late = next(&before, 2, 9, "edit", set);
    ledger.apply(&late).expect("a concurrent commit");
    let all = "mac=00:1b:2c:3d:4e:01 | mac=00:1b:2c:3d:4e:02 | mac=00:1b:2c:3d:4e:03";
    assert_eq!(says(&ledger, "a"), format!(" | {all}"));
    let list = DeviceList::new(&ledger);
    assert_eq!(list.interfaces(list.rows()[0]).len(), 3);
}

#[test]
fn undoing_brings_both_back_as_they_were() {
    let mut ledger = imported(&[
        "a room=ICU mac=00:1b:2c:3d:4e:5f",
        "b room=HCU floor=3 mac=00:1b:2c:3d:4e:5f host_name=x",
    ]);
    let before = ["a", "b"].map(|called| says(&ledger, called));
    let set = join(&ledger, &["a", "b"], &Chosen::new());
    let undo = ledger.inverse(&set);
    apply(&mut ledger, "join", set);
    apply(&mut ledger, "undo", undo);
    assert_eq!(["a", "b"].map(|called| says(&ledger, called)), before);
    assert_eq!(found(&ledger).len(), 1);
}

#[test]
fn work_on_a_unit_that_was_joined_meanwhile_is_disputed_and_leads_back_to_the_pair() {
    let mut ledger = imported(&[
        "a mac=00:1b:2c:3d:4e:5f room=ICU",
        "b mac=00:1b:2c:3d:4e:5f room=ICU",
    ]);
    let edit = next(&ledger, 2, 9, "edit", changes("b room=HCU"));
    let set = join(&ledger, &["a", "b"], &Chosen::new());
    apply(&mut ledger, "join", set);
    ledger.apply(&edit).expect("a concurrent commit");
    assert_eq!(resolve(&ledger, unit("b")), unit("b"));
    assert_eq!(found(&ledger), ["a b sure +joined-before"]);
    assert_eq!(differences(&ledger, &["a", "b"]), ["room a:ICU b:HCU 1"]);
    let set = join(&ledger, &["a", "b"], &Chosen::new());
    apply(&mut ledger, "join", set);
    assert_eq!(resolve(&ledger, unit("b")), unit("a"));
    assert!(says(&ledger, "a").starts_with("room=HCU"));
}

#[test]
fn a_dispute_is_not_decided_by_joining() {
    let mut ledger = imported(&["a asset_number=ME-1", "b room=OPE"]);
    let base = ledger.clone();
    for (who, room) in [(2, "ICU"), (3, "HCU")] {
        let sealed = next(&base, who, 5, "edit", changes(&format!("a room={room}")));
        ledger.apply(&sealed).expect("a concurrent commit");
    }
    let set = join(&ledger, &["a", "b"], &Chosen::new());
    apply(&mut ledger, "join", set);
    let record = ledger.record("unit", &unit("a")).expect("a unit");
    assert!(record.is_conflict("room"));
}

#[test]
fn those_told_different_stand_for_those_they_were_joined_to() {
    let mut ledger = imported(&[
        "a note=x",
        "b mac=00:1b:2c:3d:4e:5f",
        "c mac=00:1b:2c:3d:4e:5f",
    ]);
    let told = distinct::tell(&ledger, &unit("b"), &unit("c"));
    apply(&mut ledger, "distinct", told);
    let set = join(&ledger, &["a", "b"], &Chosen::new());
    apply(&mut ledger, "join", set);
    assert_eq!(found(&ledger), [""; 0], "a and c are b and c");
    let back = distinct::take_back(&ledger, &unit("c"), &unit("a"));
    apply(&mut ledger, "distinct", back);
    assert_eq!(found(&ledger), ["a c sure +mac"]);
}

#[test]
fn all_sure_ones_are_joined_at_once_and_chains_are_left() {
    let mut ledger = imported(&[
        "a mac=00:1b:2c:3d:4e:01 room=1\nd serial_number=AB-1001 model=M",
        "b mac=00:1b:2c:3d:4e:01 room=2\ne serial_number=AB-1001 model=M mac=00:1b:2c:3d:4e:02",
        "c mac=00:1b:2c:3d:4e:01 room=3\nf mac=00:1b:2c:3d:4e:02 serial_number=AB-2002 model=M",
    ]);
    let found = find(&ledger);
    let sure = found
        .pairs
        .iter()
        .filter(|pair| pair.likeness == super::Likeness::Sure);
    let mut pairs: Vec<_> = sure.cloned().collect();
    assert_eq!(pairs.len(), 4);
    // d and e are one by serial number; e and f share an address and have different numbers.
    let chain = found.pairs.iter().find(|pair| pair.goes == unit("f"));
    pairs.extend(chain.cloned());
    let together = join_all(&DeviceList::new(&ledger), &pairs, 10);
    assert_eq!((together.devices, together.gone, together.left), (1, 2, 2));
    apply(&mut ledger, "join", together.changes);
    assert!(says(&ledger, "a").starts_with("room=3"));
    assert_eq!(resolve(&ledger, unit("c")), unit("a"));
    assert_eq!(DeviceList::new(&ledger).len(), 4);
}
