//! Ledgers travel as files: writing one for others or for safety, opening one that came from somebody.
//!
//! | module | what it holds |
//! |---|---|
//! | [`save`] | writing a bundle |
//! | [`opener`] | what the person does with somebody's bundle, passed to the worker |
//! | [`preview`] | what merging it would do, before anything happens |
//! | [`differences`] | the same, entity by entity |
//! | [`past`] | the merges of this browser, and taking them back |
//! | [`words`] | what is wrong with a bundle, in words |

mod differences;
mod opener;
mod past;
mod preview;
mod save;
pub(crate) mod words;

use daicho_core::exchange::problem::BundleError;
use yew::prelude::*;

use self::opener::{Meeting, Opener, Work};
use self::past::PastMerges;
use self::preview::{DoneCard, PreviewCard};
use self::save::SaveCard;
use crate::components::badge::Tone;
use crate::components::busy::Progress;
use crate::components::button::{Button, ButtonKind};
use crate::components::field::TextField;
use crate::components::file_drop::FileDrop;
use crate::components::form::{Form, FormValues};
use crate::components::notice::Notice;
use crate::i18n::{Texts, use_texts};
use crate::pages::trouble;
use crate::session::handle::use_session;
use crate::worker::protocol::{Phase, Trouble};

/// The kinds of file that the chooser offers first. Content decides, not the name.
const ACCEPT: &str = ".daicho,.age,.ndjson,.zip";

/// The page that sends a ledger to others and takes theirs in.
#[component]
pub fn ExchangePage() -> Html {
    let t = use_texts();
    let session = use_session();
    let state = use_reducer(Meeting::default);
    let worker = {
        let session = session.clone();
        use_memo((), move |()| session.worker())
    };
    let opener = Opener {
        state: state.clone(),
        worker: (*worker).clone(),
        session: session.clone(),
    };
    use_handed_over(&opener);
    use_effect_with(worker, |worker| {
        let worker = worker.clone();
        // Leaving the page in the middle of writing would otherwise lose the answer.
        move || worker.retire()
    });
    let is_idle = state.preview.is_none() && state.done.is_none() && state.busy.is_none();
    html! {
        <>
            <div class="page-head">
                <div>
                    <h1>{ t.get("exchange-title") }</h1>
                    <p class="muted">{ t.get("exchange-lead") }</p>
                </div>
            </div>
            <div class="stack" data-testid="exchange">
                { failed(t, &opener) }
                { steps(t, &opener) }
                if is_idle && session.ready().is_some() {
                    <SaveCard />
                    <PastMerges />
                }
            </div>
        </>
    }
}

/// Opens the file that the page before handed over.
#[hook]
fn use_handed_over(opener: &Opener) {
    let opener = opener.clone();
    use_effect_with((), move |()| {
        if let Some(file) = opener.session.take_files().into_iter().next() {
            opener.open(file);
        }
    });
}

fn steps(t: Texts, opener: &Opener) -> Html {
    let state = &opener.state;
    if let Some((work, phase)) = state.busy {
        return progress(t, opener, work, phase);
    }
    if let Some(done) = &state.done {
        let alike = state.preview.as_ref().map(|preview| preview.alike);
        let alike = alike.is_some_and(|(sure, perhaps)| sure + perhaps > 0);
        return html! { <DoneCard opener={opener.clone()} done={done.clone()} {alike} shown={state.shown} /> };
    }
    match &state.preview {
        Some(preview) => {
            html! { <PreviewCard opener={opener.clone()} preview={preview.clone()} /> }
        }
        None if state.asks_passphrase() => passphrase(t, opener),
        None => chooser(t, opener),
    }
}

fn chooser(t: Texts, opener: &Opener) -> Html {
    let on_file = {
        let opener = opener.clone();
        Callback::from(move |file| opener.open(file))
    };
    html! {
        <section class="card">
            <h2>{ t.get("exchange-open") }</h2>
            <FileDrop button={t.get("exchange-open-choose")} accept={ACCEPT} {on_file} primary=true testid="exchange-file">
                <p>{ t.get("exchange-open-text") }</p>
                <p class="muted small">{ t.get("exchange-open-safe") }</p>
            </FileDrop>
        </section>
    }
}

fn passphrase(t: Texts, opener: &Opener) -> Html {
    let wrong = opener.state.trouble == Some(Trouble::Bundle(BundleError::WrongPassphrase));
    let on_submit = {
        let opener = opener.clone();
        Callback::from(move |values: FormValues| {
            let passphrase = values.get("passphrase").cloned().unwrap_or_default();
            opener.unlock(passphrase);
        })
    };
    let other = {
        let opener = opener.clone();
        move |()| opener.reset()
    };
    html! {
        <section class="card" data-testid="exchange-locked">
            <h2>{ t.with("exchange-locked", &[("file", opener.state.name.to_string().into())]) }</h2>
            <p>{ t.get("exchange-locked-text") }</p>
            <Form {on_submit} testid="exchange-unlock">
                <TextField name="passphrase" kind="password" label={t.get("exchange-passphrase")} autofocus=true
                    error={wrong.then(|| t.get("bundle-error-wrong-passphrase"))} scope="unlock" testid="exchange-passphrase" />
                <div class="row">
                    <Button submit=true kind={ButtonKind::Primary} testid="exchange-unlock-go">{ t.get("exchange-unlock") }</Button>
                    <Button on_click={other}>{ t.get("exchange-other-file") }</Button>
                </div>
            </Form>
        </section>
    }
}

fn failed(t: Texts, opener: &Opener) -> Html {
    let state = &opener.state;
    let text = match &state.trouble {
        Some(why) if !state.asks_passphrase() => trouble::words(t, why),
        _ if state.again => t.get("exchange-again"),
        _ => return Html::default(),
    };
    let title = if state.again {
        t.get("exchange-again-title")
    } else {
        t.with(
            "exchange-failed",
            &[("file", state.name.to_string().into())],
        )
    };
    html! { <Notice tone={Tone::Warn} {title} testid="exchange-trouble"><p>{ text }</p></Notice> }
}

fn progress(t: Texts, opener: &Opener, work: Work, phase: Option<Phase>) -> Html {
    let (done, total) = match phase {
        Some(Phase::File(done, total) | Phase::Bundle(done, total)) => (done, total),
        _ => (0, 0),
    };
    let [done, total] = [done, total].map(|bytes| usize::try_from(bytes / 1024).unwrap_or(0));
    let label = t.get(match (work, phase) {
        (Work::Merging, _) => "exchange-merging",
        (Work::Opening, Some(Phase::File(..))) => "exchange-reading",
        (Work::Opening, Some(Phase::Bundle(..))) => "exchange-verifying",
        (Work::Opening, _) => "exchange-comparing",
    });
    let on_cancel = {
        let opener = opener.clone();
        Callback::from(move |()| opener.cancel())
    };
    html! { <Progress {label} {done} {total} {on_cancel} testid="exchange-progress" /> }
}
