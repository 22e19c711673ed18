//! Deciding many disputes by one rule.

use std::rc::Rc;

use daicho_core::ledger::decide::Rule;
use daicho_core::ledger::merge::Dispute;
use yew::prelude::*;

use crate::components::button::Button;
use crate::components::toast::use_toasts;
use crate::i18n::use_texts;
use crate::session::edit::Edit;
use crate::session::handle::use_session;
use crate::session::state::LedgerHandle;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct BulkProps {
    pub(super) ledger: LedgerHandle,
    pub(super) all: Rc<Vec<Dispute>>,
    /// Those that the person ticked; none of them means all.
    pub(super) ticked: Vec<Dispute>,
    /// Called once they are decided.
    pub(super) on_decided: Callback<()>,
}

/// A button for each rule. What a rule says nothing about stays open, and the message says how many those are.
#[component]
pub(super) fn Bulk(props: &BulkProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let toasts = use_toasts();
    let ticked = !props.ticked.is_empty();
    let count = if ticked {
        props.ticked.len()
    } else {
        props.all.len()
    };
    let replica = session.state().replica;
    let decide = |rule: Rule| {
        let (session, toasts, props) = (session.clone(), toasts.clone(), props.clone());
        move |()| {
            let Some(mine) = replica else { return };
            let about: &[Dispute] = if ticked { &props.ticked } else { &props.all };
            let changes = props.ledger.decisions(about, rule, &mine);
            let (decided, open) = (changes.len(), about.len() - changes.len());
            let args = [("decided", decided.into()), ("open", open.into())];
            if decided == 0 {
                toasts.say(t.get("conflicts-rule-nothing"));
                return;
            }
            let edit = Edit::new("decide", changes).said(t.with("conflicts-bulk-said", &args));
            session.commit(edit.on_saved(props.on_decided.clone()));
        }
    };
    let button = |rule: Rule, key: &'static str| {
        html! {
            <Button on_click={decide(rule)} disabled={replica.is_none()} testid={format!("conflicts-{key}")}>
                { t.get(&format!("conflicts-rule-{key}")) }
            </Button>
        }
    };
    let text = if ticked {
        "conflicts-bulk-ticked"
    } else {
        "conflicts-bulk-all"
    };
    html! {
        <section class="card" data-testid="conflicts-bulk">
            <h2>{ t.get("conflicts-bulk") }</h2>
            <p>{ t.with(text, &[("count", count.into())]) }</p>
            <div class="row">
                { button(Rule::Newest, "newest") }
                { button(Rule::Mine, "mine") }
                { button(Rule::Theirs, "theirs") }
            </div>
            <p class="small muted">{ t.get("conflicts-bulk-hint") }</p>
        </section>
    }
}
