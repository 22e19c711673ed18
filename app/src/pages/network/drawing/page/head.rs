//! The name of a drawing, its file, and what can be done with it as a whole.

use daicho_core::diagram::record::drawing::{self, Details, Drawing};
use daicho_core::diagram::record::mark::Mark;
use daicho_core::ident::id::EntityId;
use yew::prelude::*;

use crate::components::button::{Button, ButtonKind, LinkButton};
use crate::components::dialog::{Confirm, Dialog};
use crate::components::field::{SelectField, TextField};
use crate::components::form::{Form, FormValues};
use crate::components::icon::Icon;
use crate::i18n::{Texts, use_texts};
use crate::pages::attachments::words as attached;
use crate::pages::network::drawing::add::page_options;
use crate::pages::network::drawing::list::name;
use crate::pages::network::drawing::look::Pages;
use crate::pages::network::place::Place;
use crate::session::edit::Edit;
use crate::session::handle::use_session;
use crate::session::state::LedgerHandle;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct HeadProps {
    pub(super) ledger: LedgerHandle,
    pub(super) id: EntityId,
    /// The pages of its file.
    pub(super) pages: Pages,
    /// Whether it can be taken into the ledger.
    pub(super) is_drawio: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Open {
    Nothing,
    Details,
    Delete,
}

/// The head of the page.
#[component]
pub(super) fn Head(props: &HeadProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let open = use_state_eq(|| Open::Nothing);
    let set = |to: Open| {
        let open = open.setter();
        Callback::from(move |()| open.set(to))
    };
    let id = props.id;
    let Some(drawing) = Drawing::find(&props.ledger, &id) else {
        return Html::default();
    };
    let on_close = set(Open::Nothing);
    let on_delete = Callback::from(move |()| {
        let edit = Edit::new("delete", drawing::delete(id)).said(t.get("entity-deleted"));
        session.commit(edit.on_saved(Callback::from(|()| Place::Drawings.go())));
    });
    let called = name(t, &drawing);
    let marks = Mark::of(&props.ledger, id).count();
    html! {
        <div class="page-head">
            <div>
                <h1>{ called.clone() }</h1>
                <p class="muted">{ edition(t, &drawing) }</p>
                if let Some(note) = drawing.note().shown().known() {
                    <p data-testid="drawing-note">{ note.to_owned() }</p>
                }
            </div>
            <div class="row wrap no-print">
                if props.is_drawio {
                    <LinkButton href={Place::Take(id).href()} testid="drawing-take">{ t.get("take-open") }</LinkButton>
                }
                <Button on_click={set(Open::Details)} testid="drawing-edit">{ t.get("drawing-edit") }</Button>
                <Button kind={ButtonKind::Quiet} icon={Icon::Trash} on_click={set(Open::Delete)} testid="drawing-delete">{ t.get("drawing-delete") }</Button>
            </div>
            if *open == Open::Details {
                <DetailsDialog ledger={props.ledger.clone()} {id} pages={props.pages.clone()} on_close={on_close.clone()} />
            }
            if *open == Open::Delete {
                <Confirm title={t.with("register-delete-title", &[("name", called.to_string().into())])} action={t.get("entity-delete-action")} danger=true
                    on_confirm={on_delete} {on_close} testid="drawing-delete-ask">
                    <p>{ t.with("drawing-delete-text", &[("count", marks.into())]) }</p>
                </Confirm>
            }
        </div>
    }
}

/// Which file it is, and since when.
fn edition(t: Texts, drawing: &Drawing<'_>) -> AttrValue {
    let Some(current) = drawing.current() else {
        return t.get("drawing-no-file");
    };
    let on = current.received_on().shown().known();
    let on = on.map(|on| on.to_string()).unwrap_or_default();
    let file = attached::name(t, &current).to_string();
    let args = [("file", file.into()), ("date", on.into())];
    t.with("drawing-edition-is", &args)
}

#[derive(Clone, PartialEq, Properties)]
struct DetailsDialogProps {
    ledger: LedgerHandle,
    id: EntityId,
    pages: Pages,
    on_close: Callback<()>,
}

/// Asks for the name, the page and a note.
#[component]
fn DetailsDialog(props: &DetailsDialogProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let is_nameless = use_state_eq(|| false);
    let Some(drawing) = Drawing::find(&props.ledger, &props.id) else {
        return Html::default();
    };
    let details = drawing.details();
    let on_submit = {
        let (props, is_nameless, page) = (props.clone(), is_nameless.setter(), details.page);
        Callback::from(move |values: FormValues| {
            let text = |name: &str| values.get(name).map(|text| text.trim().to_owned());
            let text = |name: &str| text(name).filter(|text| !text.is_empty());
            let Some(name) = text("name") else {
                is_nameless.set(true);
                return;
            };
            // Without a choice of pages the page stays.
            let chosen = text("page").and_then(|page| page.parse::<u32>().ok());
            let page = chosen.map_or(page, |page| Some(page).filter(|page| *page > 1));
            let note = text("note");
            let changes = drawing::change(&props.ledger, props.id, &Details { name, page, note });
            if changes.is_empty() {
                props.on_close.emit(());
                return;
            }
            session.commit(Edit::new("drawing", changes).on_saved(props.on_close.clone()));
        })
    };
    let pages = page_options(t, &props.pages);
    let error = is_nameless.then(|| t.get("drawing-nameless"));
    html! {
        <Dialog title={t.get("drawing-edit")} on_close={props.on_close.clone()} testid="drawing-details">
            <Form {on_submit} testid="drawing-details-form">
                <TextField scope="details" name="name" label={t.get("drawing-name")} value={details.name} required=true {error} autofocus=true />
                if pages.len() > 1 {
                    <SelectField scope="details" name="page" label={t.get("drawing-page")} options={pages} value={details.page.unwrap_or(1).to_string()} />
                }
                <TextField scope="details" name="note" label={t.get("drawing-note")} value={details.note.unwrap_or_default()} />
                <div class="form-actions">
                    <Button on_click={props.on_close.clone()}>{ t.get("cancel") }</Button>
                    <Button kind={ButtonKind::Primary} submit=true testid="drawing-details-save">{ t.get("save") }</Button>
                </div>
            </Form>
        </Dialog>
    }
}
