//! Public lists that nobody here wrote; skipped where they are absent.

use crate::{
    tabular::{Format, Options, Source, decode::Encoding, header, open},
    trial::corpus::root,
};

/// Returns a file of the corpus, or prints that the test is skipped.
pub(in crate::tabular) fn corpus(path: &str) -> Option<Vec<u8>> {
    let file = root().join(path);
    let bytes = std::fs::read(&file).ok();
    if bytes.is_none() {
        println!("skipped: {} is absent", file.display());
    }
    bytes
}

fn read(bytes: &[u8]) -> Source {
    let parsed = open(bytes, &Options::default()).unwrap();
    assert_eq!(parsed.diagnostics, []);
    parsed.value
}

#[test]
fn defibrillator_lists_read_with_their_header() {
    let files = [
        (
            "assets/takamatsu-AED-0002.csv",
            Some(Encoding::Utf8),
            7,
            516,
        ),
        (
            "assets/shift_jis/derived-takamatsu-AED-0002.cp932.csv",
            Some(Encoding::Cp932),
            7,
            516,
        ),
        ("assets/takamatsu-AED-data.xlsx", None, 1, 450),
    ];
    for (path, expected, line, rows) in files {
        let Some(bytes) = corpus(path) else { continue };
        let source = read(&bytes);
        let encoding = match source.format {
            Format::Delimited { encoding, .. } => Some(encoding),
            Format::Workbook { .. } => None,
        };
        assert_eq!(encoding, expected, "{path}");
        let parsed = header::find(&source.grid, None, &|_| false).unwrap();
        assert_eq!(parsed.diagnostics, [], "{path}");
        assert!(parsed.value.marks_metadata(), "{path}");
        assert_eq!(
            (parsed.value.line, parsed.value.data_rows(&source.grid)),
            (line, rows),
            "{path}"
        );
        assert_eq!(
            parsed.value.names.last().unwrap(),
            "equipmentForChildren",
            "{path}"
        );
    }
}

#[test]
fn both_editions_of_a_csv_list_read_alike() {
    let pairs = [
        (
            "assets/takamatsu-AED-0002.csv",
            "assets/shift_jis/derived-takamatsu-AED-0002.cp932.csv",
        ),
        (
            "assets/shift_jis/utf8-JFAGY_J9FN_20250401_R01.csv",
            "assets/shift_jis/sj-JFAGY_J9FN_20250401_R01.csv",
        ),
    ];
    for (one, other) in pairs {
        if let (Some(one), Some(other)) = (corpus(one), corpus(other)) {
            assert_eq!(read(&one).grid, read(&other).grid);
        }
    }
}

#[test]
fn a_workbook_of_dental_laboratories_reads() {
    let Some(bytes) = corpus("assets/takamatsu-dental-laboratories.xlsx") else {
        return;
    };
    let source = read(&bytes);
    let header = header::find(&source.grid, None, &|_| false).unwrap().value;
    assert!(header.data_rows(&source.grid) > 50, "{header:?}");
    assert_eq!(source.grid.cell(1, 7), "2026/04/15");
}
