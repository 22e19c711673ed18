//! A template: groups and patterns that fit together.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::LazyLock,
};

use super::{
    clause::{self, Clause, Group, Task},
    field::{Field, Piece, pieces},
    own::Template,
    pattern::{self, Case, Hospital, Patterns},
    problem::TemplateError,
    words::{Both, Situation, Strength},
};

/// A template.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Library {
    groups: Vec<Group>,
    patterns: Patterns,
    /// The places of clauses: of the group, and in it.
    places: BTreeMap<String, (usize, usize)>,
    /// Short names of the texts, by place and strength; worked out once, because every contract asks for them.
    editions: BTreeMap<((usize, usize), Strength), String>,
}

/// The files of the template that comes along, in their order.
const SHIPPED: [&str; 15] = [
    include_str!("../../data/contract/01-scope.json"),
    include_str!("../../data/contract/02-boundary.json"),
    include_str!("../../data/contract/03-remote.json"),
    include_str!("../../data/contract/04-media.json"),
    include_str!("../../data/contract/05-disclosure.json"),
    include_str!("../../data/contract/06-vulnerability.json"),
    include_str!("../../data/contract/07-lifecycle.json"),
    include_str!("../../data/contract/08-incident.json"),
    include_str!("../../data/contract/09-backup.json"),
    include_str!("../../data/contract/10-confidentiality.json"),
    include_str!("../../data/contract/11-subcontract.json"),
    include_str!("../../data/contract/12-audit.json"),
    include_str!("../../data/contract/13-training.json"),
    include_str!("../../data/contract/14-cost.json"),
    include_str!("../../data/contract/15-end.json"),
];

/// The patterns that come along.
const PATTERNS: &str = include_str!("../../data/contract/patterns.json");

/// Returns the template that comes along. That its files fit together is tested; if they did not, it would be empty.
#[must_use]
pub fn shipped() -> &'static Library {
    static LIBRARY: LazyLock<Library> = LazyLock::new(|| {
        Library::read(&SHIPPED, PATTERNS).unwrap_or_else(|_| Library {
            groups: Vec::new(),
            patterns: Patterns {
                format: String::new(),
                hospitals: Vec::new(),
                situations: Vec::new(),
            },
            places: BTreeMap::new(),
            editions: BTreeMap::new(),
        })
    });
    &LIBRARY
}

impl Library {
    /// Reads a template: files of clauses in their order, and one of patterns.
    ///
    /// # Errors
    /// The first [`TemplateError`]; nothing of the template is taken then.
    pub fn read(groups: &[&str], patterns: &str) -> Result<Self, TemplateError> {
        let groups = groups
            .iter()
            .map(|text| Ok(serde_json::from_str::<Group>(text)?))
            .collect::<Result<Vec<_>, TemplateError>>()?;
        Self::assemble(groups, serde_json::from_str(patterns)?)
    }

    /// Puts groups and patterns together, and looks whether they fit.
    fn assemble(groups: Vec<Group>, patterns: Patterns) -> Result<Self, TemplateError> {
        let library = Self::put(groups, patterns)?;
        library.check()?;
        Ok(library)
    }

    fn put(groups: Vec<Group>, patterns: Patterns) -> Result<Self, TemplateError> {
        let mut places = BTreeMap::new();
        let mut editions = BTreeMap::new();
        for (nth, group) in groups.iter().enumerate() {
            for (of, clause) in group.clauses.iter().enumerate() {
                if places.insert(clause.id.clone(), (nth, of)).is_some() {
                    return Err(TemplateError::Twice(clause.id.clone()));
                }
                for strength in Strength::ALL {
                    editions.insert(((nth, of), *strength), clause.edition(*strength));
                }
            }
        }
        Ok(Self {
            groups,
            patterns,
            places,
            editions,
        })
    }

    /// Returns the template with other groups, which need not fit with today's: what was agreed may refer to a clause that is not there
    /// any more.
    ///
    /// # Errors
    /// [`TemplateError::Twice`] where two clauses have one id.
    pub fn of_groups(&self, groups: Vec<Group>) -> Result<Self, TemplateError> {
        Self::put(groups, self.patterns.clone())
    }

    /// Returns the template with what a hospital wrote itself: clauses and kinds of hospitals of the same id stand in place of those
    /// that are there, others behind those of their group.
    ///
    /// # Errors
    /// The first [`TemplateError`] of what does not fit together.
    pub fn with(&self, own: &Template) -> Result<Self, TemplateError> {
        let (mut groups, mut patterns) = (self.groups.clone(), self.patterns.clone());
        for group in &own.groups {
            expect(&group.format, clause::FORMAT)?;
            match groups.iter_mut().find(|it| it.group == group.group) {
                Some(known) => merge(&mut known.clauses, &group.clauses, |it| &it.id),
                None => groups.push(group.clone()),
            }
        }
        merge(&mut patterns.hospitals, &own.hospitals, |it| &it.id);
        Self::assemble(groups, patterns)
    }

