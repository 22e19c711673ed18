//! Which devices contracts cover: those that are named, those that a named one was joined to, and all of a model that is named.
//!
//! A device that was disposed of, or deleted, is covered no more: it is gone, and what still names it is told so.

use hashbrown::{HashMap, HashSet};

use crate::{
    agreement::view::Contract,
    catalogue::field::Kind,
    device::{joined, terms::Status, view::unit::DeviceUnit},
    ident::id::EntityId,
    ledger::{state::Ledger, table::Presence},
    network::member::Member,
    view::entity::Entity,
};

/// The devices of a ledger, and what contracts cover.
#[derive(Clone, Debug)]
pub struct Devices {
    /// Those that are there and not disposed of, in the order of the ledger.
    pub all: Vec<EntityId>,
    present: HashSet<EntityId>,
    by_model: HashMap<EntityId, Vec<EntityId>>,
    /// What belongs to each contract.
    members: HashMap<EntityId, Vec<Covered>>,
}

#[derive(Clone, Copy, Debug)]
enum Covered {
    Unit(EntityId),
    Model(EntityId),
    /// Something that is not there any more.
    Gone,
}

impl Devices {
    /// Looks through the devices and what belongs to contracts.
    #[must_use]
    pub fn of(ledger: &Ledger) -> Self {
        let mut devices = Self {
            all: Vec::new(),
            present: HashSet::new(),
            by_model: HashMap::new(),
            members: HashMap::new(),
        };
        for unit in DeviceUnit::all(ledger) {
            let id = unit.id();
            let is_gone = unit.status().known() == Some(Status::Disposed);
            if is_gone || joined::resolve(ledger, id) != id {
                continue;
            }
            devices.all.push(id);
            devices.present.insert(id);
            if let Some(model) = unit.record().reference("model") {
                devices.by_model.entry(model).or_default().push(id);
            }
        }
        for Member { group, element } in Member::all(ledger) {
            let covered = devices.what(ledger, element);
            devices.members.entry(group).or_default().push(covered);
        }
        devices
    }

    fn what(&self, ledger: &Ledger, element: EntityId) -> Covered {
        let model = ledger.record(Kind::Model.as_str(), &element);
        if model.is_some_and(|model| model.presence() != Presence::Deleted) {
            return Covered::Model(element);
        }
        let unit = joined::resolve(ledger, element);
        if self.present.contains(&unit) {
            Covered::Unit(unit)
        } else {
            Covered::Gone
        }
    }

    /// The devices that a contract covers, each once, and how many of what it covered are gone.
    #[must_use]
    pub fn covered(&self, contract: EntityId) -> (Vec<EntityId>, usize) {
        let mut units = Vec::new();
        let mut seen = HashSet::new();
        let mut gone = 0;
        for covered in self.members.get(&contract).into_iter().flatten() {
            let found: &[EntityId] = match covered {
                Covered::Unit(id) => std::slice::from_ref(id),
                Covered::Model(model) => self.by_model.get(model).map_or(&[], Vec::as_slice),
                Covered::Gone => {
                    gone += 1;
                    &[]
                }
            };
            units.extend(found.iter().filter(|id| seen.insert(**id)));
        }
        (units, gone)
    }
}

/// Lists the contracts that name a device, one that was joined to it, or its model.
///
/// One look at what belongs to contracts: where many devices are asked for, [`Devices`] is quicker.
pub fn covering(ledger: &Ledger, unit: EntityId) -> impl Iterator<Item = Contract<'_>> {
    let record = ledger.record(Kind::Unit.as_str(), &unit);
    let model = record.and_then(|record| record.reference("model"));
    let names =
        |element: EntityId| Some(element) == model || joined::resolve(ledger, element) == unit;
    let groups: HashSet<EntityId> = Member::all(ledger)
        .filter(|member| names(member.element))
        .map(|member| member.group)
        .collect();
    Contract::all(ledger).filter(move |contract| groups.contains(&contract.id()))
}
