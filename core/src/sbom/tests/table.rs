//! SBOMs as tables.

use proptest::prelude::*;
use rust_xlsxwriter::Workbook;

use crate::sbom::{
    model::{How, Kind, Relation, Sbom, Scheme},
    problem::{Problem, SbomError, Unclear},
    read,
    table::{self, Mapping, words::Field},
};

/// As table 5 of the guidebook: a device of three parts, one of them with parts of its own.
pub(super) const ENGLISH: &str = "id,Supplier Name,Component Name,Version String,Unique Identifier,Hash,Relationship,Author,Timestamp
id1,MDM1,Medical Device 2,1.0,pkg:generic/mdm1/md2@1.0,,Primary,MDM1,2024-04-01T09:00:00Z
id2,Example Soft,Example OS,10,cpe:2.3:o:example:os:10:*:*:*:*:*:*:*,SHA-256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08,Included in id1,Example Soft,2024-03-01
id3,Example Reader,Reader DC,22.1,pkg:generic/reader@22.1,9f86d081884c7d659a2feaa0c55ad015,Included in #1,MDM1,2024-04-01T09:00:00Z
id4,Example Runtime,Runtime,8u1,42,,Included in Medical Device 2,MDM1,2024-04-01T09:00:00Z
id5,Example Runtime,Zip,1.2.11,,,included in id4,MDM1,2024-04-01T09:00:00Z
";

pub(super) const JAPANESE: &str = "輸液ポンプ PX-4 ソフトウェア部品表,,,,,,,,
SBOM作成者：例示医療株式会社,,,,,,,,
,,,,,,,,
No.,供給者（サプライヤー名）,コンポーネント名,バージョン,一意の識別子,ハッシュ値,関係,ライセンス,保管場所
1,例示医療株式会社,輸液ポンプ PX-4,3.1,,,主コンポーネント,,
2,例示ソフト株式会社,例示OS,10,pkg:generic/os@10,,1に含まれる,商用,/boot
3,不明,zlib,1.2.11,,,2に含まれる,Zlib,/lib

注記 3 は解析による。,,,,,,,,
";

fn contains(from: usize, to: usize) -> Relation {
    Relation {
        from,
        to,
        how: How::Contains,
    }
}

fn check_english(sbom: &Sbom) {
    let names: Vec<String> = sbom.components.iter().map(ToString::to_string).collect();
    let expected = [
        "Medical Device 2 1.0",
        "Example OS 10",
        "Reader DC 22.1",
        "Runtime 8u1",
        "Zip 1.2.11",
    ];
    assert_eq!(names, expected);
    assert_eq!(sbom.subject, Some(0));
    let inside = [
        contains(0, 1),
        contains(0, 2),
        contains(0, 3),
        contains(3, 4),
    ];
    assert_eq!(sbom.relations, inside);
    assert_eq!(sbom.authors, ["MDM1", "Example Soft"]);
    assert_eq!(sbom.created.as_deref(), Some("2024-04-01T09:00:00Z"));
    let schemes: Vec<&Scheme> = sbom
        .components
        .iter()
        .flat_map(|component| &component.identifiers)
        .map(|identifier| &identifier.scheme)
        .collect();
    let other = Scheme::Other("Unique Identifier".to_owned());
    assert_eq!(
        schemes,
        [&Scheme::Purl, &Scheme::Cpe, &Scheme::Purl, &other]
    );
    let hashes: Vec<&str> = sbom
        .components
        .iter()
        .flat_map(|component| &component.hashes)
        .map(|hash| hash.algorithm.as_str())
        .collect();
    assert_eq!(hashes, ["SHA-256", "MD5"]);
}

#[test]
fn an_english_table_is_read() {
    let parsed = read(ENGLISH.as_bytes()).unwrap();
    assert_eq!(parsed.diagnostics, []);
    assert_eq!(parsed.value.format, "CSV");
    check_english(&parsed.value);
}

#[test]
fn a_workbook_says_the_same_from_its_second_sheet() {
    let mut book = Workbook::new();
    let cover = book.add_worksheet();
    cover.write_string(0, 0, "MDM1").unwrap();
    cover.write_string(1, 0, "SBOM").unwrap();
    let page = book.add_worksheet();
    for (row, line) in (0..).zip(ENGLISH.lines()) {
        for (column, cell) in (0..).zip(line.split(',')) {
            page.write_string(row, column, cell).unwrap();
        }
    }
    let parsed = read(&book.save_to_buffer().unwrap()).unwrap();
    assert_eq!(parsed.diagnostics, []);
    assert_eq!(parsed.value.format, "XLSX");
    check_english(&parsed.value);
}

#[test]
fn a_japanese_table_in_the_encoding_of_spreadsheets_is_read() {
    let (cp932, _, _) = encoding_rs::SHIFT_JIS.encode(JAPANESE);
    let parsed = read(&cp932).unwrap();
    let note = Problem::NoComponent {
        text: "注記 3 は解析による。".to_owned(),
    };
    let told: Vec<_> = parsed
        .diagnostics
        .into_iter()
        .map(|told| (told.at.line, told.problem))
        .collect();
    assert_eq!(told, [(9, note)]);
    let sbom = parsed.value;
    assert_eq!(
        sbom.name.as_deref(),
        Some("輸液ポンプ PX-4 ソフトウェア部品表")
    );
    assert_eq!(sbom.authors, ["例示医療株式会社"]);
    assert_eq!(sbom.relations, [contains(0, 1), contains(1, 2)]);
    let [pump, os, zlib] = sbom.components.as_slice() else {
        panic!("{:?}", sbom.components)
    };
    assert_eq!(pump.supplier.as_deref(), Some("例示医療株式会社"));
    assert_eq!((os.parent, zlib.parent), (Some(0), Some(1)));
    assert_eq!(
        (&zlib.supplier, zlib.licences.as_slice()),
        (&None, ["Zlib".to_owned()].as_slice())
    );
    let kept = [("保管場所".to_owned(), "/lib".to_owned())];
    assert_eq!(zlib.properties, kept);
}

