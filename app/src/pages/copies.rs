//! How it is with the folder for copies, in words, with what can be done about it.
use yew::prelude::*;

use super::trouble;
use crate::browser::clock;
use crate::browser::folder::FolderError;
use crate::components::badge::Tone;
use crate::components::button::{Button, ButtonKind};
use crate::components::notice::Notice;
use crate::i18n::{Texts, use_texts};
use crate::session::copies::state::{CopyError, FolderState, Standing};
use crate::session::handle::{Session, use_session};

/// Properties of [`FolderCopies`].
#[derive(Clone, PartialEq, Properties)]
pub struct FolderCopiesProps {
    /// Only what keeps copies from being made, for pages about something else.
    #[prop_or_default]
    pub brief: bool,
}

/// The state of the folder, and buttons.
#[component]
pub fn FolderCopies(props: &FolderCopiesProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let button = |key: &'static str, kind: ButtonKind, run: fn(&Session)| {
        let session = session.clone();
        let on_click = move |()| run(&session);
        html! { <Button small=true {kind} {on_click} testid={key}>{ t.get(key) }</Button> }
    };
    let choose = |key| button(key, ButtonKind::Normal, Session::choose_folder);
    let leave = || button("folder-leave", ButtonKind::Quiet, Session::leave_folder);
    let FolderState::Chosen(name, standing) = &session.state().folder else {
        return match session.state().folder {
            FolderState::Absent => html! {
                <>
                    <p data-testid="folder-state">{ t.get("folder-absent") }</p>
                    <div class="row">{ choose("folder-choose") }</div>
                </>
            },
            FolderState::Unsupported => {
                html! { <p data-testid="folder-state">{ t.get("folder-unsupported") }</p> }
            }
            FolderState::Unknown | FolderState::Chosen(..) => html! {},
        };
    };
    let said = words(t, name, standing);
    match standing {
        Standing::Open(_) | Standing::Saving => html! {
            <>
                <p data-testid="folder-state">{ said }</p>
                if !props.brief {
                    <div class="row">{ choose("folder-other") }{ leave() }</div>
                }
            </>
        },
        Standing::Asks => html! {
            <>
                <p data-testid="folder-state">{ said }</p>
                <div class="row">{ button("folder-allow", ButtonKind::Primary, Session::allow_folder) }{ leave() }</div>
            </>
        },
        Standing::Failed(_) => html! {
            <Notice tone={Tone::Warn} title={t.with("folder-failed", &[("name", name.to_string().into())])} testid="folder-failed">
                <p data-testid="folder-state">{ said }</p>
                <div class="row">
                    { button("folder-retry", ButtonKind::Normal, Session::allow_folder) }
                    { choose("folder-other") }
                    { leave() }
                </div>
            </Notice>
        },
    }
}

fn words(t: Texts, name: &AttrValue, standing: &Standing) -> AttrValue {
    let of_name = |key| t.with(key, &[("name", name.to_string().into())]);
    match standing {
        Standing::Open(None) => of_name("folder-open"),
        Standing::Open(Some(copy)) => {
            let at = clock::local(copy.at);
            let args = [
                ("name", name.to_string().into()),
                ("file", copy.file.to_string().into()),
                ("at", at.into()),
            ];
            t.with("folder-saved", &args)
        }
        Standing::Asks => of_name("folder-asks"),
        Standing::Saving => of_name("folder-saving"),
        Standing::Failed(CopyError::Worker(why)) => trouble::words(t, why),
        Standing::Failed(CopyError::Store(error)) => {
            t.get(&format!("store-error-{}", error.code()))
        }
        Standing::Failed(CopyError::Folder(error)) => folder_error(t, error),
    }
}

fn folder_error(t: Texts, error: &FolderError) -> AttrValue {
    match error {
        FolderError::Denied | FolderError::Cancelled => t.get("folder-denied"),
        FolderError::Gone => t.get("folder-gone"),
        FolderError::Full => t.get("folder-full"),
        FolderError::Differs => t.get("folder-differs"),
        FolderError::Failed(name) => {
            t.with("folder-not-written", &[("error", name.clone().into())])
        }
    }
}
