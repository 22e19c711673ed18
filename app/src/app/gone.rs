//! The browser's data was cleared under the open page: what to do with the only copy of the ledger.
use yew::prelude::*;

use crate::components::badge::Tone;
use crate::components::button::{Button, ButtonKind};
use crate::components::dialog::Dialog;
use crate::components::notice::Notice;
use crate::i18n::use_texts;
use crate::session::handle::{Session, use_session};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct GoneProps {
    /// How many edits wait.
    pub(super) waiting: usize,
}

/// Says that the ledger is on this screen only, and offers to write it back, to save it as a file, or to let it go.
#[component]
pub(super) fn Gone(props: &GoneProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let asking = use_state_eq(|| false);
    let set = |to: bool| {
        let asking = asking.clone();
        Callback::from(move |()| asking.set(to))
    };
    let act = |run: fn(&Session)| {
        let session = session.clone();
        Callback::from(move |()| run(&session))
    };
    html! {
        <Notice tone={Tone::Danger} title={t.get("gone-title")} testid="ledger-gone">
            <p>{ t.get("store-error-gone") }</p>
            if props.waiting > 0 {
                <p>{ t.with("not-saved", &[("count", props.waiting.into())]) }</p>
            }
            <p>{ t.get("gone-history") }</p>
            <div class="row">
                <Button kind={ButtonKind::Primary} on_click={act(Session::write_back)} testid="gone-write-back">
                    { t.get("gone-write-back") }
                </Button>
                <Button on_click={act(Session::rescue_all)} testid="gone-rescue">{ t.get("gone-rescue") }</Button>
                <Button kind={ButtonKind::Quiet} on_click={set(true)} testid="gone-let-go">{ t.get("gone-let-go") }</Button>
            </div>
            if *asking {
                <Dialog title={t.get("gone-let-go-title")} on_close={set(false)} testid="gone-dialog">
                    <p>{ t.get("gone-let-go-text") }</p>
                    <div class="form-actions">
                        <Button on_click={set(false)}>{ t.get("cancel") }</Button>
                        <Button kind={ButtonKind::Danger} on_click={act(Session::let_go)} testid="gone-let-go-confirm">
                            { t.get("gone-let-go") }
                        </Button>
                    </div>
                </Dialog>
            }
        </Notice>
    }
}
