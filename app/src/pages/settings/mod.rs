//! Facility, departments, people, organizations, the person at the keyboard, storage, and the end of it all.
mod check;
mod copies;
mod entities;
mod erase;
pub(crate) mod facility;
mod personal;
pub mod room;
mod storage;

use daicho_core::catalogue::field::Kind;
use yew::prelude::*;

use crate::i18n::use_texts;
use crate::session::handle::use_session;
use check::CheckCard;
use copies::Copies;
use entities::Entities;
use erase::Erase;
use facility::FacilityForm;
use personal::Personal;
use storage::Storage;

/// All settings. Without a ledger only those of the person and of the browser.
#[component]
pub fn SettingsPage() -> Html {
    let t = use_texts();
    let session = use_session();
    html! {
        <>
            <div class="page-head"><h1>{ t.get("settings-title") }</h1></div>
            if let Some(ledger) = session.ready() {
                <FacilityForm ledger={ledger.clone()} />
                <Entities kind={Kind::Department} ledger={ledger.clone()} />
                <Entities kind={Kind::Person} ledger={ledger.clone()} />
                <Entities kind={Kind::Organization} ledger={ledger.clone()} />
                <Entities kind={Kind::Contact} ledger={ledger.clone()} />
            }
            <Personal />
            <Storage />
            <Copies />
            <CheckCard />
            <Erase />
        </>
    }
}
