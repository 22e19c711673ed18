use std::collections::BTreeSet;

use super::{
    check::{MarkState, state_of, unmarked},
    drawing::{self, Drawing},
    keys,
    mark::{self, Draft, Form, Mark},
    placement::{Placements, id_of, place, take_back},
    showing::{self, Showing, Shown},
    view::{self, Scope, Settings, View},
};
use crate::{
    diagram::{element::ElementKey, scene::Point},
    document::{
        attachment::Attachment,
        draft::{Details, FileFacts, attach, detach},
        kind::DocumentKind,
        subject::Subject,
    },
    ident::{
        hash::Hash,
        id::{EntityId, ReplicaId},
        timestamp::Timestamp,
    },
    ledger::{changes::ChangeSet, commit::Source, edit::Authorship, state::Ledger},
};

fn id(nth: u8) -> EntityId {
    EntityId::from_bytes([nth; 16])
}

fn write_as(ledger: &mut Ledger, replica: u8, changes: ChangeSet) {
    let who = Authorship {
        replica: ReplicaId::from_random([replica; 16]),
        author: String::new(),
        at: Timestamp::default(),
    };
    let commit = ledger.next_commit(who, Source::default(), "", changes);
    ledger.apply(&commit).unwrap();
}

fn write(ledger: &mut Ledger, changes: ChangeSet) {
    write_as(ledger, 1, changes);
}

fn unit(ledger: &mut Ledger, nth: u8) {
    let mut changes = ChangeSet::new();
    changes.set_text("unit", id(nth), "asset_number", &nth.to_string());
    write(ledger, changes);
}

fn join(ledger: &mut Ledger, from: u8, to: u8) {
    let mut changes = ChangeSet::new();
    changes.set_text("unit", id(from), "joined_to", &id(to).to_string());
    changes.delete("unit", id(from));
    write(ledger, changes);
}

fn edition(ledger: &mut Ledger, nth: u8) {
    let file = FileFacts {
        sha256: Hash::of(&[nth]),
        name: "1F.pdf".to_owned(),
        media_type: "application/pdf".to_owned(),
        size: 1,
        is_readable: None,
    };
    let details = Details::of_kind(DocumentKind::NetworkDiagram);
    let mut changes = attach(id(nth), &file, Subject::Drawing(id(50)), &details);
    changes.extend(&drawing::make_current(id(50), id(nth)));
    write(ledger, changes);
}

fn with_drawing() -> Ledger {
    let mut ledger = Ledger::new();
    let details = drawing::Details {
        name: "1階".to_owned(),
        page: Some(2),
        note: None,
    };
    write(&mut ledger, drawing::add(id(50), &details));
    edition(&mut ledger, 51);
    ledger
}

fn draft(target: Option<ElementKey>) -> Draft {
    Draft {
        drawing: id(50),
        form: Form::Pin,
        points: vec![Point { x: 100, y: 10_000 }],
        target,
        text: Some("エコー\n2台".to_owned()),
        edition: Some(id(51)),
        shape: None,
    }
}

#[test]
fn a_drawing_has_editions_of_which_one_counts() {
    let mut ledger = with_drawing();
    edition(&mut ledger, 52);
    let found = Drawing::find(&ledger, &id(50)).unwrap();
    assert_eq!(found.name().known(), Some("1階"));
    assert_eq!(found.page().known(), Some(2));
    assert_eq!(found.editions().count(), 2);
    assert_eq!(found.current().map(|it| it.id()), Some(id(52)));
    let attached = Attachment::find(&ledger, &id(51)).unwrap();
    assert_eq!(attached.subject(), Some(Subject::Drawing(id(50))));
    assert_eq!(attached.kind().known(), Some(DocumentKind::NetworkDiagram));
    assert!(!attached.is_confidential());
    write(&mut ledger, detach(id(52)));
    let found = Drawing::find(&ledger, &id(50)).unwrap();
    assert!(found.current().is_none(), "which one counts says a person");
    assert_eq!(found.edition(), Some(id(52)));
}

#[test]
fn only_what_differs_of_a_drawing_is_written() {
    let mut ledger = with_drawing();
    let mut details = Drawing::find(&ledger, &id(50)).unwrap().details();
    assert!(drawing::change(&ledger, id(50), &details).is_empty());
    details.page = None;
    details.note = Some("旧館".to_owned());
    let changes = drawing::change(&ledger, id(50), &details);
    assert_eq!(changes.len(), 2);
    write(&mut ledger, changes);
    let found = Drawing::find(&ledger, &id(50)).unwrap();
    assert_eq!(found.details(), details);
    write(&mut ledger, drawing::delete(id(50)));
    assert_eq!(Drawing::all(&ledger).count(), 0);
}

