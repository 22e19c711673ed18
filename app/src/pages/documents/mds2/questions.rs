//! Every question with its answer, by section.

use std::rc::Rc;

use daicho_core::ident::text::search_key;
use yew::prelude::*;

use super::words;
use crate::browser::dom;
use crate::components::badge::{Badge, Tone};
use crate::components::segments::Segments;
use crate::i18n::{Texts, use_texts};
use crate::worker::protocol::forms::{FormView, QuestionView};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct QuestionsCardProps {
    pub(super) view: Rc<FormView>,
}

/// Which questions are shown.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Only {
    All,
    Unanswered,
    Notes,
    Found,
}

impl Only {
    const ALL: [Self; 4] = [Self::All, Self::Unanswered, Self::Notes, Self::Found];

    const fn code(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Unanswered => "unanswered",
            Self::Notes => "see-notes",
            Self::Found => "found",
        }
    }

    fn fits(self, question: &QuestionView) -> bool {
        match self {
            Self::All => true,
            Self::Unanswered => question.said.code == "unanswered",
            Self::Notes => matches!(question.said.code.as_str(), "see-notes" | "unrecognized"),
            Self::Found => question.is_found,
        }
    }
}

/// All questions, to look through.
#[component]
pub(super) fn QuestionsCard(props: &QuestionsCardProps) -> Html {
    let t = use_texts();
    let only = use_state_eq(|| Only::All);
    let text = use_state_eq(String::new);
    let shown = use_memo(
        (t, props.view.clone(), *only, (*text).clone()),
        |(t, view, only, text)| shown(*t, view, *only, text),
    );
    let oninput = {
        let text = text.clone();
        move |event: InputEvent| text.set(dom::input_value(&event))
    };
    let on_choose = {
        let only = only.clone();
        move |code: AttrValue| {
            let chosen = Only::ALL.into_iter().find(|only| only.code() == code);
            only.set(chosen.unwrap_or(Only::All));
        }
    };
    let options = Only::ALL.map(|only| {
        let code = only.code();
        (code.into(), t.get(&format!("mds2-only-{code}")), None)
    });
    let is_open = *only != Only::All || !text.is_empty();
    let found: usize = shown.iter().map(|(_, questions)| questions.len()).sum();
    let total = props.view.questions.len();
    html! {
        <section class="card stack-s" data-testid="mds2-questions">
            <h2>{ t.get("mds2-questions") }</h2>
            <div class="row no-print filters">
                <input class="input" type="search" placeholder={t.get("mds2-search")} aria-label={t.get("mds2-search")} {oninput}
                    data-testid="mds2-search" />
                <Segments label={t.get("mds2-only")} options={options.to_vec()} value={only.code()} {on_choose} testid="mds2-only" />
                <span class="muted" role="status" data-testid="mds2-found">
                    { t.with("mds2-found", &[("count", found.into()), ("total", total.into())]) }
                </span>
            </div>
            for (section, questions) in shown.iter() {
                { group(t, &props.view, section, questions, is_open) }
            }
            <p class="muted small">{ t.get("mds2-questions-source") }</p>
        </section>
    }
}

/// Returns the numbers of the questions that have every word of a text, by section.
fn shown(t: Texts, view: &FormView, only: Only, text: &str) -> Vec<(String, Vec<usize>)> {
    let key = search_key(text);
    let words: Vec<&str> = key.split_whitespace().collect();
    let has_words = |question: &QuestionView| {
        let asked = words::question(t, &question.words);
        let notes = question.notes.join(" ");
        let said = search_key(&format!(
            "{} {asked} {} {notes}",
            question.id, question.said.text
        ));
        words.iter().all(|word| said.contains(word))
    };
    let mut groups: Vec<(String, Vec<usize>)> = Vec::new();
    for (at, question) in view.questions.iter().enumerate() {
        if !only.fits(question) || !has_words(question) {
            continue;
        }
        match groups
            .iter_mut()
            .find(|(code, _)| *code == question.section)
        {
            Some((_, questions)) => questions.push(at),
            None => groups.push((question.section.clone(), vec![at])),
        }
    }
    groups
}

fn group(t: Texts, view: &FormView, section: &str, questions: &[usize], open: bool) -> Html {
    let questions: Vec<&QuestionView> = questions
        .iter()
        .filter_map(|at| view.questions.get(*at))
        .collect();
    let is_open = |question: &&&QuestionView| question.said.code == "unanswered";
    let unanswered = questions.iter().filter(is_open).count();
    html! {
        // Another key draws it anew, folded or not.
        <details key={format!("{section}-{open}")} class="form-more" {open} data-testid={format!("mds2-section-{section}")}>
            <summary>
                { words::section(t, section) }{ " " }
                <span class="muted small">{ t.with("mds2-section-count", &[("count", questions.len().into())]) }</span>
                if unanswered > 0 {
                    { " " }<Badge tone={Tone::Unknown}>{ t.with("mds2-section-unanswered", &[("count", unanswered.into())]) }</Badge>
                }
            </summary>
            <div class="scroll-x"><table class="table-plain answers">
                <thead><tr>
                    for key in ["number", "question", "answer", "note"] {
                        <th scope="col">{ t.get(&format!("mds2-column-{key}")) }</th>
                    }
                </tr></thead>
                <tbody>{ for questions.iter().map(|question| row(t, question)) }</tbody>
            </table></div>
        </details>
    }
}

fn row(t: Texts, question: &QuestionView) -> Html {
    html! {
        <tr key={question.id.clone()} data-testid={format!("mds2-question-{}", question.id)}>
            <td class="small nowrap">{ &question.id }</td>
            <td>{ words::question(t, &question.words) }</td>
            <td>{ words::said(t, &question.said) }</td>
            <td class="small wrap">
                for note in &question.notes {
                    <div>{ note }</div>
                }
            </td>
        </tr>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;
    use crate::worker::protocol::forms::{Said, Words};

    fn question(id: &str, section: &str, code: &str, ja: &str) -> QuestionView {
        QuestionView {
            id: id.to_owned(),
            section: section.to_owned(),
            words: Words {
                ja: ja.to_owned(),
                en: String::new(),
            },
            said: Said {
                code: code.to_owned(),
                text: String::new(),
            },
            ..QuestionView::default()
        }
    }

    #[test]
    fn questions_are_found_by_words_and_answers_section_by_section() {
        let view = FormView {
            questions: vec![
                question("MLDP-1", "mldp", "unanswered", "対策ソフトを使えるか"),
                question("RMOT-1", "rmot", "see-notes", "外から保守できるか"),
                question("MLDP-2", "mldp", "yes", "初めから入っているか"),
            ],
            ..FormView::default()
        };
        let found = |only, text: &str| {
            let groups = shown(Texts(Language::Ja), &view, only, text);
            let groups = groups.into_iter();
            groups
                .map(|(section, at)| format!("{section}{at:?}"))
                .collect::<String>()
        };
        assert_eq!(found(Only::All, ""), "mldp[0, 2]rmot[1]");
        assert_eq!(found(Only::All, "ｍｌｄｐ 初め"), "mldp[2]");
        assert_eq!(found(Only::Unanswered, ""), "mldp[0]");
        assert_eq!(found(Only::Notes, ""), "rmot[1]");
    }
}
