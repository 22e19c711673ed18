//! The form of a contract: its fields, and the devices that it covers. All of it is one commit.

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
    let held: Vec<EntityId> = id
        .map(|id| Member::of_group(&ledger, id).collect())
        .unwrap_or_default();
    let along = {
        let ledger = ledger.clone();
        Along(Rc::new(move |id, values: &FormValues| {
            member::set(&ledger, id, &picked(values, COVERED))
        }))
    };
    html! {
        <EntityDialog kind={Kind::Contract} {id} ledger={ledger.clone()} {along} wide=true on_close={props.on_close.clone()}>
            <Picker name={COVERED} label={t.get("contract-covered")} hint={t.get("contract-covered-hint")} {ledger} {offers} {held} />
        </EntityDialog>
    }
}
