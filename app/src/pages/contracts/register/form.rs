//! The form of a contract: its fields, and the devices that it covers. All of it is one commit.

use std::collections::BTreeSet;
use std::rc::Rc;

use daicho_core::catalogue::field::Kind;
use daicho_core::device::list::DeviceList;
use daicho_core::ident::id::EntityId;
use daicho_core::network::member::{self, Member};
use yew::prelude::*;

use crate::components::form::FormValues;
use crate::i18n::use_texts;
use crate::pages::entity::form::{Along, EntityDialog};
use crate::pages::picker::offers::Shelf;
use crate::pages::picker::{Picker, picked};
use crate::session::state::LedgerHandle;

#[derive(Clone, PartialEq, Properties)]
pub(in crate::pages::contracts) struct ContractFormProps {
    pub(in crate::pages::contracts) ledger: LedgerHandle,
    pub(in crate::pages::contracts) id: Option<EntityId>,
    pub(in crate::pages::contracts) on_close: Callback<()>,
}

/// The name of the picker of what is covered.
const COVERED: &str = "members";

/// The form in front of the page.
#[component]
pub(in crate::pages::contracts) fn ContractForm(props: &ContractFormProps) -> Html {
    let t = use_texts();
    let (ledger, id) = (props.ledger.clone(), props.id);
    let offers = use_memo((ledger.clone(), t.0), |(ledger, _)| {
        Shelf::of(t, &DeviceList::new(ledger)).devices()
    });
    // What the picker began with; the ledger goes on while the form is open.
    let held: Rc<Vec<EntityId>> = use_memo(id, |id| match id {
        Some(id) => Member::of_group(&ledger, *id).collect(),
        None => Vec::new(),
    });
    let along = {
        let (ledger, held) = (ledger.clone(), held.clone());
        Along(Rc::new(move |id, values: &FormValues| {
            let now = Member::of_group(&ledger, id);
            let wanted = wanted(now, &held, &picked(values, COVERED));
            member::set(&ledger, id, &wanted)
        }))
    };
    html! {
        <EntityDialog kind={Kind::Contract} {id} ledger={ledger.clone()} {along} wide=true on_close={props.on_close.clone()}>
            <Picker name={COVERED} label={t.get("contract-covered")} hint={t.get("contract-covered-hint")} {ledger} {offers} held={(*held).clone()} />
        </EntityDialog>
    }
}

/// Returns what is covered after a person took some devices in and out of those `held` at the opening of the form: what others
/// took in or out meanwhile stays as they want it.
fn wanted(
    now: impl Iterator<Item = EntityId>,
    held: &[EntityId],
    picked: &[EntityId],
) -> Vec<EntityId> {
    let [held, picked] = [held, picked].map(|ids| ids.iter().copied().collect::<BTreeSet<_>>());
    let mut wanted: BTreeSet<EntityId> = now.collect();
    wanted.retain(|id| picked.contains(id) || !held.contains(id));
    wanted.extend(picked.difference(&held));
    wanted.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_others_took_in_or_out_meanwhile_stays() {
        let [kept, dropped, gone, theirs, mine] =
            [1, 2, 3, 4, 5].map(|n| EntityId::from_random([n; 16]));
        let held = [kept, dropped, gone];
        let now = [kept, dropped, theirs].into_iter();
        let found = wanted(now, &held, &[kept, gone, mine]);
        let found: BTreeSet<EntityId> = found.into_iter().collect();
        assert_eq!(found, BTreeSet::from([kept, theirs, mine]));
    }
}
