//! What the form shows at its start.

use std::collections::BTreeMap;

use daicho_core::device::form::draft::InterfaceDraft;
use daicho_core::device::form::entry::Entry;
use daicho_core::device::form::start;
use daicho_core::ident::id::EntityId;
use daicho_core::ledger::state::Ledger;

/// Why the form is open.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Purpose {
    /// A device that the ledger has.
    Edit,
    /// A new one.
    New,
    /// A new one that is like another.
    Copy,
}

impl Purpose {
    /// Returns what the commit says was done.
    pub(super) fn action(self) -> &'static str {
        match self {
            Self::Edit => "edit",
            Self::New => "create",
            Self::Copy => "copy",
        }
    }
}

/// What the form shows at its start.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Start {
    pub(super) purpose: Purpose,
    pub(super) unit: EntityId,
    pub(super) model: Option<EntityId>,
    pub(super) entries: BTreeMap<String, Entry>,
    pub(super) interfaces: Vec<InterfaceDraft>,
}

impl Start {
    /// Begins to edit a device.
    pub(super) fn edit(ledger: &Ledger, unit: EntityId) -> Self {
        Self {
            purpose: Purpose::Edit,
            unit,
            model: start::model_of(ledger, &unit),
            entries: start::unit_entries(ledger, &unit),
            interfaces: start::interfaces(ledger, &unit),
        }
    }

    /// Begins a new device.
    pub(super) fn new(fresh: impl Fn() -> EntityId) -> Self {
        Self {
            purpose: Purpose::New,
            unit: fresh(),
            model: None,
            entries: BTreeMap::new(),
            interfaces: vec![blank(fresh())],
        }
    }

    /// Begins a new device that is like another one.
    pub(super) fn copy(ledger: &Ledger, from: EntityId, fresh: impl Fn() -> EntityId) -> Self {
        let mut copy = Self::edit(ledger, from);
        start::copy(&mut copy.entries, &mut copy.interfaces);
        copy.purpose = Purpose::Copy;
        copy.unit = fresh();
        for interface in &mut copy.interfaces {
            interface.id = fresh();
        }
        copy
    }

    /// Begins the next device on a round, after one of `model` with these fields was saved.
    pub(super) fn next(
        mut entries: BTreeMap<String, Entry>,
        model: Option<EntityId>,
        fresh: impl Fn() -> EntityId,
    ) -> Self {
        start::next(&mut entries);
        Self {
            model,
            entries,
            ..Self::new(fresh)
        }
    }
}

/// An interface of which nothing is known.
pub(super) fn blank(id: EntityId) -> InterfaceDraft {
    InterfaceDraft {
        id,
        fields: BTreeMap::new(),
    }
}
