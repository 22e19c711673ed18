//! Models of devices, and what a unit has from its model.

use crate::{
    catalogue::field::Kind,
    device::{
        approval::ApprovalNumber, fields::model::MODEL, jmdn::JmdnCode, terms::Connectivity,
        terms::DeviceClass, udi::Udi,
    },
    facility::view::Organization,
    ident::date::{PartialDate, japanese::parse_japanese_date},
    ledger::state::Record,
    network::terms::Equipment,
    view::{
        entity::{Entity, entity},
        parse,
        reading::Reading,
    },
};

entity!(
    /// What a maker sells: all units of one product have this in common.
    DeviceModel,
    Kind::Model,
    [MODEL]
);

/// Reads a date in any spelling of Japanese lists.
pub(super) fn date(text: &str) -> Option<PartialDate> {
    parse_japanese_date(text).ok()
}

/// What is known of a model, and of a unit through its model.
pub trait ModelFields<'a> {
    /// Returns the records that hold the fields, the one that counts first in front.
    fn layers(&self) -> [Option<Record<'a>>; 2];

    /// Reads a field of the first record that says anything of it.
    fn layered<T>(&self, field: &str, parse: impl Fn(&'a str) -> Option<T>) -> Reading<'a, T> {
        let mut layers = self.layers().into_iter().flatten();
        let read = |record: Record<'a>| Reading::of(&record, field, &parse);
        layers
            .find_map(|record| Some(read(record)).filter(|reading| !reading.is_absent()))
            .unwrap_or(Reading::Absent)
    }

    /// Returns the trade name (販売名).
    #[must_use]
    fn trade_name(&self) -> Reading<'a, &'a str> {
        self.layered("trade_name", parse::name)
    }

    /// Returns the model number (型式).
    #[must_use]
    fn model_number(&self) -> Reading<'a, &'a str> {
        self.layered("model_number", parse::name)
    }

    /// Returns the marketing-authorisation holder (製造販売業者).
    #[must_use]
    fn manufacturer(&self) -> Reading<'a, Organization<'a>> {
        let ledger = self
            .layers()
            .into_iter()
            .flatten()
            .map(|record| record.ledger())
            .next();
        self.layered("manufacturer", |text| {
            Organization::find(ledger?, &text.parse().ok()?)
        })
    }

    /// Returns the generic name (一般的名称).
    #[must_use]
    fn generic_name(&self) -> Reading<'a, &'a str> {
        self.layered("generic_name", parse::text)
    }

    /// Returns the code of the generic name.
    #[must_use]
    fn jmdn_code(&self) -> Reading<'a, JmdnCode> {
        self.layered("jmdn_code", |text| text.parse().ok())
    }

    /// Returns the class by risk.
    #[must_use]
    fn device_class(&self) -> Reading<'a, DeviceClass> {
        self.layered("device_class", DeviceClass::from_code)
    }

    /// Returns the number under which it may be sold.
    #[must_use]
    fn approval_number(&self) -> Reading<'a, ApprovalNumber> {
        self.layered("approval_number", |text| text.parse().ok())
    }

    /// Returns the device identifier; where somebody stored a whole UDI, with its production identifiers.
    #[must_use]
    fn udi_di(&self) -> Reading<'a, Udi> {
        self.layered("udi_di", |text| text.parse().ok())
    }

    /// Returns the operating system.
    #[must_use]
    fn os(&self) -> Reading<'a, &'a str> {
        self.layered("os", parse::text)
    }

    /// Returns the version of the operating system.
    #[must_use]
    fn os_version(&self) -> Reading<'a, &'a str> {
        self.layered("os_version", parse::text)
    }

    /// Returns the version of the device's own software.
    #[must_use]
    fn software_version(&self) -> Reading<'a, &'a str> {
        self.layered("software_version", parse::text)
    }

    /// Returns what it is in the network, if it is equipment of the network.
    #[must_use]
    fn equipment(&self) -> Reading<'a, Equipment> {
        self.layered("equipment_kind", Equipment::from_code)
    }

    /// Returns by what it connects.
    #[must_use]
    fn connectivity(&self) -> Reading<'a, Connectivity> {
        self.layered("connectivity", Connectivity::from_code)
    }

    /// Returns whether it takes removable media.
    #[must_use]
    fn removable_media(&self) -> Reading<'a, bool> {
        self.layered("removable_media", parse::yes_no)
    }

    /// Returns when it came on the market.
    #[must_use]
    fn released_on(&self) -> Reading<'a, PartialDate> {
        self.layered("released_on", date)
    }

    /// Returns the end of life (EOL): the last day of sale or of full support, as the maker says.
    #[must_use]
    fn end_of_life(&self) -> Reading<'a, PartialDate> {
        self.layered("end_of_life", date)
    }

    /// Returns the end of support (EOS).
    #[must_use]
    fn end_of_support(&self) -> Reading<'a, PartialDate> {
        self.layered("end_of_support", date)
    }

    /// Returns the note on the model.
    #[must_use]
    fn model_note(&self) -> Reading<'a, &'a str> {
        self.layered("model_note", parse::text)
    }
}

impl<'a> ModelFields<'a> for DeviceModel<'a> {
    fn layers(&self) -> [Option<Record<'a>>; 2] {
        [Some(self.record()), None]
    }
}
