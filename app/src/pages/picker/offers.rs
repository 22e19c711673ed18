//! What a picker offers: zones and devices by their names, prepared for searching.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use daicho_core::catalogue::field::Kind;
use daicho_core::device::list::DeviceList;
use daicho_core::device::view::model::ModelFields;
use daicho_core::device::view::unit::DeviceUnit;
use daicho_core::ident::id::EntityId;
use daicho_core::ident::text::search_key;
use daicho_core::network::terms::Equipment;
use daicho_core::topology::Topology;
use daicho_core::view::entity::Entity;
use yew::AttrValue;

use crate::i18n::Texts;
use crate::pages::devices::words;

/// How many are offered at once; typing a word more finds the others.
pub(in crate::pages) const FIRST: usize = 50;

/// How many groups stand before single devices.
const GROUPS: usize = 10;

/// One thing to choose, or several that are chosen together.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::pages) struct Offer {
    pub(in crate::pages) ids: Vec<EntityId>,
    pub(in crate::pages) name: AttrValue,
    /// What tells it from others of the name: where it stands, how many they are.
    pub(in crate::pages) more: AttrValue,
    key: String,
}

impl Offer {
    fn new(ids: Vec<EntityId>, name: AttrValue, more: String, words: &str) -> Rc<Self> {
        let key = search_key(&format!("{name} {more} {words}"));
        Rc::new(Self {
            ids,
            name,
            more: more.into(),
            key,
        })
    }
}

/// What a picker offers, in the order in which it is offered.
#[derive(Clone, Debug, Default)]
pub(in crate::pages) struct Offers {
    all: Vec<Rc<Offer>>,
    single: BTreeMap<EntityId, usize>,
}

impl PartialEq for Offers {
    fn eq(&self, other: &Self) -> bool {
        let same = |(one, other): (&Rc<Offer>, &Rc<Offer>)| Rc::ptr_eq(one, other);
        self.all.len() == other.all.len() && self.all.iter().zip(&other.all).all(same)
    }
}

impl Offers {
    fn of(all: Vec<Rc<Offer>>) -> Self {
        let single = all.iter().enumerate().filter_map(|(nth, offer)| {
            let [id] = offer.ids.as_slice() else {
                return None;
            };
            Some((*id, nth))
        });
        let single = single.collect();
        Self { all, single }
    }

    /// Returns what offers one thing.
    pub(in crate::pages) fn get(&self, id: EntityId) -> Option<&Rc<Offer>> {
        self.all.get(*self.single.get(&id)?)
    }

    /// Lists the first offers in which every typed word is found, and which would add something to `chosen`.
    pub(in crate::pages) fn find(&self, typed: &str, chosen: &[EntityId]) -> Vec<Rc<Offer>> {
        let typed = search_key(typed);
        let words: Vec<&str> = typed.split(' ').filter(|word| !word.is_empty()).collect();
        let chosen: BTreeSet<EntityId> = chosen.iter().copied().collect();
        let mut groups = 0;
        let mut found = Vec::new();
        for offer in &self.all {
            let is_found = words.iter().all(|word| offer.key.contains(word));
            if !is_found || offer.ids.iter().all(|id| chosen.contains(id)) {
                continue;
            }
            if offer.ids.len() > 1 {
                groups += 1;
                if groups > GROUPS {
                    continue;
                }
            }
            found.push(Rc::clone(offer));
            if found.len() == FIRST {
                break;
            }
        }
        found
    }
}

/// Everything that can be offered, prepared once for all pickers of a form.
#[derive(Clone, Debug, Default)]
pub(in crate::pages) struct Shelf {
    zones: Vec<Rc<Offer>>,
    devices: Vec<(Option<Equipment>, Rc<Offer>)>,
    groups: Vec<Rc<Offer>>,
}

impl Shelf {
    pub(in crate::pages) fn of(t: Texts, list: &DeviceList) -> Self {
        let network = Topology::of(list);
        let mut zones: Vec<Rc<Offer>> = network
            .zones
            .nodes()
            .iter()
            .map(|node| {
                let name = words::name(t, network.ledger, Kind::Zone, &node.zone.id().to_string());
                let more = t.get("register-offer-zone").to_string();
                Offer::new(vec![node.zone.id()], name, more, "")
            })
            .collect();
        zones.sort_by(|one, other| one.key.cmp(&other.key));
        Self {
            zones,
            devices: devices(t, list),
            groups: groups(t, list, &network),
        }
    }

