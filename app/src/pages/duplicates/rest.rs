//! What was not compared, and what was told different.

use daicho_core::ident::id::EntityId;
use daicho_core::linkage::PassedOver;
use daicho_core::linkage::distinct::{self, Distinct};
use daicho_core::linkage::pair::About;
use yew::prelude::*;

use super::reasons::title;
use crate::components::button::Button;
use crate::i18n::{Texts, use_texts};
use crate::pages::devices::words;
use crate::route::Route;
use crate::session::edit::Edit;
use crate::session::handle::use_session;
use crate::session::state::LedgerHandle;

/// Pairs told different that are shown; nobody looks through more.
const SHOWN: usize = 100;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct PassedOverListProps {
    pub(super) passed_over: Vec<PassedOver>,
}

/// The values that too many devices share.
#[component]
pub(super) fn PassedOverList(props: &PassedOverListProps) -> Html {
    let t = use_texts();
    if props.passed_over.is_empty() {
        return Html::default();
    }
    html! {
        <details class="card form-more" data-testid="duplicates-passed-over">
            <summary>{ t.get("duplicates-passed-over") }</summary>
            <p class="small muted">{ t.get("duplicates-passed-over-text") }</p>
            <ul>
                for value in &props.passed_over {
                    <li>{ line(t, value) }</li>
                }
            </ul>
        </details>
    }
}

fn line(t: Texts, passed: &PassedOver) -> AttrValue {
    let field = match passed.about {
        About::AssetNumber => "asset_number",
        About::Mac => "mac",
        About::HostName => "host_name",
        About::Ip => "ipv4",
        About::Model => "model",
        About::Place => "room",
        About::Serial
        | About::SerialOfModel
        | About::JoinedBefore
        | About::SameList
        | About::Undecided => "serial_number",
    };
    let args = [
        ("field", words::label(t, field).to_string().into()),
        ("value", passed.value.clone().into()),
        ("count", passed.devices.into()),
    ];
    t.with("duplicates-passed-over-line", &args)
}

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ToldDifferentProps {
    pub(super) ledger: LedgerHandle,
}

/// The pairs that somebody told different, with a button to take that back.
#[component]
pub(super) fn ToldDifferent(props: &ToldDifferentProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let pairs = use_memo(props.ledger.clone(), |ledger| Distinct::of(ledger).pairs());
    if pairs.is_empty() {
        return Html::default();
    }
    let link = |id: &EntityId| {
        html! { <a href={Route::Device(id.to_string()).href()}>{ title(t, &props.ledger, id) }</a> }
    };
    let take_back = |(one, other): (EntityId, EntityId)| {
        let (session, ledger) = (session.clone(), props.ledger.clone());
        let said = t.get("duplicates-taken-back");
        move |()| {
            let changes = distinct::take_back(&ledger, &one, &other);
            session.commit(Edit::new("distinct", changes).said(said.clone()));
        }
    };
    html! {
        <details class="card form-more" data-testid="duplicates-told">
            <summary>{ t.with("duplicates-told-title", &[("count", pairs.len().into())]) }</summary>
            <ul class="pair-told">
                for pair in pairs.iter().take(SHOWN) {
                    <li class="row">
                        <span>{ link(&pair.0) }{ " / " }{ link(&pair.1) }</span>
                        <Button small=true on_click={take_back(*pair)} testid="duplicates-take-back">{ t.get("duplicates-take-back") }</Button>
                    </li>
                }
            </ul>
        </details>
    }
}
