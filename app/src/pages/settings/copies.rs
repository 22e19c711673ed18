//! Copies of the ledger: in a folder by themselves, as a file when wanted, and how often to be reminded.
use daicho_core::backup::reminder::Rhythm;
use yew::prelude::*;

use crate::components::button::Button;
use crate::components::icon::Icon;
use crate::components::segments::Segments;
use crate::i18n::use_texts;
use crate::pages::copies::FolderCopies;
use crate::session::handle::use_session;

/// What the person wants of copies.
#[component]
pub(super) fn Copies() -> Html {
    let t = use_texts();
    let session = use_session();
    let has_ledger = session.ready().is_some();
    let rhythm = session.prefs().reminder;
    let rhythms = Rhythm::ALL.map(|rhythm| {
        let label = t.get(&format!("reminder-{}", rhythm.code()));
        (AttrValue::Static(rhythm.code()), label, None)
    });
    let download = {
        let session = session.clone();
        move |()| session.download_copy()
    };
    let on_choose = move |code: AttrValue| session.set_reminder(Rhythm::from_code(&code));
    html! {
        <section class="card" aria-labelledby="settings-copies" data-testid="copies">
            <h2 id="settings-copies">{ t.get("copies-title") }</h2>
            <p>{ t.get("copies-text") }</p>
            <h3>{ t.get("folder-title") }</h3>
            <FolderCopies />
            if has_ledger {
                <h3>{ t.get("copy-title") }</h3>
                <div class="row">
                    <Button icon={Icon::Download} on_click={download} testid="copy-download">{ t.get("copy-download") }</Button>
                </div>
            }
            <h3>{ t.get("reminder-title") }</h3>
            <p>{ t.get("reminder-text") }</p>
            <div class="row">
                <Segments label={t.get("reminder-title")} options={rhythms.to_vec()} value={rhythm.code()} {on_choose}
                    testid="reminder" />
            </div>
        </section>
    }
}
