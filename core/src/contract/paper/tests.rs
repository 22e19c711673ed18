//! Annexes and lists of questions on paper: complete, numbered right, and as they were when somebody last looked at them.

mod snapshot;
mod writers;

use std::{collections::BTreeSet, sync::LazyLock};

use super::{
    annex_paper::{Draft, annex_paper},
    checklist_paper::checklist_paper,
    shape::{Block, Cell, Depth, Heading, Languages, Line, Look, Paper, Run},
    wording::{Fixed, wording},
};
use crate::{
    contract::{
        annex::{self, Annex, Article, Facts, article_name},
        checklist::{self, Occasion},
        choice::Choice,
        clause::Source,
        field::{Field, Piece, pieces},
        html::html,
        known::{Subject, facts},
        library::{Library, shipped},
        markdown::markdown,
        matrix::{Assigned, Part, matrix},
        problem::TemplateError,
        words::{Both, Language, Party, Situation},
    },
    ledger::{commit::SealedCommit, state::Ledger},
};

/// A PNG of one pixel.
pub(in crate::contract) const PICTURE: &[u8] = &[
    137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0,
    0, 0, 58, 126, 155, 85, 0, 0, 0, 10, 73, 68, 65, 84, 120, 156, 99, 96, 0, 0, 0, 2, 0, 1, 72,
    175, 164, 113, 0, 0, 0, 0, 73, 69, 78, 68, 174, 66, 96, 130,
];

const SAMPLE: &[u8] = include_bytes!("../../../../public/sample/ledger.json");

const LANGUAGES: [Languages; 3] = [
    Languages::One(Language::Ja),
    Languages::One(Language::En),
    Languages::Both,
];

/// What the sample ledger knows of its first line and boundary and of two devices.
fn sample() -> &'static Facts {
    static FACTS: LazyLock<Facts> = LazyLock::new(|| {
        let mut ledger = Ledger::new();
        let commit = SealedCommit::open(SAMPLE.to_vec()).unwrap();
        ledger.apply(&commit).unwrap();
        let first = |kind: &str| ledger.records(kind).map(|record| record.id()).next();
        let subject = Subject {
            units: ledger.records("unit").map(|it| it.id()).take(2).collect(),
            vendor: None,
            line: first("line"),
            boundary: first("boundary"),
        };
        assert!(subject.line.is_some() && subject.boundary.is_some());
        facts(&ledger, &subject)
    });
    &FACTS
}

fn choice(hospital: &str, situation: Situation) -> Choice {
    Choice {
        hospital: hospital.to_owned(),
        situations: [situation].into(),
        ..Choice::default()
    }
}

/// An annex with all parties and a picture.
fn paper(choice: &Choice, facts: &Facts, languages: Languages) -> Paper {
    annex_paper(&Draft {
        title: Both::default(),
        languages,
        library: shipped(),
        choice,
        facts,
        parties: &Party::ALL.iter().copied().collect(),
        assigned: &Assigned::new(),
        boundary: Some(PICTURE.to_vec()),
    })
}

/// An annex in which these are known.
pub(in crate::contract) fn annex_of(facts: &Facts) -> Paper {
    let choice = choice("medium", Situation::Remote);
    paper(&choice, facts, Languages::Both)
}

/// Every pattern in every situation in every language, on the sample ledger.
pub(in crate::contract) fn every_paper(mut look: impl FnMut(&Paper, &str)) {
    for hospital in shipped().hospitals() {
        for situation in Situation::ALL {
            let choice = choice(&hospital.id, *situation);
            for languages in LANGUAGES {
                let at = format!("{} {} {languages:?}", hospital.id, situation.code());
                look(&paper(&choice, sample(), languages), &at);
            }
        }
    }
    for occasion in [Occasion::Procurement, Occasion::Acceptance] {
        for situation in Situation::ALL {
            for languages in LANGUAGES {
                let list = checklist::shipped(occasion);
                let at = format!("{} {} {languages:?}", list.id, situation.code());
                look(&checklist_paper(list, &[*situation].into(), languages), &at);
            }
        }
    }
}

/// All lines of a paper, wherever they stand.
fn lines(paper: &Paper) -> Vec<&Line> {
    let mut lines: Vec<&Line> = paper.title.iter().collect();
    for block in &paper.blocks {
        match block {
            Block::Heading(heading) => lines.extend(&heading.text),
            Block::Paragraph(_, line) => lines.push(line),
            Block::Bullets(list) => lines.extend(list.iter().flatten()),
            Block::Table(table) => {
                lines.extend(
                    table
                        .head
                        .iter()
                        .chain(table.rows.iter().flatten())
                        .flatten(),
                );
            }
            Block::Picture(picture) => lines.extend(&picture.caption),
            Block::PageBreak => (),
        }
    }
    lines
}

