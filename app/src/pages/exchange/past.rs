//! The merges that were done in this browser, and taking them back.

use std::rc::Rc;

use daicho_core::ident::timestamp::Timestamp;
use daicho_core::ledger::commit::SealedCommit;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::words;
use crate::browser::clock;
use crate::components::button::Button;
use crate::components::toast::use_toasts;
use crate::i18n::{Texts, use_texts};
use crate::session::edit::Edit;
use crate::session::handle::{Session, use_session};
use crate::worker::protocol::exchange::{Ask, PastMerge, Told};
use crate::worker::protocol::{Answer, MERGES, Request};

/// The list; nothing while there is none.
#[component]
pub(super) fn PastMerges() -> Html {
    let t = use_texts();
    let session = use_session();
    let toasts = use_toasts();
    let list = use_state_eq(|| Rc::<[PastMerge]>::from([]));
    let busy = use_state_eq(|| false);
    {
        let (list, session) = (list.setter(), session.clone());
        use_effect_with((), move |()| {
            spawn_local(async move {
                let text = session.fact(MERGES).await;
                let known =
                    text.and_then(|text| serde_json::from_str::<Vec<PastMerge>>(&text).ok());
                list.set(known.unwrap_or_default().into());
            });
        });
    }
    if list.is_empty() {
        return Html::default();
    }
    let take_back = |merge: &PastMerge| {
        let (session, merge, busy, toasts) = (
            session.clone(),
            merge.clone(),
            busy.setter(),
            toasts.clone(),
        );
        move |()| {
            let (session, merge, busy, toasts) =
                (session.clone(), merge.clone(), busy.clone(), toasts.clone());
            busy.set(true);
            spawn_local(async move {
                match undoing(&session, &merge).await {
                    Some(edit) => session.commit(edit.said(t.get("exchange-taken-back"))),
                    None => toasts.say(t.get("undone-nothing")),
                }
                busy.set(false);
            });
        }
    };
    html! {
        <section class="card" data-testid="exchange-past">
            <h2>{ t.get("exchange-past") }</h2>
            <p class="muted small">{ t.get("exchange-past-text") }</p>
            <ul class="stack">
                for merge in list.iter() {
                    <li class="row row-between">
                        <span>{ line(t, merge) }</span>
                        <Button small=true on_click={take_back(merge)} disabled={*busy} testid="exchange-take-back">{ t.get("exchange-undo") }</Button>
                    </li>
                }
            </ul>
        </section>
    }
}

fn line(t: Texts, merge: &PastMerge) -> AttrValue {
    let args = [
        ("file", merge.file.clone().into()),
        ("author", words::person(t, &merge.author).into()),
        (
            "at",
            clock::local(Timestamp::from_milliseconds(merge.at)).into(),
        ),
        ("count", merge.commits.into()),
    ];
    t.with("exchange-past-one", &args)
}

/// Returns the edit that takes a merge back; `None` if nothing of it is left, or it could not be worked out.
async fn undoing(session: &Session, merge: &PastMerge) -> Option<Edit> {
    let worker = session.worker();
    let ask = Ask::TakeBack {
        before: merge.before.clone(),
        after: merge.after.clone(),
    };
    let answered = worker
        .ask(Request::Exchange(ask), None, Callback::noop())
        .await;
    worker.retire();
    let Ok((Answer::Exchange(Told::TakesBack), blocks)) = answered else {
        return None;
    };
    let sealed = SealedCommit::open(blocks.first()?.to_vec()).ok()?;
    let changes = sealed.into_parts().0.changes;
    (!changes.is_empty()).then(|| Edit::new("undo-merge", changes).with("file", &merge.file))
}
