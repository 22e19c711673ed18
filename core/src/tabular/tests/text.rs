//! Text tables: encodings, delimiters, quotes, headers.

use proptest::prelude::*;

use crate::tabular::{
    Format, Options, Source,
    decode::Encoding,
    delimited::{self, Delimiter},
    header, open,
    problem::{Problem, ReadError},
};

fn rows(source: &Source) -> Vec<Vec<&str>> {
    let grid = &source.grid;
    (0..grid.rows())
        .map(|row| grid.cells(row).collect())
        .collect()
}

fn read(bytes: &[u8]) -> Source {
    open(bytes, &Options::default()).unwrap().value
}

fn format(bytes: &[u8]) -> (Encoding, Delimiter) {
    match read(bytes).format {
        Format::Delimited {
            encoding,
            delimiter,
        } => (encoding, delimiter),
        Format::Workbook { .. } => panic!("a workbook"),
    }
}

fn never(_: &str) -> bool {
    false
}

const TABLE: &str = "資産番号,販売名,部署\r\n0001,輸液ポンプ Ａ－１,３階東病棟\r\n0002,\"生体情報モニタ\r\n(親機)\",ICU\r\n";

#[test]
fn one_table_in_every_encoding_is_the_same() {
    let wide = |mark: bool, bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        let mark = mark.then_some(0xFEFF);
        mark.into_iter()
            .chain(TABLE.encode_utf16())
            .flat_map(bytes)
            .collect()
    };
    let files = [
        (TABLE.as_bytes().to_vec(), Encoding::Utf8),
        ([b"\xEF\xBB\xBF", TABLE.as_bytes()].concat(), Encoding::Utf8),
        (
            encoding_rs::SHIFT_JIS.encode(TABLE).0.into_owned(),
            Encoding::Cp932,
        ),
        (
            encoding_rs::EUC_JP.encode(TABLE).0.into_owned(),
            Encoding::EucJp,
        ),
        (wide(true, u16::to_le_bytes), Encoding::Utf16Le),
        (wide(false, u16::to_le_bytes), Encoding::Utf16Le),
        (wide(true, u16::to_be_bytes), Encoding::Utf16Be),
        (wide(false, u16::to_be_bytes), Encoding::Utf16Be),
    ];
    let expected = read(TABLE.as_bytes()).grid;
    for (bytes, encoding) in files {
        assert_eq!(format(&bytes), (encoding, Delimiter::Comma));
        assert_eq!(read(&bytes).grid, expected, "{encoding}");
    }
    assert_eq!(expected.cell(2, 1), "生体情報モニタ\r\n(親機)");
    assert_eq!(
        (0..3).map(|row| expected.line(row)).collect::<Vec<_>>(),
        [1, 2, 3]
    );
}

#[test]
fn short_cp932_and_euc_are_told_apart() {
    for text in [
        "販売名\n輸液ポンプ\n",
        "メーカー,型式\n㈱ミナト,ﾎﾟﾝﾌﾟ\n",
        "部署\nＩＣＵ\n",
    ] {
        assert_eq!(
            format(&encoding_rs::SHIFT_JIS.encode(text).0).0,
            Encoding::Cp932,
            "{text}"
        );
        assert_eq!(
            format(&encoding_rs::EUC_JP.encode(text).0).0,
            Encoding::EucJp,
            "{text}"
        );
    }
}

#[test]
fn bytes_that_mean_nothing_are_reported_with_their_line() {
    let mut bytes = TABLE.as_bytes().to_vec();
    bytes.extend_from_slice("0003,シリンジ".as_bytes());
    bytes.extend_from_slice(b"\xFF,ICU\r\n");
    let parsed = open(&bytes, &Options::default()).unwrap();
    assert_eq!(parsed.value.grid.cell(3, 1), "シリンジ\u{FFFD}");
    let [diagnostic] = parsed.diagnostics.as_slice() else {
        panic!("{:?}", parsed.diagnostics)
    };
    assert_eq!(diagnostic.at.line, 5);
    assert_eq!(
        diagnostic.to_string(),
        "line 5: bytes [ff] mean nothing in UTF-8"
    );
}

#[test]
fn the_person_may_choose_the_encoding() {
    let options = Options {
        encoding: Some(Encoding::Utf8),
        ..Options::default()
    };
    let parsed = open(&encoding_rs::SHIFT_JIS.encode(TABLE).0, &options).unwrap();
    assert!(matches!(
        parsed.diagnostics.first().unwrap().problem,
        Problem::Undecodable { .. }
    ));
}

#[test]
fn delimiters_are_found() {
    for (text, expected) in [
        ("a,b\n1,2\n", Delimiter::Comma),
        ("a\tb\n1,0\t2\n", Delimiter::Tab),
        ("a;b\n1,5;2,5\n", Delimiter::Semicolon),
        ("a|b|c\n1|2|3\n", Delimiter::Bar),
        ("題名\n\na;b\n1;2\n3;4\n", Delimiter::Semicolon),
        ("sep=;\na;b\n", Delimiter::Semicolon),
        ("名称\nポンプ\n", Delimiter::Comma),
        ("\"a,b\"\t\"c,d\"\n\"e,f\"\tg\n", Delimiter::Tab),
    ] {
        assert_eq!(delimited::detect(text), expected, "{text}");
    }
}

