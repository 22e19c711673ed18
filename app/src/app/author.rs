//! Asks once for the name under which edits are kept.
use yew::prelude::*;

use crate::components::button::{Button, ButtonKind};
use crate::components::dialog::Dialog;
use crate::components::field::TextField;
use crate::components::form::{Form, FormValues};
use crate::i18n::use_texts;
use crate::session::handle::use_session;

/// The question for the author's name. Without an answer the edit behind it is given up.
#[component]
pub(super) fn AuthorDialog() -> Html {
    let t = use_texts();
    let session = use_session();
    let empty = use_state_eq(|| false);
    let on_submit = {
        let (session, empty) = (session.clone(), empty.clone());
        Callback::from(move |values: FormValues| {
            let name = values
                .get("author")
                .map(|name| name.trim())
                .unwrap_or_default();
            if name.is_empty() {
                empty.set(true);
            } else {
                session.set_author(name);
            }
        })
    };
    let on_close = Callback::from(move |()| session.give_up());
    let error = empty.then(|| t.get("author-empty"));
    html! {
        <Dialog title={t.get("author-title")} on_close={on_close.clone()} testid="author-dialog">
            <p>{ t.get("author-why") }</p>
            <Form {on_submit} testid="author-form">
                <TextField name="author" label={t.get("author-label")} hint={t.get("author-hint")} {error}
                    required=true autofocus=true scope="ask" />
                <div class="form-actions">
                    <Button on_click={on_close}>{ t.get("cancel") }</Button>
                    <Button kind={ButtonKind::Primary} submit=true testid="author-save">{ t.get("author-save") }</Button>
                </div>
            </Form>
        </Dialog>
    }
}
