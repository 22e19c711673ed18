//! What there is of one model, item by item, and what to do about the rest.

use daicho_core::disclosure::item::Item;
use daicho_core::disclosure::matrix::{Cell, Row};
use daicho_core::disclosure::request::{Answer, Answered, Request, Wanted, ask, note};
use daicho_core::document::attachment::Attachment;
use daicho_core::document::subject::Subject;
use daicho_core::ident::date::PartialDate;
use daicho_core::ident::date::japanese::parse_japanese_date;
use daicho_core::ident::id::EntityId;
use daicho_core::ledger::changes::ChangeSet;
use yew::prelude::*;

use super::components::save::ModelBom;
use super::matrix::{all_rows, badge, item_name};
use super::mds2::card::FormCard;
use super::{names, place::Place};
use crate::browser::{clock, random};
use crate::components::button::{Button, ButtonKind, LinkButton};
use crate::components::dialog::Dialog;
use crate::components::empty::EmptyState;
use crate::components::field::{SelectField, TextField};
use crate::components::form::{Form, FormValues};
use crate::i18n::{Texts, use_texts};
use crate::pages::attachments::{adding::AddFiles, card, words};
use crate::session::edit::Edit;
use crate::session::handle::use_session;
use crate::session::state::LedgerHandle;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ModelPageProps {
    pub(super) ledger: LedgerHandle,
    pub(super) id: EntityId,
}

/// One model.
#[component]
pub(super) fn ModelPage(props: &ModelPageProps) -> Html {
    let t = use_texts();
    let ledger = &props.ledger;
    let row = use_memo((ledger.clone(), props.id), |(ledger, id)| {
        all_rows(ledger)
            .iter()
            .find(|row| row.model == *id)
            .cloned()
    });
    let answering = use_state_eq(|| None::<Item>);
    let Some(row) = row.as_ref() else {
        return html! {
            <EmptyState title={t.get("documents-model-gone")} page=true testid="model-gone">
                <LinkButton href={Place::Matrix(String::new()).href()}>{ t.get("documents-tab-matrix") }</LinkButton>
            </EmptyState>
        };
    };
    let maker = names::organization(t, ledger, row.maker);
    let from = row.maker.map(|_| maker.clone());
    let name = names::model(t, ledger, &props.id);
    let on_close = {
        let answering = answering.clone();
        Callback::from(move |()| answering.set(None))
    };
    let subjects = vec![(Subject::Model(props.id), name.clone())];
    html! {
        <article class="stack" data-testid="model">
            <div class="page-head"><div>
                <h1>{ name }</h1>
                <p class="muted">
                    { maker }{ t.get("document-fact-separator") }
                    { t.with("documents-units", &[("count", row.units.into())]) }{ t.get("document-fact-separator") }
                    { t.get(&format!("stage-{}", row.stage.code())) }
                </p>
            </div><div class="row no-print"><ModelBom model={props.id} /></div></div>
            <section class="card stack-s">
                <h2>{ t.get("documents-owed") }</h2>
                { items(t, ledger, row, &answering) }
                <p class="small muted">{ t.get("documents-owed-why") }</p>
            </section>
            <FormCard ledger={ledger.clone()} model={props.id} />
            <section class="card stack-s">
                <h2>{ t.get("attachments-title") }</h2>
                { files(t, ledger, props.id) }
                <div class="no-print">
                    <AddFiles {subjects} {from}><p class="muted small">{ t.get("attachments-drop") }</p></AddFiles>
                </div>
            </section>
            if let Some(item) = *answering {
                <AnswerDialog ledger={ledger.clone()} row={row.clone()} {item} {on_close} />
            }
        </article>
    }
}

fn files(t: Texts, ledger: &LedgerHandle, model: EntityId) -> Html {
    let mut found: Vec<Attachment<'_>> = Attachment::of(ledger, Subject::Model(model)).collect();
    found.sort_by_key(|attached| (attached.kind().shown().known(), attached.id()));
    let today = clock::today().parse().ok();
    html! {
        <ul class="attachments">
            for attached in &found {
                { card::item(t, attached, today, Html::default()) }
            }
        </ul>
    }
}

fn items(
    t: Texts,
    ledger: &LedgerHandle,
    row: &Row,
    answering: &UseStateHandle<Option<Item>>,
) -> Html {
    let line = |(item, cell): (Item, &Cell)| {
        let on_click = {
            let answering = answering.clone();
            Callback::from(move |()| answering.set(Some(item)))
        };
        html! {
            <tr key={item.code()} data-testid={format!("item-{}", item.code())}>
                <th scope="row">
                    { item_name(t, item) }
                    <div class="small muted">{ t.get(&format!("item-hint-{}", item.code())) }</div>
                </th>
                <td data-testid={format!("status-{}", item.code())}>{ badge(t, cell.status) }</td>
                <td class="small">{ known(t, ledger, cell) }</td>
                <td class="no-print">
                    <Button small=true {on_click} testid={format!("answer-{}", item.code())}>{ t.get("request-note") }</Button>
                </td>
            </tr>
        }
    };
    html! {
        <div class="scroll-x">
            <table class="table-plain">
                <thead><tr>
                    <th scope="col">{ t.get("documents-item") }</th>
                    <th scope="col">{ t.get("documents-status") }</th>
                    <th scope="col">{ t.get("documents-known") }</th>
                    <th scope="col" class="no-print"><span class="visually-hidden">{ t.get("request-note") }</span></th>
                </tr></thead>
                <tbody>{ for Item::ALL.into_iter().zip(&row.cells).map(line) }</tbody>
            </table>
        </div>
    }
}

