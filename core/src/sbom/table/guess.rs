//! What the headers of a table suggest.

use std::collections::BTreeMap;

use super::words::{Field, Words};
use crate::{
    sbom::problem::Unclear,
    tabular::{decode::decode, header::Header},
};

/// Bytes in which the header of a text table is looked for.
const HEAD: usize = 64 << 10;

/// Whether one of the first lines of a text has two words of a header.
pub(super) fn begins_one(bytes: &[u8], words: &Words) -> bool {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let Ok(decoded) = decode(head, None) else {
        return false;
    };
    let knows = |cell: &&str| words.knows(cell.trim_matches(['"', ' ']));
    let known = |line: &str| line.split([',', ';', '\t', '|']).filter(knows).count();
    // A header may go over lines within quotation marks.
    let text = decoded.value.text;
    let lines: Vec<&str> = text.lines().collect();
    lines.windows(2).any(|two| known(&two.join(",")) >= 2)
}

/// What the headers suggest, and what they leave open.
pub(super) fn suggest(header: &Header, words: &Words) -> (Vec<Option<Field>>, Option<Unclear>) {
    let fields = header.names.iter().map(|name| words.field(name));
    let mut fields: Vec<Option<Field>> = fields.collect();
    if !fields.contains(&Some(Field::Name)) {
        let weak = header.names.iter().position(|name| words.is_weak(name));
        let of_software = fields
            .iter()
            .flatten()
            .filter(|field| field.is_of_software());
        let weak = weak.filter(|_| of_software.count() >= 2);
        if let Some(place) = weak.and_then(|at| fields.get_mut(at)) {
            *place = Some(Field::Name);
        }
    }
    let mut holders: BTreeMap<Field, usize> = BTreeMap::new();
    let mut unclear = None;
    for (at, field) in fields.iter_mut().enumerate() {
        let Some(known) = *field else { continue };
        let first = *holders.entry(known).or_insert(at);
        if first != at && !known.may_repeat() {
            let name = |at: usize| header.names.get(at).cloned().unwrap_or_default();
            unclear = unclear.or_else(|| {
                Some(Unclear::Twice {
                    field: known,
                    first: name(first),
                    second: name(at),
                })
            });
            *field = None;
        }
    }
    let others = holders.keys().filter(|field| **field != Field::Name);
    if !holders.contains_key(&Field::Name) {
        unclear = Some(Unclear::NoName);
    } else if others.count() == 0 {
        unclear = Some(Unclear::OnlyNames);
    }
    (fields, unclear)
}
