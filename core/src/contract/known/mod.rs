//! What the ledger knows of a contract. What it does not know, or says differently of two devices, stays open.

mod missing;

use std::collections::BTreeSet;

pub use missing::documents_missing;

use super::{annex::Facts, field::Field, words::Both};
use crate::{
    agreement::view::Contract,
    catalogue::{
        choice::{Choice, by_code},
        field::Kind,
    },
    device::view::{label::Label, model::ModelFields, unit::DeviceUnit},
    facility::{
        hospital_name,
        roles::{ContactPurpose, OrganizationRole},
        view::{Organization, Person},
    },
    ident::{date::PartialDate, id::EntityId},
    ledger::{state::Ledger, state::Record, table::Presence},
    network::choices::{AUTHENTICATION, METHODS, OPENING, OWNERS},
    view::{entity::Entity, reading::Reading},
};

/// What a contract is about.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Subject {
    /// The devices.
    pub units: Vec<EntityId>,
    /// The company that the contract is with. The vendor is the marketing-authorisation holder of the devices, if all have the
    /// same, and otherwise this one.
    pub vendor: Option<EntityId>,
    /// The remote-maintenance line.
    pub line: Option<EntityId>,
    /// The trust boundary.
    pub boundary: Option<EntityId>,
}

/// Returns what the ledger knows of a subject.
#[must_use]
pub fn facts(ledger: &Ledger, subject: &Subject) -> Facts {
    let mut facts = Facts::new();
    let mut set = |field: Field, text: Option<Both>| {
        if let Some(text) = text {
            facts.insert(field, text);
        }
    };
    set(Field::Hospital, hospital_name(ledger).map(Both::same));
    let units: Vec<DeviceUnit<'_>> = subject
        .units
        .iter()
        .filter_map(|id| DeviceUnit::find(ledger, id))
        .filter(|unit| unit.presence() != Presence::Deleted)
        .collect();
    set(Field::Devices, devices(&units));
    // A contract may be with a dealer: the maker of the devices is the one whom the clauses mean.
    let maker = agreed(&units, |unit| {
        unit.manufacturer().shown().known().map(|it| it.id())
    });
    let vendor = maker.or(subject.vendor);
    set(Field::Vendor, vendor.and_then(|id| company(ledger, id)));
    for (field, text) in desks(ledger, vendor) {
        set(field, text);
    }
    let of_units = |company_of: &dyn Fn(&DeviceUnit<'_>) -> Option<EntityId>| {
        agreed(&units, company_of).and_then(|id| company(ledger, id))
    };
    set(
        Field::Dealer,
        of_units(&|unit| Some(unit.dealer().shown().known()?.id())),
    );
    set(
        Field::Lessor,
        of_units(&|unit| Some(unit.lessor().shown().known()?.id())),
    );
    set(
        Field::Repairer,
        of_units(&|unit| Some(unit.repairer().shown().known()?.id())),
    );
    let ends = units.iter().map(|unit| unit.end_of_life().shown().known());
    set(Field::EndOfLife, dates(ends));
    let ends = units
        .iter()
        .map(|unit| unit.end_of_support().shown().known());
    set(Field::EndOfSupport, dates(ends));
    let operator = subject
        .line
        .and_then(|id| there(ledger, Kind::Line, id)?.reference("organization"))
        .and_then(|id| Organization::find(ledger, &id))
        .filter(|company| company.has_role(OrganizationRole::NetworkOperator));
    set(
        Field::NetworkOperator,
        operator.and_then(|it| company(ledger, it.id())),
    );
    if let Some(line) = subject.line.and_then(|id| there(ledger, Kind::Line, id)) {
        for (field, text) in of_line(ledger, &line) {
            set(field, text);
        }
    }
    let boundary = subject
        .boundary
        .and_then(|id| there(ledger, Kind::Boundary, id));
    if let Some(boundary) = boundary {
        let text = |field: &str| undisputed(&boundary, field).map(Both::same);
        set(Field::Boundary, text("name"));
        set(Field::BoundaryPoint, text("point"));
        set(Field::BoundaryInside, text("inside"));
        set(Field::BoundaryOutside, text("outside"));
    }
    facts
}

fn of_line(ledger: &Ledger, line: &Record<'_>) -> [(Field, Option<Both>); 9] {
    let text = |field: &str| undisputed(line, field).map(Both::same);
    let word = |field: &str, list: &'static [Choice]| {
        let choice = by_code(list, undisputed(line, field)?)?;
        Some(Both {
            ja: choice.japanese().to_owned(),
            en: choice.english().to_owned(),
        })
    };
    let zone = line
        .reference("zone")
        .and_then(|id| there(ledger, Kind::Zone, id));
    [
        (Field::Line, text("name")),
        (Field::LineMethod, word("method", METHODS)),
        (Field::LineOwner, word("line_owner", OWNERS)),
        (Field::RouterOwner, word("router_owner", OWNERS)),
        (
            Field::LineZone,
            zone.and_then(|zone| zone.text("name").map(Both::same)),
        ),
        (
            Field::LineAuthentication,
            word("authentication", AUTHENTICATION),
        ),
        (Field::LineOpening, word("opening", OPENING)),
        (Field::LinePermittedBy, text("permitted_by")),
        (Field::LineLoggedBy, text("logged_by")),
    ]
}

