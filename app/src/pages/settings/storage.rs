//! Whether the browser keeps the ledger, and how much room there is.
use yew::prelude::*;

use crate::browser::storage::Persistence;
use crate::components::badge::{Badge, Tone};
use crate::components::button::Button;
use crate::components::definitions::{Definition, Definitions};
use crate::components::notice::Notice;
use crate::i18n::use_texts;
use crate::pages::settings::room::use_room;

/// Storage of this browser, with the request to keep it.
#[component]
pub(super) fn Storage() -> Html {
    let t = use_texts();
    let (room, ask) = use_room();
    let refused = use_state_eq(|| false);
    let (tone, key) = match room.persistence {
        Persistence::Kept => (Tone::Ok, "storage-kept-yes"),
        Persistence::AtRisk => (Tone::Warn, "storage-kept-no"),
        Persistence::Unknown => (Tone::Unknown, "storage-kept-unknown"),
    };
    let on_click = {
        let refused = refused.setter();
        move |()| {
            let refused = refused.clone();
            let on_answer = move |answer| refused.set(answer != Persistence::Kept);
            ask.emit(Callback::from(on_answer));
        }
    };
    html! {
        <section class="card" aria-labelledby="settings-storage">
            <h2 id="settings-storage">{ t.get("storage-title") }</h2>
            <p>{ t.get("storage-text") }</p>
            <Definitions>
                <Definition term={t.get("safety-kept")} testid="storage-persistence">
                    <Badge {tone}>{ t.get(key) }</Badge>
                </Definition>
                <Definition term={t.get("safety-room")} testid="storage-room">{ room.words(t) }</Definition>
            </Definitions>
            if room.persistence != Persistence::Kept {
                <div><Button {on_click} testid="storage-persist">{ t.get("storage-ask") }</Button></div>
            }
            if *refused {
                <Notice tone={Tone::Warn} title={t.get("storage-refused")} testid="storage-refused">
                    <p>{ t.get("storage-refused-text") }</p>
                </Notice>
            }
        </section>
    }
}
