//! The annex: numbered articles, filled in, with what is open.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    choice::{Choice, Offered, offered},
    clause::{Clause, Group},
    field::{Field, Piece, pieces},
    library::Library,
    pattern::Preset,
    words::{Both, Language, Level, Strength},
};

/// What is known, as it is written into the text.
pub type Facts = BTreeMap<Field, Both>;

/// A run of a paragraph.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Run {
    /// A text.
    Text(String),
    /// Something that nobody has said yet: it is marked, and never made up.
    Open(Field),
}

/// An article: a clause with its number.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Article {
    /// Its number, from 1.
    pub number: usize,
    /// The clause that it was made of.
    pub clause: String,
    /// How much it matters.
    pub level: Level,
    /// How strong it is.
    pub strength: Strength,
    /// What it is about.
    pub title: String,
    /// What it says.
    pub paragraphs: Vec<Vec<Run>>,
}

/// Articles about one thing.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Chapter {
    /// The group that it was made of.
    pub group: String,
    /// What it is about.
    pub title: String,
    /// Its articles; at least one.
    pub articles: Vec<Article>,
}

/// An annex in one language.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Annex {
    /// Its chapters.
    pub chapters: Vec<Chapter>,
    /// What is open, in the order of the fields.
    pub open: BTreeSet<Field>,
}

impl Annex {
    /// Lists the articles in their order.
    pub fn articles(&self) -> impl Iterator<Item = &Article> {
        self.chapters.iter().flat_map(|chapter| &chapter.articles)
    }
}

/// Writes the annex that a person chose, in a language.
#[must_use]
pub fn annex(library: &Library, choice: &Choice, facts: &Facts, language: Language) -> Annex {
    let kept: Vec<Offered<'_>> = offered(library, choice)
        .into_iter()
        .filter(|it| it.is_in && !choice.refused.contains(&it.clause.id))
        .collect();
    let numbers = kept.iter().zip(1..);
    let writer = Writer {
        library,
        language,
        facts: filled(library, choice, facts),
        wordings: &choice.wordings,
        numbers: numbers
            .map(|(it, number)| (it.clause.id.as_str(), number))
            .collect(),
    };
    let mut annex = Annex::default();
    for group in library.groups() {
        let of_group = kept.iter().filter(|it| is_of(it.clause, group));
        let articles: Vec<Article> = of_group.map(|it| writer.article(it)).collect();
        if !articles.is_empty() {
            annex.chapters.push(Chapter {
                group: group.group.clone(),
                title: group.title.of(language).to_owned(),
                articles,
            });
        }
    }
    let runs = annex
        .articles()
        .flat_map(|article| article.paragraphs.iter().flatten());
    let open = runs.filter_map(|run| match run {
        Run::Open(field) => Some(*field),
        Run::Text(_) => None,
    });
    annex.open = open.collect();
    annex
}

fn is_of(clause: &Clause, group: &Group) -> bool {
    group.clauses.iter().any(|own| own.id == clause.id)
}

/// What is known, and the numbers that stand there at first.
fn filled(library: &Library, choice: &Choice, facts: &Facts) -> Facts {
    let mut filled = Facts::new();
    let of_kind = || Some(&library.hospital(&choice.hospital)?.defaults);
    for (name, preset) in choice
        .presets
        .as_ref()
        .or_else(of_kind)
        .into_iter()
        .flatten()
    {
        if let Some(field) = Field::from_code(name) {
            filled.insert(field, words(preset));
        }
    }
    filled.extend(facts.iter().map(|(field, text)| (*field, text.clone())));
    // An empty text is none.
    filled.retain(|_, text| !text.is_blank());
    filled
}

fn words(preset: &Preset) -> Both {
    match preset {
        Preset::Number(number) => Both {
            ja: number.to_string(),
            en: number.to_string(),
        },
        Preset::Words(words) => words.clone(),
    }
}

struct Writer<'a> {
    library: &'a Library,
    language: Language,
    facts: Facts,
    wordings: &'a BTreeMap<String, String>,
    /// The numbers of the articles that are there.
    numbers: BTreeMap<&'a str, usize>,
}

impl Writer<'_> {
    fn article(&self, offered: &Offered<'_>) -> Article {
        let clause = offered.clause;
        let wording = self.wordings.get(&clause.id);
        let text = match wording {
            Some(words) => words,
            None => clause.texts.of(offered.strength).of(self.language),
        };
        let lines = text.lines().filter(|line| !line.trim().is_empty());
        let paragraph = |line: &str| match wording {
            // What two sides wrote is no template: braces in it are braces.
            Some(_) => vec![Run::Text(line.to_owned())],
            None => self.paragraph(line),
        };
        Article {
            number: self
                .numbers
                .get(clause.id.as_str())
                .copied()
                .unwrap_or_default(),
            clause: clause.id.clone(),
            level: offered.level,
            strength: offered.strength,
            title: clause.title.of(self.language).to_owned(),
            paragraphs: lines.map(paragraph).collect(),
        }
    }

    fn paragraph(&self, text: &str) -> Vec<Run> {
        // The texts of a library were read before.
        let found = pieces(text).unwrap_or_else(|_| vec![Piece::Text(text.to_owned())]);
        found.into_iter().map(|piece| self.run(piece)).collect()
    }

    fn run(&self, piece: Piece) -> Run {
        match piece {
            Piece::Text(text) => Run::Text(text),
            Piece::Clause(id) => Run::Text(self.reference(&id)),
            Piece::Field(field) => match self.facts.get(&field) {
                Some(text) => Run::Text(one_line(text.of(self.language))),
                None => Run::Open(field),
            },
        }
    }

    /// The number of another article; of one that was left out its title.
    fn reference(&self, id: &str) -> String {
        if let Some(number) = self.numbers.get(id) {
            return article_name(self.language, *number);
        }
        let clause = self.library.clause(id);
        let title = clause.map_or(id, |clause| clause.title.of(self.language));
        match self.language {
            Language::Ja => format!("「{title}」"),
            Language::En => format!("“{title}”"),
        }
    }
}

/// Returns what an article is called.
#[must_use]
pub fn article_name(language: Language, number: usize) -> String {
    match language {
        Language::Ja => format!("第{number}条"),
        Language::En => format!("Article {number}"),
    }
}

/// A value stands in a sentence: it has no lines of its own.
fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.lines().map(str::trim).collect();
    words.join(" ")
}
