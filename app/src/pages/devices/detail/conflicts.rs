//! What several people said at the same time, and the buttons with which one of them decides.

use daicho_core::device::list::Conflict;
use daicho_core::ledger::changes::ChangeSet;
use daicho_core::ledger::log::CommitIndex;
use daicho_core::ledger::table::{DELETED, DELETED_TRUE};
use daicho_core::ledger::value::{Value, ValueRef};
use yew::prelude::*;

use crate::browser::clock;
use crate::components::badge::Tone;
use crate::components::button::Button;
use crate::components::notice::Notice;
use crate::i18n::{Texts, use_texts};
use crate::pages::devices::{cell, words};
use crate::session::edit::Edit;
use crate::session::handle::{Session, use_session};
use crate::session::state::LedgerHandle;

/// Properties of [`Conflicts`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ConflictsProps {
    pub(super) ledger: LedgerHandle,
    pub(super) conflicts: Vec<Conflict>,
}

/// Every conflict with all its values, and who gave each and when.
#[component]
pub(super) fn Conflicts(props: &ConflictsProps) -> Html {
    let t = use_texts();
    let session = use_session();
    if props.conflicts.is_empty() {
        return Html::default();
    }
    html! {
        <Notice tone={Tone::Warn} title={t.with("conflict-title", &[("count", props.conflicts.len().into())])} testid="device-conflicts">
            <p>{ t.get("conflict-text") }</p>
            for conflict in &props.conflicts {
                <fieldset class="conflict" data-testid={format!("conflict-{}", conflict.field)}>
                    <legend>{ words::label(t, &conflict.field) }</legend>
                    { for choices(&props.ledger, conflict).into_iter().map(|choice| row(t, &session, props, conflict, choice)) }
                </fieldset>
            }
        </Notice>
    }
}

/// A value that can be chosen, and the commit that set it.
type Choice = (Value, Option<CommitIndex>);

/// The values to choose from. A deletion beside an edit has no second value of its own: it stands against staying.
fn choices(ledger: &LedgerHandle, conflict: &Conflict) -> Vec<Choice> {
    let Some(record) = ledger.record(conflict.kind.as_str(), &conflict.id) else {
        return Vec::new();
    };
    let mut choices: Vec<Choice> = Vec::new();
    for (commit, value) in record.heads(&conflict.field) {
        if !choices.iter().any(|(known, _)| known.as_ref() == value) {
            choices.push((value.to_owned(), Some(commit)));
        }
    }
    if conflict.field == DELETED && choices.len() < 2 {
        choices.push((Value::Cleared, None));
    }
    choices
}

fn row(
    t: Texts,
    session: &Session,
    props: &ConflictsProps,
    conflict: &Conflict,
    (value, commit): Choice,
) -> Html {
    let who = commit.map(|commit| {
        let commit = props.ledger.commit(commit);
        let author = commit.author.to_string();
        let at = clock::local(commit.at);
        t.with(
            "conflict-by",
            &[("author", author.into()), ("at", at.into())],
        )
    });
    let said = if conflict.field == DELETED {
        let key = if value == Value::Text(DELETED_TRUE.to_owned()) {
            "conflict-delete"
        } else {
            "conflict-keep"
        };
        html! { { t.get(key) } }
    } else {
        let shown = (value != Value::Cleared).then(|| value.as_ref());
        cell::value(t, &words::words(t, &props.ledger, &conflict.field, shown))
    };
    let (session, conflict, text) = (session.clone(), conflict.clone(), t.get("conflict-decided"));
    let on_click = move |()| {
        let edit = Edit::new("decide", decision(&conflict, value.as_ref()));
        session.commit(edit.said(text.clone()));
    };
    html! {
        <div class="conflict-choice">
            <span class="conflict-value">{ said }</span>
            <span class="muted small">{ who }</span>
            <Button small=true {on_click} testid="conflict-choose">{ t.get("conflict-choose") }</Button>
        </div>
    }
}

/// The change that decides: it has seen all values, so it takes the place of all.
fn decision(conflict: &Conflict, value: ValueRef<'_>) -> ChangeSet {
    let mut changes = ChangeSet::new();
    changes.set(conflict.kind.as_str(), conflict.id, &conflict.field, value);
    changes
}
