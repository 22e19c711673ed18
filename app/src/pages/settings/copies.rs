//! Copies of the ledger: how often to be reminded of them.
use daicho_core::backup::reminder::Rhythm;
use yew::prelude::*;

use crate::components::segments::Segments;
use crate::i18n::use_texts;
use crate::session::handle::use_session;

/// What the person wants of copies.
#[component]
pub(super) fn Copies() -> Html {
    let t = use_texts();
    let session = use_session();
    let rhythm = session.prefs().reminder;
    let rhythms = Rhythm::ALL.map(|rhythm| {
        let label = t.get(&format!("reminder-{}", rhythm.code()));
        (AttrValue::Static(rhythm.code()), label, None)
    });
    let on_choose = move |code: AttrValue| session.set_reminder(Rhythm::from_code(&code));
    html! {
        <section class="card" aria-labelledby="settings-copies">
            <h2 id="settings-copies">{ t.get("reminder-title") }</h2>
            <p>{ t.get("reminder-text") }</p>
            <div class="row">
                <Segments label={t.get("reminder-title")} options={rhythms.to_vec()} value={rhythm.code()} {on_choose}
                    testid="reminder" />
            </div>
        </section>
    }
}
