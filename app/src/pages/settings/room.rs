//! How much room the browser gives, and whether it promised to keep the ledger.
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::browser::storage::{self, Persistence, Usage};
use crate::i18n::Texts;

/// What the browser says of its storage.
#[derive(Clone, Debug, PartialEq)]
pub struct Room {
    /// Whether it keeps the data.
    pub persistence: Persistence,
    /// How much is used; `None` if it does not say.
    pub usage: Option<Usage>,
}

impl Room {
    /// Returns the space used and given in words.
    pub fn words(&self, t: Texts) -> AttrValue {
        match self.usage {
            Some(usage) => t.with(
                "room-used",
                &[
                    ("used", size(usage.used, t)),
                    ("quota", size(usage.quota, t)),
                ],
            ),
            None => t.get("room-unknown"),
        }
    }
}

fn size(bytes: u64, t: Texts) -> crate::i18n::Arg {
    #[expect(
        clippy::cast_precision_loss,
        reason = "rounded to two digits for people"
    )]
    let bytes = bytes as f64;
    t.bytes(bytes).to_string().into()
}

/// Returns what the browser says, and a callback that asks it to keep the data.
///
/// The callback gets what to do with the answer.
#[hook]
pub fn use_room() -> (Room, Callback<Callback<Persistence>>) {
    let room = use_state_eq(|| Room {
        persistence: Persistence::Unknown,
        usage: None,
    });
    {
        let set = room.setter();
        use_effect_with((), move |()| {
            spawn_local(async move {
                let persistence = storage::persisted().await;
                let usage = storage::usage().await;
                set.set(Room { persistence, usage });
            });
        });
    }
    let set = room.setter();
    let ask = use_callback((), move |on_answer: Callback<Persistence>, ()| {
        let set = set.clone();
        spawn_local(async move {
            let persistence = storage::persist().await;
            let usage = storage::usage().await;
            set.set(Room { persistence, usage });
            on_answer.emit(persistence);
        });
    });
    ((*room).clone(), ask)
}
