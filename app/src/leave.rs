//! Asks before a page with typed and unsaved input is left: by a link, the back button, or with the whole tab.

use std::cell::Cell;
use std::rc::Rc;

use yew::prelude::*;

use crate::browser::{address, dom};
use crate::route::Route;

/// Whether something typed would be lost. Clones are the same.
#[derive(Clone, Debug, Default)]
pub struct Unsaved(Rc<Cell<bool>>);

impl PartialEq for Unsaved {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Unsaved {
    /// Notes that something was typed, or that it is saved or given up.
    pub fn set(&self, unsaved: bool) {
        self.0.set(unsaved);
    }

    fn get(&self) -> bool {
        self.0.get()
    }
}

/// Returns where a form notes that something was typed. What was noted goes with the form.
#[hook]
pub fn use_unsaved() -> Unsaved {
    let own = use_memo((), |()| Unsaved::default());
    let unsaved = use_context::<Unsaved>().unwrap_or_else(|| (*own).clone());
    use_effect_with(unsaved.clone(), |unsaved| {
        let (asked, left) = (unsaved.clone(), unsaved.clone());
        let listener = dom::ask_before_leaving_if(move || asked.get());
        move || {
            drop(listener);
            left.set(false);
        }
    });
    unsaved
}

/// A way out of the page that has to be asked about.
#[derive(Clone, PartialEq)]
pub struct WayOut {
    to: Option<AttrValue>,
    set: UseStateSetter<Option<AttrValue>>,
    unsaved: Unsaved,
}

impl WayOut {
    /// Returns whether somebody wants to leave.
    pub fn is_asked(&self) -> bool {
        self.to.is_some()
    }

    /// Stays on the page.
    pub fn stay(&self) {
        self.set.set(None);
    }

    /// Leaves it; what was typed is lost.
    pub fn leave(&self) {
        self.unsaved.set(false);
        self.set.set(None);
        if let Some(to) = &self.to {
            address::set_hash(to);
        }
    }
}

/// Returns the page the address asks for and draws again when that changes; while `unsaved`, the page stays and asks.
#[hook]
pub fn use_guarded_route(unsaved: &Unsaved) -> (Route, WayOut) {
    let shown = use_state_eq(address::hash);
    let to = use_state_eq(|| None::<AttrValue>);
    let last = use_mut_ref(address::hash);
    {
        let (set, ask, unsaved) = (shown.setter(), to.setter(), unsaved.clone());
        use_effect_with((), move |()| {
            let listener = address::on_change(move || {
                let now = address::hash();
                if unsaved.get() {
                    address::replace_hash(&format!("#{}", last.borrow()));
                    ask.set(Some(format!("#{now}").into()));
                } else {
                    last.borrow_mut().clone_from(&now);
                    set.set(now);
                }
            });
            move || drop(listener)
        });
    }
    let way_out = WayOut {
        to: (*to).clone(),
        set: to.setter(),
        unsaved: unsaved.clone(),
    };
    (Route::parse(&shown), way_out)
}
