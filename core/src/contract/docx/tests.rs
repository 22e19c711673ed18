//! DOCX files that word processors take: every part read back and held against the rules of the schema.
//!
//! The rules here are the part of ECMA-376 that matters to what is written: the order of properties, what a cell and a table
//! must have, and that whatever is referred to is there. `cargo xtask test` holds files against the whole of it as well.

mod package;

use std::collections::{BTreeMap, BTreeSet};

use package::{Element, parts, said, tree};

use super::docx;
use crate::contract::{
    annex::Facts,
    field::Field,
    paper::{
        direction::closed,
        shape::{Block, Depth, Heading, Languages, Line, Look, Paper, Picture, Run, Table},
        tests::{PICTURE, annex_of, every_paper},
    },
    words::{Both, Language},
};

/// The order of the children of an element, as the schema has it; of those that are written here.
const ORDERS: [(&str, &[&str]); 12] = [
    ("w:body", &["w:p w:tbl", "w:sectPr"]),
    ("w:p", &["w:pPr", "w:r w:fldSimple"]),
    ("w:r", &["w:rPr", "w:t w:tab w:br w:drawing"]),
    ("w:tbl", &["w:tblPr", "w:tblGrid", "w:tr"]),
    ("w:tr", &["w:trPr", "w:tc"]),
    ("w:tc", &["w:tcPr", "w:p"]),
    (
        "w:tblPr",
        &[
            "w:tblStyle",
            "w:tblW",
            "w:tblInd",
            "w:tblBorders",
            "w:tblLayout",
            "w:tblCellMar",
            "w:tblLook",
        ],
    ),
    (
        "w:pPr",
        &[
            "w:pStyle",
            "w:keepNext",
            "w:keepLines",
            "w:numPr",
            "w:pBdr",
            "w:snapToGrid",
            "w:spacing",
            "w:ind",
            "w:contextualSpacing",
            "w:jc",
            "w:outlineLvl",
        ],
    ),
    (
        "w:rPr",
        &[
            "w:rStyle", "w:rFonts", "w:b", "w:color", "w:sz", "w:szCs", "w:shd", "w:lang",
        ],
    ),
    (
        "w:sectPr",
        &[
            "w:headerReference w:footerReference",
            "w:pgSz",
            "w:pgMar",
            "w:titlePg",
            "w:docGrid",
        ],
    ),
    (
        "w:style",
        &[
            "w:name",
            "w:basedOn",
            "w:next",
            "w:uiPriority",
            "w:semiHidden",
            "w:qFormat",
            "w:pPr",
            "w:rPr",
            "w:tblPr",
            "w:tblStylePr",
        ],
    ),
    (
        "w:lvl",
        &[
            "w:start",
            "w:numFmt",
            "w:pStyle",
            "w:lvlText",
            "w:lvlJc",
            "w:pPr",
            "w:rPr",
        ],
    ),
];

/// Holds a file against the rules, and returns what its document says.
fn check(bytes: &[u8], at: &str) -> Vec<String> {
    let parts = parts(bytes);
    let trees = parts.iter().filter(|(name, _)| !name.ends_with(".png"));
    let trees = trees.map(|(name, text)| {
        let root = tree(text).unwrap_or_else(|why| panic!("{at}, {name}: {why}"));
        (name.as_str(), root)
    });
    let trees: BTreeMap<&str, Element> = trees.collect();
    let mut styles = BTreeSet::new();
    let mut used = BTreeSet::new();
    for (name, root) in &trees {
        root.each(&mut |element| {
            in_order(element, &format!("{at}, {name}"));
            match element.name.as_str() {
                "w:style" => _ = styles.insert(element.get("w:styleId").to_owned()),
                "w:pStyle" | "w:rStyle" | "w:tblStyle" | "w:basedOn" | "w:next" => {
                    used.insert(element.get("w:val").to_owned());
                }
                _ => (),
            }
        });
    }
    assert!(used.is_subset(&styles), "{at}: {used:?} {styles:?}");
    let names: BTreeSet<&str> = parts.keys().map(String::as_str).collect();
    check_references(&trees, &names, at);
    said(&trees["word/document.xml"])
}

