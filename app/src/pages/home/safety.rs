//! Where the ledger lies, whether the browser keeps it, and when it was last handed out as a file.
use yew::prelude::*;

use crate::browser::clock;
use crate::browser::storage::Persistence;
use crate::components::badge::{Badge, Tone};
use crate::components::button::{Button, LinkButton};
use crate::components::definitions::{Definition, Definitions};
use crate::components::icon::Icon;
use crate::i18n::{Texts, use_texts};
use crate::pages::copies::FolderCopies;
use crate::pages::export::ExportButton;
use crate::pages::settings::room::{Room, use_room};
use crate::route::Route;
use crate::session::backup::Backup;
use crate::session::handle::use_session;
use crate::session::state::LedgerHandle;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct CopyButtonProps {
    /// Less high, for rows of a list.
    #[prop_or_default]
    pub(super) small: bool,
    pub(super) testid: AttrValue,
}

#[derive(Clone, PartialEq, Properties)]
pub(super) struct SafetyProps {
    pub(super) ledger: LedgerHandle,
}

/// Hands the whole ledger out as a file.
#[component]
pub(super) fn CopyButton(props: &CopyButtonProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let on_click = move |()| session.download_copy();
    html! {
        <Button small={props.small} icon={Icon::Download} {on_click} testid={props.testid.clone()}>{ t.get("copy-download") }</Button>
    }
}

/// The state of storage and of the last copy.
#[component]
pub(super) fn Safety(props: &SafetyProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let (room, _) = use_room();
    let backup = session.state().backup;
    html! {
        <section class="card">
            <h2>{ t.get("safety-title") }</h2>
            <Definitions testid="home-safety">
                <Definition term={t.get("safety-place")}>{ t.get("safety-place-text") }</Definition>
                <Definition term={t.get("safety-kept")} testid="safety-kept">{ kept(&room, t) }</Definition>
                <Definition term={t.get("safety-room")} testid="safety-room">{ used(&room, t) }</Definition>
                <Definition term={t.get("safety-export")} testid="safety-export">
                    { saved(backup, &props.ledger, t) }
                </Definition>
                <Definition term={t.get("folder-title")} testid="safety-folder"><FolderCopies brief=true /></Definition>
            </Definitions>
            <div class="row">
                <CopyButton testid="home-copy" />
                <ExportButton />
                <LinkButton href={Route::Settings("copies".to_owned()).href()} small=true>{ t.get("safety-settings") }</LinkButton>
            </div>
        </section>
    }
}

fn kept(room: &Room, t: Texts) -> Html {
    let (tone, key) = match room.persistence {
        Persistence::Kept => (Tone::Ok, "safety-kept-yes"),
        Persistence::AtRisk => (Tone::Warn, "safety-kept-no"),
        Persistence::Unknown => (Tone::Unknown, "safety-kept-unknown"),
    };
    html! { <Badge {tone}>{ t.get(key) }</Badge> }
}

fn used(room: &Room, t: Texts) -> AttrValue {
    room.words(t)
}

fn saved(backup: Option<Backup>, ledger: &LedgerHandle, t: Texts) -> Html {
    let Some(backup) = backup else {
        return html! { <Badge tone={Tone::Warn}>{ t.get("safety-export-never") }</Badge> };
    };
    let edits = backup.edits_since(ledger);
    html! {
        <>
            { clock::local(backup.at) }
            { " " }
            { t.with("safety-export-edits", &[("count", edits.into())]) }
        </>
    }
}
