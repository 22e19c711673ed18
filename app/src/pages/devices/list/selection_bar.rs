//! What can be done with the chosen devices.

use std::rc::Rc;

use daicho_core::ident::id::EntityId;
use yew::prelude::*;

use crate::components::button::{Button, ButtonKind};
use crate::components::icon::Icon;
use crate::i18n::use_texts;
use crate::pages::export::ExportButton;

/// Properties of [`SelectionBar`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct SelectionBarProps {
    /// The chosen ones.
    pub(super) units: Rc<[EntityId]>,
    /// How many of them the list does not show now.
    pub(super) hidden: usize,
    pub(super) on_edit: Callback<()>,
    pub(super) on_delete: Callback<()>,
    pub(super) on_none: Callback<()>,
}

/// A bar that is there while something is chosen.
#[component]
pub(super) fn SelectionBar(props: &SelectionBarProps) -> Html {
    let t = use_texts();
    let count = props.units.len();
    if count == 0 {
        return Html::default();
    }
    html! {
        <div class="selection-bar no-print" role="region" aria-label={t.get("devices-selection")} data-testid="selection-bar">
            <strong data-testid="selection-count">{ t.with("devices-selected", &[("count", count.into())]) }</strong>
            if props.hidden > 0 {
                <span class="small">{ t.with("devices-selected-hidden", &[("count", props.hidden.into())]) }</span>
            }
            <span class="selection-actions">
                <Button small=true icon={Icon::Edit} on_click={props.on_edit.clone()} testid="selection-edit">
                    { t.get("devices-bulk-edit") }
                </Button>
                <ExportButton units={Some(props.units.clone())} small=true testid="selection-export" />
                <Button small=true icon={Icon::Trash} on_click={props.on_delete.clone()} testid="selection-delete">
                    { t.get("devices-delete") }
                </Button>
                <Button small=true kind={ButtonKind::Quiet} on_click={props.on_none.clone()} testid="selection-none">
                    { t.get("devices-select-none") }
                </Button>
            </span>
        </div>
    }
}
