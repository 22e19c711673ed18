//! Clauses that contracts of the hospital must have and lack.

use daicho_core::contract::overview::lacks::Lack;
use yew::prelude::*;

use super::prepared::{Prepared, Show};
use crate::i18n::Texts;
use crate::pages::contracts::place::Place;

/// How many clauses are shown: those that most contracts lack.
const SHOWN: usize = 10;

/// Draws the clauses, with in how many contracts each is missing or weakened.
pub(super) fn lacks(t: Texts, prepared: &Prepared) -> Html {
    if prepared.lacks.is_empty() {
        return Html::default();
    }
    let rest = prepared.lacks.len().saturating_sub(SHOWN);
    let missing = Place::Register(format!("show={}", Show::MISSING.code())).href();
    let line = |(title, lack): &(AttrValue, Lack)| {
        html! {
            <tr key={lack.clause.clone()} data-testid="lack">
                <th scope="row">{ title }</th>
                <td class="number">{ t.with("lacks-contracts", &[("count", lack.missing.into())]) }</td>
                <td class="number">{ t.with("lacks-contracts", &[("count", lack.weakened.into())]) }</td>
            </tr>
        }
    };
    html! {
        <section class="card stack-s" data-testid="lacks">
            <h2>{ t.get("lacks-title") }</h2>
            <p class="muted small">{ t.get("lacks-why") }{ " " }<a href={missing}>{ t.get("lacks-see") }</a></p>
            <div class="scroll-x">
                <table class="table-plain">
                    <thead><tr>
                        <th scope="col">{ t.get("agreed-clause") }</th>
                        <th scope="col">{ t.get("contract-difference-missing") }</th>
                        <th scope="col">{ t.get("contract-difference-weakened") }</th>
                    </tr></thead>
                    <tbody>{ for prepared.lacks.iter().take(SHOWN).map(line) }</tbody>
                </table>
            </div>
            if rest > 0 {
                <p class="muted small">{ t.with("network-findings-rest", &[("count", rest.into())]) }</p>
            }
        </section>
    }
}