#[test]
fn a_drawn_tree_tells_what_is_in_what() {
    let text = "親コンポーネント,コンポーネント名,バージョン,種別\n,装置,1,医療機器\n,├─ OS,10,OS\n,│　└─ カーネル,5,\n,├─ 閲覧,2,アプリケーション\n閲覧,復号,3,ライブラリ\n";
    let sbom = read(text.as_bytes()).unwrap().value;
    let parents: Vec<Option<usize>> = sbom.components.iter().map(|c| c.parent).collect();
    assert_eq!(parents, [None, Some(0), Some(1), Some(0), Some(3)]);
    let kinds: Vec<&Kind> = sbom.components.iter().map(|c| &c.kind).collect();
    let expected = [
        &Kind::Device,
        &Kind::OperatingSystem,
        &Kind::Unstated,
        &Kind::Application,
        &Kind::Library,
    ];
    assert_eq!(kinds, expected);
    assert_eq!(sbom.components[2].name, "カーネル");
}

#[test]
fn what_a_row_lacks_is_told_with_its_line() {
    let text = "Component Name,Version,Supplier,Relationship\na,1,x,Included in nothing\n,2,y,\nb,1,z,sometimes\n";
    let parsed = read(text.as_bytes()).unwrap();
    assert_eq!(parsed.value.components.len(), 3);
    let told: Vec<String> = parsed.diagnostics.iter().map(ToString::to_string).collect();
    let expected = [
        "line 3: a component has no name (reference \"\")",
        "line 2: a relation names \"nothing\", which is not there",
        "line 4: relationship cannot be \"sometimes\"",
    ];
    assert_eq!(told, expected);
}

#[test]
fn circles_and_rows_in_themselves_are_let_go() {
    let text = "id,コンポーネント名,バージョン,親\n1,a,1,2\n2,b,1,3\n3,c,1,1\n4,d,1,4\n5,e,1,1\n";
    let sbom = read(text.as_bytes()).unwrap().value;
    for start in 0..sbom.components.len() {
        let mut at = Some(start);
        for _ in 0..=sbom.components.len() {
            at = at.and_then(|at| sbom.components[at].parent);
        }
        assert_eq!(at, None, "row {start} is in itself");
    }
}

#[test]
fn a_table_that_leaves_it_open_is_refused_with_the_reason() {
    let twice = "Component Name,Package Name,Version\na,b,1\n";
    let unclear = Unclear::Twice {
        field: Field::Name,
        first: "Component Name".to_owned(),
        second: "Package Name".to_owned(),
    };
    assert_eq!(read(twice.as_bytes()), Err(SbomError::Unclear(unclear)));
    let unnamed = "バージョン,供給者,一意の識別子\n1,a,b\n";
    let expected = SbomError::Unclear(Unclear::NoName);
    assert_eq!(read(unnamed.as_bytes()), Err(expected));
    let devices = "No.,名称,メーカー,設置日\n1,ポンプ,例示医療,2024\n";
    assert_eq!(
        read(devices.as_bytes()),
        Err(SbomError::Unclear(Unclear::NoName))
    );
    let weak = "名称,バージョン,ライセンス\nzlib,1,Zlib\n";
    assert!(read(weak.as_bytes()).is_ok());
    for other in [
        "hello\n",
        "a,b\n1,2\n",
        "Dear Sir, the version, I think\n",
        "資産番号,設置場所\n1,2\n",
    ] {
        assert_eq!(read(other.as_bytes()), Err(SbomError::NotAnSbom), "{other}");
    }
}

#[test]
fn a_person_says_which_column_is_which() {
    let text = "もの;だれの;いくつ\n時計;ある人;3\n";
    let headers = table::headers(text.as_bytes()).unwrap();
    assert_eq!(headers.names, ["もの", "だれの", "いくつ"]);
    assert_eq!(headers.unclear, Some(Unclear::NoName));
    assert_eq!(headers.rows, [["時計", "ある人", "3"]]);
    let mapping = Mapping {
        columns: vec![Some(Field::Name), Some(Field::Supplier), None],
        ..headers.mapping
    };
    let sbom = table::read_with(text.as_bytes(), &mapping).unwrap().value;
    let clock = &sbom.components[0];
    assert_eq!(
        (clock.name.as_str(), clock.supplier.as_deref()),
        ("時計", Some("ある人"))
    );
    assert_eq!(clock.properties, [("いくつ".to_owned(), "3".to_owned())]);
}

#[test]
fn the_suggested_mapping_reads_the_same() {
    for text in [ENGLISH, JAPANESE] {
        let headers = table::headers(text.as_bytes()).unwrap();
        let again = table::read_with(text.as_bytes(), &headers.mapping);
        assert_eq!(again, read(text.as_bytes()));
    }
}

proptest! {
    #[test]
    fn no_damage_to_a_table_panics(at in 0..1_200_usize, byte: u8, cut in 0..1_500_usize) {
        for text in [ENGLISH, JAPANESE] {
            let mut bytes = text.as_bytes().to_vec();
            if let Some(place) = bytes.get_mut(at) {
                *place = byte;
            }
            let _ = read(&bytes);
            bytes.truncate(cut);
            let _ = read(&bytes);
        }
    }
}
