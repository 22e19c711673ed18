//! Which clauses each kind of hospital gets in each situation, with number and strength, as somebody last looked at it.

use std::{collections::BTreeMap, path::Path};

use super::{choice, sample};
use crate::contract::{
    annex::{Annex, annex},
    library::shipped,
    words::{Language, Situation, Strength},
};

#[test]
fn annexes_are_those_that_were_looked_at() {
    for hospital in shipped().hospitals() {
        check(&hospital.id, &written(&hospital.id));
    }
}

/// A table of clauses and situations: `12h` is article 12, strong; below it what is open.
fn written(hospital: &str) -> String {
    let made: Vec<Annex> = Situation::ALL
        .iter()
        .map(|it| annex(shipped(), &choice(hospital, *it), sample(), Language::Ja))
        .collect();
    let mut text = row("", Situation::ALL.iter().map(|it| it.code().to_owned()));
    let counts = made.iter().map(|it| it.articles().count().to_string());
    text.push_str(&row("articles", counts));
    for clause in shipped().clauses() {
        let cells = made.iter().map(|it| {
            let article = it.articles().find(|article| article.clause == clause.id);
            article.map_or_else(
                || "-".to_owned(),
                |it| format!("{}{}", it.number, strength(it.strength)),
            )
        });
        text.push_str(&row(&clause.id, cells));
    }
    let mut open: BTreeMap<&str, Vec<bool>> = BTreeMap::new();
    for (nth, annex) in made.iter().enumerate() {
        for field in &annex.open {
            let of_field = open.entry(field.code());
            of_field.or_insert_with(|| vec![false; made.len()])[nth] = true;
        }
    }
    for (field, cells) in open {
        let cells = cells
            .iter()
            .map(|is_open| if *is_open { "open" } else { "-" }.to_owned());
        text.push_str(&row(field, cells));
    }
    text
}

fn row(name: &str, cells: impl Iterator<Item = String>) -> String {
    let cells: String = cells.map(|cell| format!(" {cell:>14}")).collect();
    format!("{name:<28}{cells}\n")
}

const fn strength(strength: Strength) -> &'static str {
    match strength {
        Strength::Low => "l",
        Strength::Middle => "m",
        Strength::High => "h",
    }
}

/// Compares a text with its file; `DAICHO_WRITE_SNAPSHOTS=1` writes the file first.
fn check(hospital: &str, text: &str) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/contract");
    let path = folder.join(format!("{hospital}.txt"));
    if std::env::var_os("DAICHO_WRITE_SNAPSHOTS").is_some() {
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(&path, text).unwrap();
    }
    let checked_in = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        checked_in == text,
        "{}: the template says otherwise; if that is meant, DAICHO_WRITE_SNAPSHOTS=1 writes it anew",
        path.display()
    );
}
