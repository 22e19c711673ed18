//! The buttons at the foot of the form, always in view.

use std::cell::Cell;
use std::rc::Rc;

use yew::prelude::*;

use crate::components::button::{ButtonKind, LinkButton};
use crate::i18n::use_texts;

/// Properties of [`Bar`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct BarProps {
    /// Set by the button that sends the form: whether the next device is to follow.
    pub(super) next: Rc<Cell<bool>>,
    /// Offers to go on with the next device.
    pub(super) offers_next: bool,
    /// Where "cancel" leads.
    pub(super) back: AttrValue,
}

/// Save, save and go on, cancel.
#[component]
pub(super) fn Bar(props: &BarProps) -> Html {
    let t = use_texts();
    let set = |to: bool| {
        let next = Rc::clone(&props.next);
        move |_: MouseEvent| next.set(to)
    };
    html! {
        <div class="form-bar">
            <button type="submit" class="button button-primary" onclick={set(false)} data-testid="form-save">{ t.get("save") }</button>
            if props.offers_next {
                <button type="submit" class="button" onclick={set(true)} data-testid="form-save-next">{ t.get("form-save-next") }</button>
            }
            <LinkButton href={props.back.clone()} kind={ButtonKind::Quiet} testid="form-cancel">{ t.get("cancel") }</LinkButton>
        </div>
    }
}