fn in_order(element: &Element, at: &str) {
    let order = ORDERS.iter().find(|(name, _)| *name == element.name);
    if let Some((name, order)) = order {
        let place = |child: &Element| {
            let found = order
                .iter()
                .position(|names| names.split(' ').any(|it| it == child.name));
            found.unwrap_or_else(|| panic!("{at}: {} in {name}", child.name))
        };
        let places: Vec<usize> = element.children.iter().map(place).collect();
        assert!(places.is_sorted(), "{at}: {name}: {places:?}");
    }
    if element.name == "w:tc" {
        let last = element.children.last().map(|it| it.name.as_str());
        assert_eq!(last, Some("w:p"), "{at}: a cell ends with a paragraph");
    }
    if element.name == "w:tbl" {
        let count = |name: &str| element.children.iter().filter(|it| it.name == name).count();
        assert!(count("w:tblGrid") == 1 && count("w:tr") > 0, "{at}");
    }
}

/// Whatever is referred to is there, and every part has a type.
fn check_references(trees: &BTreeMap<&str, Element>, names: &BTreeSet<&str>, at: &str) {
    let mut ids = BTreeSet::new();
    trees["word/_rels/document.xml.rels"].each(&mut |it| {
        if it.name == "Relationship" {
            assert!(ids.insert(it.get("Id").to_owned()), "{at}");
            let target = format!("word/{}", it.get("Target"));
            assert!(names.contains(target.as_str()), "{at}: {target}");
        }
    });
    trees["word/document.xml"].each(&mut |it| {
        let mut used = it
            .attributes
            .iter()
            .filter(|(name, _)| name.starts_with("r:"));
        assert!(used.all(|(_, id)| ids.contains(id)), "{at}");
    });
    let mut types = BTreeSet::new();
    trees["[Content_Types].xml"].each(&mut |it| match it.name.as_str() {
        "Override" => _ = types.insert(it.get("PartName").trim_start_matches('/').to_owned()),
        "Default" => _ = types.insert(it.get("Extension").to_owned()),
        _ => (),
    });
    for name in names.iter().filter(|it| **it != "[Content_Types].xml") {
        let ending = name.rsplit('.').next().unwrap();
        let is_typed = types.contains(*name) || (ending != "xml" && types.contains(ending));
        assert!(is_typed, "{at}: {name}");
    }
}

/// What a part says.
fn said_in(bytes: &[u8], part: &str) -> Vec<String> {
    said(&tree(&parts(bytes)[part]).unwrap())
}

fn paper(texts: &[&str]) -> Paper {
    let cell = |text: &str| vec![Line::of(Language::Ja, text), Line::of(Language::En, text)];
    let mut blocks = Vec::new();
    for text in texts {
        blocks.push(Block::Heading(Heading {
            depth: Depth::Article,
            clause: Some((*text).to_owned()),
            text: cell(text),
        }));
        let open = Line {
            language: Language::Ja,
            runs: vec![Run::Text((*text).to_owned()), Run::Open((*text).to_owned())],
        };
        blocks.push(Block::Paragraph(Look::Body, open));
        blocks.push(Block::Bullets(vec![cell(text)]));
        blocks.push(Block::Table(Table {
            shares: vec![1, 3],
            head: vec![cell(text), cell(text)],
            rows: vec![vec![cell(text), Vec::new()], vec![cell(text)]],
        }));
        let picture = Picture::of_png(PICTURE.to_vec(), cell(text));
        blocks.push(Block::Picture(picture.unwrap()));
        blocks.push(Block::PageBreak);
    }
    Paper {
        languages: Languages::Both,
        title: cell(texts.first().copied().unwrap_or_default()),
        blocks,
    }
}

