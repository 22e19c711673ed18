//! Somebody who can be reached, and what is known of how.

use super::phone::dial;
use crate::{
    catalogue::field::Kind,
    facility::{
        roles::ContactPurpose,
        view::{Contact, Person},
    },
    ident::{date::PartialDate, id::EntityId},
    ledger::changes::ChangeSet,
    view::{entity::Entity, reading::Reading},
};

/// After so many days nobody should rely on a number that was not tried.
const LASTS: i32 = 365;

/// A number or address as it is written.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Way {
    /// The text.
    pub text: String,
    /// Where a link leads that dials or writes: `tel:…` or `mailto:…`; `None` where the text is not surely one number or
    /// address.
    pub link: Option<String>,
}

/// Since when what is known of a desk was made sure of.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Confirmed {
    /// Within a year.
    Lately(PartialDate),
    /// More than a year ago.
    LongAgo(PartialDate),
    /// On a day that is still to come: a slip of the pen.
    Ahead(PartialDate),
    /// Never, as far as the ledger knows.
    Never,
    /// Something that is no date.
    Unreadable(String),
}

impl Confirmed {
    /// Tells of a day what it means on `today`. Of a month or year the first day counts: nobody knows that it was later.
    #[must_use]
    pub fn on(day: PartialDate, today: PartialDate) -> Self {
        let left = day.first_day().days_left(today);
        if left > 0 {
            Self::Ahead(day)
        } else if left < -LASTS {
            Self::LongAgo(day)
        } else {
            Self::Lately(day)
        }
    }
}

/// Somebody who can be reached: a person of the hospital, a contact of a company.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Desk {
    /// Whether it is a person or a contact.
    pub kind: Kind,
    /// Its id.
    pub id: EntityId,
    /// By what it is called.
    pub name: Option<String>,
    /// What a contact is there for, in the hospital's words.
    pub does: Option<String>,
    /// Telephone numbers; several only where people contradict each other.
    pub phones: Vec<Way>,
    /// Mail addresses, likewise.
    pub mails: Vec<Way>,
    /// What it can be reached for, as far as that is stated.
    pub purposes: Vec<ContactPurpose>,
    /// When somebody answers.
    pub hours: Option<String>,
    /// Since when this is sure.
    pub confirmed: Confirmed,
}

impl Desk {
    /// Returns what is known of a contact of a company.
    #[must_use]
    pub fn of_contact(contact: &Contact<'_>, today: PartialDate) -> Self {
        Self {
            kind: Kind::Contact,
            id: contact.id(),
            name: text(contact.name()),
            does: text(contact.role()),
            phones: phones(contact.phone()),
            mails: ways(contact.email(), |mail| Some(format!("mailto:{mail}"))),
            purposes: purposes(contact.purposes()),
            hours: text(contact.hours()),
            confirmed: confirmed(contact.confirmed_on(), today),
        }
    }

    /// Returns what is known of a person of the hospital.
    #[must_use]
    pub fn of_person(person: &Person<'_>, today: PartialDate) -> Self {
        Self {
            kind: Kind::Person,
            id: person.id(),
            name: text(person.name()),
            does: None,
            phones: phones(person.phone()),
            mails: ways(person.email(), |mail| Some(format!("mailto:{mail}"))),
            purposes: purposes(person.purposes()),
            hours: text(person.hours()),
            confirmed: confirmed(person.confirmed_on(), today),
        }
    }

    /// Whether it can be reached for a purpose, if it is there for that: an emergency needs a telephone.
    #[must_use]
    pub const fn is_reachable_for(&self, purpose: ContactPurpose) -> bool {
        match purpose {
            ContactPurpose::Emergency | ContactPurpose::Night => !self.phones.is_empty(),
            ContactPurpose::Security | ContactPurpose::Daily => {
                !self.phones.is_empty() || !self.mails.is_empty()
            }
        }
    }
}

/// Returns the change that says: what is known of a person or contact was made sure of on `today`.
#[must_use]
pub fn confirm(kind: Kind, id: EntityId, today: PartialDate) -> ChangeSet {
    let mut changes = ChangeSet::new();
    changes.set_text(kind.as_str(), id, "confirmed_on", &today.to_string());
    changes
}

/// Returns the text of a field, also one that does not fit: a person can still read it.
fn text(reading: Reading<'_, &str>) -> Option<String> {
    match reading.shown() {
        Reading::Known(text) | Reading::Unfit(text) => Some(text.to_owned()),
        Reading::Absent | Reading::Unknown(_) | Reading::Foreign(_) | Reading::Conflict(_) => None,
    }
}

fn phones(reading: Reading<'_, &str>) -> Vec<Way> {
    ways(reading, |text| {
        dial(text).map(|number| format!("tel:{number}"))
    })
}

/// Lists what a field says, everything where people contradict each other: in an emergency both are tried.
fn ways<T: ToString>(
    reading: Reading<'_, T>,
    link: impl Fn(&str) -> Option<String> + Copy,
) -> Vec<Way> {
    match reading {
        Reading::Known(known) => {
            let text = known.to_string();
            let link = link(&text);
            vec![Way { text, link }]
        }
        // A mark such as `-` is no number.
        Reading::Unfit(text) if text.chars().any(char::is_alphanumeric) => vec![Way {
            text: text.to_owned(),
            link: None,
        }],
        Reading::Conflict(all) => all.into_iter().flat_map(|one| ways(one, link)).collect(),
        Reading::Absent | Reading::Unfit(_) | Reading::Unknown(_) | Reading::Foreign(_) => {
            Vec::new()
        }
    }
}

/// Lists the purposes that this version knows; where people contradict each other, those of all.
fn purposes(reading: Reading<'_, Vec<ContactPurpose>>) -> Vec<ContactPurpose> {
    let mut found = match reading {
        Reading::Known(known) => known,
        Reading::Unfit(text) => text
            .split(',')
            .filter_map(|code| ContactPurpose::from_code(code.trim()))
            .collect(),
        Reading::Conflict(all) => all.into_iter().flat_map(purposes).collect(),
        Reading::Absent | Reading::Unknown(_) | Reading::Foreign(_) => Vec::new(),
    };
    found.sort_unstable();
    found.dedup();
    found
}

fn confirmed(reading: Reading<'_, PartialDate>, today: PartialDate) -> Confirmed {
    match reading {
        Reading::Known(day) => Confirmed::on(day, today),
        Reading::Unfit(text) | Reading::Foreign(text) => Confirmed::Unreadable(text.to_owned()),
        // What both sides agree on at least: the earliest.
        Reading::Conflict(all) => all
            .into_iter()
            .filter_map(Reading::known)
            .min()
            .map_or(Confirmed::Never, |day| Confirmed::on(day, today)),
        Reading::Absent | Reading::Unknown(_) => Confirmed::Never,
    }
}
