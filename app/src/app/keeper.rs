//! Makes a copy in the folder some time after an edit, and when the page is left.
use gloo_timers::callback::Timeout;
use yew::prelude::*;

use crate::browser::{clock, sight};
use crate::session::handle::use_session;

/// How long nobody must have edited before a copy is made, in milliseconds.
const QUIET: u64 = 20_000;
/// How long an edit waits at most, however many follow.
const LONGEST: u64 = 300_000;

/// Nothing to see.
#[component]
pub(super) fn Keeper() -> Html {
    let session = use_session();
    let ledger = session.ready().cloned();
    let is_writable = session.state().folder.is_writable();
    // Since when something waits to be copied.
    let since = use_mut_ref(|| None::<u64>);
    {
        let (session, since) = (session.clone(), since.clone());
        use_effect_with((ledger, is_writable), move |(ledger, is_writable)| {
            let timer = (ledger.is_some() && *is_writable).then(|| {
                let now = clock::now().milliseconds();
                let waited = now.saturating_sub(*since.borrow_mut().get_or_insert(now));
                let delay = QUIET.min(LONGEST.saturating_sub(waited));
                Timeout::new(u32::try_from(delay).unwrap_or_default(), move || {
                    since.take();
                    session.copy_to_folder();
                })
            });
            move || drop(timer)
        });
    }
    use_effect_with(session, move |session| {
        let session = session.clone();
        let listener = sight::on_hidden(move || {
            // It may never be seen again, and browsers put the timers of such a page off.
            if since.take().is_some() {
                session.copy_to_folder();
            }
        });
        move || drop(listener)
    });
    html! {}
}
