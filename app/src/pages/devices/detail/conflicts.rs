//! What several people said at the same time of this device, and the buttons with which one of them decides.

use daicho_core::device::list::Conflict;
use daicho_core::ledger::merge::Dispute;
use yew::prelude::*;

use crate::components::badge::Tone;
use crate::components::notice::Notice;
use crate::i18n::use_texts;
use crate::pages::conflicts::DisputeBox;
use crate::session::state::LedgerHandle;

/// Properties of [`Conflicts`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ConflictsProps {
    pub(super) ledger: LedgerHandle,
    pub(super) conflicts: Vec<Conflict>,
}

/// Every conflict with all its values, and who gave each and when.
#[component]
pub(super) fn Conflicts(props: &ConflictsProps) -> Html {
    let t = use_texts();
    if props.conflicts.is_empty() {
        return Html::default();
    }
    let dispute = |conflict: &Conflict| Dispute {
        kind: conflict.kind.to_string(),
        id: conflict.id,
        field: conflict.field.clone(),
    };
    html! {
        <Notice tone={Tone::Warn} title={t.with("conflict-title", &[("count", props.conflicts.len().into())])} testid="device-conflicts">
            <p>{ t.get("conflict-text") }</p>
            for conflict in &props.conflicts {
                <DisputeBox ledger={props.ledger.clone()} dispute={dispute(conflict)} />
            }
        </Notice>
    }
}
