//! What forms mean: findings and comparison.

use std::collections::BTreeSet;

use crate::{
    device::connection::Connection,
    mds2::{
        answer::Answer,
        catalogue::{Catalogue, Kind},
        compare::{self, ChangeKind, Contrast, Presence},
        control::Control,
        edition::Edition,
        finding::{self, Coverage},
        form::Form,
        id::QuestionId,
        rule::{FindingCode, RULES, Todo, Weight},
        section::Section,
    },
};

/// A form with the answers that stand behind the ids: `MLDP-2=No`.
pub(super) fn form(answers: &[&str]) -> Form {
    let mut form = Form::new(Edition::Hn1Of2019);
    for answer in answers {
        let (id, rest) = answer.split_once('=').unwrap();
        let (text, note) = rest.split_once('|').unwrap_or((rest, ""));
        form.set(
            QuestionId::parse(id).unwrap(),
            Answer::read(text, Kind::Choice),
            note,
        );
    }
    form
}

/// A form in which every question has one answer, but for some.
fn all(answer: &Answer, but: &[&str]) -> Form {
    let mut all = form(but);
    for question in Catalogue::hn1_of_2019().questions() {
        if !all.answers.contains_key(&question.id) {
            all.set(question.id.clone(), answer.clone(), "");
        }
    }
    all
}

fn told(form: Option<&Form>, connection: Connection) -> String {
    let findings = finding::of(form, connection).into_iter().map(|finding| {
        let questions: Vec<&str> = finding.questions.iter().map(QuestionId::as_str).collect();
        let controls: Vec<&str> = finding
            .controls
            .iter()
            .map(|control| control.code())
            .collect();
        let (weight, code, todo) = (
            finding.weight.code(),
            finding.code.code(),
            finding.todo.code(),
        );
        format!(
            "{weight} {code} [{}] {todo} {controls:?}",
            questions.join(" ")
        )
    });
    findings.collect::<Vec<_>>().join("\n")
}

#[test]
fn codes_are_unique_and_used() {
    fn unique(codes: &[&str]) {
        let set: BTreeSet<&str> = codes.iter().copied().collect();
        assert_eq!(set.len(), codes.len());
    }
    unique(
        &FindingCode::ALL
            .iter()
            .map(|one| one.code())
            .collect::<Vec<_>>(),
    );
    unique(&Todo::ALL.iter().map(|one| one.code()).collect::<Vec<_>>());
    unique(
        &Control::ALL
            .iter()
            .map(|one| one.code())
            .collect::<Vec<_>>(),
    );
    unique(
        &Section::ALL
            .iter()
            .map(|one| one.code())
            .collect::<Vec<_>>(),
    );
    assert_eq!(Control::ALL.len(), 9);
    let of_gaps = [
        FindingCode::NoForm,
        FindingCode::NotWeighed,
        FindingCode::Unanswered,
        FindingCode::SeeNotes,
        FindingCode::Unrecognized,
    ];
    for code in FindingCode::ALL {
        let is_used = RULES.iter().any(|rule| rule.finding == *code);
        assert!(is_used || of_gaps.contains(code), "{code:?}");
    }
}

#[test]
fn rules_ask_for_questions_that_are_there_and_agree_on_their_finding() {
    let catalogue = Catalogue::hn1_of_2019();
    for rule in RULES {
        for (id, _) in std::iter::once(&rule.when)
            .chain(rule.and)
            .chain(rule.unless)
        {
            assert!(catalogue.question(id).is_some(), "{id}");
        }
        for other in RULES.iter().filter(|other| other.finding == rule.finding) {
            assert_eq!(
                (rule.weight, rule.todo),
                (other.weight, other.todo),
                "{:?}",
                rule.when
            );
        }
    }
}

#[test]
fn no_form_is_a_gap_and_never_safe() {
    for connection in [
        Connection::Stated,
        Connection::NotConnected,
        Connection::Unknown,
    ] {
        assert_eq!(told(None, connection), "unclear no-form [] ask-form []");
    }
    let mds = Form::new(Edition::Mds);
    assert_eq!(
        told(Some(&mds), Connection::Unknown),
        "unclear not-weighed [] read-form []"
    );
    assert_eq!(Coverage::of(None), Coverage::Missing);
    assert_eq!(Coverage::of(Some(&mds)), Coverage::NotWeighed);
    assert_eq!(Coverage::of(Some(&form(&[]))), Coverage::Partly);
    assert_eq!(Coverage::of(Some(&all(&Answer::No, &[]))), Coverage::Whole);
    let empty = finding::of(Some(&form(&[])), Connection::Unknown);
    assert_eq!(empty.len(), 1);
    assert_eq!(
        (empty[0].code, empty[0].weight),
        (FindingCode::Unanswered, Weight::Unclear)
    );
}

#[test]
fn controls_are_those_that_fit_the_connection() {
    let form = all(&Answer::NotApplicable, &["MLDP-1=Yes", "MLDP-2=No"]);
    assert_eq!(
        told(Some(&form), Connection::NotConnected),
        r#"important no-malware-protection [MLDP-2] choose-controls ["physical-access", "removable-media", "backup"]"#
    );
    assert!(told(Some(&form), Connection::Unknown).contains("firewall"));
    let without_programs = all(&Answer::NotApplicable, &["MLDP-1=No", "MLDP-2=No"]);
    assert_eq!(told(Some(&without_programs), Connection::Stated), "");
}

