//! What the home page says about a ledger, worked out apart from drawing it.
use daicho_core::catalogue::field::Importance;
use daicho_core::device::completeness::steps::{Step, next_steps};
use daicho_core::device::completeness::{Completeness, Gap, Networked};
use daicho_core::device::list::{DeviceList, Test};
use daicho_core::facility::hospital;
use daicho_core::facility::roles::PersonRole;
use daicho_core::facility::view::Person;
use daicho_core::ident::date::PartialDate;
use daicho_core::ledger::state::Ledger;
use daicho_core::linkage::glance::pairs_at_a_glance;
use daicho_core::view::entity::Entity;

use crate::route::Route;

/// A ledger in numbers.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Summary {
    pub(super) devices: usize,
    pub(super) models: usize,
    pub(super) departments: usize,
    pub(super) organizations: usize,
    pub(super) networked: Networked,
    /// What is missing most, the largest first; nothing that every device has.
    pub(super) gaps: Vec<Gap>,
    /// What to do about devices, the most pressing first.
    pub(super) steps: Vec<Step>,
    /// Fields about which somebody has to decide.
    pub(super) conflicts: usize,
    /// Pairs of devices that are probably the same, as far as is seen at a glance.
    pub(super) pairs: usize,
    /// The facility has a name.
    pub(super) is_named: bool,
    /// Somebody answers for medical devices.
    pub(super) has_device_manager: bool,
    /// Somebody answers for information systems.
    pub(super) has_system_manager: bool,
}

impl Summary {
    /// Counts what is in a ledger; `today` is a day, `None` if the computer does not know it.
    pub(super) fn of(ledger: &Ledger, today: Option<PartialDate>) -> Self {
        let list = DeviceList::new(ledger);
        let completeness = Completeness::of(&list);
        let facility = hospital(ledger);
        Self {
            devices: completeness.devices,
            models: ledger.records("model").count(),
            departments: ledger.records("department").count(),
            organizations: ledger.records("organization").count(),
            networked: completeness.networked,
            gaps: completeness
                .gaps
                .into_iter()
                .filter(|gap| gap.tally.missing() > 0)
                .collect(),
            steps: today
                .map(|today| next_steps(&list, today))
                .unwrap_or_default(),
            conflicts: ledger.disputes().len(),
            pairs: pairs_at_a_glance(&list),
            is_named: facility.is_some_and(|facility| facility.text("name").is_some()),
            has_device_manager: has_role(ledger, PersonRole::DeviceSafetyManager),
            has_system_manager: has_role(ledger, PersonRole::InformationSystemSafetyManager),
        }
    }
}

/// Returns the list of the devices that a gap counts.
pub(super) fn devices_of(gap: &Gap) -> Route {
    let key = gap.field.key;
    Route::Devices(match gap.field.importance {
        Importance::OnNetwork => format!("missing={key}&network=possible"),
        Importance::Essential | Importance::Optional => format!("missing={key}"),
    })
}

/// Returns the list of the devices that a step concerns.
pub(super) fn devices_in(step: &Step) -> Route {
    let mut parts = Vec::new();
    for filter in &step.query.filters {
        let field = &filter.field;
        match &filter.test {
            Test::Is(code) => parts.push(format!("{field}={code}")),
            Test::Missing => parts.push(format!("missing={field}")),
            Test::DateIn { .. } if step.code == "support-ended" => {
                parts.push("support=ended".to_owned());
            }
            Test::DateIn { .. } => parts.push("support=year".to_owned()),
            Test::Contains(_) | Test::Known | Test::Blank | Test::Unknown(_) => {}
        }
    }
    Route::Devices(parts.join("&"))
}

fn has_role(ledger: &Ledger, role: PersonRole) -> bool {
    Person::all(ledger).any(|person| person.has_role(role))
}

#[cfg(test)]
mod tests {
    use daicho_core::ident::id::{EntityId, ReplicaId};
    use daicho_core::ident::timestamp::Timestamp;
    use daicho_core::ledger::changes::ChangeSet;
    use daicho_core::ledger::commit::Source;
    use daicho_core::ledger::edit::Authorship;
    use daicho_core::ledger::state::Ledger;
    use daicho_core::ledger::value::{Unknown, ValueRef};

    use super::{Networked, Summary, devices_in};

    fn ledger(changes: ChangeSet) -> Ledger {
        let mut ledger = Ledger::new();
        let who = Authorship {
            replica: ReplicaId::from_random([1; 16]),
            author: "A".to_owned(),
            at: Timestamp::default(),
        };
        let sealed = ledger.next_commit(who, Source::action("edit"), "", changes);
        ledger.apply(&sealed).expect("a commit on top of it");
        ledger
    }

    #[test]
    fn what_is_unknown_is_counted_as_unknown_and_never_as_no() {
        let mut changes = ChangeSet::new();
        for (index, connection) in [Some("yes"), Some("no"), None, None]
            .into_iter()
            .enumerate()
        {
            let id = EntityId::derived("unit", &index.to_string());
            changes.set_text("unit", id, "asset_number", &index.to_string());
            if let Some(connection) = connection {
                changes.set_text("unit", id, "network_connection", connection);
            }
        }
        let asked = EntityId::derived("unit", "3");
        changes.set(
            "unit",
            asked,
            "network_connection",
            ValueRef::Unknown(Unknown::Asked),
        );
        let summary = Summary::of(&ledger(changes), "2026-04-01".parse().ok());
        let expected = Networked {
            yes: 1,
            by_address: 0,
            no: 1,
            unknown: 2,
        };
        assert_eq!(summary.networked, expected);
        let missing = |key: &str| {
            let gap = summary.gaps.iter().find(|gap| gap.field.key == key);
            gap.map(|gap| gap.tally.missing())
        };
        assert_eq!(missing("network_connection"), Some(2));
        assert_eq!(missing("serial_number"), Some(4));
        let network = summary.steps.iter().find(|step| step.code == "network");
        let links = network.map(|step| (step.devices, devices_in(step).href().to_string()));
        let link = "#/devices?missing=network_connection".to_owned();
        assert_eq!(links, Some((2, link)));
        assert!(!summary.is_named && !summary.has_device_manager && !summary.has_system_manager);
    }

    #[test]
    fn an_empty_ledger_has_no_gaps() {
        assert_eq!(Summary::of(&Ledger::new(), None), Summary::default());
    }
}
