//! The questions are those of the published form.

use std::{collections::BTreeSet, path::PathBuf};

use crate::mds2::{catalogue::Catalogue, edition::Edition, id::QuestionId, section::Section};

pub(super) fn corpus() -> Option<PathBuf> {
    crate::trial::corpus::folder("mds2")
}

#[test]
fn the_form_asks_240_questions() {
    let catalogue = Catalogue::hn1_of_2019();
    assert_eq!(catalogue.questions().len(), 240);
    let ids: BTreeSet<&QuestionId> = catalogue.questions().iter().map(|q| &q.id).collect();
    assert_eq!(ids.len(), 240);
    assert_eq!(catalogue.of_section(Section::Document).count(), 15);
    let table = include_str!("../catalogue/hn1_2019.tsv");
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    assert_eq!(lines.count(), 240);
}

#[test]
fn every_question_has_words_and_a_section_of_the_form() {
    let sections = Edition::Hn1Of2019.sections();
    let mut words = BTreeSet::new();
    for question in Catalogue::hn1_of_2019().questions() {
        assert!(sections.contains(&question.section), "{}", question.id);
        for text in [question.ja, question.en] {
            assert!((6..=140).contains(&text.chars().count()), "{text}");
            assert!(words.insert(text), "{text}");
        }
    }
}

#[test]
fn the_ids_are_those_of_the_published_worksheet() {
    let Some(corpus) = corpus() else { return };
    let cells = std::fs::read_to_string(corpus.join("Example-MDS2-Worksheet.cells.tsv")).unwrap();
    let first = cells
        .lines()
        .filter_map(|line| line.split('\t').nth(2)?.strip_prefix("A="));
    let ids: Vec<String> = first
        .filter_map(|cell| Edition::Hn1Of2019.id(cell))
        .filter(|id| id.as_str().contains('-'))
        .map(|id| id.to_string())
        .collect();
    let catalogue = Catalogue::hn1_of_2019().questions().iter();
    assert_eq!(ids, catalogue.map(|q| q.id.to_string()).collect::<Vec<_>>());
}

#[test]
fn spellings_of_an_id_are_one() {
    let spellings = [
        "MPII-1.1",
        " MPII-1.1 ",
        "mpii-1.1",
        "ＭＰＩＩ－１．１",
        "MPII–1.1",
        "MPII−1.1",
        "MPII 1.1",
        "MPII1.1",
        "MPII-01.1",
        "MPII-1.1.",
        "MPII-1-1",
        "MPII_1.1",
        "MPIIー1.1",
        "(MPII-1.1)",
        "MPII\u{2011}1.1",
    ];
    for spelling in spellings {
        let id = QuestionId::parse(spelling);
        assert_eq!(
            id.as_ref().map(QuestionId::as_str),
            Some("MPII-1.1"),
            "{spelling}"
        );
    }
    let typo = QuestionId::parse("SHAD-15").unwrap();
    assert_eq!(typo.as_str(), "SAHD-15");
    for no_id in [
        "",
        " ",
        "MPII-",
        "MPII-x",
        "MPII-1.1 Does it?",
        "機器",
        "MPII-99999999",
    ] {
        assert_eq!(QuestionId::parse(no_id), None, "{no_id}");
    }
}

#[test]
fn sections_of_other_editions_are_told_by_number_letter_or_code() {
    let section = |edition: Edition, id: &str| edition.section_of(&QuestionId::parse(id).unwrap());
    assert_eq!(section(Edition::Hn1Of2013, "10-1"), Some(Section::Malware));
    assert_eq!(
        section(Edition::Hn1Of2013, "B.2"),
        Some(Section::PersonalData)
    );
    assert_eq!(section(Edition::Hn1Of2013, "21-1"), None);
    assert_eq!(
        section(Edition::Mds, "PHYS-12.1"),
        Some(Section::PhysicalSafety)
    );
    assert_eq!(section(Edition::Mds, "MLDP-1"), None);
    assert_eq!(section(Edition::Hn1Of2019, "10-1"), None);
}

#[test]
fn a_typed_number_is_found_in_its_section() {
    let id = |edition: Edition, section, printed| {
        edition.typed_id(section, printed).map(|id| id.to_string())
    };
    let typed = [
        (Edition::Hn1Of2013, Section::Malware, "10-1", Some("10-1")),
        (
            Edition::Hn1Of2013,
            Section::Malware,
            "11-1",
            Some("MLDP-11.1"),
        ),
        (
            Edition::Hn1Of2013,
            Section::PersonalData,
            "B.2",
            Some("B.2"),
        ),
        (
            Edition::Hn1Of2019,
            Section::Malware,
            "ＭＬＤＰ－２",
            Some("MLDP-2"),
        ),
        (
            Edition::Hn1Of2019,
            Section::Malware,
            "2.1",
            Some("MLDP-2.1"),
        ),
        (
            Edition::Mds,
            Section::PhysicalSafety,
            "12（1）",
            Some("PHYS-12.1"),
        ),
        (Edition::Mds, Section::PhysicalSafety, "③", Some("PHYS-3")),
        (Edition::Sds, Section::Disposal, " ", Some("DISP")),
        (Edition::Sds, Section::Malware, "1", None),
        (Edition::Mds, Section::PhysicalSafety, "いち", None),
    ];
    for (edition, section, printed, expected) in typed {
        assert_eq!(
            id(edition, section, printed).as_deref(),
            expected,
            "{printed}"
        );
    }
}
