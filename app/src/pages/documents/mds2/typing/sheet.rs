//! The lines to type into, and keeping them.

use std::rc::Rc;

use daicho_core::document::attachment::Attachment;
use daicho_core::document::draft::Details;
use daicho_core::document::subject::Subject;
use daicho_core::ident::id::EntityId;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::cell::Cell;
use crate::browser::{clock, random};
use crate::components::badge::Tone;
use crate::components::button::{Button, ButtonKind, LinkButton};
use crate::components::form::{Form, FormValues};
use crate::components::notice::Notice;
use crate::i18n::{Texts, use_texts};
use crate::leave::{Unsaved, use_unsaved};
use crate::pages::attachments::adding::attaching;
use crate::pages::attachments::words as file_words;
use crate::pages::documents::mds2::words;
use crate::pages::documents::{names, paper, place::Place};
use crate::session::handle::{Session, use_session};
use crate::session::state::LedgerHandle;
use crate::worker::protocol::Trouble;
use crate::worker::protocol::documents::Kept;
use crate::worker::protocol::forms::{Ask, Line, Said, Sheet, SheetLine, Told};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct SheetFormProps {
    pub(super) ledger: LedgerHandle,
    pub(super) model: EntityId,
    pub(super) from: Option<EntityId>,
    pub(super) sheet: Rc<Sheet>,
}

/// What came of the last try to keep it.
#[derive(Clone, PartialEq)]
enum Outcome {
    Typing,
    Keeping,
    Wrong(Vec<usize>),
    Failed(Trouble),
}

/// A form to type into.
#[component]
pub(super) fn SheetForm(props: &SheetFormProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let unsaved = use_unsaved();
    let lines = use_state_eq(|| first_lines(&props.sheet));
    let outcome = use_state_eq(|| Outcome::Typing);
    let on_submit = {
        let (props, lines, outcome) = (props.clone(), lines.clone(), outcome.setter());
        let unsaved = unsaved.clone();
        Callback::from(move |values: FormValues| {
            let ask = keep(t, &props, &lines, &values);
            let (props, outcome) = (props.clone(), outcome.clone());
            let (session, unsaved) = (session.clone(), unsaved.clone());
            outcome.set(Outcome::Keeping);
            spawn_local(async move {
                match paper::ask_form(&session, ask).await {
                    Ok(Told::Kept(kept)) => {
                        outcome.set(Outcome::Typing);
                        attached(t, &session, &props, &kept, unsaved);
                    }
                    Ok(Told::Wrong(lines)) => outcome.set(Outcome::Wrong(lines)),
                    Ok(_) => outcome.set(Outcome::Typing),
                    Err(trouble) => outcome.set(Outcome::Failed(trouble)),
                }
            });
        })
    };
    let oninput = move |_: InputEvent| unsaved.set(true);
    let wrong = match &*outcome {
        Outcome::Wrong(lines) => lines.clone(),
        Outcome::Typing | Outcome::Keeping | Outcome::Failed(_) => Vec::new(),
    };
    let sections = props.sheet.sections.iter();
    html! {
        <Form {on_submit} testid="mds2-sheet">
            <div class="card stack-s" {oninput}>
                { for sections.map(|code| section(t, &lines, code, &wrong)) }
            </div>
            { told(t, &outcome) }
            <div class="form-actions sheet-actions">
                <LinkButton href={Place::Model(props.model).href()}>{ t.get("cancel") }</LinkButton>
                <Button kind={ButtonKind::Primary} submit=true disabled={*outcome == Outcome::Keeping} testid="mds2-sheet-save">{ t.get("save") }</Button>
            </div>
        </Form>
    }
}

fn told(t: Texts, outcome: &Outcome) -> Html {
    match outcome {
        Outcome::Typing | Outcome::Keeping => Html::default(),
        Outcome::Wrong(_) => html! {
            <Notice tone={Tone::Danger} title={t.get("mds2-type-wrong")} testid="mds2-sheet-wrong"><p>{ t.get("mds2-type-wrong-do") }</p></Notice>
        },
        Outcome::Failed(trouble) => html! {
            <Notice tone={Tone::Danger} title={t.get("mds2-type-failed")}><p>{ file_words::trouble(t, trouble) }</p></Notice>
        },
    }
}

/// The lines that are there, and where the questions are not known an empty one in every section.
fn first_lines(sheet: &Sheet) -> Vec<SheetLine> {
    let mut lines = sheet.lines.clone();
    if !is_fixed(sheet) {
        lines.extend(sheet.sections.iter().map(|section| empty(section)));
    }
    lines
}

/// Whether the form lists its questions itself.
fn is_fixed(sheet: &Sheet) -> bool {
    sheet.lines.iter().any(|line| !line.words.ja.is_empty())
}

fn empty(section: &str) -> SheetLine {
    SheetLine {
        is_text: section == "doc",
        line: Line {
            section: section.to_owned(),
            ..Line::default()
        },
        ..SheetLine::default()
    }
}