#[test]
fn a_mark_is_read_as_it_was_drawn() {
    let mut ledger = with_drawing();
    unit(&mut ledger, 7);
    let key = ElementKey::Unit(id(7));
    write(&mut ledger, mark::add(id(9), &draft(Some(key))));
    let found = Mark::of(&ledger, id(50)).next().unwrap();
    assert_eq!(found.form().known(), Some(Form::Pin));
    assert_eq!(found.points().known(), Some(draft(None).points));
    assert_eq!(found.target().known(), Some(key));
    assert_eq!(found.text().known(), Some("エコー\n2台"));
    assert_eq!(found.edition(), Some(id(51)));
    assert_eq!(Mark::of(&ledger, id(8)).count(), 0);
    unit(&mut ledger, 3);
    join(&mut ledger, 7, 3);
    let found = Mark::find(&ledger, &id(9)).unwrap();
    assert_eq!(found.target().known(), Some(ElementKey::Unit(id(3))));
    write(&mut ledger, mark::bind(id(9), None));
    write(&mut ledger, mark::reword(id(9), None));
    let found = Mark::find(&ledger, &id(9)).unwrap();
    assert!(found.target().is_absent() && found.text().is_absent());
    write(&mut ledger, mark::delete(id(9)));
    assert_eq!(Mark::all(&ledger).count(), 0);
}

#[test]
fn whether_a_mark_fits_is_said_for_one_edition() {
    let mut ledger = with_drawing();
    write(&mut ledger, mark::add(id(9), &draft(None)));
    let state = |ledger: &Ledger, current: u8, shapes: Option<&BTreeSet<String>>| {
        let mark = Mark::find(ledger, &id(9)).unwrap();
        state_of(&mark, Some(id(current)), shapes)
    };
    assert_eq!(state(&ledger, 51, None), MarkState::Fits);
    assert_eq!(state(&ledger, 52, None), MarkState::NotChecked);
    let found = Mark::find(&ledger, &id(9)).unwrap();
    assert_eq!(state_of(&found, None, None), MarkState::NotChecked);
    write(&mut ledger, mark::fit(&[id(9)], id(52)));
    assert_eq!(state(&ledger, 52, None), MarkState::Fits);
    let beyond = [Point { x: -1, y: 5 }];
    write(&mut ledger, mark::move_to(id(9), &beyond, Some(id(52))));
    assert_eq!(state(&ledger, 52, None), MarkState::OutsideOfPicture);
    write(&mut ledger, mark::sit_on(id(9), Some("a-1")));
    let mut shapes = BTreeSet::from(["a-2".to_owned()]);
    assert_eq!(state(&ledger, 52, Some(&shapes)), MarkState::ShapeGone);
    assert_eq!(state(&ledger, 52, None), MarkState::OutsideOfPicture);
    shapes.insert("a-1".to_owned());
    let inside = [Point { x: 0, y: 5 }];
    write(&mut ledger, mark::move_to(id(9), &inside, None));
    assert_eq!(state(&ledger, 52, Some(&shapes)), MarkState::Fits);
    let mut broken = ChangeSet::new();
    broken.set_text(mark::KIND, id(9), "points", "12;5");
    write(&mut ledger, broken);
    assert_eq!(state(&ledger, 52, Some(&shapes)), MarkState::NotChecked);
}

#[test]
fn devices_on_no_drawing_are_listed() {
    let mut ledger = with_drawing();
    for nth in [1, 2, 3, 4] {
        unit(&mut ledger, nth);
    }
    write(
        &mut ledger,
        mark::add(id(9), &draft(Some(ElementKey::Unit(id(1))))),
    );
    let group = ElementKey::Group {
        zone: None,
        model: Some(id(30)),
    };
    write(&mut ledger, mark::add(id(10), &draft(Some(group))));
    let of_group = |key: ElementKey| {
        if key == group {
            vec![id(2)]
        } else {
            Vec::new()
        }
    };
    assert_eq!(unmarked(&ledger, &[id(50)], of_group), [id(3), id(4)]);
    assert_eq!(unmarked(&ledger, &[], of_group).len(), 4);
    assert_eq!(unmarked(&ledger, &[id(50)], |_| Vec::new()).len(), 3);
}

#[test]
fn two_people_who_move_the_same_thing_write_to_one_field() {
    let key = ElementKey::Zone(Some(id(1)));
    let mut ledger = Ledger::new();
    let at = |x| Point { x, y: -5 };
    let mut other = ledger.clone();
    let changes = place(&ledger, None, key, at(10));
    write_as(&mut ledger, 1, changes);
    let changes = place(&other, None, key, at(20));
    let who = Authorship {
        replica: ReplicaId::from_random([2; 16]),
        author: String::new(),
        at: Timestamp::default(),
    };
    let commit = other.next_commit(who, Source::default(), "", changes);
    other.apply(&commit).unwrap();
    ledger.apply(&commit).unwrap();
    let placed = Placements::of(&ledger, None);
    assert_eq!(placed.len(), 1);
    assert_eq!(ledger.conflicts().count(), 1, "the place alone");
    assert!(placed.get(&key).is_some());
    assert!(Placements::of(&ledger, Some(id(3))).is_empty());
}

