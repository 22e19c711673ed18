//! The view of the list, in step with the address.

use std::rc::Rc;

use yew::prelude::*;

use crate::browser::address;
use crate::pages::devices::place::use_list_place;
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
        let follow = move |query: &str| {
            if *written.borrow() != query {
                query.clone_into(&mut written.borrow_mut());
                view.set(Rc::new(View::parse(query)));
            }
        };
        let listen = follow.clone();
        use_effect_with(query.to_owned(), move |query| follow(query));
        // A link to what the page was opened with is no new query for the page, and yet the view has moved on.
        use_effect_with((), move |()| {
            let listener = address::on_change(move || {
                if let Route::Devices(query) = Route::parse(&address::hash()) {
                    listen(&query);
                }
            });
            move || drop(listener)
        });
    }
    let place = use_list_place();
    use_effect_with(Rc::clone(&view), move |view| place.note(&view.to_query()));
    let set = view.setter();
    let change = Callback::from(move |next: View| {
        let query = next.to_query();
        address::replace_hash(&Route::Devices(query.clone()).href());
        *written.borrow_mut() = query;
        set.set(Rc::new(next));
    });
    (Rc::clone(&view), change)
}
