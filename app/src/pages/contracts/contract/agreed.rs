//! What was agreed of each clause, against what the template says for such a hospital.

use std::collections::BTreeMap;

use daicho_core::agreement::view::Contract;
use daicho_core::contract::agreed::{ContractClause, Outcome, Saying, say};
use daicho_core::contract::clause::Clause;
use daicho_core::contract::compare::{Deviation, Difference, compare};
use daicho_core::contract::draft::agree;
use daicho_core::contract::library::Library;
use daicho_core::contract::said::Said;
use daicho_core::contract::words::Strength;
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
    if look.is_draft() {
        return draft(t, &session, &props.ledger, look);
    }
    let said = Said::of(&props.ledger);
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
                            { row(t, &session, look, said.clause(look.id, &clause.id), clause, deviations.get(clause.id.as_str()).copied()) }
                        }
                    </tbody>
                </table>
            </div>
        </section>
    }
}

fn draft(t: Texts, session: &Session, ledger: &LedgerHandle, look: &Look) -> Html {
    let on_agree = {
        let (session, id, ledger) = (session.clone(), look.id, ledger.clone());
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
        <section class="card stack-s" data-testid="contract-agreed">
            <h2>{ t.get("agreed-draft") }</h2>
            <p>{ t.get("agreed-draft-text") }</p>
            <div class="row"><Button kind={ButtonKind::Primary} on_click={on_agree} testid="agree">{ t.get("agreed-agree") }</Button></div>
        </section>
    }
}

fn row(
    t: Texts,
    session: &Session,
    look: &Look,
    said: Option<&ContractClause<'_>>,
    clause: &Clause,
    deviation: Option<&Deviation<'_>>,
) -> Html {
    let id = look.id;
    let is_in = said.and_then(ContractClause::included) == Some(true);
    let outcome = said
        .and_then(|it| it.outcome().shown().known())
        .filter(|_| is_in);
    let strength = said.and_then(ContractClause::strength);
    let wording = said
        .and_then(|it| it.wording().shown().known())
        .unwrap_or_default()
        .to_owned();
    let title = both(t, &clause.title);
    let commit = {
        let (session, name) = (session.clone(), clause.id.clone());
        move |saying: Saying| session.commit(Edit::new("edit", say(id, &name, &saying)))
    };
    let edition = |strength: Option<Strength>| {
        look.library
            .edition_of(&clause.id, strength.unwrap_or(Strength::Middle))
            .map(str::to_owned)
    };
    let on_outcome = {
        let (commit, edition) = (commit.clone(), edition(strength));
        move |event: Event| {
            let outcome = Outcome::from_code(&dom::input_value(&event));
            commit(Saying {
                included: Some(true),
                outcome: Some(outcome),
                edition: edition.clone().filter(|_| outcome == Some(Outcome::Agreed)),
                ..Saying::default()
            });
        }
    };
    let on_strength = {
        let commit = commit.clone();
        let editions = Strength::ALL
            .iter()
            .map(|it| (*it, edition(Some(*it))))
            .collect::<Vec<_>>();
        move |event: Event| {
            let chosen = Strength::from_code(&dom::input_value(&event));
            let edition = editions.iter().find(|(it, _)| Some(*it) == chosen);
            commit(Saying {
                strength: chosen,
                edition: edition.and_then(|(_, edition)| edition.clone()),
                ..Saying::default()
            });
        }
    };
    let on_wording = move |event: Event| {
        commit(Saying {
            wording: Some(dom::input_value(&event)),
            ..Saying::default()
        });
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
                            <option value={one.code()} selected={strength == Some(one)}>{ words::strength(t, one) }</option>
                        }
                    </select>
                }
            </td>
            <td>
                { deviation.map(|it| words::difference(t, it.difference)) }
                if deviation.is_some_and(|it| it.difference == Difference::Newer) {
                    { newer(t, look, clause, strength) }
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
fn newer(t: Texts, look: &Look, clause: &Clause, strength: Option<Strength>) -> Html {
    let text = |library: &Library| {
        let clause = library.clause(&clause.id);
        let text = clause.map(|it| both(t, it.texts.of(strength.unwrap_or(Strength::Middle))));
        text.unwrap_or_default()
    };
    html! {
        <details class="small" data-testid="agreed-newer">
            <summary>{ t.get("agreed-newer") }</summary>
            <p><strong>{ t.get("agreed-then") }</strong></p>
            <p class="clause-lines">{ text(&look.agreed) }</p>
            <p><strong>{ t.get("agreed-now") }</strong></p>
            <p class="clause-lines">{ text(&look.library) }</p>
        </details>
    }
}
