//! Disclosure statements of makers (MDS2 and its kin).
//!
//! | module | what it holds |
//! |---|---|
//! | [`file`](mod@file) | one attached form: what it says, what it means |
//! | [`findings`] | what a form tells, what to do, what makes up for it |
//! | [`fills`] | what a form can fill in the ledger |
//! | [`questions`] | every question with its answer |
//! | [`changes`] | what changed against an earlier form |
//! | [`card`] | the same of a model in short, or that there is no form |
//! | [`compare`] | two models side by side |
//! | [`typing`] | a form that is typed by hand |
//! | [`words`] | answers and values in words |

pub(super) mod card;
mod changes;
pub(super) mod compare;
pub(super) mod file;
mod fills;
mod findings;
mod questions;
pub(super) mod typing;
mod words;

use std::rc::Rc;

use yew::prelude::*;

use super::paper::{Paper, use_paper};
use crate::components::badge::Tone;
use crate::components::busy::Busy;
use crate::components::notice::Notice;
use crate::i18n::Texts;
use crate::pages::attachments::words as file_words;
use crate::worker::protocol::Trouble;
use crate::worker::protocol::forms::{Ask, Told};
use crate::worker::protocol::papers;

/// An answer of the worker about forms.
#[derive(Clone, PartialEq)]
enum Reply {
    /// It is on its way.
    Waiting,
    /// It came.
    Told(Rc<papers::Told>),
    /// It will not come.
    Failed(Trouble),
}

impl Reply {
    /// Draws what was told, or that it is not there.
    fn draw(&self, t: Texts, draw: impl FnOnce(&Told) -> Html) -> Html {
        match self {
            Self::Waiting => html! { <Busy /> },
            Self::Failed(trouble) => html! {
                <Notice tone={Tone::Danger} title={t.get("document-open-failed")}><p>{ file_words::trouble(t, trouble) }</p></Notice>
            },
            Self::Told(told) => {
                if let papers::Told::Form(told) = &**told {
                    draw(told)
                } else {
                    Html::default()
                }
            }
        }
    }
}

/// Asks the worker; while it answers another question, the last answer stays.
#[hook]
fn use_form(ask: Option<Ask>) -> Reply {
    let paper = use_paper(ask.map(papers::Ask::Form));
    let last = use_mut_ref(|| None::<Rc<papers::Told>>);
    match paper {
        Paper::Told(told, _) => {
            *last.borrow_mut() = Some(told.clone());
            Reply::Told(told)
        }
        Paper::Failed(trouble) => Reply::Failed(trouble),
        Paper::Waiting => match &*last.borrow() {
            Some(told) => Reply::Told(told.clone()),
            None => Reply::Waiting,
        },
    }
}
