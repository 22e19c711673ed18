//! A file becomes a drawing, or a new edition of one: looked at here, kept by the worker, named by a person.

use std::rc::Rc;

use daicho_core::diagram::picture::{MAX_BYTES, PictureError, Removed};
use daicho_core::diagram::record::drawing;
use daicho_core::document::draft::{Details, FileFacts, attach};
use daicho_core::document::kind::DocumentKind;
use daicho_core::document::subject::Subject;
use daicho_core::ident::id::EntityId;
use daicho_core::ledger::changes::ChangeSet;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::prelude::*;

use super::look::{LeftOut, Pages, Refused, look};
use super::words;
use crate::browser::{clock, files, random};
use crate::components::badge::Tone;
use crate::components::busy::Busy;
use crate::components::button::{Button, ButtonKind};
use crate::components::dialog::Dialog;
use crate::components::field::{SelectField, TextField};
use crate::components::file_drop::FileDrop;
use crate::components::form::{Form, FormValues};
use crate::components::notice::Notice;
use crate::i18n::{Texts, use_texts};
use crate::pages::attachments::words as attached;
use crate::pages::network::place::Place;
use crate::session::edit::Edit;
use crate::session::handle::{Session, use_session};
use crate::worker::pdf::Missing;
use crate::worker::protocol::documents::{Ask, Kept, Told};
use crate::worker::protocol::{Answer, Request, Trouble};

/// A file that can be drawn on, and whose bytes are kept.
#[derive(Debug, PartialEq)]
struct Ready {
    kept: Kept,
    removed: LeftOut,
    pages: Pages,
}

#[derive(Clone, Default, PartialEq)]
enum Stage {
    #[default]
    Idle,
    Working,
    Refused(Refused),
    Failed(Trouble),
    Ready(Rc<Ready>),
}

#[derive(Clone, PartialEq, Properties)]
pub(super) struct AddFileProps {
    /// The drawing that gets a new edition, and its page; `None` for a new drawing.
    #[prop_or_default]
    pub(super) drawing: Option<(EntityId, u32)>,
}

/// A place for a file to draw on.
#[component]
pub(super) fn AddFile(props: &AddFileProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let stage = use_state_eq(Stage::default);
    let page = props.drawing.map_or(1, |(_, page)| page);
    let on_file = {
        let (session, stage) = (session.clone(), stage.setter());
        Callback::from(move |file: File| {
            let (session, stage) = (session.clone(), stage.clone());
            stage.set(Stage::Working);
            spawn_local(async move { stage.set(kept(&session, file, page).await) });
        })
    };
    let on_done = {
        let stage = stage.setter();
        Callback::from(move |()| stage.set(Stage::Idle))
    };
    let button = match props.drawing {
        Some(_) => "drawing-replace",
        None => "drawing-add",
    };
    html! {
        <>
            <FileDrop button={t.get(button)} accept=".png,.jpg,.jpeg,.svg,.pdf,.drawio,.xml" primary={props.drawing.is_none()} {on_file} testid="drawing-file">
                <p class="muted">{ t.get("drawing-formats") }</p>
            </FileDrop>
            { match &*stage {
                Stage::Idle => Html::default(),
                Stage::Working => html! { <Busy label={t.get("drawing-reading")} testid="drawing-reading" /> },
                Stage::Refused(why) => refusal(t, words::refused(t, why), on_done),
                Stage::Failed(trouble) => refusal(t, attached::trouble(t, trouble), on_done),
                Stage::Ready(ready) => html! { <NameDialog ready={ready.clone()} drawing={props.drawing.map(|(id, _)| id)} {on_done} /> },
            } }
        </>
    }
}

fn refusal(t: Texts, said: AttrValue, on_done: Callback<()>) -> Html {
    html! {
        <Notice tone={Tone::Danger} title={t.get("drawing-refused")} testid="drawing-refused">
            <p>{ said }</p>
            <Button on_click={on_done}>{ t.get("close") }</Button>
        </Notice>
    }
}

/// Looks at a file, and has the worker keep it if it can be drawn on.
async fn kept(session: &Session, file: File, page: u32) -> Stage {
    let bytes = files::read(&file, MAX_BYTES, |_| files::Proceed::Yes).await;
    let bytes = match bytes {
        Ok(bytes) => bytes,
        Err(files::FileError::TooLarge { size, limit }) => {
            let error = PictureError::TooLarge { bytes: size, limit };
            return Stage::Refused(Refused::Picture(error));
        }
        Err(_) => return Stage::Refused(Refused::Unreadable),
    };
    let look = match look(&bytes, page).await {
        Ok(look) => look,
        Err(refused) => return Stage::Refused(refused),
    };
    let client = session.worker();
    let asked = client.ask(Request::Documents(Ask::Keep), Some(file), Callback::noop());
    let answered = asked.await;
    client.retire();
    match answered {
        Ok((Answer::Documents(Told::Kept(kept)), _)) => Stage::Ready(Rc::new(Ready {
            kept: *kept,
            removed: look.removed,
            pages: look.pages,
        })),
        Ok(_) => Stage::Failed(Trouble::NothingOpen),
        Err(trouble) => Stage::Failed(trouble),
    }
}

#[derive(Clone, PartialEq, Properties)]
struct NameDialogProps {
    ready: Rc<Ready>,
    drawing: Option<EntityId>,
    on_done: Callback<()>,
}

