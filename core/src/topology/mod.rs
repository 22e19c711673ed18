//! Which device lies in which zone, what reaches what, and what is wrong with it.
//!
//! | module | what it holds |
//! |---|---|
//! | [`zones`] | the zones as a tree |
//! | [`place`] | the zone of an interface: by hand, by address, by VLAN |
//! | [`standing`] | the devices, each with where it stands |
//! | [`reach`] | ways from zone to zone, and out to the internet |
//! | [`finding`] | what is wrong, and with what |
//! | [`rules`] | how findings are found |
//! | [`suggest`] | zones that addresses and VLANs suggest |
//!
//! Nothing of it is stored: it follows from the ledger.

pub mod finding;
pub mod place;
pub mod reach;
mod rules;
pub mod standing;
pub mod suggest;
pub mod zones;

#[cfg(test)]
mod tests;

use hashbrown::HashMap;

use self::{finding::Finding, standing::Standing, zones::Zones};
use crate::{
    device::list::DeviceList,
    ident::{date::PartialDate, id::EntityId},
    ledger::state::Ledger,
    network::element::ElementKey,
    view::entity::Entity,
};

/// The network of a hospital, as far as its ledger knows it.
#[derive(Clone, Debug)]
pub struct Topology<'a> {
    /// The ledger.
    pub ledger: &'a Ledger,
    /// The zones.
    pub zones: Zones<'a>,
    /// The devices that are not known to be off the network, in the order of the ledger.
    pub units: Vec<Standing<'a>>,
    of_unit: HashMap<EntityId, usize>,
}

impl<'a> Topology<'a> {
    /// Works out where every device of a list stands.
    #[must_use]
    pub fn of(list: &'a DeviceList) -> Self {
        let ledger = list.ledger();
        let zones = Zones::of(ledger);
        let units = standing::all(list, &zones);
        let of_unit = units.iter().enumerate().map(|(nth, unit)| (unit.id, nth));
        Self {
            ledger,
            zones,
            of_unit: of_unit.collect(),
            units,
        }
    }

    /// Finds a device; `None` where it is not on the network, or not there.
    #[must_use]
    pub fn unit(&self, id: EntityId) -> Option<&Standing<'a>> {
        self.units.get(*self.of_unit.get(&id)?)
    }

    /// Lists the devices that an element is drawn for: one, or those of a model in a zone.
    #[must_use]
    pub fn drawn_as(&self, key: ElementKey) -> Vec<&Standing<'a>> {
        match key {
            ElementKey::Unit(id) => self.unit(id).into_iter().collect(),
            ElementKey::Group { zone, model } => {
                let is_meant = |unit: &&Standing<'_>| {
                    let of = unit.unit.model().shown().known();
                    unit.zone() == zone && of.map(|of| of.id()) == model
                };
                self.units.iter().filter(is_meant).collect()
            }
            ElementKey::Zone(_)
            | ElementKey::Vendor(_)
            | ElementKey::Line(_)
            | ElementKey::Link(_)
            | ElementKey::Carried(_)
            | ElementKey::Boundary(_) => Vec::new(),
        }
    }

    /// Lists what is wrong on `today`, what is to be acted upon first.
    #[must_use]
    pub fn findings(&self, today: PartialDate) -> Vec<Finding> {
        rules::all(self, today)
    }
}
