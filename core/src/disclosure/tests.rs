use crate::{
    disclosure::{
        item::Item,
        matrix::{Row, Status, rows},
        request::{Answer, Answered, Request, Wanted, ask, note},
        stage::Stage,
    },
    document::{
        draft::{Details, FileFacts, attach},
        kind::DocumentKind,
        subject::Subject,
    },
    ident::{
        date::PartialDate,
        hash::Hash,
        id::{EntityId, ReplicaId},
        timestamp::Timestamp,
    },
    ledger::{changes::ChangeSet, commit::Source, edit::Authorship, state::Ledger},
};

const TODAY: &str = "2026-11-22";

fn id(nth: u8) -> EntityId {
    EntityId::from_random([nth; 16])
}

fn day(text: &str) -> PartialDate {
    text.parse().unwrap()
}

/// A ledger with one model and two devices of it, one of them said to be off the network.
struct Sample(Ledger);

impl Sample {
    fn new() -> Self {
        let mut sample = Self(Ledger::new());
        let mut changes = ChangeSet::new();
        changes.set_text("model", id(1), "trade_name", "PX-4");
        changes.set_text("unit", id(2), "model", &id(1).to_string());
        changes.set_text("unit", id(3), "model", &id(1).to_string());
        changes.set_text("unit", id(3), "network_connection", "no");
        sample.write(changes);
        sample
    }

    fn write(&mut self, changes: ChangeSet) {
        let who = Authorship {
            replica: ReplicaId::from_random([1; 16]),
            author: "山田".to_owned(),
            at: Timestamp::default(),
        };
        let commit = self.0.next_commit(who, Source::default(), "", changes);
        self.0.apply(&commit).unwrap();
    }

    fn ends(&mut self, life: &str, support: &str) {
        let mut changes = ChangeSet::new();
        changes.set_text("model", id(1), "end_of_life", life);
        changes.set_text("model", id(1), "end_of_support", support);
        self.write(changes);
    }

    fn document(&mut self, nth: u8, is_readable: bool, valid_until: Option<&str>, on: Subject) {
        let file = FileFacts {
            sha256: Hash::of(&[nth]),
            name: "sbom.json".to_owned(),
            media_type: "application/json".to_owned(),
            size: 1,
            is_readable: Some(is_readable),
        };
        let details = Details {
            valid_until: valid_until.map(day),
            ..Details::of_kind(DocumentKind::Sbom)
        };
        self.write(attach(id(nth), &file, on, &details));
    }

    fn ask(&mut self, nth: u8, on: &str, due: &str) {
        let wanted = [Wanted {
            model: id(1),
            item: Item::Sbom,
        }];
        self.write(ask(&wanted, None, day(on), Some(day(due)), || id(nth)));
    }

    fn answer(&mut self, nth: u8, answer: Answer) {
        let answered = Answered {
            answer,
            on: day(TODAY),
            reason: Some("社外秘".to_owned()),
        };
        self.write(note(id(nth), &answered));
    }

    fn row(&self) -> Row {
        rows(&self.0, day(TODAY)).remove(0)
    }

    fn check(&self, item: Item, expected: Status) {
        let at = Item::ALL.iter().position(|of| *of == item).unwrap();
        assert_eq!(self.row().cells[at].status, expected);
    }
}

#[test]
fn what_nobody_asked_for_is_a_gap_and_a_device_that_nobody_looked_at_may_be_on_a_network() {
    let row = Sample::new().row();
    assert_eq!((row.units, row.networked), (2, 1));
    assert_eq!(row.stage, Stage::Unstated);
    assert!(row.cells[0].status.is_gap());
    assert!(row.weight() > 0);
    let asked: Vec<&str> = row.to_be_asked().map(Item::code).collect();
    assert_eq!(
        asked,
        [
            "sbom",
            "mds2",
            "end_dates",
            "manual",
            "maintenance_plan",
            "security_policy",
            "upgrade_options"
        ]
    );
}

#[test]
fn a_request_is_followed_to_its_answer() {
    let mut sample = Sample::new();
    sample.ask(9, "2026-10-01", "2026-12");
    sample.check(Item::Sbom, Status::Asked);
    sample.ask(8, "2026-11-01", "2026-11-21");
    sample.check(Item::Sbom, Status::Overdue);
    sample.answer(8, Answer::Refused);
    sample.check(Item::Sbom, Status::Refused);
    let refused = Request::all(&sample.0).find(|request| request.id() == id(8));
    assert_eq!(refused.unwrap().reason().known(), Some("社外秘"));
    sample.answer(8, Answer::Open);
    sample.check(Item::Sbom, Status::Overdue);
}

#[test]
fn a_document_counts_before_what_was_asked_and_a_bad_one_is_no_document() {
    let mut sample = Sample::new();
    sample.document(9, false, None, Subject::Model(id(1)));
    sample.check(Item::Sbom, Status::Unreadable);
    sample.ask(5, "2026-11-01", "2026-12-01");
    sample.check(Item::Sbom, Status::Asked);
    sample.document(8, true, Some("2026-11-21"), Subject::Model(id(1)));
    sample.check(Item::Sbom, Status::Asked);
    sample.document(7, true, None, Subject::Unit(id(2)));
    sample.check(Item::Sbom, Status::Received);
    let first = sample.row().cells[0].documents.first().copied();
    assert_eq!(first, Some(id(7)), "what counts stands first");
}

#[test]
fn what_is_owed_depends_on_the_stage() {
    let mut sample = Sample::new();
    sample.ends("2020-03", "2024-03-31");
    assert_eq!(sample.row().stage, Stage::Ended);
    sample.check(Item::Sbom, Status::NotOwed);
    sample.check(Item::EndDates, Status::Received);
    sample.check(Item::CompensatingControls, Status::NotAsked);
    sample.ends("2020-03", "2030-03");
    assert_eq!(sample.row().stage, Stage::Limited);
    sample.check(Item::Sbom, Status::NotAsked);
    sample.ends("2028-03", "2030-03");
    assert_eq!(sample.row().stage, Stage::Supported);
    sample.check(Item::CompensatingControls, Status::NotOwed);
}

#[test]
fn every_item_and_answer_has_its_own_code() {
    for item in Item::ALL {
        assert_eq!(Item::from_code(item.code()), Some(item));
    }
    for answer in Answer::ALL {
        assert_eq!(Answer::from_code(answer.code()), Some(answer));
    }
}

#[test]
fn support_without_an_end_is_not_taken_for_supported() {
    let today = day(TODAY);
    assert_eq!(Stage::on(today, None, None), Stage::Unstated);
    assert_eq!(
        Stage::on(today, Some(day("2027")), None),
        Stage::Unstated,
        "the end of life alone does not tell when support ends"
    );
    assert_eq!(Stage::on(today, Some(day("2026")), None), Stage::Unstated);
    assert_eq!(Stage::on(today, Some(day("2025")), None), Stage::Limited);
    assert_eq!(
        Stage::on(today, None, Some(day("2026-11-22"))),
        Stage::Supported
    );
    assert_eq!(
        Stage::on(today, None, Some(day("2026-11-21"))),
        Stage::Ended
    );
}
