//! A form that is read once, when it is sent.
use std::collections::BTreeMap;

use yew::prelude::*;

use crate::browser::dom;

/// The texts of a form's fields by their names, as typed. An unticked box is absent.
pub type FormValues = BTreeMap<String, String>;

/// Properties of [`Form`].
#[derive(Clone, PartialEq, Properties)]
pub struct FormProps {
    /// Fields and a submit button.
    pub children: Html,
    /// Called with all fields when the person sends the form.
    pub on_submit: Callback<FormValues>,
    /// `data-testid`.
    pub testid: AttrValue,
}

/// A native form whose answers stay in the page. The program checks the values, not the browser.
#[component]
pub fn Form(props: &FormProps) -> Html {
    let on_submit = props.on_submit.clone();
    let onsubmit = move |event: SubmitEvent| {
        event.prevent_default();
        on_submit.emit(dom::form_values(&event));
    };
    html! {
        <form class="form" novalidate=true autocomplete="off" {onsubmit} data-testid={props.testid.clone()}>
            { props.children.clone() }
        </form>
    }
}
