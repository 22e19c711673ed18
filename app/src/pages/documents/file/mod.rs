//! One attached file and what is in it.
//!
//! | module | what it holds |
//! |---|---|
//! | [`head`] | what is said of it; changing that, taking it away, handing it out |
//! | [`preview`] | a look at files that people read |
//! | [`sbom`] | what an SBOM says and lacks |
//! | [`columns`] | a table whose columns a person explains |
//! | [`mod@component`] | one component in words |
//! | [`components`] | its components, as a tree or a list |
//! | [`changes`] | what changed against an earlier one |
//! | [`problems`] | what was not understood |

mod changes;
mod columns;
mod component;
mod components;
mod head;
mod preview;
mod problems;
mod sbom;

use std::rc::Rc;

use daicho_core::document::attachment::Attachment;
use daicho_core::document::kind::DocumentKind;
use daicho_core::ident::id::EntityId;
use daicho_core::ledger::table::Presence;
use daicho_core::recognise::Content;
use yew::prelude::*;

use super::mds2::file::{FormPage, model_of};
use super::paper::{Block, Paper, use_paper};
use super::place::Place;
use crate::components::badge::Tone;
use crate::components::busy::Busy;
use crate::components::button::LinkButton;
use crate::components::empty::EmptyState;
use crate::components::field::SelectField;
use crate::components::notice::Notice;
use crate::i18n::{Texts, use_texts};
use crate::pages::attachments::words;
use crate::session::state::LedgerHandle;
use crate::worker::protocol::papers::{Ask, Opened, Told};
use columns::ColumnsCard;
use head::Head;
use preview::Preview;
use sbom::SbomPage;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct FilePageProps {
    pub(super) ledger: LedgerHandle,
    pub(super) id: EntityId,
}

/// Everything about one attached file.
#[component]
pub(super) fn FilePage(props: &FilePageProps) -> Html {
    let t = use_texts();
    let attached = Attachment::find(&props.ledger, &props.id);
    let is_there =
        attached.is_some_and(|attached| attached.record().presence() != Presence::Deleted);
    let nth = use_state_eq(|| 0);
    let paper = use_paper(is_there.then_some(Ask::Open {
        attachment: props.id,
        nth: *nth,
    }));
    let Some(attached) = attached.filter(|_| is_there) else {
        return html! {
            <EmptyState title={t.get("document-gone")} page=true testid="document-gone">
                <LinkButton href={Place::All.href()}>{ t.get("documents-tab-all") }</LinkButton>
            </EmptyState>
        };
    };
    let bytes = match &paper {
        Paper::Told(_, bytes) => bytes.clone(),
        Paper::Waiting | Paper::Failed(_) => None,
    };
    let media_type = attached.media_type().shown().known().unwrap_or_default();
    html! {
        <article class="stack" data-testid="document">
            <Head ledger={props.ledger.clone()} id={props.id} bytes={bytes} />
            { content(t, props, media_type, &paper, &nth) }
        </article>
    }
}

fn content(
    t: Texts,
    props: &FilePageProps,
    media_type: &str,
    paper: &Paper,
    nth: &UseStateHandle<usize>,
) -> Html {
    let (told, bytes) = match paper {
        Paper::Waiting => {
            return html! { <Busy label={t.get("document-opening")} testid="document-opening" /> };
        }
        Paper::Failed(trouble) => {
            return html! {
                <Notice tone={Tone::Danger} title={t.get("document-open-failed")} testid="document-failed">
                    <p>{ words::trouble(t, trouble) }</p>
                </Notice>
            };
        }
        Paper::Told(told, bytes) => (told, bytes),
    };
    let Told::Opened(opened) = &**told else {
        return Html::default();
    };
    match opened {
        Opened::Absent => html! {
            <Notice tone={Tone::Warn} title={t.get("document-absent")} testid="document-absent">
                <p>{ t.get("document-absent-do") }</p>
            </Notice>
        },
        Opened::Sbom(view) => html! {
            <>
                { files(t, &view.files, nth) }
                <SbomPage key={**nth} ledger={props.ledger.clone()} id={props.id} view={Rc::new((**view).clone())} />
            </>
        },
        Opened::Form(view) => html! {
            <FormPage ledger={props.ledger.clone()} id={props.id} view={std::rc::Rc::new((**view).clone())} />
        },
        Opened::Content(content) => html! {
            <>
                { by_hand(t, props) }
                if matches!(content, Content::BadSbom(_)) {
                    <ColumnsCard id={props.id} />
                }
                { plain(t, content, media_type, bytes.as_ref()) }
            </>
        },
    }
}

/// Where a disclosure statement that only people read can be typed.
fn by_hand(t: Texts, props: &FilePageProps) -> Html {
    let attached = Attachment::find(&props.ledger, &props.id);
    let kind = attached.and_then(|attached| attached.kind().shown().known());
    let is_statement = matches!(
        kind,
        Some(DocumentKind::Mds2 | DocumentKind::Mds | DocumentKind::Sds)
    );
    let model = model_of(&props.ledger, &props.id).filter(|_| is_statement);
    let Some(model) = model else {
        return Html::default();
    };
    html! {
        <Notice tone={Tone::Unknown} title={t.get("mds2-by-hand")} testid="mds2-by-hand">
            <p>{ t.get("mds2-by-hand-do") }</p>
            <LinkButton href={Place::Typing(model, None).href()}>{ t.get("mds2-type-link") }</LinkButton>
        </Notice>
    }
}

/// The SBOMs of an archive, to choose one; nothing where the file is none.
fn files(t: Texts, files: &[String], nth: &UseStateHandle<usize>) -> Html {
    if files.is_empty() {
        return Html::default();
    }
    let options: Vec<(AttrValue, AttrValue)> = files
        .iter()
        .enumerate()
        .map(|(at, path)| (at.to_string().into(), path.clone().into()))
        .collect();
    let on_choose = {
        let nth = nth.clone();
        move |chosen: String| nth.set(chosen.parse().unwrap_or(0))
    };
    let label = t.with("sbom-files", &[("count", files.len().into())]);
    html! { <SelectField name="nth" {label} {options} value={nth.to_string()} {on_choose} testid="sbom-files" /> }
}

/// A file that is not read into parts: why, where it should have been, and a look at it.
fn plain(t: Texts, content: &Content, media_type: &str, bytes: Option<&Block>) -> Html {
    let said = words::content(t, content);
    html! {
        <>
            if let Some((tone, said)) = said {
                <Notice {tone} title={said} testid="document-unread">
                    if content.is_read() == Some(false) {
                        <p>{ t.get("document-unread-do") }</p>
                    }
                </Notice>
            }
            if let Some(bytes) = bytes {
                <Preview media_type={media_type.to_owned()} bytes={bytes.clone()} />
            }
        </>
    }
}
