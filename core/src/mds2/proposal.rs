//! What a form can fill in the ledger, each a proposal that a person accepts.
//!
//! A value that the ledger has is never replaced: it is the same, or the contradiction is told. A form tells what a product can do, not what
//! a hospital does with it. So a device that permits remote service and has no line for it is no contradiction.

mod system;

use self::system::named_system;
use super::{answer::Answer, form::Form};
use crate::{
    catalogue::field::Kind,
    device::view::{
        model::{DeviceModel, ModelFields},
        unit::DeviceUnit,
    },
    ident::{id::EntityId, text::match_key},
    ledger::value::{Unknown, Value},
    view::{entity::Entity, parse, reading::Reading},
};

/// How a proposal stands to the ledger.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum State {
    /// The ledger has nothing, or knows that it does not know.
    Lacks,
    /// The ledger says the same.
    Same,
    /// The ledger says something else, which stands here.
    Contradicts(Value),
    /// The product can do it, and the ledger says that it is not done here: both may be true.
    NotUsed,
    /// Several people said different things, and nobody has decided.
    Disputed,
}

/// One value for one field.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Proposal {
    /// The kind of the entity to write to.
    pub kind: Kind,
    /// The entity to write to.
    pub entity: EntityId,
    /// The field.
    pub field: &'static str,
    /// The value.
    pub value: Value,
    /// The questions whose answers say so.
    pub questions: Vec<&'static str>,
    /// Whether the form says only that it is possible: the person has to look whether it is so here.
    pub is_possibility: bool,
    /// How it stands to the ledger.
    pub state: State,
}

/// A value before anybody looked into the ledger.
struct Said {
    field: &'static str,
    value: Value,
    questions: Vec<&'static str>,
}

/// Lists what a form can fill in a model: operating system, connections, removable media.
#[must_use]
pub fn for_model(form: &Form, model: &DeviceModel<'_>) -> Vec<Proposal> {
    of_product(form, model, Kind::Model, model.id())
}

/// Lists what a form can fill in a unit and its model; that of the model is written to the unit itself where it has none.
#[must_use]
pub fn for_unit(form: &Form, unit: &DeviceUnit<'_>) -> Vec<Proposal> {
    let model = unit.model().shown().known();
    let (kind, entity) = model.map_or((Kind::Unit, unit.id()), |model| (Kind::Model, model.id()));
    let mut all = of_product(form, unit, kind, entity);
    if let Some(said) = remote_maintenance(form) {
        let state = state(unit.text(said.field), &said.value);
        let is_possibility = said.value == text("yes");
        let state = if is_possibility && matches!(state, State::Contradicts(_)) {
            State::NotUsed
        } else {
            state
        };
        all.push(Proposal {
            is_possibility,
            ..proposal(Kind::Unit, unit.id(), said, state)
        });
    }
    all
}

fn of_product<'a>(
    form: &Form,
    fields: &impl ModelFields<'a>,
    kind: Kind,
    entity: EntityId,
) -> Vec<Proposal> {
    let said = [
        operating_system(form),
        connectivity(form),
        removable_media(form),
    ];
    let proposals = said.into_iter().flatten().map(|said| {
        let state = state(fields.layered(said.field, parse::text), &said.value);
        proposal(kind, entity, said, state)
    });
    proposals.collect()
}

