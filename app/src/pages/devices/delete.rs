//! The question before devices are deleted.

use std::rc::Rc;

use daicho_core::device::form::bulk;
use daicho_core::ident::id::EntityId;
use yew::prelude::*;

use crate::components::dialog::Confirm;
use crate::i18n::use_texts;
use crate::session::edit::Edit;
use crate::session::handle::use_session;

/// Properties of [`DeleteDialog`].
#[derive(Clone, PartialEq, Properties)]
pub struct DeleteDialogProps {
    /// The devices.
    pub units: Rc<[EntityId]>,
    /// Called when the person does not want to.
    pub on_close: Callback<()>,
    /// Called once they are deleted.
    pub on_done: Callback<()>,
}

/// Asks, and says that it can be undone.
#[component]
pub fn DeleteDialog(props: &DeleteDialogProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let count = props.units.len();
    let on_confirm = {
        let (units, on_done) = (props.units.clone(), props.on_done.clone());
        Callback::from(move |()| {
            let said = t.with("devices-deleted", &[("count", units.len().into())]);
            let edit = Edit::new("delete", bulk::deletion(&units));
            session.commit(edit.said(said).on_saved(on_done.clone()));
        })
    };
    html! {
        <Confirm title={t.with("devices-delete-title", &[("count", count.into())])} action={t.get("devices-delete")} danger=true
            {on_confirm} on_close={props.on_close.clone()} testid="delete-dialog">
            <p>{ t.get("devices-delete-text") }</p>
        </Confirm>
    }
}