/// Asks what the drawing is called, and says what was left out of it.
#[component]
fn NameDialog(props: &NameDialogProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let ready = &props.ready;
    let is_new = props.drawing.is_none();
    let on_submit = {
        let props = props.clone();
        Callback::from(move |values: FormValues| {
            session.commit(edit(t, &props, &values));
        })
    };
    let title = if is_new {
        "drawing-name-title"
    } else {
        "drawing-replace-title"
    };
    let stem = ready.kept.name.rsplit_once('.');
    let stem = stem.map_or(ready.kept.name.clone(), |(stem, _)| stem.to_owned());
    let pages = page_options(t, &ready.pages);
    html! {
        <Dialog title={t.get(title)} on_close={props.on_done.clone()} testid="drawing-dialog">
            // Of several pages the first was looked at; the drawing itself tells of the one that is chosen.
            if !is_new || pages.len() <= 1 || !ready.removed.parts.is_empty() {
                { removed(t, &ready.removed) }
            }
            <Form {on_submit} testid="drawing-form">
                if is_new {
                    <TextField scope="drawing" name="name" label={t.get("drawing-name")} hint={t.get("drawing-name-hint")} value={stem} required=true />
                    if pages.len() > 1 {
                        <SelectField scope="drawing" name="page" label={t.get("drawing-page")} options={pages} value="1" />
                    }
                } else {
                    <p>{ t.with("drawing-replace-text", &[("file", ready.kept.name.clone().into())]) }</p>
                }
                <div class="form-actions">
                    <Button on_click={props.on_done.clone()}>{ t.get("cancel") }</Button>
                    <Button kind={ButtonKind::Primary} submit=true testid="drawing-save">{ t.get("drawing-save") }</Button>
                </div>
            </Form>
        </Dialog>
    }
}

/// The pages of a file, to be chosen from.
pub(super) fn page_options(t: Texts, pages: &Pages) -> Vec<(AttrValue, AttrValue)> {
    let named = |(number, name): (usize, AttrValue)| (number.to_string().into(), name);
    match pages {
        Pages::One => Vec::new(),
        Pages::Named(names) => {
            let names = names.iter().map(|name| AttrValue::from(name.clone()));
            (1..).zip(names).map(named).collect()
        }
        Pages::Numbered(count) => {
            let name = |page: u32| t.with("drawing-page-nth", &[("page", page.into())]);
            (1..).zip((1..=*count).map(name)).map(named).collect()
        }
    }
}

/// What of a picture is not shown.
pub(super) fn removed(t: Texts, left_out: &LeftOut) -> Html {
    html! {
        <>
            { taken_out(t, &left_out.parts) }
            { missing(t, &left_out.missing) }
        </>
    }
}

/// What of a page could not be drawn.
fn missing(t: Texts, missing: &Missing) -> Html {
    if missing.is_empty() {
        return Html::default();
    }
    html! {
        <Notice tone={Tone::Warn} title={t.get("drawing-undrawn")} testid="drawing-undrawn">
            <ul class="list-plain">
                { for words::undrawn(t, missing).into_iter().map(|said| html! { <li>{ said }</li> }) }
            </ul>
        </Notice>
    }
}

/// What was taken out of an SVG.
fn taken_out(t: Texts, removed: &[(Removed, u32)]) -> Html {
    if removed.is_empty() {
        return Html::default();
    }
    html! {
        <Notice tone={Tone::Info} title={t.get("drawing-removed")} testid="drawing-removed">
            <details>
                <summary>{ t.with("drawing-removed-count", &[("count", removed.len().into())]) }</summary>
                <ul class="list-plain">
                    { for removed.iter().map(|(what, times)| html! { <li>{ words::removed(t, what, *times) }</li> }) }
                </ul>
            </details>
        </Notice>
    }
}

/// The drawing, its file, and that this file is the edition that counts: one commit.
fn edit(t: Texts, props: &NameDialogProps, values: &FormValues) -> Edit {
    let kept = &props.ready.kept;
    let id = props.drawing.unwrap_or_else(random::entity_id);
    let attachment = random::entity_id();
    let file = FileFacts {
        sha256: kept.sha256,
        name: kept.name.clone(),
        media_type: kept.recognised.media_type.clone(),
        size: kept.size,
        is_readable: None,
    };
    let details = Details {
        received_on: clock::today().parse().ok(),
        ..Details::of_kind(DocumentKind::NetworkDiagram)
    };
    let mut changes = ChangeSet::new();
    if props.drawing.is_none() {
        let name = values.get("name").map(|name| name.trim().to_owned());
        let page = values.get("page").and_then(|page| page.parse().ok());
        let name = name.filter(|name| !name.is_empty());
        let details = drawing::Details {
            name: name.unwrap_or_else(|| kept.name.clone()),
            page: page.filter(|page| *page > 1),
            note: None,
        };
        changes.extend(&drawing::add(id, &details));
    }
    changes.extend(&attach(attachment, &file, Subject::Drawing(id), &details));
    changes.extend(&drawing::make_current(id, attachment));
    let on_done = props.on_done.clone();
    let said = if props.drawing.is_some() {
        "drawing-replaced"
    } else {
        "drawing-added"
    };
    Edit::new("drawing", changes)
        .with("file", &kept.name)
        .said(t.get(said))
        .on_saved(Callback::from(move |()| {
            on_done.emit(());
            Place::Drawing(id).go();
        }))
}
