//! Clauses and kinds of hospitals that a hospital wrote itself, or changed: entities of kinds [`CLAUSE`] and [`PATTERN`].
//!
//! Each is an entity of its own, in the form that files of templates have, so that two people who write do not get into each other's
//! way. What does not fit together with the rest is left out, and told.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{
    clause::{self, Group},
    library::Library,
    pattern::Hospital,
    problem::TemplateError,
    words::Both,
};
use crate::{
    ident::id::EntityId,
    ledger::{
        changes::ChangeSet,
        edit::revive,
        state::{Ledger, Record},
    },
};

/// The kind of clauses of a hospital's own.
pub const CLAUSE: &str = "own_clause";

/// The kind of kinds of hospitals of a hospital's own.
pub const PATTERN: &str = "own_pattern";

/// What a file of own clauses and patterns says that it is.
pub const FORMAT: &str = "daicho-template/1";

/// Own clauses and patterns as a file.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// What the file is: [`FORMAT`].
    pub format: String,
    /// Groups with clauses, new ones or changed ones.
    pub groups: Vec<Group>,
    /// Kinds of hospitals, new ones or changed ones.
    #[serde(default)]
    pub hospitals: Vec<Hospital>,
}

/// The template of a ledger: the one that comes along, with what the hospital wrote.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Own {
    /// All of it.
    pub library: Library,
    /// Own clauses and patterns that do not fit, with the reason.
    pub left_out: Vec<(String, TemplateError)>,
}

impl Template {
    /// Reads a file.
    ///
    /// # Errors
    /// [`TemplateError`] where it is no such file. Whether it fits is for [`take`] to tell.
    pub fn read(text: &str) -> Result<Self, TemplateError> {
        let template: Self = serde_json::from_str(text)?;
        if template.format != FORMAT {
            return Err(TemplateError::OtherFormat(template.format));
        }
        Ok(template)
    }

    /// Returns what a hospital wrote itself, as a file would have it.
    #[must_use]
    pub fn of(ledger: &Ledger) -> Self {
        Self::read_all(ledger).0
    }

    /// Returns what a hospital wrote itself, as a file that fits with `shipped`.
    #[must_use]
    pub fn to_give(ledger: &Ledger, shipped: &Library) -> Self {
        let mut template = Self::of(ledger);
        template.forget_what_is_gone(shipped);
        template
    }

    /// Reads what a hospital wrote itself; what cannot be read, because a newer version wrote it, with the reason.
    fn read_all(ledger: &Ledger) -> (Self, Vec<(String, TemplateError)>) {
        let mut groups: BTreeMap<String, Group> = BTreeMap::new();
        let mut hospitals = Vec::new();
        let mut broken = Vec::new();
        let name =
            |record: &Record<'_>, field: &str| record.text(field).unwrap_or_default().to_owned();
        for record in ledger.records(CLAUSE) {
            match group_of(&record) {
                Ok(group) => match groups.get_mut(&group.group) {
                    Some(known) => known.clauses.extend(group.clauses),
                    None => {
                        groups.insert(group.group.clone(), group);
                    }
                },
                Err(why) => broken.push((name(&record, "clause"), why.into())),
            }
        }
        for record in ledger.records(PATTERN) {
            match serde_json::from_str(record.text("json").unwrap_or_default()) {
                Ok(hospital) => hospitals.push(hospital),
                Err(why) => broken.push((name(&record, "pattern"), why.into())),
            }
        }
        let template = Self {
            format: FORMAT.to_owned(),
            groups: groups.into_values().collect(),
            hospitals,
        };
        (template, broken)
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.groups.is_empty() && self.hospitals.is_empty()
    }

    /// Lists the ids of its clauses and patterns.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        let clauses = self.groups.iter().flat_map(|group| &group.clauses);
        let clauses = clauses.map(|clause| clause.id.as_str());
        clauses.chain(self.hospitals.iter().map(|it| it.id.as_str()))
    }

    /// Takes out of its kinds of hospitals the names of clauses and groups that are neither in it nor in `shipped`: what is not there need
    /// not be left out.
    fn forget_what_is_gone(&mut self, shipped: &Library) {
        let mut known: BTreeSet<String> = shipped.clauses().map(|it| it.id.clone()).collect();
        known.extend(self.ids().map(str::to_owned));
        let groups = shipped.groups().iter().chain(&self.groups);
        known.extend(groups.map(|group| group.group.clone()));
        for hospital in &mut self.hospitals {
            hospital.leave_out.retain(|name| known.contains(name));
        }
    }

    /// Splits it into templates of one clause or pattern each.
    fn each(&self) -> Vec<Self> {
        let single = |groups: Vec<Group>, hospitals: Vec<Hospital>| Self {
            format: self.format.clone(),
            groups,
            hospitals,
        };
        let clauses = self.groups.iter().flat_map(|group| {
            group.clauses.iter().map(|clause| Group {
                clauses: vec![clause.clone()],
                ..group.clone()
            })
        });
        let clauses = clauses.map(|group| single(vec![group], Vec::new()));
        let hospitals = self.hospitals.iter();
        let hospitals = hospitals.map(|hospital| single(Vec::new(), vec![hospital.clone()]));
        clauses.chain(hospitals).collect()
    }
}

