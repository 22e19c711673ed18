//! Which clauses an annex has, and how strong each is.

use std::collections::BTreeSet;
use std::rc::Rc;

use daicho_core::contract::agreed::{Saying, say};
use daicho_core::contract::choice::{Offered, offered};
use daicho_core::contract::words::{Level, Strength};
use yew::prelude::*;

use super::look::Look;
use crate::browser::dom;
use crate::i18n::{Texts, use_texts};
use crate::pages::contracts::clauses::about;
use crate::pages::contracts::words::{self, both};
use crate::session::edit::Edit;
use crate::session::handle::{Session, use_session};
use crate::session::state::LedgerHandle;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ChoosingProps {
    pub(super) ledger: LedgerHandle,
    pub(super) look: Rc<Look>,
}

/// The clauses by group, to be taken in and left out.
#[component]
pub(super) fn Choosing(props: &ChoosingProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let look = &props.look;
    let choice = look.choice.clone().unwrap_or_default();
    let all = offered(&look.agreed, &choice);
    let hospital = look.library.hospital(&choice.hospital);
    let group = |group: &daicho_core::contract::clause::Group| {
        let ids: BTreeSet<&str> = group
            .clauses
            .iter()
            .map(|clause| clause.id.as_str())
            .collect();
        let of: Vec<&Offered<'_>> = all
            .iter()
            .filter(|it| ids.contains(it.clause.id.as_str()))
            .collect();
        let kept = of.iter().filter(|it| it.is_in).count();
        (!of.is_empty()).then(|| {
            html! {
                <details key={group.group.clone()} class="clause-group">
                    <summary>{ both(t, &group.title) }{ " " }<span class="muted small number">{ t.with("annex-kept", &[("kept", kept.into()), ("all", of.len().into())]) }</span></summary>
                    <ul class="list-plain stack-s">{ for of.iter().map(|it| entry(t, &session, look, it)) }</ul>
                </details>
            }
        })
    };
    html! {
        <section class="card stack-s" data-testid="annex-choosing">
            <h2>{ t.get("annex-choosing") }</h2>
            if let Some(hospital) = hospital {
                <p class="small">{ t.get("annex-pattern") }{ both(t, &hospital.title) }</p>
                <p class="muted small">{ both(t, &hospital.note) }</p>
            }
            if !look.is_draft() {
                <p class="small">{ t.get("annex-frozen") }</p>
            }
            { for look.agreed.groups().iter().filter_map(group) }
        </section>
    }
}

fn entry(t: Texts, session: &Session, look: &Look, offered: &Offered<'_>) -> Html {
    let id = look.id;
    let clause = offered.clause.id.clone();
    let said = |saying: Saying| {
        let changes = say(id, &offered.clause.id, &saying);
        let session = session.clone();
        Callback::from(move |()| session.commit(Edit::new("edit", changes.clone())))
    };
    let turn = said(Saying {
        included: Some(!offered.is_in),
        ..Saying::default()
    });
    let choose = {
        let (session, clause) = (session.clone(), clause.clone());
        Callback::from(move |event: Event| {
            let saying = Saying {
                strength: Strength::from_code(&dom::input_value(&event)),
                ..Saying::default()
            };
            session.commit(Edit::new("edit", say(id, &clause, &saying)));
        })
    };
    let strengths: Vec<Strength> = offered
        .clause
        .texts
        .all()
        .map(|(strength, _)| strength)
        .collect();
    // A strength of which there is no text reads as the middle one.
    let now = strengths
        .iter()
        .find(|it| **it == offered.strength)
        .copied()
        .unwrap_or(Strength::Middle);
    let is_left_out = offered.level == Level::Must && !offered.is_in;
    let label = both(t, &offered.clause.title);
    html! {
        <li key={clause.clone()} class="clause-choice" data-testid="clause-choice" data-clause={clause}>
            <label class="choice">
                <input type="checkbox" checked={offered.is_in} disabled={!look.is_draft()} onchange={turn.reform(|_: Event| ())} />
                <span>{ &label }</span>
            </label>
            { words::level(t, offered.level) }
            if strengths.len() > 1 && offered.is_in {
                <select class="input input-small" aria-label={t.with("annex-strength-of", &[("name", label.to_string().into())])} disabled={!look.is_draft()} onchange={choose}>
                    for strength in strengths {
                        <option value={strength.code()} selected={strength == now}>{ words::strength(t, strength) }</option>
                    }
                </select>
            }
            if is_left_out {
                <span class="small annex-left-out">{ t.get("annex-left-out") }</span>
            }
            <details class="small"><summary>{ t.get("annex-why") }</summary>{ about(t, offered.clause) }</details>
        </li>
    }
}
