//! What the rows of a table say of each other.

use std::collections::BTreeMap;

use super::rows::Row;
use crate::{
    catalogue::fold::fold,
    ident::text::match_key,
    sbom::{
        model::{How, Sbom},
        problem::{Problem, Problems},
    },
};

/// Words of what the SBOM is about.
const PRIMARY: [&str; 9] = [
    "primary",
    "primarycomponent",
    "root",
    "toplevel",
    "主",
    "主コンポーネント",
    "プライマリ",
    "本体",
    "最上位",
];

/// Beginnings and ends of a relation, how it is meant, and whether it is told from the other end.
const BEGINNINGS: [(&str, How, bool); 10] = [
    ("included in", How::Contains, true),
    ("contained in", How::Contains, true),
    ("part of", How::Contains, true),
    ("child of", How::Contains, true),
    ("dependency of", How::DependsOn, true),
    ("required by", How::DependsOn, true),
    ("includes", How::Contains, false),
    ("contains", How::Contains, false),
    ("depends on", How::DependsOn, false),
    ("requires", How::DependsOn, false),
];
const ENDS: [(&str, How, bool); 6] = [
    ("に含まれる", How::Contains, true),
    ("に包含", How::Contains, true),
    ("に包含される", How::Contains, true),
    ("の一部", How::Contains, true),
    ("を含む", How::Contains, false),
    ("に依存", How::DependsOn, false),
];

/// What a cell of the column of relations says.
#[derive(Debug, Eq, PartialEq)]
enum Said<'a> {
    Nothing,
    Primary,
    /// How, whether it is told from the other end, and the other; empty where it goes without saying.
    To(How, bool, &'a str),
    /// Something else.
    Words(&'a str),
}

fn said(cell: &str) -> Said<'_> {
    let cell = cell.trim();
    if cell.is_empty() {
        return Said::Nothing;
    }
    let key = fold(cell);
    if PRIMARY.iter().any(|word| fold(word) == key) {
        return Said::Primary;
    }
    for (words, how, turned) in BEGINNINGS {
        let start = cell.get(..words.len());
        let rest = cell.get(words.len()..).unwrap_or_default();
        if start.is_some_and(|start| start.eq_ignore_ascii_case(words)) {
            let rest = rest.trim_start_matches([':', '：']);
            return Said::To(how, turned, rest.trim());
        }
    }
    let text = cell.trim_end_matches(['。', 'る', 'す']);
    let found = ENDS.into_iter().find_map(|(words, how, turned)| {
        let rest = text.strip_suffix(words.trim_end_matches('る'))?;
        Some(Said::To(how, turned, rest.trim()))
    });
    found.unwrap_or(Said::Words(cell))
}

/// The components by everything that a row may call them; `None` for what several are called.
#[derive(Default)]
struct Names(BTreeMap<String, Option<usize>>);

impl Names {
    fn of(sbom: &Sbom) -> Self {
        let mut names = Self::default();
        for (at, component) in sbom.components.iter().enumerate() {
            names.add(&component.reference, at);
        }
        // References first: a number is a reference before it is a name.
        for (at, component) in sbom.components.iter().enumerate() {
            let mut texts = vec![component.name.clone(), component.to_string()];
            let values = component.identifiers.iter();
            texts.extend(values.map(|identifier| identifier.value.clone()));
            texts.dedup();
            let key = match_key(&component.reference);
            for text in texts.iter().filter(|text| match_key(text) != key) {
                names.add(text, at);
            }
        }
        names
    }

    fn add(&mut self, text: &str, at: usize) {
        let key = match_key(text);
        if !key.is_empty() {
            let place = self.0.entry(key).or_insert(Some(at));
            *place = place.filter(|known| *known == at);
        }
    }

    /// `#3`, `id3`, `id 3` and `3` mean the row 3, or the one called `id3`.
    fn find(&self, text: &str) -> Option<usize> {
        let key = match_key(text.trim_matches(['"', '「', '」']));
        let found = |key: &str| self.0.get(key).copied().flatten();
        let number = key.trim_start_matches(['#', ' ']);
        let number = number.strip_prefix("id").unwrap_or(number);
        let number = number.trim_start_matches(['.', ':', ' ', '#']);
        found(&key)
            .or_else(|| found(number))
            .or_else(|| found(&format!("id{number}")))
            .or_else(|| found(&format!("#{number}")))
    }