/// Reads an own clause, as a group that has it alone.
fn group_of(record: &Record<'_>) -> Result<Group, serde_json::Error> {
    let text = |field: &str| record.text(field).unwrap_or_default().to_owned();
    Ok(Group {
        format: clause::FORMAT.to_owned(),
        group: text("group"),
        title: Both {
            ja: text("group_ja"),
            en: text("group_en"),
        },
        clauses: vec![serde_json::from_str(&text("json"))?],
    })
}

/// Finds a clause that the hospital wrote, taken out since or not, as a group that has it alone.
#[must_use]
pub fn written(ledger: &Ledger, clause: &str) -> Option<Group> {
    let id = EntityId::derived(CLAUSE, clause);
    group_of(&ledger.record(CLAUSE, &id)?).ok()
}

/// Returns the template of a ledger.
#[must_use]
pub fn of(ledger: &Ledger, shipped: &Library) -> Own {
    let (mut own, mut left_out) = Template::read_all(ledger);
    own.forget_what_is_gone(shipped);
    if own.is_empty() {
        return Own {
            library: shipped.clone(),
            left_out,
        };
    }
    if let Ok(library) = shipped.with(&own) {
        return Own { library, left_out };
    }
    // Something does not fit: one by one, and twice, because a clause may refer to one that comes later.
    let mut library = shipped.clone();
    let mut waiting = own.each();
    for _ in 0..2 {
        waiting.retain(|one| match library.with(one) {
            Ok(with) => {
                library = with;
                false
            }
            Err(_) => true,
        });
    }
    left_out.extend(waiting.iter().filter_map(|one| {
        let why = library.with(one).err()?;
        Some((one.ids().next()?.to_owned(), why))
    }));
    Own { library, left_out }
}

/// Returns the changes that take a file into the ledger.
///
/// # Errors
/// The first [`TemplateError`] of the file itself, or of what it would make of the template; nothing is taken then.
pub fn take(ledger: &Ledger, shipped: &Library, text: &str) -> Result<ChangeSet, TemplateError> {
    let template = Template::read(text)?;
    let mut ids = BTreeSet::new();
    if let Some(twice) = template.ids().find(|id| !ids.insert(*id)) {
        return Err(TemplateError::Twice(twice.to_owned()));
    }
    of(ledger, shipped).library.with(&template)?;
    Ok(write(ledger, &template))
}

/// Returns the changes that write clauses and patterns into the ledger.
#[must_use]
pub fn write(ledger: &Ledger, template: &Template) -> ChangeSet {
    let mut changes = ChangeSet::new();
    for group in &template.groups {
        for clause in &group.clauses {
            let id = begin(ledger, &mut changes, CLAUSE, &clause.id);
            changes.set_text(CLAUSE, id, "clause", &clause.id);
            changes.set_text(CLAUSE, id, "group", &group.group);
            changes.set_text(CLAUSE, id, "group_ja", &group.title.ja);
            changes.set_text(CLAUSE, id, "group_en", &group.title.en);
            if let Ok(json) = serde_json::to_string(clause) {
                changes.set_text(CLAUSE, id, "json", &json);
            }
        }
    }
    for hospital in &template.hospitals {
        let id = begin(ledger, &mut changes, PATTERN, &hospital.id);
        changes.set_text(PATTERN, id, "pattern", &hospital.id);
        if let Ok(json) = serde_json::to_string(hospital) {
            changes.set_text(PATTERN, id, "json", &json);
        }
    }
    changes
}

/// The id of an own clause or pattern; one that was deleted comes back.
fn begin(ledger: &Ledger, changes: &mut ChangeSet, kind: &str, name: &str) -> EntityId {
    let id = EntityId::derived(kind, name);
    revive(ledger, kind, id, changes);
    id
}

/// Returns the changes that take an own clause out again; one that comes along reads as it came.
#[must_use]
pub fn delete(clause: &str) -> ChangeSet {
    ChangeSet::deletion(CLAUSE, EntityId::derived(CLAUSE, clause))
}

/// Returns the changes that take an own kind of hospital out again; one that comes along is as it came.
#[must_use]
pub fn delete_pattern(pattern: &str) -> ChangeSet {
    ChangeSet::deletion(PATTERN, EntityId::derived(PATTERN, pattern))
}
