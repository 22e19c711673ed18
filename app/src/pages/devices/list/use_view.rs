//! The view of the list, in step with the address.

use std::rc::Rc;

use yew::prelude::*;

use crate::browser::dom;
use crate::pages::devices::view::View;
use crate::route::Route;

/// Returns what the list shows and a way to change it; the address follows without a step in the history.
///
/// `query` is what the address says; when a link or the back button changes it, the view follows.
#[hook]
pub(super) fn use_view(query: &str) -> (Rc<View>, Callback<View>) {
    let view = use_state_eq(|| Rc::new(View::parse(query)));
    let written = use_mut_ref(|| query.to_owned());
    {
        let (view, written) = (view.setter(), Rc::clone(&written));
        use_effect_with(query.to_owned(), move |query| {
            if *written.borrow() != *query {
                written.borrow_mut().clone_from(query);
                view.set(Rc::new(View::parse(query)));
            }
        });
    }
    let set = view.setter();
    let change = Callback::from(move |next: View| {
        let query = next.to_query();
        dom::replace_hash(&Route::Devices(query.clone()).href());
        *written.borrow_mut() = query;
        set.set(Rc::new(next));
    });
    (Rc::clone(&view), change)
}
