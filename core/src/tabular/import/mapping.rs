//! Which column of a file is which field of a device.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::{
    catalogue::{field::FieldSpec, field::Kind, fold::fold},
    device::fields::{ID_HEADERS, VERSION_HEADERS, device_fields, spec},
    ident::{hash::Hash, text::match_key},
    tabular::header::Header,
};

/// What stands before the header in the key of a column that is kept as it is.
pub const EXTRA: &str = "extra:";
/// Most interfaces of one device in one row.
pub const MAX_INTERFACES: u32 = 64;

/// Where the cells of a column go.
#[derive(Clone, Debug, Default, Eq, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub enum Target {
    /// Nowhere.
    Ignore,
    /// They are ids of devices in a ledger.
    Id,
    /// They say from which version of the ledger each row was made, see [`RowVersion`](crate::tabular::version::RowVersion).
    Version,
    /// A field of the unit or of its model, by its key.
    Field(String),
    /// A field of one of the device's interfaces.
    Interface {
        /// The key of the field.
        field: String,
        /// Which interface, from 1.
        nth: u32,
    },
    /// They are kept under the column's own header, see [`extra_key`].
    #[default]
    Extra,
}

/// A value that holds for every row that has none of its own.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Constant {
    /// Key of the field of the unit or its model.
    pub field: String,
    /// The value as a person types it.
    pub text: String,
}

/// Which column is which field. It belongs to a header and can be stored under its [`signature`].
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Mapping {
    /// One target for each column of the header; columns beyond its end are [`Target::Extra`].
    pub columns: Vec<Target>,
    /// Values for all rows.
    pub constants: Vec<Constant>,
}

/// Why a mapping does not do what it seems to.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error, Serialize, Deserialize)]
pub enum MappingProblem {
    /// Two columns have the same target; the later one is kept under its own header instead.
    #[error("columns {first} and {second} both go to {target:?}")]
    Twice {
        /// The column that goes there, from 0.
        first: usize,
        /// The column that does not, from 0.
        second: usize,
        /// The target of both.
        target: Target,
    },
    /// The catalogue has no such field for a device; the column is kept under its own header instead.
    #[error("column {column}: {field:?} is no field of a device")]
    NoSuchField {
        /// The column, from 0.
        column: usize,
        /// The field.
        field: String,
    },
}

impl Mapping {
    /// Returns the mapping that the headers suggest, see [`Words::suggest`].
    #[must_use]
    pub fn suggest(header: &Header) -> Self {
        Words::new().suggest(header)
    }

    /// Returns the targets as an import uses them, one for each of `width` columns, and what was wrong with the mapping.
    #[must_use]
    pub fn resolve(&self, width: usize) -> (Vec<Target>, Vec<MappingProblem>) {
        let mut targets = Vec::with_capacity(width);
        let mut problems = Vec::new();
        let mut holders: BTreeMap<Target, usize> = BTreeMap::new();
        for column in 0..width {
            let target = self.columns.get(column).cloned().unwrap_or_default();
            let problem = match (target.unknown_field(), holders.get(&target)) {
                (Some(field), _) => Some(MappingProblem::NoSuchField { column, field }),
                (None, Some(first)) if target.is_single() => Some(MappingProblem::Twice {
                    first: *first,
                    second: column,
                    target: target.clone(),
                }),
                (None, _) => None,
            };
            if problem.is_none() {
                holders.insert(target.clone(), column);
                targets.push(target);
            } else {
                targets.push(Target::Extra);
            }
            problems.extend(problem);
        }
        (targets, problems)
    }
}

impl Target {
    fn is_single(&self) -> bool {
        match self {
            Self::Ignore | Self::Extra => false,
            Self::Id | Self::Version | Self::Field(_) | Self::Interface { .. } => true,
        }
    }

