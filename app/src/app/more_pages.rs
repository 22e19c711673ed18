//! The pages of the second program: what makers disclose, the network, contracts, whom to call, and devices that may stand in the ledger twice.
use yew::prelude::*;

use super::program::Program;
use crate::components::busy::Busy;
use crate::i18n::files::{MORE, Words};
use crate::pages::contacts::ContactsPage;
use crate::pages::contracts::ContractsPage;
use crate::pages::documents::DocumentsPage;
use crate::pages::duplicates::DuplicatesPage;
use crate::pages::network::NetworkPage;
use crate::pages::start::StartPage;
use crate::route::Route;
use crate::session::state::LedgerState;

/// The pages that are opened less often.
pub struct MorePages;

impl Program for MorePages {
    const WORDS: Option<Words> = Some(MORE);

    fn has(route: &Route) -> bool {
        route.is_of_second()
    }

    fn page(ledger: &LedgerState, route: &Route) -> Html {
        match ledger {
            LedgerState::Loading | LedgerState::Glimpse(..) => {
                html! { <Busy testid="ledger-loading" /> }
            }
            // The alerts above the page say what is wrong and what to do.
            LedgerState::Failed(_) => Html::default(),
            LedgerState::FirstRun => html! { <StartPage /> },
            LedgerState::Ready(ledger) => {
                if let Route::Documents(below) = route {
                    html! { <DocumentsPage ledger={ledger.clone()} below={below.clone()} /> }
                } else if let Route::Network(below) = route {
                    html! { <NetworkPage ledger={ledger.clone()} below={below.clone()} /> }
                } else if let Route::Contracts(below) = route {
                    html! { <ContractsPage ledger={ledger.clone()} below={below.clone()} /> }
                } else if let Route::Contacts(query) = route {
                    html! { <ContactsPage ledger={ledger.clone()} query={query.clone()} /> }
                } else {
                    html! { <DuplicatesPage ledger={ledger.clone()} /> }
                }
            }
        }
    }
}
