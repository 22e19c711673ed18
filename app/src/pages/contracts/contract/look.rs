//! What is worked out once for the parts of a contract.

use std::collections::BTreeSet;
use std::rc::Rc;

use daicho_core::agreement::standing::Standing;
use daicho_core::agreement::view::Contract;
use daicho_core::contract::annex::Facts;
use daicho_core::contract::choice::Choice;
use daicho_core::contract::covered::Devices;
use daicho_core::contract::draft;
use daicho_core::contract::kept::as_agreed;
use daicho_core::contract::known;
use daicho_core::contract::library::Library;
use daicho_core::contract::matrix::Assigned;
use daicho_core::contract::said::Said;
use daicho_core::contract::words::Party;
use daicho_core::ident::date::PartialDate;
use daicho_core::ident::id::EntityId;
use daicho_core::ledger::table::Presence;
use daicho_core::view::entity::Entity;

use crate::browser::clock;
use crate::pages::contracts::words;
use crate::session::state::LedgerHandle;

/// What follows from a ledger for one contract.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Look {
    pub(super) id: EntityId,
    pub(super) today: PartialDate,
    pub(super) standing: Standing,
    pub(super) units: Vec<EntityId>,
    /// What was chosen; `None` where it was not made from a template.
    pub(super) choice: Option<Choice>,
    pub(super) facts: Facts,
    /// What a person answered, among the facts.
    pub(super) answers: Facts,
    pub(super) parties: BTreeSet<Party>,
    pub(super) tasks: Assigned,
    /// The template as it is.
    pub(super) library: Rc<Library>,
    /// The template as it was when the contract was agreed.
    pub(super) agreed: Rc<Library>,
}

impl Look {
    /// Whether it is being prepared.
    pub(super) fn is_draft(&self) -> bool {
        self.standing == Standing::Draft
    }

    /// Looks at a contract; `None` where it is not there.
    pub(super) fn of(ledger: &LedgerHandle, id: EntityId) -> Option<Self> {
        let contract = Contract::find(ledger, &id)?;
        if contract.presence() == Presence::Deleted {
            return None;
        }
        let today = clock::today().parse().ok()?;
        let said = Said::of(ledger);
        let units = Devices::of(ledger).covered(id).0;
        let mut facts = known::documents_missing(ledger, &units, today);
        facts.extend(draft::facts(&contract, &units, &said));
        let library = words::library(ledger);
        let choice = draft::choice(&contract, &said);
        Some(Self {
            id,
            today,
            standing: Standing::of(&contract, today),
            parties: draft::parties(&facts),
            answers: said.answers(id),
            tasks: said.tasks(id),
            agreed: Rc::new(as_agreed(ledger, &library, id, &said)),
            library,
            units,
            choice,
            facts,
        })
    }
}
