//! One disputed field: every value with who gave it, and the buttons with which a person decides.

use daicho_core::ledger::changes::ChangeSet;
use daicho_core::ledger::decide::Opinion;
use daicho_core::ledger::log::CommitIndex;
use daicho_core::ledger::merge::Dispute;
use daicho_core::ledger::state::Ledger;
use daicho_core::ledger::table::{DELETED, DELETED_TRUE};
use daicho_core::ledger::value::{Value, ValueRef};
use yew::prelude::*;

use super::other::OtherValue;
use super::{label, part};
use crate::browser::clock;
use crate::components::button::Button;
use crate::i18n::{Texts, use_texts};
use crate::pages::devices::{cell, words};
use crate::session::edit::Edit;
use crate::session::handle::use_session;
use crate::session::state::LedgerHandle;

/// Properties of [`DisputeBox`].
#[derive(Clone, PartialEq, Properties)]
pub struct DisputeBoxProps {
    /// The ledger.
    pub ledger: LedgerHandle,
    /// What is disputed.
    pub dispute: Dispute,
    /// It is one of those that are decided together.
    #[prop_or_default]
    pub ticked: bool,
    /// Called when the person takes it in or out of those; without it there is no box to tick.
    #[prop_or_default]
    pub on_toggle: Option<Callback<Dispute>>,
}

/// The values of a disputed field to choose from.
#[component]
pub fn DisputeBox(props: &DisputeBoxProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let dispute = &props.dispute;
    let decide = {
        let (dispute, text) = (dispute.clone(), t.get("conflict-decided"));
        Callback::from(move |value: Value| {
            let edit = Edit::new("decide", decision(&dispute, value.as_ref()));
            session.commit(edit.said(text.clone()));
        })
    };
    let name = label(t, &props.ledger, dispute);
    html! {
        <fieldset class="conflict" data-testid={format!("conflict-{}", dispute.field)}>
            <legend>
                if let Some(on_toggle) = &props.on_toggle {
                    { tick(t, props, &name, on_toggle) }
                } else {
                    { name }
                }
            </legend>
            for opinion in props.ledger.opinions(dispute) {
                { row(t, &props.ledger, dispute, &opinion, &decide) }
            }
            <OtherValue ledger={props.ledger.clone()} dispute={dispute.clone()} on_value={decide} />
        </fieldset>
    }
}

fn tick(
    t: Texts,
    props: &DisputeBoxProps,
    name: &AttrValue,
    on_toggle: &Callback<Dispute>,
) -> Html {
    let (on_toggle, dispute) = (on_toggle.clone(), props.dispute.clone());
    let onchange = move |_: Event| on_toggle.emit(dispute.clone());
    let hint = t.with("conflicts-tick", &[("field", name.to_string().into())]);
    html! {
        <label class="choice">
            <input type="checkbox" checked={props.ticked} {onchange} title={hint} data-testid="conflict-tick" />
            { name }
        </label>
    }
}

fn row(
    t: Texts,
    ledger: &LedgerHandle,
    dispute: &Dispute,
    opinion: &Opinion<'_>,
    decide: &Callback<Value>,
) -> Html {
    let (decide, value) = (decide.clone(), opinion.value.to_owned());
    let on_click = move |()| decide.emit(value.clone());
    html! {
        <div class="conflict-choice">
            <span class="conflict-value">{ said(t, ledger, dispute, opinion.value) }</span>
            <span class="muted small">
                for (nth, commit) in opinion.commits.iter().enumerate() {
                    if nth > 0 {
                        <br />
                    }
                    { who(t, ledger, *commit) }
                }
            </span>
            <Button small=true {on_click} testid="conflict-choose">{ t.get("conflict-choose") }</Button>
        </div>
    }
}

fn said(t: Texts, ledger: &LedgerHandle, dispute: &Dispute, value: ValueRef<'_>) -> Html {
    if dispute.field == DELETED {
        let key = if value == ValueRef::Text(DELETED_TRUE) {
            "conflict-delete"
        } else {
            "conflict-keep"
        };
        return html! { { t.get(key) } };
    }
    let shown = (value != ValueRef::Cleared).then_some(value);
    let said = match words::spec_of(&dispute.kind, &dispute.field) {
        Some(spec) => words::words_in(t, ledger, spec, shown),
        None if part::is_coded(dispute) => words::words(t, ledger, "part", shown),
        None => words::words(t, ledger, &dispute.field, shown),
    };
    cell::value(t, &said)
}

/// Author, time, and what was done: an import with the name of its file.
fn who(t: Texts, ledger: &Ledger, commit: CommitIndex) -> AttrValue {
    let commit = ledger.commit(commit);
    let action = words::action(t, &commit.source.action);
    let source = match commit.source.details.get("file") {
        Some(file) => format!("{action} {file}"),
        None => action.to_string(),
    };
    let args = [
        ("author", commit.author.to_string().into()),
        ("at", clock::local(commit.at).into()),
        ("source", source.into()),
    ];
    t.with("conflict-by", &args)
}

/// The change that decides: it has seen all values, so it takes the place of all.
fn decision(dispute: &Dispute, value: ValueRef<'_>) -> ChangeSet {
    let mut changes = ChangeSet::new();
    changes.set(&dispute.kind, dispute.id, &dispute.field, value);
    changes
}