/// The rows of the nth table.
fn rows(paper: &Paper, nth: usize) -> &[Vec<Cell>] {
    let mut tables = paper.blocks.iter().filter_map(|block| {
        let Block::Table(table) = block else {
            return None;
        };
        Some(table)
    });
    &tables.nth(nth).unwrap().rows
}

/// The headings of articles.
fn headings(paper: &Paper) -> Vec<&Heading> {
    let headings = paper.blocks.iter().filter_map(|block| {
        let Block::Heading(heading) = block else {
            return None;
        };
        Some(heading)
    });
    headings.filter(|it| it.depth == Depth::Article).collect()
}

#[test]
fn no_paper_has_a_placeholder_and_each_has_only_its_languages() {
    every_paper(|paper, at| {
        for line in lines(paper) {
            assert!(paper.languages.list().contains(&line.language), "{at}");
            let text = line.plain();
            assert!(!text.contains("{{") && !text.contains("}}"), "{at}: {text}");
            assert!(!text.trim().is_empty(), "{at}");
        }
        for block in &paper.blocks {
            if let Block::Table(table) = block {
                let columns = table.shares.len();
                assert_eq!(table.head.len(), columns, "{at}");
                assert!(table.rows.iter().all(|row| row.len() == columns), "{at}");
            }
        }
        assert!(!html(paper).contains("{{"), "{at}");
        assert!(!markdown(paper).contains("{{"), "{at}");
    });
}

/// What a text of a clause has to say: numbers of articles that are there, titles of those that are not.
fn expected(library: &Library, made: &Annex, text: &str, facts: &Facts) -> String {
    let said = pieces(text).unwrap().into_iter().map(|piece| match piece {
        Piece::Text(text) => text,
        Piece::Field(field) => match facts.get(&field) {
            Some(text) => text.ja.clone(),
            None => "？".to_owned(),
        },
        Piece::Clause(id) => match made.articles().find(|article| article.clause == id) {
            Some(article) => article_name(Language::Ja, article.number),
            None => format!("「{}」", library.clause(&id).unwrap().title.ja),
        },
    });
    said.collect()
}

/// What an article says, with a mark where something is open.
fn texts(article: &Article) -> Vec<String> {
    let runs = |runs: &Vec<annex::Run>| {
        let texts = runs.iter().map(|run| match run {
            annex::Run::Text(text) => text.as_str(),
            annex::Run::Open(_) => "？",
        });
        texts.collect()
    };
    article.paragraphs.iter().map(runs).collect()
}

#[test]
fn numbers_and_references_stay_right_whichever_clause_is_left_out() {
    let library = shipped();
    // Something for every field, so that the numbers of the pattern do not stand there.
    let facts = Field::ALL.iter().map(|it| (*it, both(it.code())));
    let facts: Facts = facts.collect();
    let whole = choice("large", Situation::Remote);
    let all = annex::annex(library, &whole, &facts, Language::Ja);
    for left_out in all.articles() {
        let mut choice = whole.clone();
        choice.included.insert(left_out.clause.clone(), false);
        let made = annex::annex(library, &choice, &facts, Language::Ja);
        let paper = paper(&choice, &facts, Languages::One(Language::Ja));
        let headings = headings(&paper);
        assert_eq!(headings.len(), all.articles().count() - 1);
        for ((article, number), heading) in made.articles().zip(1..).zip(headings) {
            assert_ne!(article.clause, left_out.clause);
            assert_eq!(heading.clause.as_ref(), Some(&article.clause));
            let title = format!("第{number}条 {}", article.title);
            assert_eq!(heading.text[0].plain(), title);
            let clause = library.clause(&article.clause).unwrap();
            let text = clause.texts.of(article.strength).ja.lines();
            let lines = text.filter(|line| !line.trim().is_empty());
            let lines = lines.map(|it| expected(library, &made, it, &facts));
            assert_eq!(texts(article), lines.collect::<Vec<_>>(), "{title}");
        }
        check_tables(&paper, &choice, &made);
    }
}

/// The tables name the articles that are there.
fn check_tables(paper: &Paper, choice: &Choice, made: &Annex) {
    let name = |clause: &str| {
        let article = made.articles().find(|it| it.clause == clause).unwrap();
        article_name(Language::Ja, article.number)
    };
    let parties = Party::ALL.iter().copied().collect();
    let duties = matrix(shipped(), choice, &parties, &Assigned::new());
    let said: Vec<String> = rows(paper, 1).iter().map(|row| row[0][0].plain()).collect();
    let meant: Vec<String> = duties.iter().map(|duty| name(duty.clause)).collect();
    assert_eq!(said, meant);
    let mut sources: Vec<String> = rows(paper, 2).iter().map(|row| row[0][0].plain()).collect();
    sources.dedup();
    let articles: Vec<String> = made
        .articles()
        .map(|it| format!("{} {}", name(&it.clause), it.title))
        .collect();
    assert_eq!(sources, articles);
}

