//! A new ledger: the facility's name, and who keeps it.
use daicho_core::ident::id::EntityId;
use daicho_core::ledger::changes::ChangeSet;
use daicho_core::ledger::value::{Unknown, ValueRef};
use yew::prelude::*;

use crate::components::button::{Button, ButtonKind};
use crate::components::dialog::Dialog;
use crate::components::field::TextField;
use crate::components::form::{Form, FormValues};
use crate::i18n::use_texts;
use crate::pages::settings::facility::is_beds;
use crate::session::edit::Edit;
use crate::session::handle::use_session;

/// Returns the id of the facility: the same in every ledger, so that merging two does not make two hospitals.
pub(crate) fn facility_id() -> EntityId {
    EntityId::derived("facility", "")
}

/// Returns the edit that begins a ledger whose facility nobody has named yet.
pub(super) fn unnamed_ledger() -> Edit {
    let mut changes = ChangeSet::new();
    let not_asked = ValueRef::Unknown(Unknown::NotAsked);
    changes.set("facility", facility_id(), "name", not_asked);
    Edit::new("new-ledger", changes).beginning()
}

fn named_ledger(name: &str, beds: &str) -> Edit {
    let mut changes = ChangeSet::new();
    changes.set_text("facility", facility_id(), "name", name);
    if !beds.is_empty() {
        changes.set_text("facility", facility_id(), "beds", beds);
    }
    Edit::new("new-ledger", changes).beginning()
}

#[derive(Clone, PartialEq, Properties)]
pub(super) struct BeginDialogProps {
    pub(super) on_close: Callback<()>,
}

/// What must be put right before the ledger is made.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Wrong {
    name: bool,
    beds: bool,
    author: bool,
}

/// Asks for facility and person, and begins the ledger.
#[component]
pub(super) fn BeginDialog(props: &BeginDialogProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let wrong = use_state_eq(Wrong::default);
    let on_submit = {
        let wrong = wrong.clone();
        Callback::from(move |values: FormValues| {
            let text = |name: &str| values.get(name).map(|text| text.trim()).unwrap_or_default();
            let (name, author) = (text("name"), text("author"));
            let found = Wrong {
                name: name.is_empty(),
                beds: !is_beds(text("beds")),
                author: author.is_empty(),
            };
            wrong.set(found);
            if found == Wrong::default() {
                session.set_author(author);
                session.commit(named_ledger(name, text("beds")));
            }
        })
    };
    let name_error = wrong.name.then(|| t.get("begin-name-empty"));
    let beds_error = wrong.beds.then(|| t.get("expect-number"));
    let author_error = wrong.author.then(|| t.get("author-empty"));
    html! {
        <Dialog title={t.get("begin-title")} on_close={props.on_close.clone()} testid="begin-dialog">
            <Form {on_submit} testid="begin-form">
                <TextField name="name" label={t.get("facility-name")} error={name_error} required=true autofocus=true />
                <TextField name="beds" label={t.get("facility-beds")} hint={t.get("facility-beds-hint")} error={beds_error} />
                <TextField name="author" label={t.get("author-label")} hint={t.get("author-hint")} error={author_error}
                    required=true />
                <div class="form-actions">
                    <Button on_click={props.on_close.clone()}>{ t.get("cancel") }</Button>
                    <Button kind={ButtonKind::Primary} submit=true testid="begin-save">{ t.get("begin-action") }</Button>
                </div>
            </Form>
        </Dialog>
    }
}
