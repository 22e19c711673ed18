//! Which devices contracts cover.

use crate::{
    contract::covered::{Devices, covering},
    ledger::changes::ChangeSet,
    trial::small::{id, list, write},
    view::entity::Entity,
};

/// Device 11 was joined to 10, 13 is disposed of; contract 1 names devices, contract 2 a model.
const LEDGER: &str = "
    model 80 name=CT
    unit 10 asset_number=A1 model=#80
    unit 11 asset_number=A2 model=#80 joined_to=#10
    unit 12 asset_number=A3
    unit 13 asset_number=A4 model=#80 status=disposed
    contract 1 name=一
    contract 2 name=二
    member 1 11
    member 1 12
    member 1 13
    member 1 99
    member 2 80";

#[test]
fn joined_devices_are_followed_and_what_is_gone_is_told() {
    let mut ledger = list(LEDGER).ledger().clone();
    write(&mut ledger, ChangeSet::deletion("unit", id(11)));
    let devices = Devices::of(&ledger);
    assert_eq!(devices.covered(id(1)), (vec![id(10), id(12)], 2));
    assert_eq!(devices.covered(id(2)), (vec![id(10)], 0));
    assert_eq!(devices.covered(id(3)), (Vec::new(), 0));
}

#[test]
fn a_device_finds_its_contracts_from_its_side() {
    let mut ledger = list(LEDGER).ledger().clone();
    write(&mut ledger, ChangeSet::deletion("unit", id(11)));
    let of = |nth: u8| -> Vec<_> { covering(&ledger, id(nth)).map(|it| it.id()).collect() };
    assert_eq!(of(10), [id(1), id(2)]);
    assert_eq!(of(12), [id(1)]);
    // What was disposed of still tells which contracts name it, so that somebody takes it out.
    assert_eq!(of(13), [id(1), id(2)]);
    assert_eq!(of(98), []);
}
