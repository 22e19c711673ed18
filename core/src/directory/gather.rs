//! Who has to do with one device, and who with the devices of a department.

use hashbrown::HashMap;

use super::{
    Directory, Missing, Why,
    named::{Named, one_by_one},
    party::Party,
    reach::Reach,
    role::Role,
};
use crate::{
    catalogue::field::Kind,
    device::{
        terms::{Acquisition, Status},
        view::{model::ModelFields, unit::DeviceUnit},
    },
    facility::{
        roles::{OrganizationRole, PersonRole},
        view::{Department, Organization, Person},
    },
    ident::{date::PartialDate, id::EntityId},
    ledger::{table::Presence, value::Unknown},
    network::view::Line,
    topology::Topology,
    view::{entity::Entity, reading::Reading},
};

impl Directory {
    /// Gathers who has to do with a device, as of `today`.
    #[must_use]
    pub fn of_unit(network: &Topology<'_>, unit: &DeviceUnit<'_>, today: PartialDate) -> Self {
        let mut gather = Gather::new(network, today);
        gather.unit(unit);
        gather.department(&unit.department());
        gather.hospital();
        gather.done()
    }

    /// Gathers who has to do with the devices of a department, as of `today`; those that were disposed of do not count.
    #[must_use]
    pub fn of_department(
        network: &Topology<'_>,
        department: &Department<'_>,
        today: PartialDate,
    ) -> Self {
        let mut gather = Gather::new(network, today);
        for unit in DeviceUnit::referring(network.ledger, "department", department.id()) {
            if unit.status().shown().known() != Some(Status::Disposed) {
                gather.unit(&unit);
            }
        }
        gather.department(&Reading::Known(*department));
        gather.hospital();
        gather.done()
    }
}

/// What is gathered so far.
struct Gather<'n, 'a> {
    network: &'n Topology<'a>,
    today: PartialDate,
    found: Directory,
    numbers: HashMap<(Kind, EntityId), usize>,
    /// The device that each party was last counted with.
    counted: Vec<Option<EntityId>>,
    lines: Vec<Reach<'a>>,
    /// Companies that run lines for the whole hospital.
    operators: Vec<Organization<'a>>,
}

impl<'n, 'a> Gather<'n, 'a> {
    fn new(network: &'n Topology<'a>, today: PartialDate) -> Self {
        let runs_lines =
            |company: &Organization<'_>| company.has_role(OrganizationRole::NetworkOperator);
        Self {
            network,
            today,
            found: Directory::default(),
            numbers: HashMap::new(),
            counted: Vec::new(),
            lines: Line::all(network.ledger).map(Reach::of).collect(),
            operators: Organization::all(network.ledger)
                .filter(runs_lines)
                .collect(),
        }
    }

    /// Takes those whom a device names.
    fn unit(&mut self, unit: &DeviceUnit<'a>) {
        self.found.devices += 1;
        let at = Some(unit.id());
        self.claim(Role::Responsible, unit.responsible(), at, Why::NotNamed);
        self.claim(Role::Manufacturer, unit.manufacturer(), at, Why::NotNamed);
        self.claim(Role::Repairer, unit.repairer(), at, Why::NotNamed);
        self.claim(Role::Dealer, unit.dealer(), at, Why::NotNamed);
        self.lessor(unit);
        self.operators(unit);
    }

    /// A device that the hospital owns has no lessor; of one of which nobody knows whose it is, one cannot tell.
    fn lessor(&mut self, unit: &DeviceUnit<'a>) {
        let why = match unit.acquisition().shown().known() {
            Some(Acquisition::Bought | Acquisition::SecondHand) if unit.lessor().is_absent() => {
                return;
            }
            Some(_) => Why::NotNamed,
            None => Why::MayBeNone,
        };
        self.claim(Role::Lessor, unit.lessor(), Some(unit.id()), why);
    }

    /// Takes those who come over a line that reaches a device, and, for a device that may be on the network, those who run
    /// lines.
    fn operators(&mut self, unit: &DeviceUnit<'a>) {
        let role = Role::NetworkOperator;
        let network = self.network;
        let standing = network.unit(unit.id());
        let mut is_reached = false;
        for nth in 0..self.lines.len() {
            let reach = &self.lines[nth];
            if !reach.reaches(network, unit.id()) {
                continue;
            }
            is_reached = true;
            let line = reach.line;
            for party in self.claim(role, line.organization(), Some(unit.id()), Why::NotNamed) {
                let lines = &mut self.found.parties[party].lines;
                if !lines.contains(&line.id()) {
                    lines.push(line.id());
                }
            }
        }
        let Some(standing) = standing else {
            return;
        };
        for company in self.operators.clone() {
            self.claim(
                role,
                Reading::Known(company),
                Some(unit.id()),
                Why::NotNamed,
            );
        }
        if !is_reached && self.operators.is_empty() {
            let why = if standing.connection.is_connected() {
                Why::NotNamed
            } else {
                Why::MayBeNone
            };
            self.miss(role, why);
        }
    }

