//! The annex as a file.

use std::rc::Rc;

use daicho_core::contract::paper::annex_paper::{Draft, annex_paper};
use daicho_core::contract::paper::shape::Languages;
use daicho_core::contract::words::Both;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::look::Look;
use crate::browser::dom;
use crate::components::button::Button;
use crate::components::toast::use_toasts;
use crate::i18n::{Texts, use_texts};
use crate::pages::contracts::paper::{Format, Saving, of_screen, save};
use crate::pages::contracts::words;
use crate::pages::network::around::{Reader, around, png};
use crate::session::state::LedgerHandle;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct OutProps {
    pub(super) ledger: LedgerHandle,
    pub(super) look: Rc<Look>,
    /// How much is open.
    pub(super) open: usize,
}

/// The ways out, and how much is open.
#[component]
pub(super) fn Out(props: &OutProps) -> Html {
    let t = use_texts();
    let toasts = use_toasts();
    let languages = use_state_eq(|| of_screen(t));
    let on_save = {
        let (ledger, look, languages) = (props.ledger.clone(), props.look.clone(), *languages);
        Callback::from(move |format: Format| {
            let (ledger, look, toasts) = (ledger.clone(), look.clone(), toasts.clone());
            spawn_local(async move {
                match write(t, &ledger, &look, languages, format).await {
                    Some(()) => toasts.say(t.get("paper-saved")),
                    None => toasts.fail(t.get("paper-failed")),
                }
            });
        })
    };
    let on_language = {
        let languages = languages.setter();
        Callback::from(move |to| languages.set(to))
    };
    html! {
        <section class="card stack-s" data-testid="annex-out">
            <h2>{ t.get("annex-out") }</h2>
            if props.open > 0 {
                <p>{ t.with("annex-out-open", &[("count", props.open.into())]) }</p>
            }
            <Saving languages={*languages} {on_language} {on_save} testid="annex" />
            <div class="row">
                <Button small=true on_click={|()| dom::print()} testid="annex-print">{ t.get("contract-print") }</Button>
            </div>
            <p class="muted small">{ t.get("contract-aid") }</p>
        </section>
    }
}

async fn write(
    t: Texts,
    ledger: &LedgerHandle,
    look: &Look,
    languages: Languages,
    format: Format,
) -> Option<()> {
    let scene = look
        .units
        .first()
        .and_then(|unit| around(t, ledger, *unit, Reader::Other));
    let boundary = match &scene {
        Some(scene) => png(t, scene).await,
        None => None,
    };
    let name = words::name(t, ledger, look.id);
    let paper = annex_paper(&Draft {
        title: Both::same(&name),
        languages,
        library: &look.agreed,
        choice: look.choice.as_ref()?,
        facts: &look.facts,
        parties: &look.parties,
        assigned: &look.tasks,
        boundary,
    });
    save(&paper, &format!("annex-{}", look.today), format)
}
