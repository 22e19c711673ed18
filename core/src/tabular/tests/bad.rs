//! Files that are no table, or a bad one: an error with its place, never a panic.

use std::io::Write;

use proptest::prelude::*;
use zip::{ZipWriter, write::SimpleFileOptions};

use crate::tabular::{
    Options, archive, decode, delimited,
    delimited::Delimiter,
    header, open,
    problem::{OtherFormat, ReadError},
    workbook::{self, WorkbookKind},
};

fn error(bytes: &[u8]) -> ReadError {
    open(bytes, &Options::default()).unwrap_err()
}

fn zip_of(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn empty_files_say_so() {
    for bytes in [&b""[..], b"\xEF\xBB\xBF", b" \r\n\n\t", b"\x1a"] {
        assert_eq!(error(bytes), ReadError::Empty);
    }
}

#[test]
fn a_header_alone_is_no_table() {
    for text in ["資産番号,型式\n", "資産番号,型式\n\n,\n \n"] {
        let grid = open(text.as_bytes(), &Options::default())
            .unwrap()
            .value
            .grid;
        assert_eq!(
            header::find(&grid, None, &|_| false),
            Err(ReadError::HeaderOnly { line: 1 })
        );
    }
    let grid = open(b",,\n,,\n", &Options::default()).unwrap().value.grid;
    assert_eq!(header::find(&grid, None, &|_| false), Err(ReadError::Empty));
    assert_eq!(
        header::find(&grid, Some(9), &|_| false),
        Err(ReadError::NoHeader)
    );
}

#[test]
fn other_formats_are_named() {
    for (bytes, what) in [
        (&b"%PDF-1.7\n"[..], OtherFormat::Pdf),
        (b"\x89PNG\r\n\x1a\n\0\0", OtherFormat::Image),
        (b"\x1f\x8b\x08\0", OtherFormat::Archive),
        (b"\xEF\xBB\xBF<html><table>", OtherFormat::Markup),
        (b"<?xml version=\"1.0\"?>", OtherFormat::Markup),
        (&zip_of(&[("notes.txt", b"x")]), OtherFormat::Zip),
        (
            &zip_of(&[("word/document.xml", b"x")]),
            OtherFormat::OfficeDocument,
        ),
    ] {
        assert_eq!(error(bytes), ReadError::NotATable { what });
    }
}

#[test]
fn junk_is_refused_with_its_place() {
    assert_eq!(error(b"a,b\n\0\0\x01"), ReadError::Binary { offset: 4 });
    let junk: Vec<u8> = (0..4000_u32)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8)
        .collect();
    assert!(matches!(error(&junk), ReadError::Binary { .. }));
}

#[test]
fn the_lock_file_of_an_open_workbook_is_known() {
    let mut bytes = vec![b' '; 165];
    bytes[..6].copy_from_slice(b"\x05admin");
    bytes[55..67].copy_from_slice(b"\x05\0a\0d\0m\0i\0n\0");
    assert_eq!(error(&bytes), ReadError::LockFile);
}

#[test]
fn a_cell_of_ten_megabytes_is_refused_with_its_place() {
    let text = format!("a,b\n1,2\n3,{}\n", "x".repeat(10 << 20));
    let limit = delimited::MAX_TEXT_CELL;
    assert_eq!(
        error(text.as_bytes()),
        ReadError::CellTooLong {
            line: 3,
            column: 2,
            bytes: 10 << 20,
            limit
        }
    );
}

#[test]
fn columns_are_bounded() {
    let wide = |columns: usize| {
        format!(
            "{}\n{}\n",
            "h,".repeat(columns - 1),
            "1,".repeat(columns - 1)
        )
    };
    assert_eq!(
        open(wide(300).as_bytes(), &Options::default())
            .unwrap()
            .value
            .grid
            .width(),
        300
    );
    assert_eq!(
        error(wide(1001).as_bytes()),
        ReadError::TooManyColumns {
            line: 1,
            columns: 1001,
            limit: 1000
        }
    );
}

#[test]
fn damaged_encrypted_and_expanding_workbooks_are_refused() {
    let xlsx = |error: &ReadError| {
        matches!(
            error,
            ReadError::Damaged {
                kind: WorkbookKind::Xlsx,
                ..
            }
        )
    };
    assert!(xlsx(&error(b"PK\x03\x04 and no more")));
    assert!(xlsx(&error(&zip_of(&[("xl/workbook.xml", b"<workbook")]))));
    let mut compound = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    compound.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(error(&compound), ReadError::Encrypted);
    let bomb = zip_of(&[
        ("xl/workbook.xml", b""),
        ("xl/worksheets/sheet1.xml", &vec![b' '; 1 << 20]),
    ]);
    let expand = |limit| archive::check_expansion(&bomb, WorkbookKind::Xlsx, limit);
    assert_eq!(
        expand((1 << 20) - 1),
        Err(ReadError::ExpandsTooLarge {
            limit: (1 << 20) - 1
        })
    );
    assert_eq!(expand(1 << 20), Ok(()));
}

/// Mutilated files of each kind: a valid file with bytes exchanged gets further into a reader than noise does.
fn mutilated(valid: Vec<u8>) -> impl Strategy<Value = Vec<u8>> {
    let length = valid.len();
    prop::collection::vec((0..length, any::<u8>()), 0..12).prop_flat_map(move |edits| {
        let mut bytes = valid.clone();
        for (at, byte) in edits {
            bytes[at] = byte;
        }
        (Just(bytes), 0..=length).prop_map(|(mut bytes, end)| {
            if end % 4 == 0 {
                bytes.truncate(end);
            }
            bytes
        })
    })
}

fn read_everything(bytes: &[u8]) {
    if let Ok(parsed) = open(bytes, &Options::default()) {
        let grid = parsed.value.grid;
        let header = header::find(&grid, None, &|_| false);
        for row in 0..grid.rows() {
            for cell in grid.cells(row) {
                let _ = crate::device::canonical::read(
                    crate::device::fields::spec("installed_on"),
                    cell,
                );
            }
        }
        let _ = header.map(|header| header.value.data_rows(&grid));
    }
}

proptest! {
    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        read_everything(&bytes);
        for encoding in decode::Encoding::ALL {
            let _ = decode::decode(&bytes, Some(encoding));
        }
        for kind in [WorkbookKind::Xlsx, WorkbookKind::Xlsb, WorkbookKind::Xls, WorkbookKind::Ods] {
            let _ = workbook::read(&bytes, kind, None);
        }
    }

    #[test]
    fn any_text_is_answered(text in "[a\"',;\t\r\n #あ0-9=－]{0,200}") {
        read_everything(text.as_bytes());
        for delimiter in Delimiter::ALL {
            let _ = delimited::parse(&text, delimiter);
        }
    }

    #[test]
    fn mutilated_text_is_answered(bytes in mutilated("資産番号,型式\r\n1,\"あ\nい\"\r\n".as_bytes().to_vec())) {
        read_everything(&bytes);
    }
}