#[test]
fn what_was_moved_goes_back_and_comes_again() {
    let mut ledger = Ledger::new();
    let (view, key, at) = (Some(id(3)), ElementKey::Unit(id(7)), Point { x: 1, y: 2 });
    let changes = place(&ledger, view, key, at);
    write(&mut ledger, changes);
    assert_eq!(Placements::of(&ledger, view).get(&key), Some(at));
    assert!(Placements::of(&ledger, None).is_empty());
    assert!(take_back(&ledger, None, key).is_empty());
    let changes = take_back(&ledger, view, key);
    write(&mut ledger, changes);
    assert!(Placements::of(&ledger, view).is_empty());
    assert!(take_back(&ledger, view, key).is_empty());
    write(
        &mut ledger,
        ChangeSet::deletion("placement", id_of(view, key)),
    );
    let changes = place(&ledger, view, key, at);
    write(&mut ledger, changes);
    assert_eq!(Placements::of(&ledger, view).get(&key), Some(at));
    for nth in [7, 3] {
        unit(&mut ledger, nth);
    }
    join(&mut ledger, 7, 3);
    let stands = ElementKey::Unit(id(3));
    assert_eq!(Placements::of(&ledger, view).get(&stands), Some(at));
    let own = Point { x: 9, y: 9 };
    let changes = place(&ledger, view, stands, own);
    write(&mut ledger, changes);
    assert_eq!(Placements::of(&ledger, view).get(&stands), Some(own));
}

#[test]
fn a_view_is_saved_by_name() {
    let mut ledger = Ledger::new();
    let mut settings = Settings {
        name: "保守用".to_owned(),
        scope: Scope::Vendor(id(4)),
        folded: vec![ElementKey::Zone(None), ElementKey::Zone(Some(id(2)))],
        shows: vec!["ip".to_owned(), "room".to_owned()],
    };
    write(&mut ledger, view::save(id(1), &settings));
    let found = View::all(&ledger).next().unwrap();
    assert_eq!(found.settings(), settings);
    assert!(view::change(&ledger, id(1), &settings).is_empty());
    settings.scope = Scope::Remote;
    settings.folded.clear();
    let changes = view::change(&ledger, id(1), &settings);
    assert_eq!(changes.len(), 3, "scope, focus, folded");
    write(&mut ledger, changes);
    assert_eq!(View::find(&ledger, &id(1)).unwrap().settings(), settings);
    let mut newer = ChangeSet::new();
    newer.set_text(view::KIND, id(1), "scope", "building");
    write(&mut ledger, newer);
    assert_eq!(View::find(&ledger, &id(1)).unwrap().scope(), None);
    write(&mut ledger, view::delete(id(1)));
    assert_eq!(View::all(&ledger).count(), 0);
}

#[test]
fn who_was_shown_what_is_kept() {
    let mut ledger = Ledger::new();
    let shown = Shown {
        vendor: Some(id(4)),
        to: Some("保守担当 様".to_owned()),
        on: "2026-11-21".parse().unwrap(),
        by: "山田".to_owned(),
        purpose: Some("回線の更新".to_owned()),
        scope: Scope::Vendor(id(4)),
        elements: vec![ElementKey::Vendor(Some(id(4))), ElementKey::Unit(id(5))],
        removed: vec!["ip".to_owned(), "other_vendors".to_owned()],
        sha256: Some(Hash::of(b"svg")),
    };
    write(&mut ledger, showing::note(id(1), &shown));
    let found = Showing::to_vendor(&ledger, id(4)).next().unwrap();
    assert_eq!(found.shown_on().known(), Some(shown.on));
    assert_eq!(found.shown_by().known(), Some("山田"));
    assert_eq!(found.to().known(), shown.to.as_deref());
    assert_eq!(found.purpose().known(), shown.purpose.as_deref());
    assert_eq!(found.scope(), Some(shown.scope));
    assert_eq!(found.elements(), shown.elements);
    assert_eq!(found.removed(), shown.removed);
    assert_eq!(found.sha256().known(), shown.sha256);
    assert_eq!(Showing::to_vendor(&ledger, id(5)).count(), 0);
    write(&mut ledger, showing::delete(id(1)));
    assert_eq!(Showing::all(&ledger).count(), 0);
}

#[test]
fn keys_are_read_past_what_is_none() {
    let text = format!("zone:- house:1 \n unit:{}", id(1));
    assert_eq!(
        keys(&text),
        [ElementKey::Zone(None), ElementKey::Unit(id(1))]
    );
}
