//! The first screen of a browser that holds no ledger: begin one, look at the sample, open a file.
mod begin;
mod sample;

use yew::prelude::*;

use crate::components::badge::Tone;
use crate::components::button::{Button, ButtonKind};
use crate::components::file_drop::FileDrop;
use crate::components::notice::Notice;
use crate::components::toast::use_toasts;
use crate::i18n::use_texts;
use crate::route::Route;
use crate::session::handle::use_session;
pub(crate) use begin::facility_id;
use begin::{BeginDialog, unnamed_ledger};
use sample::load_sample;

/// Three ways to begin.
#[component]
pub fn StartPage() -> Html {
    let t = use_texts();
    let session = use_session();
    let asking = use_state_eq(|| false);
    let loading = use_state_eq(|| false);
    let ask = {
        let asking = asking.clone();
        move |()| asking.set(true)
    };
    let on_close = {
        let asking = asking.clone();
        move |()| asking.set(false)
    };
    let sample = {
        let (session, toasts, loading) = (session.clone(), use_toasts(), loading.setter());
        move |()| load_sample(session.clone(), toasts.clone(), loading.clone())
    };
    let on_file = move |file| {
        session.hand_over(vec![file]);
        session.commit(unnamed_ledger().on_saved(Callback::from(|()| Route::Import.go())));
    };
    html! {
        <>
            <div class="page-head">
                <div>
                    <h1>{ t.get("start-title") }</h1>
                    <p class="muted">{ t.get("start-lead") }</p>
                </div>
            </div>
            <div class="start-choices" data-testid="start">
                <section class="card">
                    <h2>{ t.get("start-new") }</h2>
                    <p>{ t.get("start-new-text") }</p>
                    <div><Button kind={ButtonKind::Primary} on_click={ask} testid="start-new">{ t.get("start-new-action") }</Button></div>
                </section>
                <section class="card">
                    <h2>{ t.get("start-file") }</h2>
                    <FileDrop button={t.get("start-file-action")} accept=".csv,.tsv,.txt,.xlsx,.xls,.ods" {on_file} testid="start-file">
                        <p>{ t.get("start-file-text") }</p>
                    </FileDrop>
                </section>
                <section class="card">
                    <h2>{ t.get("start-sample") }</h2>
                    <p>{ t.get("start-sample-text") }</p>
                    <div><Button on_click={sample} disabled={*loading} testid="start-sample">{ t.get("start-sample-action") }</Button></div>
                </section>
            </div>
            <p>{ t.get("start-exchange") }{ " " }<a href={Route::Exchange.href()} data-testid="start-exchange">{ t.get("start-exchange-action") }</a></p>
            <Notice tone={Tone::Info} title={t.get("start-privacy")}><p>{ t.get("start-privacy-text") }</p></Notice>
            if *asking {
                <BeginDialog {on_close} />
            }
        </>
    }
}
