//! Values of the ledger as cells.

use std::sync::Arc;

use hashbrown::HashMap;

use crate::{
    catalogue::{
        choice,
        field::{FieldSpec, FieldType, Kind},
        words::{Naming, naming, unknown_word},
    },
    ledger::{column, state::Ledger, table::Table, value::ValueRef},
};

use super::Language;

/// Which model and which interfaces each unit has, by rows of their tables.
#[derive(Clone, Debug, Default)]
pub(super) struct Rows {
    models: Vec<Option<u32>>,
    interfaces: HashMap<u32, Vec<u32>>,
}

impl Rows {
    pub(super) fn new(ledger: &Ledger) -> Self {
        let [units, models, interfaces] =
            [Kind::Unit, Kind::Model, Kind::Interface].map(|kind| ledger.table(kind.as_str()));
        let mut by_unit: HashMap<u32, Vec<u32>> = HashMap::new();
        let owners = follow(interfaces, "unit", units);
        for row in interfaces
            .map(|table| table.present_rows(ledger))
            .unwrap_or_default()
        {
            if let Some(owner) = owners.get(row as usize).copied().flatten() {
                by_unit.entry(owner).or_default().push(row);
            }
        }
        Self {
            models: follow(units, "model", models),
            interfaces: by_unit,
        }
    }

    /// Returns the rows of a unit's interfaces, in the order in which they were made.
    pub(super) fn interfaces(&self, unit: u32) -> &[u32] {
        self.interfaces
            .get(&unit)
            .map(Vec::as_slice)
            .unwrap_or_default()
    }

    fn model(&self, unit: u32) -> Option<u32> {
        self.models.get(unit as usize).copied().flatten()
    }
}

/// Returns for each row of `from` the row of `to` that its field refers to.
fn follow(from: Option<&Arc<Table>>, field: &str, to: Option<&Arc<Table>>) -> Vec<Option<u32>> {
    let (Some(from), Some(to)) = (from, to) else {
        return Vec::new();
    };
    let Some(column) = from.column(field) else {
        return Vec::new();
    };
    let row_of = |id: &str| {
        to.row(&id.parse().ok()?)
            .and_then(|row| u32::try_from(row).ok())
    };
    let by_text: Vec<Option<u32>> = column.texts().map(row_of).collect();
    let row = |row: usize| by_text.get(column.code(row).entry()?).copied().flatten();
    (0..from.len()).map(row).collect()
}

/// The cells of one column.
#[derive(Clone, Debug)]
pub(super) enum Column {
    /// Ids of units, by row.
    Ids(Vec<String>),
    /// A field of the unit, or of its model.
    Field(Texts, Option<Texts>),
    /// A field of one of its interfaces, which counts from 1.
    Interface(Texts, usize),
}

impl Column {
    pub(super) fn ids(ledger: &Ledger) -> Self {
        let ids = ledger
            .table(Kind::Unit.as_str())
            .map(|table| table.ids())
            .unwrap_or_default();
        Self::Ids(ids.iter().map(ToString::to_string).collect())
    }

    pub(super) fn field(ledger: &Ledger, spec: &FieldSpec, language: Language) -> Self {
        let of = |kind| Texts::new(ledger, kind, spec.key, Some(spec), language);
        Self::Field(
            of(Kind::Unit),
            (spec.kind == Kind::Model).then(|| of(Kind::Model)),
        )
    }

    pub(super) fn extra(ledger: &Ledger, field: &str) -> Self {
        Self::Field(
            Texts::new(ledger, Kind::Unit, field, None, Language::Japanese),
            None,
        )
    }

    pub(super) fn interface(
        ledger: &Ledger,
        spec: &FieldSpec,
        nth: u32,
        language: Language,
    ) -> Self {
        Self::Interface(
            Texts::new(ledger, Kind::Interface, spec.key, Some(spec), language),
            nth as usize,
        )
    }

    /// Returns the text of a unit; `None` where there is nothing to say.
    pub(super) fn text(&self, rows: &Rows, unit: u32) -> Option<&str> {
        match self {
            Self::Ids(ids) => ids.get(unit as usize).map(String::as_str),
            Self::Field(own, of_model) => {
                let model = || of_model.as_ref()?.get(rows.model(unit)?);
                own.get(unit).or_else(model)
            }
            Self::Interface(texts, nth) => {
                texts.get(*rows.interfaces(unit).get(nth.checked_sub(1)?)?)
            }
        }
    }
}

/// A column of the ledger with its distinct texts as cells.
#[derive(Clone, Debug, Default)]
pub(super) struct Texts {
    column: Option<Arc<column::Column>>,
    texts: Vec<String>,
}

impl Texts {
    fn new(
        ledger: &Ledger,
        kind: Kind,
        field: &str,
        spec: Option<&FieldSpec>,
        language: Language,
    ) -> Self {
        let column = ledger
            .table(kind.as_str())
            .and_then(|table| table.column(field))
            .cloned();
        let texts = column
            .iter()
            .flat_map(|column| column.texts())
            .map(|text| cell(ledger, spec, text, language));
        Self {
            texts: texts.collect(),
            column,
        }
    }

    /// Returns `None` where there is no value or it was cleared.
    fn get(&self, row: u32) -> Option<&str> {
        let column = self.column.as_ref()?;
        let code = column.code(row as usize);
        match column.value_of(code)? {
            ValueRef::Text(_) => code
                .entry()
                .and_then(|entry| self.texts.get(entry))
                .map(String::as_str),
            ValueRef::Unknown(state) => Some(unknown_word(state)),
            // Blank, but not what the model says.
            ValueRef::Foreign(_) => Some(""),
            ValueRef::Cleared => None,
        }
    }
}

fn cell(ledger: &Ledger, spec: Option<&FieldSpec>, text: &str, language: Language) -> String {
    let word = |code: &str| {
        let choice = choice::by_code(spec?.ty.choices(), code)?;
        Some(match language {
            Language::Japanese => choice.japanese(),
            Language::English => choice.english(),
        })
    };
    match spec.map(|spec| spec.ty) {
        Some(FieldType::Reference(kind)) => name(ledger, kind, text).unwrap_or(text).to_owned(),
        Some(FieldType::Choice(_) | FieldType::YesNo(_)) => word(text).unwrap_or(text).to_owned(),
        Some(FieldType::Choices(_)) => {
            let words: Option<Vec<&str>> = text.split(',').map(word).collect();
            words.map_or_else(|| text.to_owned(), |words| words.join("、"))
        }
        _ => text.to_owned(),
    }
}

/// The name of what is referred to, unless it would not be understood as a name.
fn name<'a>(ledger: &'a Ledger, kind: Kind, id: &str) -> Option<&'a str> {
    let record = ledger.record(kind.as_str(), &id.parse().ok()?)?;
    record
        .text("name")
        .filter(|name| !name.trim().is_empty() && naming(name.trim()) == Naming::Name)
}
