//! Units: single devices.

use super::{
    interface::NetworkInterface,
    label::Label,
    model::{DeviceModel, ModelFields, date},
};
use crate::{
    catalogue::field::Kind,
    device::{
        fields::{model::MODEL, unit::UNIT},
        joined,
        number::{AssetNumber, SerialNumber},
        terms::{Acquisition, Status},
    },
    facility::view::{Department, Organization, Person},
    ident::date::PartialDate,
    ledger::state::Record,
    view::{
        entity::{Entity, entity},
        parse,
        reading::Reading,
    },
};

entity!(
    /// One device that stands somewhere. What it has from its model is read through [`ModelFields`].
    DeviceUnit,
    Kind::Unit,
    [UNIT, MODEL]
);

impl<'a> ModelFields<'a> for DeviceUnit<'a> {
    fn layers(&self) -> [Option<Record<'a>>; 2] {
        let model = self.model().shown().known();
        [Some(self.record()), model.map(|model| model.record())]
    }
}

impl<'a> DeviceUnit<'a> {
    /// Returns by what people call it.
    #[must_use]
    pub fn label(&self) -> Label {
        Label::of(self)
    }

    /// Returns the hospital's number.
    #[must_use]
    pub fn asset_number(&self) -> Reading<'a, AssetNumber> {
        self.read("asset_number", |text| text.parse().ok())
    }

    /// Returns the maker's number.
    #[must_use]
    pub fn serial_number(&self) -> Reading<'a, SerialNumber> {
        self.read("serial_number", |text| text.parse().ok())
    }

    /// Returns its model.
    #[must_use]
    pub fn model(&self) -> Reading<'a, DeviceModel<'a>> {
        self.refer("model")
    }

    /// Lists its network interfaces and those of units that were joined to it, in the order of the ledger.
    pub fn interfaces(&self) -> impl Iterator<Item = NetworkInterface<'a>> {
        joined::interfaces(self.record().ledger(), self.id())
    }

    /// Returns whose it is.
    #[must_use]
    pub fn department(&self) -> Reading<'a, Department<'a>> {
        self.refer("department")
    }

    /// Returns the building it stands in.
    #[must_use]
    pub fn building(&self) -> Reading<'a, &'a str> {
        self.text("building")
    }

    /// Returns the floor.
    #[must_use]
    pub fn floor(&self) -> Reading<'a, &'a str> {
        self.text("floor")
    }

    /// Returns the room.
    #[must_use]
    pub fn room(&self) -> Reading<'a, &'a str> {
        self.text("room")
    }

    /// Returns department, building, floor and room, as far as they are known.
    #[must_use]
    pub fn place(&self) -> Vec<&'a str> {
        let department = self.department().shown().known();
        let department = department.map_or(Reading::Absent, |department| department.name());
        [department, self.building(), self.floor(), self.room()]
            .into_iter()
            .filter_map(|part| part.shown().known())
            .collect()
    }

    /// Returns who answers for it.
    #[must_use]
    pub fn responsible(&self) -> Reading<'a, Person<'a>> {
        self.refer("responsible")
    }

    /// Returns what it is used for at present.
    #[must_use]
    pub fn status(&self) -> Reading<'a, Status> {
        self.read("status", Status::from_code)
    }

    /// Returns how the hospital came by it.
    #[must_use]
    pub fn acquisition(&self) -> Reading<'a, Acquisition> {
        self.read("acquisition", Acquisition::from_code)
    }

    /// Returns who sold it.
    #[must_use]
    pub fn dealer(&self) -> Reading<'a, Organization<'a>> {
        self.refer("dealer")
    }

    /// Returns who lets it.
    #[must_use]
    pub fn lessor(&self) -> Reading<'a, Organization<'a>> {
        self.refer("lessor")
    }

    /// Returns who repairs it.
    #[must_use]
    pub fn repairer(&self) -> Reading<'a, Organization<'a>> {
        self.refer("repairer")
    }

    /// Returns when it was installed.
    #[must_use]
    pub fn installed_on(&self) -> Reading<'a, PartialDate> {
        self.read("installed_on", date)
    }

    /// Returns when it is to be replaced.
    #[must_use]
    pub fn replacement_planned(&self) -> Reading<'a, PartialDate> {
        self.read("replacement_planned", date)
    }

    /// Returns whether somebody says that it is on a network; see [`crate::device::connection`] for what addresses tell.
    #[must_use]
    pub fn network_connection(&self) -> Reading<'a, bool> {
        self.read("network_connection", parse::yes_no)
    }

    /// Returns what the connection is for.
    #[must_use]
    pub fn network_purpose(&self) -> Reading<'a, &'a str> {
        self.text("network_purpose")
    }

    /// Returns the firmware.
    #[must_use]
    pub fn firmware(&self) -> Reading<'a, &'a str> {
        self.text("firmware")
    }

    /// Returns the protection against malware.
    #[must_use]
    pub fn malware_protection(&self) -> Reading<'a, &'a str> {
        self.text("malware_protection")
    }

    /// Returns when it was last patched.
    #[must_use]
    pub fn last_patch(&self) -> Reading<'a, PartialDate> {
        self.read("last_patch", date)
    }

    /// Returns whether it has a line for remote maintenance.
    #[must_use]
    pub fn remote_maintenance(&self) -> Reading<'a, bool> {
        self.read("remote_maintenance", parse::yes_no)
    }

    /// Returns how that line is connected.
    #[must_use]
    pub fn remote_maintenance_method(&self) -> Reading<'a, &'a str> {
        self.text("remote_maintenance_method")
    }

    /// Returns the note.
    #[must_use]
    pub fn note(&self) -> Reading<'a, &'a str> {
        self.text("note")
    }
}