fn proposal(kind: Kind, entity: EntityId, said: Said, state: State) -> Proposal {
    Proposal {
        kind,
        entity,
        field: said.field,
        value: said.value,
        questions: said.questions,
        is_possibility: false,
        state,
    }
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn state(reading: Reading<'_, &str>, value: &Value) -> State {
    match reading {
        Reading::Absent => State::Lacks,
        Reading::Unknown(found) if *value == Value::Unknown(found) => State::Same,
        Reading::Unknown(Unknown::NotApplicable) => {
            State::Contradicts(Value::Unknown(Unknown::NotApplicable))
        }
        Reading::Unknown(_) => State::Lacks,
        Reading::Known(found) | Reading::Unfit(found) => {
            let is_said = value
                .as_ref()
                .text()
                .is_some_and(|said| is_same(found, said));
            if is_said {
                State::Same
            } else {
                State::Contradicts(text(found))
            }
        }
        Reading::Foreign(json) => State::Contradicts(Value::Foreign(json.to_owned())),
        Reading::Conflict(_) => State::Disputed,
    }
}

/// Whether two texts say the same: one may be more exact than the other, as in "Windows 10" and "Windows 10 IoT".
fn is_same(found: &str, said: &str) -> bool {
    let (found, said) = (match_key(found), match_key(said));
    let is_word = |long: &str, short: &str| {
        let rest = long.strip_prefix(short);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    is_word(&found, &said) || is_word(&said, &found)
}

/// The form asks only whether there is an operating system; makers write its name into the note.
fn operating_system(form: &Form) -> Option<Said> {
    let question = "CSUP-2";
    let value = match form.answer(question) {
        Answer::No => Value::Unknown(Unknown::NotApplicable),
        Answer::Yes => {
            let notes = form.notes(question);
            text(notes.into_iter().find_map(named_system)?)
        }
        Answer::NotApplicable
        | Answer::SeeNotes
        | Answer::Text(_)
        | Answer::Unrecognized(_)
        | Answer::Unanswered => return None,
    };
    Some(Said {
        field: "os",
        value,
        questions: vec![question],
    })
}

/// Radio is Wi-Fi, Bluetooth or another network; a radio control alone is none. Cable is an Ethernet port.
fn connectivity(form: &Form) -> Option<Said> {
    let mut questions = vec!["CONN-1"];
    let code = if *form.answer("CONN-1") == Answer::No {
        "none"
    } else {
        questions = vec!["CONN-1.1", "CONN-1.2.1"];
        match (radio(form)?, part(form, "CONN-1.2", "CONN-1.2.1")?) {
            (true, true) => "both",
            (true, false) => "wireless",
            (false, true) => "wired",
            // Neither may still mean a network through another plug.
            (false, false) if *form.answer("CONN-1.2") == Answer::No => "none",
            (false, false) => return None,
        }
    };
    Some(Said {
        field: "connectivity",
        value: text(code),
        questions,
    })
}

fn radio(form: &Form) -> Option<bool> {
    let kinds = ["CONN-1.1.1", "CONN-1.1.2", "CONN-1.1.3"];
    let kinds: Vec<Option<bool>> = kinds.iter().map(|id| part(form, "CONN-1.1", id)).collect();
    if kinds.contains(&Some(true)) {
        Some(true)
    } else {
        kinds
            .iter()
            .all(|kind| *kind == Some(false))
            .then_some(false)
    }
}

/// What a part of a question says; where the whole is no, so is the part.
fn part(form: &Form, whole: &str, part: &str) -> Option<bool> {
    match (form.answer(part), form.answer(whole)) {
        (Answer::Yes, _) => Some(true),
        (Answer::No, _) | (_, Answer::No) => Some(false),
        _ => None,
    }
}

fn removable_media(form: &Form) -> Option<Said> {
    let question = "CONN-1.2.3";
    let of_data = ["MPII-3.3", "DTBK-3"];
    let used = of_data.iter().find(|id| *form.answer(id) == Answer::Yes);
    let (code, question) = match (part(form, "CONN-1.2", question), used) {
        (Some(true), _) => ("yes", question),
        (None, Some(used)) => ("yes", *used),
        (Some(false), None) => ("no", question),
        // The form contradicts itself, or says nothing.
        (Some(false), Some(_)) | (None, None) => return None,
    };
    Some(Said {
        field: "removable_media",
        value: text(code),
        questions: vec![question],
    })
}

fn remote_maintenance(form: &Form) -> Option<Said> {
    let questions = ["RMOT-1", "RMOT-2", "RMOT-3"];
    let yes: Vec<&'static str> = questions
        .into_iter()
        .filter(|id| *form.answer(id) == Answer::Yes)
        .collect();
    let is_no = |id: &&str| matches!(form.answer(id), Answer::No | Answer::NotApplicable);
    let (code, questions) = if !yes.is_empty() {
        ("yes", yes)
    } else if *form.answer("RMOT-1") == Answer::No && questions.iter().all(is_no) {
        ("no", questions.to_vec())
    } else {
        return None;
    };
    Some(Said {
        field: "remote_maintenance",
        value: text(code),
        questions,
    })
}
