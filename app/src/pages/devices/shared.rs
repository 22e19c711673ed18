//! The prepared list of devices, one for all pages: what it derives from the ledger is derived once.

use std::cell::RefCell;
use std::rc::Rc;

use daicho_core::device::list::DeviceList;
use yew::prelude::*;

use super::place::ListPlace;
use crate::session::state::LedgerHandle;

/// The prepared list. Equal when it shows the same state of the ledger.
#[derive(Clone, PartialEq)]
pub struct SharedList {
    list: Slot,
    of: LedgerHandle,
}

impl SharedList {
    /// Asks the list something. Do not ask again inside.
    pub fn with<T>(&self, ask: impl FnOnce(&mut DeviceList) -> T) -> T {
        ask(&mut self.list.0.borrow_mut())
    }

    /// Returns the ledger it shows.
    pub fn ledger(&self) -> &LedgerHandle {
        &self.of
    }
}

/// Where the prepared list is kept; equal when it is the same place.
#[derive(Clone, Default)]
struct Slot(Rc<RefCell<DeviceList>>);

impl PartialEq for Slot {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// Properties of [`DeviceListProvider`].
#[derive(Clone, PartialEq, Properties)]
pub struct DeviceListProviderProps {
    /// The pages.
    pub children: Html,
}

/// Keeps the prepared list, and the place in it, while the person goes from page to page.
#[component]
pub fn DeviceListProvider(props: &DeviceListProviderProps) -> Html {
    let slot = use_memo((), |()| Slot::default());
    let place = use_memo((), |()| ListPlace::default());
    html! {
        <ContextProvider<Slot> context={(*slot).clone()}>
            <ContextProvider<ListPlace> context={(*place).clone()}>{ props.children.clone() }</ContextProvider<ListPlace>>
        </ContextProvider<Slot>>
    }
}

/// Returns the list of the devices of a ledger.
#[hook]
pub fn use_device_list(ledger: &LedgerHandle) -> SharedList {
    let own = use_memo((), |()| Slot::default());
    let list = use_context::<Slot>().unwrap_or_else(|| (*own).clone());
    // The memo holds nothing; it sees to it that the list is brought up to date once for a state of the ledger.
    let _ = use_memo((ledger.clone(), list.clone()), |(ledger, list)| {
        list.0.borrow_mut().update(ledger);
    });
    SharedList {
        list,
        of: ledger.clone(),
    }
}
