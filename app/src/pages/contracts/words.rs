//! The words of contracts.

use std::rc::Rc;

use daicho_core::agreement::standing::Standing;
use daicho_core::catalogue::field::Kind;
use daicho_core::contract::clause::Source;
use daicho_core::contract::compare::Difference;
use daicho_core::contract::field::Field;
use daicho_core::contract::library::{Library, shipped};
use daicho_core::contract::overview::Problem;
use daicho_core::contract::own;
use daicho_core::contract::paper::wording::wording;
use daicho_core::contract::words::{Both, Language as Tongue, Level, Party, Strength};
use daicho_core::ident::id::EntityId;
use yew::prelude::*;

use crate::browser::random;
use crate::components::badge::{Badge, Tone};
use crate::i18n::{Language, Texts};
use crate::pages::devices::words;
use crate::session::state::LedgerHandle;

/// Returns the language of the screen as templates call it.
pub(super) const fn tongue(t: Texts) -> Tongue {
    match t.0 {
        Language::Ja => Tongue::Ja,
        Language::En => Tongue::En,
    }
}

/// Returns a text of a template in the language of the screen.
pub(super) fn both(t: Texts, text: &Both) -> AttrValue {
    AttrValue::from(text.of(tongue(t)).to_owned())
}

/// Returns what something that is filled in is called.
pub(super) fn field(t: Texts, field: Field) -> AttrValue {
    both(t, &wording().field(field))
}

/// Returns what something that is filled in is called as a label: it begins with a capital letter, where the language has such.
pub(super) fn label(t: Texts, of: Field) -> AttrValue {
    let text = field(t, of);
    let mut rest = text.chars();
    let first = rest.next().into_iter().flat_map(char::to_uppercase);
    AttrValue::from(first.chain(rest).collect::<String>())
}

/// Returns what stands in a text where something is open.
pub(super) fn open(t: Texts, open: Field) -> String {
    t.with(
        "contract-open",
        &[("what", field(t, open).to_string().into())],
    )
    .to_string()
}

/// Returns what a party is called.
pub(super) fn party(t: Texts, party: Party) -> AttrValue {
    both(t, &wording().party(party))
}

/// Returns what a strength is called.
pub(super) fn strength(t: Texts, strength: Strength) -> AttrValue {
    t.get(&format!("contract-strength-{}", strength.code()))
}

/// Draws how much a clause matters.
pub(super) fn level(t: Texts, level: Level) -> Html {
    let tone = match level {
        Level::Must => Tone::Danger,
        Level::Should => Tone::Warn,
        Level::Negotiable => Tone::Info,
    };
    html! { <Badge {tone}>{ t.get(&format!("contract-level-{}", level.code())) }</Badge> }
}

/// Draws where a contract stands.
pub(super) fn standing(t: Texts, standing: Standing) -> Html {
    let tone = match standing {
        Standing::Ended { .. } => Tone::Danger,
        Standing::NoticeSoon { .. } | Standing::EndsSoon { .. } => Tone::Warn,
        Standing::Unstated => Tone::Unknown,
        Standing::Draft | Standing::NotYet { .. } | Standing::Renewed { .. } => Tone::Info,
        Standing::InForce { .. } => Tone::Ok,
    };
    let code = standing.code();
    let words = match standing.day() {
        Some(day) => t.with(
            &format!("contract-standing-{code}-day"),
            &[("day", day.to_string().into())],
        ),
        None => t.get(&format!("contract-standing-{code}")),
    };
    html! { <Badge {tone} testid={format!("standing-{code}")}>{ words }</Badge> }
}

/// Draws what is wrong with a contract.
pub(super) fn problem(t: Texts, problem: Problem, count: usize) -> Html {
    let tone = match problem {
        Problem::Ended | Problem::PromiseOverdue | Problem::MustMissing => Tone::Danger,
        Problem::NoticeSoon
        | Problem::EndsSoon
        | Problem::MustWeakened
        | Problem::TaskGap
        | Problem::DevicesGone => Tone::Warn,
        Problem::Unstated | Problem::NoDevices | Problem::NoContact => Tone::Unknown,
        Problem::Newer => Tone::Info,
    };
    let code = problem.code();
    html! {
        <Badge {tone} testid={format!("problem-{code}")}>{ t.with(&format!("contract-problem-{code}"), &[("count", count.into())]) }</Badge>
    }
}

/// Draws how a contract differs from its template.
pub(super) fn difference(t: Texts, difference: Difference) -> Html {
    let tone = match difference {
        Difference::Missing => Tone::Danger,
        Difference::Weakened => Tone::Warn,
        Difference::Reworded | Difference::Open => Tone::Unknown,
        Difference::Newer => Tone::Info,
    };
    let code = difference.code();
    html! { <Badge {tone} testid={format!("difference-{code}")}>{ t.get(&format!("contract-difference-{code}")) }</Badge> }
}

/// Returns where something comes from: documents by their short names, with the places in them.
pub(super) fn sources(t: Texts, sources: &[Source]) -> String {
    let place = |source: &Source| {
        let short = both(t, &wording().document_short(&source.document));
        format!("{short} {}", wording().section(&source.section, tongue(t)))
            .trim()
            .to_owned()
    };
    let places: Vec<String> = sources.iter().map(place).collect();
    places.join(&t.get("list-separator"))
}

/// Returns the template of a ledger: the one that comes along, with what the hospital wrote.
pub(super) fn library(ledger: &LedgerHandle) -> Rc<Library> {
    Rc::new(own::of(ledger, shipped()).library)
}

/// Returns the name of a contract.
pub(super) fn name(t: Texts, ledger: &LedgerHandle, id: EntityId) -> AttrValue {
    words::name(t, ledger, Kind::Contract, &id.to_string())
}

/// Returns a name that no clause and no kind of hospital of another computer has.
pub(super) fn fresh() -> String {
    let id = random::entity_id().to_string();
    id.chars().take(8).collect()
}

/// Returns the source that a hospital named for what it wrote: it has no section.
pub(super) fn own_source(held: &[Source]) -> Option<&str> {
    let own = held.iter().find(|source| source.section.is_empty());
    own.map(|source| source.document.as_str())
}

/// Returns sources, and the one that a hospital names for what it changed; where it names none, its own rules.
pub(super) fn with_own_source(t: Texts, held: &[Source], named: &str) -> Vec<Source> {
    let named = Some(named).filter(|named| !named.is_empty());
    let document = named.map_or_else(|| t.get("own-source").to_string(), str::to_owned);
    let others = held.iter().filter(|source| !source.section.is_empty());
    let own = Source {
        document,
        section: String::new(),
    };
    others.cloned().chain([own]).collect()
}
