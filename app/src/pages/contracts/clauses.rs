//! The template: every clause with its reason and source.

use daicho_core::contract::clause::{Clause, Group};
use daicho_core::contract::field::{Piece, pieces};
use daicho_core::contract::library::{Library, shipped};
use daicho_core::contract::words::Both;
use daicho_core::ident::text::search_key;
use yew::prelude::*;

use super::words::{self, both};
use crate::browser::dom;
use crate::i18n::{Texts, use_texts};

/// All clauses, to be read and searched.
#[component]
pub(super) fn ClausesPage() -> Html {
    let t = use_texts();
    let typed = use_state_eq(String::new);
    let library = shipped();
    let searched = search_key(&typed);
    let is_found = |clause: &&Clause| {
        let text = search_key(&format!(
            "{} {}",
            both(t, &clause.title),
            both(t, &clause.texts.middle)
        ));
        searched.split(' ').all(|word| text.contains(word))
    };
    let group = |group: &Group| {
        let found: Vec<&Clause> = group.clauses.iter().filter(is_found).collect();
        (!found.is_empty()).then(|| {
            html! {
                <section class="card stack-s" key={group.group.clone()}>
                    <h2>{ both(t, &group.title) }</h2>
                    for clause in found {
                        { entry(t, library, clause) }
                    }
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
            <div class="page-head"><div>
                <h1>{ t.get("clauses-title") }</h1>
                <p class="muted">{ t.with("clauses-text", &[("count", library.clauses().count().into())]) }</p>
                <p class="muted">{ t.get("contract-aid") }</p>
            </div></div>
            <input type="search" class="input register-search no-print" aria-label={t.get("clauses-search")} placeholder={t.get("clauses-search")}
                value={(*typed).clone()} {oninput} data-testid="clauses-search" />
            { for library.groups().iter().filter_map(group) }
        </section>
    }
}

fn entry(t: Texts, library: &Library, clause: &Clause) -> Html {
    html! {
        <details class="clause" key={clause.id.clone()} data-testid="clause">
            <summary>{ words::level(t, clause.level) }{ " " }{ both(t, &clause.title) }</summary>
            { about(t, clause) }
            for (strength, text) in clause.texts.all() {
                <h3 class="small">{ words::strength(t, strength) }</h3>
                { paragraphs(t, library, text) }
            }
        </details>
    }
}

/// Why a clause is there, and where it comes from.
pub(super) fn about(t: Texts, clause: &Clause) -> Html {
    let sources = clause
        .sources
        .iter()
        .map(|source| format!("{} {}", source.document, source.section));
    html! {
        <>
            <p class="small">{ both(t, &clause.why) }</p>
            <p class="small muted">{ t.get("contract-source") }{ t.get("contract-colon") }{ sources.collect::<Vec<_>>().join(&t.get("list-separator")) }</p>
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
