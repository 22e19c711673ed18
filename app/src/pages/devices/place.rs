//! Where the person was in the list of devices, so that the way back leads there and not to the top of everything.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use crate::components::table::ScrollPlace;
use crate::route::Route;

/// The place in the list. Clones are the same place.
#[derive(Clone, Default)]
pub struct ListPlace {
    query: Rc<RefCell<String>>,
    scroll: ScrollPlace,
}

impl PartialEq for ListPlace {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.query, &other.query)
    }
}

impl ListPlace {
    /// Returns the list as it was seen last.
    pub fn route(&self) -> Route {
        Route::Devices(self.query.borrow().clone())
    }

    /// Notes what the list shows; something else than before begins at its top.
    pub fn note(&self, query: &str) {
        if *self.query.borrow() != query {
            query.clone_into(&mut self.query.borrow_mut());
            self.scroll.set(0.0);
        }
    }

    /// Returns how far the list is scrolled.
    pub fn scroll(&self) -> ScrollPlace {
        self.scroll.clone()
    }
}

/// Returns the place in the list.
#[hook]
pub fn use_list_place() -> ListPlace {
    let own = use_memo((), |()| ListPlace::default());
    use_context::<ListPlace>().unwrap_or_else(|| (*own).clone())
}