    /// Returns the field's key if no device has such a field.
    pub(super) fn unknown_field(&self) -> Option<String> {
        let (field, fits) = match self {
            Self::Ignore | Self::Id | Self::Version | Self::Extra => return None,
            Self::Field(field) => (
                field,
                spec(field).is_some_and(|spec| importable(spec) && spec.kind != Kind::Interface),
            ),
            Self::Interface { field, nth } => {
                let known = spec(field)
                    .is_some_and(|spec| importable(spec) && spec.kind == Kind::Interface);
                (field, known && (1..=MAX_INTERFACES).contains(nth))
            }
        };
        (!fits).then(|| field.clone())
    }
}

/// Links between entities and marks of the program are never columns.
fn importable(spec: &FieldSpec) -> bool {
    !spec.is_internal()
}

/// Returns the key under which the cells of a column are kept that is no field: `extra:` and the header.
#[must_use]
pub fn extra_key(header: &str) -> String {
    format!("{EXTRA}{}", header.strip_prefix(EXTRA).unwrap_or(header))
}

/// Returns the key under which the mapping of a header is remembered: the same for the same names in the same order, width
/// and case aside.
#[must_use]
pub fn signature(header: &Header) -> String {
    let names: Vec<String> = header.names.iter().map(|name| match_key(name)).collect();
    Hash::of(names.join("\u{1F}").as_bytes()).to_string()
}

/// The words by which lists call the fields of a device.
#[derive(Clone, Debug)]
pub struct Words {
    targets: BTreeMap<String, Target>,
    own: BTreeSet<String>,
}

impl Default for Words {
    fn default() -> Self {
        Self::new()
    }
}

impl Words {
    /// Returns the words of the catalogue.
    #[must_use]
    pub fn new() -> Self {
        let mut targets = BTreeMap::new();
        let mut own = BTreeSet::new();
        for word in ID_HEADERS {
            targets.insert(fold(word), Target::Id);
        }
        for word in VERSION_HEADERS {
            targets.insert(fold(word), Target::Version);
        }
        for spec in device_fields().filter(|spec| importable(spec)) {
            let field = spec.key.to_owned();
            let target = if spec.kind == Kind::Interface {
                Target::Interface { field, nth: 1 }
            } else {
                Target::Field(field)
            };
            for word in spec.headers {
                targets.entry(fold(word)).or_insert_with(|| target.clone());
            }
            targets.entry(fold(spec.key)).or_insert(target);
            own.extend([spec.header_ja(), spec.header_en(), spec.key].map(fold));
        }
        Self { targets, own }
    }

    /// Tells whether a header is a word of the catalogue.
    #[must_use]
    pub fn knows(&self, header: &str) -> bool {
        self.target(header).is_single()
    }

    /// Returns where the cells under a header go; [`Target::Extra`] if no word of the catalogue fits.
    #[must_use]
    pub fn target(&self, header: &str) -> Target {
        if header.starts_with(EXTRA) {
            return Target::Extra;
        }
        let word = fold(header);
        if let Some(target) = self.targets.get(&word) {
            return target.clone();
        }
        let base = word.trim_end_matches(|c: char| c.is_ascii_digit());
        let number = word
            .get(base.len()..)
            .and_then(|digits| digits.parse().ok());
        match (self.targets.get(base), number) {
            (Some(Target::Interface { field, .. }), Some(nth @ 1..=MAX_INTERFACES)) => {
                Target::Interface {
                    field: field.clone(),
                    nth,
                }
            }
            _ => Target::Extra,
        }
    }

