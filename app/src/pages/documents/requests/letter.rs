//! What to write to one company.

use std::collections::BTreeSet;

use daicho_core::disclosure::enquiry::Line;
use daicho_core::disclosure::item::Item;
use daicho_core::disclosure::matrix::Row;
use daicho_core::disclosure::request::{Wanted, ask};
use daicho_core::facility::hospital_name;
use daicho_core::ident::date::PartialDate;
use daicho_core::ident::date::japanese::parse_japanese_date;
use daicho_core::ident::id::EntityId;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::rows_of;
use crate::browser::{clipboard, clock, dom, files, random};
use crate::components::button::{Button, ButtonKind, LinkButton};
use crate::components::empty::EmptyState;
use crate::components::field::Field;
use crate::components::icon::Icon;
use crate::components::segments::Segments;
use crate::components::toast::use_toasts;
use crate::i18n::{self, Language, Texts, use_texts};
use crate::pages::documents::components::save::{SaveButton, Wanted as File};
use crate::pages::documents::matrix::all_rows;
use crate::pages::documents::{names, place::Place};
use crate::session::edit::Edit;
use crate::session::handle::use_session;
use crate::session::state::LedgerHandle;

#[derive(Clone, PartialEq, Properties)]
pub(in crate::pages::documents) struct LetterPageProps {
    pub(in crate::pages::documents) ledger: LedgerHandle,
    pub(in crate::pages::documents) maker: Option<EntityId>,
}

/// A letter, and the form that goes with it.
#[component]
pub(in crate::pages::documents) fn LetterPage(props: &LetterPageProps) -> Html {
    let t = use_texts();
    let rows = use_memo(props.ledger.clone(), all_rows);
    let left_out = use_state_eq(BTreeSet::<EntityId>::new);
    let language = use_state_eq(|| t.0);
    let due = use_state_eq(String::new);
    let all = rows_of(&rows, props.maker);
    if all.is_empty() {
        return html! {
            <EmptyState title={t.get("letter-gone")} page=true testid="letter-gone">
                <LinkButton href={Place::Requests.href()}>{ t.get("documents-tab-requests") }</LinkButton>
            </EmptyState>
        };
    }
    let chosen: Vec<&Row> = all
        .iter()
        .filter(|row| !left_out.contains(&row.model))
        .copied()
        .collect();
    let written = Texts(*language);
    let due_on = parse_japanese_date(&due).ok();
    let text = letter(written, props, &chosen, due_on);
    let lines = lines(written, props, &chosen);
    let maker = names::organization(t, &props.ledger, props.maker);
    html! {
        <article class="stack" data-testid="letter">
            <h1>{ t.with("letter-title", &[("maker", maker.to_string().into())]) }</h1>
            <div class="grid-2">
                <section class="card stack-s">
                    <h2>{ t.get("letter-choose") }</h2>
                    { models(t, props, &all, &left_out) }
                    { choices(t, &language, &due) }
                </section>
                <section class="card stack-s">
                    <h2>{ t.get("letter-text") }</h2>
                    <textarea class="input letter" readonly=true rows="18" aria-label={t.get("letter-text")} value={text.clone()}
                        data-testid="letter-text" />
                    <Actions ledger={props.ledger.clone()} maker={props.maker} {text} {lines} language={*language} {due_on} />
                </section>
            </div>
        </article>
    }
}

fn models(
    t: Texts,
    props: &LetterPageProps,
    rows: &[&Row],
    left_out: &UseStateHandle<BTreeSet<EntityId>>,
) -> Html {
    let line = |row: &&Row| {
        let model = row.model;
        let onchange = {
            let left_out = left_out.clone();
            move |_: Event| {
                let mut next = (*left_out).clone();
                if !next.remove(&model) {
                    next.insert(model);
                }
                left_out.set(next);
            }
        };
        let count = row.to_be_asked().count();
        html! {
            <label key={model.to_string()} class="choice">
                <input type="checkbox" checked={!left_out.contains(&model)} {onchange} data-testid="letter-model" />
                <span>
                    { names::model(t, &props.ledger, &model) }{ " " }
                    <span class="muted small">{ t.with("requests-items", &[("count", count.into())]) }</span>
                </span>
            </label>
        }
    };
    html! { <div class="stack-s letter-models">{ for rows.iter().map(line) }</div> }
}

fn choices(t: Texts, language: &UseStateHandle<Language>, due: &UseStateHandle<String>) -> Html {
    let options: Vec<_> = Language::ALL
        .into_iter()
        .map(|language| {
            let code = AttrValue::Static(language.code());
            (code.clone(), language.name().into(), Some(code))
        })
        .collect();
    let on_choose = {
        let language = language.clone();
        move |code: AttrValue| {
            if let Some(chosen) = Language::from_code(&code) {
                let language = language.setter();
                spawn_local(async move {
                    // Without its words it would be in Japanese after all.
                    if i18n::load(chosen).await {
                        language.set(chosen);
                    }
                });
            }
        }
    };
    let oninput = {
        let due = due.clone();
        move |event: InputEvent| due.set(dom::input_value(&event))
    };
    let is_wrong = !due.trim().is_empty() && parse_japanese_date(due).is_err();
    let error = is_wrong.then(|| t.get("document-date-wrong"));
    html! {
        <>
            <div class="row">
                <Segments label={t.get("letter-language")} {options} value={language.code()} {on_choose} testid="letter-language" />
            </div>
            <Field id="letter-due" label={t.get("letter-due")} {error}>
                <input id="letter-due" class="input" {oninput} placeholder="2026-12-31" data-testid="letter-due" />
            </Field>
        </>
    }
}

