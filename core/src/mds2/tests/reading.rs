//! Readers: worksheets, tables, text, and bytes that are none of these.

use proptest::prelude::*;
use rust_xlsxwriter::Workbook;

use super::catalogue::corpus;
use crate::mds2::{
    answer::Answer, edition::Edition, form::Form, json, problem::FormError, read::read,
};

/// The answers as text, one a line, in the order of the form.
pub(super) fn shown(form: &Form) -> String {
    let lines = form.in_order().into_iter().map(|(id, entry)| {
        let answer = match &entry.answer {
            Answer::Text(text) => format!("={text}"),
            Answer::Unrecognized(text) => format!("?{text}"),
            Answer::Unanswered
            | Answer::Yes
            | Answer::No
            | Answer::NotApplicable
            | Answer::SeeNotes => format!("{:?}", entry.answer),
        };
        let note = form.notes(id.as_str()).join(" / ");
        format!("{id} {answer} {note}").trim_end().to_owned()
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn check(bytes: &[u8], expected: &str) {
    let found = match read(bytes) {
        Ok(parsed) => shown(&parsed.value),
        Err(error) => format!("{error}"),
    };
    let expected: Vec<&str> = expected
        .lines()
        .map(str::trim)
        .filter(|l| !l.is_empty())
        .collect();
    assert_eq!(found, expected.join("\n"));
}

#[test]
fn a_table_is_read_whatever_stands_around_it() {
    let table = "Manufacturer Disclosure Statement,,,\nDate,2024-01-01,,\n,,,\nQuestion ID,Question,,See note\n\
        DOC-1,Name,Sample Works,__\nMLDP-1,Can it?,Yes,See Note 3\n,SECTION,\"Yes, No, N/A, or See Note\",Note #\nMLDP-2,May it?,No,4\n\
        MLDP-3,Other?,See Notes,Note 4\nRMOT-1,Remote?,,See Note 3\nRMOT-1.1,Start?,,\n\nNote 3,Firmware only.\nNote 4,Locked case.\n";
    check(
        table.as_bytes(),
        "DOC-1 =Sample Works
        MLDP-1 Yes See Note 3 / Firmware only.
        MLDP-2 No 4 / Locked case.
        MLDP-3 SeeNotes Note 4 / Locked case.
        RMOT-1 SeeNotes See Note 3 / Firmware only.",
    );
}

#[test]
fn columns_may_stand_in_any_order() {
    let table = "備考;回答;質問;番号;参照\n;はい;?;mpii-1;AR-2\n注１;いいえ;?;ＭＰＩＩ－２．２;AR-2\n;該当なし;?;MPII–3 ;AR-2\n;たぶん;?;MPII-3.1;AC-1\n";
    check(
        table.as_bytes(),
        "MPII-1 Yes
        MPII-2.2 No 注１
        MPII-3 NotApplicable
        MPII-3.1 ?たぶん",
    );
}

#[test]
fn a_table_without_headers_is_read_by_its_answers() {
    check(
        b"RMOT-1\tYes\nRMOT-1.1\tNo\nRMOT-1.2\tN/A\nRMOT-1.3\tyes, in service mode\n",
        "RMOT-1 Yes
        RMOT-1.1 No
        RMOT-1.2 NotApplicable
        RMOT-1.3 ?yes, in service mode",
    );
}

#[test]
fn japanese_encodings_are_read() {
    let table = "番号,質問,回答,備考\r\nRMOT-1,?,はい,注１\r\nRMOT-2,?,該当なし,\r\nRMOT-3,?,備考参照,保守会社のみ\r\n注１,夜間だけです。\r\n";
    let expected =
        "RMOT-1 Yes 注１ / 夜間だけです。\nRMOT-2 NotApplicable\nRMOT-3 SeeNotes 保守会社のみ";
    let (cp932, _, _) = encoding_rs::SHIFT_JIS.encode(table);
    check(&cp932, expected);
    check(table.as_bytes(), expected);
}

#[test]
fn marks_in_columns_are_answers() {
    check(
        "ID,Question,Yes,No,N/A,See Note,Remarks\nAUTH-1,?,X,,,,a\nAUTH-2,?,,x,,,\nAUTH-3,?,x,x,,,\nAUTH-4,?,,,,○,b\nAUTH-5,?,,,,,\n"
            .as_bytes(),
        "AUTH-1 Yes a
        AUTH-2 No
        AUTH-3 ?Yes: x / No: x
        AUTH-4 SeeNotes b",
    );
}

#[test]
fn pasted_text_is_read() {
    let text = "MDS2 of Sample Pump\n\nMLDP-1 Is the device able to run\nprograms (e.g. updates)? Yes See Note 3\n\
        MLDP-2 Does it support protection? Provide details. No\nMLDP-2.1 Is it there?\nN/A\n__\nMLDP-3 Others in place? Only with option B\n\
        MLDP-4: Yes\nMLDP-5 Does it?  See Notes  host based\nMLDP-5.1 Can it be set?\nNote 3: Through a cable.\n";
    check(
        text.as_bytes(),
        "MLDP-1 Yes See Note 3 / Through a cable.
        MLDP-2 No
        MLDP-2.1 NotApplicable
        MLDP-3 ?Only with option B
        MLDP-4 Yes
        MLDP-5 SeeNotes See Notes
        host based",
    );
    check(
        "AUTH-1 Is there\na login? Yes\nSee Note 3\nAUTH-2 Roles?\nSee Note 4\nAUTH-3 Root? Yes, partly\tN/A later\n".as_bytes(),
        "AUTH-1 Yes See Note 3
        AUTH-2 SeeNotes See Note 4
        AUTH-3 ?Yes, partly
        N/A later",
    );
    check(
        "AUTH-1 Is there? Only if ordered\nNo\nAUTH-2 Roles? Partly. No\nAUTH-3 Root? If yes, tell. No Section 5.3, AUTH IA-2\n\
         AUTH-4 API? No __\nPERSON AUTHENTICATION (PAUT)\nThe ability to know people.\nPAUT-1 Own? Yes\n\nanything\nPAUT-2 Other?\n"
            .as_bytes(),
        "AUTH-1 ?Only if ordered No
        AUTH-2 ?Partly. No
        AUTH-3 No
        AUTH-4 No
        PAUT-1 Yes",
    );
}

#[test]
fn a_legend_is_no_row_of_marks() {
    check(
        b"Legend,,Yes,No,N/A\nID,Question,Answer,Note,\nAUTH-1,?,Yes,,\nAUTH-2,?,No,n,\nAUTH-3,?,\"yes, partly\",,\nDOC-2,Device,,,\n",
        "AUTH-1 Yes
        AUTH-2 No n
        AUTH-3 ?yes, partly",
    );
}

#[test]
fn a_question_answered_twice_keeps_the_first_and_tells() {
    let parsed =
        read(b"id,answer\nAUTH-1,Yes\nAUTH-2,No\nAUTH-3,Yes\nAUTH-3,No\nAUTH-99,Yes\n").unwrap();
    assert_eq!(*parsed.value.answer("AUTH-3"), Answer::Yes);
    let told: Vec<String> = parsed.diagnostics.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "line 5: AUTH-3 is answered again: \"No \"",
            "line 6: the form has no question AUTH-99"
        ]
    );
    assert_eq!(*parsed.value.answer("AUTH-99"), Answer::Yes);
}

/// A workbook with a sheet for each list of ids and answers.
fn workbook(sheets: &[&[(&str, &str)]]) -> Vec<u8> {
    let mut book = Workbook::new();
    for rows in sheets {
        let sheet = book.add_worksheet();
        for (row, (id, answer)) in (3..).zip(*rows) {
            sheet.write(row, 1, *id).unwrap();
            sheet.write(row, 4, *answer).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn all_sheets_of_a_workbook_are_read() {
    let cover = [("DOC-1", "Sample Works"), ("DOC-3", "P-1"), ("DOC-9", "No")];
    let book = workbook(&[
        &[("Cover", "")],
        &cover,
        &[("RMOT-1", "Yes"), ("RMOT-2", "No")],
        &[],
    ]);
    check(
        &book,
        "DOC-1 =Sample Works
        DOC-3 =P-1
        DOC-9 No
        RMOT-1 Yes
        RMOT-2 No",
    );
}

#[test]
fn what_is_no_form_is_refused_in_one_sentence() {
    check(b"", "the file is empty");
    check(b"a,b\n1,2\n", "no questions of a form are in it");
    check(b"%PDF-1.7", "the file is Pdf, no table");
    check(
        "HN 1-2013\n1-1,Yes".as_bytes(),
        "a form that is typed by hand: Hn1Of2013",
    );
    let mds = "「製造業者/サービス事業者による医療情報セキュリティ開示書」,\n1,はい";
    check(mds.as_bytes(), "a form that is typed by hand: Mds");
    check(
        b"{\"format\":\"daicho-mds2/2\",\"sheets\":[]}",
        "the format \"daicho-mds2/2\" is newer than daicho-mds2/1",
    );
}

#[test]
fn the_published_example_is_read_whole() {
    let Some(corpus) = corpus() else { return };
    let bytes = std::fs::read(corpus.join("Example-MDS2-Worksheet.xlsx")).unwrap();
    let parsed = read(&bytes).unwrap();
    let form = &parsed.value;
    assert!(parsed.diagnostics.is_empty(), "{:?}", parsed.diagnostics);
    let tally = form.tally();
    assert_eq!(
        (tally.questions, tally.unanswered, tally.unrecognized),
        (240, 0, 0)
    );
    assert_eq!(tally.see_notes, 2, "{}", shown(form));
    assert_eq!(form.footnotes.len(), 8);
    let cells = std::fs::read_to_string(corpus.join("Example-MDS2-Worksheet.cells.tsv")).unwrap();
    for line in cells.lines() {
        let mut parts = line.split('\t').skip(2);
        let id = parts.next().and_then(|cell| cell.strip_prefix("A="));
        let Some(id) = id.and_then(|id| Edition::Hn1Of2019.id(id)) else {
            continue;
        };
        let Some(cell) = parts.find_map(|cell| cell.strip_prefix("C=")) else {
            continue;
        };
        let read = match form.answer(id.as_str()) {
            Answer::Yes => "Yes",
            Answer::No => "No",
            Answer::NotApplicable => "N/A",
            Answer::SeeNotes => "See Notes",
            Answer::Text(text) => text,
            Answer::Unanswered | Answer::Unrecognized(_) => "",
        };
        // A date is a number in the cell.
        assert!(
            read == cell || cell == "43747" || cell == "Hidden",
            "{id}: {read} for {cell}"
        );
    }
    assert_eq!(form.text("DOC-7"), Some("2019-10-09"));
    let again = read_again(form);
    assert_eq!(&again, form);
}

/// The worksheet as somebody copies it from a document: line after line, cells between blanks.
#[test]
fn the_published_example_as_text_is_never_misread() {
    let Some(corpus) = corpus() else { return };
    let bytes = std::fs::read(corpus.join("Example-MDS2-Worksheet.xlsx")).unwrap();
    let form = read(&bytes).unwrap().value;
    let cells = std::fs::read_to_string(corpus.join("Example-MDS2-Worksheet.cells.tsv")).unwrap();
    for (skipped, least) in [("", 170), ("EFG", 230)] {
        let mut text = String::new();
        for line in cells.lines() {
            let parts = line.split('\t').skip(2);
            let parts = parts.filter(|cell| !cell.starts_with(|c| skipped.contains(c)));
            let parts: Vec<&str> = parts.filter_map(|cell| cell.get(2..)).collect();
            text.push_str(&parts.join(" ").replace(" (e.g", "\n(e.g"));
            text.push('\n');
        }
        let pasted = read(text.as_bytes()).unwrap().value;
        let mut same = 0;
        for (id, entry) in form.in_order() {
            let found = pasted.answer(id.as_str());
            same += usize::from(*found == entry.answer);
            let is_misread = found.is_decided() && *found != entry.answer;
            assert!(!is_misread, "{id}: {found:?} for {:?}", entry.answer);
        }
        assert!(
            same >= least,
            "{same} of 240, without {skipped:?}: {}",
            shown(&pasted)
        );
    }
}

fn read_again(form: &Form) -> Form {
    let written = json::write(form);
    let parsed = read(written.as_bytes()).unwrap();
    assert_eq!(json::write(&parsed.value), written);
    parsed.value
}

#[test]
fn a_document_keeps_what_a_newer_version_wrote() {
    let document = r#"{"format":"daicho-mds2/1","edition":"mds","answers":[{"id":"PHYS-2","answer":"yes","note":"注"},{"id":"PHYS-10","answer":"text","text":"有","by":{"a":1}},{"id":"TECH-1","note":"x"}],"footnotes":[{"number":1,"text":"t"}],"signed":[1]}"#;
    let form = read(document.as_bytes()).unwrap().value;
    assert_eq!(form.edition, Edition::Mds);
    assert_eq!(json::write(&form), document);
    let unknown = read(br#"{"format":"daicho-mds2/1","edition":"x"}"#);
    assert_eq!(
        unknown.unwrap_err().to_string(),
        "the edition \"x\" is not known"
    );
    let broken = read(br#"{"format":"daicho-mds2/1","edition":"mds","answers":[{}]}"#);
    assert!(matches!(broken, Err(FormError::Broken { line: 1, .. })));
}

const SEEDS: [&str; 3] = [
    "Title\nID,Question,Answer,Note\nMLDP-1,Can?,Yes,See Note 1\nMLDP-2,May?,No,\nRMOT-1,Far?,N/A,\n\nNote 1,Locked.\n",
    "MLDP-1 Can it? Yes See Note 1\nMLDP-2 May it? No\nRMOT-1 Far away? N/A\nNote 1: Locked.\n",
    r#"{"format":"daicho-mds2/1","edition":"hn1-2019","answers":[{"id":"MLDP-2","answer":"no","note":"n"}],"footnotes":[{"number":1,"text":"t"}],"z":1}"#,
];

proptest! {
    #[test]
    fn mutated_forms_are_read_or_refused(
        seed in 0..SEEDS.len(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..3_u8), 1..12),
    ) {
        let mut bytes = SEEDS[seed].as_bytes().to_vec();
        for (place, byte, how) in changes {
            let at = place.index(bytes.len());
            match how {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                _ => { bytes.truncate(at.max(1)); }
            }
        }
        if let Ok(parsed) = read(&bytes) {
            read_again(&parsed.value);
        }
    }

    #[test]
    fn mutated_workbooks_are_read_or_refused(
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
        cut in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let mut bytes = workbook(&[&[("MLDP-1", "Yes"), ("MLDP-2", "No"), ("MLDP-3", "See Notes")]]);
        for (place, byte) in changes {
            let at = place.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some(cut) = cut {
            let at = cut.index(bytes.len());
            bytes.truncate(at);
        }
        if let Ok(parsed) = read(&bytes) {
            read_again(&parsed.value);
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in "(MLDP-[1-5][.:]? ?(\\PC{0,8}|Yes|No|See Note [0-9])?[\n\t,|?]){0,12}\\PC{0,20}") {
        if let Ok(parsed) = read(text.as_bytes()) {
            read_again(&parsed.value);
        }
    }

    #[test]
    fn text_beside_a_word_is_never_yes_or_no(word in "(Yes|No|yes|no|はい|いいえ)", more in "[ ,;]{1,2}[a-zあ-ん]{2,8}") {
        let cell = format!("{word}{more}");
        prop_assert!(!Answer::read(&cell, crate::mds2::catalogue::Kind::Choice).is_decided());
    }
}
