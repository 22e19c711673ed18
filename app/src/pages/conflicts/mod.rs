//! Everything that several people said differently and nobody has decided yet: one by one, or many at once.

mod bulk;
mod dispute;
mod group;
mod other;
mod part;

use std::collections::BTreeSet;
use std::rc::Rc;

use daicho_core::ledger::merge::Dispute;
use yew::prelude::*;

use self::bulk::Bulk;
pub use self::dispute::DisputeBox;
use self::group::{Group, groups};
use crate::components::button::{Button, LinkButton};
use crate::components::empty::EmptyState;
use crate::i18n::{Texts, use_texts};
use crate::pages::devices::words;
use crate::route::Route;
use crate::session::state::LedgerHandle;

/// How many devices are drawn at first, and more at a time.
const SHOWN: usize = 50;

/// Properties of [`ConflictsPage`].
#[derive(Clone, PartialEq, Properties)]
pub struct ConflictsPageProps {
    /// The open ledger.
    pub ledger: LedgerHandle,
}

/// All disputes of the ledger, device by device.
#[component]
pub fn ConflictsPage(props: &ConflictsPageProps) -> Html {
    let t = use_texts();
    let disputes = use_memo(props.ledger.clone(), |ledger| ledger.disputes());
    let groups = use_memo(props.ledger.clone(), |ledger| groups(ledger, &disputes));
    let chosen = use_state_eq(|| Rc::new(BTreeSet::<Dispute>::new()));
    let shown = use_state_eq(|| SHOWN);
    if disputes.is_empty() {
        return html! {
            <EmptyState title={t.get("conflicts-none")} page=true testid="conflicts-none">
                <p>{ t.get("conflicts-none-text") }</p>
                <LinkButton href={Route::Devices(String::new()).href()}>{ t.get("home-open-devices") }</LinkButton>
            </EmptyState>
        };
    }
    let on_toggle = {
        let chosen = chosen.clone();
        Callback::from(move |dispute: Dispute| {
            let mut next = (**chosen).clone();
            if !next.remove(&dispute) {
                next.insert(dispute);
            }
            chosen.set(Rc::new(next));
        })
    };
    let on_decided = {
        let chosen = chosen.setter();
        Callback::from(move |()| chosen.set(Rc::default()))
    };
    let is_open = |dispute: &&Dispute| chosen.contains(*dispute);
    let ticked: Vec<Dispute> = disputes.iter().filter(is_open).cloned().collect();
    let more = {
        let shown = shown.clone();
        move |()| shown.set(*shown + SHOWN)
    };
    html! {
        <>
            <div class="page-head"><h1>{ t.get("conflicts-title") }</h1></div>
            <p>{ t.with("conflicts-text", &[("count", disputes.len().into())]) }</p>
            <Bulk ledger={props.ledger.clone()} all={disputes.clone()} {ticked} {on_decided} />
            <div class="stack" data-testid="conflicts">
                for group in groups.iter().take(*shown) {
                    { card(t, &props.ledger, group, &chosen, &on_toggle) }
                }
            </div>
            if groups.len() > *shown {
                <div><Button on_click={more} testid="conflicts-more">
                    { t.with("conflicts-more", &[("count", (groups.len() - *shown).into())]) }
                </Button></div>
            }
        </>
    }
}

fn card(
    t: Texts,
    ledger: &LedgerHandle,
    group: &Group,
    chosen: &BTreeSet<Dispute>,
    on_toggle: &Callback<Dispute>,
) -> Html {
    let (title, place) = group.heading(t, ledger);
    let key = group.id.to_string();
    html! {
        <section class="card" {key} data-testid="conflicts-group">
            <h2>
                if group.is_device() {
                    <a href={Route::Device(group.id.to_string()).href()}>{ title }</a>
                } else {
                    { title }
                }
            </h2>
            if !place.is_empty() {
                <p class="muted small">{ place }</p>
            }
            for dispute in &group.disputes {
                <DisputeBox ledger={ledger.clone()} dispute={dispute.clone()} ticked={chosen.contains(dispute)}
                    on_toggle={on_toggle.clone()} />
            }
        </section>
    }
}

/// Returns the label of a disputed field; of an interface it says so, and of a part of a contract of which.
fn label(t: Texts, ledger: &LedgerHandle, dispute: &Dispute) -> AttrValue {
    part::label(t, ledger, dispute)
        .unwrap_or_else(|| words::label_of(t, &dispute.kind, &dispute.field))
}