#[test]
fn what_matters_on_a_network_only_is_information_off_it() {
    let form = all(&Answer::NotApplicable, &["NAUT-2=No", "AUTH-1=No"]);
    assert_eq!(
        told(Some(&form), Connection::NotConnected),
        r#"important no-login [AUTH-1] limit-people ["physical-access"]
information no-own-firewall [NAUT-2] protect-traffic []"#
    );
    let connected = told(Some(&form), Connection::Unknown);
    assert!(
        connected.contains("important no-own-firewall"),
        "{connected}"
    );
}

#[test]
fn notes_and_texts_are_neither_yes_nor_no() {
    let form = all(
        &Answer::NotApplicable,
        &[
            "RMOT-1=See Notes",
            "SBOM-1=maybe",
            "MLDP-2=See Note 3",
            "SGUD-1=Yes",
        ],
    );
    assert_eq!(
        told(Some(&form), Connection::Stated),
        "unclear see-notes [MLDP-2 RMOT-1] read-notes []\n\
         unclear unrecognized [SBOM-1] read-text []\n\
         information security-manual [SGUD-1] ask-document []"
    );
}

#[test]
fn parts_of_what_is_not_there_need_no_answer() {
    let form = all(
        &Answer::NotApplicable,
        &["RMOT-1=No", "RMOT-1.1=", "RMOT-1.2=", "RMOT-1.3="],
    );
    let mut form = form;
    for id in ["RMOT-1.1", "RMOT-1.2", "RMOT-1.3"] {
        form.set(QuestionId::parse(id).unwrap(), Answer::Unanswered, "");
    }
    assert_eq!(told(Some(&form), Connection::Stated), "");
}

#[test]
fn every_finding_can_come_about() {
    let mut found = BTreeSet::new();
    for answer in [Answer::Yes, Answer::No] {
        for but in [
            &[][..],
            &["MLDP-2=Yes", "MLDP-1=Yes", "RMOT-1=Yes"],
            &["MLDP-1=Yes", "MPII-2=Yes", "MPII-3=Yes"],
            &[
                "AUDT-2=Yes",
                "AUTH-1=Yes",
                "CSUP-1=Yes",
                "PAUT-14=Yes",
                "SBOM-1=Yes",
            ],
            &["TXCF-1=No", "PLOK-1=No"],
        ] {
            let findings = finding::of(Some(&all(&answer, but)), Connection::Stated);
            found.extend(findings.into_iter().map(|finding| finding.code));
        }
    }
    for rule in RULES {
        assert!(found.contains(&rule.finding), "{:?}", rule.finding);
    }
}

#[test]
fn two_models_stand_side_by_side() {
    let (left, right) = (
        form(&["MLDP-2=Yes", "SBOM-1=No", "RMOT-1=Yes"]),
        form(&["MLDP-2=No", "SBOM-1=No", "RMOT-1=See Notes"]),
    );
    let rows = compare::answers(&left, &right);
    assert_eq!(rows.len(), 240);
    let contrast = |id: &str| {
        rows.iter()
            .find(|row| row.id.as_str() == id)
            .unwrap()
            .contrast
    };
    assert_eq!(contrast("MLDP-2"), Contrast::Differs);
    assert_eq!(contrast("SBOM-1"), Contrast::Same);
    assert_eq!(contrast("RMOT-1"), Contrast::RightUnknown);
    assert_eq!(contrast("AUTH-1"), Contrast::BothUnknown);
    let presence = |left: Option<&Form>, right: Option<&Form>, code| {
        let meanings = compare::meanings(left, right);
        let one = meanings.iter().find(|one| one.code == code).unwrap();
        (one.left, one.right)
    };
    let code = FindingCode::NoMalwareProtection;
    assert_eq!(
        presence(Some(&left), Some(&right), code),
        (Presence::NotFound, Presence::Found)
    );
    assert_eq!(
        presence(Some(&left), None, code),
        (Presence::NotFound, Presence::CannotTell)
    );
    let code = FindingCode::RemoteService;
    assert_eq!(
        presence(Some(&left), Some(&right), code),
        (Presence::Found, Presence::CannotTell)
    );
}

#[test]
fn two_versions_of_a_form_tell_what_changed() {
    let mut old = form(&[
        "AUTH-1=Yes",
        "AUTH-2=Yes",
        "AUTH-3=maybe",
        "AUTH-4=No|See Note 1",
        "AUTH-5=Yes",
    ]);
    let mut new = form(&[
        "AUTH-1=No",
        "AUTH-3=Yes",
        "AUTH-4=No|See Note 1",
        "AUTH-5=Yes",
    ]);
    old.footnotes.insert(1, "a".to_owned());
    new.footnotes.insert(1, "b".to_owned());
    let changes = compare::versions(&old, &new);
    let changes: Vec<(&str, ChangeKind)> =
        changes.iter().map(|c| (c.id.as_str(), c.kind)).collect();
    assert_eq!(
        changes,
        [
            ("AUTH-1", ChangeKind::Changed),
            ("AUTH-2", ChangeKind::Withdrawn),
            ("AUTH-3", ChangeKind::Answered),
            ("AUTH-4", ChangeKind::Note)
        ]
    );
    assert!(compare::versions(&old, &old).is_empty());
}
