//! Writes annexes and lists of questions of the sample ledger, for people who look at them and programs that check them.
//!
//! `cargo run --package daicho-core --example annexes -- FOLDER [large]`
//!
//! With `large` every clause of the template is in it, in both languages: what the writer is measured with. Its content stands
//! beside it as JSON, so that other writers can be given the same.
use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::Path;

use daicho_core::contract::checklist::{self, Occasion};
use daicho_core::contract::choice::Choice;
use daicho_core::contract::docx::docx;
use daicho_core::contract::html::html;
use daicho_core::contract::known::{Subject, facts};
use daicho_core::contract::library::shipped;
use daicho_core::contract::markdown::markdown;
use daicho_core::contract::paper::annex_paper::{Draft, annex_paper};
use daicho_core::contract::paper::checklist_paper::checklist_paper;
use daicho_core::contract::paper::shape::{Block, Cell, Depth, Languages, Line, Look, Paper, Run};
use daicho_core::contract::words::{Both, Language, Party, Situation};
use daicho_core::ledger::commit::SealedCommit;
use daicho_core::ledger::state::Ledger;
use serde_json::{Value, json};

const LANGUAGES: [(&str, Languages); 3] = [
    ("ja", Languages::One(Language::Ja)),
    ("en", Languages::One(Language::En)),
    ("both", Languages::Both),
];

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (folder, is_large) = match arguments.as_slice() {
        [folder] => (Path::new(folder), false),
        [folder, word] if word == "large" => (Path::new(folder), true),
        _ => return Err("usage: annexes FOLDER [large]".into()),
    };
    std::fs::create_dir_all(folder)?;
    let ledger = sample()?;
    if is_large {
        let paper = annex(&ledger, Languages::Both, "large", Situation::ALL);
        let text = serde_json::to_string(&content(&paper))?;
        std::fs::write(folder.join("large.json"), text)?;
        return write(folder, "large", &paper);
    }
    for (name, languages) in LANGUAGES {
        let paper = annex(&ledger, languages, "medium", &[Situation::Remote]);
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

/// An annex on the first line and boundary of the ledger, and on two devices.
fn annex(ledger: &Ledger, languages: Languages, hospital: &str, cases: &[Situation]) -> Paper {
    let first = |kind: &str| ledger.records(kind).map(|record| record.id()).next();
    let subject = Subject {
        units: ledger.records("unit").map(|it| it.id()).take(2).collect(),
        vendor: None,
        line: first("line"),
        boundary: first("boundary"),
    };
    let choice = Choice {
        hospital: hospital.to_owned(),
        situations: cases.iter().copied().collect(),
        ..Choice::default()
    };
    annex_paper(&Draft {
        title: Both::default(),
        languages,
        library: shipped(),
        choice: &choice,
        facts: &facts(ledger, &subject),
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

/// What stands on a paper. No format that anybody may rely on.
fn content(paper: &Paper) -> Value {
    let blocks: Vec<Value> = paper.blocks.iter().filter_map(block).collect();
    json!({ "title": cell(&paper.title), "blocks": blocks })
}

fn block(block: &Block) -> Option<Value> {
    Some(match block {
        Block::Heading(it) => {
            json!({ "is": if it.depth == Depth::Chapter { "chapter" } else { "article" }, "text": cell(&it.text) })
        }
        Block::Paragraph(look, it) => {
            let is = match look {
                Look::Body => "body",
                Look::Subheading => "subheading",
                Look::Notice => "notice",
                Look::Small => "small",
            };
            json!({ "is": is, "text": line(it) })
        }
        Block::Bullets(list) => {
            json!({ "is": "bullets", "items": list.iter().map(cell).collect::<Vec<_>>() })
        }
        Block::Table(it) => {
            let row = |cells: &Vec<Cell>| cells.iter().map(cell).collect::<Vec<_>>();
            let rows: Vec<_> = it.rows.iter().map(row).collect();
            json!({ "is": "table", "shares": it.shares, "head": row(&it.head), "rows": rows })
        }
        // Pictures cost everybody the same.
        Block::Picture(_) => return None,
        Block::PageBreak => json!({ "is": "break" }),
    })
}

fn cell(cell: &Cell) -> Value {
    cell.iter().map(line).collect()
}

fn line(line: &Line) -> Value {
    let runs = line.runs.iter().map(|run| match run {
        Run::Text(text) => json!({ "text": text }),
        Run::Open(text) => json!({ "text": text, "open": true }),
    });
    json!({ "en": line.language == Language::En, "runs": runs.collect::<Vec<_>>() })
}