    /// Several others, between commas or on lines of their own, unless the whole is one.
    fn all<'a>(&self, text: &'a str) -> Vec<(&'a str, Option<usize>)> {
        if let Some(whole) = self.find(text) {
            return vec![(text, Some(whole))];
        }
        let parts = text
            .split([',', '、', '，', ';', '；', '\n'])
            .map(str::trim);
        let parts = parts.filter(|part| !part.is_empty());
        parts.map(|part| (part, self.find(part))).collect()
    }
}

/// Adds what the rows say of each other; `rows` are those of the components, in their order.
pub(super) fn relate(sbom: &mut Sbom, rows: &[Row<'_>], problems: &mut Problems) {
    let names = Names::of(sbom);
    let saids: Vec<Said<'_>> = rows.iter().map(|row| said(row.relation)).collect();
    sbom.subject = saids.iter().position(|said| *said == Said::Primary);
    let mut around: Vec<(usize, usize)> = Vec::new();
    for ((at, row), said) in rows.iter().enumerate().zip(&saids) {
        around.retain(|(depth, _)| *depth < row.depth);
        let parent = around.last().map(|(_, parent)| *parent);
        around.push((row.depth, at));
        let mut relate = |sbom: &mut Sbom, how: &How, turned: bool, text: &str| {
            for (text, other) in names.all(text) {
                match other {
                    Some(other) if turned => sbom.relate(other, at, how.clone()),
                    Some(other) => sbom.relate(at, other, how.clone()),
                    None => {
                        let reference = text.to_owned();
                        problems.add(row.line, Problem::UnknownReference { reference });
                    }
                }
            }
        };
        relate(sbom, &How::Contains, true, row.parent);
        for needed in &row.depends_on {
            relate(sbom, &How::DependsOn, false, needed);
        }
        match said {
            Said::Nothing | Said::Primary => {}
            Said::To(how, turned, "") => {
                let other = parent.or(sbom.subject).filter(|other| *other != at);
                if let Some(other) = other.filter(|_| *turned) {
                    sbom.relate(other, at, how.clone());
                }
            }
            Said::To(how, turned, text) => relate(sbom, how, *turned, text),
            // Some name the other only, in a column that is headed by the relation.
            Said::Words(text) => match names.find(text) {
                Some(other) if other != at => sbom.relate(other, at, How::Contains),
                Some(_) | None => problems.add(row.line, not_understood(text)),
            },
        }
        let is_inside = sbom.components.get(at).is_some_and(|c| c.parent.is_some());
        if let Some(parent) = parent.filter(|_| *said == Said::Nothing && !is_inside) {
            sbom.relate(parent, at, How::Contains);
        }
    }
    without_circles(sbom);
}

fn not_understood(text: &str) -> Problem {
    Problem::NotAllowed {
        field: "relationship".to_owned(),
        value: text.chars().take(100).collect(),
    }
}

/// A row that says, by way of others, that it is in itself is in none.
fn without_circles(sbom: &mut Sbom) {
    let parents: Vec<Option<usize>> = sbom.components.iter().map(|c| c.parent).collect();
    // Where a walk upwards was before, it need not go again.
    let mut ends: Vec<Option<usize>> = vec![None; parents.len()];
    for start in 0..parents.len() {
        let mut at = Some(start);
        while let Some(place) = at {
            match ends.get_mut(place) {
                Some(end @ None) => *end = Some(start),
                Some(Some(walk)) if *walk == start => {
                    if let Some(component) = sbom.components.get_mut(place) {
                        component.parent = None;
                    }
                    break;
                }
                _ => break,
            }
            at = parents.get(place).copied().flatten();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relations_are_read_in_both_languages() {
        for (cell, expected) in [
            ("Primary", Said::Primary),
            ("主コンポーネント", Said::Primary),
            ("Included in #1", Said::To(How::Contains, true, "#1")),
            ("included in", Said::To(How::Contains, true, "")),
            ("id1に含まれる", Said::To(How::Contains, true, "id1")),
            ("id1 に包含される。", Said::To(How::Contains, true, "id1")),
            ("Depends on: zlib", Said::To(How::DependsOn, false, "zlib")),
            ("zlibに依存する", Said::To(How::DependsOn, false, "zlib")),
            ("?", Said::Words("?")),
        ] {
            assert_eq!(said(cell), expected, "{cell}");
        }
    }
}
