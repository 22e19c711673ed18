//! What contracts promise by a day.

use daicho_core::contract::promise::{self, Due, Promise, Promised};
use daicho_core::ident::date::PartialDate;
use daicho_core::ident::date::japanese::parse_japanese_date;
use daicho_core::ident::id::EntityId;
use yew::prelude::*;

use crate::browser::{clock, random};
use crate::components::badge::{Badge, Tone};
use crate::components::button::{Button, ButtonKind};
use crate::components::dialog::Dialog;
use crate::components::field::TextField;
use crate::components::form::{Form, FormValues};
use crate::components::icon::Icon;
use crate::i18n::{Texts, use_texts};
use crate::pages::contracts::place::{Part, Place};
use crate::pages::contracts::words;
use crate::session::edit::Edit;
use crate::session::handle::use_session;
use crate::session::state::LedgerHandle;

#[derive(Clone, PartialEq, Properties)]
pub(in crate::pages::contracts) struct PromisesProps {
    pub(in crate::pages::contracts) ledger: LedgerHandle,
    /// Of one contract; `None`: of all, and only what is not settled.
    pub(in crate::pages::contracts) contract: Option<EntityId>,
}

/// The promises, the most urgent first.
#[component]
pub(in crate::pages::contracts) fn Promises(props: &PromisesProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let is_adding = use_state_eq(|| false);
    let Ok(today) = clock::today().parse::<PartialDate>() else {
        return Html::default();
    };
    let is_shown = |(due, promise): &(Due, Promise<'_>)| match props.contract {
        Some(contract) => promise.contract() == Some(contract),
        None => !matches!(due, Due::Kept(_)),
    };
    let all = promise::all(&props.ledger, today);
    let shown: Vec<(Due, Promise<'_>)> = all.into_iter().filter(is_shown).collect();
    if shown.is_empty() && props.contract.is_none() {
        return Html::default();
    }
    let set = |to: bool| {
        let is_adding = is_adding.setter();
        Callback::from(move |()| is_adding.set(to))
    };
    let row = |(due, promise): &(Due, Promise<'_>)| {
        let kept = promise::keep(promise, today);
        let id = promise.id();
        let (keeping, deleting) = (session.clone(), session.clone());
        let on_keep = move |()| {
            keeping.commit(Edit::new("edit", kept.clone()).said(t.get("promise-kept-said")))
        };
        let on_delete = move |()| {
            deleting.commit(Edit::new("delete", promise::delete(id)).said(t.get("entity-deleted")));
        };
        html! {
            <li class="row row-between" key={id.to_string()} data-testid="promise">
                <span>
                    { due_badge(t, *due) }{ " " }{ promise.what().shown().known().unwrap_or_default() }
                    if let Some(months) = promise.every_months().shown().known() {
                        <span class="muted small">{ " " }{ t.with("promise-every", &[("count", usize::from(months).into())]) }</span>
                    }
                    if let Some(contract) = promise.contract().filter(|_| props.contract.is_none()) {
                        { " " }<a class="small" href={Place::Contract(contract, Part::Facts).href()}>{ words::name(t, &props.ledger, contract) }</a>
                    }
                </span>
                <span class="row no-print">
                    if !matches!(due, Due::Kept(_)) {
                        <Button small=true on_click={on_keep} testid="promise-keep">{ t.get("promise-keep") }</Button>
                    }
                    <Button kind={ButtonKind::Quiet} small=true icon={Icon::Trash} label={t.get("promise-delete")} on_click={on_delete} testid="promise-delete" />
                </span>
            </li>
        }
    };
    html! {
        <section class="card stack-s" data-testid="promises">
            <h2>{ t.get("promises-title") }</h2>
            <p class="muted small">{ t.get("promises-why") }</p>
            if shown.is_empty() {
                <p>{ t.get("promises-none") }</p>
            }
            <ul class="list-plain stack-s">{ for shown.iter().map(row) }</ul>
            if let Some(contract) = props.contract {
                <div class="no-print"><Button small=true icon={Icon::Plus} on_click={set(true)} testid="promise-add">{ t.get("promise-add") }</Button></div>
                <div>
                    if *is_adding {
                        <NewPromise {contract} on_close={set(false)} />
                    }
                </div>
            }
        </section>
    }
}

fn due_badge(t: Texts, due: Due) -> Html {
    let (tone, key, day) = match due {
        Due::Overdue(day) => (Tone::Danger, "promise-overdue", Some(day)),
        Due::Soon(day) => (Tone::Warn, "promise-soon", Some(day)),
        Due::Unstated => (Tone::Unknown, "promise-unstated", None),
        Due::Later(day) => (Tone::Info, "promise-later", Some(day)),
        Due::Kept(day) => (Tone::Ok, "promise-kept", Some(day)),
    };
    let day = day.map(|day| day.to_string()).unwrap_or_default();
    html! { <Badge {tone} testid={key}>{ t.with(key, &[("day", day.into())]) }</Badge> }
}

#[derive(Clone, PartialEq, Properties)]
struct NewPromiseProps {
    contract: EntityId,
    on_close: Callback<()>,
}

/// What is promised, by when, how often.
#[component]
fn NewPromise(props: &NewPromiseProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let wrong = use_state_eq(|| None::<&'static str>);
    let on_submit = {
        let (contract, on_close, wrong) = (props.contract, props.on_close.clone(), wrong.clone());
        Callback::from(move |values: FormValues| match read(contract, &values) {
            Ok(promised) => {
                let changes = promise::note(random::entity_id(), &promised);
                let edit = Edit::new("add", changes).said(t.get("entity-saved"));
                session.commit(edit.on_saved(on_close.clone()));
            }
            Err(field) => wrong.set(Some(field)),
        })
    };
    let error = |field: &'static str| {
        let is_it = *wrong == Some(field);
        is_it.then(|| t.get(&format!("promise-wrong-{field}")))
    };
    html! {
        <Dialog title={t.get("promise-add")} on_close={props.on_close.clone()} testid="promise-dialog">
            <Form {on_submit} testid="promise-form">
                <div class="form">
                    <TextField name="what" label={t.get("promise-what")} hint={t.get("promise-what-hint")} error={error("what")} required=true autofocus=true scope="promise"
                        suggestions={["sbom", "patch", "eos", "check"].map(|it| t.get(&format!("promise-example-{it}"))).to_vec()} />
                    <TextField name="due" label={t.get("promise-due")} hint={t.get("promise-due-hint")} error={error("due")} scope="promise" />
                    <TextField name="every" label={t.get("promise-months")} hint={t.get("promise-months-hint")} error={error("every")} scope="promise" />
                </div>
                <div class="form-actions">
                    <Button on_click={props.on_close.clone()}>{ t.get("cancel") }</Button>
                    <Button kind={ButtonKind::Primary} submit=true testid="promise-save">{ t.get("save") }</Button>
                </div>
            </Form>
        </Dialog>
    }
}

/// Reads the form; the name of the field that is wrong otherwise.
fn read(contract: EntityId, values: &FormValues) -> Result<Promised, &'static str> {
    let text = |field: &str| values.get(field).map_or("", |text| text.trim());
    if text("what").is_empty() {
        return Err("what");
    }
    let due_on = match text("due") {
        "" => None,
        due => Some(parse_japanese_date(due).map_err(|_| "due")?),
    };
    let every_months = match text("every") {
        "" => None,
        months => match months.parse() {
            Ok(months @ 1..) => Some(months),
            Ok(0) | Err(_) => return Err("every"),
        },
    };
    Ok(Promised {
        contract,
        what: text("what").to_owned(),
        due_on,
        every_months,
    })
}
