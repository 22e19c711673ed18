//! What is on a card, looked up in the ledger.

use daicho_core::catalogue::field::Kind;
use daicho_core::device::joined;
use daicho_core::device::list::DeviceList;
use daicho_core::device::view::unit::DeviceUnit;
use daicho_core::directory::Directory;
use daicho_core::directory::code::{Code, Subject, code};
use daicho_core::facility::view::Department;
use daicho_core::ident::date::PartialDate;
use daicho_core::ident::id::EntityId;
use daicho_core::ledger::table::Presence;
use daicho_core::topology::Topology;
use daicho_core::view::entity::Entity;
use yew::prelude::*;

use crate::i18n::Texts;
use crate::pages::devices::words;

/// What is on a card.
pub(super) struct Card {
    /// Of a joined device the one that stands for it.
    pub(super) subject: Subject,
    pub(super) title: AttrValue,
    /// Numbers and place.
    pub(super) lines: Vec<AttrValue>,
    pub(super) department: Option<EntityId>,
    pub(super) directory: Directory,
    pub(super) code: Option<Code>,
}

impl Card {
    /// Looks up what is on a card; `None` where there is no such device or department.
    pub(super) fn of(
        t: Texts,
        list: &DeviceList,
        subject: Subject,
        today: PartialDate,
    ) -> Option<Self> {
        match subject {
            Subject::Unit(id) => Self::of_unit(t, list, id, today),
            Subject::Department(id) => Self::of_department(t, list, id, today),
        }
    }

    fn of_unit(t: Texts, list: &DeviceList, id: EntityId, today: PartialDate) -> Option<Self> {
        let ledger = list.ledger();
        let unit = DeviceUnit::find(ledger, &joined::resolve(ledger, id))?;
        if unit.presence() == Presence::Deleted {
            return None;
        }
        let number = |key: &str, number: Option<String>| {
            Some(AttrValue::from(format!(
                "{} {}",
                words::label(t, key),
                number?
            )))
        };
        let asset = unit.asset_number().shown().known();
        let serial = unit.serial_number().shown().known();
        let place = unit.place().join(" ");
        let lines = [
            number("asset_number", asset.map(|number| number.to_string())),
            number("serial_number", serial.map(|number| number.to_string())),
            (!place.is_empty()).then(|| AttrValue::from(place)),
        ];
        let subject = Subject::Unit(unit.id());
        Some(Self {
            subject,
            title: title(t, &unit),
            lines: lines.into_iter().flatten().collect(),
            department: unit.department().shown().known().map(|it| it.id()),
            directory: Directory::of_unit(&Topology::of(list), &unit, today),
            code: code(subject),
        })
    }

    fn of_department(
        t: Texts,
        list: &DeviceList,
        id: EntityId,
        today: PartialDate,
    ) -> Option<Self> {
        let ledger = list.ledger();
        let department = Department::find(ledger, &id)?;
        if department.presence() == Presence::Deleted {
            return None;
        }
        let subject = Subject::Department(id);
        let directory = Directory::of_department(&Topology::of(list), &department, today);
        Some(Self {
            subject,
            title: words::name(t, ledger, Kind::Department, &id.to_string()),
            lines: vec![t.with("contacts-devices", &[("count", directory.devices.into())])],
            department: None,
            directory,
            code: code(subject),
        })
    }
}

/// By what the device is called; its numbers stand below.
fn title(t: Texts, unit: &DeviceUnit<'_>) -> AttrValue {
    let label = unit.label();
    match label.name.clone() {
        Some(name) => name.into(),
        None => words::title(t, &label),
    }
}
