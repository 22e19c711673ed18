//! The fixed words of papers, in both languages: data beside the templates, so that who translates those translates these.

use std::{collections::BTreeMap, sync::LazyLock};

use serde::Deserialize;

use crate::contract::{
    field::Field,
    matrix::Part,
    problem::TemplateError,
    words::{Both, Language, Party, listed},
};

/// Words of papers, each in both languages.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// What the file is: [`FORMAT`].
    pub format: String,
    fixed: BTreeMap<String, Both>,
    parties: BTreeMap<String, Both>,
    parts: BTreeMap<String, Both>,
    fields: BTreeMap<String, Both>,
    documents: BTreeMap<String, Both>,
    /// What is said in tables, by the names of the others.
    short: BTreeMap<String, Both>,
    /// Places in documents in Japanese, by their English.
    #[serde(skip)]
    sections: BTreeMap<String, String>,
}

/// What a file of words says that it is.
pub const FORMAT: &str = "daicho-words/1";

listed! {
    /// A heading or sentence that every paper of its kind has.
    Fixed {
        /// What an annex is called that nobody gave a name.
        Annex = "annex",
        /// That an annex is no legal advice.
        Notice = "notice",
        /// What marks something open.
        Open = "open",
        /// Heading of the parties.
        Parties = "parties",
        /// Over the column of what a party is.
        Role = "role",
        /// Over the column of who it is.
        Name = "name",
        /// Before the devices.
        Devices = "devices",
        /// Heading of the picture.
        Boundary = "boundary",
        /// Caption of the picture.
        Picture = "picture",
        /// Heading of who does what.
        Matrix = "matrix",
        /// What the words in that table mean.
        MatrixAbout = "matrix_about",
        /// Over the column of articles.
        Article = "article",
        /// Over the column of tasks.
        Task = "task",
        /// A task that nobody does.
        NoResponsible = "no_responsible",
        /// A task that nobody answers for.
        NoAccountable = "no_accountable",
        /// Heading of what is open.
        OpenQuestions = "open_questions",
        /// What to do with that.
        OpenAbout = "open_about",
        /// That nothing is.
        NothingOpen = "nothing_open",
        /// Heading of the sources.
        Sources = "sources",
        /// How the sources were used.
        SourcesAbout = "sources_about",
        /// Heading of the titles of documents.
        Documents = "documents",
        /// Over the column of documents.
        Document = "document",
        /// Over the column of places in documents.
        Section = "section",
        /// Over the column of numbers.
        Number = "number",
        /// Over the column of questions.
        Question = "question",
        /// Over the column of what a good answer looks like.
        Expected = "expected",
        /// Over the column to write into.
        Answer = "answer",
        /// Over the column of sources.
        Source = "source",
        /// What a list of questions is for.
        ChecklistNotice = "checklist_notice",
        /// Heading of the clauses that a hospital added.
        OwnClauses = "own_clauses",
    }
}

/// Returns the words that come along. That they can be read is tested; if they could not, codes would stand in their place.
#[must_use]
pub fn wording() -> &'static Wording {
    static WORDING: LazyLock<Wording> = LazyLock::new(|| {
        let words = Wording::read(include_str!("../../../data/contract/words.json"));
        let sections = serde_json::from_str(include_str!("../../../data/contract/sections.json"));
        Wording {
            sections: sections.unwrap_or_default(),
            ..words.unwrap_or_default()
        }
    });
    &WORDING
}

impl Wording {
    /// Reads words.
    ///
    /// # Errors
    /// The first [`TemplateError`]; nothing of the file is taken then.
    pub fn read(text: &str) -> Result<Self, TemplateError> {
        let words: Self = serde_json::from_str(text)?;
        if words.format != FORMAT {
            return Err(TemplateError::OtherFormat(words.format));
        }
        Ok(words)
    }

    /// Returns a place in a document. One that nobody translated, such as a bare number, is the same in both languages.
    #[must_use]
    pub fn section<'a>(&'a self, section: &'a str, language: Language) -> &'a str {
        match language {
            Language::Ja => self.sections.get(section).map_or(section, String::as_str),
            Language::En => section,
        }
    }

    /// Returns a heading or sentence.
    #[must_use]
    pub fn fixed(&self, fixed: Fixed) -> Both {
        found(&self.fixed, fixed.code())
    }

    /// Returns what a party is called.
    #[must_use]
    pub fn party(&self, party: Party) -> Both {
        found(&self.parties, party.code())
    }

    /// Returns what a party is called where there is little room.
    #[must_use]
    pub fn party_short(&self, party: Party) -> Both {
        let short = self.short.get(party.code()).cloned();
        short.unwrap_or_else(|| self.party(party))
    }

    /// Returns what a party does with a task.
    #[must_use]
    pub fn part(&self, part: Part) -> Both {
        let code = match part {
            Part::Responsible => "responsible",
            Part::Accountable => "accountable",
            Part::Consulted => "consulted",
            Part::Informed => "informed",
        };
        found(&self.parts, code)
    }

    /// Returns what is missing where a field is open.
    #[must_use]
    pub fn field(&self, field: Field) -> Both {
        found(&self.fields, field.code())
    }

    /// Returns the title of a source.
    #[must_use]
    pub fn document(&self, id: &str) -> Both {
        found(&self.documents, id)
    }

    /// Returns what a source is called where there is little room.
    #[must_use]
    pub fn document_short(&self, id: &str) -> Both {
        let short = self.short.get(id).cloned();
        short.unwrap_or_else(|| self.document(id))
    }
}

fn found(words: &BTreeMap<String, Both>, code: &str) -> Both {
    words.get(code).cloned().unwrap_or_else(|| Both {
        ja: code.to_owned(),
        en: code.to_owned(),
    })
}