#[test]
fn whatever_was_typed_stands_there_as_it_is_and_breaks_nothing() {
    let long = "長い<名前>&{{hospital}}".repeat(6_000);
    let odd = [
        "甲<b>&amp;</w:t>]]><!--",
        "{{vendor}} {%p if x %} {{clause:scope.purpose}}",
        "一行目\n二行目\tタブ",
        "🏥 👩\u{200d}⚕\u{fe0f} 𠮷 é \u{202e}abc",
        "  spaces  at  both  ends  ",
        long.as_str(),
    ];
    let bytes = docx(&paper(&odd)).unwrap();
    let said = check(&bytes, "odd");
    for text in odd {
        let text = closed(text);
        assert!(said.iter().any(|it| *it == text), "{text:.40}");
        let doubled = format!("{text}{text}");
        assert!(said.contains(&doubled), "{text:.40}");
    }
}

#[test]
fn what_xml_cannot_hold_is_left_out_and_all_ends_of_lines_are_breaks() {
    let odd = "a\u{0}b\u{1}c\u{B}d\u{FFFE}e\u{7F}f\r\ng\rh\u{2028}i\u{85}j";
    let bytes = docx(&paper(&[odd, ""])).unwrap();
    let said = check(&bytes, "controls");
    assert!(said.iter().any(|it| it == "abcdef\ng\nh\ni\nj"), "{said:?}");
}

#[test]
fn the_same_paper_gives_the_same_bytes() {
    let paper = paper(&["甲"]);
    assert_eq!(docx(&paper).unwrap(), docx(&paper).unwrap());
    let nothing = Paper {
        languages: Languages::One(Language::En),
        title: Vec::new(),
        blocks: Vec::new(),
    };
    check(&docx(&nothing).unwrap(), "nothing");
}

#[test]
fn heads_of_tables_stand_on_every_page_and_headings_are_those_of_word() {
    let bytes = docx(&paper(&["甲"])).unwrap();
    let text = String::from_utf8(parts(&bytes).remove("word/document.xml").unwrap()).unwrap();
    assert_eq!(text.matches("<w:tblHeader/>").count(), 1);
    assert!(text.contains("<w:pStyle w:val=\"Heading2\"/>"));
    assert!(text.contains("<w:rStyle w:val=\"OpenQuestion\"/>"));
    let styles = String::from_utf8(parts(&bytes).remove("word/styles.xml").unwrap()).unwrap();
    for (id, name) in [
        ("Heading1", "heading 1"),
        ("Title", "Title"),
        ("ListBullet", "List Bullet"),
    ] {
        let style = format!("w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>");
        assert!(styles.contains(&style), "{id}");
    }
}

#[test]
fn a_long_title_does_not_fill_the_head_of_every_page() {
    let long = "題".repeat(1_000);
    let bytes = docx(&paper(&[&long])).unwrap();
    let head = said_in(&bytes, "word/header1.xml").concat();
    assert_eq!(head.chars().count(), 81);
}

#[test]
fn every_annex_is_a_sound_file_without_placeholders() {
    every_paper(|paper, at| {
        for line in check(&docx(paper).unwrap(), at) {
            assert!(!line.contains("{{") && !line.contains("}}"), "{at}: {line}");
        }
    });
}

#[test]
fn what_the_ledger_says_stands_in_the_annex_as_it_is() {
    let odd = "甲<社>{{vendor}}]]>\n🏥 ＆&amp; 第9条";
    let made = annex_of(&Facts::from([(
        Field::Vendor,
        Both {
            ja: odd.to_owned(),
            en: odd.to_owned(),
        },
    )]));
    let said = check(&docx(&made).unwrap(), "odd");
    // A cell keeps its lines; in a sentence there are none.
    assert!(said.iter().any(|it| it == odd));
    let flat = odd.replace('\n', " ");
    assert!(said.iter().any(|it| it.contains(&flat)));
}
