//! The annex as a file.

use std::rc::Rc;

use daicho_core::contract::annex::annex;
use daicho_core::contract::html::html as page;
use daicho_core::contract::library::shipped;
use daicho_core::contract::markdown::markdown;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::look::Look;
use crate::browser::{dom, files};
use crate::components::button::{Button, ButtonKind};
use crate::components::icon::Icon;
use crate::components::segments::Segments;
use crate::components::toast::use_toasts;
use crate::i18n::{Language, Texts, load, use_texts};
use crate::pages::contracts::words::{self, tongue};
use crate::session::state::LedgerHandle;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct OutProps {
    pub(super) ledger: LedgerHandle,
    pub(super) look: Rc<Look>,
    /// How much is open.
    pub(super) open: usize,
}

/// As what it goes out.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Format {
    Html,
    Markdown,
}

/// The ways out, and how much is open.
#[component]
pub(super) fn Out(props: &OutProps) -> Html {
    let t = use_texts();
    let toasts = use_toasts();
    let language = use_state_eq(|| t.0);
    let save = |format: Format| {
        let (look, name, language) = (
            props.look.clone(),
            words::name(t, &props.ledger, props.look.id),
            *language,
        );
        let toasts = toasts.clone();
        Callback::from(move |()| {
            let (look, name, toasts) = (look.clone(), name.clone(), toasts.clone());
            spawn_local(async move {
                if !load(language).await {
                    toasts.fail(t.get("annex-out-failed"));
                    return;
                }
                write(Texts(language), &look, &name, format);
                toasts.say(t.get("annex-saved"));
            });
        })
    };
    let options = Language::ALL.map(|language| {
        let code = AttrValue::Static(language.code());
        (code.clone(), language.name().into(), Some(code))
    });
    let on_choose = {
        let language = language.setter();
        move |code: AttrValue| {
            if let Some(to) = Language::from_code(&code) {
                language.set(to);
            }
        }
    };
    html! {
        <section class="card stack-s" data-testid="annex-out">
            <h2>{ t.get("annex-out") }</h2>
            if props.open > 0 {
                <p>{ t.with("annex-out-open", &[("count", props.open.into())]) }</p>
            }
            <Segments label={t.get("annex-out-language")} options={options.to_vec()} value={language.code()} {on_choose} testid="annex-language" />
            <div class="row">
                <Button kind={ButtonKind::Primary} icon={Icon::Download} on_click={save(Format::Html)} testid="annex-html">{ t.get("annex-html") }</Button>
                <Button icon={Icon::Download} on_click={save(Format::Markdown)} testid="annex-markdown">{ t.get("annex-markdown") }</Button>
                <Button on_click={|()| dom::print()} testid="annex-print">{ t.get("contract-print") }</Button>
            </div>
            <p class="muted small">{ t.get("contract-aid") }</p>
        </section>
    }
}

fn write(t: Texts, look: &Look, name: &str, format: Format) {
    let choice = look.choice.clone().unwrap_or_default();
    let made = annex(shipped(), &choice, &look.facts, tongue(t));
    let open = |field| words::open(t, field);
    let (text, ending, media_type) = match format {
        Format::Html => (page(&made, name, tongue(t), &open), "html", "text/html"),
        Format::Markdown => (
            markdown(&made, name, tongue(t), &open),
            "md",
            "text/markdown",
        ),
    };
    files::download(
        &format!("annex-{}.{ending}", look.today),
        media_type,
        text.as_bytes(),
    );
}
