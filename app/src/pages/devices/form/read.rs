//! What a form holds when it is sent.
//!
//! | name of the input | holds |
//! |---|---|
//! | `value:<field>` | the text; of a choice its code, or `?` and a state of not knowing |
//! | `state:<field>` | a state of not knowing, or nothing |
//! | `raw:<field>` | there if the text is to be kept as typed |
//!
//! Fields of an interface have `@<id>` behind their key.

use std::collections::BTreeMap;

use daicho_core::device::fields;
use daicho_core::device::form::draft::InterfaceDraft;
use daicho_core::device::form::entry::Entry;
use daicho_core::ident::id::EntityId;
use daicho_core::ledger::value::Unknown;

use crate::components::form::FormValues;

/// Stands before a code that a list does not have, in the value of an option.
pub const ODD: char = '=';

/// Reads the fields of unit and model.
pub fn fields(values: &FormValues) -> BTreeMap<String, Entry> {
    of(values, |name| (!is_interface(name)).then_some(name))
}

/// Reads the fields of the interfaces, in the order of `ids`.
pub fn interfaces(values: &FormValues, ids: &[EntityId]) -> Vec<InterfaceDraft> {
    let read = |id: &EntityId| {
        let end = format!("@{id}");
        InterfaceDraft {
            id: *id,
            fields: of(values, |name| name.strip_suffix(end.as_str())),
        }
    };
    ids.iter().map(read).collect()
}

fn is_interface(name: &str) -> bool {
    name.rsplit_once('@')
        .is_some_and(|(_, id)| id.parse::<EntityId>().is_ok())
}

fn of<'a>(
    values: &'a FormValues,
    field: impl Fn(&'a str) -> Option<&'a str>,
) -> BTreeMap<String, Entry> {
    let mut entries = BTreeMap::new();
    for (name, text) in values {
        let Some(whole) = name.strip_prefix("value:") else {
            continue;
        };
        let Some(key) = field(whole) else {
            continue;
        };
        let state = values
            .get(&format!("state:{whole}"))
            .map_or("", String::as_str);
        let raw = values.contains_key(&format!("raw:{whole}"));
        entries.insert(key.to_owned(), entry(key, text, state, raw));
    }
    entries
}

fn entry(field: &str, text: &str, state: &str, raw: bool) -> Entry {
    let is_list = fields::spec(field).is_some_and(|spec| !spec.ty.choices().is_empty());
    if is_list {
        if let Some(state) = text.strip_prefix('?').and_then(Unknown::from_code) {
            return Entry::Unknown(state);
        }
        if let Some(odd) = text.strip_prefix(ODD) {
            return Entry::read(odd, None, true);
        }
    }
    Entry::read(text, Unknown::from_code(state), raw)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(pairs: &[(&str, &str)]) -> FormValues {
        let owned = pairs
            .iter()
            .map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
        owned.collect()
    }

    #[test]
    fn a_state_counts_before_the_text_beside_it() {
        let values = values(&[
            ("value:firmware", "1.2"),
            ("state:firmware", "asked"),
            ("value:room", " ICU "),
            ("state:room", ""),
            ("value:last_patch", "先月"),
            ("raw:last_patch", "on"),
            ("value:status", "?refused"),
            ("value:note", "?refused"),
            ("other", "x"),
        ]);
        let read = fields(&values);
        assert_eq!(read["firmware"], Entry::Unknown(Unknown::Asked));
        assert_eq!(read["room"], Entry::Text("ICU".into()));
        assert_eq!(read["last_patch"], Entry::AsTyped("先月".into()));
        assert_eq!(read["status"], Entry::Unknown(Unknown::Refused));
        assert_eq!(read["note"], Entry::Text("?refused".into()));
        assert_eq!(read.len(), 5);
    }

    #[test]
    fn interfaces_are_told_apart_by_their_ids() {
        let ids = [1, 2].map(|n| EntityId::from_bytes([n; 16]));
        let names = ids.map(|id| format!("value:mac@{id}"));
        let values = values(&[(&names[0], "a"), (&names[1], ""), ("value:extra:a@b", "c")]);
        let read = interfaces(&values, &ids);
        assert_eq!(read[0].fields["mac"], Entry::Text("a".into()));
        assert_eq!(read[1].fields["mac"], Entry::Blank);
        assert_eq!(fields(&values).len(), 1);
    }
}
