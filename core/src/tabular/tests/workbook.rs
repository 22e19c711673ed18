//! Workbooks of every kind: sheets, dates, numbers, and damage of all sorts.

use std::io::Write;

use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format as CellFormat, Formula, Workbook};
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

use crate::tabular::{
    Format, Options, Source, header, open,
    problem::{Problem, ReadError},
    workbook::{self, Sheet, WorkbookKind},
};

const XLS: &[u8] = include_bytes!("../../../fixtures/tabular/devices.xls");

fn rows(source: &Source) -> Vec<(u32, Vec<&str>)> {
    let grid = &source.grid;
    let row = |row| (grid.line(row), grid.cells(row).collect());
    (0..grid.rows()).map(row).collect()
}

fn read(bytes: &[u8], sheet: Option<usize>) -> Result<Source, ReadError> {
    let options = Options {
        sheet,
        ..Options::default()
    };
    open(bytes, &options).map(|parsed| parsed.value)
}

fn sheet(name: &str, hidden: bool) -> Sheet {
    Sheet {
        name: name.to_owned(),
        hidden,
    }
}

/// The list of the XLS fixture, a hidden sheet before it, and what only XLSX can say.
fn xlsx() -> Vec<u8> {
    let mut book = Workbook::new();
    book.add_worksheet()
        .set_name("控え")
        .unwrap()
        .set_hidden(true)
        .write_string(0, 0, "隠れた")
        .unwrap();
    let page = book.add_worksheet();
    page.set_name("機器一覧").unwrap();
    page.write_string(0, 0, "医療機器台帳").unwrap();
    for (column, header) in
        (0..).zip(["資産番号", "販売名", "導入日", "購入価格", "数量", "点検済"])
    {
        page.write_string(2, column, header).unwrap();
    }
    let day = CellFormat::new().set_num_format("[$-411]ge.m.d");
    let padded = CellFormat::new().set_num_format("00000");
    page.write_number_with_format(3, 0, 42, &padded).unwrap();
    page.write_formula(
        3,
        1,
        Formula::new("=\"輸液\"&\"ポンプ\"").set_result("輸液ポンプ"),
    )
    .unwrap();
    page.write_datetime_with_format(3, 2, ExcelDateTime::from_ymd(2024, 4, 1).unwrap(), &day)
        .unwrap();
    page.write_number(3, 3, 1200.5).unwrap();
    page.write_boolean(3, 5, true).unwrap();
    page.write_formula(5, 1, Formula::new("=1/0").set_result("#DIV/0!"))
        .unwrap();
    page.write_string(5, 0, "0002").unwrap();
    book.set_active_worksheet_for_tests();
    book.save_to_buffer().unwrap()
}

trait ActiveSheet {
    fn set_active_worksheet_for_tests(&mut self);
}

impl ActiveSheet for Workbook {
    /// A workbook may not begin with a hidden sheet as the active one.
    fn set_active_worksheet_for_tests(&mut self) {
        if let Ok(page) = self.worksheet_from_index(1) {
            page.set_active(true).set_first_tab(true);
        }
    }
}

const ODS_CONTENT: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.3"><office:body><office:spreadsheet><table:table table:name="機器一覧">
<table:table-row><table:table-cell office:value-type="string"><text:p>医療機器台帳</text:p></table:table-cell></table:table-row>
<table:table-row table:number-rows-repeated="1"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
<table:table-row><table:table-cell office:value-type="string"><text:p>資産番号</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>販売名</text:p></table:table-cell><table:table-cell office:value-type="string"><text:p>導入日</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell office:value-type="string"><text:p>0001</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="3"><text:p>3</text:p></table:table-cell><table:table-cell office:value-type="date" office:date-value="2024-04-01"><text:p>R6.4.1</text:p></table:table-cell></table:table-row>
<table:table-row table:number-rows-repeated="1048500"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>
</table:table></office:spreadsheet></office:body></office:document-content>"#;

fn ods(content: &[u8]) -> Vec<u8> {
    const MANIFEST: &str = r#"<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/></manifest:manifest>"#;
    let parts: [(&str, &[u8]); 3] = [
        (
            "mimetype",
            b"application/vnd.oasis.opendocument.spreadsheet",
        ),
        ("META-INF/manifest.xml", MANIFEST.as_bytes()),
        ("content.xml", content),
    ];
    packed(parts.map(|(name, bytes)| (name.to_owned(), bytes.to_vec())))
}

