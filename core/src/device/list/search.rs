//! The search box: every word typed must be found in some field of the device, its model or one of its interfaces.

use std::{collections::BTreeMap, sync::Arc};

use memchr::memmem::Finder;

use super::{DeviceList, fields, is_blank, name_field, target};
use crate::{
    catalogue::field::{FieldSpec, FieldType, Kind},
    ident::{id::EntityId, text::search_key},
    ledger::{column::Column, state::Ledger, table::DELETED},
};

/// The distinct texts of columns in the form in which they are searched.
#[derive(Clone, Debug, Default)]
pub(super) struct Cache(BTreeMap<(Kind, String), Arc<Folded>>);

/// The distinct texts of one column, folded and joined by line ends, which no folded text contains.
#[derive(Debug)]
struct Folded {
    of: Arc<Column>,
    text: String,
    ends: Vec<usize>,
}

impl Cache {
    /// Forgets what was derived from columns that have changed.
    pub(super) fn retain(&mut self, ledger: &Ledger) {
        self.0.retain(|(kind, field), folded| {
            let column = ledger
                .table(kind.as_str())
                .and_then(|table| table.column(field));
            column.is_some_and(|column| Arc::ptr_eq(column, &folded.of))
        });
    }

    fn get(&mut self, kind: Kind, field: &str, column: &Arc<Column>) -> Arc<Folded> {
        let key = (kind, field.to_owned());
        Arc::clone(
            self.0
                .entry(key)
                .or_insert_with(|| Arc::new(Folded::new(kind, field, column))),
        )
    }
}

impl Folded {
    fn new(kind: Kind, field: &str, column: &Arc<Column>) -> Self {
        let spec = fields::spec_of(kind, field);
        let mut text = String::new();
        let mut ends = Vec::with_capacity(column.texts_len());
        for entry in column.texts() {
            push_folded(&mut text, spec, entry);
            ends.push(text.len());
            text.push('\n');
        }
        Self {
            of: Arc::clone(column),
            text,
            ends,
        }
    }

    /// Marks the entries that contain the word; `None` if none does.
    fn find(&self, word: &Finder<'_>) -> Option<Vec<bool>> {
        let mut found: Option<Vec<bool>> = None;
        let (mut from, mut entry) = (0, 0);
        while let Some(at) = self
            .text
            .as_bytes()
            .get(from..)
            .and_then(|rest| word.find(rest))
        {
            let at = from + at;
            entry += self.ends.get(entry..)?.partition_point(|end| *end <= at);
            let marks = found.get_or_insert_with(|| vec![false; self.ends.len()]);
            *marks.get_mut(entry)? = true;
            from = self.ends[entry] + 1;
        }
        found
    }
}

/// A choice is found by the words people use for it, anything else by its text.
fn push_folded(out: &mut String, spec: Option<&FieldSpec>, text: &str) {
    let choices = spec.map(|spec| spec.ty.choices()).unwrap_or_default();
    if choices.is_empty() {
        // Serial numbers, addresses and names of models are mostly in their folded form already.
        let is_folded = text
            .bytes()
            .all(|byte| byte.is_ascii_graphic() && !byte.is_ascii_uppercase());
        out.push_str(&if is_folded {
            text.into()
        } else {
            search_key(text)
        });
        return;
    }
    for code in text.split(',') {
        match choices.iter().find(|choice| choice.code == code) {
            Some(choice) => choice.words.iter().for_each(|word| {
                out.push_str(&search_key(word));
                out.push(' ');
            }),
            None => out.push_str(&search_key(code)),
        }
    }
}

impl DeviceList {
    /// Keeps the rows in which every word of `typed` is found.
    pub(super) fn search(&mut self, rows: &mut Vec<u32>, typed: &str) {
        for word in search_key(typed).split(' ').filter(|word| !word.is_empty()) {
            let hits = self.hits(&Finder::new(word));
            rows.retain(|row| hits.get(*row as usize).copied().unwrap_or_default());
        }
    }

