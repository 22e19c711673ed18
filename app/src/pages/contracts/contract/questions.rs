//! What the ledger does not know of a contract: asked for, and never made up.

use std::collections::BTreeSet;
use std::rc::Rc;

use daicho_core::contract::answered::answer;
use daicho_core::contract::field::Field;
use daicho_core::ledger::changes::ChangeSet;
use yew::prelude::*;

use super::look::Look;
use crate::components::button::{Button, ButtonKind};
use crate::components::field::TextField;
use crate::components::form::{Form, FormValues};
use crate::i18n::use_texts;
use crate::pages::contracts::words;
use crate::session::edit::Edit;
use crate::session::handle::use_session;
use crate::session::state::LedgerHandle;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct QuestionsProps {
    pub(super) ledger: LedgerHandle,
    pub(super) look: Rc<Look>,
    /// What is open in the annex.
    pub(super) open: BTreeSet<Field>,
}

/// The questions that are open, and those that a person answered.
#[component]
pub(super) fn Questions(props: &QuestionsProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let look = &props.look;
    let answers = &look.answers;
    let asked: BTreeSet<Field> = props.open.iter().chain(answers.keys()).copied().collect();
    let held = |field: Field| {
        let text = answers.get(&field).map(|text| text.ja.clone());
        text.unwrap_or_default()
    };
    let on_submit = {
        let (look, asked) = (look.clone(), asked.clone());
        Callback::from(move |values: FormValues| {
            let changes = changed(&look, &asked, &values);
            if !changes.is_empty() {
                session.commit(Edit::new("edit", changes).said(t.get("entity-saved")));
            }
        })
    };
    html! {
        <section class="card stack-s" data-testid="annex-questions">
            <h2>{ t.with("annex-questions", &[("count", props.open.len().into())]) }</h2>
            <p class="muted small">{ t.get("annex-questions-why") }</p>
            if !asked.is_empty() {
                <Form {on_submit} testid="annex-answers">
                    <div class="form">
                        for field in &asked {
                            <TextField key={field.code()} name={field.code()} label={words::label(t, *field)} value={held(*field)}
                                hint={t.find(&format!("contract-hint-{}", field.code()), &[])} scope="annex" />
                        }
                    </div>
                    <div class="form-actions"><Button kind={ButtonKind::Primary} submit=true testid="annex-save">{ t.get("save") }</Button></div>
                </Form>
            }
        </section>
    }
}

/// What was answered anew.
fn changed(look: &Look, asked: &BTreeSet<Field>, values: &FormValues) -> ChangeSet {
    let mut changes = ChangeSet::new();
    for field in asked {
        let typed = values.get(field.code()).map_or("", |text| text.trim());
        let held = look.answers.get(field).map_or("", |text| text.ja.as_str());
        if typed != held {
            changes.extend(&answer(look.id, *field, typed));
        }
    }
    changes
}
