//! What is said of an attached file; changing that, taking it away, handing it out.

use daicho_core::document::attachment::Attachment;
use daicho_core::document::draft::{change, detach};
use daicho_core::ident::id::EntityId;
use yew::prelude::*;

use crate::browser::{clock, files};
use crate::components::badge::{Badge, Tone};
use crate::components::button::{Button, ButtonKind};
use crate::components::dialog::{Confirm, Dialog};
use crate::components::form::{Form, FormValues};
use crate::components::icon::Icon;
use crate::i18n::{Texts, use_texts};
use crate::pages::attachments::{form, words};
use crate::pages::documents::{names, paper::Block, place::Place};
use crate::session::edit::Edit;
use crate::session::handle::use_session;
use crate::session::state::LedgerHandle;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct HeadProps {
    pub(super) ledger: LedgerHandle,
    pub(super) id: EntityId,
    /// The bytes, once they are read.
    pub(super) bytes: Option<Block>,
}

/// What stands in front of the page.
#[derive(Clone, Copy, PartialEq)]
enum Asked {
    Edit,
    Remove,
}

/// The head of the page of a file.
#[component]
pub(super) fn Head(props: &HeadProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let asked = use_state_eq(|| None::<Asked>);
    let Some(attached) = Attachment::find(&props.ledger, &props.id) else {
        return Html::default();
    };
    let ask = |what: Option<Asked>| {
        let asked = asked.clone();
        Callback::from(move |()| asked.set(what))
    };
    let on_save = {
        let (name, bytes) = (words::name(t, &attached), props.bytes.clone());
        Callback::from(move |()| {
            if let Some(bytes) = &bytes {
                // As a file of its own kind it could be opened in the page's place.
                files::download_block(&name, "application/octet-stream", &bytes.0);
            }
        })
    };
    let on_remove = {
        let (id, said) = (props.id, t.get("document-removed"));
        let edit = Edit::new("detach", detach(id)).said(said);
        let session = session.clone();
        Callback::from(move |()| {
            session.commit(edit.clone());
            Place::All.go();
        })
    };
    html! {
        <>
            <div class="page-head">
                <div>
                    <h1 class="file-name" data-testid="document-title">{ words::name(t, &attached) }</h1>
                    { facts(t, &props.ledger, &attached) }
                </div>
                <div class="row no-print">
                    <Button icon={Icon::Download} on_click={on_save} disabled={props.bytes.is_none()} testid="document-save">
                        { t.get("document-save") }
                    </Button>
                    <Button icon={Icon::Edit} on_click={ask(Some(Asked::Edit))} testid="document-edit">{ t.get("document-edit") }</Button>
                    <Button icon={Icon::Trash} on_click={ask(Some(Asked::Remove))} testid="document-remove">
                        { t.get("document-remove") }
                    </Button>
                </div>
            </div>
            { match *asked {
                Some(Asked::Edit) => html! {
                    <EditDialog ledger={props.ledger.clone()} id={props.id} on_close={ask(None)} />
                },
                Some(Asked::Remove) => html! {
                    <Confirm title={t.get("document-remove-title")} action={t.get("document-remove")} danger=true
                        on_confirm={on_remove} on_close={ask(None)} testid="document-remove-dialog">
                        <p>{ t.get("document-remove-text") }</p>
                    </Confirm>
                },
                None => Html::default(),
            } }
        </>
    }
}

fn facts(t: Texts, ledger: &LedgerHandle, attached: &Attachment<'_>) -> Html {
    let kind = attached.record().text("kind").unwrap_or_default();
    let (about, href) = names::subject(t, ledger, attached.subject());
    let note = attached.note().shown().known();
    let today = clock::today().parse().ok();
    let is_expired = today.is_some_and(|today| attached.is_expired(today));
    html! {
        <>
            <p class="row">
                <Badge testid="document-kind">{ words::kind(t, kind) }</Badge>
                if attached.is_confidential() {
                    <Badge>{ t.get("document-confidential-yes") }</Badge>
                }
                if is_expired {
                    <Badge tone={Tone::Warn}>{ t.get("document-expired") }</Badge>
                }
                <span data-testid="document-subject">
                    if let Some(href) = href {
                        <a {href}>{ about }</a>
                    } else {
                        { about }
                    }
                </span>
            </p>
            <p class="muted small">{ words::facts(t, attached) }</p>
            if let Some(note) = note {
                <p class="small">{ note.to_owned() }</p>
            }
        </>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct EditDialogProps {
    ledger: LedgerHandle,
    id: EntityId,
    on_close: Callback<()>,
}

/// Changes what is said of a file.
#[component]
fn EditDialog(props: &EditDialogProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let wrong = use_state_eq(|| None::<&'static str>);
    let Some(attached) = Attachment::find(&props.ledger, &props.id) else {
        return Html::default();
    };
    let on_submit = {
        let (props, wrong, said) = (props.clone(), wrong.clone(), t.get("document-edited"));
        Callback::from(move |values: FormValues| match form::read(&values) {
            Ok(details) => {
                let changes = change(&props.ledger, props.id, &details);
                let edit = Edit::new("edit", changes).said(said.clone());
                session.commit(edit.on_saved(props.on_close.clone()));
            }
            Err(field) => wrong.set(Some(field)),
        })
    };
    html! {
        <Dialog title={t.get("document-edit-title")} on_close={props.on_close.clone()} wide=true testid="document-edit-dialog">
            <Form {on_submit} testid="document-edit-form">
                { form::fields(t, &attached.details(), *wrong) }
                <div class="form-actions">
                    <Button on_click={props.on_close.clone()}>{ t.get("cancel") }</Button>
                    <Button kind={ButtonKind::Primary} submit=true testid="document-edit-save">{ t.get("save") }</Button>
                </div>
            </Form>
        </Dialog>
    }
}
