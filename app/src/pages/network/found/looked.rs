//! What is in the files that a person gave, before they are kept.

use std::rc::Rc;

use daicho_core::discover::sighting::Passed;
use yew::prelude::*;

use super::batch::{Batch, Given, Outcome};
use super::keeping::known;
use super::words;
use crate::components::badge::Tone;
use crate::components::button::{Button, ButtonKind};
use crate::components::field::TextField;
use crate::components::form::{Form, FormValues};
use crate::components::notice::Notice;
use crate::i18n::{Texts, use_texts};
use crate::pages::attachments;
use crate::session::state::LedgerHandle;
use crate::worker::protocol::found::Looked;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct LookedListProps {
    pub(super) ledger: LedgerHandle,
    pub(super) batch: Rc<Batch>,
    pub(super) is_busy: bool,
    /// The number of the file whose day is none.
    pub(super) wrong: Option<usize>,
    pub(super) on_keep: Callback<FormValues>,
    /// Called with the number of a file that is taken off the list; with `None` for all.
    pub(super) on_drop: Callback<Option<usize>>,
}

/// Lists the files, asks when they were taken, and takes them in.
#[component]
pub(super) fn LookedList(props: &LookedListProps) -> Html {
    let t = use_texts();
    let batch = &props.batch;
    let is_new =
        |(_, looked): &(usize, &Rc<Looked>)| known(&props.ledger, &looked.sha256).is_none();
    let count = batch.looked().filter(is_new).count();
    let clear = props.on_drop.reform(|()| None);
    html! {
        <Form on_submit={props.on_keep.clone()} testid="found-form">
            for (at, given) in batch.given.iter().enumerate() {
                { file(t, props, at, given) }
            }
            if count > 1 {
                <p class="small muted">{ t.get("found-same-day") }</p>
            }
            <div class="form-actions">
                <Button on_click={clear} testid="found-drop-all">{ t.get("found-drop-all") }</Button>
                if count > 0 {
                    <Button kind={ButtonKind::Primary} submit=true disabled={props.is_busy} testid="found-keep">
                        { t.with("found-keep", &[("count", count.into())]) }
                    </Button>
                }
            </div>
        </Form>
    }
}

fn file(t: Texts, props: &LookedListProps, at: usize, given: &Given) -> Html {
    let name = given.file.name();
    let off = {
        let on_drop = props.on_drop.clone();
        move |()| on_drop.emit(Some(at))
    };
    let off = html! {
        <Button small=true kind={ButtonKind::Quiet} on_click={off} testid="found-drop">{ t.get("found-drop") }</Button>
    };
    let refused = |title: AttrValue, said: Html| {
        html! {
            <Notice tone={Tone::Danger} {title} testid="found-refused">{ said }<div>{ off.clone() }</div></Notice>
        }
    };
    let title = t.with("found-refused", &[("file", name.clone().into())]);
    match &given.outcome {
        Outcome::Refused(error) => {
            let (told, to_do) = words::refusal(t, error);
            refused(title, html! { <p>{ told }{ " " }{ to_do }</p> })
        }
        Outcome::Failed(trouble) => refused(
            title,
            html! { <p>{ attachments::words::trouble(t, trouble) }</p> },
        ),
        Outcome::Looked(looked) => match known(&props.ledger, &looked.sha256) {
            Some(on) => html! {
                <Notice tone={Tone::Info} title={t.with("found-known-file", &[("file", name.into()), ("on", on.into())])}
                    testid="found-already"><div>{ off }</div></Notice>
            },
            None => scan(t, props, at, &name, looked, off),
        },
    }
}

fn scan(
    t: Texts,
    props: &LookedListProps,
    at: usize,
    name: &str,
    looked: &Looked,
    off: Html,
) -> Html {
    let tool = words::tool(t, looked.tool).to_string();
    let version = looked.version.clone().unwrap_or_default();
    let args = [("tool", format!("{tool} {version}").trim().to_owned().into())];
    let error = (props.wrong == Some(at)).then(|| t.get("found-day-wrong"));
    let hint = if looked.taken_at.is_some() {
        t.get("found-day-own")
    } else {
        t.get("found-day-guess")
    };
    html! {
        <div class="card stack-s" key={looked.sha256.to_string()} data-testid="found-file">
            <div class="row row-between">
                <h3 class="file-name">{ name.to_owned() }</h3>
                { off }
            </div>
            <p>
                { t.with("found-is", &args) }
                { " " }
                { t.with("found-count", &[("count", looked.seen.into())]) }
                if looked.past > 0 {
                    { " " }{ t.with("found-count-past", &[("count", looked.past.into())]) }
                }
            </p>
            { passed(t, looked.passed) }
            <div class="found-day">
                <TextField scope="found" name={format!("on-{at}")} label={t.get("found-day")} value={props.batch.day_of(looked)}
                    {hint} {error} />
            </div>
            { problems(t, looked) }
        </div>
    }
}

/// Lines that are of no device: every line is accounted for.
fn passed(t: Texts, passed: Passed) -> Html {
    let all = [
        (passed.unanswered, "found-passed-unanswered"),
        (passed.groups, "found-passed-groups"),
        (passed.elsewhere, "found-passed-elsewhere"),
        (passed.decoration, "found-passed-decoration"),
    ];
    let said: Vec<String> = all
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, key)| t.with(key, &[("count", count.into())]).to_string())
        .collect();
    if said.is_empty() {
        return Html::default();
    }
    html! { <p class="small muted">{ t.with("found-passed", &[("values", said.join(&t.get("list-separator")).into())]) }</p> }
}

fn problems(t: Texts, looked: &Looked) -> Html {
    let count = looked.problems.len();
    if count == 0 {
        return html! { <p class="small muted">{ t.get("found-no-problems") }</p> };
    }
    html! {
        <details class="form-more" data-testid="found-problems">
            <summary>{ t.with("found-problems", &[("count", count.into())]) }</summary>
            <ul class="list-box">
                for diagnostic in &looked.problems {
                    <li>{ words::problem(t, diagnostic) }</li>
                }
            </ul>
        </details>
    }
}
