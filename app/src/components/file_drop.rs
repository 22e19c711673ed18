//! A place to drop a file on, or to choose one by button.
use yew::prelude::*;

use super::button::{Button, ButtonKind};
use super::icon::Icon;
use crate::browser::dom;

/// Properties of [`FileDrop`].
#[derive(Clone, PartialEq, Properties)]
pub struct FileDropProps {
    /// What may be dropped here.
    #[prop_or_default]
    pub children: Html,
    /// The label of the button.
    pub button: AttrValue,
    /// The kinds of file the chooser offers first: `.csv,.xlsx`. Content decides, not the name.
    #[prop_or_default]
    pub accept: Option<AttrValue>,
    /// Called with the file.
    pub on_file: Callback<web_sys::File>,
    /// The button is the next step of the screen.
    #[prop_or_default]
    pub primary: bool,
    /// `data-testid` of the file input; the zone has it with `-zone`, the button with `-button` behind.
    pub testid: AttrValue,
}

/// A drop zone with a button for those who do not drag.
#[component]
pub fn FileDrop(props: &FileDropProps) -> Html {
    let input = use_node_ref();
    let over = use_state_eq(|| false);
    let hover = |to: bool| {
        let over = over.clone();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            over.set(to);
        })
    };
    let ondrop = {
        let (over, on_file) = (over.clone(), props.on_file.clone());
        move |event: DragEvent| {
            event.prevent_default();
            over.set(false);
            if let Some(file) = dom::dropped_file(&event) {
                on_file.emit(file);
            }
        }
    };
    let onchange = {
        let on_file = props.on_file.clone();
        move |event: Event| {
            if let Some(file) = dom::chosen_file(&event) {
                on_file.emit(file);
            }
        }
    };
    let on_click = {
        let input = input.clone();
        move |()| dom::click(&input)
    };
    let kind = if props.primary {
        ButtonKind::Primary
    } else {
        ButtonKind::Normal
    };
    html! {
        <div class="drop-zone" data-over={if *over { "true" } else { "false" }} data-testid={format!("{}-zone", props.testid)}
            ondragenter={hover(true)} ondragover={hover(true)} ondragleave={hover(false)} {ondrop}>
            { props.children.clone() }
            <Button {kind} icon={Icon::File} {on_click} testid={format!("{}-button", props.testid)}>{ &props.button }</Button>
            <input ref={input} type="file" hidden=true accept={props.accept.clone()} {onchange}
                data-testid={props.testid.clone()} />
        </div>
    }
}
