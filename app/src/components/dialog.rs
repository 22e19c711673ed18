//! Windows in front of the page, over the native `<dialog>`: focus stays inside, Escape closes.
use yew::prelude::*;

use super::button::{Button, ButtonKind};
use super::icon::Icon;
use crate::browser::dom;
use crate::i18n::use_texts;

/// Properties of [`Dialog`].
#[derive(Clone, PartialEq, Properties)]
pub struct DialogProps {
    /// The heading.
    pub title: AttrValue,
    /// The content, with its own buttons.
    pub children: Html,
    /// Called when the person closes it (button, Escape). Then stop drawing it.
    pub on_close: Callback<()>,
    /// Wider, for tables and large forms.
    #[prop_or_default]
    pub wide: bool,
    /// `data-testid`; the close button has it with `-close` behind.
    pub testid: AttrValue,
}

/// A modal window. It is open while it is drawn: draw it only when wanted.
#[component]
pub fn Dialog(props: &DialogProps) -> Html {
    let node = use_node_ref();
    use_effect_with(node.clone(), |node| {
        dom::show_modal(node);
        let node = node.clone();
        move || dom::close_dialog(&node)
    });
    let t = use_texts();
    let heading = format!("{}-title", props.testid);
    let on_close = props.on_close.clone();
    // The page decides whether it goes; otherwise it would be closed and still drawn.
    let oncancel = move |event: Event| {
        event.prevent_default();
        on_close.emit(());
    };
    html! {
        <dialog ref={node} class={classes!("dialog", props.wide.then_some("dialog-wide"))} {oncancel}
            aria-labelledby={heading.clone()} data-testid={props.testid.clone()}>
            <div class="dialog-head">
                <h2 id={heading}>{ &props.title }</h2>
                <Button kind={ButtonKind::Quiet} icon={Icon::Close} label={t.get("close")}
                    on_click={props.on_close.clone()} testid={format!("{}-close", props.testid)} />
            </div>
            <div class="dialog-body">{ props.children.clone() }</div>
        </dialog>
    }
}

/// Properties of [`Confirm`].
#[derive(Clone, PartialEq, Properties)]
pub struct ConfirmProps {
    /// The question.
    pub title: AttrValue,
    /// What will happen.
    pub children: Html,
    /// The label of the button that does it: a verb, not "OK".
    pub action: AttrValue,
    /// The action takes something away.
    #[prop_or_default]
    pub danger: bool,
    /// Called when the person agrees.
    pub on_confirm: Callback<()>,
    /// Called when not.
    pub on_close: Callback<()>,
    /// `data-testid`; the buttons have it with `-confirm`, `-cancel` behind.
    pub testid: AttrValue,
}

/// A question with two answers.
#[component]
pub fn Confirm(props: &ConfirmProps) -> Html {
    let t = use_texts();
    let kind = if props.danger {
        ButtonKind::Danger
    } else {
        ButtonKind::Primary
    };
    html! {
        <Dialog title={props.title.clone()} on_close={props.on_close.clone()} testid={props.testid.clone()}>
            { props.children.clone() }
            <div class="form-actions">
                <Button on_click={props.on_close.clone()} testid={format!("{}-cancel", props.testid)}>
                    { t.get("cancel") }
                </Button>
                <Button {kind} on_click={props.on_confirm.clone()} testid={format!("{}-confirm", props.testid)}>
                    { &props.action }
                </Button>
            </div>
        </Dialog>
    }
}
