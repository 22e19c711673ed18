//! Checks in the worker whether every stored commit is as it was written, and says so in words.
use std::rc::Rc;

use daicho_core::ident::timestamp::Timestamp;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::browser::clock;
use crate::components::badge::Tone;
use crate::components::busy::Progress;
use crate::components::button::Button;
use crate::components::notice::Notice;
use crate::components::rescue::RescueLink;
use crate::i18n::{Texts, use_texts};
use crate::pages::trouble;
use crate::session::handle::use_session;
use crate::worker::protocol::past::{BrokenCommit, Checked};
use crate::worker::protocol::{Answer, Phase, Request, Trouble};

/// Broken commits that are listed.
const LISTED: usize = 20;
/// Characters of a replica's id that are shown.
const SHOWN: usize = 8;

/// How far the check is.
#[derive(Clone, Default, PartialEq)]
enum Check {
    #[default]
    Idle,
    Running(u64, u64),
    Done(Rc<Checked>),
    Failed(Trouble),
}

/// The button, the progress and the result.
#[component]
pub(super) fn CheckCard() -> Html {
    let t = use_texts();
    let session = use_session();
    let worker = use_memo((), move |()| session.worker());
    let check = use_state_eq(Check::default);
    use_effect_with(worker.clone(), |worker| {
        let worker = worker.clone();
        move || worker.cancel()
    });
    let start = {
        let (set, worker) = (check.setter(), worker.clone());
        move |()| {
            let (set, worker) = (set.clone(), worker.clone());
            set.set(Check::Running(0, 0));
            spawn_local(async move {
                let progress = {
                    let set = set.clone();
                    Callback::from(move |phase| {
                        if let Phase::Commits(done, of) = phase {
                            set.set(Check::Running(done, of));
                        }
                    })
                };
                set.set(match worker.ask(Request::Verify, None, progress).await {
                    Ok((Answer::Verified(checked), _)) => Check::Done(checked.into()),
                    Ok(_) => Check::Failed(Trouble::NothingOpen),
                    Err(Trouble::Cancelled) => Check::Idle,
                    Err(trouble) => Check::Failed(trouble),
                });
                worker.retire();
            });
        }
    };
    let on_cancel = Callback::from(move |()| worker.cancel());
    html! {
        <section class="card" aria-labelledby="settings-check" data-testid="check">
            <h2 id="settings-check">{ t.get("check-title") }</h2>
            <p>{ t.get("check-text") }</p>
            { result(t, &check, on_cancel) }
            if !matches!(*check, Check::Running(..)) {
                <div><Button on_click={start} testid="check-start">{ t.get("check-start") }</Button></div>
            }
            <h3>{ t.get("rescue-page-title") }</h3>
            <p>{ t.get("rescue-page-text") }</p>
            <div><RescueLink /></div>
        </section>
    }
}

fn result(t: Texts, check: &Check, on_cancel: Callback<()>) -> Html {
    match check {
        Check::Idle => html! {},
        Check::Running(done, of) => {
            let [done, total] = [*done, *of].map(|n| usize::try_from(n).unwrap_or(usize::MAX));
            html! { <Progress label={t.get("check-running")} {done} {total} {on_cancel} testid="check-progress" /> }
        }
        Check::Done(checked) if checked.broken.is_empty() => sound(t, checked),
        Check::Done(checked) => broken(t, checked),
        Check::Failed(why) => html! {
            <Notice tone={Tone::Warn} title={t.get("check-failed")} testid="check-failed"><p>{ trouble::words(t, why) }</p></Notice>
        },
    }
}

fn sound(t: Texts, checked: &Checked) -> Html {
    let Some(until) = checked.until else {
        return html! { <Notice title={t.get("check-none")} testid="check-none" /> };
    };
    let args = [
        ("commits", checked.sound.into()),
        ("replicas", checked.replicas.into()),
        ("until", when(until).into()),
    ];
    html! {
        <Notice tone={Tone::Ok} title={t.get("check-sound")} testid="check-sound">
            <p>{ t.with("check-sound-text", &args) }</p>
        </Notice>
    }
}

fn broken(t: Texts, checked: &Checked) -> Html {
    let count = checked.broken.len();
    let rest = count.saturating_sub(LISTED);
    html! {
        <Notice tone={Tone::Danger} title={t.with("check-broken", &[("count", count.into())])} testid="check-broken">
            <ul>
                for commit in checked.broken.iter().take(LISTED) {
                    <li>{ one(t, commit) }</li>
                }
                if rest > 0 {
                    <li>{ t.with("check-broken-more", &[("count", rest.into())]) }</li>
                }
            </ul>
            <p>{ t.with("check-broken-text", &[("commits", checked.sound.into())]) }</p>
        </Notice>
    }
}

fn one(t: Texts, commit: &BrokenCommit) -> AttrValue {
    let replica: String = commit.replica.chars().take(SHOWN).collect();
    let at = commit
        .at
        .map_or_else(|| t.get("check-at-unknown").to_string(), when);
    let fault = t.get(&format!("check-fault-{}", commit.fault.code()));
    let args = [
        ("seq", commit.seq.into()),
        ("replica", replica.into()),
        ("at", at.into()),
        ("fault", fault.to_string().into()),
    ];
    t.with("check-broken-one", &args)
}

fn when(milliseconds: u64) -> String {
    clock::local(Timestamp::from_milliseconds(milliseconds))
}
