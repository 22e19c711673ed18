//! The template: every clause with its reason and source, and what the hospital wrote itself.
//!
//! | module | what it holds |
//! |---|---|
//! | [`form`] | writing an own clause |

mod form;

use std::rc::Rc;

use daicho_core::contract::clause::{Clause, Group};
use daicho_core::contract::field::{Piece, pieces};
use daicho_core::contract::library::{Library, shipped};
use daicho_core::contract::own::{Own, Template, delete};
use daicho_core::contract::words::Both;
use daicho_core::ident::text::search_key;
use yew::prelude::*;

use super::own_files::{OwnFiles, left_out};
use super::words::{self, both};
use crate::browser::dom;
use crate::components::badge::{Badge, Tone};
use crate::components::button::Button;
use crate::components::icon::Icon;
use crate::i18n::{Texts, use_texts};
use crate::session::edit::Edit;
use crate::session::handle::{Session, use_session};
use crate::session::state::LedgerHandle;
use form::ClauseForm;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ClausesPageProps {
    pub(super) ledger: LedgerHandle,
}

/// What is open in front of the page.
#[derive(Clone, Debug, PartialEq)]
enum Open {
    New,
    Change(String),
}

/// All clauses, to be read, searched and changed.
#[component]
pub(super) fn ClausesPage(props: &ClausesPageProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let typed = use_state_eq(String::new);
    let open = use_state_eq(|| None::<Open>);
    let own = use_memo(props.ledger.clone(), |ledger| {
        let own = daicho_core::contract::own::of(ledger, shipped());
        (Rc::new(own), Template::of(ledger))
    });
    let (own, template) = (&own.0, &own.1);
    let library = &own.library;
    let searched = search_key(&typed);
    let is_found = |clause: &&Clause| {
        let text = search_key(&format!(
            "{} {}",
            both(t, &clause.title),
            both(t, &clause.texts.middle)
        ));
        searched.split(' ').all(|word| text.contains(word))
    };
    let show = |to: Option<Open>| {
        let open = open.setter();
        Callback::from(move |()| open.set(to.clone()))
    };
    let group = |group: &Group| {
        let found: Vec<&Clause> = group.clauses.iter().filter(is_found).collect();
        let line = |clause: &Clause| {
            let on_change = show(Some(Open::Change(clause.id.clone())));
            entry(t, &session, own, template, clause, on_change)
        };
        (!found.is_empty()).then(|| {
            html! {
                <section class="card stack-s" key={group.group.clone()}>
                    <h2>{ both(t, &group.title) }</h2>
                    { for found.into_iter().map(line) }
                </section>
            }
        })
    };
    let oninput = {
        let typed = typed.setter();
        move |event: InputEvent| typed.set(dom::input_value(&event))
    };
    html! {
        <section class="stack" data-testid="clauses">
            <div class="page-head">
                <div>
                    <h1>{ t.get("clauses-title") }</h1>
                    <p class="muted">{ t.with("clauses-text", &[("count", library.clauses().count().into())]) }</p>
                    <p class="muted">{ t.get("contract-aid") }</p>
                </div>
                <div class="page-head-actions no-print">
                    <Button icon={Icon::Plus} on_click={show(Some(Open::New))} testid="own-add">{ t.get("own-add") }</Button>
                </div>
            </div>
            { left_out(t, own) }
            <input type="search" class="input register-search no-print" aria-label={t.get("clauses-search")} placeholder={t.get("clauses-search")}
                value={(*typed).clone()} {oninput} data-testid="clauses-search" />
            { for library.groups().iter().filter_map(group) }
            <OwnFiles ledger={props.ledger.clone()} count={template.ids().count()} />
            <div>
            if let Some(what) = &*open {
                <ClauseForm ledger={props.ledger.clone()} own={own.clone()} on_close={show(None)}
                    clause={if let Open::Change(id) = what { Some(id.clone()) } else { None }} />
            }
            </div>
        </section>
    }
}

fn entry(
    t: Texts,
    session: &Session,
    own: &Own,
    template: &Template,
    clause: &Clause,
    on_change: Callback<()>,
) -> Html {
    let is_own = template.ids().any(|id| id == clause.id);
    let is_shipped = shipped().clause(&clause.id).is_some();
    let on_delete = {
        let (session, id) = (session.clone(), clause.id.clone());
        move |()| session.commit(Edit::new("delete", delete(&id)).said(t.get("entity-deleted")))
    };
    let take_out = if is_shipped {
        "own-as-shipped"
    } else {
        "own-delete"
    };
    html! {
        <details class="clause" key={clause.id.clone()} data-testid="clause" data-clause={clause.id.clone()}>
            <summary>
                { words::level(t, clause.level) }{ " " }{ both(t, &clause.title) }
                if is_own {
                    { " " }<Badge tone={Tone::Info} testid="clause-own">{ t.get(if is_shipped { "own-changed" } else { "own-own" }) }</Badge>
                }
            </summary>
            { about(t, clause) }
            for (strength, text) in clause.texts.all() {
                <h3 class="small">{ words::strength(t, strength) }</h3>
                { paragraphs(t, &own.library, text) }
            }
            <div class="row no-print">
                <Button small=true icon={Icon::Edit} on_click={on_change} testid="own-change">{ t.get("own-change") }</Button>
                if is_own {
                    <Button small=true on_click={on_delete} testid="own-delete">{ t.get(take_out) }</Button>
                }
            </div>
        </details>
    }
}

/// Why a clause is there, and where it comes from.
pub(super) fn about(t: Texts, clause: &Clause) -> Html {
    html! {
        <>
            <p class="small">{ both(t, &clause.why) }</p>
            <p class="small muted">{ t.get("contract-source") }{ t.get("contract-colon") }{ words::sources(t, &clause.sources) }</p>
        </>
    }
}

/// The text of a clause, with what is filled in named in brackets.
fn paragraphs(t: Texts, library: &Library, text: &Both) -> Html {
    let of = both(t, text);
    let line = |line: &str| {
        let pieces = pieces(line).unwrap_or_default();
        let words = pieces.into_iter().map(|piece| match piece {
            Piece::Text(text) => text,
            Piece::Field(field) => words::open(t, field),
            Piece::Clause(id) => {
                let clause = library.clause(&id);
                clause.map_or(id, |clause| both(t, &clause.title).to_string())
            }
        });
        html! { <p class="clause-text">{ words.collect::<String>() }</p> }
    };
    html! { <>{ for of.lines().filter(|line| !line.trim().is_empty()).map(line) }</> }
}