#[test]
fn quotes_line_ends_and_blank_lines_keep_their_lines() {
    let source = read(b"a,b\n\n\"x \"\"y\"\"\nz\",\"1,2\"\r\n\r\n,\nlast\rq,r,s");
    assert_eq!(
        rows(&source),
        [
            vec!["a", "b"],
            vec![],
            vec!["x \"y\"\nz", "1,2"],
            vec![],
            vec!["", ""],
            vec!["last"],
            vec!["q", "r", "s"]
        ]
    );
    let lines: Vec<u32> = (0..7).map(|row| source.grid.line(row)).collect();
    assert_eq!(lines, [1, 2, 3, 5, 6, 7, 8]);
    assert_eq!(
        (
            source.grid.width(),
            source.grid.row_len(5),
            source.grid.cell(5, 1)
        ),
        (3, 1, "")
    );
}

#[test]
fn an_unclosed_quote_is_reported_where_it_opens() {
    let open_at = |text: &str| open(text.as_bytes(), &Options::default()).map(|_| ());
    assert_eq!(
        open_at("a,b\n1,\"x\n2,y\n3,z\n"),
        Err(ReadError::UnclosedQuote { line: 2, column: 2 })
    );
    assert_eq!(
        open_at("a,b\n1,2\n\"\n"),
        Err(ReadError::UnclosedQuote { line: 3, column: 1 })
    );
    for fine in [
        "a,b\n1,\"x\"",
        "a,b\n1,5\" pipe\n",
        "a,b\n1,\"\"\"\"",
        "a,b\n1,\"\"",
        "a,b\n\"x\"y,\"z\"",
    ] {
        assert_eq!(open_at(fine), Ok(()), "{fine}");
    }
}

fn header_of(text: &str) -> (u32, Vec<String>) {
    let source = read(text.as_bytes());
    let header = header::find(&source.grid, None, &|name| {
        ["資産番号", "型式"].contains(&name)
    })
    .unwrap()
    .value;
    (header.line, header.names)
}

#[test]
fn titles_and_metadata_above_the_header_are_skipped() {
    assert_eq!(
        header_of("医療機器台帳,,\n令和6年4月1日現在,,\n\n資産番号,型式,x\n1,2,3\n"),
        (4, vec!["資産番号".into(), "型式".into(), "x".into()])
    );
    assert_eq!(header_of("名前,場所,備考\nA,B,\n").0, 1);
    assert_eq!(header_of("一覧\n名前,場所,備考\nA,B,\n").0, 2);
    assert_eq!(
        header_of("#LINK,,\n#lang,ja,\n#property,name,address\n#type,string,string\n1,駅,番町\n").0,
        3
    );
    assert_eq!(header_of("2024/4/1,10,20\nx,y,z\n1,2,3").0, 2);
}

#[test]
fn headers_have_one_name_each() {
    let names = header_of("資産番号,型式,備考,備考,,設置\n1,,,,,\n2,,,,,\n").1;
    assert_eq!(
        names,
        ["資産番号", "型式", "備考", "備考 (2)", "(E)", "設置"]
    );
    let names =
        header_of("資産番号,型式,\"設置\n場所\",\"Serial\r\nNo.\",備考,備考 (2),備考\n1,2\n").1;
    assert_eq!(
        names,
        [
            "資産番号",
            "型式",
            "設置場所",
            "Serial No.",
            "備考",
            "備考 (2)",
            "備考 (3)"
        ]
    );
}

#[test]
fn longer_rows_and_duplicates_are_reported() {
    let source = read(b"a,b,b\n1,2,3\n1,2,3,,5,\n1\n\n\n");
    let parsed = header::find(&source.grid, None, &never).unwrap();
    let texts: Vec<String> = parsed.diagnostics.iter().map(ToString::to_string).collect();
    assert_eq!(
        texts,
        [
            "line 1: the header \"b\" stands twice, taken as \"b (2)\"",
            "line 3: 5 cells under a header of 3"
        ]
    );
    assert_eq!(parsed.value.data_rows(&source.grid), 3);
}

#[test]
fn columns_have_the_letters_of_spreadsheets() {
    for (column, expected) in [
        (0, "A"),
        (25, "Z"),
        (26, "AA"),
        (701, "ZZ"),
        (702, "AAA"),
        (16_383, "XFD"),
    ] {
        assert_eq!(header::letters(column), expected);
    }
}

fn quoted(cell: &str) -> String {
    format!("\"{}\"", cell.replace('"', "\"\""))
}

proptest! {
    #[test]
    fn any_cells_come_back_as_they_were(
        table in prop::collection::vec(prop::collection::vec("[ -~あ－\\n\\r\\t\"]{0,8}", 1..6), 1..12),
        crlf: bool,
    ) {
        let end = if crlf { "\r\n" } else { "\n" };
        let text: String = table
            .iter()
            .map(|row| row.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(",") + end)
            .collect();
        let grid = delimited::parse(&text, Delimiter::Comma).unwrap().value;
        prop_assert_eq!(grid.rows(), table.len());
        for (row, cells) in table.iter().enumerate() {
            prop_assert_eq!(grid.cells(row).collect::<Vec<_>>(), cells.iter().map(String::as_str).collect::<Vec<_>>());
        }
    }
}