/// What is known of an item: documents, when it was asked for, what was said.
fn known(t: Texts, ledger: &LedgerHandle, cell: &Cell) -> Html {
    let documents = cell.documents.iter();
    let documents = documents.filter_map(|id| Attachment::find(ledger, id));
    let request = cell
        .request
        .and_then(|id| Request::all(ledger).find(|one| one.id() == id));
    html! {
        <>
            for attached in documents {
                <div><a href={Place::File(attached.id()).href()}>{ words::name(t, &attached) }</a></div>
            }
            if let Some(request) = request {
                <div>{ request_words(t, &request) }</div>
            }
        </>
    }
}

/// Returns what is known of a request in words.
pub(super) fn request_words(t: Texts, request: &Request<'_>) -> String {
    let date = |date: Option<PartialDate>| date.map(|date| date.to_string());
    let with = |key: &str, text: Option<String>| {
        text.map(|text| t.with(key, &[("text", text.into())]).to_string())
    };
    let reason = request.reason().shown().known().map(str::to_owned);
    let parts = [
        with("request-asked", date(request.asked_on().shown().known())),
        with("request-due", date(request.due_on().shown().known())),
        with(
            "request-answered",
            date(request.answered_on().shown().known()),
        ),
        reason,
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(&t.get("document-fact-separator"))
}

#[derive(Clone, PartialEq, Properties)]
struct AnswerDialogProps {
    ledger: LedgerHandle,
    row: Row,
    item: Item,
    on_close: Callback<()>,
}

/// Notes that an item was asked for, or what the maker answered.
#[component]
fn AnswerDialog(props: &AnswerDialogProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let wrong = use_state_eq(|| None::<&'static str>);
    let cell = Item::ALL
        .iter()
        .position(|item| *item == props.item)
        .and_then(|at| props.row.cells.get(at));
    let request = cell.and_then(|cell| cell.request);
    let request = request.and_then(|id| Request::all(&props.ledger).find(|one| one.id() == id));
    let on_submit = {
        let (session, wrong, props) = (session.clone(), wrong.clone(), props.clone());
        let request = request.map(|request| (request.id(), request.answer()));
        let said = t.get("request-noted");
        Callback::from(
            move |values: FormValues| match noted(&values, &props, request) {
                Ok(edit) => {
                    session.commit(edit.said(said.clone()).on_saved(props.on_close.clone()))
                }
                Err(field) => wrong.set(Some(field)),
            },
        )
    };
    let answers = Answer::ALL.map(|answer| {
        (
            AttrValue::Static(answer.code()),
            t.get(&format!("answer-{}", answer.code())),
        )
    });
    let answer = request.map_or(Answer::Open, |request| request.answer());
    let reason = request.and_then(|request| request.reason().shown().known());
    let due = request.and_then(|request| request.due_on().shown().known());
    let error = |name: &str| {
        wrong
            .filter(|wrong| *wrong == name)
            .map(|_| t.get("document-date-wrong"))
    };
    html! {
        <Dialog title={t.with("request-title", &[("item", item_name(t, props.item).to_string().into())])}
            on_close={props.on_close.clone()} testid="request-dialog">
            <Form {on_submit} testid="request-form">
                <SelectField scope="request" name="answer" label={t.get("request-answer")} options={answers.to_vec()} value={answer.code()} />
                <TextField scope="request" name="on" label={t.get("request-on")} value={clock::today()} error={error("on")} />
                <TextField scope="request" name="due" label={t.get("request-due-on")} hint={t.get("request-due-hint")}
                    value={due.map(|due| due.to_string()).unwrap_or_default()} error={error("due")} />
                <TextField scope="request" name="reason" label={t.get("request-reason")} hint={t.get("request-reason-hint")}
                    value={reason.unwrap_or_default().to_owned()} multiline=true />
                <div class="form-actions">
                    <Button on_click={props.on_close.clone()}>{ t.get("cancel") }</Button>
                    <Button kind={ButtonKind::Primary} submit=true testid="request-save">{ t.get("save") }</Button>
                </div>
            </Form>
        </Dialog>
    }
}

/// Reads the form into what it changes; otherwise names the field that is no date.
fn noted(
    values: &FormValues,
    props: &AnswerDialogProps,
    request: Option<(EntityId, Answer)>,
) -> Result<Edit, &'static str> {
    let text = |name: &str| values.get(name).map_or("", |text| text.trim());
    let date = |name: &'static str| parse_japanese_date(text(name)).map_err(|_| name);
    let on = date("on")?;
    let due = if text("due").is_empty() {
        None
    } else {
        Some(date("due")?)
    };
    let answer = Answer::from_code(text("answer")).unwrap_or(Answer::Open);
    let reason = Some(text("reason").to_owned()).filter(|reason| !reason.is_empty());
    // What was answered is a new request when it is asked for again.
    let goes_on = request.filter(|(_, held)| answer != Answer::Open || *held == Answer::Open);
    let id = goes_on.map_or_else(random::entity_id, |(id, _)| id);
    let mut changes = if goes_on.is_none() || answer == Answer::Open {
        let wanted = [Wanted {
            model: props.row.model,
            item: props.item,
        }];
        ask(&wanted, props.row.maker, on, due, || id)
    } else {
        ChangeSet::new()
    };
    changes.extend(&note(id, &Answered { answer, on, reason }));
    Ok(Edit::new("request", changes))
}
