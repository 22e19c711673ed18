//! A place for a file: dropped anywhere on the page while it is there, or chosen by button.
use yew::prelude::*;

use super::button::{Button, ButtonKind};
use super::icon::Icon;
use super::toast::use_toasts;
use crate::browser::dom;
use crate::browser::drop::{self, Drag, Turn};
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
    #[prop_or_default]
    pub on_file: Callback<web_sys::File>,
    /// Called with all files, where several may be chosen at once; `on_file` is not called then.
    #[prop_or_default]
    pub on_files: Option<Callback<Vec<web_sys::File>>>,
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
    let over = use_drop(&props.on_file, props.on_files.as_ref());
    let onchange = {
        let (on_file, on_files) = (props.on_file.clone(), props.on_files.clone());
        move |event: Event| {
            if let Some(on_files) = &on_files {
                let files = dom::chosen_files(&event);
                if !files.is_empty() {
                    on_files.emit(files);
                }
            } else if let Some(file) = dom::chosen_file(&event) {
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
            <input ref={input} type="file" hidden=true multiple={props.on_files.is_some()} accept={props.accept.clone()} {onchange}
                data-testid={props.testid.clone()} />
        </div>
    }
}

/// Calls `on_files` with the files that are dropped on the page, or `on_file` with the first of them, and returns whether files are held over it now.
#[hook]
fn use_drop(
    on_file: &Callback<web_sys::File>,
    on_files: Option<&Callback<Vec<web_sys::File>>>,
) -> bool {
    let t = use_texts();
    let toasts = use_toasts();
    let over = use_state_eq(|| false);
    let set = over.setter();
    let told = (t, on_file.clone(), on_files.cloned());
    use_effect_with(told, move |(t, on_file, on_files)| {
        let (t, on_file, on_files) = (*t, on_file.clone(), on_files.clone());
        let listeners = drop::on_files(Turn::First, move |drag| match drag {
            Drag::Over => set.set(true),
            Drag::Gone => set.set(false),
            Drag::Dropped(files) => match (&on_files, files.first()) {
                (Some(on_files), _) => on_files.emit(files),
                (None, Some(file)) => {
                    if files.len() > 1 {
                        let args = [("file", file.name().into()), ("count", files.len().into())];
                        toasts.say(t.with("drop-one", &args));
                    }
                    on_file.emit(file.clone());
                }
                (None, None) => {}
            },
        });
        move || std::mem::drop(listeners)
    });
    *over
}
