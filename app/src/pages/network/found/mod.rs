//! What scans of other tools saw on the network, against what the ledger says.
//!
//! | module | what it holds |
//! |---|---|
//! | [`adding`] | taking in files: [`batch`] they come in, what is in them ([`looked`]), [`keeping`] them, and [`advice`] |
//! | [`asking`] | asking the worker, which reads and reconciles |
//! | [`lines`] | which lines are shown, and which are open |
//! | [`listing`] | the table of lines with its keys: its [`cells`], the line beside it ([`side`]), [`mod@state`] |
//! | [`deciding`] | what a person decides, with [`dialogs`] |
//! | [`limits`] | what the scans cannot tell |
//! | [`trend`] | the numbers from round to round |
//! | [`words`] | all of it in words |

mod adding;
mod advice;
mod asking;
mod batch;
mod cells;
mod deciding;
mod dialogs;
mod keeping;
mod limits;
mod lines;
mod listing;
mod looked;
mod side;
mod state;
mod trend;
mod words;

use std::rc::Rc;

use daicho_core::ident::date::PartialDate;
use yew::prelude::*;

use super::place::Place;
use crate::browser::clock;
use crate::components::badge::Tone;
use crate::components::busy::Busy;
use crate::components::button::Button;
use crate::components::empty::EmptyState;
use crate::components::icon::Icon;
use crate::components::notice::Notice;
use crate::components::segments::Segments;
use crate::i18n::{Texts, use_texts};
use crate::pages::trouble;
use crate::session::handle::use_session;
use crate::session::state::LedgerHandle;
use crate::worker::protocol::found::Round;
use adding::Adding;
use asking::{Search, use_round};
use lines::Show;
use listing::Listing;
use state::{Desk, Step};
use trend::Trend;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct FoundPageProps {
    pub(super) ledger: LedgerHandle,
    /// What comes behind `?`.
    pub(super) query: AttrValue,
}

/// What was seen on the network, and what is to be done about it.
#[component]
pub(super) fn FoundPage(props: &FoundPageProps) -> Html {
    let t = use_texts();
    let search = use_round(&props.ledger);
    let desk = use_reducer(Desk::default);
    {
        let dispatch = desk.dispatcher();
        use_effect_with(search.round.clone(), move |_| {
            dispatch.dispatch(Step::Fresh)
        });
    }
    let show = Show::of_query(&props.query);
    let Ok(today) = clock::today().parse::<PartialDate>() else {
        return Html::default();
    };
    let round = search.round.as_ref();
    let shown = round.and_then(|round| Some((round, round.on.clone()?)));
    html! {
        <>
            <div class="page-head"><div>
                <h1>{ t.get("found-title") }</h1>
                <p class="muted">{ t.get("found-text") }</p>
            </div></div>
            <Adding ledger={props.ledger.clone()} small={shown.is_some()} />
            { state(t, &search) }
            if let Some(round) = round {
                { missing(t, round) }
            }
            if let Some((round, on)) = shown {
                <Trend ledger={props.ledger.clone()} on={on.clone()} now={round.result.summary} />
                <h2>{ t.with("found-round", &[("on", on.into())]) }</h2>
                <div class="row row-between">
                    { segments(t, round, &desk, show) }
                    <Last desk={desk.clone()} />
                </div>
                if round.result.lines.iter().any(|line| show.has(line, &desk.done)) {
                    <Listing ledger={props.ledger.clone()} round={round.clone()} {show} {desk} {today} />
                    <details class="form-more">
                        <summary>{ t.get("found-limits") }</summary>
                        { limits::list(t, round) }
                    </details>
                } else {
                    { nothing(t, round, show) }
                }
            }
        </>
    }
}

fn state(t: Texts, search: &Search) -> Html {
    if let Some(why) = &search.trouble {
        return html! {
            <Notice tone={Tone::Warn} title={t.get("found-no-answer")} testid="found-no-answer">
                <p>{ trouble::words(t, why) }</p>
                <Button on_click={search.again.clone()} testid="found-try-again">{ t.get("try-again") }</Button>
            </Notice>
        };
    }
    match &search.round {
        None => html! { <Busy label={t.get("found-busy")} testid="found-busy" /> },
        Some(round) if round.on.is_none() => html! {
            <EmptyState title={t.get("found-none")} testid="found-none"><p>{ t.get("found-none-text") }</p></EmptyState>
        },
        Some(_) => Html::default(),
    }
}

/// Files that should have been looked at and were not.
fn missing(t: Texts, round: &Round) -> Html {
    let said = [
        (round.absent.len(), "found-absent"),
        (round.unread.len(), "found-unread"),
        (round.left_out, "found-left-out"),
    ];
    let said = said.into_iter().filter(|(count, _)| *count > 0);
    let said: Vec<AttrValue> = said
        .map(|(count, key)| t.with(key, &[("count", count.into())]))
        .collect();
    if said.is_empty() {
        return Html::default();
    }
    html! {
        <Notice tone={Tone::Unknown} title={t.get("found-missing")} testid="found-missing">
            for sentence in said {
                <p>{ sentence }</p>
            }
        </Notice>
    }
}

fn segments(t: Texts, round: &Rc<Round>, desk: &Desk, show: Show) -> Html {
    let option = |show: Show| {
        let lines = round.result.lines.iter();
        let count = lines.filter(|line| show.has(line, &desk.done)).count();
        let label = t.with(
            &format!("found-show-{}", show.code()),
            &[("count", count.into())],
        );
        (AttrValue::Static(show.code()), label, None)
    };
    let options: Vec<_> = Show::ALL.into_iter().map(option).collect();
    let on_choose = |code: AttrValue| Place::Found(format!("show={code}")).go();
    html! {
        <Segments label={t.get("found-show")} {options} value={show.code()} {on_choose} testid="found-show" />
    }
}

#[derive(Clone, PartialEq, Properties)]
struct LastProps {
    desk: UseReducerHandle<Desk>,
}

/// What was decided last, with the way back.
#[component]
fn Last(props: &LastProps) -> Html {
    let t = use_texts();
    let session = use_session();
    // Once something was taken back, this is not the last step any more.
    let is_last = session.state().steps.1 == 0;
    let on_click = {
        let (session, dispatch) = (session.clone(), props.desk.dispatcher());
        move |()| {
            session.undo();
            dispatch.dispatch(Step::Undone);
        }
    };
    html! {
        <p class="row small" role="status" data-testid="found-last">
            if let Some((called, act)) = props.desk.last.as_ref().filter(|_| is_last) {
                <span>
                    { t.with("found-last", &[
                        ("what", called.clone().into()),
                        ("act", t.get(&format!("found-act-{}", act.code())).to_string().into()),
                    ]) }
                </span>
                <Button small=true icon={Icon::Undo} {on_click} testid="found-undo">{ t.get("undo") }</Button>
            }
        </p>
    }
}

/// Nothing to list is no "all clear".
fn nothing(t: Texts, round: &Round, show: Show) -> Html {
    if show != Show::Open {
        return html! { <p data-testid="found-nothing">{ t.get(&format!("found-nothing-{}", show.code())) }</p> };
    }
    html! {
        <Notice tone={Tone::Unknown} title={t.get("found-nothing-open")} testid="found-nothing-open">
            <p>{ t.get("found-nothing-open-text") }</p>
            { limits::list(t, round) }
        </Notice>
    }
}
