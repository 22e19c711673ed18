//! Runs the program in folders of its own.

use daicho_core::exchange;
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

/// A folder of its own for a test, emptied at the start.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Runs the program in a folder, in English, without a passphrase of the environment.
fn daicho(folder: &Path, arguments: &[&str]) -> (i32, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_daicho"));
    command.current_dir(folder).args(arguments);
    command
        .env_remove("LC_ALL")
        .env_remove("LC_MESSAGES")
        .env_remove("DAICHO_PASSPHRASE");
    told(&command.env("LANG", "en_US.UTF-8").output().unwrap())
}

fn told(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (
        output.status.code().unwrap(),
        text(&output.stdout),
        text(&output.stderr),
    )
}

/// Files of the folder that are no leftovers of a write.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

const LIST: &str =
    "管理番号,製造番号,販売名,備考\r\nME-1,A1,人工呼吸器X,廊下\r\nME-2,B2,輸液ポンプY,\r\n";

/// A ledger `base.daicho` of the list.
fn with_base(name: &str) -> PathBuf {
    let folder = folder(name);
    fs::write(folder.join("list.csv"), LIST).unwrap();
    let arguments = [
        "import",
        "base.daicho",
        "--csv",
        "list.csv",
        "--create",
        "みどり病院",
        "--author",
        "山田",
    ];
    let (code, out, err) = daicho(&folder, &arguments);
    assert_eq!((code, err.as_str()), (0, ""), "{out}");
    assert!(
        out.starts_with("added 2, changed 0, same 0, doubtful 0"),
        "{out}"
    );
    folder
}

/// Writes a list with another note for the first device, and imports it into a copy of the base.
fn edited(folder: &Path, copy: &str, note: &str) {
    let list = format!("管理番号,備考\r\nME-1,{note}\r\n");
    fs::write(folder.join("edit.csv"), list).unwrap();
    let arguments = [
        "import",
        "base.daicho",
        "--csv",
        "edit.csv",
        "-o",
        copy,
        "--author",
        copy,
    ];
    let (code, out, err) = daicho(folder, &arguments);
    assert_eq!(code, 0, "{out}{err}");
    assert!(out.starts_with("added 0, changed 1"), "{out}");
}

#[test]
fn a_list_becomes_a_ledger_and_a_list_again() {
    let folder = with_base("round");
    let (code, out, _) = daicho(&folder, &["info", "base.daicho"]);
    assert_eq!(code, 0);
    assert!(
        out.contains("Hospital: みどり病院") && out.contains("unit: 2"),
        "{out}"
    );
    assert!(!out.contains("Damaged"), "{out}");
    assert_eq!(daicho(&folder, &["verify", "base.daicho"]).0, 0);
    assert_eq!(
        daicho(&folder, &["export", "base.daicho", "--csv", "out.csv"]).0,
        0
    );
    let before = fs::read(folder.join("base.daicho")).unwrap();
    let (code, out, _) = daicho(&folder, &["import", "base.daicho", "--csv", "out.csv"]);
    assert_eq!(code, 0);
    assert!(
        out.contains("same 2") && out.contains("stays as it is"),
        "{out}"
    );
    assert_eq!(fs::read(folder.join("base.daicho")).unwrap(), before);
    assert_eq!(names(&folder), ["base.daicho", "list.csv", "out.csv"]);
}

#[test]
fn an_edited_table_meets_what_changed_meanwhile_as_a_conflict() {
    let folder = with_base("sheet");
    daicho(&folder, &["export", "base.daicho", "--csv", "out.csv"]);
    edited(&folder, "later.daicho", "倉庫");
    let arguments = ["import", "later.daicho", "--csv", "out.csv"];
    let (code, out, err) = daicho(&folder, &arguments);
    assert_eq!(
        (code, err.as_str()),
        (0, ""),
        "nobody edited anything: {out}"
    );
    assert!(out.contains("same 2"), "{out}");
    let sheet = fs::read_to_string(folder.join("out.csv")).unwrap();
    let lines = sheet.lines().filter(|line| !line.contains("ME-2"));
    let lines: Vec<&str> = lines.collect();
    let sheet = lines.join("\r\n").replace("廊下", "病棟");
    fs::write(folder.join("sheet.csv"), sheet).unwrap();
    let arguments = ["import", "later.daicho", "--csv", "sheet.csv"];
    let (code, out, err) = daicho(&folder, &arguments);
    assert_eq!(code, 3, "{out}{err}");
    assert!(out.contains("changed 1"), "{out}");
    assert!(err.contains("1 cells have another value"), "{err}");
    assert!(err.contains("rows of 1 devices are gone"), "{err}");
    let (_, out, _) = daicho(&folder, &["info", "later.daicho"]);
    assert!(
        out.contains("Conflicts: 1") && out.contains("unit: 2"),
        "{out}"
    );
}

