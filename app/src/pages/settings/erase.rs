//! Erasing everything that this browser holds, with an honest word about what it cannot reach.
use yew::prelude::*;

use crate::components::badge::Tone;
use crate::components::button::{Button, ButtonKind};
use crate::components::dialog::Dialog;
use crate::components::field::TextField;
use crate::components::form::{Form, FormValues};
use crate::components::notice::Notice;
use crate::components::toast::use_toasts;
use crate::i18n::use_texts;
use crate::route::Route;
use crate::session::handle::use_session;

/// The button, and the question behind it.
#[component]
pub(super) fn Erase() -> Html {
    let t = use_texts();
    let asking = use_state_eq(|| false);
    let ask = {
        let asking = asking.clone();
        move |()| asking.set(true)
    };
    let on_close = {
        let asking = asking.clone();
        move |()| asking.set(false)
    };
    html! {
        <section class="card" aria-labelledby="settings-erase">
            <h2 id="settings-erase">{ t.get("erase-title") }</h2>
            <p>{ t.get("erase-text") }</p>
            <div><Button kind={ButtonKind::Danger} on_click={ask} testid="erase">{ t.get("erase-open") }</Button></div>
            if *asking {
                <EraseDialog {on_close} />
            }
        </section>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct EraseDialogProps {
    on_close: Callback<()>,
}

#[component]
fn EraseDialog(props: &EraseDialogProps) -> Html {
    let t = use_texts();
    let toasts = use_toasts();
    let session = use_session();
    let wrong = use_state_eq(|| false);
    let word = t.get("erase-word");
    let on_submit = {
        let (wrong, word, on_close) = (wrong.clone(), word.clone(), props.on_close.clone());
        Callback::from(move |values: FormValues| {
            let typed = values
                .get("word")
                .map(|text| text.trim())
                .unwrap_or_default();
            if typed != word.as_str() {
                wrong.set(true);
                return;
            }
            let (toasts, on_close) = (toasts.clone(), on_close.clone());
            session.erase(Callback::from(move |()| {
                on_close.emit(());
                toasts.say(t.get("erased"));
                Route::Home.go();
            }));
        })
    };
    let word_arg = [("word", word.to_string().into())];
    let error = wrong.then(|| t.with("erase-wrong", &word_arg));
    html! {
        <Dialog title={t.get("erase-question")} on_close={props.on_close.clone()} testid="erase-dialog">
            <Notice tone={Tone::Danger} title={t.get("erase-goes")}><p>{ t.get("erase-goes-text") }</p></Notice>
            <Notice tone={Tone::Warn} title={t.get("erase-stays")}><p>{ t.get("erase-stays-text") }</p></Notice>
            <Form {on_submit} testid="erase-form">
                <TextField name="word" label={t.with("erase-type", &word_arg)} {error} required=true autofocus=true
                    scope="erase" testid="erase-word" />
                <div class="form-actions">
                    <Button on_click={props.on_close.clone()} testid="erase-cancel">{ t.get("cancel") }</Button>
                    <Button kind={ButtonKind::Danger} submit=true testid="erase-confirm">{ t.get("erase-action") }</Button>
                </div>
            </Form>
        </Dialog>
    }
}