    /// Marks the units in which the word is found.
    fn hits(&mut self, word: &Finder<'_>) -> Vec<bool> {
        let mut hits = self.own_hits(Kind::Unit, word, |_| true);
        let overridden: Vec<String> = self.overridden_fields();
        let by_model = self.own_hits(Kind::Model, word, |field| {
            !overridden.iter().any(|own| own == field)
        });
        mark(&mut hits, |unit| {
            self.links
                .model(unit)
                .is_some_and(|model| by_model[model as usize])
        });
        for field in &overridden {
            let by_model = self.own_hits(Kind::Model, word, |other| other == field);
            let own = self.column(Kind::Unit, field).cloned();
            mark(&mut hits, |unit| {
                let blank = own
                    .as_ref()
                    .is_none_or(|own| is_blank(own.code(unit as usize)));
                blank
                    && self
                        .links
                        .model(unit)
                        .is_some_and(|model| by_model[model as usize])
            });
        }
        let by_interface = self.own_hits(Kind::Interface, word, |_| true);
        if by_interface.iter().any(|hit| *hit) {
            mark(&mut hits, |unit| {
                self.links
                    .interfaces(unit)
                    .iter()
                    .any(|row| by_interface[*row as usize])
            });
        }
        hits
    }

    /// The fields of models that some unit has a value of its own for.
    fn overridden_fields(&self) -> Vec<String> {
        let own = |field: &str| self.column(Kind::Unit, field).is_some();
        let columns = self
            .table(Kind::Model)
            .into_iter()
            .flat_map(|models| models.columns());
        columns
            .map(|(field, _)| field)
            .filter(|field| *field != DELETED && own(field))
            .map(str::to_owned)
            .collect()
    }

    /// Marks the rows of a kind of which a wanted field contains the word.
    fn own_hits(
        &mut self,
        kind: Kind,
        word: &Finder<'_>,
        wanted: impl Fn(&str) -> bool,
    ) -> Vec<bool> {
        let Some(table) = self.table(kind).cloned() else {
            return Vec::new();
        };
        let mut hits = vec![false; table.len()];
        for (field, column) in table.columns().filter(|(field, _)| wanted(field)) {
            let Some(entries) = self.entries(kind, field, column, word) else {
                continue;
            };
            for (hit, code) in hits.iter_mut().zip(column.codes()) {
                *hit |= code.entry().is_some_and(|entry| entries[entry]);
            }
        }
        hits
    }

    /// Marks the texts of a column that contain the word; those of a reference by the name that they stand for.
    fn entries(
        &mut self,
        kind: Kind,
        field: &str,
        column: &Arc<Column>,
        word: &Finder<'_>,
    ) -> Option<Vec<bool>> {
        let spec = fields::spec(field).or_else(|| fields::spec_of(kind, field));
        let Some(referred) = target(spec) else {
            let flag = field == DELETED || spec.is_some_and(|spec| spec.ty == FieldType::Flag);
            return if flag {
                None
            } else {
                self.folded.get(kind, field, column).find(word)
            };
        };
        // Models and units are searched as such; asking them for their names again would find nothing more.
        if matches!(referred, Kind::Model | Kind::Unit) {
            return None;
        }
        let names = self.table(referred).and_then(|table| {
            let names = table.column(name_field(referred))?;
            Some((Arc::clone(table), Arc::clone(names)))
        });
        let named = names.as_ref().and_then(|(table, names)| {
            let hits = self.folded.get(referred, name_field(referred), names);
            Some((table, names, hits.find(word)?))
        });
        let by_name = |id: &EntityId| {
            let (table, names, hits) = named.as_ref()?;
            hits.get(names.code(table.row(id)?).entry()?).copied()
        };
        let hit = |text: &str| match text.parse() {
            Ok(id) => by_name(&id).unwrap_or_default(),
            // A text that is no id came in where a name should have been.
            Err(_) => word.find(search_key(text).as_bytes()).is_some(),
        };
        let hits: Vec<bool> = column.texts().map(hit).collect();
        hits.contains(&true).then_some(hits)
    }
}

fn mark(hits: &mut [bool], is_hit: impl Fn(u32) -> bool) {
    for (unit, hit) in (0..).zip(hits) {
        *hit = *hit || is_hit(unit);
    }
}
