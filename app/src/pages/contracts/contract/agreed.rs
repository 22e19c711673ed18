//! What was agreed of each clause, against what the template says for such a hospital.

use std::collections::BTreeMap;

use daicho_core::agreement::view::Contract;
use daicho_core::contract::agreed::{ContractClause, Outcome, Saying, say};
use daicho_core::contract::clause::Clause;
use daicho_core::contract::compare::{Deviation, Difference, compare};
use daicho_core::contract::draft::agree;
use daicho_core::contract::kept::keep;
use daicho_core::contract::library::Library;
use daicho_core::contract::said::Said;
use daicho_core::contract::words::Strength;
use daicho_core::ident::id::EntityId;
use daicho_core::view::entity::Entity;
use yew::prelude::*;

use super::PartProps;
use super::look::Look;
use crate::browser::dom;
use crate::components::button::{Button, ButtonKind};
use crate::i18n::{Texts, use_texts};
use crate::pages::contracts::words::{self, both};
use crate::session::edit::Edit;
use crate::session::handle::{Session, use_session};
use crate::session::state::LedgerHandle;

/// What a person may say of a clause.
const OUTCOMES: [Option<Outcome>; 4] = [
    Some(Outcome::Agreed),
    Some(Outcome::Reworded),
    Some(Outcome::Refused),
    None,
];

/// What was agreed; of a draft the way to say that it was.
#[component]
pub(super) fn AgreedPart(props: &PartProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let look = &props.look;
    let said = Said::of(&props.ledger);
    let is_spoken_of = said
        .clauses(look.id)
        .any(|(_, it)| !it.outcome().is_absent());
    if look.is_draft() {
        return html! {
            <div data-testid="contract-agreed">{ agreeing(t, &session, props, ["agreed-draft", "agreed-draft-text"]) }</div>
        };
    }
    let Some(contract) = Contract::find(&props.ledger, &look.id) else {
        return Html::default();
    };
    let found = compare(&look.library, &contract, &said).unwrap_or_default();
    let deviations: BTreeMap<&str, &Deviation<'_>> = found
        .iter()
        .map(|it| (it.offered.clause.id.as_str(), it))
        .collect();
    let count = |difference: Difference| {
        found
            .iter()
            .filter(|it| it.difference == difference)
            .count()
    };
    let mut clauses: Vec<_> = look
        .library
        .clauses()
        .filter(|clause| {
            let is_in = said
                .clause(look.id, &clause.id)
                .and_then(ContractClause::included);
            is_in == Some(true) || deviations.contains_key(clause.id.as_str())
        })
        .collect();
    // What differs is looked at first.
    clauses.sort_by_key(|clause| {
        deviations
            .get(clause.id.as_str())
            .map_or((1, None), |it| (0, Some((it.offered.level, it.difference))))
    });
    html! {
        <section class="stack" data-testid="contract-agreed">
            // A box of its own: it goes when the first clause is spoken of.
            <div>
                if !is_spoken_of {
                    { agreeing(t, &session, props, ["agreed-silent", "agreed-silent-text"]) }
                }
            </div>
            <section class="card stack-s">
                <h2>{ t.get("agreed-title") }</h2>
                <p class="muted">{ t.get("agreed-why") }</p>
                <p class="row" role="status" data-testid="agreed-summary">
                    if found.is_empty() {
                        { t.get("agreed-whole") }
                    }
                    for difference in Difference::ALL.iter().copied().filter(|it| count(*it) > 0) {
                        <span>{ words::difference(t, difference) }{ " " }<span class="number">{ count(difference) }</span></span>
                    }
                </p>
            </section>
            <div class="scroll-x">
                <table class="table-plain" data-testid="agreed-table">
                    <thead><tr>
                        for key in ["agreed-clause", "agreed-level", "agreed-outcome", "agreed-strength", "agreed-difference", "agreed-wording"] {
                            <th scope="col">{ t.get(key) }</th>
                        }
                    </tr></thead>
                    <tbody>
                        for clause in clauses {
                            { row(t, &session, props, said.clause(look.id, &clause.id), clause, deviations.get(clause.id.as_str()).copied()) }
                        }
                    </tbody>
                </table>
            </div>
        </section>
    }
}

/// The way to say that a contract was agreed as its annex says. `keys` tell why nothing is said of it yet.
fn agreeing(t: Texts, session: &Session, props: &PartProps, keys: [&str; 2]) -> Html {
    let look = &props.look;
    let [title, text] = keys;
    let on_agree = {
        let (session, id, ledger) = (session.clone(), look.id, props.ledger.clone());
        let (choice, library) = (
            look.choice.clone().unwrap_or_default(),
            look.library.clone(),
        );
        move |()| {
            let changes = agree(&ledger, &library, id, &choice);
            session.commit(Edit::new("edit", changes).said(t.get("agreed-said")));
        }
    };
    html! {
        <section class="card stack-s">
            <h2>{ t.get(title) }</h2>
            <p>{ t.get(text) }</p>
            <div class="row"><Button kind={ButtonKind::Primary} on_click={on_agree} testid="agree">{ t.get("agreed-agree") }</Button></div>
        </section>
    }
}

/// Says something of a clause.
#[derive(Clone)]
struct Sayer {
    session: Session,
    ledger: LedgerHandle,
    contract: EntityId,
    clause: Clause,
}

