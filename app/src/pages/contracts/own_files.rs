//! What the hospital wrote itself, as files: taking one in, giving one out, and why one is refused.

use daicho_core::contract::library::shipped;
use daicho_core::contract::own::{Own, Template, take, write};
use daicho_core::contract::problem::TemplateError;
use daicho_core::ledger::state::Ledger;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::browser::files::{self, Proceed};
use crate::components::badge::Tone;
use crate::components::button::Button;
use crate::components::file_drop::FileDrop;
use crate::components::icon::Icon;
use crate::components::notice::Notice;
use crate::i18n::{Texts, use_texts};
use crate::session::edit::Edit;
use crate::session::handle::use_session;
use crate::session::state::LedgerHandle;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct OwnFilesProps {
    pub(super) ledger: LedgerHandle,
    pub(super) count: usize,
}

/// A file of more bytes is no template: all texts that come along have a tenth of it.
const LARGEST: u64 = 8 * 1024 * 1024;

/// Taking own clauses in and giving them out.
#[component]
pub(super) fn OwnFiles(props: &OwnFilesProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let refused = use_state_eq(|| None::<AttrValue>);
    let on_file = {
        let (ledger, refused, session) = (props.ledger.clone(), refused.setter(), session.clone());
        Callback::from(move |file: web_sys::File| {
            let (ledger, refused, session) = (ledger.clone(), refused.clone(), session.clone());
            spawn_local(async move {
                let read = files::read(&file, LARGEST, |_| Proceed::Yes).await.ok();
                let text = read.and_then(|bytes| String::from_utf8(bytes).ok());
                let Some(text) = text else {
                    refused.set(Some(t.get("own-no-text")));
                    return;
                };
                match take(&ledger, shipped(), &text) {
                    Ok(changes) => {
                        refused.set(None);
                        session.commit(Edit::new("add", changes).said(t.get("own-taken")));
                    }
                    Err(why) => refused.set(Some(told(t, &why, &text))),
                }
            });
        })
    };
    let on_save = {
        let ledger = props.ledger.clone();
        move |()| {
            if let Ok(text) = serde_json::to_string_pretty(&Template::to_give(&ledger, shipped())) {
                files::download("daicho-template.json", "application/json", text.as_bytes());
            }
        }
    };
    html! {
        <section class="card stack-s no-print" data-testid="own-files">
            <h2>{ t.get("own-files") }</h2>
            <p class="muted small">{ t.get("own-files-why") }</p>
            if let Some(why) = &*refused {
                <Notice tone={Tone::Danger} title={t.get("own-refused")} testid="own-refused"><p>{ why }</p></Notice>
            }
            <div class="row">
                <FileDrop button={t.get("own-open")} {on_file} testid="own-file"><span class="muted small">{ t.get("own-drop") }</span></FileDrop>
            </div>
            if props.count > 0 {
                <div class="row"><Button icon={Icon::Download} on_click={on_save} testid="own-save">{ t.with("own-save", &[("count", props.count.into())]) }</Button></div>
            }
        </section>
    }
}

/// Returns the edit that writes what a form says, or why that does not fit with the rest.
pub(super) fn edit(
    t: Texts,
    ledger: &Ledger,
    own: &Own,
    template: &Template,
) -> Result<Edit, AttrValue> {
    match own.library.with(template) {
        Ok(_) => Ok(Edit::new("add", write(ledger, template)).said(t.get("entity-saved"))),
        Err(why) => Err(told(t, &why, "")),
    }
}

/// Why a file was refused, with the line, or why what was written here does not fit.
fn told(t: Texts, why: &TemplateError, text: &str) -> AttrValue {
    let (key, what) = match why {
        TemplateError::Broken { detail, .. } => ("own-broken", detail.clone()),
        TemplateError::OtherFormat(format) => ("own-other-format", format.clone()),
        TemplateError::Twice(id) => ("own-twice", id.clone()),
        TemplateError::OtherGroup(id) => ("own-other-group", id.clone()),
        TemplateError::Text { clause, why } => ("own-text", format!("{clause}: {why}")),
        TemplateError::NoClause { at, clause } => ("own-no-clause", format!("{at}: {clause}")),
        TemplateError::NoText(id) => ("own-no-text-in", id.clone()),
        TemplateError::NoSource(id) => ("own-no-source", id.clone()),
        TemplateError::NoField { at, field } => ("own-no-field", format!("{at}: {field}")),
    };
    let said = t.with(key, &[("what", what.into())]);
    match why.line_in(text) {
        Some(line) => t.with(
            "own-line",
            &[("line", line.into()), ("why", said.to_string().into())],
        ),
        None => said,
    }
}

/// What is left out because it does not fit any more.
pub(super) fn left_out(t: Texts, own: &Own) -> Html {
    html! {
        if !own.left_out.is_empty() {
            <Notice tone={Tone::Warn} title={t.get("own-left-out")} testid="own-left-out">
                <ul>for (id, why) in &own.left_out {
                    <li>{ id }{ t.get("contract-colon") }{ told(t, why, "") }</li>
                }</ul>
            </Notice>
        }
    }
}
