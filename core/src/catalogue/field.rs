//! The description of one field.

use std::fmt;
use std::str::FromStr;

use super::{choice::Choice, section::Section, survey::SurveyItem};

/// What an entity of the ledger is.
///
/// The texts are part of the file format. A ledger from a newer version may hold kinds that are not listed here; they stay
/// in it untouched.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Kind {
    /// The hospital itself; one per ledger.
    Facility,
    /// A ward, clinic or office of the hospital.
    Department,
    /// A person of the hospital who answers for something.
    Person,
    /// A company: marketing-authorisation holder, dealer, lessor, repairer, IT vendor.
    Organization,
    /// A desk or person of a company that can be called or written to.
    Contact,
    /// What a maker sells: all units of one product have this in common.
    Model,
    /// One device that stands somewhere.
    Unit,
    /// One network interface of a unit.
    Interface,
    /// A part of the network.
    Zone,
    /// What crosses between two zones or devices.
    Link,
    /// A line by which a vendor reaches devices.
    Line,
    /// A trust boundary.
    Boundary,
    /// A computer or medium that is carried in.
    Carried,
    /// A contract with a company.
    Contract,
}

impl Kind {
    /// All kinds, in the order in which files list them.
    pub const ALL: [Self; 14] = [
        Self::Facility,
        Self::Department,
        Self::Person,
        Self::Organization,
        Self::Contact,
        Self::Model,
        Self::Unit,
        Self::Interface,
        Self::Zone,
        Self::Link,
        Self::Line,
        Self::Boundary,
        Self::Carried,
        Self::Contract,
    ];

    /// Returns the text stored in the ledger.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Facility => "facility",
            Self::Department => "department",
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Contact => "contact",
            Self::Model => "model",
            Self::Unit => "unit",
            Self::Interface => "interface",
            Self::Zone => "zone",
            Self::Link => "link",
            Self::Line => "line",
            Self::Boundary => "boundary",
            Self::Carried => "carried",
            Self::Contract => "contract",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A kind that this version does not know.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("unknown kind of entity {0:?}")]
pub struct UnknownKind(pub String);

impl FromStr for Kind {
    type Err = UnknownKind;

    fn from_str(text: &str) -> Result<Self, UnknownKind> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.as_str() == text)
            .ok_or_else(|| UnknownKind(text.to_owned()))
    }
}

/// What the text of a field means, and so how it is parsed, stored and edited.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum FieldType {
    /// One line.
    Text,
    /// One line that names or numbers one thing: a product, a unit, a company. See [`FieldType::names_one`].
    Name,
    /// Several lines. Unknown markers are never recognised in it.
    LongText,
    /// A whole number of zero or more.
    Number,
    /// A year, month or day: `2024`, `2024-04`, `2024-04-01`.
    Date,
    /// One of a fixed list; the code is stored.
    Choice(&'static [Choice]),
    /// Any of a fixed list; the codes are stored in list order, separated by `,`.
    Choices(&'static [Choice]),
    /// `yes` or `no`, with the words that mean them in this field.
    YesNo(&'static [Choice]),
    /// `true`, set by the program only.
    Flag,
    /// The id of another entity. Files carry its name, which import resolves.
    Reference(Kind),
    /// A 48-bit hardware address, stored as `00:1b:2c:3d:4e:5f`.
    Mac,
    /// An IPv4 address, stored in dotted form.
    Ipv4,
    /// An IPv6 address, stored as RFC 5952 writes it.
    Ipv6,
    /// A host name or fully qualified domain name, stored in lower case.
    HostName,
    /// The device identifier of a UDI: a GTIN of 14 digits.
    UdiDi,
    /// A code of eight digits of the Japanese Medical Device Nomenclature.
    Jmdn,
    /// A Japanese approval, certification or notification number.
    Approval,
    /// Names of protocols with their ports, such as `DICOM:104, HL7:2575`.
    Protocols,
    /// Ranges of addresses, such as `192.168.10.0/24, 2001:db8::/32`.
    Subnets,
    /// Numbers and names of VLANs, such as `10, 20-29`.
    Vlans,
    /// A mail address.
    Email,
    /// A telephone number.
    Phone,
}

impl FieldType {
    /// Returns the fixed list of values; empty for other types.
    #[must_use]
    pub const fn choices(self) -> &'static [Choice] {
        match self {
            Self::Choice(list) | Self::Choices(list) | Self::YesNo(list) => list,
            Self::Text
            | Self::Name
            | Self::LongText
            | Self::Number
            | Self::Date
            | Self::Flag
            | Self::Reference(_)
            | Self::Mac
            | Self::Ipv4
            | Self::Ipv6
            | Self::HostName
            | Self::UdiDi
            | Self::Jmdn
            | Self::Approval
            | Self::Protocols
            | Self::Subnets
            | Self::Vlans
            | Self::Email
            | Self::Phone => &[],
        }
    }

    /// Whether a text of the type names, numbers or addresses one thing.
    ///
    /// In such a field なし says that there is none, and a mark such as `-` is a text to look at, not a name.
    #[must_use]
    pub const fn names_one(self) -> bool {
        match self {
            Self::Name
            | Self::Reference(_)
            | Self::Mac
            | Self::Ipv4
            | Self::Ipv6
            | Self::HostName
            | Self::UdiDi
            | Self::Jmdn
            | Self::Approval
            | Self::Protocols
            | Self::Subnets
            | Self::Vlans
            | Self::Email
            | Self::Phone => true,
            Self::Text
            | Self::LongText
            | Self::Number
            | Self::Date
            | Self::Choice(_)
            | Self::Choices(_)
            | Self::YesNo(_)
            | Self::Flag => false,
        }
    }
}

/// Whether a ledger is of use without a field.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Importance {
    /// Every device needs it: without it nobody finds the device or knows whom to ask.
    Essential,
    /// Every device on a network needs it.
    OnNetwork,
    /// Good to have.
    Optional,
}

