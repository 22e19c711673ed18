//! Damage of every sort to a real file.

use calamine::{Reader, Xls};
use proptest::prelude::*;
use std::io::Cursor;

use super::{Fault, cleaned, compound, records};
use crate::tabular::{problem::ReadError, workbook, workbook::WorkbookKind};

const FILE: &[u8] = include_bytes!("../../../fixtures/tabular/devices.xls");

fn stream() -> Vec<u8> {
    compound::Compound::open(FILE).unwrap().workbook().unwrap()
}

/// Reads all sheets as the browser does: without a net under the library.
fn read(file: &[u8]) -> Result<(), ReadError> {
    for sheet in 0..3 {
        match workbook::read_kind(file, WorkbookKind::Xls, Some(sheet)) {
            Ok(_) | Err(ReadError::EmptySheet { .. } | ReadError::NoSuchSheet { .. }) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

fn damage(file: &[u8]) -> String {
    match read(file) {
        Err(ReadError::Damaged { detail, .. }) => detail,
        other => format!("{other:?}"),
    }
}

/// Where the records of a type begin.
fn places(stream: &[u8], kind: u16) -> Vec<usize> {
    let mut places = Vec::new();
    let mut at = 0;
    while let (Some(found), Some(length)) =
        (super::u16_at(stream, at), super::u16_at(stream, at + 2))
    {
        if found == kind {
            places.push(at);
        }
        at += 4 + usize::from(length);
    }
    places
}

/// A file with some bytes of one record exchanged, counted from its type.
fn with(kind: u16, at: usize, bytes: &[u8]) -> Vec<u8> {
    let mut stream = stream();
    let place = *places(&stream, kind).first().unwrap() + at;
    stream[place..place + bytes.len()].copy_from_slice(bytes);
    compound::around(&stream)
}

#[test]
fn a_cleaned_file_has_the_cells_of_the_file() {
    let cells = |bytes: &[u8]| {
        let mut book: Xls<_> = Xls::new(Cursor::new(bytes.to_vec())).unwrap();
        let names = book.sheet_names();
        let ranges: Vec<_> = names
            .iter()
            .map(|name| book.worksheet_range(name).unwrap())
            .collect();
        (book.sheets_metadata().to_vec(), ranges)
    };
    let clean = cleaned(FILE).unwrap();
    assert_eq!(cells(&clean), cells(FILE));
    assert_eq!(cells(&cleaned(&clean).unwrap()), cells(FILE));
}

/// Every way to write a cell, as the library reads it without our help.
#[test]
fn results_of_formulas_stay_what_they_are() {
    let mut cells = Vec::new();
    let mut push = |kind: u16, data: &[u8]| {
        cells.extend(kind.to_le_bytes());
        cells.extend((data.len() as u16).to_le_bytes());
        cells.extend(data);
    };
    let formula =
        |column: u8, result: [u8; 8]| [&[9, 0, column, 0, 0, 0], &result[..], &[0; 8]].concat();
    let special = |kind: u8, value: u8| [kind, 0, value, 0, 0, 0, 0xFF, 0xFF];
    push(0x0006, &formula(0, 12.5_f64.to_le_bytes()));
    push(0x0006, &formula(1, special(0, 0)));
    push(0x0207, &[3, 0, 0, b'a', b'b', b'c']);
    push(0x0006, &formula(2, special(1, 1)));
    push(0x0006, &formula(3, special(2, 0x07)));
    push(0x0006, &formula(4, special(3, 0)));
    // Two compact numbers, 1 and 2.5.
    let numbers = [
        &[9, 0, 5, 0, 0, 0],
        &6_u32.to_le_bytes()[..],
        &[0, 0],
        &0x4004_0000_u32.to_le_bytes(),
        &[6, 0],
    ];
    push(0x00BD, &numbers.concat());
    let mut stream = stream();
    let last = *places(&stream, 0x0809).last().unwrap();
    let bof = 4 + usize::from(super::u16_at(&stream, last + 2).unwrap());
    stream.splice(last + bof..last + bof, cells);
    let file = compound::around(&stream);
    let row = |bytes: &[u8]| -> Vec<String> {
        let mut book: Xls<_> = Xls::new(Cursor::new(bytes.to_vec())).unwrap();
        let name = book.sheet_names().pop().unwrap();
        let range = book.worksheet_range(&name).unwrap();
        let text = |column| range.get_value((9, column)).map(ToString::to_string);
        (0..7)
            .map(|column| text(column).unwrap_or_default())
            .collect()
    };
    assert_eq!(
        row(&file),
        ["12.5", "abc", "true", "#DIV/0!", "", "1", "2.5"]
    );
    assert_eq!(row(&cleaned(&file).unwrap()), row(&file));
}

#[test]
fn a_stream_of_any_length_comes_out_of_the_file_around_it() {
    for length in [
        0,
        1,
        4095,
        4096,
        4097,
        4096 * 1023,
        4096 * 1024 + 1,
        9_000_000,
    ] {
        let stream: Vec<u8> = (0..length).map(|n: usize| (n % 251) as u8).collect();
        let file = compound::around(&stream);
        let back = compound::Compound::open(&file).unwrap().workbook().unwrap();
        assert!(back.starts_with(&stream), "{length}");
        assert!(back.len() < length + 4097);
    }
}

#[test]
fn records_on_which_the_library_panics_are_faults() {
    // A sheet far behind the end of the stream; the library slices there.
    assert_eq!(
        damage(&with(0x0085, 4, &[0xFF, 0xFF, 0xFF, 0x7F])),
        "a sheet begins at byte 2147483647"
    );
    // A string of the shared table with formatting runs, and nothing behind its head.
    let mut table = stream();
    let strings = *places(&table, 0x00FC).first().unwrap();
    let rest = table.split_off(strings);
    let after = 4 + usize::from(super::u16_at(&rest, 2).unwrap());
    table.extend([0xFC, 0x00, 12, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0x08, b'x']);
    table.extend(&rest[after..]);
    assert!(damage(&compound::around(&table)).ends_with("is too short"));
    // A code page of one byte.
    let mut short = stream();
    let page = *places(&short, 0x0042).first().unwrap();
    short[page + 2] = 1;
    short.remove(page + 5);
    assert!(damage(&compound::around(&short)).contains("is too short"));
}

#[test]
fn what_no_cell_needs_cannot_hurt() {
    // Dimensions that ask for every cell there can be, merged cells without their number, a formula longer than its record:
    // none of it reaches the library.
    let mut stream = stream();
    let sheet = *places(&stream, 0x0809).get(1).unwrap();
    let bof = 4 + usize::from(super::u16_at(&stream, sheet + 2).unwrap());
    let mut odd = Vec::new();
    odd.extend([0x00, 0x02, 14, 0]);
    odd.extend([0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0xFF, 0xFF, 0, 0]);
    odd.extend([0xE5, 0x00, 2, 0, 9, 0]);
    odd.extend([0x06, 0x00, 22, 0, 0, 0, 9, 0]);
    odd.extend([0; 16]);
    odd.extend([0xFF, 0x7F]);
    // Behind the beginning of the last sheet, so that no place of another changes.
    let last = *places(&stream, 0x0809).last().unwrap();
    assert!(last > sheet && bof > 4);
    stream.splice(last + bof..last + bof, odd);
    assert_eq!(read(&compound::around(&stream)), Ok(()));
}

#[test]
fn chains_without_end_and_sectors_outside_are_faults() {
    let sector = 512;
    let table = usize::try_from(super::u32_at(FILE, 76).unwrap()).unwrap();
    let directory = super::u32_at(FILE, 48).unwrap();
    let entry = (table + 1) * sector + 4 * directory as usize;
    let patched = |at: usize, word: u32| {
        let mut file = FILE.to_vec();
        file[at..at + 4].copy_from_slice(&word.to_le_bytes());
        cleaned(&file).err()
    };
    // The directory is its own successor: the library would collect it until memory is full.
    assert_eq!(patched(entry, directory), Some(Fault::Cycle));
    assert_eq!(
        patched(entry, 0x00FF_FFFF),
        Some(Fault::Sector(0x00FF_FFFF))
    );
    assert_eq!(patched(48, 0xFFFF_FFFF), Some(Fault::Sector(0xFFFF_FFFF)));
    assert!(patched(68, 1).is_some());
    assert_eq!(cleaned(&FILE[..300]).err(), Some(Fault::Header));
    assert_eq!(
        records::cleaned(&[0x09, 0x08, 0xFF, 0xFF, 1]).err(),
        Some(Fault::CutOff(0))
    );
}

#[test]
fn cells_too_far_apart_are_a_fault() {
    let cell = |row: u16, column: u16| {
        let mut record = vec![0x03, 0x02, 14, 0];
        record.extend(row.to_le_bytes());
        record.extend(column.to_le_bytes());
        record.extend([0; 10]);
        record
    };
    let with_cells = |cells: &[(u16, u16)]| {
        let mut stream = stream();
        let last = *places(&stream, 0x0809).last().unwrap();
        let bof = 4 + usize::from(super::u16_at(&stream, last + 2).unwrap());
        let records = cells.iter().flat_map(|(row, column)| cell(*row, *column));
        stream.splice(last + bof..last + bof, records.collect::<Vec<u8>>());
        records::cleaned(&stream).err()
    };
    assert_eq!(with_cells(&[(0, 0), (1_000, 255)]), None);
    // The library would make a table of four thousand million cells.
    assert!(matches!(
        with_cells(&[(0, 0), (65_535, 65_535)]),
        Some(Fault::Cell(_))
    ));
}

#[test]
fn a_workbook_with_a_password_is_told_as_such() {
    let mut stream = stream();
    let bof = 4 + usize::from(super::u16_at(&stream, 2).unwrap());
    stream.splice(bof..bof, [0x2F, 0x00, 6, 0, 0, 0, 1, 2, 3, 4]);
    assert_eq!(read(&compound::around(&stream)), Err(ReadError::Encrypted));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn damaged_files_are_answered(edits in prop::collection::vec((0..FILE.len(), any::<u8>()), 1..12)) {
        let mut file = FILE.to_vec();
        for (at, byte) in edits {
            file[at] = byte;
        }
        let _ = read(&file);
    }

    #[test]
    fn damaged_records_are_answered(edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12), end in any::<prop::sample::Index>(), cut: bool) {
        let mut stream = stream();
        for (at, byte) in edits {
            *at.get_mut(&mut stream) = byte;
        }
        if cut {
            stream.truncate(end.index(stream.len()));
        }
        let _ = read(&compound::around(&stream));
    }

    #[test]
    fn any_records_are_answered(records in prop::collection::vec((prop::sample::select(&KINDS[..]), prop::collection::vec(any::<u8>(), 0..30)), 0..40)) {
        let mut stream = Vec::new();
        for (kind, data) in records {
            stream.extend(kind.to_le_bytes());
            stream.extend((data.len() as u16).to_le_bytes());
            // Sheets that begin nowhere would end every test early.
            let data = if kind == 0x0085 && data.len() >= 6 { [&[0; 6], &data[6..]].concat() } else { data };
            stream.extend(data);
        }
        let _ = read(&compound::around(&stream));
    }
}

const KINDS: [u16; 20] = [
    0x0809, 0x000A, 0x003C, 0x0085, 0x00FC, 0x0006, 0x00BD, 0x0042, 0x0022, 0x041E, 0x00E0, 0x0203,
    0x0204, 0x00D6, 0x0205, 0x0207, 0x027E, 0x00FD, 0x0200, 0x00E5,
];
