//! A form that a maker filled in and sent back.

use std::rc::Rc;

use daicho_core::disclosure::enquiry::ReplyError;
use daicho_core::disclosure::item::Item;
use daicho_core::disclosure::request::{Answer, Answered, Request, Wanted, ask, note};
use daicho_core::ident::date::PartialDate;
use daicho_core::ident::id::EntityId;
use daicho_core::ledger::changes::ChangeSet;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::prelude::*;

use crate::browser::{clock, random};
use crate::components::badge::Tone;
use crate::components::button::{Button, ButtonKind};
use crate::components::field::SelectField;
use crate::components::file_drop::FileDrop;
use crate::components::form::{Form, FormValues};
use crate::components::notice::Notice;
use crate::i18n::{Texts, use_texts};
use crate::pages::attachments::words;
use crate::pages::documents::matrix::item_name;
use crate::pages::documents::names;
use crate::pages::documents::paper::{Paper, asked, use_client};
use crate::pages::import;
use crate::session::edit::Edit;
use crate::session::handle::use_session;
use crate::session::state::LedgerHandle;
use crate::worker::protocol::papers::{Ask, ReplyView, ReturnedView, Told};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ReplyCardProps {
    pub(super) ledger: LedgerHandle,
}

/// A place for a form that came back, and what it says.
#[component]
pub(super) fn ReplyCard(props: &ReplyCardProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let client = use_client(&session);
    let paper = use_state_eq(|| None::<Paper>);
    let on_file = {
        let (client, paper) = (client.clone(), paper.clone());
        Callback::from(move |file: File| {
            let (client, set) = (client.clone(), paper.setter());
            spawn_local(async move {
                if let Ok(said) = postcard::to_allocvec(&Ask::Reply) {
                    set.set(Some(asked(&client, said, Some(file)).await));
                }
            });
        })
    };
    let on_done = {
        let paper = paper.clone();
        Callback::from(move |()| paper.set(None))
    };
    let said = match &*paper {
        Some(Paper::Told(told, _)) => {
            if let Told::Reply(reply) = &**told {
                match reply {
                    Ok(reply) => html! {
                        <Answers ledger={props.ledger.clone()} reply={Rc::new(reply.clone())} {on_done} />
                    },
                    Err(error) => refused(t, error),
                }
            } else {
                Html::default()
            }
        }
        Some(Paper::Failed(trouble)) => html! {
            <Notice tone={Tone::Danger} title={words::trouble(t, trouble)} testid="reply-failed" />
        },
        Some(Paper::Waiting) | None => Html::default(),
    };
    html! {
        <section class="card stack-s no-print" data-testid="requests-reply">
            <h2>{ t.get("requests-reply") }</h2>
            <FileDrop button={t.get("requests-reply-choose")} accept={Some(AttrValue::Static(".csv,.xlsx"))} {on_file} testid="reply-file">
                <p class="muted small">{ t.get("requests-reply-text") }</p>
            </FileDrop>
            { said }
        </section>
    }
}

fn refused(t: Texts, error: &ReplyError) -> Html {
    let title = match error {
        ReplyError::NotAForm => t.get("requests-reply-not-form"),
        ReplyError::Table(error) => {
            let reason = import::words::read_error(t, error).0.to_string();
            t.with("requests-reply-table", &[("reason", reason.into())])
        }
    };
    html! { <Notice tone={Tone::Warn} {title} testid="reply-refused" /> }
}

#[derive(Clone, PartialEq, Properties)]
struct AnswersProps {
    ledger: LedgerHandle,
    reply: Rc<ReplyView>,
    on_done: Callback<()>,
}

