//! Word of a new version of the program. Nothing is loaded again before the person says so.
use yew::prelude::*;

use crate::browser::site;
use crate::components::button::Button;
use crate::components::notice::Notice;
use crate::i18n::use_texts;

/// Says that a new version is ready, once it is.
#[component]
pub(super) fn NewVersion() -> Html {
    let t = use_texts();
    let ready = use_state_eq(site::has_new_version);
    {
        let ready = ready.setter();
        use_effect_with((), move |()| {
            let heard = ready.clone();
            let listener = site::on_new_version(move || heard.set(true));
            // It may have come between the first drawing and now.
            ready.set(site::has_new_version());
            move || drop(listener)
        });
    }
    html! {
        <div class="news" role="status">
            if *ready {
                <Notice title={t.get("new-version")} testid="new-version">
                    <p>{ t.get("new-version-text") }</p>
                    <div class="row">
                        <Button on_click={|()| site::reload()} testid="new-version-reload">{ t.get("new-version-reload") }</Button>
                    </div>
                </Notice>
            }
        </div>
    }
}