fn packed(parts: impl IntoIterator<Item = (String, Vec<u8>)>) -> Vec<u8> {
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(&bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn unpacked(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let count = archive.len();
    let part = |index| {
        let mut part = archive.by_index(index).unwrap();
        let mut bytes = Vec::new();
        std::io::copy(&mut part, &mut bytes).unwrap();
        (part.name().unwrap().into_owned(), bytes)
    };
    (0..count).map(part).collect()
}

#[test]
fn xlsx_cells_read_as_they_are_meant() {
    let parsed = open(&xlsx(), &Options::default()).unwrap();
    let expected = [
        (1, vec!["医療機器台帳"]),
        (2, vec![]),
        (
            3,
            vec!["資産番号", "販売名", "導入日", "購入価格", "数量", "点検済"],
        ),
        (
            4,
            vec!["00042", "輸液ポンプ", "2024-04-01", "1200.5", "", "TRUE"],
        ),
        (5, vec![]),
        (6, vec!["0002", ""]),
    ];
    assert_eq!(rows(&parsed.value), expected);
    let [diagnostic] = parsed.diagnostics.as_slice() else {
        panic!("{:?}", parsed.diagnostics)
    };
    assert_eq!((diagnostic.at.line, diagnostic.at.column), (6, Some(2)));
    assert_eq!(
        diagnostic.problem,
        Problem::FormulaError {
            error: "#DIV/0!".to_owned()
        }
    );
    let sheets = vec![sheet("控え", true), sheet("機器一覧", false)];
    assert_eq!(
        parsed.value.format,
        Format::Workbook {
            kind: WorkbookKind::Xlsx,
            sheets,
            sheet: 1
        }
    );
    let header = header::find(&parsed.value.grid, None, &|_| false)
        .unwrap()
        .value;
    assert_eq!((header.line, header.data_rows(&parsed.value.grid)), (3, 3));
}

#[test]
fn xls_cells_read_as_they_are_meant() {
    let source = read(XLS, None).unwrap();
    let expected = [
        (1, vec!["医療機器台帳"]),
        (2, vec![]),
        (
            3,
            vec!["資産番号", "販売名", "導入日", "購入価格", "数量", "点検済"],
        ),
        (
            4,
            vec!["0001", "輸液ポンプ", "2024-04-01", "1200.5", "3", "TRUE"],
        ),
        (
            5,
            vec![
                "0002",
                "シリンジポンプ\n(予備)",
                "2024-04-01 10:30:00",
                "1234567890123",
            ],
        ),
    ];
    assert_eq!(rows(&source), expected);
    let sheets = vec![
        sheet("空のシート", false),
        sheet("機器一覧", false),
        sheet("控え", true),
    ];
    assert_eq!(
        source.format,
        Format::Workbook {
            kind: WorkbookKind::Xls,
            sheets,
            sheet: 1
        }
    );
}

#[test]
fn ods_cells_read_as_they_are_meant() {
    let source = read(&ods(ODS_CONTENT.as_bytes()), None).unwrap();
    let expected = [
        (1, vec!["医療機器台帳"]),
        (2, vec![]),
        (3, vec!["資産番号", "販売名", "導入日"]),
        (4, vec!["0001", "3", "2024-04-01"]),
    ];
    assert_eq!(rows(&source), expected);
}

#[test]
fn the_person_may_choose_the_sheet() {
    assert_eq!(rows(&read(XLS, Some(2)).unwrap()), [(1, vec!["隠れた"])]);
    assert_eq!(
        read(XLS, Some(0)),
        Err(ReadError::EmptySheet {
            sheet: "空のシート".to_owned()
        })
    );
    assert_eq!(
        read(XLS, Some(3)),
        Err(ReadError::NoSuchSheet { sheet: 3, count: 3 })
    );
}

/// Exchanges bytes of one part and packs it again, so that damage gets past the checksums of the archive.
fn damaged(parts: Vec<(String, Vec<u8>)>) -> impl Strategy<Value = Vec<u8>> {
    let edits = prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6);
    (any::<prop::sample::Index>(), edits).prop_map(move |(which, edits)| {
        let mut parts = parts.clone();
        let part = &mut which.get_mut(&mut parts).1;
        if part.is_empty() {
            return packed(parts);
        }
        for (at, byte) in &edits {
            *at.get_mut(part) = *byte;
        }
        packed(parts)
    })
}

/// Reads without the net that turns a panic into an error: in the browser there is none.
fn read_everything(bytes: &[u8], kind: WorkbookKind) {
    for sheet in [None, Some(0), Some(1), Some(2)] {
        if let Ok(book) = workbook::read_kind(bytes, kind, sheet) {
            let _ = header::find(&book.value.grid, None, &|_| false);
        }
    }
    let _ = read(bytes, None);
}

#[test]
fn a_table_that_does_not_end_is_told_and_not_waited_for() {
    for (from, to) in [("</table:table>", ""), ("</table:table>", "</table:tablf>")] {
        let bytes = ods(ODS_CONTENT.replace(from, to).as_bytes());
        let error = read(&bytes, None).unwrap_err();
        let is_damaged = matches!(&error, ReadError::Damaged { kind: WorkbookKind::Ods, detail } if detail.starts_with("content.xml"));
        assert!(is_damaged, "{error:?}");
    }
    let (whole, _) = ODS_CONTENT.split_once("</table:table>").unwrap();
    let error = read(&ods(whole.as_bytes()), None).unwrap_err();
    assert!(matches!(error, ReadError::Damaged { .. }), "{error:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn cut_and_changed_workbooks_are_answered(at in any::<prop::sample::Index>(), end in any::<prop::sample::Index>(), byte: u8) {
        let ods = ods(ODS_CONTENT.as_bytes());
        for (kind, mut bytes) in [(WorkbookKind::Xlsx, xlsx()), (WorkbookKind::Ods, ods), (WorkbookKind::Xls, XLS.to_vec())] {
            *at.get_mut(&mut bytes) = byte;
            read_everything(&bytes, kind);
            bytes.truncate(end.index(bytes.len()));
            read_everything(&bytes, kind);
        }
    }

    #[test]
    fn damaged_xlsx_is_answered(bytes in damaged(unpacked(&xlsx()))) {
        read_everything(&bytes, WorkbookKind::Xlsx);
    }

    #[test]
    fn damaged_ods_is_answered(bytes in damaged(unpacked(&ods(ODS_CONTENT.as_bytes())))) {
        read_everything(&bytes, WorkbookKind::Ods);
    }
}
