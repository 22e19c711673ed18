//! The entity that a typed name means.

use crate::{
    catalogue::field::{FieldSpec, Kind},
    facility::roles::OrganizationRole,
    ident::{
        id::EntityId,
        text::{match_key, organization_key},
    },
    ledger::{changes::ChangeSet, state::Ledger},
};

/// Returns the key under which two names are the same entity.
fn key(kind: Kind, name: &str) -> String {
    if kind == Kind::Organization {
        organization_key(name)
    } else {
        match_key(name)
    }
}

/// Returns the entity of a kind that a name means, spelling aside; the first in the ledger where several do.
#[must_use]
pub fn find(ledger: &Ledger, kind: Kind, name: &str) -> Option<EntityId> {
    let wanted = key(kind, name);
    let is_it = |name: &str| key(kind, name) == wanted;
    ledger
        .records(kind.as_str())
        .find(|record| record.text("name").is_some_and(is_it))
        .map(|record| record.id())
}

/// Returns the entity that a name means, and makes it in `changes` if there is none.
///
/// The id of a new department or organization is derived from its name, as an import would, unless that id is taken by
/// an entity that has been renamed since; persons get `fresh`, because two people may have one name.
pub fn find_or_make(
    ledger: &Ledger,
    spec: &FieldSpec,
    kind: Kind,
    name: &str,
    fresh: &mut dyn FnMut() -> EntityId,
    changes: &mut ChangeSet,
) -> EntityId {
    if let Some(id) = find(ledger, kind, name) {
        return id;
    }
    let wanted = key(kind, name);
    let made = changes.iter().find(|change| {
        change.kind == kind.as_str()
            && change.field == "name"
            && change
                .value
                .text()
                .is_some_and(|name| key(kind, name) == wanted)
    });
    if let Some(made) = made {
        return made.id;
    }
    let derived = EntityId::derived(kind.as_str(), &wanted);
    let id = if kind == Kind::Person || ledger.record(kind.as_str(), &derived).is_some() {
        fresh()
    } else {
        derived
    };
    changes.set_text(kind.as_str(), id, "name", name);
    if let Some(role) = OrganizationRole::by_field(spec.key) {
        changes.set_text(kind.as_str(), id, "roles", role.code());
    }
    id
}