    /// Returns the groups in their order.
    #[must_use]
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// Lists the clauses in their order.
    pub fn clauses(&self) -> impl Iterator<Item = &Clause> {
        self.groups.iter().flat_map(|group| &group.clauses)
    }

    /// Finds a clause.
    #[must_use]
    pub fn clause(&self, id: &str) -> Option<&Clause> {
        let (group, nth) = self.places.get(id)?;
        self.groups.get(*group)?.clauses.get(*nth)
    }

    /// Returns a short name for all texts of the template, which is another one as soon as one of them is another one.
    #[must_use]
    pub fn edition(&self) -> String {
        let editions: Vec<&str> = self.editions.values().map(String::as_str).collect();
        clause::short(&editions.join(" "))
    }

    /// Returns a short name for the text of a clause at a strength: see [`Clause::edition`].
    #[must_use]
    pub fn edition_of(&self, clause: &str, strength: Strength) -> Option<&str> {
        let at = self.places.get(clause)?;
        self.editions.get(&(*at, strength)).map(String::as_str)
    }

    /// Returns the kinds of hospitals.
    #[must_use]
    pub fn hospitals(&self) -> &[Hospital] {
        &self.patterns.hospitals
    }

    /// Finds a kind of hospital.
    #[must_use]
    pub fn hospital(&self, id: &str) -> Option<&Hospital> {
        self.patterns.hospitals.iter().find(|it| it.id == id)
    }

    /// Finds a situation.
    #[must_use]
    pub fn situation(&self, id: Situation) -> Option<&Case> {
        self.patterns.situations.iter().find(|it| it.id == id)
    }

    fn check(&self) -> Result<(), TemplateError> {
        let mut tasks = BTreeSet::new();
        for group in &self.groups {
            expect(&group.format, clause::FORMAT)?;
            for clause in &group.clauses {
                let of_group = clause.id.strip_prefix(&group.group);
                if !of_group.is_some_and(|rest| rest.starts_with('.')) {
                    return Err(TemplateError::OtherGroup(clause.id.clone()));
                }
                if clause.sources.is_empty() {
                    return Err(TemplateError::NoSource(clause.id.clone()));
                }
                let mut texts = clause.texts.all().map(|(_, text)| text);
                if clause.title.is_blank() || texts.any(Both::is_blank) {
                    return Err(TemplateError::NoText(clause.id.clone()));
                }
                self.check_texts(clause)?;
                for Task { id, .. } in &clause.tasks {
                    if !tasks.insert(id) {
                        return Err(TemplateError::Twice(id.clone()));
                    }
                }
            }
        }
        self.check_patterns()
    }

    fn check_texts(&self, clause: &Clause) -> Result<(), TemplateError> {
        for text in clause
            .texts
            .all()
            .flat_map(|(_, both)| [&both.ja, &both.en])
        {
            let found = pieces(text).map_err(|why| TemplateError::Text {
                clause: clause.id.clone(),
                why,
            })?;
            for piece in found {
                if let Piece::Clause(id) = piece {
                    self.expect_clause(&clause.id, &id)?;
                }
            }
        }
        Ok(())
    }

    fn check_patterns(&self) -> Result<(), TemplateError> {
        expect(&self.patterns.format, pattern::FORMAT)?;
        for hospital in &self.patterns.hospitals {
            if hospital.title.is_blank() {
                return Err(TemplateError::NoText(hospital.id.clone()));
            }
            self.expect_known(&hospital.id, &hospital.leave_out)?;
            for field in hospital.defaults.keys() {
                if Field::from_code(field).is_none() {
                    return Err(TemplateError::NoField {
                        at: hospital.id.clone(),
                        field: field.clone(),
                    });
                }
            }
        }
        for case in &self.patterns.situations {
            self.expect_known(case.id.code(), &case.leave_out)?;
            for clause in case.level.keys() {
                self.expect_clause(case.id.code(), clause)?;
            }
        }
        Ok(())
    }

    /// Names of clauses or groups.
    fn expect_known(&self, at: &str, names: &[String]) -> Result<(), TemplateError> {
        let is_group = |name: &String| self.groups.iter().any(|group| group.group == *name);
        for name in names.iter().filter(|name| !is_group(name)) {
            self.expect_clause(at, name)?;
        }
        Ok(())
    }

    fn expect_clause(&self, at: &str, id: &str) -> Result<(), TemplateError> {
        if self.places.contains_key(id) {
            return Ok(());
        }
        Err(TemplateError::NoClause {
            at: at.to_owned(),
            clause: id.to_owned(),
        })
    }
}

/// Puts those of the same id in place of those that are there, and others behind them.
fn merge<T: Clone>(known: &mut Vec<T>, own: &[T], id: impl Fn(&T) -> &String) {
    for one in own {
        match known.iter_mut().find(|it| id(it) == id(one)) {
            Some(same) => *same = one.clone(),
            None => known.push(one.clone()),
        }
    }
}

fn expect(said: &str, format: &str) -> Result<(), TemplateError> {
    if said == format {
        return Ok(());
    }
    Err(TemplateError::OtherFormat(said.to_owned()))
}
