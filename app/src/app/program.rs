//! A program: the pages that are loaded together.
//!
//! All pages are of one site and one address, and share everything below; but the first screen has to be light. So the
//! site has two programs, and `public/boot.js` starts the one that has the page of the address. A link to a page of the
//! other one loads the site again.
use yew::prelude::*;

use crate::i18n::files::Words;
use crate::route::Route;
use crate::session::state::LedgerState;

/// The pages that are loaded together.
pub trait Program: 'static {
    /// What only these pages say.
    const WORDS: Option<Words>;

    /// Whether a page is one of these.
    fn has(route: &Route) -> bool;

    /// Draws one of these pages.
    fn page(ledger: &LedgerState, route: &Route) -> Html;
}
