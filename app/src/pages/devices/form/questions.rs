//! What has to be asked before a form is saved.

use daicho_core::device::form::draft::Scope;
use daicho_core::device::form::start::overtaken;
use daicho_core::ledger::changes::ChangeSet;
use daicho_core::ledger::value::Value;
use yew::prelude::*;

use crate::components::button::{Button, ButtonKind};
use crate::components::dialog::{Confirm, Dialog};
use crate::i18n::use_texts;
use crate::pages::devices::{cell, words};
use crate::session::state::LedgerHandle;

/// Properties of [`ScopeQuestion`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ScopeQuestionProps {
    /// The fields of the model that were changed.
    pub fields: Vec<AttrValue>,
    /// How many devices are of the model.
    pub count: usize,
    /// Called with the answer.
    pub on_choose: Callback<Scope>,
    /// Called when the person goes back to the form.
    pub on_close: Callback<()>,
}

/// Asks whether fields of a model change for all its devices or for this one.
#[component]
pub(super) fn ScopeQuestion(props: &ScopeQuestionProps) -> Html {
    let t = use_texts();
    let labels: Vec<String> = props
        .fields
        .iter()
        .map(|field| words::label(t, field).to_string())
        .collect();
    let labels = labels.join(&t.get("list-separator"));
    html! {
        <Dialog title={t.get("form-scope-title")} on_close={props.on_close.clone()} testid="scope-dialog">
            <p>{ t.with("form-scope-text", &[("fields", labels.into()), ("count", props.count.into())]) }</p>
            <div class="form-actions">
                <Button on_click={props.on_close.clone()} kind={ButtonKind::Quiet}>{ t.get("form-back") }</Button>
                <Button on_click={props.on_choose.reform(|()| Scope::ThisUnit)} testid="scope-one">{ t.get("form-scope-one") }</Button>
                <Button on_click={props.on_choose.reform(|()| Scope::AllOfModel)} testid="scope-all">
                    { t.with("form-scope-all", &[("count", props.count.into())]) }
                </Button>
            </div>
        </Dialog>
    }
}

/// A value that somebody else has set while the form was open.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Overtaken {
    field: String,
    theirs: Option<Value>,
    ours: Value,
}

/// Lists what others have set since the form was filled, and the form would replace.
pub(super) fn others(
    changes: &ChangeSet,
    base: &LedgerHandle,
    now: &LedgerHandle,
) -> Vec<Overtaken> {
    overtaken(changes, base, now)
        .map(|(change, theirs)| Overtaken {
            field: change.field.to_owned(),
            theirs: theirs.map(|value| value.to_owned()),
            ours: change.value.to_owned(),
        })
        .collect()
}

/// Properties of [`OvertakenQuestion`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct OvertakenQuestionProps {
    /// The ledger as it is now.
    pub ledger: LedgerHandle,
    /// What others have set.
    pub others: Vec<Overtaken>,
    /// Called when the form counts.
    pub on_confirm: Callback<()>,
    /// Called when the person goes back to the form.
    pub on_close: Callback<()>,
}

/// Asks whether the form may replace what others have set meanwhile.
#[component]
pub(super) fn OvertakenQuestion(props: &OvertakenQuestionProps) -> Html {
    let t = use_texts();
    let value = |field: &str, value: Option<&Value>| {
        cell::value(
            t,
            &words::words(t, &props.ledger, field, value.map(Value::as_ref)),
        )
    };
    html! {
        <Confirm title={t.get("form-overtaken-title")} action={t.get("form-overtaken-confirm")} on_confirm={props.on_confirm.clone()}
            on_close={props.on_close.clone()} testid="overtaken-dialog">
            <p>{ t.get("form-overtaken-text") }</p>
            <table class="table-plain">
                <thead>
                    <tr>
                        <th scope="col">{ t.get("form-overtaken-field") }</th>
                        <th scope="col">{ t.get("form-overtaken-theirs") }</th>
                        <th scope="col">{ t.get("form-overtaken-ours") }</th>
                    </tr>
                </thead>
                <tbody>
                    for other in &props.others {
                        <tr>
                            <th scope="row">{ words::label(t, &other.field) }</th>
                            <td>{ value(&other.field, other.theirs.as_ref()) }</td>
                            <td>{ value(&other.field, Some(&other.ours)) }</td>
                        </tr>
                    }
                </tbody>
            </table>
        </Confirm>
    }
}
