//! Devices that may stand in the ledger twice: which they are and why, side by side, and a decision on each.
//!
//! | module | what it holds |
//! |---|---|
//! | [`finder`] | asking the worker, which searches |
//! | [`sure`] | joining the sure ones at once |
//! | [`card`] | one pair, with its buttons |
//! | [`sheet`] | the two devices side by side, with a choice where they differ |
//! | [`reasons`] | why, and why not |
//! | [`rest`] | what was not compared, and what was told different |
mod card;
mod finder;
mod reasons;
mod rest;
mod sheet;
mod sure;

use std::collections::BTreeSet;
use std::rc::Rc;

use daicho_core::catalogue::field::Kind;
use daicho_core::ident::id::EntityId;
use daicho_core::ledger::state::Ledger;
use daicho_core::ledger::table::Presence;
use daicho_core::linkage::distinct::Distinct;
use daicho_core::linkage::pair::{Likeness, Pair};
use yew::prelude::*;

use crate::components::badge::Tone;
use crate::components::busy::Busy;
use crate::components::button::Button;
use crate::components::empty::EmptyState;
use crate::components::notice::Notice;
use crate::components::segments::Segments;
use crate::i18n::{Texts, use_texts};
use crate::pages::devices::shared::{SharedList, use_device_list};
use crate::pages::trouble;
use crate::session::state::LedgerHandle;
use crate::worker::protocol::duplicates::PairPage;
use card::PairCard;
use finder::{Question, Search, use_pairs};
use rest::{PassedOverList, ToldDifferent};
use sure::JoinSure;

/// Pairs on a page.
const PAGE: usize = 10;

/// Properties of [`DuplicatesPage`].
#[derive(Clone, PartialEq, Properties)]
pub struct DuplicatesPageProps {
    /// The ledger.
    pub ledger: LedgerHandle,
}

/// Pairs by their units.
type Postponed = BTreeSet<(EntityId, EntityId)>;

/// The pairs, the sure ones first.
#[component]
pub fn DuplicatesPage(props: &DuplicatesPageProps) -> Html {
    let t = use_texts();
    let list = use_device_list(&props.ledger);
    let likeness = use_state_eq(|| None::<Likeness>);
    let from = use_state_eq(|| 0);
    let postponed = use_state_eq(Postponed::new);
    let question = Question {
        likeness: likeness.unwrap_or(Likeness::Sure),
        from: *from,
    };
    let search = use_pairs(&props.ledger, question);
    let shown = search.page.clone();
    use_what_is_there(&likeness, &shown);
    let on_likeness = {
        let (likeness, from) = (likeness.setter(), from.setter());
        Callback::from(move |chosen| {
            likeness.set(Some(chosen));
            from.set(0);
        })
    };
    let on_from = {
        let from = from.setter();
        Callback::from(move |to: usize| from.set(to))
    };
    html! {
        <>
            <div class="page-head"><h1>{ t.get("duplicates-title") }</h1></div>
            <p class="muted">{ t.get("duplicates-intro") }</p>
            { state(t, &search) }
            if let Some(page) = shown {
                if page.sure + page.doubtful > 0 {
                    { switch(t, &page, question.likeness, on_likeness) }
                    if question.likeness == Likeness::Sure && page.sure > 0 {
                        <JoinSure count={page.sure} client={search.client.clone()} />
                    }
                    if page.likeness == question.likeness {
                        <Pairs list={list.clone()} page={page.clone()} {on_from} postponed={postponed.clone()} />
                    } else {
                        <Busy testid="duplicates-busy" />
                    }
                } else {
                    <EmptyState title={t.get("duplicates-none")} testid="duplicates-none">
                        <p>{ t.get("duplicates-none-text") }</p>
                    </EmptyState>
                }
                <PassedOverList passed_over={page.passed_over.clone()} />
            }
            <ToldDifferent ledger={props.ledger.clone()} />
        </>
    }
}

/// Shows what is doubtful at once where nothing is sure and nobody has chosen.
#[hook]
fn use_what_is_there(likeness: &UseStateHandle<Option<Likeness>>, page: &Option<Rc<PairPage>>) {
    let likeness = likeness.clone();
    use_effect_with(page.clone(), move |page| {
        let has_doubtful_only =
            |page: &Rc<PairPage>| page.sure == 0 && page.doubtful > 0 && likeness.is_none();
        if page.as_ref().is_some_and(has_doubtful_only) {
            likeness.set(Some(Likeness::Doubtful));
        }
    });
}

