//! The import: a file, what it says, which column is which field, what becomes of every row, and the result.
//!
//! | module | what it holds |
//! |---|---|
//! | [`state`] | where the import stands |
//! | [`importer`] | what the person does, passed to the worker |
//! | [`mod@file`] | the file as it was read, and other ways to read it |
//! | [`mapping`] | columns and fields |
//! | [`constants`] | values that hold for all rows |
//! | [`account`] | what becomes of the rows |
//! | [`rows`] | the rows one by one |
//! | [`decide`] | the person's word on doubtful rows |
//! | [`files`] | the files, where there are several |
//! | [`round_trip`] | what an exported table that comes back needs a word on |
//! | [`finish`] | writing, and the result |
//! | [`words`] | what the readers and the plan say, in words |

mod account;
mod constants;
mod decide;
mod file;
mod files;
mod finish;
mod importer;
mod mapping;
mod round_trip;
mod rows;
mod state;
pub(crate) mod words;

use yew::prelude::*;

use crate::components::badge::Tone;
use crate::components::busy::Progress;
use crate::components::button::{Button, LinkButton};
use crate::components::file_drop::FileDrop;
use crate::components::notice::Notice;
use crate::i18n::{Texts, use_texts};
use crate::route::Route;
use crate::session::handle::use_session;
use crate::worker::protocol::Phase;
use daicho_core::tabular::import::Stage;

use account::AccountCard;
use file::FileCard;
use files::FilesCard;
use finish::{ApplyCard, ResultCard};
use importer::Importer;
use mapping::MappingCard;
use state::{Import, Work};

/// The kinds of file that the chooser offers first. Content decides, not the name.
const ACCEPT: &str = ".csv,.tsv,.txt,.xlsx,.xlsm,.xlsb,.xls,.ods";

/// The import page.
#[component]
pub fn ImportPage() -> Html {
    let t = use_texts();
    let session = use_session();
    let state = use_reducer(Import::default);
    let worker = {
        let session = session.clone();
        use_memo((), move |()| session.worker())
    };
    let importer = Importer {
        state: state.clone(),
        worker: (*worker).clone(),
        session: session.clone(),
    };
    use_handed_over(&importer);
    use_effect_with(worker.clone(), |worker| {
        let worker = worker.clone();
        // Leaving the page in the middle of writing would otherwise lose the answer.
        move || worker.retire()
    });
    html! {
        <>
            <div class="page-head">
                <div>
                    <h1>{ t.get("import-title") }</h1>
                    <p class="muted">{ t.get("import-lead") }</p>
                </div>
            </div>
            <div class="stack" data-testid="import">
                { trouble(t, &state) }
                { survived(t, &state) }
                { steps(t, &importer) }
            </div>
        </>
    }
}

/// Opens the files that the page before handed over.
#[hook]
fn use_handed_over(importer: &Importer) {
    let importer = importer.clone();
    use_effect_with((), move |()| {
        let files = importer.session.take_files();
        if !files.is_empty() {
            importer.open(files);
        }
    });
}

fn steps(t: Texts, importer: &Importer) -> Html {
    let state = &importer.state;
    if let Some(applied) = &state.done {
        return html! { <ResultCard importer={importer.clone()} applied={applied.clone()} shown={state.shown} /> };
    }
    let busy = state
        .busy
        .map(|(work, phase)| progress(t, importer, work, phase));
    let Some(preview) = state.file().preview else {
        return html! {
            <>
                if state.files.len() > 1 && busy.is_none() {
                    <FilesCard importer={importer.clone()} />
                }
                { busy.unwrap_or_else(|| chooser(t, importer)) }
            </>
        };
    };
    let is_busy = busy.is_some();
    html! {
        <>
            if state.files.len() > 1 {
                <FilesCard importer={importer.clone()} />
            }
            <FileCard importer={importer.clone()} preview={preview.clone()} />
            if preview.header.is_ok() {
                <MappingCard importer={importer.clone()} preview={preview.clone()} />
            }
            if state.files.iter().any(files::is_ready) {
                if let Some(planned) = &state.planned {
                    <AccountCard importer={importer.clone()} planned={planned.clone()} />
                    <ApplyCard importer={importer.clone()} planned={planned.clone()} disabled={is_busy} />
                } else if !is_busy {
                    { check(t, importer) }
                }
            }
            { busy.unwrap_or_default() }
        </>
    }
}

