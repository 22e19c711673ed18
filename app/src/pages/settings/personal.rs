//! The person at the keyboard: name, language, light or dark.
use yew::prelude::*;

use crate::components::button::Button;
use crate::components::field::TextField;
use crate::components::form::{Form, FormValues};
use crate::components::segments::Segments;
use crate::components::toast::use_toasts;
use crate::i18n::{Language, use_texts};
use crate::session::handle::use_session;
use crate::session::prefs::Theme;

/// What this browser remembers of the person.
#[component]
pub(super) fn Personal() -> Html {
    let t = use_texts();
    let toasts = use_toasts();
    let session = use_session();
    let prefs = session.prefs();
    let on_submit = {
        let session = session.clone();
        Callback::from(move |values: FormValues| {
            session.set_author(values.get("author").map(String::as_str).unwrap_or_default());
            toasts.say(t.get("personal-saved"));
        })
    };
    let on_language = {
        let session = session.clone();
        move |code: AttrValue| session.set_language(Language::from_code(&code).unwrap_or_default())
    };
    let on_theme = move |code: AttrValue| session.set_theme(Theme::from_code(&code));
    let languages = Language::ALL.map(|language| {
        let code = AttrValue::Static(language.code());
        (code.clone(), language.name().into(), Some(code))
    });
    let themes = Theme::ALL.map(|theme| {
        let label = t.get(&format!("theme-{}", theme.code()));
        (AttrValue::Static(theme.code()), label, None)
    });
    html! {
        <section class="card" aria-labelledby="settings-personal">
            <h2 id="settings-personal">{ t.get("personal-title") }</h2>
            <Form {on_submit} testid="author-settings">
                <div class="form-grid">
                    <TextField name="author" label={t.get("author-label")} hint={t.get("author-hint")}
                        value={prefs.author.clone()} scope="personal" testid="settings-author" />
                </div>
                <div><Button submit=true testid="settings-author-save">{ t.get("save") }</Button></div>
            </Form>
            <div class="row">
                <span class="field-label">{ t.get("language-label") }</span>
                <Segments label={t.get("language-label")} options={languages.to_vec()} value={prefs.language.code()}
                    on_choose={on_language} testid="settings-language" />
                <span class="field-label">{ t.get("theme-label") }</span>
                <Segments label={t.get("theme-label")} options={themes.to_vec()} value={prefs.theme.code()}
                    on_choose={on_theme} testid="settings-theme" />
            </div>
        </section>
    }
}