#[test]
fn info_gives_json() {
    let folder = with_base("json");
    let (code, out, _) = daicho(&folder, &["info", "base.daicho", "--json"]);
    assert_eq!(code, 0);
    let json: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(json["entities"]["unit"], 2);
    assert_eq!(json["manifest"]["facility"]["name"], "みどり病院");
    assert_eq!(json["damaged"], 0);
}

#[test]
fn merging_tells_by_its_exit_code_whether_conflicts_remain() {
    let folder = with_base("merge");
    edited(&folder, "a.daicho", "3階");
    edited(&folder, "b.daicho", "4階");
    let (code, _, err) = daicho(
        &folder,
        &["merge", "base.daicho", "a.daicho", "-o", "easy.daicho"],
    );
    assert_eq!(code, 0, "{err}");
    for report in ["report.csv", "report.json"] {
        let arguments = [
            "merge",
            "a.daicho",
            "b.daicho",
            "-o",
            "ab.daicho",
            "--report",
            report,
        ];
        let (code, _, err) = daicho(&folder, &arguments);
        assert_eq!(code, 3, "{err}");
        assert!(
            err.contains("2 devices") && err.contains("Conflicts: 1"),
            "{err}"
        );
    }
    let csv = fs::read_to_string(folder.join("report.csv")).unwrap();
    assert_eq!(csv.lines().count(), 3);
    let json: serde_json::Value =
        serde_json::from_slice(&fs::read(folder.join("report.json")).unwrap()).unwrap();
    let values: Vec<_> = json
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["value"].as_str().unwrap())
        .collect();
    assert_eq!(values.len(), 2);
    assert!(values.contains(&"3階") && values.contains(&"4階"));
    assert_eq!(json[0]["field"], "note");
    // The other way round it is the same ledger.
    assert_eq!(
        daicho(
            &folder,
            &["merge", "b.daicho", "a.daicho", "-o", "ba.daicho"]
        )
        .0,
        3
    );
    let vector = |name: &str| {
        let (_, out, _) = daicho(&folder, &["info", name, "--json"]);
        let json: serde_json::Value = serde_json::from_str(&out).unwrap();
        (json["vector"].clone(), json["conflicts"].clone())
    };
    assert_eq!(vector("ab.daicho"), vector("ba.daicho"));
}

#[test]
fn ledgers_of_two_hospitals_are_merged_only_when_told() {
    let folder = with_base("hospitals");
    let arguments = [
        "import",
        "other.daicho",
        "--csv",
        "list.csv",
        "--create",
        "あおば病院",
    ];
    assert_eq!(daicho(&folder, &arguments).0, 0);
    let merge = ["merge", "base.daicho", "other.daicho", "-o", "both.daicho"];
    let (code, _, err) = daicho(&folder, &merge);
    assert_eq!(code, 1);
    assert!(
        err.contains("あおば病院") && err.contains("--other-facility"),
        "{err}"
    );
    assert!(!folder.join("both.daicho").exists());
    let told: Vec<&str> = merge.into_iter().chain(["--other-facility"]).collect();
    assert_eq!(daicho(&folder, &told).0, 0);
}

#[test]
fn damage_is_named_and_nothing_is_written_unless_accepted() {
    let folder = with_base("damage");
    edited(&folder, "a.daicho", "3階");
    let bytes = fs::read(folder.join("a.daicho")).unwrap();
    fs::write(folder.join("cut.daicho"), &bytes[..bytes.len() - 40]).unwrap();
    let (code, out, _) = daicho(&folder, &["verify", "cut.daicho"]);
    assert_eq!(code, 4);
    assert!(out.contains("table of contents is damaged"), "{out}");
    let (code, _, _) = daicho(
        &folder,
        &["merge", "base.daicho", "cut.daicho", "-o", "m.daicho"],
    );
    assert_eq!(code, 4);
    assert!(!folder.join("m.daicho").exists());
    let arguments = [
        "merge",
        "base.daicho",
        "cut.daicho",
        "-o",
        "m.daicho",
        "--accept-damage",
    ];
    let (code, _, err) = daicho(&folder, &arguments);
    assert_eq!(code, 0, "{err}");
    fs::write(folder.join("text.daicho"), "hello").unwrap();
    let (code, _, err) = daicho(&folder, &["info", "text.daicho"]);
    assert_eq!((code, err.as_str()), (1, "text.daicho is no ledger.\n"));
}

