//! What a form can fill in the ledger, each a proposal that a person accepts.

use daicho_core::ledger::changes::ChangeSet;
use daicho_core::ledger::value::ValueRef;
use yew::prelude::*;

use super::words;
use crate::components::badge::{Badge, Tone};
use crate::components::button::Button;
use crate::i18n::{Texts, use_texts};
use crate::pages::devices::words as device_words;
use crate::session::edit::Edit;
use crate::session::handle::{Session, use_session};
use crate::session::state::LedgerHandle;
use crate::worker::protocol::forms::{Fill, Standing};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct FillsCardProps {
    pub(super) ledger: LedgerHandle,
    pub(super) fills: Vec<Fill>,
}

/// Proposes what the ledger lacks, and tells what contradicts it.
#[component]
pub(super) fn FillsCard(props: &FillsCardProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let sure: Vec<&Fill> = props.fills.iter().filter(|fill| is_sure(fill)).collect();
    let on_all = {
        let (props, session) = (props.clone(), session.clone());
        move |()| {
            let sure = props.fills.iter().filter(|fill| is_sure(fill));
            accept(t, &session, &props.ledger, &sure.collect::<Vec<_>>());
        }
    };
    html! {
        <section class="card stack-s" data-testid="mds2-fills">
            <h2>{ t.get("mds2-fills") }</h2>
            if props.fills.is_empty() {
                <p class="muted">{ t.get("mds2-fills-none") }</p>
            } else {
                <p class="muted small">{ t.get("mds2-fills-why") }</p>
                <div class="scroll-x"><table class="table-plain">
                    <thead><tr>
                        for key in ["field", "held", "proposed", "standing"] {
                            <th scope="col">{ t.get(&format!("mds2-fill-column-{key}")) }</th>
                        }
                    </tr></thead>
                    <tbody>
                        for fill in &props.fills {
                            { line(t, props, fill, &session) }
                        }
                    </tbody>
                </table></div>
            }
            if sure.len() > 1 {
                <div class="no-print"><Button on_click={on_all} testid="mds2-fill-all">{ t.with("mds2-fill-all", &[("count", sure.len().into())]) }</Button></div>
            }
        </section>
    }
}

/// Whether the ledger lacks it and the form says that it is so.
fn is_sure(fill: &Fill) -> bool {
    fill.standing == Standing::Lacks && !fill.is_possibility
}

fn line(t: Texts, props: &FillsCardProps, fill: &Fill, session: &Session) -> Html {
    let ledger = &props.ledger;
    let worth = |worth| words::worth(t, ledger, &fill.field, worth);
    let held = match (&fill.held, fill.standing) {
        (Some(held), _) => worth(held),
        (None, Standing::Same) => worth(&fill.value),
        (None, Standing::NotUsed) => device_words::choice(t, &fill.field, "no"),
        (None, Standing::Lacks | Standing::Disputed | Standing::Contradicts) => {
            t.get("mds2-fill-blank")
        }
    };
    let units = fill
        .places
        .iter()
        .filter(|(kind, _)| kind == "unit")
        .count();
    let questions = fill.questions.join(&t.get("list-separator"));
    html! {
        <tr key={format!("{}-{:?}", fill.field, fill.standing)} data-testid={format!("mds2-fill-{}", fill.field)}>
            <th scope="row">
                { device_words::label(t, &fill.field) }
                if units > 0 {
                    <div class="small muted">{ t.with("documents-units", &[("count", units.into())]) }</div>
                }
            </th>
            <td>{ held }</td>
            <td>{ worth(&fill.value) }<div class="small muted">{ t.with("mds2-because", &[("questions", questions.into())]) }</div></td>
            <td>{ standing(t, props, fill, session) }</td>
        </tr>
    }
}

fn standing(t: Texts, props: &FillsCardProps, fill: &Fill, session: &Session) -> Html {
    let badge = |tone: Tone, key: &'static str| html! { <Badge {tone}>{ t.get(key) }</Badge> };
    match fill.standing {
        Standing::Lacks => {
            let on_click = {
                let (props, fill, session) = (props.clone(), fill.clone(), session.clone());
                move |()| accept(t, &session, &props.ledger, &[&fill])
            };
            html! {
                <div class="stack-s">
                    if fill.is_possibility {
                        <p class="small">{ t.get("mds2-fill-possible") }</p>
                    }
                    <div class="no-print"><Button small=true {on_click} testid={format!("mds2-accept-{}", fill.field)}>{ t.get("mds2-fill-accept") }</Button></div>
                </div>
            }
        }
        Standing::Same => badge(Tone::Info, "mds2-fill-same"),
        Standing::Contradicts => html! {
            <>{ badge(Tone::Warn, "mds2-fill-contradicts") }<p class="small">{ t.get("mds2-fill-contradicts-do") }</p></>
        },
        Standing::NotUsed => badge(Tone::Info, "mds2-fill-not-used"),
        Standing::Disputed => badge(Tone::Warn, "mds2-fill-disputed"),
    }
}

/// Writes what is accepted where the ledger still has no value.
fn accept(t: Texts, session: &Session, ledger: &LedgerHandle, fills: &[&Fill]) {
    let mut changes = ChangeSet::new();
    for fill in fills {
        let Some(value) = words::value(&fill.value) else {
            continue;
        };
        for (kind, id) in &fill.places {
            let record = ledger.record(kind, id);
            let held = record.and_then(|record| record.get(&fill.field));
            let lacks = matches!(
                held,
                None | Some(ValueRef::Cleared | ValueRef::Unknown(_) | ValueRef::Text(""))
            );
            if lacks {
                changes.set(kind, *id, &fill.field, value);
            }
        }
    }
    let said = t.with("mds2-filled", &[("count", changes.len().into())]);
    session.commit(Edit::new("mds2-fill", changes).said(said));
}
