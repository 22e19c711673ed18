//! One contract.
//!
//! | module | what it holds |
//! |---|---|
//! | [`look`] | what is worked out once for its parts |
//! | [`facts`] | what is known of it |
//! | [`annex`] | its clauses, questions and files |
//! | [`choosing`] | which clauses it has, and how strong each is |
//! | [`questions`] | what the ledger does not know |
//! | [`out`] | the annex as a file |
//! | [`tasks`] | who does what |
//! | [`agreed`] | what was agreed of each clause |

mod agreed;
mod annex;
mod choosing;
mod facts;
mod look;
mod out;
mod questions;
mod tasks;

use std::rc::Rc;

use daicho_core::ident::id::EntityId;
use yew::prelude::*;

use super::place::{Part, Place};
use super::words;
use crate::components::button::LinkButton;
use crate::components::empty::EmptyState;
use crate::i18n::{Texts, use_texts};
use crate::session::state::LedgerHandle;
use agreed::AgreedPart;
use annex::AnnexPart;
use facts::FactsPart;
use look::Look;
use tasks::TasksPart;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ContractPageProps {
    pub(super) ledger: LedgerHandle,
    pub(super) id: EntityId,
    pub(super) part: Part,
}

/// What the parts of a contract are given.
#[derive(Clone, PartialEq, Properties)]
struct PartProps {
    ledger: LedgerHandle,
    look: Rc<Look>,
}

/// One contract, a part at a time.
#[component]
pub(super) fn ContractPage(props: &ContractPageProps) -> Html {
    let t = use_texts();
    let look = use_memo((props.ledger.clone(), props.id), |(ledger, id)| {
        Look::of(ledger, *id).map(Rc::new)
    });
    let Some(look) = look.as_ref().clone() else {
        return html! {
            <EmptyState title={t.get("contract-gone")} page=true testid="contract-gone">
                <LinkButton href={Place::Register(String::new()).href()}>{ t.get("contracts-tab-register") }</LinkButton>
            </EmptyState>
        };
    };
    let ledger = props.ledger.clone();
    let standing = look.standing;
    html! {
        <article class="stack" data-testid="contract">
            <div class="page-head"><div>
                <h1>{ words::name(t, &ledger, props.id) }</h1>
                <p>{ words::standing(t, standing) }</p>
            </div></div>
            { tabs(t, props, look.choice.is_some()) }
            if props.part == Part::Facts {
                <FactsPart {ledger} {look} />
            } else if look.choice.is_none() {
                { unmade(t, props.id) }
            } else if props.part == Part::Annex {
                <AnnexPart {ledger} {look} />
            } else if props.part == Part::Tasks {
                <TasksPart {ledger} {look} />
            } else {
                <AgreedPart {ledger} {look} />
            }
        </article>
    }
}

/// A contract of elsewhere has no clauses that the program knows.
fn unmade(t: Texts, id: EntityId) -> Html {
    html! {
        <EmptyState title={t.get("contract-unmade")} testid="contract-unmade">
            <p>{ t.get("contract-unmade-text") }</p>
            <LinkButton href={Place::Make(format!("for={id}")).href()} testid="contract-make-for">{ t.get("contract-unmade-make") }</LinkButton>
        </EmptyState>
    }
}

fn tabs(t: Texts, props: &ContractPageProps, is_made: bool) -> Html {
    let tab = |part: Part| {
        let current = (part == props.part).then_some("page");
        let key = format!("contract-part-{}", part.code());
        html! {
            <li><a href={Place::Contract(props.id, part).href()} aria-current={current} data-testid={key.clone()}>{ t.get(&key) }</a></li>
        }
    };
    html! {
        if is_made || props.part != Part::Facts {
            <nav class="tabs no-print" aria-label={t.get("contract-parts")}><ul>{ for Part::ALL.map(tab) }</ul></nav>
        }
    }
}
