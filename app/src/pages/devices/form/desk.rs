//! Checks a filled form, asks what has to be asked, and saves it.

use std::cell::Cell;
use std::rc::Rc;

use daicho_core::device::form::draft::Draft;
use daicho_core::device::form::entry::Refused;
use daicho_core::ledger::changes::ChangeSet;
use yew::prelude::*;

use super::questions::{Overtaken, OvertakenQuestion, ScopeQuestion, others};
use super::start::{Purpose, Start};
use crate::browser::random;
use crate::i18n::Texts;
use crate::leave::Unsaved;
use crate::route::Route;
use crate::session::edit::Edit;
use crate::session::handle::Session;
use crate::session::state::LedgerHandle;

/// What has to be answered before the form is saved.
#[derive(Clone, PartialEq)]
pub(super) enum Question {
    Scope(Draft),
    Overtaken(Draft, Vec<Overtaken>),
}

/// Draws the question that is open.
pub(super) fn ask(desk: &Desk, question: &Option<Question>, others: usize) -> Html {
    let close = {
        let question = desk.question.clone();
        Callback::from(move |()| question.set(None))
    };
    match question {
        None => Html::default(),
        Some(Question::Scope(draft)) => {
            let fields = draft.shared_fields(&desk.base);
            let fields: Vec<AttrValue> = fields
                .into_iter()
                .map(|field| field.to_owned().into())
                .collect();
            let (desk, draft) = (desk.clone(), draft.clone());
            let on_choose = Callback::from(move |scope| {
                desk.question.set(None);
                desk.compare(Draft {
                    scope,
                    ..draft.clone()
                });
            });
            html! { <ScopeQuestion {fields} count={others} {on_choose} on_close={close} /> }
        }
        Some(Question::Overtaken(draft, others)) => {
            let (ledger, others) = (desk.now.clone(), others.clone());
            let (desk, draft) = (desk.clone(), draft.clone());
            let on_confirm = Callback::from(move |()| {
                desk.question.set(None);
                desk.save(&draft);
            });
            html! { <OvertakenQuestion {ledger} {others} {on_confirm} on_close={close} /> }
        }
    }
}

/// What a form needs to be checked and saved.
#[derive(Clone)]
pub(super) struct Desk {
    pub(super) session: Session,
    pub(super) t: Texts,
    pub(super) purpose: Purpose,
    /// The ledger that the form was filled from.
    pub(super) base: LedgerHandle,
    pub(super) now: LedgerHandle,
    pub(super) next: Rc<Cell<bool>>,
    pub(super) on_next: Callback<Start>,
    pub(super) question: UseStateSetter<Option<Question>>,
    pub(super) refused: UseStateSetter<Vec<Refused>>,
    pub(super) empty: UseStateSetter<bool>,
    pub(super) unsaved: Unsaved,
}

impl Desk {
    /// Looks for texts that their fields do not take, then asks whose the fields of the model become.
    pub(super) fn check(&self, draft: Draft, others: usize) {
        match draft.changes(&self.base, &mut random::entity_id) {
            Err(refused) => self.refused.set(refused),
            Ok(changes) => {
                self.refused.set(Vec::new());
                self.empty
                    .set(changes.is_empty() && self.purpose != Purpose::Edit);
                let shared = others > 1 || (others == 1 && self.purpose != Purpose::Edit);
                if changes.is_empty() {
                    if self.purpose == Purpose::Edit {
                        self.unsaved.set(false);
                        Route::Device(draft.unit.to_string()).go();
                    }
                } else if shared && !draft.shared_fields(&self.base).is_empty() {
                    self.question.set(Some(Question::Scope(draft)));
                } else {
                    self.compare(draft);
                }
            }
        }
    }

    /// Asks whether to replace what others have set meanwhile.
    fn compare(&self, draft: Draft) {
        let Ok(changes) = draft.changes(&self.base, &mut random::entity_id) else {
            return;
        };
        let others = others(&changes, &self.base, &self.now);
        if others.is_empty() {
            self.save(&draft);
        } else {
            self.question.set(Some(Question::Overtaken(draft, others)));
        }
    }

    fn save(&self, draft: &Draft) {
        let Ok(changes) = draft.changes(&self.base, &mut random::entity_id) else {
            return;
        };
        let on_saved = self.after(draft, &changes);
        let said = match self.purpose {
            Purpose::Edit => "device-saved",
            Purpose::New | Purpose::Copy => "device-registered",
        };
        let edit = Edit::new(self.purpose.action(), changes);
        self.session
            .commit(edit.said(self.t.get(said)).on_saved(on_saved));
    }

    /// Goes on to the next device, or to the one that was saved.
    fn after(&self, draft: &Draft, changes: &ChangeSet) -> Callback<()> {
        let (unit, unsaved) = (draft.unit, self.unsaved.clone());
        if !self.next.get() {
            return Callback::from(move |()| {
                unsaved.set(false);
                Route::Device(unit.to_string()).go();
            });
        }
        let chosen = changes
            .iter()
            .find(|change| change.id == unit && change.field == "model")
            .and_then(|change| change.value.text())
            .and_then(|id| id.parse().ok());
        let model = chosen.or(draft.model);
        let (entries, on_next) = (draft.fields.clone(), self.on_next.clone());
        Callback::from(move |()| {
            unsaved.set(false);
            on_next.emit(Start::next(entries.clone(), model, random::entity_id));
        })
    }
}