fn section(t: Texts, lines: &UseStateHandle<Vec<SheetLine>>, code: &str, wrong: &[usize]) -> Html {
    let own: Vec<(usize, &SheetLine)> = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.line.section == code)
        .collect();
    if own.is_empty() {
        return Html::default();
    }
    let is_typed = own.iter().any(|(_, line)| line.words.ja.is_empty());
    let has_answer = |line: &Line| !matches!(line.said.code.as_str(), "" | "unanswered");
    let is_open = code == "doc"
        || own
            .iter()
            .any(|(at, line)| has_answer(&line.line) || wrong.contains(at));
    let on_more = {
        let (lines, code) = (lines.clone(), code.to_owned());
        move |()| lines.set([(*lines).clone(), vec![empty(&code)]].concat())
    };
    html! {
        <details class="form-more" key={code.to_owned()} open={is_open} data-testid={format!("mds2-sheet-{code}")}>
            <summary>{ words::section(t, code) }</summary>
            <div class="scroll-x"><table class="table-plain sheet">
                <thead><tr>
                    for key in ["number", "question", "answer", "note"] {
                        if key != "question" || !is_typed {
                            <th scope="col">{ t.get(&format!("mds2-column-{key}")) }</th>
                        }
                    }
                </tr></thead>
                <tbody>{ for own.iter().map(|(at, line)| row(t, *at, line, is_typed, wrong)) }</tbody>
            </table></div>
            if is_typed {
                <div class="sheet-more"><Button small=true on_click={on_more} testid={format!("mds2-more-{code}")}>{ t.get("mds2-type-more") }</Button></div>
            }
        </details>
    }
}

/// The words to answer with, behind nothing.
const ANSWERS: [&str; 4] = ["yes", "no", "not-applicable", "see-notes"];

fn row(t: Texts, at: usize, line: &SheetLine, is_typed: bool, wrong: &[usize]) -> Html {
    let said = &line.line.said;
    let label = |key: &str| t.get(&format!("mds2-column-{key}"));
    let mut options = vec![(AttrValue::Static(""), AttrValue::Static(""))];
    options.extend(ANSWERS.map(|code| (code.into(), t.get(&format!("mds2-answer-{code}")))));
    if said.code == "unrecognized" {
        options.push(("unrecognized".into(), said.text.clone().into()));
    }
    let chosen = if said.code == "unanswered" {
        ""
    } else {
        &said.code
    };
    // A reference to notes in place of a text is such a text.
    let text = match said.code.as_str() {
        "see-notes" => t.get("mds2-answer-see-notes"),
        _ => said.text.clone().into(),
    };
    html! {
        <tr key={at}>
            <td class="sheet-number">
                if is_typed {
                    <Cell name={format!("number-{at}")} label={label("number")} value={line.line.number.clone()} wrong={wrong.contains(&at)} />
                } else {
                    { &line.line.number }
                }
            </td>
            if !is_typed {
                <td>{ words::question(t, &line.words) }</td>
            }
            <td class={if line.is_text { "sheet-text" } else { "sheet-answer" }}>
                if line.is_text {
                    <Cell name={format!("text-{at}")} label={label("answer")} value={text} />
                } else {
                    <Cell name={format!("answer-{at}")} label={label("answer")} value={chosen.to_owned()} {options} />
                }
            </td>
            <td><Cell name={format!("note-{at}")} label={label("note")} value={line.line.note.clone()} /></td>
        </tr>
    }
}

/// Reads what was typed.
fn typed(lines: &[SheetLine], values: &FormValues) -> Vec<Line> {
    let line = |(at, held): (usize, &SheetLine)| {
        let typed = |name: &str| values.get(&format!("{name}-{at}")).cloned();
        let said = if held.is_text {
            Said {
                code: "text".to_owned(),
                text: typed("text").unwrap_or_default(),
            }
        } else {
            let code = typed("answer").unwrap_or_default();
            let text = Some(held.line.said.text.clone()).filter(|_| code == "unrecognized");
            Said {
                text: text.unwrap_or_default(),
                code,
            }
        };
        Line {
            section: held.line.section.clone(),
            number: typed("number").unwrap_or_else(|| held.line.number.clone()),
            said,
            note: typed("note").unwrap_or_default(),
        }
    };
    lines.iter().enumerate().map(line).collect()
}

fn keep(t: Texts, props: &SheetFormProps, lines: &[SheetLine], values: &FormValues) -> Ask {
    let edition = props.sheet.edition.clone();
    let model = names::model(t, &props.ledger, &props.model);
    let args = [
        ("model", model.to_string().into()),
        ("date", clock::today().to_string().into()),
    ];
    let name = t.with(&format!("mds2-type-file-{edition}"), &args);
    Ask::Keep {
        edition,
        // No letter that a name of a file must not have.
        name: name.replace(['/', '\\', ':'], "_"),
        from: props.from,
        lines: typed(lines, values),
    }
}

/// Attaches what was kept: a new version of a form leaves the earlier one where it is.
fn attached(t: Texts, session: &Session, props: &SheetFormProps, kept: &Kept, unsaved: Unsaved) {
    let earlier = props
        .from
        .and_then(|from| Attachment::find(&props.ledger, &from));
    let subject = earlier.and_then(|earlier| earlier.subject());
    let subject = subject.unwrap_or(Subject::Model(props.model));
    let details = Details {
        kind: kept.recognised.kind.clone(),
        received_on: clock::today().parse().ok(),
        note: Some(t.get("mds2-type-note").to_string()),
        ..Details::default()
    };
    let id = random::entity_id();
    let said = t.with("attach-done", &[("file", kept.name.clone().into())]);
    let edit = attaching(id, kept, subject, &details);
    let on_saved = Callback::from(move |()| {
        unsaved.set(false);
        Place::File(id).go();
    });
    session.commit(edit.said(said).on_saved(on_saved));
}