#[test]
fn messages_are_in_japanese_where_that_is_the_language() {
    let folder = folder("japanese");
    let (code, _, err) = daicho(&folder, &["info", "x.daicho", "--lang", "ja"]);
    assert_eq!(code, 1);
    assert!(err.starts_with("x.daicho を読めません"), "{err}");
    let (code, out, _) = daicho(&folder, &["--lang", "ja", "--help"]);
    assert_eq!(code, 0);
    assert!(out.contains("複数の台帳を一つにします"), "{out}");
    assert_eq!(daicho(&folder, &["frobnicate"]).0, 2);
}

#[test]
fn an_encrypted_ledger_needs_its_passphrase() {
    let folder = with_base("encrypted");
    fs::write(folder.join("pass.txt"), "合言葉\n").unwrap();
    let arguments = [
        "merge",
        "base.daicho",
        "base.daicho",
        "-o",
        "s.daicho",
        "--encrypt",
        "--passphrase-file",
        "pass.txt",
    ];
    assert_eq!(daicho(&folder, &arguments).0, 0);
    assert!(
        fs::read(folder.join("s.daicho"))
            .unwrap()
            .starts_with(b"age-encryption.org/v1")
    );
    let (code, _, err) = daicho(&folder, &["info", "s.daicho"]);
    assert_eq!(code, 1);
    assert!(err.contains("is encrypted"), "{err}");
    let (code, out, _) = daicho(
        &folder,
        &["info", "s.daicho", "--passphrase-file", "pass.txt"],
    );
    assert_eq!(code, 0);
    assert!(out.contains("unit: 2"));
    // What is made of an encrypted ledger is encrypted.
    fs::write(folder.join("edit.csv"), "管理番号,備考\r\nME-1,x\r\n").unwrap();
    let arguments = [
        "import",
        "s.daicho",
        "--csv",
        "edit.csv",
        "--passphrase-file",
        "pass.txt",
    ];
    assert_eq!(daicho(&folder, &arguments).0, 0);
    assert!(exchange::is_encrypted(
        &fs::read(folder.join("s.daicho")).unwrap()
    ));
    fs::write(folder.join("pass.txt"), "違う\n").unwrap();
    let (code, _, err) = daicho(
        &folder,
        &["info", "s.daicho", "--passphrase-file", "pass.txt"],
    );
    assert_eq!(code, 1);
    assert!(err.contains("does not open"), "{err}");
}

#[test]
fn a_map_says_which_column_is_which_field() {
    let folder = with_base("map");
    fs::write(folder.join("odd.csv"), "甲,乙\r\nME-9,C3\r\n").unwrap();
    let map = r#"{"columns":[{"Field":"asset_number"},{"Field":"serial_number"}],"constants":[{"field":"floor","text":"2F"}]}"#;
    fs::write(folder.join("map.json"), map).unwrap();
    let arguments = [
        "import",
        "base.daicho",
        "--csv",
        "odd.csv",
        "--map",
        "map.json",
    ];
    let (code, out, err) = daicho(&folder, &arguments);
    assert_eq!(code, 0, "{out}{err}");
    assert_eq!(
        daicho(
            &folder,
            &["export", "base.daicho", "--ndjson", "out.ndjson"]
        )
        .0,
        0
    );
    let text = fs::read_to_string(folder.join("out.ndjson")).unwrap();
    let last: serde_json::Value = serde_json::from_str(text.lines().last().unwrap()).unwrap();
    assert_eq!(
        (
            &last["asset_number"],
            &last["serial_number"],
            &last["floor"]
        ),
        (&"ME-9".into(), &"C3".into(), &"2F".into())
    );
    assert_eq!(last["facility"], "みどり病院");
    let (code, out, _) = daicho(
        &folder,
        &[
            "import",
            "base.daicho",
            "--csv",
            "list.csv",
            "--suggest-map",
        ],
    );
    assert_eq!(code, 0);
    let suggested: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(suggested["columns"][0]["Field"], "asset_number");
    fs::write(
        folder.join("map.json"),
        r#"{"columns":[{"Field":"x"}],"constants":[]}"#,
    )
    .unwrap();
    let (code, _, err) = daicho(&folder, &arguments);
    assert_eq!(code, 1);
    assert!(err.starts_with("The map is wrong"), "{err}");
}

