//! The devices of a ledger, and what contracts cover.

use hashbrown::{HashMap, HashSet};

use crate::{
    catalogue::field::Kind,
    device::{joined, terms::Status, view::unit::DeviceUnit},
    ident::id::EntityId,
    ledger::{state::Ledger, table::Presence},
    network::member::Member,
    view::entity::Entity,
};

/// The devices of a ledger, and what contracts cover.
pub(super) struct Devices {
    /// Those that are there and not disposed of, in the order of the ledger.
    pub(super) all: Vec<EntityId>,
    present: HashSet<EntityId>,
    by_model: HashMap<EntityId, Vec<EntityId>>,
    /// What belongs to each contract: a device, told by whether it is one, or a model.
    members: HashMap<EntityId, Vec<Covered>>,
}

enum Covered {
    Unit(EntityId),
    Model(EntityId),
    /// Something that is not there any more.
    Gone,
}

impl Devices {
    pub(super) fn of(ledger: &Ledger) -> Self {
        let mut devices = Self {
            all: Vec::new(),
            present: HashSet::new(),
            by_model: HashMap::new(),
            members: HashMap::new(),
        };
        for unit in DeviceUnit::all(ledger) {
            let id = unit.id();
            let is_gone = unit.status().shown().known() == Some(Status::Disposed);
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
    pub(super) fn covered(&self, contract: EntityId) -> (Vec<EntityId>, usize) {
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