/// Returns what a contract itself says.
#[must_use]
pub fn of_contract(contract: &Contract<'_>) -> Facts {
    let text = |field: &str| undisputed(&contract.record(), field).map(Both::same);
    let date = |it: Reading<'_, PartialDate>| Some(Both::same(&it.known()?.to_string()));
    let [day, night] = contract.of_hospital();
    let hospital = day.or(night);
    let [day, night] = contract.of_vendor();
    let vendor = day.or(night);
    let said = [
        (Field::StartDate, date(contract.starts_on())),
        (Field::EndDate, date(contract.ends_on())),
        (Field::EndNotice, text("notice_months")),
        (Field::Window, text("window")),
        (Field::Response, text("response_hours")),
        (Field::Restore, text("restore_hours")),
        (
            Field::HospitalEmergency,
            hospital.and_then(|it| desk(it.name(), it.phone())),
        ),
        (
            Field::VendorEmergency,
            vendor.and_then(|it| desk(it.name(), it.phone())),
        ),
    ];
    said.into_iter()
        .filter_map(|(field, text)| Some((field, text?)))
        .collect()
}

/// Whom to ask about security and to call in an emergency, at the hospital and at a company: the first one of each purpose.
fn desks(ledger: &Ledger, vendor: Option<EntityId>) -> [(Field, Option<Both>); 4] {
    let of_hospital = |purpose: ContactPurpose| {
        let mut people = Person::all(ledger);
        let found = people.find(|it| is_for(it.purposes(), purpose))?;
        desk(found.name(), found.phone())
    };
    let of_vendor = |purpose: ContactPurpose| {
        let company = Organization::find(ledger, &vendor?)?;
        let mut contacts = company.contacts();
        let found = contacts.find(|it| is_for(it.purposes(), purpose))?;
        desk(found.name(), found.phone())
    };
    let (security, emergency) = (ContactPurpose::Security, ContactPurpose::Emergency);
    [
        (Field::HospitalSecurity, of_hospital(security)),
        (Field::HospitalEmergency, of_hospital(emergency)),
        (Field::VendorSecurity, of_vendor(security)),
        (Field::VendorEmergency, of_vendor(emergency)),
    ]
}

fn is_for(purposes: Reading<'_, Vec<ContactPurpose>>, purpose: ContactPurpose) -> bool {
    let known = purposes.shown().known();
    known.is_some_and(|purposes| purposes.contains(&purpose))
}

/// Somebody to call: by name, with the number.
fn desk(name: Reading<'_, &str>, phone: Reading<'_, &str>) -> Option<Both> {
    let name = name.shown().known()?;
    Some(match phone.shown().known() {
        Some(phone) => Both {
            ja: format!("{name}（{phone}）"),
            en: format!("{name} ({phone})"),
        },
        None => Both::same(name),
    })
}

/// What a record says, where not two people say different things: in a paper that is open.
fn undisputed<'a>(record: &Record<'a>, field: &str) -> Option<&'a str> {
    record.text(field).filter(|_| !record.is_conflict(field))
}

fn there(ledger: &Ledger, kind: Kind, id: EntityId) -> Option<Record<'_>> {
    let record = ledger.record(kind.as_str(), &id)?;
    (record.presence() != Presence::Deleted).then_some(record)
}

fn company(ledger: &Ledger, id: EntityId) -> Option<Both> {
    let record = there(ledger, Kind::Organization, id)?;
    record.text("name").map(Both::same)
}

/// What all devices say; `None` where one says nothing, or another thing.
fn agreed(
    units: &[DeviceUnit<'_>],
    of: impl Fn(&DeviceUnit<'_>) -> Option<EntityId>,
) -> Option<EntityId> {
    let said: BTreeSet<Option<EntityId>> = units.iter().map(of).collect();
    match said.len() {
        1 => said.into_iter().next().flatten(),
        _ => None,
    }
}

/// The devices by name and number.
fn devices(units: &[DeviceUnit<'_>]) -> Option<Both> {
    let names = |open: &str, close: &str| -> Vec<String> {
        let labels = units.iter().map(DeviceUnit::label);
        let named = labels.map(|Label { name, number }| match (name, number) {
            (Some(name), Some(number)) => Some(format!("{name}{open}{number}{close}")),
            (name, number) => name.or(number),
        });
        named.flatten().collect()
    };
    let ja = names("（", "）").join("、");
    let en = names(" (", ")").join(", ");
    (!ja.is_empty()).then_some(Both { ja, en })
}

/// The date of all devices; where they differ the first and the last. `None` where one has none.
fn dates(ends: impl Iterator<Item = Option<PartialDate>>) -> Option<Both> {
    let ends: Option<BTreeSet<PartialDate>> = ends.collect();
    let ends = ends?;
    let (first, last) = (ends.first()?, ends.last()?);
    if first == last {
        return Some(Both::same(&first.to_string()));
    }
    Some(Both {
        ja: format!("機器により{first}から{last}まで"),
        en: format!("from {first} to {last}, by device"),
    })
}