fn both(text: &str) -> Both {
    Both {
        ja: text.to_owned(),
        en: text.to_owned(),
    }
}

#[test]
fn what_is_open_is_listed_with_the_articles_that_wait_for_it_and_gaps_too() {
    let choice = choice("medium", Situation::Remote);
    let paper = paper(&choice, &Facts::new(), Languages::Both);
    let mut questions: Vec<&Cell> = Vec::new();
    for block in &paper.blocks {
        if let Block::Bullets(list) = block {
            questions.extend(list);
        }
    }
    let open = |text: &str| questions.iter().any(|it| it[0].plain().starts_with(text));
    assert!(open("製造販売業者の名前（第1条、"));
    assert!(open("対象機器（第3条）"));
    assert!(
        questions
            .iter()
            .any(|it| it[0].plain().ends_with("（実施する人がいない）"))
    );
    assert!(questions.iter().all(|it| it.len() == 2));
    let marked = lines(&paper);
    let marked = marked.iter().flat_map(|line| &line.runs);
    let marks: BTreeSet<&str> = marked
        .filter_map(|run| match run {
            Run::Open(text) => Some(text.as_str()),
            Run::Text(_) => None,
        })
        .collect();
    assert!(marks.contains("【要確認：製造販売業者の名前】"));
    assert!(marks.contains("[open: nobody does it]"));
}

#[test]
fn english_stands_below_each_article_with_the_same_number() {
    let choice = choice("small", Situation::Closed);
    let paper = paper(&choice, sample(), Languages::Both);
    let mut pending: Option<String> = None;
    for block in &paper.blocks {
        if let Block::Heading(heading) = block {
            assert_eq!(pending, None);
            let text = heading.text[0].plain();
            let number = text.split_once('条').map(|(number, _)| number);
            let is_article = heading.depth == Depth::Article;
            pending = number
                .filter(|_| is_article)
                .map(|it| it.replace('第', "Article "));
        }
        if let Block::Paragraph(Look::Subheading, line) = block {
            let number = pending.take().unwrap();
            assert!(line.plain().starts_with(&format!("{number} ")), "{number}");
        }
    }
    assert_eq!(pending, None);
}

#[test]
fn every_word_is_there_in_both_languages() {
    let words = wording();
    let mut all: Vec<(String, Both)> = Vec::new();
    let mut add = |code: &str, both: Both| all.push((code.to_owned(), both));
    for fixed in Fixed::ALL {
        add(fixed.code(), words.fixed(*fixed));
    }
    for field in Field::ALL {
        add(field.code(), words.field(*field));
    }
    for party in Party::ALL {
        add(party.code(), words.party(*party));
    }
    for part in [
        Part::Responsible,
        Part::Accountable,
        Part::Consulted,
        Part::Informed,
    ] {
        add("-", words.part(part));
    }
    let clauses = shipped().clauses().flat_map(|clause| &clause.sources);
    let lists = [Occasion::Procurement, Occasion::Acceptance].map(checklist::shipped);
    let items = lists.iter().flat_map(|list| &list.items);
    let sources = clauses.chain(items.flat_map(|item| &item.sources));
    for Source { document, .. } in sources {
        add(document, words.document(document));
        add(document, words.document_short(document));
    }
    for (code, both) in all {
        let is_said = !both.ja.is_ascii();
        assert!(is_said && !both.en.is_empty(), "{code}");
    }
    let other = super::wording::Wording::read(
        r#"{"format": "x", "fixed": {}, "parties": {}, "parts": {}, "fields": {}, "documents": {}, "short": {}}"#,
    );
    assert_eq!(other, Err(TemplateError::OtherFormat("x".to_owned())));
}

#[test]
fn places_in_documents_are_named_in_both_languages() {
    let words = wording();
    let checklists = [Occasion::Procurement, Occasion::Acceptance].map(checklist::shipped);
    let items = checklists.iter().flat_map(|list| &list.items);
    let sources = shipped()
        .clauses()
        .flat_map(|clause| &clause.sources)
        .chain(items.flat_map(|item| &item.sources));
    for source in sources {
        let section = words.section(&source.section, Language::Ja);
        let is_english =
            |word: &str| word.len() > 3 && word.chars().all(|c| c.is_ascii_lowercase());
        assert!(!section.split([' ', '-']).any(is_english), "{section}");
        assert_eq!(words.section(&source.section, Language::En), source.section);
    }
}
