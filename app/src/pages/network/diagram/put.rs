//! Putting devices into the zone that they were dropped on.

use daicho_core::ledger::changes::ChangeSet;
use daicho_core::topology::Topology;
use daicho_core::topology::place::put;
use yew::prelude::*;

use super::canvas::Dropped;
use crate::browser::random;
use crate::components::dialog::Confirm;
use crate::i18n::Texts;
use crate::pages::network::Known;
use crate::pages::network::words::{end_name, name};
use crate::session::edit::Edit;
use crate::session::handle::Session;
use crate::session::state::LedgerHandle;

/// Asks before a device that was dropped onto another zone is put into it.
pub(super) fn put_into(
    t: Texts,
    session: &Session,
    ledger: &LedgerHandle,
    known: &Known,
    dropped: Dropped,
    on_close: Callback<()>,
) -> Html {
    let Some(zone) = dropped.onto else {
        return Html::default();
    };
    let args = [
        ("device", name(t, ledger, dropped.key).to_string().into()),
        ("zone", end_name(t, ledger, zone).to_string().into()),
    ];
    let on_confirm = {
        let (session, list, on_close) = (session.clone(), known.list.clone(), on_close.clone());
        Callback::from(move |()| {
            let network = Topology::of(&list);
            let mut changes = ChangeSet::new();
            for unit in network.drawn_as(dropped.key) {
                changes.extend(&put(unit, Some(zone), random::entity_id()));
            }
            session.commit(
                Edit::new("zone", changes)
                    .said(t.get("network-put-done"))
                    .on_saved(on_close.clone()),
            );
        })
    };
    html! {
        <Confirm title={t.get("network-put-title")} action={t.get("network-put-action")} {on_confirm} {on_close} testid="network-put">
            <p>{ t.with("network-put-text", &args) }</p>
        </Confirm>
    }
}
