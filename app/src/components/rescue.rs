//! The way to the page that works when this one does not.
use yew::prelude::*;

use super::button::LinkButton;
use crate::i18n::use_texts;

/// Leads to `public/rescue.html`, which takes the ledger out of the database without this program.
#[component]
pub fn RescueLink() -> Html {
    let t = use_texts();
    html! { <LinkButton href="rescue.html" testid="rescue-page">{ t.get("rescue-page") }</LinkButton> }
}
