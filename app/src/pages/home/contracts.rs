//! What is wrong with contracts: nothing while there are none.

use daicho_core::catalogue::field::Kind;
use yew::prelude::*;

use crate::i18n::use_texts;
use crate::pages::contract_problems::ContractProblems;
use crate::route::Route;
use crate::session::state::LedgerHandle;

/// Properties of [`Contracts`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ContractsProps {
    /// The open ledger.
    pub(super) ledger: LedgerHandle,
}

/// What is to be looked at, with ways there.
#[component]
pub(super) fn Contracts(props: &ContractsProps) -> Html {
    let t = use_texts();
    let mut contracts = props.ledger.records(Kind::Contract.as_str());
    if contracts.next().is_none() {
        return Html::default();
    }
    html! {
        <section class="card stack-s" data-testid="home-contracts">
            <h2><a href={Route::Contracts(String::new()).href()}>{ t.get("nav-contracts") }</a></h2>
            <ContractProblems ledger={props.ledger.clone()} />
        </section>
    }
}
