//! A place for a file: dropped anywhere on the page while it is there, or chosen by button.
use yew::prelude::*;

use super::button::{Button, ButtonKind};
use super::icon::Icon;
use super::toast::use_toasts;
use crate::browser::dom;
use crate::browser::drop::{Drag, Turn, on_files};
use crate::i18n::use_texts;

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

/// A drop zone with a button for those who do not drag. It takes what is dropped beside it as well: people miss.
#[component]
pub fn FileDrop(props: &FileDropProps) -> Html {
    let input = use_node_ref();
    let over = use_drop(&props.on_file);
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
        <div class="drop-zone" data-over={if over { "true" } else { "false" }} data-testid={format!("{}-zone", props.testid)}>
            { props.children.clone() }
            <Button {kind} icon={Icon::File} {on_click} testid={format!("{}-button", props.testid)}>{ &props.button }</Button>
            <input ref={input} type="file" hidden=true accept={props.accept.clone()} {onchange}
                data-testid={props.testid.clone()} />
        </div>
    }
}

/// Calls `on_file` with the first file that is dropped on the page, and returns whether files are held over it now.
#[hook]
fn use_drop(on_file: &Callback<web_sys::File>) -> bool {
    let t = use_texts();
    let toasts = use_toasts();
    let over = use_state_eq(|| false);
    let set = over.setter();
    use_effect_with((t, on_file.clone()), move |(t, on_file)| {
        let (t, on_file) = (*t, on_file.clone());
        let listeners = on_files(Turn::First, move |drag| match drag {
            Drag::Over => set.set(true),
            Drag::Gone => set.set(false),
            Drag::Dropped(file, count) => {
                if count > 1 {
                    let args = [("file", file.name().into()), ("count", count.into())];
                    toasts.say(t.with("drop-one", &args));
                }
                on_file.emit(file);
            }
        });
        move || drop(listeners)
    });
    *over
}