/// The answers, to be looked at before they are noted.
#[component]
fn Answers(props: &AnswersProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let reply = &props.reply;
    let on_submit = {
        let (props, said) = (props.clone(), t.get("requests-reply-saved"));
        Callback::from(move |values: FormValues| {
            if let Some(changes) = changes(&props, &values) {
                let edit = Edit::new("reply", changes).said(said.clone());
                session.commit(edit.on_saved(props.on_done.clone()));
            }
        })
    };
    let counts = [
        ("filled", reply.returned.len().into()),
        ("blank", reply.blank.into()),
    ];
    let strange: Vec<String> = reply.strange.iter().map(ToString::to_string).collect();
    let lines = reply.returned.iter().enumerate();
    html! {
        <Form {on_submit} testid="reply-form">
            <p role="status" data-testid="reply-counts">{ t.with("requests-reply-counts", &counts) }</p>
            if !strange.is_empty() {
                <Notice tone={Tone::Warn}
                    title={t.with("requests-reply-strange", &[("lines", strange.join(&t.get("list-separator")).into())])} />
            }
            if !reply.returned.is_empty() {
                <div class="scroll-x"><table class="table-plain">
                    <thead><tr>
                        <th scope="col">{ t.get("requests-reply-line") }</th>
                        <th scope="col">{ t.get("requests-column-product") }</th>
                        <th scope="col">{ t.get("documents-item") }</th>
                        <th scope="col">{ t.get("requests-reply-said") }</th>
                        <th scope="col">{ t.get("documents-status") }</th>
                    </tr></thead>
                    <tbody>{ for lines.map(|(nth, line)| answer(t, &props.ledger, nth, line)) }</tbody>
                </table></div>
                <div class="form-actions">
                    <Button on_click={props.on_done.clone()}>{ t.get("cancel") }</Button>
                    <Button kind={ButtonKind::Primary} submit=true testid="reply-save">{ t.get("requests-reply-save") }</Button>
                </div>
            }
        </Form>
    }
}

fn answer(t: Texts, ledger: &LedgerHandle, nth: usize, line: &ReturnedView) -> Html {
    let skip = (AttrValue::Static(""), t.get("requests-reply-skip"));
    let answers = Answer::ALL.map(|answer| {
        (
            AttrValue::Static(answer.code()),
            t.get(&format!("answer-{}", answer.code())),
        )
    });
    let options = [vec![skip], answers.to_vec()].concat();
    let error = line
        .answer
        .is_none()
        .then(|| t.get("requests-reply-unclear"));
    let item = Item::from_code(&line.item).map(|item| item_name(t, item));
    html! {
        <tr key={nth} data-testid="reply-line">
            <td class="number">{ line.line }</td>
            <td>{ names::model(t, ledger, &line.model) }</td>
            <td>{ item }</td>
            <td>{ &line.text }</td>
            <td>
                <SelectField scope="reply" name={format!("answer-{nth}")} label={t.get("request-answer")} {options} {error}
                    value={line.answer.clone().unwrap_or_default()} />
            </td>
        </tr>
    }
}

/// What the answers change: the newest request of each item, or one that is noted as of today.
fn changes(props: &AnswersProps, values: &FormValues) -> Option<ChangeSet> {
    let today: PartialDate = clock::today().parse().ok()?;
    let mut changes = ChangeSet::new();
    for (nth, line) in props.reply.returned.iter().enumerate() {
        let chosen = values.get(&format!("answer-{nth}"));
        let answer = chosen.and_then(|code| Answer::from_code(code));
        let (Some(answer), Some(item)) = (answer, Item::from_code(&line.item)) else {
            continue;
        };
        let wanted = Wanted {
            model: line.model,
            item,
        };
        let id = newest(&props.ledger, wanted).unwrap_or_else(|| {
            let id = random::entity_id();
            changes.extend(&ask(&[wanted], None, today, None, || id));
            id
        });
        let reason = Some(line.text.clone()).filter(|text| !text.is_empty());
        let answered = Answered {
            answer,
            on: today,
            reason,
        };
        changes.extend(&note(id, &answered));
    }
    Some(changes)
}

fn newest(ledger: &LedgerHandle, wanted: Wanted) -> Option<EntityId> {
    let of = Request::all(ledger).filter(|request| {
        request.model() == Some(wanted.model) && request.item().shown().known() == Some(wanted.item)
    });
    of.max_by_key(|request| (request.asked_on().shown().known(), request.id()))
        .map(|request| request.id())
}
