//! Choosing another device than those that were found.

use daicho_core::catalogue::field::Kind;
use daicho_core::ident::id::EntityId;
use yew::prelude::*;

use crate::components::dialog::Dialog;
use crate::i18n::use_texts;
use crate::pages::network::drawing::devices::Devices;
use crate::session::state::LedgerHandle;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct OtherDialogProps {
    pub(super) ledger: LedgerHandle,
    pub(super) on_pick: Callback<EntityId>,
    pub(super) on_close: Callback<()>,
}

/// How many devices are listed.
const LISTED: usize = 20;

/// All devices of the ledger, to be searched.
#[component]
pub(super) fn OtherDialog(props: &OtherDialogProps) -> Html {
    let t = use_texts();
    let units: Vec<EntityId> = props
        .ledger
        .records(Kind::Unit.as_str())
        .map(|record| record.id())
        .collect();
    html! {
        <Dialog title={t.get("take-other-title")} on_close={props.on_close.clone()} testid="take-other-dialog">
            <Devices ledger={props.ledger.clone()} {units} most={LISTED} label={t.get("mark-find-device")} on_pick={props.on_pick.clone()} testid="take-devices" />
        </Dialog>
    }
}
