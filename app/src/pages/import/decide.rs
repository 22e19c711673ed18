//! One row in full, and the person's word on it.

use daicho_core::tabular::import::merge::{CellScope, Contest, Settlement};
use daicho_core::tabular::import::outcome::{Decision, Outcome, Refusal};
use yew::prelude::*;

use super::{importer::Importer, rows, words};
use crate::components::button::{Button, ButtonKind};
use crate::components::dialog::Dialog;
use crate::i18n::{Texts, use_texts};
use crate::worker::protocol::import::{ChangeView, DifferenceView, RowView, Scope};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct RowDialogProps {
    pub(super) importer: Importer,
    pub(super) view: RowView,
    pub(super) on_close: Callback<()>,
}

#[component]
pub(super) fn RowDialog(props: &RowDialogProps) -> Html {
    let t = use_texts();
    let view = &props.view;
    html! {
        <Dialog title={t.with("import-row-title", &[("line", view.line.into())])} on_close={props.on_close.clone()} wide=true
            testid="import-row">
            <p>{ rows::outcome(t, &view.outcome) }{ " " }{ &view.title }</p>
            <p>{ words::reason(t, &view.outcome) }</p>
            if !view.differences.is_empty() {
                <ul class="small">
                    for difference in &view.differences {
                        <li>{ rows::change(t, difference) }{ settling(t, props, difference) }</li>
                    }
                </ul>
            }
            { decisions(t, props) }
        </Dialog>
    }
}

/// The person's word on one cell of a row that was exported once.
fn settling(t: Texts, props: &RowDialogProps, difference: &DifferenceView) -> Html {
    let scope = CellScope::Cell(props.view.row, difference.cell);
    let settle = |settlement: Settlement, label: &str, pressed: bool| {
        let (importer, on_close, file) = (
            props.importer.clone(),
            props.on_close.clone(),
            props.view.file,
        );
        let on_click = move |()| {
            on_close.emit(());
            importer.settle(Some(file), scope, settlement);
        };
        html! { <Button small=true disabled={pressed} {on_click} testid={format!("settle-{label}")}>{ t.get(&format!("import-settle-{label}")) }</Button> }
    };
    match &difference.change {
        ChangeView::Plain => html! {},
        ChangeView::Contested { then, contest } => {
            let then = then
                .as_ref()
                .map(|then| words::value(t, &difference.field, then));
            let args = [(
                "value",
                then.unwrap_or_else(|| "–".into()).to_string().into(),
            )];
            let choice = |which: Contest| {
                settle(
                    Settlement::Contested(which),
                    words::contest(which),
                    which == *contest,
                )
            };
            html! {
                <div class="row">
                    <span class="muted">{ t.with("import-contest-then", &args) }</span>
                    { choice(Contest::Both) }{ choice(Contest::File) }{ choice(Contest::Ledger) }
                </div>
            }
        }
        ChangeView::Emptied { own: false, .. } => {
            html! { <p class="muted">{ t.get("import-emptied-of-model") }</p> }
        }
        ChangeView::Emptied { confirmed, .. } => html! {
            <div class="row">
                { settle(Settlement::Emptied(false), "keep", !*confirmed) }
                { settle(Settlement::Emptied(true), "clear", *confirmed) }
            </div>
        },
    }
}

fn decisions(t: Texts, props: &RowDialogProps) -> Html {
    let view = &props.view;
    let open = match &view.outcome {
        Outcome::Doubtful { .. } => true,
        Outcome::Refused { refusal } => *refusal == Refusal::LeftOut,
        Outcome::Added { .. } | Outcome::Changed { .. } | Outcome::Same { .. } => view.decided,
    };
    if !open {
        return html! {};
    }
    let decide = |decision: Option<Decision>| {
        let (importer, on_close) = (props.importer.clone(), props.on_close.clone());
        let (file, row) = (view.file, view.row);
        Callback::from(move |()| {
            on_close.emit(());
            importer.decide(Scope::Row(file, row), decision);
        })
    };
    html! {
        <div class="stack-s">
            <h3>{ t.get("import-decide-title") }</h3>
            for (unit, name) in &view.candidates {
                <div class="row row-between">
                    <span>{ name }</span>
                    <Button small=true on_click={decide(Some(Decision::Update(*unit)))} testid="import-row-update">
                        { t.get("import-decide-update-this") }
                    </Button>
                </div>
            }
            <div class="form-actions">
                if view.decided {
                    <Button kind={ButtonKind::Quiet} on_click={decide(None)} testid="import-row-undecide">{ t.get("import-undecide") }</Button>
                }
                <Button on_click={decide(Some(Decision::LeaveOut))} testid="import-row-skip">{ t.get("import-decide-skip") }</Button>
                <Button on_click={decide(Some(Decision::AddAsNew))} testid="import-row-add">{ t.get("import-decide-add") }</Button>
            </div>
        </div>
    }
}