    /// Returns the mapping that the headers suggest.
    ///
    /// A header is looked up among the words of the catalogue, width, case and punctuation aside. `MACアドレス (2)` is the
    /// second interface's. Where two columns suggest one field, the one with the field's own name gets it, else the first.
    #[must_use]
    pub fn suggest(&self, header: &Header) -> Mapping {
        let mut columns: Vec<Target> = header.names.iter().map(|name| self.target(name)).collect();
        let own_name = |column: usize| {
            header
                .names
                .get(column)
                .is_some_and(|name| self.is_own_name(name))
        };
        let mut holders: BTreeMap<Target, usize> = BTreeMap::new();
        for column in 0..columns.len() {
            let Some(target) = columns
                .get(column)
                .filter(|target| target.is_single())
                .cloned()
            else {
                continue;
            };
            let loser = match holders.get(&target) {
                Some(holder) if own_name(column) && !own_name(*holder) => Some(*holder),
                Some(_) => Some(column),
                None => None,
            };
            if loser != Some(column) {
                holders.insert(target, column);
            }
            if let Some(target) = loser.and_then(|loser| columns.get_mut(loser)) {
                *target = Target::Extra;
            }
        }
        Mapping {
            columns,
            constants: Vec::new(),
        }
    }

    fn is_own_name(&self, header: &str) -> bool {
        self.own.contains(&fold(header))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(names: &[&str]) -> Header {
        Header {
            row: 0,
            line: 1,
            names: names.iter().map(|name| (*name).to_owned()).collect(),
        }
    }

    fn field(key: &str) -> Target {
        Target::Field(key.to_owned())
    }

    fn interface(key: &str, nth: u32) -> Target {
        Target::Interface {
            field: key.to_owned(),
            nth,
        }
    }

    #[test]
    fn headers_in_both_languages_suggest_fields() {
        let names = [
            "台帳ID",
            "資産番号",
            "メーカー",
            "Serial No.",
            "ＭＡＣアドレス",
            "MACアドレス (2)",
            "IPアドレス３",
            "購入価格",
            "extra:備考",
            "備考",
            "os_version",
            "台帳の版",
        ];
        let mapping = Mapping::suggest(&header(&names));
        let expected = [
            Target::Id,
            field("asset_number"),
            field("manufacturer"),
            field("serial_number"),
            interface("mac", 1),
            interface("mac", 2),
            interface("ipv4", 3),
            Target::Extra,
            Target::Extra,
            field("note"),
            field("os_version"),
            Target::Version,
        ];
        assert_eq!(mapping.columns, expected);
        assert_eq!(mapping.resolve(13).1, []);
    }

    #[test]
    fn every_word_of_the_catalogue_leads_to_its_field() {
        let words = Words::new();
        for spec in device_fields().filter(|spec| importable(spec)) {
            for word in spec.headers.iter().chain([&spec.key]) {
                let found = match words.target(word) {
                    Target::Field(key) | Target::Interface { field: key, nth: 1 } => Some(key),
                    Target::Interface { .. }
                    | Target::Ignore
                    | Target::Id
                    | Target::Version
                    | Target::Extra => None,
                };
                assert_eq!(found.as_deref(), Some(spec.key), "{word}");
            }
        }
    }

    #[test]
    fn one_column_gets_a_field_and_none_is_lost() {
        let mapping = Mapping::suggest(&header(&["設置場所", "部屋", "場所"]));
        assert_eq!(
            mapping.columns,
            [Target::Extra, field("room"), Target::Extra]
        );
        let twice = Mapping {
            columns: vec![
                field("room"),
                field("room"),
                field("nonsense"),
                field("mac"),
                interface("mac", 0),
            ],
            constants: vec![],
        };
        let (targets, problems) = twice.resolve(5);
        assert_eq!(
            targets,
            [
                field("room"),
                Target::Extra,
                Target::Extra,
                Target::Extra,
                Target::Extra
            ]
        );
        assert_eq!(problems.len(), 4);
    }

    #[test]
    fn a_signature_knows_its_header_again() {
        assert_eq!(
            signature(&header(&["ＭＡＣ", "型式"])),
            signature(&header(&["mac", "型式"]))
        );
        assert_ne!(
            signature(&header(&["型式", "mac"])),
            signature(&header(&["mac", "型式"]))
        );
    }
}
