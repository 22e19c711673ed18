//! A product that the hospital has no device of yet: its documents are looked at before it is bought.

use daicho_core::catalogue::field::Kind;
use daicho_core::ledger::changes::ChangeSet;
use yew::prelude::*;

use super::place::Place;
use crate::browser::random;
use crate::components::button::{Button, ButtonKind};
use crate::components::dialog::Dialog;
use crate::components::field::TextField;
use crate::components::form::{Form, FormValues};
use crate::components::icon::Icon;
use crate::i18n::use_texts;
use crate::session::edit::Edit;
use crate::session::handle::use_session;

/// The button, and the question for the name.
#[component]
pub(super) fn NewModel() -> Html {
    let t = use_texts();
    let session = use_session();
    let is_open = use_state_eq(|| false);
    let is_empty = use_state_eq(|| false);
    let show = |open: bool| {
        let is_open = is_open.clone();
        Callback::from(move |()| is_open.set(open))
    };
    let on_submit = {
        let (is_empty, close, said) = (is_empty.clone(), show(false), t.get("new-model-saved"));
        Callback::from(move |values: FormValues| {
            let name = values.get("trade_name").map_or("", |name| name.trim());
            is_empty.set(name.is_empty());
            if name.is_empty() {
                return;
            }
            let id = random::entity_id();
            let mut changes = ChangeSet::new();
            changes.set_text(Kind::Model.as_str(), id, "trade_name", name);
            let close = close.clone();
            let edit = Edit::new("create", changes).said(said.clone());
            session.commit(edit.on_saved(Callback::from(move |()| {
                close.emit(());
                Place::Model(id).go();
            })));
        })
    };
    let error = is_empty.then(|| t.get("new-model-empty"));
    html! {
        <>
            <Button icon={Icon::Plus} on_click={show(true)} testid="new-model">{ t.get("new-model") }</Button>
            if *is_open {
                <Dialog title={t.get("new-model")} on_close={show(false)} testid="new-model-dialog">
                    <Form {on_submit} testid="new-model-form">
                        <TextField scope="new-model" name="trade_name" label={t.get("field-trade_name")} hint={t.get("new-model-hint")}
                            {error} required=true autofocus=true />
                        <div class="form-actions">
                            <Button on_click={show(false)}>{ t.get("cancel") }</Button>
                            <Button kind={ButtonKind::Primary} submit=true testid="new-model-save">{ t.get("save") }</Button>
                        </div>
                    </Form>
                </Dialog>
            }
        </>
    }
}
