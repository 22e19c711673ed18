//! Zones, links, lines, boundaries and what is carried in, as typed values.

use super::{
    fields,
    member::Member,
    subnet::Subnets,
    terms::{
        Authentication, CarriedForm, Direction, LinkState, MalwareCheck, Method, Opening, Owner,
        Passage, Purpose, Smb, Trust,
    },
    vlan::Vlans,
};
use crate::{
    catalogue::field::Kind,
    facility::view::{Department, Organization},
    ident::{date::PartialDate, id::EntityId},
    view::{
        entity::{Entity, entity},
        parse,
        reading::Reading,
    },
};

entity!(
    /// A part of the network: a segment, a VLAN, a building, a closed network.
    Zone,
    Kind::Zone,
    [fields::ZONE]
);

entity!(
    /// What crosses between two zones or devices.
    Link,
    Kind::Link,
    [fields::LINK]
);

entity!(
    /// A line by which a vendor reaches devices.
    Line,
    Kind::Line,
    [fields::LINE]
);

entity!(
    /// A trust boundary.
    Boundary,
    Kind::Boundary,
    [fields::BOUNDARY]
);

entity!(
    /// A computer or medium that is carried in.
    Carried,
    Kind::Carried,
    [fields::CARRIED]
);

/// Defines readings of fields by their codes.
macro_rules! coded {
    ($($(#[$doc:meta])* $name:ident $field:literal $term:ident;)+) => {
        $($(#[$doc])*
        #[must_use]
        pub fn $name(&self) -> Reading<'a, $term> {
            self.read($field, $term::from_code)
        })+
    };
}

/// Defines readings of fields that hold any text.
macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident $field:literal;)+) => {
        $($(#[$doc])*
        #[must_use]
        pub fn $name(&self) -> Reading<'a, &'a str> {
            self.text($field)
        })+
    };
}

impl<'a> Zone<'a> {
    coded! {
        /// Returns what it is for.
        purpose "purpose" Purpose;
        /// Returns how far what is in it can be trusted.
        trust "trust" Trust;
    }

    texts! {
        /// Returns in which building it is.
        building "building";
        /// Returns who manages it.
        manager "manager";
        /// Returns the note.
        note "note";
    }

    /// Returns its name.
    #[must_use]
    pub fn name(&self) -> Reading<'a, &'a str> {
        self.read("name", parse::name)
    }

    /// Returns the zone around it.
    #[must_use]
    pub fn parent(&self) -> Reading<'a, Self> {
        self.refer("parent")
    }

    /// Returns its ranges of addresses.
    #[must_use]
    pub fn subnets(&self) -> Reading<'a, Subnets> {
        self.read("subnets", |text| text.parse().ok())
    }

    /// Returns its VLANs.
    #[must_use]
    pub fn vlans(&self) -> Reading<'a, Vlans> {
        self.read("vlans", |text| text.parse().ok())
    }

    /// Returns whose it is.
    #[must_use]
    pub fn department(&self) -> Reading<'a, Department<'a>> {
        self.refer("department")
    }

    /// Returns the vendor who brought it in.
    #[must_use]
    pub fn brought_by(&self) -> Reading<'a, Organization<'a>> {
        self.refer("brought_by")
    }
}

impl<'a> Link<'a> {
    coded! {
        /// Returns the version of SMB that crosses.
        smb "smb" Smb;
        /// Returns the direction in which connections are opened.
        direction "direction" Direction;
        /// Returns how it passes from one zone to the other.
        passage "passage" Passage;
        /// Returns whether it is meant to be.
        state "state" LinkState;
    }

    texts! {
        /// Returns its name.
        name "name";
        /// Returns what it is for.
        purpose "purpose";
        /// Returns what crosses, as the ledger holds it.
        protocols "protocols";
    }

    /// Returns where it begins and ends, zones or devices; `None` where nobody said.
    #[must_use]
    pub fn ends(&self) -> Option<(EntityId, EntityId)> {
        let record = self.record();
        Some((record.reference("from")?, record.reference("to")?))
    }

    /// Returns the firewall on the way.
    #[must_use]
    pub fn firewall(&self) -> Option<EntityId> {
        self.record().reference("firewall")
    }
}

impl<'a> Line<'a> {
    coded! {
        /// Returns how it is connected.
        method "method" Method;
        /// Returns whose the line is.
        line_owner "line_owner" Owner;
        /// Returns whose the router is.
        router_owner "router_owner" Owner;
        /// Returns how those who come in prove who they are.
        authentication "authentication" Authentication;
        /// Returns when it is open.
        opening "opening" Opening;
    }

    texts! {
        /// Returns who permits a connection.
        permitted_by "permitted_by";
        /// Returns who keeps the log.
        logged_by "logged_by";
        /// Returns the contract.
        contract "contract";
    }

    /// Returns its name.
    #[must_use]
    pub fn name(&self) -> Reading<'a, &'a str> {
        self.read("name", parse::name)
    }

    /// Returns the vendor who uses it.
    #[must_use]
    pub fn organization(&self) -> Reading<'a, Organization<'a>> {
        self.refer("organization")
    }

    /// Returns the zone into which it leads.
    #[must_use]
    pub fn zone(&self) -> Reading<'a, Zone<'a>> {
        self.refer("zone")
    }

    /// Returns the router at the hospital's end.
    #[must_use]
    pub fn router(&self) -> Option<EntityId> {
        self.record().reference("router")
    }

    /// Returns when it was last used.
    #[must_use]
    pub fn last_used(&self) -> Reading<'a, PartialDate> {
        self.read("last_used", |text| text.parse().ok())
    }

    /// Returns when somebody last looked over it.
    #[must_use]
    pub fn last_reviewed(&self) -> Reading<'a, PartialDate> {
        self.read("last_reviewed", |text| text.parse().ok())
    }

    /// Lists the devices that it reaches.
    pub fn devices(&self) -> impl Iterator<Item = EntityId> {
        Member::of_group(self.record().ledger(), self.id())
    }
}

impl<'a> Boundary<'a> {
    texts! {
        /// Returns who is responsible inside.
        inside "inside";
        /// Returns who is responsible outside.
        outside "outside";
        /// Returns at which point responsibility changes.
        point "point";
    }

    /// Returns its name.
    #[must_use]
    pub fn name(&self) -> Reading<'a, &'a str> {
        self.read("name", parse::name)
    }

    /// Returns the other party.
    #[must_use]
    pub fn organization(&self) -> Reading<'a, Organization<'a>> {
        self.refer("organization")
    }

    /// Lists the zones and devices that lie inside.
    pub fn elements(&self) -> impl Iterator<Item = EntityId> {
        Member::of_group(self.record().ledger(), self.id())
    }
}

impl<'a> Carried<'a> {
    coded! {
        /// Returns what it is.
        form "form" CarriedForm;
        /// Returns how it is looked over for malware.
        malware_check "malware_check" MalwareCheck;
    }

    /// Returns its name.
    #[must_use]
    pub fn name(&self) -> Reading<'a, &'a str> {
        self.read("name", parse::name)
    }

    /// Returns who carries it in.
    #[must_use]
    pub fn organization(&self) -> Reading<'a, Organization<'a>> {
        self.refer("organization")
    }

    /// Lists the zones and devices that it is plugged into.
    pub fn elements(&self) -> impl Iterator<Item = EntityId> {
        Member::of_group(self.record().ledger(), self.id())
    }
}