fn state(t: Texts, search: &Search) -> Html {
    if let Some(why) = &search.trouble {
        return html! {
            <Notice tone={Tone::Warn} title={t.get("duplicates-failed")} testid="duplicates-failed">
                <p>{ trouble::words(t, why) }</p>
                <Button on_click={search.again.clone()} testid="duplicates-try-again">{ t.get("try-again") }</Button>
            </Notice>
        };
    }
    if search.page.is_none() {
        return html! { <Busy label={t.get("duplicates-busy")} testid="duplicates-busy" /> };
    }
    Html::default()
}

fn switch(t: Texts, page: &PairPage, shown: Likeness, on_choose: Callback<Likeness>) -> Html {
    let option = |code: &'static str, count: usize| {
        let label = t.with(&format!("duplicates-{code}"), &[("count", count.into())]);
        (AttrValue::Static(code), label, None)
    };
    let options = vec![option(SURE, page.sure), option(DOUBTFUL, page.doubtful)];
    let value = match shown {
        Likeness::Sure => SURE,
        Likeness::Doubtful => DOUBTFUL,
    };
    let on_choose = on_choose.reform(|code: AttrValue| {
        if code == SURE {
            Likeness::Sure
        } else {
            Likeness::Doubtful
        }
    });
    html! { <Segments label={t.get("duplicates-kind")} {options} {value} {on_choose} testid="duplicates-kind" /> }
}

const SURE: &str = "sure";
const DOUBTFUL: &str = "doubtful";

#[derive(Clone, PartialEq, Properties)]
struct PairsProps {
    list: SharedList,
    page: Rc<PairPage>,
    on_from: Callback<usize>,
    postponed: UseStateHandle<Postponed>,
}

/// The pairs of one page that are still open.
#[component]
fn Pairs(props: &PairsProps) -> Html {
    let t = use_texts();
    let open = use_memo((props.list.clone(), props.page.clone()), |(list, page)| {
        let told = Distinct::of(list.ledger());
        let open = page.pairs.iter();
        let open = open.filter(|pair| is_open(list.ledger(), &told, pair));
        open.cloned().collect::<Vec<Pair>>()
    });
    let later = |pair: &Pair| {
        let (postponed, key) = (props.postponed.clone(), (pair.stays, pair.goes));
        Callback::from(move |()| {
            let mut all = (*postponed).clone();
            all.insert(key);
            postponed.set(all);
        })
    };
    let again = {
        let postponed = props.postponed.clone();
        move |()| postponed.set(Postponed::new())
    };
    let is_shown = |pair: &&Pair| !props.postponed.contains(&(pair.stays, pair.goes));
    let shown: Vec<&Pair> = open.iter().filter(is_shown).collect();
    html! {
        <div class="stack" data-testid="duplicates-pairs">
            for pair in &shown {
                <PairCard key={format!("{} {}", pair.stays, pair.goes)} list={props.list.clone()} pair={(*pair).clone()}
                    on_later={later(pair)} />
            }
            if shown.is_empty() {
                <p data-testid="duplicates-none-here">{ t.get("duplicates-none-here") }</p>
            }
            { pager(t, props) }
            if !props.postponed.is_empty() {
                <p class="row">
                    <span>{ t.with("duplicates-postponed", &[("count", props.postponed.len().into())]) }</span>
                    <Button small=true on_click={again} testid="duplicates-again">{ t.get("duplicates-again") }</Button>
                </p>
            }
        </div>
    }
}

/// The way to the pages before and behind.
fn pager(t: Texts, props: &PairsProps) -> Html {
    let page = &props.page;
    let total = match page.likeness {
        Likeness::Sure => page.sure,
        Likeness::Doubtful => page.doubtful,
    };
    if total <= PAGE {
        return Html::default();
    }
    let to = |from: usize| {
        let on_from = props.on_from.clone();
        Callback::from(move |()| on_from.emit(from))
    };
    let last = page.from + page.pairs.len();
    let first = page.from + 1;
    html! {
        <nav class="row" aria-label={t.get("duplicates-title")}>
            <Button small=true disabled={page.from == 0} on_click={to(page.from.saturating_sub(PAGE))} testid="duplicates-before">
                { t.get("duplicates-before") }
            </Button>
            <span class="number">{ t.with("duplicates-page", &[("first", first.into()), ("last", last.into())]) }</span>
            <Button small=true disabled={last >= total} on_click={to(page.from + PAGE)} testid="duplicates-next">
                { t.get("duplicates-next") }
            </Button>
        </nav>
    }
}

/// Whether nobody has decided about a pair since it was found.
fn is_open(ledger: &Ledger, told: &Distinct, pair: &Pair) -> bool {
    let is_there = |id: &EntityId| {
        let unit = ledger.record(Kind::Unit.as_str(), id);
        unit.is_some_and(|unit| unit.presence() != Presence::Deleted)
    };
    is_there(&pair.stays) && is_there(&pair.goes) && !told.has(&pair.stays, &pair.goes)
}