fn chooser(t: Texts, importer: &Importer) -> Html {
    let on_files = {
        let importer = importer.clone();
        Callback::from(move |files| importer.open(files))
    };
    html! {
        <section class="card">
            <FileDrop button={t.get("import-choose")} accept={ACCEPT} {on_files} primary=true testid="import-file">
                <p>{ t.get("import-drop") }</p>
                <p class="muted small">{ t.get("import-drop-kinds") }{ " " }{ t.get("import-drop-several") }</p>
            </FileDrop>
            <ul class="muted small">
                <li>{ t.get("import-hint-any-list") }</li>
                <li>{ t.get("import-hint-excel") }</li>
                <li>{ t.get("import-hint-again") }</li>
                <li>{ t.get("import-hint-private") }</li>
            </ul>
        </section>
    }
}

fn check(t: Texts, importer: &Importer) -> Html {
    let on_click = {
        let importer = importer.clone();
        move |()| importer.plan()
    };
    html! {
        <section class="card">
            <p>{ t.get("import-check-text") }</p>
            <div>
                <Button kind={crate::components::button::ButtonKind::Primary} {on_click} testid="import-check">
                    { t.get("import-check") }
                </Button>
            </div>
        </section>
    }
}

fn trouble(t: Texts, state: &Import) -> Html {
    let file = match (&state.trouble, &state.file().preview) {
        (Some(found), _) => Some(words::trouble(t, found, state.broke_down)),
        (None, Some(preview)) => preview
            .header
            .as_ref()
            .err()
            .map(|error| words::read_error(t, error)),
        (None, None) => None,
    };
    let Some((told, todo)) = file else {
        return html! {};
    };
    html! {
        <Notice tone={Tone::Danger} title={told} testid="import-trouble">
            <p>{ todo }</p>
            if !state.file().name.is_empty() {
                <p class="muted small">{ t.with("import-trouble-file", &[("file", state.file().name.to_string().into())]) }</p>
            }
            <p class="muted small">{ t.get("import-untouched") }</p>
            if state.file().name.ends_with(".daicho") {
                <div><LinkButton href={Route::Exchange.href()} testid="import-to-exchange">{ t.get("import-to-exchange") }</LinkButton></div>
            }
        </Notice>
    }
}

/// The worker did not come to say so, but the import is in the ledger.
fn survived(t: Texts, state: &Import) -> Html {
    html! {
        if state.survived {
            <Notice tone={Tone::Ok} title={t.get("import-survived")} testid="import-survived">
                <p>{ t.with("import-survived-text", &[("file", state.names().into())]) }</p>
            </Notice>
        }
    }
}

fn progress(t: Texts, importer: &Importer, work: Work, phase: Option<Phase>) -> Html {
    let (key, done, total) = match phase {
        Some(Phase::File(done, total)) => ("file", count(done), count(total)),
        Some(Phase::Ledger) => ("ledger", 0, 0),
        Some(Phase::Storing | Phase::Commits(..) | Phase::Bundle(..)) => ("storing", 0, 0),
        Some(Phase::Rows(progress)) => {
            let stage = match progress.stage {
                Stage::Reading => "reading",
                Stage::Matching => "matching",
                Stage::Changing => "changing",
            };
            (stage, progress.done, progress.of)
        }
        None => match work {
            Work::Opening => ("file", 0, 0),
            Work::Planning => ("reading", 0, 0),
            Work::Applying => ("changing", 0, 0),
        },
    };
    let on_cancel = {
        let importer = importer.clone();
        Callback::from(move |()| importer.cancel())
    };
    html! {
        <section class="card">
            <Progress label={t.get(&format!("import-progress-{key}"))} {done} {total} {on_cancel} testid="import-progress" />
        </section>
    }
}

fn count(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
