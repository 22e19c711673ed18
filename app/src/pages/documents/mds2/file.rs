//! One attached form: what it says, what it means.

use std::rc::Rc;

use daicho_core::device::view::unit::DeviceUnit;
use daicho_core::document::attachment::Attachment;
use daicho_core::document::subject::Subject;
use daicho_core::ident::id::EntityId;
use daicho_core::mds2::problem::{Diagnostic, Problem};
use daicho_core::view::entity::Entity;
use yew::prelude::*;

use super::changes::FormChanges;
use super::fills::FillsCard;
use super::questions::QuestionsCard;
use super::{Reply, findings, use_form, words};
use crate::components::badge::Tone;
use crate::components::bars::{Bar, Bars};
use crate::components::button::LinkButton;
use crate::components::definitions::{Definition, Definitions};
use crate::components::notice::Notice;
use crate::i18n::{Texts, use_texts};
use crate::pages::documents::place::Place;
use crate::session::state::LedgerHandle;
use crate::worker::protocol::forms::{Ask, FormView, Meaning, QuestionView, Told};

#[derive(Clone, PartialEq, Properties)]
pub(in super::super) struct FormPageProps {
    pub(in super::super) ledger: LedgerHandle,
    pub(in super::super) id: EntityId,
    pub(in super::super) view: Rc<FormView>,
}

/// A disclosure statement.
#[component]
pub(in super::super) fn FormPage(props: &FormPageProps) -> Html {
    let t = use_texts();
    let view = &props.view;
    let reply = use_form(Some(Ask::Meaning {
        attachment: props.id,
        commits: props.ledger.commits_len(),
    }));
    let model = model_of(&props.ledger, &props.id);
    html! {
        <>
            { problems(t, &view.diagnostics) }
            <div class="grid-2">
                { says(t, props, model) }
                { tally(t, view) }
            </div>
            { means(t, props, &reply, model) }
            <FormChanges ledger={props.ledger.clone()} id={props.id} />
            <QuestionsCard view={view.clone()} />
        </>
    }
}

/// The model that a file is about: itself, or that of the device it is attached to.
pub(in super::super) fn model_of(ledger: &LedgerHandle, attachment: &EntityId) -> Option<EntityId> {
    match Attachment::find(ledger, attachment)?.subject()? {
        Subject::Model(id) => Some(id),
        Subject::Unit(id) => DeviceUnit::find(ledger, &id)?.record().reference("model"),
        Subject::Organization(_)
        | Subject::Contract(_)
        | Subject::Facility(_)
        | Subject::Drawing(_) => None,
    }
}

/// The form and the product, as the answers about the document say.
fn says(t: Texts, props: &FormPageProps, model: Option<EntityId>) -> Html {
    let view = &props.view;
    let is_told =
        |question: &&QuestionView| question.section == "doc" && question.said.code == "text";
    let told: Vec<&QuestionView> = view.questions.iter().filter(is_told).collect();
    let typing = model.filter(|_| view.is_typed);
    html! {
        <section class="card stack-s" data-testid="mds2-says">
            <h2>{ t.get("mds2-says") }</h2>
            <Definitions>
                <Definition term={t.get("mds2-edition")} testid="mds2-edition">{ t.get(&format!("mds2-edition-{}", view.edition)) }</Definition>
                for question in &told {
                    <Definition term={words::question(t, &question.words)}><span class="wrap">{ &question.said.text }</span></Definition>
                }
            </Definitions>
            if told.is_empty() {
                <p class="muted">{ t.get("mds2-says-nothing") }</p>
            }
            if let Some(model) = typing {
                <div class="no-print">
                    <LinkButton href={Place::Typing(model, Some(props.id)).href()} testid="mds2-go-on">{ t.get("mds2-type-on") }</LinkButton>
                </div>
            }
        </section>
    }
}

/// The answers in the order in which they are counted.
const COUNTED: [&str; 7] = [
    "yes",
    "no",
    "not-applicable",
    "text",
    "see-notes",
    "unrecognized",
    "unanswered",
];