/// One field of one kind of entity.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct FieldSpec {
    /// Whose field it is.
    pub kind: Kind,
    /// The key under which the ledger stores it: snake_case, unique across model, unit and interface.
    pub key: &'static str,
    /// What its text means.
    pub ty: FieldType,
    /// Where a form shows it.
    pub section: Section,
    /// The words that head its column: Japanese, English, then synonyms.
    ///
    /// The first is what exported files carry and is part of the file format; the second is what files for English readers
    /// carry. After folding no word belongs to two fields, over all kinds.
    pub headers: &'static [&'static str],
    /// The survey item that it answers.
    pub survey: Option<SurveyItem>,
    /// Whether a ledger is of use without it.
    pub importance: Importance,
}

impl FieldSpec {
    /// Returns an optional field that answers no survey item.
    #[must_use]
    pub const fn new(
        kind: Kind,
        key: &'static str,
        ty: FieldType,
        section: Section,
        headers: &'static [&'static str],
    ) -> Self {
        Self {
            kind,
            key,
            ty,
            section,
            headers,
            survey: None,
            importance: Importance::Optional,
        }
    }

    /// Returns the field, needed for every device.
    #[must_use]
    pub const fn essential(mut self) -> Self {
        self.importance = Importance::Essential;
        self
    }

    /// Returns the field, needed for every device on a network.
    #[must_use]
    pub const fn on_network(mut self) -> Self {
        self.importance = Importance::OnNetwork;
        self
    }

    /// Returns the field, answering a survey item.
    #[must_use]
    pub const fn answers(mut self, item: SurveyItem) -> Self {
        self.survey = Some(item);
        self
    }

    /// Returns the header of its column in Japanese files.
    #[must_use]
    pub fn header_ja(&self) -> &'static str {
        self.headers.first().copied().unwrap_or(self.key)
    }

    /// Returns the header of its column in English files.
    #[must_use]
    pub fn header_en(&self) -> &'static str {
        self.headers.get(1).copied().unwrap_or(self.key)
    }

    /// Whether words such as 未確認 or N/A state in this field that the value is unknown.
    ///
    /// In free text they are what somebody wrote, and stay so.
    #[must_use]
    pub const fn takes_unknown(&self) -> bool {
        !matches!(self.ty, FieldType::LongText | FieldType::Flag)
    }

    /// Whether only the program sets it.
    #[must_use]
    pub const fn is_internal(&self) -> bool {
        matches!(self.section, Section::Internal)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_read_back_from_its_text() {
        for kind in Kind::ALL {
            assert_eq!(kind.as_str().parse(), Ok(kind));
        }
        assert_eq!(
            "planet".parse::<Kind>(),
            Err(UnknownKind("planet".to_owned()))
        );
    }
}