#[test]
fn doubtful_rows_are_left_and_reported() {
    let folder = with_base("doubtful");
    fs::write(
        folder.join("twice.csv"),
        "管理番号,備考\r\nME-7,a\r\nME-7,b\r\n",
    )
    .unwrap();
    let arguments = [
        "import",
        "base.daicho",
        "--csv",
        "twice.csv",
        "--report",
        "r.json",
    ];
    let (code, out, _) = daicho(&folder, &arguments);
    assert_eq!(code, 3);
    assert!(
        out.contains("added 1") && out.contains("doubtful 1"),
        "{out}"
    );
    let report: serde_json::Value =
        serde_json::from_slice(&fs::read(folder.join("r.json")).unwrap()).unwrap();
    assert_eq!(report[0]["line"], "3");
    assert_eq!(report[0]["reason"], "duplicate-in-file");
}

#[test]
fn a_copied_ledger_goes_on_under_another_id() {
    // A replica of the program is used once, so that only a copy that another program wrote to can fork: here the same
    // first commit is followed by two different second ones, made by hand.
    let folder = folder("fork");
    let line = |seq: u64, prev: &str, note: &str| {
        let replica = "a1a1a1a1-a1a1-41a1-a1a1-a1a1a1a1a1a1";
        let seen = if seq == 1 {
            String::new()
        } else {
            format!("\"{replica}\":{}", seq - 1)
        };
        format!(
            "{{\"format\":1,\"replica\":\"{replica}\",\"seq\":{seq},\"prev\":{prev},\"seen\":{{{seen}}},\"at\":\"2026-11-21T01:10:00.123Z\",\"author\":\"\",\"note\":\"\",\"source\":{{\"action\":\"edit\"}},\"changes\":[{{\"kind\":\"unit\",\"fields\":[\"note\"],\"rows\":[[\"01010101-0101-4101-8101-010101010101\",\"{note}\"]]}}]}}"
        )
    };
    let first = line(1, "null", "0");
    let hash = format!(
        "\"{}\"",
        daicho_core::ident::hash::Hash::of(first.as_bytes())
    );
    for (name, note) in [("a.ndjson", "元"), ("b.ndjson", "写し")] {
        fs::write(
            folder.join(name),
            format!("{first}\n{}\n", line(2, &hash, note)),
        )
        .unwrap();
    }
    let (code, _, err) = daicho(
        &folder,
        &["merge", "a.ndjson", "b.ndjson", "-o", "m.daicho"],
    );
    assert_eq!(code, 3, "{err}");
    assert!(err.contains("The copied ledger a1a1a1a1"), "{err}");
    assert_eq!(daicho(&folder, &["verify", "m.daicho"]).0, 0);
    let (_, out, _) = daicho(&folder, &["info", "m.daicho"]);
    assert!(
        out.contains("Commits: 3") && out.contains("Conflicts: 1"),
        "{out}"
    );
}

#[test]
fn what_cannot_be_written_leaves_the_file_as_it_was() {
    let folder = with_base("atomic");
    let before = fs::read(folder.join("base.daicho")).unwrap();
    let (code, _, err) = daicho(
        &folder,
        &["export", "base.daicho", "--csv", "missing/out.csv"],
    );
    assert_eq!(code, 1);
    assert!(err.contains("cannot be written"), "{err}");
    fs::write(folder.join("edit.csv"), "管理番号,備考\r\nME-1,x\r\n").unwrap();
    let (code, _, _) = daicho(
        &folder,
        &["import", "base.daicho", "--csv", "edit.csv", "--encrypt"],
    );
    assert_eq!(code, 1);
    assert_eq!(fs::read(folder.join("base.daicho")).unwrap(), before);
    assert_eq!(names(&folder), ["base.daicho", "edit.csv", "list.csv"]);
}

#[test]
fn every_format_is_written() {
    let folder = with_base("formats");
    for (option, name, start) in [
        ("--csv", "o.csv", b"\xEF\xBB\xBF".as_slice()),
        ("--xlsx", "o.xlsx", b"PK\x03\x04"),
        ("--ndjson", "o.ndjson", b"{\"asset_number\":\"ME-1\""),
        ("--parquet", "o.parquet", b"PAR1"),
    ] {
        let (code, _, err) = daicho(&folder, &["export", "base.daicho", option, name]);
        assert_eq!(code, 0, "{err}");
        let bytes = fs::read(folder.join(name)).unwrap();
        assert!(bytes.starts_with(start), "{name}");
    }
    let (code, out, _) = daicho(&folder, &["export", "base.daicho", "--ndjson", "-"]);
    assert_eq!((code, out.lines().count()), (0, 2));
}
