//! The sample ledger: a fictional hospital, to look round in without typing.
use daicho_core::ledger::commit::SealedCommit;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::browser::fetch;
use crate::components::toast::Toasts;
use crate::route::Route;
use crate::session::edit::Edit;
use crate::session::handle::Session;

/// The commit that the example `sample_ledger` of core made; it lies beside the page.
const FILE: &str = "sample/ledger.json";

/// Loads the sample as the first commit of this browser. `loading` is true meanwhile.
pub(super) fn load_sample(session: Session, toasts: Toasts, loading: UseStateSetter<bool>) {
    loading.set(true);
    let t = session.texts();
    spawn_local(async move {
        let sealed = match fetch::bytes(FILE).await {
            Some(bytes) => SealedCommit::open(bytes).ok(),
            None => None,
        };
        loading.set(false);
        let Some(sealed) = sealed else {
            toasts.fail(t.get("start-sample-failed"));
            return;
        };
        let (commit, _, _) = sealed.into_parts();
        let edit = Edit::new("sample", commit.changes)
            .by(&commit.author)
            .beginning()
            .on_saved(Callback::from(|()| Route::Home.go()));
        session.commit(edit);
    });
}
