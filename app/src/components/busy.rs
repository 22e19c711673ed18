//! Waiting: of unknown length, and with a share done.
use yew::prelude::*;

use super::button::Button;
use crate::i18n::use_texts;

/// Properties of [`Busy`].
#[derive(Clone, PartialEq, Properties)]
pub struct BusyProps {
    /// What is going on; without it "Loading".
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// `data-testid`.
    #[prop_or_default]
    pub testid: Option<AttrValue>,
}

/// Shows that something is going on.
#[component]
pub fn Busy(props: &BusyProps) -> Html {
    let t = use_texts();
    let label = props.label.clone().unwrap_or_else(|| t.get("loading"));
    html! {
        <div class="busy" role="status" data-testid={props.testid.clone()}>
            <span class="spinner"></span>
            <span>{ label }</span>
        </div>
    }
}

/// Properties of [`Progress`].
#[derive(Clone, PartialEq, Properties)]
pub struct ProgressProps {
    /// What is going on.
    pub label: AttrValue,
    /// How many are done.
    pub done: usize,
    /// Of how many; 0 if that is not known yet.
    pub total: usize,
    /// Called when the person gives up; without it there is no button.
    #[prop_or_default]
    pub on_cancel: Option<Callback<()>>,
    /// `data-testid`; the button has it with `-cancel` behind.
    #[prop_or_default]
    pub testid: Option<AttrValue>,
}

/// Shows how far a long piece of work is, with a button to cancel it.
#[component]
pub fn Progress(props: &ProgressProps) -> Html {
    let t = use_texts();
    let value = (props.total > 0).then(|| props.done.to_string());
    let max = props.total.max(1).to_string();
    let cancel = |on_cancel: &Callback<()>| {
        let testid = props.testid.as_ref().map(|id| format!("{id}-cancel"));
        html! { <Button small=true on_click={on_cancel.clone()} {testid}>{ t.get("cancel") }</Button> }
    };
    html! {
        <div class="progress" data-testid={props.testid.clone()}>
            <div class="row row-between">
                <span aria-live="polite">{ &props.label }</span>
                if props.total > 0 {
                    <span class="number muted">{ t.number(props.done) }{ " / " }{ t.number(props.total) }</span>
                }
            </div>
            <progress {value} {max} aria-label={props.label.clone()} />
            if let Some(on_cancel) = &props.on_cancel {
                <div class="row row-end">{ cancel(on_cancel) }</div>
            }
        </div>
    }
}
