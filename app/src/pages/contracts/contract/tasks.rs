//! Who does what: tasks against parties, with what nobody does.

use std::collections::BTreeSet;

use daicho_core::contract::assigned::{Doing, assign};
use daicho_core::contract::matrix::{Line, Part, matrix};
use daicho_core::contract::words::Party;
use yew::prelude::*;

use super::PartProps;
use super::look::Look;
use crate::browser::dom;
use crate::components::badge::{Badge, Tone};
use crate::i18n::{Texts, use_texts};
use crate::pages::contracts::words::{self, both};
use crate::pages::network::around::{Reader, around, still};
use crate::session::edit::Edit;
use crate::session::handle::{Session, use_session};

/// The matrix of responsibilities.
#[component]
pub(super) fn TasksPart(props: &PartProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let look = &props.look;
    let choice = look.choice.clone().unwrap_or_default();
    let lines = matrix(&look.agreed, &choice, &look.parties, &look.tasks);
    let gaps = lines.iter().filter(|line| line.is_gap()).count();
    let only_gaps = use_state_eq(|| false);
    let turn = {
        let (setter, now) = (only_gaps.setter(), *only_gaps);
        move |_: Event| setter.set(!now)
    };
    let parties: Vec<Party> = look.parties.iter().copied().collect();
    let scene = {
        let unit = look.units.first().copied();
        use_memo(
            (props.ledger.clone(), unit, t.0),
            move |(ledger, unit, _)| around(t, ledger, (*unit)?, Reader::Own),
        )
    };
    html! {
        <div class="stack" data-testid="contract-tasks">
            <section class="card stack-s">
                <h2>{ t.get("tasks-title") }</h2>
                <p class="muted">{ t.get("tasks-why") }</p>
                <p role="status" data-testid="tasks-gaps">
                    if gaps > 0 {
                        <Badge tone={Tone::Warn}>{ t.with("tasks-gaps", &[("count", gaps.into())]) }</Badge>
                    } else {
                        { t.get("tasks-no-gaps") }
                    }
                </p>
            </section>
            if let Some(scene) = scene.as_ref() {
                <section class="card stack-s">
                    <h2>{ t.get("tasks-picture") }</h2>
                    <div class="diagram diagram-still tasks-picture" data-near="">{ still(scene) }</div>
                </section>
            }
            if gaps > 0 {
                <label class="choice no-print">
                    <input type="checkbox" checked={*only_gaps} onchange={turn} data-testid="tasks-only-gaps" />
                    <span>{ t.get("tasks-only-gaps") }</span>
                </label>
            }
            <div class="scroll-x">
                <table class="table-plain tasks" data-testid="tasks-table">
                    <thead><tr>
                        <th scope="col">{ t.get("tasks-task") }</th>
                        for party in &parties {
                            <th scope="col">{ words::party(t, *party) }</th>
                        }
                        <th scope="col">{ t.get("tasks-responsible") }</th>
                        <th scope="col">{ t.get("tasks-accountable") }</th>
                    </tr></thead>
                    <tbody>{ for lines.iter().filter(|line| !*only_gaps || line.is_gap()).map(|line| row(t, &session, look, &parties, line)) }</tbody>
                </table>
            </div>
            <p class="muted small">{ t.get("tasks-legend") }</p>
        </div>
    }
}

fn row(t: Texts, session: &Session, look: &Look, parties: &[Party], line: &Line<'_>) -> Html {
    let (is_gap, task) = (line.is_gap(), line.task);
    let title = both(t, &task.title);
    let choose = |part: Part, doing: Doing| {
        let (session, id, task) = (session.clone(), look.id, task.id.clone());
        let onchange = move |event: Event| {
            let party = Party::from_code(&dom::input_value(&event));
            session.commit(Edit::new("edit", assign(id, &task, doing, party)));
        };
        let held = who(line, part);
        let label = format!("{} {title}", word(t, part));
        html! {
            <select class="input input-small" aria-label={label} {onchange} data-testid={format!("task-{}", code(part))}>
                <option value="" selected={held.is_none()}>{ t.get("tasks-nobody") }</option>
                for party in parties {
                    <option value={party.code()} selected={held == Some(*party)}>{ words::party(t, *party) }</option>
                }
            </select>
        }
    };
    html! {
        <tr key={task.id.clone()} class={is_gap.then_some("tasks-gap")} data-testid="task" data-task={task.id.clone()}>
            <th scope="row">
                { &title }
                if is_gap {
                    { " " }<Badge tone={Tone::Warn} testid="task-gap">{ t.get("tasks-gap") }</Badge>
                }
            </th>
            for party in parties {
                <td>{ parts(t, line.parts.get(party)) }</td>
            }
            <td class="no-print">{ choose(Part::Responsible, Doing::Responsible) }</td>
            <td class="no-print">{ choose(Part::Accountable, Doing::Accountable) }</td>
        </tr>
    }
}

/// The party that has a part, if exactly one has.
fn who(line: &Line<'_>, part: Part) -> Option<Party> {
    let mut has = line.parts.iter().filter(|(_, parts)| parts.contains(&part));
    has.next().map(|(party, _)| *party)
}

fn parts(t: Texts, parts: Option<&BTreeSet<Part>>) -> Html {
    let words: Vec<String> = parts
        .into_iter()
        .flatten()
        .map(|part| word(t, *part).to_string())
        .collect();
    html! { { words.join(&t.get("list-separator")) } }
}

fn word(t: Texts, part: Part) -> AttrValue {
    t.get(&format!("tasks-part-{}", code(part)))
}

const fn code(part: Part) -> &'static str {
    match part {
        Part::Responsible => "responsible",
        Part::Accountable => "accountable",
        Part::Consulted => "consulted",
        Part::Informed => "informed",
    }
}
