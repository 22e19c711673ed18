//! Writing the ledger as a bundle: for safety, or for somebody else.

use std::rc::Rc;

use js_sys::Uint8Array;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::prelude::*;

use crate::browser::{clock, dom, files};
use crate::components::badge::Tone;
use crate::components::busy::Busy;
use crate::components::button::{Button, ButtonKind};
use crate::components::field::{CheckField, TextField};
use crate::components::form::{Form, FormValues};
use crate::components::icon::Icon;
use crate::components::notice::Notice;
use crate::i18n::{Texts, use_texts};
use crate::pages::trouble;
use crate::session::handle::{Session, use_session};
use crate::worker::protocol::exchange::{Ask, Told, Written};
use crate::worker::protocol::{Answer, Request, Trouble};

/// How far it is.
#[derive(Clone, Default, PartialEq)]
enum Stage {
    #[default]
    Idle,
    Writing,
    /// The two passphrases differ.
    Mistyped,
    Done(Rc<Written>),
    Failed(Trouble),
}

/// The form: all or what somebody lacks, with a passphrase or without.
#[component]
pub(super) fn SaveCard() -> Html {
    let t = use_texts();
    let session = use_session();
    let stage = use_state_eq(Stage::default);
    let theirs = use_mut_ref(|| None::<File>);
    let on_submit = {
        let (stage, theirs, session) = (stage.setter(), theirs.clone(), session.clone());
        Callback::from(move |values: FormValues| {
            let text = |name: &str| values.get(name).cloned().unwrap_or_default();
            if text("passphrase") != text("passphrase-again") {
                stage.set(Stage::Mistyped);
                return;
            }
            let ask = Ask::Write {
                author: session.prefs().author.to_string(),
                at: clock::now().milliseconds(),
                passphrase: Some(text("passphrase")).filter(|text| !text.is_empty()),
                without_confidential: values.contains_key("without-confidential"),
            };
            stage.set(Stage::Writing);
            let (stage, session, file) = (stage.clone(), session.clone(), theirs.borrow().clone());
            spawn_local(async move { stage.set(write(t, &session, ask, file).await) });
        })
    };
    let onchange = {
        let theirs = theirs.clone();
        move |event: Event| *theirs.borrow_mut() = dom::chosen_file(&event)
    };
    let mistyped = matches!(*stage, Stage::Mistyped).then(|| t.get("exchange-passphrase-differs"));
    html! {
        <section class="card" data-testid="exchange-save">
            <h2>{ t.get("exchange-save") }</h2>
            <p>{ t.get("exchange-save-text") }</p>
            <Form {on_submit} testid="exchange-save-form">
                <details>
                    <summary>{ t.get("exchange-save-more") }</summary>
                    <div class="form-grid">
                        <TextField name="passphrase" kind="password" label={t.get("exchange-passphrase")} scope="save"
                            hint={t.get("exchange-passphrase-hint")} testid="exchange-save-passphrase" />
                        <TextField name="passphrase-again" kind="password" label={t.get("exchange-passphrase-again")} scope="save"
                            error={mistyped} testid="exchange-save-passphrase-again" />
                    </div>
                    <CheckField name="without-confidential" label={t.get("exchange-without-confidential")} />
                    <div class="field">
                        <label for="exchange-theirs">{ t.get("exchange-theirs") }</label>
                        <input id="exchange-theirs" type="file" accept={super::ACCEPT} {onchange} aria-describedby="exchange-theirs-hint"
                            data-testid="exchange-theirs" />
                        <span class="field-hint" id="exchange-theirs-hint">{ t.get("exchange-theirs-hint") }</span>
                    </div>
                </details>
                <div class="row">
                    <Button submit=true icon={Icon::Download} kind={ButtonKind::Normal} disabled={matches!(*stage, Stage::Writing)}
                        testid="exchange-write">{ t.get("exchange-write") }</Button>
                </div>
            </Form>
            { told(t, &stage) }
        </section>
    }
}

fn told(t: Texts, stage: &Stage) -> Html {
    match stage {
        Stage::Idle | Stage::Mistyped => Html::default(),
        Stage::Writing => {
            html! { <Busy label={t.get("exchange-writing")} testid="exchange-writing" /> }
        }
        Stage::Done(written) => html! {
            <Notice tone={Tone::Ok} title={t.get("exchange-written")} testid="exchange-written">
                <p>{ t.with(if written.partial { "exchange-written-part" } else { "exchange-written-all" }, &[("count", written.commits.into())]) }</p>
                if written.left_out > 0 {
                    <p>{ t.with("exchange-written-left-out", &[("count", written.left_out.into())]) }</p>
                }
            </Notice>
        },
        Stage::Failed(why) => html! {
            <Notice tone={Tone::Warn} title={t.get("exchange-write-failed")} testid="exchange-write-failed"><p>{ trouble::words(t, why) }</p></Notice>
        },
    }
}

async fn write(t: Texts, session: &Session, ask: Ask, file: Option<File>) -> Stage {
    let worker = session.worker();
    let answered = worker
        .ask(Request::Exchange(ask), file, Callback::noop())
        .await;
    worker.retire();
    let (written, blocks) = match answered {
        Ok((Answer::Exchange(Told::Written(written)), blocks)) => (written, blocks),
        Ok(_) => return Stage::Failed(Trouble::NothingOpen),
        Err(trouble) => return Stage::Failed(trouble),
    };
    let bytes = blocks.first().map(Uint8Array::to_vec).unwrap_or_default();
    let name = format!("{}-{}.daicho", t.get("exchange-file-name"), clock::today());
    if files::download(&name, "application/zip", &bytes).is_none() {
        return Stage::Failed(Trouble::NothingOpen);
    }
    // Part of a ledger is no copy of it.
    if !written.partial {
        session.note_export();
    }
    Stage::Done(Rc::new(written))
}
