//! What was found, and all that is known, as files for other programs.

use daicho_core::disclosure::enquiry::Line;
use daicho_core::ident::id::EntityId;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::browser::{clock, files};
use crate::components::button::Button;
use crate::components::icon::Icon;
use crate::components::toast::use_toasts;
use crate::i18n::{Language, Texts, use_texts};
use crate::pages::attachments::words;
use crate::pages::documents::paper::{Paper, asked, use_client};
use crate::session::handle::use_session;
use crate::worker::protocol::papers::Ask;

/// A file that can be asked for.
#[derive(Clone, PartialEq)]
pub(in crate::pages::documents) enum Wanted {
    /// The components that a text finds.
    Table(String),
    /// All devices with their components, or those of a model.
    Bom(Option<EntityId>),
    /// A form for a maker: its rows, and whether it is a workbook.
    Form(Vec<Line>, bool),
}

impl Wanted {
    fn ask(&self, t: Texts) -> Ask {
        match self {
            Self::Table(find) => Ask::Table {
                find: find.clone(),
                english: t.0 == Language::En,
            },
            Self::Bom(model) => Ask::Bom {
                model: *model,
                at: clock::now().milliseconds(),
            },
            Self::Form(lines, is_workbook) => Ask::Enquiry {
                lines: lines.clone(),
                english: t.0 == Language::En,
                sheet: is_workbook.then(|| t.get("letter-sheet").to_string()),
                at: clock::now().milliseconds(),
            },
        }
    }

    fn file(&self) -> (String, &'static str) {
        let day = clock::today();
        match self {
            Self::Table(_) => (format!("components-{day}.csv"), "text/csv"),
            Self::Bom(_) => (format!("sbom-{day}.cdx.json"), "application/json"),
            Self::Form(_, false) => (format!("enquiry-{day}.csv"), "text/csv"),
            Self::Form(_, true) => (
                format!("enquiry-{day}.xlsx"),
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            ),
        }
    }
}

#[derive(Clone, PartialEq, Properties)]
pub(super) struct SavingProps {
    /// What is looked for.
    pub(super) text: AttrValue,
}

/// The files that can be saved.
#[component]
pub(super) fn Saving(props: &SavingProps) -> Html {
    let t = use_texts();
    html! {
        <section class="card stack-s no-print">
            <div class="row">
                <SaveButton wanted={Wanted::Table(props.text.to_string())} label={t.get("components-export")} testid="components-csv" />
                <SaveButton wanted={Wanted::Bom(None)} label={t.get("components-bom")} testid="components-bom" />
            </div>
            <p class="small muted">{ t.get("components-export-note") }</p>
        </section>
    }
}

#[derive(Clone, PartialEq, Properties)]
pub(in crate::pages::documents) struct ModelBomProps {
    pub(in crate::pages::documents) model: EntityId,
}

/// The button that saves one product.
#[component]
pub(in crate::pages::documents) fn ModelBom(props: &ModelBomProps) -> Html {
    let t = use_texts();
    html! { <SaveButton wanted={Wanted::Bom(Some(props.model))} label={t.get("components-model-bom")} testid="model-bom" /> }
}

#[derive(Clone, PartialEq, Properties)]
pub(in crate::pages::documents) struct SaveButtonProps {
    pub(in crate::pages::documents) wanted: Wanted,
    pub(in crate::pages::documents) label: AttrValue,
    /// The language of the file, if not that of the screen.
    #[prop_or_default]
    pub(in crate::pages::documents) language: Option<Language>,
    pub(in crate::pages::documents) testid: AttrValue,
}

/// Asks the worker for a file and hands it out.
#[component]
pub(in crate::pages::documents) fn SaveButton(props: &SaveButtonProps) -> Html {
    let t = use_texts();
    let of_file = props.language.map_or(t, Texts);
    let (session, toasts) = (use_session(), use_toasts());
    let client = use_client(&session);
    let on_click = {
        let wanted = props.wanted.clone();
        Callback::from(move |()| {
            let (client, toasts, wanted) = (client.clone(), toasts.clone(), wanted.clone());
            spawn_local(async move {
                let Ok(said) = postcard::to_allocvec(&wanted.ask(of_file)) else {
                    return;
                };
                match asked(&client, said, None).await {
                    Paper::Told(_, Some(block)) => {
                        let (name, media_type) = wanted.file();
                        files::download_block(&name, media_type, &block.0);
                        toasts.say(t.get("components-exported"));
                    }
                    Paper::Failed(trouble) => toasts.fail(words::trouble(t, &trouble)),
                    Paper::Told(..) | Paper::Waiting => {}
                }
            });
        })
    };
    html! { <Button icon={Icon::Download} {on_click} testid={props.testid.clone()}>{ &props.label }</Button> }
}
