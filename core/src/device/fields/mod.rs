//! The catalogue of fields: which there are, what their texts mean and by which words lists call them.
//!
//! A device row is one flat map of the fields of its unit, its model and its interface, so their keys are unique across
//! these three kinds. A unit may carry any field of its model itself; then its own value counts.

pub mod choices;
pub mod interface;
pub mod model;
pub mod unit;

use crate::agreement::fields as agreement;
use crate::catalogue::field::{FieldSpec, Kind};
use crate::facility::fields as facility;
use crate::ident::order::sort_by_key;
use crate::network::fields as network;
use interface::INTERFACE;
use model::MODEL;
use unit::UNIT;

/// The words that head the column of ledger ids: Japanese, English, then synonyms.
///
/// The first is what exported files carry.
pub const ID_HEADERS: &[&str] = &["台帳ID", "Ledger ID", "daicho ID", "entity ID", "UUID"];

/// The words that head the column which says from which version of the ledger an exported row is: Japanese, English.
pub const VERSION_HEADERS: &[&str] = &["台帳の版", "Ledger version"];

/// Returns the fields of one kind, in the order of forms and files.
#[must_use]
pub const fn fields_of(kind: Kind) -> &'static [FieldSpec] {
    match kind {
        Kind::Facility => facility::FACILITY,
        Kind::Department => facility::DEPARTMENT,
        Kind::Person => facility::PERSON,
        Kind::Organization => facility::ORGANIZATION,
        Kind::Contact => facility::CONTACT,
        Kind::Model => MODEL,
        Kind::Unit => UNIT,
        Kind::Interface => INTERFACE,
        Kind::Zone => network::ZONE,
        Kind::Link => network::LINK,
        Kind::Line => network::LINE,
        Kind::Boundary => network::BOUNDARY,
        Kind::Carried => network::CARRIED,
        Kind::Contract => agreement::CONTRACT,
    }
}

/// Returns the field of a device row: of a unit, its model or its interface.
#[must_use]
pub fn spec(key: &str) -> Option<&'static FieldSpec> {
    device_fields().find(|field| field.key == key)
}

/// Returns the field of any kind.
#[must_use]
pub fn spec_of(kind: Kind, key: &str) -> Option<&'static FieldSpec> {
    fields_of(kind).iter().find(|field| field.key == key)
}

/// Iterates over the fields of a device row: unit, model, interface.
///
/// Includes the internal ones, which are never columns ([`FieldSpec::is_internal`]).
pub fn device_fields() -> impl Iterator<Item = &'static FieldSpec> {
    UNIT.iter().chain(MODEL).chain(INTERFACE)
}

/// Returns the columns of a device row in the order of files and tables: section by section, without internal fields.
#[must_use]
pub fn columns() -> Vec<&'static FieldSpec> {
    let mut columns: Vec<_> = device_fields()
        .filter(|field| !field.is_internal())
        .collect();
    sort_by_key(&mut columns, |field| field.section);
    columns
}

/// Iterates over the fields of all kinds.
pub fn all_fields() -> impl Iterator<Item = &'static FieldSpec> {
    Kind::ALL.into_iter().flat_map(fields_of)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::catalogue::choice::find;
    use crate::catalogue::field::FieldType;
    use crate::catalogue::fold::fold;
    use crate::catalogue::survey::SurveyItem;

    #[test]
    fn no_header_belongs_to_two_fields() {
        let mut owners: BTreeMap<String, (Kind, &str)> = BTreeMap::new();
        let mut clashes = Vec::new();
        for field in all_fields() {
            for header in field.headers {
                let owner = (field.kind, field.key);
                let folded = fold(header);
                assert!(!folded.is_empty(), "{header} folds to nothing");
                if let Some(other) = owners.insert(folded, owner)
                    && other != owner
                {
                    clashes.push(format!("{header}: {other:?} and {owner:?}"));
                }
            }
        }
        for header in ID_HEADERS.iter().chain(VERSION_HEADERS) {
            if let Some(other) = owners.get(&fold(header)) {
                clashes.push(format!("{header}: {other:?} and the ledger's own column"));
            }
        }
        assert!(clashes.is_empty(), "{clashes:#?}");
    }

    #[test]
    fn every_field_has_a_japanese_and_an_english_header_and_its_key_is_one() {
        for field in all_fields() {
            assert!(field.headers.len() >= 2, "{}", field.key);
            assert!(field.header_en().is_ascii(), "{}", field.header_en());
        }
        // A program that exports our keys as headers must not be misread.
        for field in device_fields().filter(|field| !field.is_internal()) {
            let folded = fold(field.key);
            let owner = device_fields().find(|f| f.headers.iter().any(|h| fold(h) == folded));
            assert!(
                owner.is_none_or(|owner| owner.key == field.key),
                "{}",
                field.key
            );
        }
    }

    #[test]
    fn keys_are_unique_across_a_device_row() {
        let mut seen = std::collections::BTreeSet::new();
        for field in device_fields() {
            assert!(seen.insert(field.key), "{} twice", field.key);
        }
    }

    #[test]
    fn every_word_of_a_choice_means_that_choice() {
        for field in all_fields() {
            for choice in field.ty.choices() {
                for word in choice.words.iter().chain([&choice.code]) {
                    let found = find(field.ty.choices(), word).map(|found| found.code);
                    assert_eq!(found, Some(choice.code), "{}: {word}", field.key);
                }
            }
        }
    }

    #[test]
    fn the_survey_items_are_all_covered() {
        for item in SurveyItem::ALL {
            assert!(
                device_fields().any(|field| field.survey == Some(item)),
                "{item:?}"
            );
        }
    }

    #[test]
    fn highly_controlled_alone_is_no_class() {
        let class = choices::DEVICE_CLASS;
        assert_eq!(find(class, "高度管理医療機器"), None);
        assert_eq!(find(class, "ｸﾗｽⅢ").map(|c| c.code), Some("III"));
        assert_eq!(find(class, "Ⅳ").map(|c| c.code), Some("IV"));
    }

    #[test]
    fn headers_of_the_file_format_stay_what_they_are() {
        let headers: Vec<_> = device_fields()
            .filter(|field| !field.is_internal())
            .map(|field| (field.key, field.header_ja(), field.header_en()))
            .collect();
        let listed = include_str!("headers.txt");
        let now: String = headers
            .iter()
            .map(|(key, ja, en)| format!("{key}\t{ja}\t{en}\n"))
            .collect();
        assert_eq!(
            listed, now,
            "headers are part of the file format; new ones are added to headers.txt"
        );
    }

    #[test]
    fn references_lead_to_kinds_with_a_name() {
        for field in all_fields() {
            if let FieldType::Reference(kind) = field.ty
                && !field.is_internal()
            {
                assert!(spec_of(kind, "name").is_some(), "{}", field.key);
            }
        }
    }
}
