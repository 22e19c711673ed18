//! Papers as files: annexes and lists of questions.

use daicho_core::contract::docx::docx;
use daicho_core::contract::html::html as page;
use daicho_core::contract::markdown::markdown;
use daicho_core::contract::paper::shape::{Languages, Paper};
use daicho_core::contract::words::Language as Tongue;
use yew::prelude::*;

use crate::browser::files;
use crate::components::button::{Button, ButtonKind};
use crate::components::icon::Icon;
use crate::components::segments::Segments;
use crate::i18n::{Language, Texts, use_texts};

/// As what a paper goes out.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Format {
    /// For Word and LibreOffice.
    Docx,
    /// For browsers.
    Html,
    /// Plain text with marks.
    Markdown,
}

impl Format {
    const ALL: [Self; 3] = [Self::Docx, Self::Html, Self::Markdown];

    const fn code(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Html => "html",
            Self::Markdown => "markdown",
        }
    }
}

/// Has the browser save a paper; `None` where it cannot be written.
pub(super) fn save(paper: &Paper, name: &str, format: Format) -> Option<()> {
    let (bytes, ending, media_type) = match format {
        Format::Docx => (
            docx(paper).ok()?,
            "docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        Format::Html => (page(paper).into_bytes(), "html", "text/html"),
        Format::Markdown => (markdown(paper).into_bytes(), "md", "text/markdown"),
    };
    files::download(&format!("{name}.{ending}"), media_type, &bytes)
}

/// The languages of papers, with their words for addresses and messages.
const LANGUAGES: [(Languages, &str); 3] = [
    (Languages::One(Tongue::Ja), "ja"),
    (Languages::One(Tongue::En), "en"),
    (Languages::Both, "both"),
];

/// Returns the language of the screen as papers call it.
pub(super) const fn of_screen(t: Texts) -> Languages {
    match t.0 {
        Language::Ja => Languages::One(Tongue::Ja),
        Language::En => Languages::One(Tongue::En),
    }
}

#[derive(Clone, PartialEq, Properties)]
pub(super) struct SavingProps {
    /// The language that is chosen.
    pub(super) languages: Languages,
    pub(super) on_language: Callback<Languages>,
    pub(super) on_save: Callback<Format>,
    /// What the elements that tests rely on begin with.
    pub(super) testid: &'static str,
}

/// The language and the formats in which a paper goes out.
#[component]
pub(super) fn Saving(props: &SavingProps) -> Html {
    let t = use_texts();
    let options = LANGUAGES.map(|(_, code)| (code.into(), t.get(&format!("paper-{code}")), None));
    let found = LANGUAGES
        .iter()
        .find(|(languages, _)| *languages == props.languages);
    let now = found.map_or("ja", |(_, code)| code);
    let on_choose = {
        let on_language = props.on_language.clone();
        move |chosen: AttrValue| {
            if let Some((languages, _)) = LANGUAGES.iter().find(|(_, code)| *code == chosen) {
                on_language.emit(*languages);
            }
        }
    };
    let button = |format: Format| {
        let (code, on_save) = (format.code(), props.on_save.clone());
        let kind = match format {
            Format::Docx => ButtonKind::Primary,
            Format::Html | Format::Markdown => ButtonKind::Normal,
        };
        html! {
            <Button {kind} small=true icon={Icon::Download} on_click={move |()| on_save.emit(format)} testid={format!("{}-{code}", props.testid)}>
                { t.get(&format!("paper-save-{code}")) }
            </Button>
        }
    };
    html! {
        <div class="stack-s no-print">
            <Segments label={t.get("paper-language")} options={options.to_vec()} value={now} {on_choose} testid={format!("{}-language", props.testid)} />
            <div class="row">{ for Format::ALL.map(button) }</div>
        </div>
    }
}
