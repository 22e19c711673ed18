//! The rows of the register.

use std::rc::Rc;

use yew::prelude::*;

use super::prepared::{Prepared, Row, Show};
use crate::components::button::Button;
use crate::components::gradual::use_gradual;
use crate::i18n::{Texts, use_texts};
use crate::pages::contracts::place::{Part, Place};
use crate::pages::contracts::words;
use crate::session::state::LedgerHandle;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ContractListProps {
    pub(super) ledger: LedgerHandle,
    pub(super) prepared: Rc<Prepared>,
    /// What is looked for.
    pub(super) searched: String,
    pub(super) show: Option<Show>,
}

/// How many rows are drawn at a time.
const STEP: usize = 60;

/// How many rows are drawn before somebody asks for all: every one of them is looked at again at every keystroke.
const MOST: usize = 60;

/// The contracts, those first that need somebody first.
#[component]
pub(super) fn ContractList(props: &ContractListProps) -> Html {
    let t = use_texts();
    let words: Vec<&str> = props.searched.split(' ').collect();
    let is_found = |row: &&Row| {
        props.show.is_none_or(|show| show.fits(row))
            && words.iter().all(|word| row.key.contains(word))
    };
    let found: Vec<&Row> = props.prepared.rows.iter().filter(is_found).collect();
    let all = use_state_eq(|| false);
    let shown = if *all {
        found.len()
    } else {
        found.len().min(MOST)
    };
    let drawn = use_gradual(shown, STEP);
    let rest = found.len().saturating_sub(shown);
    let show_all = {
        let all = all.setter();
        Callback::from(move |()| all.set(true))
    };
    html! {
        <>
            <div class="scroll-x">
                <table class="table-plain register" data-testid="contract-table">
                    <thead><tr>
                        for key in ["contract-head-name", "contract-head-company", "contract-head-standing", "contract-head-period", "contract-head-devices", "contract-head-problems"] {
                            <th scope="col">{ t.get(key) }</th>
                        }
                    </tr></thead>
                    <tbody>{ for found.iter().take(drawn.min(shown)).map(|row| line(t, row)) }</tbody>
                </table>
            </div>
            if rest > 0 {
                <p class="row" role="status">
                    { t.with("contracts-rest", &[("count", rest.into())]) }
                    <Button small=true on_click={show_all} testid="contracts-all">{ t.get("contracts-all") }</Button>
                </p>
            }
            if found.is_empty() {
                <p class="muted" role="status">{ t.get("register-not-found") }</p>
            }
        </>
    }
}

fn line(t: Texts, row: &Row) -> Html {
    let day = |day: Option<daicho_core::ident::date::PartialDate>| {
        day.map_or_else(
            || t.get("contract-no-day").to_string(),
            |day| day.to_string(),
        )
    };
    html! {
        <tr key={row.id.to_string()} data-testid="contract-row">
            <th scope="row"><a href={Place::Contract(row.id, Part::Facts).href()}>{ &row.name }</a></th>
            <td>{ row.company.clone().unwrap_or_else(|| t.get("contract-no-company")) }</td>
            <td>{ words::standing(t, row.standing) }</td>
            <td class="number">{ day(row.starts) }{ t.get("contract-until") }{ day(row.ends) }</td>
            <td class="number">{ t.with("contract-devices", &[("count", row.units.into())]) }</td>
            <td>
                <div class="register-missing">
                    for (problem, count) in &row.problems {
                        { words::problem(t, *problem, *count) }
                    }
                </div>
            </td>
        </tr>
    }
}
