//! Two models side by side, two versions of a form.

use daicho_core::{
    ident::id::EntityId,
    mds2::{
        compare::{self, ChangeKind, Contrast as Answers, Presence, Row, answers, meanings},
        form::{Entry, Form},
        id::QuestionId,
    },
};

use super::{Desk, Tell, said, words};
use crate::{
    store::LedgerStore,
    worker::protocol::{
        Trouble,
        forms::{Change, Contrast, Models, Pair, Said, Words},
    },
};

impl<S: LedgerStore> Desk<S> {
    /// Sets two models side by side. A model without a form stays unknown.
    pub(super) async fn models(
        &mut self,
        left: &EntityId,
        right: &EntityId,
        tell: Tell<'_>,
    ) -> Result<Models, Trouble> {
        let (left, left_form) = self.of_model(left, &mut *tell).await?;
        let (right, right_form) = self.of_model(right, tell).await?;
        let (l, r) = (left_form.as_ref(), right_form.as_ref());
        let meanings = meanings(l, r).into_iter().map(|meaning| Contrast {
            code: meaning.code.code().to_owned(),
            weight: meaning.weight.code().to_owned(),
            left: told(meaning.left),
            right: told(meaning.right),
        });
        Ok(Models {
            meanings: meanings.collect(),
            answers: pairs(l, r),
            left,
            right,
        })
    }
}

const fn told(presence: Presence) -> Option<bool> {
    match presence {
        Presence::Found => Some(true),
        Presence::NotFound => Some(false),
        Presence::CannotTell => None,
    }
}

/// Every question of either form. Beside a form that is not there stands an empty one.
fn pairs(left: Option<&Form>, right: Option<&Form>) -> Vec<Pair> {
    let Some(edition) = left.or(right).map(|form| form.edition) else {
        return Vec::new();
    };
    let empty = Form::new(edition);
    let (left, right) = (left.unwrap_or(&empty), right.unwrap_or(&empty));
    let rows = answers(left, right);
    rows.iter().map(|row| pair(row, left, right)).collect()
}

fn pair(row: &Row<'_>, left: &Form, right: &Form) -> Pair {
    Pair {
        id: row.id.to_string(),
        words: words_of(row.id, left, right),
        left: said(row.left),
        right: said(row.right),
        differs: row.contrast == Answers::Differs,
        is_unknown: match row.contrast {
            Answers::Same | Answers::Differs => false,
            Answers::LeftUnknown | Answers::RightUnknown | Answers::BothUnknown => true,
        },
    }
}

fn words_of(id: &QuestionId, left: &Form, right: &Form) -> Words {
    let own = words(left, id);
    if own == Words::default() {
        words(right, id)
    } else {
        own
    }
}

/// Lists what changed from one version to another.
pub(super) fn versions(older: &Form, newer: &Form) -> Vec<Change> {
    let changes = compare::versions(older, newer).into_iter();
    let changes = changes.map(|change| {
        let id = change.id;
        let notes = |form: &Form| form.notes(id.as_str()).join("\n");
        Change {
            id: id.to_string(),
            words: words_of(id, older, newer),
            kind: kind(change.kind).to_owned(),
            before: said_in(change.before),
            note_before: notes(older),
            after: said_in(change.after),
            note_after: notes(newer),
        }
    });
    changes.collect()
}

fn said_in(entry: Option<&Entry>) -> Said {
    said(&entry.cloned().unwrap_or_default().answer)
}

const fn kind(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Changed => "changed",
        ChangeKind::Withdrawn => "withdrawn",
        ChangeKind::Answered => "answered",
        ChangeKind::StillUnknown => "still-unknown",
        ChangeKind::Note => "note",
    }
}