/// The letter as plain text.
fn letter(t: Texts, props: &LetterPageProps, rows: &[&Row], due_on: Option<PartialDate>) -> String {
    let maker = match props.maker {
        Some(_) => names::organization(t, &props.ledger, props.maker),
        None => t.get("letter-opening-anonymous"),
    };
    let facility = hospital_name(&props.ledger).map_or_else(
        || t.get("documents-facility"),
        |name| name.to_owned().into(),
    );
    let args = [
        ("maker", maker.to_string().into()),
        ("facility", facility.to_string().into()),
    ];
    let mut parts = vec![t.with("letter-opening", &args).to_string()];
    parts.extend(rows.iter().map(|row| of_model(t, props, row)));
    if let Some(due) = due_on {
        let args = [("due", due.to_string().into())];
        parts.push(t.with("letter-due-line", &args).to_string());
    }
    parts.push(t.get("letter-closing").to_string());
    parts.join("\n\n")
}

fn of_model(t: Texts, props: &LetterPageProps, row: &Row) -> String {
    let name = names::model(t, &props.ledger, &row.model).to_string();
    let args = [("name", name.into()), ("units", row.units.into())];
    let head = format!(
        "{}{}",
        t.get("letter-model-mark"),
        t.with("letter-model", &args)
    );
    let items = row.to_be_asked().map(|item| {
        let wish = t.get(&format!("item-wish-{}", item.code()));
        format!("{}{wish}", t.get("letter-bullet"))
    });
    let lines: Vec<String> = std::iter::once(head).chain(items).collect();
    lines.join("\n")
}

/// The rows of the form.
fn lines(t: Texts, props: &LetterPageProps, rows: &[&Row]) -> Vec<Line> {
    let of_row = |row: &&Row| {
        let (model, product) = (row.model, names::model(t, &props.ledger, &row.model));
        let items: Vec<Line> = row
            .to_be_asked()
            .map(|item| Line {
                product: product.to_string(),
                wish: t.get(&format!("item-wish-{}", item.code())).to_string(),
                model,
                item: item.code().to_owned(),
            })
            .collect();
        items
    };
    rows.iter().flat_map(of_row).collect()
}

#[derive(Clone, PartialEq, Properties)]
struct ActionsProps {
    ledger: LedgerHandle,
    maker: Option<EntityId>,
    text: AttrValue,
    lines: Vec<Line>,
    language: Language,
    due_on: Option<PartialDate>,
}

/// Handing the letter out, and noting that it was sent.
#[component]
fn Actions(props: &ActionsProps) -> Html {
    let t = use_texts();
    let (session, toasts) = (use_session(), use_toasts());
    let on_copy = {
        let text = props.text.clone();
        move |()| {
            let (text, toasts) = (text.clone(), toasts.clone());
            spawn_local(async move {
                let is_there = clipboard::copy(&text).await;
                toasts.say(t.get(if is_there { "copied" } else { "copy-not-done" }));
            });
        }
    };
    let on_save = {
        let text = props.text.clone();
        move |()| {
            let name = format!("enquiry-{}.txt", clock::today());
            // Windows shows lines of its own kind only.
            let bytes = text.replace('\n', "\r\n");
            files::download(&name, "text/plain", bytes.as_bytes());
        }
    };
    let on_note = {
        let props = props.clone();
        move |()| {
            if let Some(edit) = noting(t, &props) {
                session.commit(edit.on_saved(Callback::from(|()| Place::Requests.go())));
            }
        }
    };
    let form = |is_workbook: bool| File::Form(props.lines.clone(), is_workbook);
    html! {
        <>
            <div class="row">
                <Button icon={Icon::Copy} on_click={on_copy} testid="letter-copy">{ t.get("copy") }</Button>
                <Button icon={Icon::Download} on_click={on_save} testid="letter-save">{ t.get("letter-save-text") }</Button>
                <SaveButton wanted={form(true)} label={t.get("letter-save-xlsx")} language={props.language} testid="letter-xlsx" />
                <SaveButton wanted={form(false)} label={t.get("letter-save-csv")} language={props.language} testid="letter-csv" />
            </div>
            <Button kind={ButtonKind::Primary} icon={Icon::Check} on_click={on_note} disabled={props.lines.is_empty()} testid="letter-note">
                { t.get("letter-note") }
            </Button>
        </>
    }
}

fn noting(t: Texts, props: &ActionsProps) -> Option<Edit> {
    let today = clock::today().parse().ok()?;
    let wanted: Vec<Wanted> = props
        .lines
        .iter()
        .filter_map(|line| {
            let item = Item::from_code(&line.item)?;
            Some(Wanted {
                model: line.model,
                item,
            })
        })
        .collect();
    let changes = ask(&wanted, props.maker, today, props.due_on, random::entity_id);
    let args = [("count", wanted.len().into())];
    Some(Edit::new("request", changes).said(t.with("letter-noted", &args)))
}