fn tally(t: Texts, view: &FormView) -> Html {
    let count = |code: &str| {
        let mut tally = view.tally.iter();
        tally
            .find(|(found, _)| found == code)
            .map_or(0, |(_, count)| *count)
    };
    let bar = |code: &'static str| Bar {
        label: html! { { t.get(&format!("mds2-answer-{code}")) } },
        value: count(code),
        note: t.with("mds2-section-count", &[("count", count(code).into())]),
        tone: match code {
            "see-notes" | "unrecognized" | "unanswered" => Tone::Unknown,
            _ => Tone::Info,
        },
    };
    let bars: Vec<Bar> = COUNTED.into_iter().map(bar).collect();
    let bars = bars.into_iter().filter(|bar| bar.value > 0);
    html! {
        <section class="card stack-s" data-testid="mds2-tally">
            <h2>{ t.with("mds2-tally", &[("count", view.asked.into())]) }</h2>
            <Bars label={t.get("mds2-column-answer")} bars={bars.collect::<Vec<_>>()} total={view.asked} />
            <p class="muted small">{ t.get("mds2-tally-why") }</p>
        </section>
    }
}

fn means(t: Texts, props: &FormPageProps, reply: &Reply, model: Option<EntityId>) -> Html {
    let draw = |meaning: &Meaning| {
        html! {
            <>
                <section class="card stack-s" data-testid="mds2-findings">
                    <h2>{ t.get("mds2-findings") }</h2>
                    { findings::coverage(t, meaning) }
                    { findings::groups(t, meaning, model) }
                    <p class="muted small">{ t.get("mds2-findings-source") }</p>
                </section>
                <FillsCard ledger={props.ledger.clone()} fills={meaning.fills.clone()} />
            </>
        }
    };
    reply.draw(t, |told| {
        let Told::Meaning(Some(meaning)) = told else {
            return html! { <p>{ t.get("document-absent") }</p> };
        };
        draw(meaning)
    })
}

/// Problems that are listed one by one.
const LISTED: usize = 100;

fn problems(t: Texts, diagnostics: &[Diagnostic]) -> Html {
    if diagnostics.is_empty() {
        return Html::default();
    }
    let title = t.with("mds2-problems", &[("count", diagnostics.len().into())]);
    let line = |diagnostic: &Diagnostic| {
        let at = diagnostic.at.line;
        html! {
            <li>
                if at > 0 {
                    <span class="muted">{ t.with("sbom-problem-line", &[("line", at.into())]) }</span>
                }
                { problem(t, &diagnostic.problem) }
            </li>
        }
    };
    html! {
        <Notice tone={Tone::Warn} {title} testid="mds2-problems">
            <details>
                <summary>{ t.get("sbom-problems-show") }</summary>
                <ul class="small">{ for diagnostics.iter().take(LISTED).map(line) }</ul>
            </details>
        </Notice>
    }
}

fn problem(t: Texts, problem: &Problem) -> AttrValue {
    let id_and_text = |key: &str, id: &str, text: &str| {
        let args = [
            ("id", id.to_owned().into()),
            ("text", text.to_owned().into()),
        ];
        t.with(key, &args)
    };
    match problem {
        Problem::UnknownQuestion { id } => {
            t.with("mds2-problem-unknown", &[("id", id.clone().into())])
        }
        Problem::Unrecognized { id, text } => id_and_text("mds2-problem-unrecognized", id, text),
        Problem::AnsweredAgain { id, text } => id_and_text("mds2-problem-again", id, text),
        Problem::Sheet { sheet, .. } => {
            t.with("mds2-problem-sheet", &[("sheet", sheet.clone().into())])
        }
        Problem::Table(_) => t.get("mds2-problem-table"),
        Problem::NotListed { count } => t.with("sbom-problem-more", &[("count", (*count).into())]),
    }
}
