//! Writes annexes and lists of questions of the sample ledger, for people who look at them and programs that check them.
//!
//! `cargo run --package daicho-core --example annexes -- FOLDER`
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::Path;

use daicho_core::contract::annex::Facts;
use daicho_core::contract::checklist::{self, Occasion};
use daicho_core::contract::choice::Choice;
use daicho_core::contract::docx::docx;
use daicho_core::contract::field::Field;
use daicho_core::contract::html::html;
use daicho_core::contract::known::{Subject, facts};
use daicho_core::contract::library::shipped;
use daicho_core::contract::markdown::markdown;
use daicho_core::contract::paper::annex_paper::{Draft, annex_paper};
use daicho_core::contract::paper::checklist_paper::checklist_paper;
use daicho_core::contract::paper::shape::{Languages, Paper};
use daicho_core::contract::words::{Both, Language, Party, Situation};
use daicho_core::ledger::commit::SealedCommit;
use daicho_core::ledger::state::Ledger;

const LANGUAGES: [(&str, Languages); 3] = [
    ("ja", Languages::One(Language::Ja)),
    ("en", Languages::One(Language::En)),
    ("both", Languages::Both),
];

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("usage: annexes FOLDER")?;
    let folder = Path::new(&folder);
    std::fs::create_dir_all(folder)?;
    let ledger = sample()?;
    let odd = annex(&odd(), Languages::Both);
    write(folder, "annex-odd", &odd)?;
    for (name, languages) in LANGUAGES {
        let paper = annex(&known(&ledger), languages);
        write(folder, &format!("annex-{name}"), &paper)?;
        for occasion in [Occasion::Procurement, Occasion::Acceptance] {
            let list = checklist::shipped(occasion);
            let situations = BTreeSet::from([Situation::Remote]);
            let paper = checklist_paper(list, &situations, languages);
            write(folder, &format!("{}-{name}", list.id), &paper)?;
        }
    }
    Ok(())
}

fn sample() -> Result<Ledger, Box<dyn Error>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../public/sample/ledger.json");
    let mut ledger = Ledger::new();
    ledger.apply(&SealedCommit::open(std::fs::read(path)?)?)?;
    Ok(ledger)
}

/// What the ledger knows of its first line and boundary, and of two devices.
fn known(ledger: &Ledger) -> Facts {
    let first = |kind: &str| ledger.records(kind).map(|record| record.id()).next();
    let subject = Subject {
        units: ledger.records("unit").map(|it| it.id()).take(2).collect(),
        vendor: None,
        line: first("line"),
        boundary: first("boundary"),
    };
    facts(ledger, &subject)
}

/// What a ledger may hold, too.
fn odd() -> Facts {
    let text = |text: &str| Both {
        ja: text.to_owned(),
        en: text.to_owned(),
    };
    Facts::from([
        (
            Field::Vendor,
            text("甲<社>{{vendor}}]]>\n二行目\tタブ&amp;"),
        ),
        (Field::Dealer, text("🏥 𠮷田\u{1}\u{FFFE}\u{202e}商事")),
        (Field::Lessor, text(&"長い名前".repeat(2_000))),
        (Field::Repairer, text(&"x".repeat(2_000))),
    ])
}

/// An annex with all parties and a picture.
fn annex(facts: &Facts, languages: Languages) -> Paper {
    let choice = Choice {
        hospital: "medium".to_owned(),
        situations: [Situation::Remote].into(),
        ..Choice::default()
    };
    annex_paper(&Draft {
        title: Both::default(),
        languages,
        library: shipped(),
        choice: &choice,
        facts,
        parties: &Party::ALL.iter().copied().collect(),
        assigned: &BTreeMap::new(),
        boundary: Some(PICTURE.to_vec()),
    })
}

/// Any picture will do.
const PICTURE: &[u8] = include_bytes!("../../docs/screenshot.png");

fn write(folder: &Path, name: &str, paper: &Paper) -> Result<(), Box<dyn Error>> {
    std::fs::write(folder.join(format!("{name}.docx")), docx(paper)?)?;
    std::fs::write(folder.join(format!("{name}.html")), html(paper))?;
    std::fs::write(folder.join(format!("{name}.md")), markdown(paper))?;
    Ok(())
}
