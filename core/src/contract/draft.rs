//! A contract on its way: what was chosen, and what was answered where the ledger knows nothing.

use std::collections::BTreeSet;

use super::{
    agreed::{self, Outcome, Saying},
    annex::Facts,
    choice::{Choice, offered},
    field::Field,
    kept,
    known::{self, Subject},
    library::Library,
    said::Said,
    words::{Party, Situation},
};
use crate::{
    agreement::{
        terms::{Form, State},
        view::Contract,
    },
    catalogue::field::Kind,
    ident::id::EntityId,
    ledger::{changes::ChangeSet, state::Ledger},
    network::member,
    view::entity::Entity,
};

/// What a contract begins with.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Beginning {
    /// What it is called.
    pub name: String,
    /// The company that it is with.
    pub organization: Option<EntityId>,
    /// The devices and models that it covers.
    pub covered: Vec<EntityId>,
    /// The remote-maintenance line.
    pub line: Option<EntityId>,
    /// The trust boundary.
    pub boundary: Option<EntityId>,
    /// The kind of hospital.
    pub pattern: String,
    /// How its devices are used and connected.
    pub situations: BTreeSet<Situation>,
}

/// Returns the changes that begin a contract.
#[must_use]
pub fn begin(ledger: &Ledger, id: EntityId, beginning: &Beginning) -> ChangeSet {
    let text = |id: Option<EntityId>| id.map(|id| id.to_string());
    let fields = [
        ("name", Some(beginning.name.clone())),
        ("organization", text(beginning.organization)),
        ("line", text(beginning.line)),
        ("boundary", text(beginning.boundary)),
        ("pattern", Some(beginning.pattern.clone())),
        ("situations", Some(codes(&beginning.situations))),
        ("state", Some(State::Draft.code().to_owned())),
        ("form", Some(Form::Annex.code().to_owned())),
    ];
    let mut changes = ChangeSet::new();
    for (field, text) in fields {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            changes.set_text(Kind::Contract.as_str(), id, field, &text);
        }
    }
    changes.extend(&member::set(ledger, id, &beginning.covered));
    changes
}

/// Returns situations as the ledger holds them.
#[must_use]
pub fn codes(situations: &BTreeSet<Situation>) -> String {
    let codes: Vec<&str> = situations.iter().map(|it| it.code()).collect();
    codes.join(",")
}

/// Returns the situations of a contract; what a newer version wrote is left out.
#[must_use]
pub fn situations(contract: &Contract<'_>) -> BTreeSet<Situation> {
    let text = contract.record().text("situations").unwrap_or_default();
    text.split(',').filter_map(Situation::from_code).collect()
}

/// Returns the kind of hospital that a contract was made for; `None` where it was not made from a template.
#[must_use]
pub fn pattern<'a>(contract: &Contract<'a>) -> Option<&'a str> {
    contract
        .record()
        .text("pattern")
        .filter(|id| !id.is_empty())
}

/// Returns what was chosen for a contract; `None` where it was not made from a template.
#[must_use]
pub fn choice(contract: &Contract<'_>, said: &Said<'_>) -> Option<Choice> {
    let hospital = pattern(contract)?.to_owned();
    let mut choice = Choice {
        hospital,
        situations: situations(contract),
        is_agreed: contract.record().text("edition").is_some()
            && contract.state().shown().known() != Some(State::Draft),
        presets: contract
            .record()
            .text("presets")
            .and_then(|json| serde_json::from_str(json).ok()),
        ..Choice::default()
    };
    for (name, clause) in said.clauses(contract.id()) {
        if let Some(included) = clause.included() {
            choice.included.insert(name.to_owned(), included);
        }
        if let Some(strength) = clause.strength() {
            choice.strengths.insert(name.to_owned(), strength);
        }
        match clause.outcome().known() {
            Some(Outcome::Refused) => {
                choice.refused.insert(name.to_owned());
            }
            Some(Outcome::Reworded) => {
                let words = clause.wording().shown().known();
                let words = words.map(|words| (name.to_owned(), words.to_owned()));
                choice.wordings.extend(words);
            }
            Some(Outcome::Agreed) | None => {}
        }
    }
    Some(choice)
}

/// Returns what is known of a contract that covers `units`: what the ledger says of its subject, what the contract itself says, and
/// what was answered. What was answered counts most.
#[must_use]
pub fn facts(contract: &Contract<'_>, units: &[EntityId], said: &Said<'_>) -> Facts {
    let reference = |field: &str| contract.record().reference(field);
    let subject = Subject {
        units: units.to_vec(),
        vendor: reference("organization"),
        line: reference("line"),
        boundary: reference("boundary"),
    };
    let mut facts = known::facts(contract.record().ledger(), &subject);
    facts.extend(known::of_contract(contract));
    facts.extend(said.answers(contract.id()));
    facts
}

/// Returns the parties that a contract has: the hospital, the maker of its devices, and whoever else is known.
#[must_use]
pub fn parties(facts: &Facts) -> BTreeSet<Party> {
    let others = [
        (Field::Dealer, Party::Dealer),
        (Field::Lessor, Party::Lessor),
        (Field::Repairer, Party::Repairer),
        (Field::NetworkOperator, Party::NetworkOperator),
    ];
    let there = others
        .into_iter()
        .filter(|(field, _)| facts.contains_key(field));
    [Party::Hospital, Party::Vendor]
        .into_iter()
        .chain(there.map(|(_, party)| party))
        .collect()
}

/// Returns the changes that turn a contract into one that was agreed as its annex says: every clause with its strength and the
/// text it was made from, and the numbers of its kind of hospital, so that a newer template changes nothing of it.
#[must_use]
pub fn agree(ledger: &Ledger, library: &Library, contract: EntityId, choice: &Choice) -> ChangeSet {
    let mut changes = ChangeSet::new();
    for it in offered(library, choice) {
        let saying = Saying {
            included: Some(it.is_in),
            strength: it.is_in.then_some(it.strength),
            outcome: it.is_in.then_some(Some(Outcome::Agreed)),
            edition: it.is_in.then(|| it.clause.edition(it.strength)),
            wording: None,
        };
        changes.extend(&agreed::say(contract, &it.clause.id, &saying));
        if it.is_in {
            changes.extend(&kept::keep(ledger, it.clause, it.strength));
        }
    }
    let kind = Kind::Contract.as_str();
    changes.set_text(kind, contract, "state", State::Agreed.code());
    changes.set_text(kind, contract, "edition", &library.edition());
    let presets = library.hospital(&choice.hospital).map(|it| &it.defaults);
    if let Some(json) = presets.and_then(|presets| serde_json::to_string(presets).ok()) {
        changes.set_text(kind, contract, "presets", &json);
    }
    changes
}