    /// Zones, then devices.
    pub(in crate::pages) fn places(&self) -> Offers {
        let devices = self.devices.iter().map(|(_, offer)| offer);
        Offers::of(self.zones.iter().chain(devices).cloned().collect())
    }

    /// Devices of one model or of one maker in one zone together, then single ones.
    pub(in crate::pages) fn devices(&self) -> Offers {
        let devices = self.devices.iter().map(|(_, offer)| offer);
        Offers::of(self.groups.iter().chain(devices).cloned().collect())
    }

    /// Devices that stop what passes.
    pub(in crate::pages) fn firewalls(&self) -> Offers {
        let is_one =
            |kind: &Option<Equipment>| matches!(kind, Some(Equipment::Firewall | Equipment::Utm));
        let found = self.devices.iter().filter(|(kind, _)| is_one(kind));
        Offers::of(found.map(|(_, offer)| Rc::clone(offer)).collect())
    }

    /// All devices, those of the network first.
    pub(in crate::pages) fn routers(&self) -> Offers {
        let of_network = self.devices.iter().filter(|(kind, _)| kind.is_some());
        let others = self.devices.iter().filter(|(kind, _)| kind.is_none());
        Offers::of(
            of_network
                .chain(others)
                .map(|(_, offer)| Rc::clone(offer))
                .collect(),
        )
    }
}

/// What else a device is found by.
const SEARCHED: [&str; 6] = [
    "serial_number",
    "model_number",
    "generic_name",
    "manufacturer",
    "ipv4",
    "host_name",
];

fn devices(t: Texts, list: &DeviceList) -> Vec<(Option<Equipment>, Rc<Offer>)> {
    let ledger = list.ledger();
    let Some(units) = ledger.table(Kind::Unit.as_str()) else {
        return Vec::new();
    };
    let offer = |row: &u32| {
        let unit = DeviceUnit::find(ledger, units.ids().get(*row as usize)?)?;
        let name = words::title(t, &unit.label());
        let searched = SEARCHED.iter().filter_map(|field| list.text(*row, field));
        let searched = searched.collect::<Vec<_>>().join(" ");
        let offer = Offer::new(vec![unit.id()], name, unit.place().join(" "), &searched);
        Some((unit.equipment().shown().known(), offer))
    };
    list.rows().iter().filter_map(offer).collect()
}

fn groups(t: Texts, list: &DeviceList, network: &Topology<'_>) -> Vec<Rc<Offer>> {
    let ledger = list.ledger();
    let maker = list.reader("manufacturer");
    let mut by_zone: BTreeMap<(EntityId, EntityId), Vec<EntityId>> = BTreeMap::new();
    for unit in &network.units {
        let row = u32::try_from(unit.unit.record().row()).unwrap_or(u32::MAX);
        let maker = maker
            .value(row)
            .and_then(|found| found.value.text()?.parse().ok());
        if let (Some(zone), Some(maker)) = (unit.zone(), maker) {
            by_zone.entry((zone, maker)).or_default().push(unit.id);
        }
    }
    let mut by_model: BTreeMap<EntityId, Vec<EntityId>> = BTreeMap::new();
    let tables = [Kind::Unit, Kind::Model].map(|kind| ledger.table(kind.as_str()));
    if let [Some(units), Some(models)] = tables {
        for row in list.rows() {
            let model = list
                .model_row(*row)
                .and_then(|row| models.ids().get(row as usize));
            if let (Some(unit), Some(model)) = (units.ids().get(*row as usize), model) {
                by_model.entry(*model).or_default().push(*unit);
            }
        }
    }
    let name =
        |kind: Kind, id: &EntityId| words::name(t, ledger, kind, &id.to_string()).to_string();
    let count = |ids: &[EntityId]| {
        t.with("network-devices", &[("count", ids.len().into())])
            .to_string()
    };
    let of_zone = by_zone.into_iter().map(|((zone, maker), ids)| {
        let args = [
            ("zone", name(Kind::Zone, &zone).into()),
            ("maker", name(Kind::Organization, &maker).into()),
        ];
        let (called, more) = (t.with("register-offer-maker", &args), count(&ids));
        Offer::new(ids, called, more, "")
    });
    let of_model = by_model.into_iter().map(|(model, ids)| {
        let args = [("model", name(Kind::Model, &model).into())];
        let (called, more) = (t.with("register-offer-model", &args), count(&ids));
        Offer::new(ids, called, more, "")
    });
    let mut found: Vec<Rc<Offer>> = of_zone
        .chain(of_model)
        .filter(|offer| offer.ids.len() > 1)
        .collect();
    found.sort_by(|one, other| one.key.cmp(&other.key));
    found
}
