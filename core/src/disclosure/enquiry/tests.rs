use super::*;
use crate::{
    ident::timestamp::Timestamp,
    tabular::export::{
        csv::{CsvEncoding, write_rows},
        xlsx::write_texts,
    },
};

fn model() -> EntityId {
    EntityId::from_random([1; 16])
}

fn form() -> Form {
    let line = |item: Item| Line {
        product: "PX-4".to_owned(),
        wish: "=SBOM".to_owned(),
        model: model(),
        item: item.code().to_owned(),
    };
    Form::new(&[line(Item::Sbom), line(Item::Mds2)], Language::Japanese)
}

fn filled(answers: [&str; 2]) -> String {
    let file = write_rows(form().lines(), CsvEncoding::Utf8);
    let text = String::from_utf8(file.bytes).unwrap();
    let mut rows: Vec<String> = text.lines().map(str::to_owned).collect();
    for (row, said) in rows.iter_mut().skip(1).zip(answers) {
        *row = row.replacen(",,,", &format!(",{said},"), 1);
    }
    rows.join("\n")
}

fn check(answers: [&str; 2], expected: &str) {
    let reply = read(filled(answers).as_bytes()).unwrap();
    let told: Vec<String> = reply
        .returned
        .iter()
        .map(|it| {
            let said = match &it.said {
                Said::Answer(answer) => answer.code().to_owned(),
                Said::Other(text) => format!("?{text}"),
            };
            let remark = it.remark.as_deref().unwrap_or("-");
            format!("{} {} {said} {remark}", it.line, it.wanted.item.code())
        })
        .collect();
    assert_eq!(told.join("; "), expected);
}

#[test]
fn a_form_comes_back_with_its_answers() {
    check(
        ["提供します,2026年12月", "該当なし,"],
        "2 sbom open 2026年12月; 3 mds2 not_applicable -",
    );
    check(
        ["ＮＯ,社外秘", "添付,"],
        "2 sbom refused 社外秘; 3 mds2 given -",
    );
}

#[test]
fn words_that_may_mean_two_things_are_left_to_a_person() {
    check(["なし,", "要相談,"], "2 sbom ?なし -; 3 mds2 ?要相談 -");
}

#[test]
fn a_workbook_comes_back_as_well() {
    let book = write_texts(&form(), "回答用紙", Timestamp::default()).unwrap();
    let reply = read(&book).unwrap();
    assert_eq!((reply.returned.len(), reply.blank), (0, 2));
}

#[test]
fn other_tables_are_refused_and_other_rows_named() {
    assert_eq!(read(b"a,b\n1,2\n"), Err(ReplyError::NotAForm));
    let text = filled(["添付,", "添付,"]).replace("mds2", "hologram");
    let reply = read(text.as_bytes()).unwrap();
    assert_eq!((reply.returned.len(), reply.strange), (1, vec![3]));
}
