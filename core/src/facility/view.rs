//! Companies with their contacts, and the hospital's departments and people, as typed values.

use super::{
    email::EmailAddress,
    fields,
    roles::{ContactPurpose, OrganizationRole, PersonRole},
};
use crate::{
    catalogue::field::Kind,
    ident::date::PartialDate,
    view::{
        entity::{Entity, entity},
        parse,
        reading::Reading,
    },
};

entity!(
    /// A company: marketing-authorisation holder, dealer, lessor, repairer, IT vendor.
    Organization,
    Kind::Organization,
    [fields::ORGANIZATION]
);

entity!(
    /// A desk or person of a company.
    Contact,
    Kind::Contact,
    [fields::CONTACT]
);

entity!(
    /// A ward, clinic or office of the hospital.
    Department,
    Kind::Department,
    [fields::DEPARTMENT]
);

entity!(
    /// A person of the hospital.
    Person,
    Kind::Person,
    [fields::PERSON]
);

impl<'a> Organization<'a> {
    /// Returns its name.
    #[must_use]
    pub fn name(&self) -> Reading<'a, &'a str> {
        self.read("name", parse::name)
    }

    /// Returns what it does for the hospital. A role of a newer version makes all of them unfit.
    #[must_use]
    pub fn roles(&self) -> Reading<'a, Vec<OrganizationRole>> {
        self.read("roles", |text| {
            parse::codes(text, OrganizationRole::from_code)
        })
    }

    /// Whether it surely has a role.
    #[must_use]
    pub fn has_role(&self, role: OrganizationRole) -> bool {
        self.roles()
            .known()
            .is_some_and(|roles| roles.contains(&role))
    }

    /// Lists those at the company who can be called or written to.
    pub fn contacts(&self) -> impl Iterator<Item = Contact<'a>> {
        Contact::referring(self.record().ledger(), "organization", self.id())
    }

    /// Returns the note.
    #[must_use]
    pub fn note(&self) -> Reading<'a, &'a str> {
        self.text("note")
    }
}

impl<'a> Contact<'a> {
    /// Returns the company.
    #[must_use]
    pub fn organization(&self) -> Reading<'a, Organization<'a>> {
        self.refer("organization")
    }

    /// Returns what it is there for, in the hospital's words.
    #[must_use]
    pub fn role(&self) -> Reading<'a, &'a str> {
        self.text("role")
    }
}

impl<'a> Department<'a> {
    /// Returns its name.
    #[must_use]
    pub fn name(&self) -> Reading<'a, &'a str> {
        self.read("name", parse::name)
    }

    /// Lists its people.
    pub fn people(&self) -> impl Iterator<Item = Person<'a>> {
        Person::referring(self.record().ledger(), "department", self.id())
    }

    /// Returns the note.
    #[must_use]
    pub fn note(&self) -> Reading<'a, &'a str> {
        self.text("note")
    }
}

impl<'a> Person<'a> {
    /// Returns what the person answers for. A role of a newer version makes all of them unfit.
    #[must_use]
    pub fn roles(&self) -> Reading<'a, Vec<PersonRole>> {
        self.read("roles", |text| parse::codes(text, PersonRole::from_code))
    }

    /// Whether the person surely has a role.
    #[must_use]
    pub fn has_role(&self, role: PersonRole) -> bool {
        self.roles()
            .known()
            .is_some_and(|roles| roles.contains(&role))
    }

    /// Returns where the person works.
    #[must_use]
    pub fn department(&self) -> Reading<'a, Department<'a>> {
        self.refer("department")
    }
}

/// Defines what is read of whoever can be called, at a company or in the hospital.
macro_rules! reachable {
    ($name:ident) => {
        impl<'a> $name<'a> {
            /// Returns the name.
            #[must_use]
            pub fn name(&self) -> Reading<'a, &'a str> {
                self.read("name", parse::name)
            }

            /// Returns the telephone number as it is written.
            #[must_use]
            pub fn phone(&self) -> Reading<'a, &'a str> {
                self.read("phone", parse::name)
            }

            /// Returns the mail address.
            #[must_use]
            pub fn email(&self) -> Reading<'a, EmailAddress> {
                self.read("email", |text| text.parse().ok())
            }

            /// Returns what calls are for. A purpose of a newer version makes all of them unfit.
            #[must_use]
            pub fn purposes(&self) -> Reading<'a, Vec<ContactPurpose>> {
                self.read("purposes", |text| {
                    parse::codes(text, ContactPurpose::from_code)
                })
            }

            /// Returns when somebody answers, in the hospital's words.
            #[must_use]
            pub fn hours(&self) -> Reading<'a, &'a str> {
                self.text("hours")
            }

            /// Returns when somebody last made sure that all this holds.
            #[must_use]
            pub fn confirmed_on(&self) -> Reading<'a, PartialDate> {
                self.read("confirmed_on", |text| text.parse().ok())
            }

            /// Returns the note.
            #[must_use]
            pub fn note(&self) -> Reading<'a, &'a str> {
                self.text("note")
            }
        }
    };
}

reachable!(Contact);
reachable!(Person);