impl Sayer {
    /// Commits it; `text` is the strength whose text was agreed, as it is by now, and which is kept with the contract.
    fn commit(&self, mut saying: Saying, text: Option<Strength>) {
        saying.edition = text.map(|strength| self.clause.edition(strength));
        let mut changes = say(self.contract, &self.clause.id, &saying);
        if let Some(strength) = text {
            changes.extend(&keep(&self.ledger, &self.clause, strength));
        }
        self.session.commit(Edit::new("edit", changes));
    }
}

fn row(
    t: Texts,
    session: &Session,
    props: &PartProps,
    said: Option<&ContractClause<'_>>,
    clause: &Clause,
    deviation: Option<&Deviation<'_>>,
) -> Html {
    let look = &props.look;
    let is_in = said.and_then(ContractClause::included) == Some(true);
    let outcome = said
        .and_then(|it| it.outcome().shown().known())
        .filter(|_| is_in);
    let strength = said
        .and_then(ContractClause::strength)
        .unwrap_or_else(|| deviation.map_or(Strength::Middle, |it| it.offered.strength));
    let wording = said
        .and_then(|it| it.wording().shown().known())
        .unwrap_or_default()
        .to_owned();
    let title = both(t, &clause.title);
    let saying = Sayer {
        session: session.clone(),
        ledger: props.ledger.clone(),
        contract: look.id,
        clause: clause.clone(),
    };
    // A text that was agreed once stays the one that was agreed, whatever the template says by now.
    let is_new = said.and_then(|it| it.edition()).is_none();
    let on_outcome = {
        let saying = saying.clone();
        move |event: Event| {
            let outcome = Outcome::from_code(&dom::input_value(&event));
            let text = (outcome == Some(Outcome::Agreed) && is_new).then_some(strength);
            saying.commit(
                Saying {
                    included: Some(true),
                    strength: Some(strength),
                    outcome: Some(outcome),
                    ..Saying::default()
                },
                text,
            );
        }
    };
    let on_strength = {
        let saying = saying.clone();
        move |event: Event| {
            let chosen = Strength::from_code(&dom::input_value(&event));
            let with = Saying {
                strength: chosen,
                ..Saying::default()
            };
            saying.commit(with, chosen);
        }
    };
    let on_newer = {
        let saying = saying.clone();
        move |()| saying.commit(Saying::default(), Some(strength))
    };
    let on_wording = move |event: Event| {
        let with = Saying {
            wording: Some(dom::input_value(&event)),
            ..Saying::default()
        };
        saying.commit(with, None);
    };
    let label = |key: &str| t.with(key, &[("name", title.to_string().into())]);
    let strengths: Vec<Strength> = clause.texts.all().map(|(strength, _)| strength).collect();
    let level = deviation.map_or(clause.level, |it| it.offered.level);
    html! {
        <tr key={clause.id.clone()} data-testid="agreed-row" data-clause={clause.id.clone()}>
            <th scope="row">{ &title }</th>
            <td>{ words::level(t, level) }</td>
            <td>
                <select class="input input-small" aria-label={label("agreed-outcome-of")} onchange={on_outcome} data-testid="agreed-outcome">
                    if !is_in {
                        <option value="left-out" selected=true disabled=true>{ t.get("agreed-outcome-left-out") }</option>
                    }
                    for one in OUTCOMES {
                        <option value={one.map_or("open", Outcome::code)} selected={is_in && one == outcome}>
                            { t.get(&format!("agreed-outcome-{}", one.map_or("open", Outcome::code))) }
                        </option>
                    }
                </select>
            </td>
            <td>
                if strengths.len() > 1 && is_in {
                    <select class="input input-small" aria-label={label("annex-strength-of")} onchange={on_strength} data-testid="agreed-strength">
                        for one in strengths {
                            <option value={one.code()} selected={strength == one}>{ words::strength(t, one) }</option>
                        }
                    </select>
                }
            </td>
            <td>
                { deviation.map(|it| words::difference(t, it.difference)) }
                if deviation.is_some_and(|it| it.difference == Difference::Newer) {
                    { newer(t, look, clause, strength, on_newer) }
                }
            </td>
            <td>
                if outcome == Some(Outcome::Reworded) || !wording.is_empty() {
                    <textarea class="input" rows="2" aria-label={label("agreed-wording-of")} onchange={on_wording} value={wording} data-testid="agreed-wording" />
                }
            </td>
        </tr>
    }
}

/// What the clause said when it was agreed, and what it says now.
fn newer(
    t: Texts,
    look: &Look,
    clause: &Clause,
    strength: Strength,
    on_newer: impl Fn(()) + 'static,
) -> Html {
    let text = |library: &Library| {
        let clause = library.clause(&clause.id);
        let text = clause.map(|it| both(t, it.texts.of(strength)));
        text.unwrap_or_default()
    };
    html! {
        <details class="small" data-testid="agreed-newer">
            <summary>{ t.get("agreed-newer") }</summary>
            <p><strong>{ t.get("agreed-then") }</strong></p>
            <p class="clause-lines">{ text(&look.agreed) }</p>
            <p><strong>{ t.get("agreed-now") }</strong></p>
            <p class="clause-lines">{ text(&look.library) }</p>
            <Button small=true on_click={on_newer} testid="agreed-take-newer">{ t.get("agreed-take-newer") }</Button>
        </details>
    }
}
