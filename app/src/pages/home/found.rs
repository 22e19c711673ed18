//! What scans of the network saw last.

use daicho_core::discover::record::trend;
use yew::prelude::*;

use crate::i18n::use_texts;
use crate::route::Route;
use crate::session::state::LedgerHandle;

/// Properties of [`Found`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct FoundProps {
    /// The open ledger.
    pub(super) ledger: LedgerHandle,
}

/// The numbers of the newest scan; nothing where there is none.
#[component]
pub(super) fn Found(props: &FoundProps) -> Html {
    let t = use_texts();
    let trend = use_memo(props.ledger.clone(), |ledger| trend(ledger));
    let Some(point) = trend.last() else {
        return Html::default();
    };
    let summary = point.summary;
    let args = [
        ("ledger", summary.in_ledger_on_network.into()),
        ("seen", summary.seen.into()),
        ("unknown", summary.seen_unknown.into()),
    ];
    let href = Route::Network("/found".to_owned()).href();
    html! {
        <section class="card stack-s" data-testid="home-found">
            <h2><a {href}>{ t.get("home-found") }</a></h2>
            <p>{ t.with("home-found-numbers", &args) }</p>
            <p class="small muted">{ t.with("home-found-on", &[("on", point.on.clone().into())]) }</p>
        </section>
    }
}