    /// Takes those who speak for a department.
    fn department(&mut self, department: &Reading<'a, Department<'a>>) {
        let role = Role::DepartmentContact;
        let department = department.clone().shown().known();
        let mut people: Vec<Person<'a>> = department.iter().flat_map(Department::people).collect();
        people.retain(|person| person.has_role(PersonRole::DepartmentContact));
        self.everybody(role, people);
    }

    /// Takes those who answer for the whole hospital.
    fn hospital(&mut self) {
        for (role, of_person) in [
            (Role::DeviceSafetyManager, PersonRole::DeviceSafetyManager),
            (
                Role::InformationSystemSafetyManager,
                PersonRole::InformationSystemSafetyManager,
            ),
        ] {
            let people = Person::all(self.network.ledger);
            let people = people.filter(|person| person.has_role(of_person));
            self.everybody(role, people.collect());
        }
    }

    fn everybody(&mut self, role: Role, people: Vec<Person<'a>>) {
        if people.is_empty() {
            self.miss(role, Why::NotNamed);
        }
        for person in people {
            self.claim(role, Reading::Known(person), None, Why::NotNamed);
        }
    }

    /// Takes those whom a field names, and returns their numbers; where it names nobody, notes why, `absent` where it says
    /// nothing at all.
    fn claim<P: Named<'a>>(
        &mut self,
        role: Role,
        reading: Reading<'a, P>,
        unit: Option<EntityId>,
        absent: Why,
    ) -> Vec<usize> {
        let is_disputed = matches!(reading, Reading::Conflict(_));
        let mut parties = Vec::new();
        let mut reasons = Vec::new();
        for one in one_by_one(reading) {
            match one {
                Reading::Known(party) if party.presence() == Presence::Deleted => {
                    reasons.push(Why::Deleted(party.called().unwrap_or_default()));
                }
                Reading::Known(party) => {
                    let nth = self.party(&party);
                    self.note(nth, role, unit, is_disputed);
                    parties.push(nth);
                }
                Reading::Absent | Reading::Conflict(_) => reasons.push(absent.clone()),
                // There is none, and somebody said so.
                Reading::Unknown(Unknown::NotApplicable) => {}
                Reading::Unknown(state) => reasons.push(Why::Unknown(state)),
                Reading::Unfit(text) | Reading::Foreign(text) => {
                    reasons.push(Why::Unreadable(text.to_owned()));
                }
            }
        }
        if parties.is_empty() {
            for why in reasons {
                self.miss(role, why);
            }
        }
        parties
    }

    /// Returns the number of a party, known already or not.
    fn party<P: Named<'a>>(&mut self, party: &P) -> usize {
        let next = self.found.parties.len();
        let nth = *self.numbers.entry((P::KIND, party.id())).or_insert(next);
        if nth == next {
            self.counted.push(None);
            self.found.parties.push(Party {
                kind: P::KIND,
                id: party.id(),
                name: party.called(),
                roles: Vec::new(),
                lines: Vec::new(),
                devices: 0,
                is_disputed: false,
                desks: party.desks(self.today),
            });
        }
        nth
    }

    fn note(&mut self, nth: usize, role: Role, unit: Option<EntityId>, is_disputed: bool) {
        let party = &mut self.found.parties[nth];
        if !party.roles.contains(&role) {
            party.roles.push(role);
        }
        party.is_disputed |= is_disputed;
        if unit.is_some() && self.counted[nth] != unit {
            self.counted[nth] = unit;
            party.devices += 1;
        }
    }

    fn miss(&mut self, role: Role, why: Why) {
        let missing = &mut self.found.missing;
        let known = missing
            .iter_mut()
            .find(|one| one.role == role && one.why == why);
        match known {
            Some(one) => one.devices += 1,
            None => missing.push(Missing {
                role,
                why,
                devices: 1,
            }),
        }
    }

    fn done(self) -> Directory {
        let mut found = self.found;
        for party in &mut found.parties {
            party.roles.sort_unstable();
        }
        found.parties.sort_by(|one, other| {
            let key = |party: &Party| (party.roles.first().copied(), party.name.is_none());
            let by_name = || (&one.name, one.id).cmp(&(&other.name, other.id));
            key(one).cmp(&key(other)).then_with(by_name)
        });
        found
            .missing
            .sort_by(|one, other| (one.role, &one.why).cmp(&(other.role, &other.why)));
        found
    }
}
