use super::*;

/// Reads CSV as far as this ledger needs it.
fn cells(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut is_quoted) =
        (Vec::new(), Vec::new(), String::new(), false);
    let mut letters = text.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if is_quoted && letters.peek() == Some(&'"') => {
                cell.push('"');
                letters.next();
            }
            '"' => is_quoted = !is_quoted,
            ',' if !is_quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !is_quoted => {}
            '\n' if !is_quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            _ => cell.push(letter),
        }
    }
    rows
}

fn column(rows: &[Vec<String>], header: &str) -> Vec<String> {
    let place = rows[0].iter().position(|cell| cell == header).unwrap();
    rows.iter().skip(1).map(|row| row[place].clone()).collect()
}

#[test]
fn the_same_seed_gives_the_same_ledger_and_another_seed_another() {
    assert_eq!(ledger(500, 7), ledger(500, 7));
    assert_ne!(ledger(500, 7), ledger(500, 8));
}

#[test]
fn the_ledger_of_a_seed_stays_what_it_is() {
    use sha2::Digest;
    // Benchmarks compare runs on the same bytes: change this on purpose only.
    let hash = sha2::Sha256::digest(ledger(1000, 150).as_bytes());
    assert_eq!(
        hash.iter()
            .take(6)
            .map(|byte| format!("{byte:02x}"))
            .collect::<String>(),
        "aa2c67e0e305"
    );
}

#[test]
fn the_sample_ledger_is_what_the_generator_writes() {
    assert_eq!(
        include_str!("../../../public/sample/sample-ledger.csv"),
        ledger(300, 150)
    );
}

#[test]
fn every_row_has_all_columns() {
    let rows = cells(&ledger(3000, 3));
    assert_eq!(rows.len(), 3001);
    assert!(rows.iter().all(|row| row.len() == 30));
    assert!(ledger(1, 1).starts_with("\u{feff}資産番号,"));
}

#[test]
fn device_identifiers_have_their_check_digit() {
    let rows = cells(&ledger(1000, 3));
    let found: Vec<String> = column(&rows, "UDI-DI")
        .into_iter()
        .filter(|cell| cell.len() == 14)
        .collect();
    assert!(found.len() > 500);
    for identifier in found {
        let (digits, check) = identifier.split_at(13);
        assert_eq!(
            identifiers::check_digit(digits).to_string(),
            check,
            "{identifier}"
        );
    }
}

#[test]
fn some_cells_are_missing_and_most_are_not() {
    let rows = cells(&ledger(5000, 3));
    for (header, least, most) in [
        ("製造番号", 50, 400),
        ("EOS", 500, 4000),
        ("資産番号", 0, 0),
        ("部屋", 50, 500),
    ] {
        let empty = column(&rows, header)
            .iter()
            .filter(|cell| cell.is_empty())
            .count();
        assert!((least..=most).contains(&empty), "{header}: {empty}");
    }
}

#[test]
fn asset_numbers_are_repeated_rarely() {
    let rows = cells(&ledger(20_000, 3));
    let numbers = column(&rows, "資産番号");
    let different: std::collections::BTreeSet<&String> = numbers.iter().collect();
    let repeated = numbers.len() - different.len();
    assert!((1..40).contains(&repeated), "{repeated}");
}

#[test]
fn cells_that_spreadsheets_trip_over_occur() {
    let text = ledger(5000, 3);
    let rows = cells(&text);
    let notes = column(&rows, "備考");
    for wanted in [
        "=要確認",
        "+1台 予備あり",
        "@ME機器庫",
        "付属品：ACアダプタ, 架台",
    ] {
        assert!(notes.iter().any(|note| note == wanted), "{wanted}");
    }
    assert!(
        notes.iter().any(|note| note.contains('\n')) && notes.iter().any(|note| note.contains('"'))
    );
    let makers = column(&rows, "製造販売業者");
    assert!(
        makers.iter().any(|maker| maker.contains('㈱'))
            && makers.iter().any(|maker| maker.contains("株式会社"))
    );
    let dates = column(&rows, "設置日");
    for start in ["令和", "平成", "R", "H", "20", "２０"] {
        assert!(dates.iter().any(|date| date.starts_with(start)), "{start}");
    }
}
