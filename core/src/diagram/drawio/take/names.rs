//! What devices are called.

use crate::{
    catalogue::field::Kind,
    device::view::{interface::NetworkInterface, unit::DeviceUnit},
    ident::id::EntityId,
    ledger::state::Ledger,
    topology::place::addresses,
    view::entity::Entity,
};

/// Returns the devices with what may be written on a shape that stands for them: numbers, host names, addresses, and the names of
/// their model, which may be those of several.
#[must_use]
pub fn names(ledger: &Ledger) -> Vec<(EntityId, Vec<String>)> {
    let units = ledger.records(Kind::Unit.as_str());
    let units = units.filter_map(|record| DeviceUnit::find(ledger, &record.id()));
    units.map(|unit| (unit.id(), names_of(&unit))).collect()
}

fn names_of(unit: &DeviceUnit<'_>) -> Vec<String> {
    let own = |field: &str| unit.record().text(field).map(str::to_owned);
    let model = unit.model().shown().known();
    let of_model = |field: &str| {
        let record = model.as_ref()?.record();
        record.text(field).map(str::to_owned)
    };
    let mut names: Vec<String> = ["asset_number", "serial_number"]
        .into_iter()
        .filter_map(own)
        .collect();
    for interface in unit.interfaces() {
        names.extend(of_interface(&interface));
    }
    for field in ["trade_name", "model_number"] {
        names.extend(own(field).or_else(|| of_model(field)));
    }
    names
}

fn of_interface(interface: &NetworkInterface<'_>) -> Vec<String> {
    let record = interface.record();
    let name = record.text("host_name").map(str::to_owned);
    let mac = interface.mac().shown().known().map(|mac| mac.to_string());
    let addresses = addresses(interface).map(|address| address.to_string());
    name.into_iter().chain(mac).chain(addresses).collect()
}
