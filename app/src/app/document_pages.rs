//! The pages of the second program: what makers disclose.
use yew::prelude::*;

use super::program::Program;
use crate::components::busy::Busy;
use crate::i18n::files::{DOCUMENTS, Words};
use crate::pages::documents::DocumentsPage;
use crate::route::Route;
use crate::session::state::LedgerState;

/// The pages about documents.
pub struct DocumentPages;

impl Program for DocumentPages {
    const WORDS: Option<Words> = Some(DOCUMENTS);

    fn has(route: &Route) -> bool {
        matches!(route, Route::Documents(_))
    }

    fn page(ledger: &LedgerState, route: &Route) -> Html {
        let Route::Documents(below) = route else {
            return Html::default();
        };
        match ledger {
            LedgerState::Loading | LedgerState::Glimpse(..) => {
                html! { <Busy testid="ledger-loading" /> }
            }
            // The alerts above the page say what is wrong and what to do.
            LedgerState::Failed(_) => Html::default(),
            LedgerState::FirstRun => {
                html! { <DocumentsPage ledger={None} below={below.clone()} /> }
            }
            LedgerState::Ready(ledger) => {
                html! { <DocumentsPage ledger={Some(ledger.clone())} below={below.clone()} /> }
            }
        }
    }
}
