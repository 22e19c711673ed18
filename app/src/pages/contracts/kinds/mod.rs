//! Kinds of hospitals: what an annex begins with, those that come along and those of the hospital's own.
//!
//! | module | what it holds |
//! |---|---|
//! | [`form`] | writing a kind of one's own, or changing one |
//! | [`reading`] | what the form says |

mod form;
mod reading;

use std::rc::Rc;

use daicho_core::agreement::view::Contract;
use daicho_core::contract::clause::Clause;
use daicho_core::contract::draft::pattern;
use daicho_core::contract::library::{Library, shipped};
use daicho_core::contract::own::{Template, delete_pattern};
use daicho_core::contract::pattern::{Hospital, Preset};
use daicho_core::contract::words::Level;
use daicho_core::view::entity::Entity;
use yew::prelude::*;

use super::own_files::{OwnFiles, left_out};
use super::words::{self, both};
use crate::components::badge::{Badge, Tone};
use crate::components::button::Button;
use crate::components::definitions::{Definition, Definitions};
use crate::components::dialog::Confirm;
use crate::components::icon::Icon;
use crate::i18n::{Texts, use_texts};
use crate::session::edit::Edit;
use crate::session::handle::use_session;
use crate::session::state::LedgerHandle;
use form::KindForm;
use reading::asked;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct KindsPageProps {
    pub(super) ledger: LedgerHandle,
}

/// What is open in front of the page.
#[derive(Clone, Debug, PartialEq)]
enum Open {
    /// The form: a new one that begins as this one, or this one itself.
    Form(Rc<Hospital>, bool),
    /// The question whether one is to be taken out, and how many contracts are of it.
    Delete(String, usize),
}

/// All kinds, to be read and changed.
#[component]
pub(super) fn KindsPage(props: &KindsPageProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let open = use_state_eq(|| None::<Open>);
    let own = use_memo(props.ledger.clone(), |ledger| {
        let own = daicho_core::contract::own::of(ledger, shipped());
        (Rc::new(own), Template::of(ledger))
    });
    let (own, template) = (&own.0, &own.1);
    let show = |to: Option<Open>| {
        let open = open.setter();
        Callback::from(move |()| open.set(to.clone()))
    };
    let card = |hospital: &Hospital| {
        let id = &hospital.id;
        let start = Rc::new(hospital.clone());
        let is_own = template.hospitals.iter().any(|it| it.id == *id);
        let is_shipped = shipped().hospital(id).is_some();
        let used = of_kind(props, id);
        html! {
            <details class="clause card" key={id.clone()} data-testid="kind" data-kind={id.clone()}>
                <summary>
                    <h2>{ both(t, &hospital.title) }</h2>
                    if is_own {
                        { " " }<Badge tone={Tone::Info} testid="kind-own">{ t.get(if is_shipped { "own-changed" } else { "own-own" }) }</Badge>
                    }
                    if used > 0 {
                        { " " }<span class="small muted">{ t.with("kinds-used", &[("count", used.into())]) }</span>
                    }
                </summary>
                { about(t, &own.library, hospital) }
                <div class="row no-print">
                    <Button small=true icon={Icon::Edit} on_click={show(Some(Open::Form(start.clone(), false)))} testid="kind-change">{ t.get("kinds-change") }</Button>
                    <Button small=true icon={Icon::Plus} on_click={show(Some(Open::Form(start, true)))} testid="kind-copy">{ t.get("kinds-copy") }</Button>
                    if is_own {
                        <Button small=true on_click={show(Some(Open::Delete(id.clone(), used)))} testid="kind-delete">
                            { t.get(if is_shipped { "own-as-shipped" } else { "kinds-delete" }) }
                        </Button>
                    }
                </div>
            </details>
        }
    };
    let on_delete = |id: String| {
        let (session, open) = (session.clone(), open.setter());
        Callback::from(move |()| {
            open.set(None);
            session.commit(Edit::new("delete", delete_pattern(&id)).said(t.get("entity-deleted")));
        })
    };
    html! {
        <section class="stack" data-testid="kinds">
            <div class="page-head">
                <div>
                    <h1>{ t.get("kinds-title") }</h1>
                    <p class="muted">{ t.get("kinds-text") }</p>
                    <p class="muted">{ t.get("contract-aid") }</p>
                </div>
            </div>
            { left_out(t, own) }
            { for own.library.hospitals().iter().map(card) }
            <OwnFiles ledger={props.ledger.clone()} count={template.ids().count()} />
            <div>
            if let Some(Open::Form(hospital, is_new)) = &*open {
                <KindForm ledger={props.ledger.clone()} own={own.clone()} start={hospital.clone()} is_new={*is_new} on_close={show(None)} />
            }
            if let Some(Open::Delete(id, used)) = &*open {
                <Confirm title={t.get("kinds-delete-title")} action={t.get("kinds-delete-action")} danger=true
                    on_confirm={on_delete(id.clone())} on_close={show(None)} testid="kind-delete-ask">
                    <p>{ t.with("kinds-delete-text", &[("count", (*used).into())]) }</p>
                </Confirm>
            }
            </div>
        </section>
    }
}

/// How many contracts are of a kind.
fn of_kind(props: &KindsPageProps, id: &str) -> usize {
    Contract::all(&props.ledger)
        .filter(|contract| pattern(contract) == Some(id))
        .count()
}

/// What a kind says.
fn about(t: Texts, library: &Library, hospital: &Hospital) -> Html {
    let strengths = Level::ALL.iter().filter_map(|level| {
        let strength = hospital.strength.get(level)?;
        Some(html! { <li>{ words::level(t, *level) }{ t.get("contract-colon") }{ words::strength(t, *strength) }</li> })
    });
    let presets = asked(library).into_iter().filter_map(|(field, _)| {
        let preset = hospital.defaults.get(field.code())?;
        let value = match preset {
            Preset::Number(number) => AttrValue::from(number.to_string()),
            Preset::Words(text) => both(t, text),
        };
        Some(html! { <Definition term={words::label(t, field)}>{ value }</Definition> })
    });
    let out: Vec<&Clause> = library
        .clauses()
        .filter(|clause| hospital.leaves_out(clause))
        .collect();
    html! {
        <div class="stack-s">
            <p>{ both(t, &hospital.about) }</p>
            <div>
                <h3>{ t.get("kinds-strengths") }</h3>
                <ul class="list-plain row">{ for strengths }</ul>
            </div>
            <div>
                <h3>{ t.get("kinds-presets") }</h3>
                <p class="small muted">{ t.get("kinds-presets-why") }</p>
                <Definitions>{ for presets }</Definitions>
            </div>
            <div>
                <h3>{ t.get("kinds-roles") }</h3>
                <Definitions>
                    <Definition term={t.get("kinds-security")}>{ both(t, &hospital.hospital_role.security) }</Definition>
                    <Definition term={t.get("kinds-emergency")}>{ both(t, &hospital.hospital_role.emergency) }</Definition>
                </Definitions>
            </div>
            <div>
                <h3>{ t.with("kinds-out", &[("count", out.len().into())]) }</h3>
                <ul class="small">{ for out.iter().map(|clause| html! { <li>{ both(t, &clause.title) }</li> }) }</ul>
            </div>
            if !hospital.note.is_blank() {
                <div>
                    <h3>{ t.get("kinds-note") }</h3>
                    <p class="value">{ both(t, &hospital.note) }</p>
                </div>
            }
            if !hospital.sources.is_empty() {
                <p class="small muted">{ t.get("contract-source") }{ t.get("contract-colon") }{ words::sources(t, &hospital.sources) }</p>
            }
        </div>
    }
}
