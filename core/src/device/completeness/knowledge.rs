//! What is known of one field, column by column.

use crate::{
    catalogue::{
        field::{FieldSpec, FieldType, Kind},
        words::{Naming, naming},
    },
    device::{canonical, list::DeviceList},
    ledger::{
        column::Column,
        value::{Unknown, ValueRef},
    },
};

/// What is known of a field of a device; better knowledge stands before worse.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Knowledge {
    /// A value in the form of its field, or one that a newer version wrote.
    Known,
    /// A text that is not in the form of its field.
    Unfit,
    /// Known to be unknown, and why; or not applicable.
    Unknown(Unknown),
    /// Never set, or cleared.
    Blank,
}

impl Knowledge {
    /// Whether nothing is known: blank, or unknown for any reason but that it does not apply.
    #[must_use]
    pub fn is_missing(self) -> bool {
        match self {
            Self::Blank => true,
            Self::Unknown(state) => state != Unknown::NotApplicable,
            Self::Known | Self::Unfit => false,
        }
    }
}

/// One field of all devices. A test of texts is asked once for each distinct text.
pub struct Lens<'a> {
    list: &'a DeviceList,
    field: &'static FieldSpec,
    /// The unit's own values.
    own: Option<Side<'a>>,
    /// Those of its model or interfaces.
    other: Option<(Kind, Side<'a>)>,
}

/// The values of one kind of entity.
struct Side<'a> {
    column: &'a Column,
    /// The texts for which the test holds, by their number; those behind the end count as others.
    marked: Vec<bool>,
}

/// What a row holds.
enum Held {
    /// A text, and whether it is marked.
    Text(bool),
    Unknown(Unknown),
}

impl<'a> Lens<'a> {
    /// Looks at a field of the devices of a list: of units, models or interfaces. Judges every distinct text.
    #[must_use]
    pub fn new(list: &'a DeviceList, field: &'static FieldSpec) -> Self {
        if takes_any_text(field.ty) {
            return Self::unjudged(list, field);
        }
        Self::marking(list, field, |text| is_unfit(field, text))
    }

    /// Looks at a field without judging its texts: each counts as known. Costs nothing to make.
    #[must_use]
    pub fn unjudged(list: &'a DeviceList, field: &'static FieldSpec) -> Self {
        let column = |kind: Kind| {
            let column = list.ledger().table(kind.as_str())?.column(field.key)?;
            let marked = Vec::new();
            Some(Side { column, marked })
        };
        let other = match field.kind {
            Kind::Model | Kind::Interface => column(field.kind).map(|side| (field.kind, side)),
            Kind::Unit
            | Kind::Facility
            | Kind::Department
            | Kind::Person
            | Kind::Organization
            | Kind::Contact
            | Kind::Zone
            | Kind::Link
            | Kind::Line
            | Kind::Boundary
            | Kind::Carried
            | Kind::Contract => None,
        };
        let own = column(Kind::Unit);
        Self {
            list,
            field,
            own,
            other,
        }
    }

    /// Looks for the texts for which a test holds; see [`Lens::is_marked`].
    pub(super) fn marking(
        list: &'a DeviceList,
        field: &'static FieldSpec,
        test: impl Fn(&str) -> bool,
    ) -> Self {
        let mut lens = Self::unjudged(list, field);
        let other = lens.other.as_mut().map(|(_, side)| side);
        for side in lens.own.iter_mut().chain(other) {
            side.marked = side.column.texts().map(&test).collect();
        }
        lens
    }

    /// Returns what is known of the field for the device in a row of the table of units.
    ///
    /// The unit's own value counts, else its model's, or that of the first interface that has one.
    #[must_use]
    pub fn knowledge(&self, row: u32) -> Knowledge {
        match self.find(row, Side::held) {
            Some(Held::Text(false)) => Knowledge::Known,
            Some(Held::Text(true)) => Knowledge::Unfit,
            Some(Held::Unknown(state)) => Knowledge::Unknown(state),
            None => Knowledge::Blank,
        }
    }

    /// Returns what is known of the field for one device, judging its text now.
    #[must_use]
    pub fn judge(&self, row: u32) -> Knowledge {
        match (self.knowledge(row), self.text(row)) {
            (Knowledge::Known, Some(text)) if is_unfit(self.field, text) => Knowledge::Unfit,
            (knowledge, _) => knowledge,
        }
    }

    /// Returns the text of the field, `None` if its value is no text.
    #[must_use]
    pub fn text(&self, row: u32) -> Option<&'a str> {
        let value = |side: &Side<'a>, row: u32| {
            let value = side.column.get(row as usize);
            value.filter(|value| *value != ValueRef::Cleared)
        };
        self.find(row, value).and_then(ValueRef::text)
    }

    /// Whether the device has a text for which the test holds.
    pub(super) fn is_marked(&self, row: u32) -> bool {
        matches!(self.find(row, Side::held), Some(Held::Text(true)))
    }

    /// Asks the columns in the order in which they count.
    fn find<T>(&self, row: u32, ask: impl Fn(&Side<'a>, u32) -> Option<T>) -> Option<T> {
        if let Some(own) = self.own.as_ref().and_then(|side| ask(side, row)) {
            return Some(own);
        }
        let (kind, side) = self.other.as_ref()?;
        if *kind == Kind::Model {
            return ask(side, self.list.model_row(row)?);
        }
        let interfaces = self.list.interfaces(row);
        interfaces.iter().find_map(|row| ask(side, *row))
    }
}

impl Side<'_> {
    /// `None` when the row has no value.
    fn held(&self, row: u32) -> Option<Held> {
        let code = self.column.code(row as usize);
        let value = || self.column.value_of(code);
        if let Some(entry) = code.entry() {
            let marked = self.marked.get(entry).copied().unwrap_or(false);
            // What a newer version wrote is no text that anybody could judge.
            return Some(Held::Text(
                marked && value().is_some_and(|value| value.text().is_some()),
            ));
        }
        match value()? {
            ValueRef::Unknown(state) => Some(Held::Unknown(state)),
            ValueRef::Cleared | ValueRef::Text(_) | ValueRef::Foreign(_) => None,
        }
    }
}

fn is_unfit(field: &'static FieldSpec, text: &str) -> bool {
    // Names and ids are many; nothing else can be wrong with them.
    if matches!(field.ty, FieldType::Name | FieldType::Reference(_)) {
        return naming(text) == Naming::Unclear;
    }
    canonical::read(Some(field), text).is_some_and(|meaning| meaning.unfit.is_some())
}

fn takes_any_text(ty: FieldType) -> bool {
    match ty {
        FieldType::Text | FieldType::LongText | FieldType::Flag => true,
        FieldType::Name
        | FieldType::Reference(_)
        | FieldType::Protocols
        | FieldType::Subnets
        | FieldType::Vlans
        | FieldType::Email
        | FieldType::Phone
        | FieldType::Number
        | FieldType::Date
        | FieldType::Choice(_)
        | FieldType::Choices(_)
        | FieldType::YesNo(_)
        | FieldType::Mac
        | FieldType::Ipv4
        | FieldType::Ipv6
        | FieldType::HostName
        | FieldType::UdiDi
        | FieldType::Jmdn
        | FieldType::Approval => false,
    }
}
