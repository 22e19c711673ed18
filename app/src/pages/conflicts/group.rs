//! Disputes put together by the device, contract, or other entity, that they are about.

use daicho_core::catalogue::field::Kind;
use daicho_core::device::view::unit::DeviceUnit;
use daicho_core::ident::id::EntityId;
use daicho_core::ident::order::sort_by_key;
use daicho_core::ledger::merge::Dispute;
use daicho_core::ledger::state::Ledger;
use daicho_core::view::entity::Entity;
use yew::AttrValue;

use super::part;
use crate::i18n::Texts;
use crate::pages::devices::words;

/// The disputes about one device, or about one model, company, department …
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Group {
    pub(super) kind: String,
    pub(super) id: EntityId,
    pub(super) disputes: Vec<Dispute>,
}

/// Puts disputes together: those of an interface go to its device, those of a clause to its contract. Devices come first.
pub(super) fn groups(ledger: &Ledger, disputes: &[Dispute]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut placed: Vec<_> = disputes
        .iter()
        .map(|dispute| (owner(ledger, dispute), dispute))
        .collect();
    let is_device = |kind: &str| kind == Kind::Unit.as_str();
    sort_by_key(&mut placed, |((kind, id), _)| {
        (!is_device(kind), kind.clone(), *id)
    });
    for ((kind, id), dispute) in placed {
        match groups.last_mut() {
            Some(last) if (&last.kind, last.id) == (&kind, id) => {
                last.disputes.push(dispute.clone());
            }
            _ => groups.push(Group {
                kind,
                id,
                disputes: vec![dispute.clone()],
            }),
        }
    }
    groups
}

fn owner(ledger: &Ledger, dispute: &Dispute) -> (String, EntityId) {
    let whole = || {
        let of = if dispute.kind == Kind::Interface.as_str() {
            Kind::Unit
        } else if part::is_part(&dispute.kind) {
            Kind::Contract
        } else {
            return None;
        };
        let id = ledger
            .record(&dispute.kind, &dispute.id)?
            .reference(of.as_str())?;
        ledger.record(of.as_str(), &id)?;
        Some((of.to_string(), id))
    };
    whole().unwrap_or_else(|| (dispute.kind.clone(), dispute.id))
}

impl Group {
    pub(super) fn is_device(&self) -> bool {
        self.kind == Kind::Unit.as_str()
    }

    /// Returns what it is called, and where it stands if it is a device.
    pub(super) fn heading(&self, t: Texts, ledger: &Ledger) -> (AttrValue, String) {
        if let Some(unit) = DeviceUnit::find(ledger, &self.id).filter(|_| self.is_device()) {
            return (words::title(t, &unit.label()), unit.place().join(" "));
        }
        let what = t
            .find(&format!("kind-{}", self.kind), &[])
            .unwrap_or_else(|| self.kind.clone().into());
        let name = match self.kind.parse::<Kind>() {
            Ok(kind) => words::name(t, ledger, kind, &self.id.to_string()),
            Err(_) => match part::name(ledger, &self.kind, &self.id) {
                Some(name) => AttrValue::from(name.to_owned()),
                None => AttrValue::from(self.id.to_string()),
            },
        };
        let args = [
            ("kind", what.to_string().into()),
            ("name", name.to_string().into()),
        ];
        (t.with("conflicts-other", &args), String::new())
    }
}

#[cfg(test)]
mod tests {
    use daicho_core::ledger::changes::ChangeSet;
    use daicho_core::ledger::commit::Source;
    use daicho_core::ledger::edit::Authorship;

    use super::*;

    #[test]
    fn disputes_of_a_part_stand_with_the_whole_and_devices_stand_first() {
        let [unit, interface, alone, contract, clause] =
            [1, 2, 3, 4, 5].map(|n| EntityId::from_random([n; 16]));
        let mut changes = ChangeSet::new();
        changes.set_text("unit", unit, "note", "x");
        changes.set_text("interface", interface, "unit", &unit.to_string());
        changes.set_text("interface", alone, "unit", "?");
        changes.set_text("contract", contract, "note", "x");
        changes.set_text("contract_clause", clause, "contract", &contract.to_string());
        let who = Authorship {
            replica: daicho_core::ident::id::ReplicaId::from_random([9; 16]),
            author: String::new(),
            at: Default::default(),
        };
        let mut ledger = Ledger::new();
        let commit = ledger.next_commit(who, Source::action("edit"), "", changes);
        ledger.apply(&commit).expect("a first commit");
        let dispute = |kind: &str, id| Dispute {
            kind: kind.to_owned(),
            id,
            field: "note".to_owned(),
        };
        let disputes = [
            dispute("facility", alone),
            dispute("contract_clause", clause),
            dispute("contract", contract),
            dispute("interface", alone),
            dispute("interface", interface),
            dispute("unit", unit),
        ];
        let found: Vec<(String, usize)> = groups(&ledger, &disputes)
            .into_iter()
            .map(|group| (group.kind, group.disputes.len()))
            .collect();
        let expected = [
            ("unit", 2),
            ("contract", 2),
            ("facility", 1),
            ("interface", 1),
        ];
        assert_eq!(found, expected.map(|(kind, n)| (kind.to_owned(), n)));
    }
}
