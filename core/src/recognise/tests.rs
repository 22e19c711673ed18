use super::*;

const CYCLONEDX: &[u8] =
    br#"{"bomFormat":"CycloneDX","specVersion":"1.5","components":[{"type":"library","name":"openssl"}]}"#;

fn check(name: &str, bytes: &[u8], expected: &str) {
    let found = recognise(name, bytes);
    let read = match found.content {
        Content::Sbom { components, .. } => format!("read, {components}"),
        Content::BadSbom(error) => format!("unreadable, {error}"),
        Content::Mds2 {
            questions,
            answered,
            unclear,
            ..
        } => format!("read, {answered} and {unclear} of {questions}"),
        Content::BadMds2(error) => format!("unreadable, {error}"),
        Content::Other => "kept".to_owned(),
    };
    let found = format!("{} {} {read}", found.kind, found.media_type);
    assert_eq!(found, expected);
}

#[test]
fn the_content_tells_before_the_name() {
    check("manual.json", CYCLONEDX, "sbom application/json read, 1");
    check("bom", CYCLONEDX, "sbom text/plain read, 1");
    check(
        "PX-4 取扱説明書.pdf",
        b"%PDF-1.7",
        "manual application/pdf kept",
    );
    check("photo.txt", b"\x89PNG\r\n\x1a\n", "other image/png kept");
}

#[test]
fn what_should_be_an_sbom_and_is_none_is_told() {
    let cut = CYCLONEDX.get(..40).unwrap_or_default();
    assert!(matches!(
        recognise("file.json", cut).content,
        Content::BadSbom(_)
    ));
    check(
        "sbom.json",
        b"%PDF-1.7",
        "sbom application/pdf unreadable, not an SBOM",
    );
    check(
        "sbom.xml",
        b"<!DOCTYPE html><html></html>",
        "sbom application/xml unreadable, a web page",
    );
    check("page.html", b"<!DOCTYPE html>", "other text/html kept");
    check(
        "narrow.json",
        b"<!DOCTYPE html><html></html>",
        "sbom application/json unreadable, a web page",
    );
    check(
        "narrow.json",
        b"%PDF-1.7",
        "sbom application/pdf unreadable, not an SBOM",
    );
    check("settings.json", b"{\"a\":1}", "other application/json kept");
}

#[test]
fn names_are_a_guess_by_whole_words() {
    for (name, kind) in [
        ("MDS2_PX-4.pdf", "mds2"),
        ("MDS_チェックリスト.pdf", "mds"),
        ("amds.pdf", "other"),
        ("保守契約書2026.docx", "contract"),
        ("EOS通知_PX-4.pdf", "eol_notice"),
        ("geology.pdf", "other"),
    ] {
        assert_eq!(recognise(name, b"%PDF-1.7").kind, kind, "{name}");
    }
}

#[test]
fn a_statement_is_told_by_its_questions() {
    let table = "ID,Answer,Note\nMLDP-1,Yes,\nMLDP-2,See Notes,Note 1\nRMOT-1,Yes,\n";
    check(
        "px4.csv",
        table.as_bytes(),
        "mds2 text/csv read, 2 and 1 of 240",
    );
    let typed =
        br#"{"format":"daicho-mds2/1","edition":"mds","answers":[{"id":"TECH-1","answer":"no"}]}"#;
    check(
        "typed.json",
        typed,
        "mds application/json read, 1 and 0 of 1",
    );
    let newer = br#"{"format":"daicho-mds2/9"}"#;
    check(
        "typed.json",
        newer,
        "mds2 application/json unreadable, the format \"daicho-mds2/9\" is newer than daicho-mds2/1",
    );
}

#[test]
fn a_statement_that_cannot_be_read_is_told_and_one_for_people_is_kept() {
    check("MDS2_PX-4.pdf", b"%PDF-1.7", "mds2 application/pdf kept");
    check(
        "MDS2_PX-4.csv",
        b"a,b\n1,2\n",
        "mds2 text/csv unreadable, no questions of a form are in it",
    );
    let found = recognise("px4.csv", b"HN 1-2013,\n1-1,Yes\n");
    assert_eq!(
        (found.kind.as_str(), found.content.is_read()),
        ("mds2", None)
    );
}
