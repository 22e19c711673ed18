//! What can be done with a device.

use std::rc::Rc;

use daicho_core::ident::id::EntityId;
use yew::prelude::*;

use crate::browser::dom;
use crate::components::button::{Button, ButtonKind, LinkButton};
use crate::components::icon::Icon;
use crate::i18n::use_texts;
use crate::pages::devices::delete::DeleteDialog;
use crate::pages::devices::place::use_list_place;
use crate::route::Route;

/// Properties of [`Actions`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ActionsProps {
    pub(super) unit: EntityId,
}

/// Edit, copy, print, delete.
#[component]
pub(super) fn Actions(props: &ActionsProps) -> Html {
    let t = use_texts();
    let asks = use_state_eq(|| false);
    let ask = |wanted: bool| {
        let asks = asks.setter();
        Callback::from(move |()| asks.set(wanted))
    };
    let units: Rc<[EntityId]> = Rc::from([props.unit]);
    let place = use_list_place();
    let on_done = Callback::from(move |()| place.route().go());
    html! {
        <div class="page-head-actions no-print">
            <Button icon={Icon::Print} kind={ButtonKind::Quiet} on_click={|()| dom::print()} testid="device-print">{ t.get("print") }</Button>
            <Button icon={Icon::Trash} kind={ButtonKind::Quiet} on_click={ask(true)} testid="device-delete">{ t.get("devices-delete") }</Button>
            <LinkButton icon={Icon::Copy} href={Route::CopyDevice(props.unit.to_string()).href()} testid="device-copy">
                { t.get("device-copy") }
            </LinkButton>
            <LinkButton icon={Icon::Edit} kind={ButtonKind::Primary} href={Route::EditDevice(props.unit.to_string()).href()} testid="device-edit">
                { t.get("device-edit") }
            </LinkButton>
            if *asks {
                <DeleteDialog {units} on_close={ask(false)} {on_done} />
            }
        </div>
    }
}
