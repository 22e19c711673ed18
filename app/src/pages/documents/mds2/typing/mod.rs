//! A form that is typed by hand, from paper or a PDF file.
//!
//! | module | what it holds |
//! |---|---|
//! | [`sheet`] | the lines to type into, and keeping them |
//! | [`cell`] | a field of a line |

mod cell;
mod sheet;

use std::rc::Rc;

use daicho_core::ident::id::EntityId;
use yew::prelude::*;

use super::use_form;
use crate::components::field::SelectField;
use crate::i18n::use_texts;
use crate::pages::documents::{names, place::Place};
use crate::session::state::LedgerHandle;
use crate::worker::protocol::forms::{Ask, Told};
use sheet::SheetForm;

#[derive(Clone, PartialEq, Properties)]
pub(in super::super) struct TypingPageProps {
    pub(in super::super) ledger: LedgerHandle,
    /// The model that the form is about.
    pub(in super::super) model: EntityId,
    /// The form to go on with.
    pub(in super::super) from: Option<EntityId>,
}

/// The codes of the forms, those that come on paper first.
const EDITIONS: [&str; 4] = ["hn1-2013", "mds", "sds", "hn1-2019"];

/// Types a form.
#[component]
pub(in super::super) fn TypingPage(props: &TypingPageProps) -> Html {
    let t = use_texts();
    let edition = use_state_eq(|| None::<String>);
    let is_asked = props.from.is_some() || edition.is_some();
    let reply = use_form(is_asked.then(|| Ask::Sheet {
        edition: (*edition).clone(),
        from: props.from,
    }));
    let on_choose = {
        let edition = edition.clone();
        move |code: String| edition.set(Some(code).filter(|code| !code.is_empty()))
    };
    let mut options = vec![("".into(), t.get("mds2-type-choose"))];
    options.extend(EDITIONS.map(|code| (code.into(), t.get(&format!("mds2-edition-{code}")))));
    let name = names::model(t, &props.ledger, &props.model);
    html! {
        <>
            <div class="page-head"><div>
                <h1>{ t.get("mds2-type") }</h1>
                <p><a href={Place::Model(props.model).href()}>{ name }</a></p>
                <p class="muted">{ t.get("mds2-type-text") }</p>
            </div></div>
            if props.from.is_none() {
                <section class="card">
                    <SelectField name="edition" label={t.get("mds2-type-edition")} {options} value={edition.as_deref().unwrap_or_default().to_owned()}
                        {on_choose} testid="mds2-type-edition" />
                </section>
            }
            if is_asked {
                { reply.draw(t, |told| {
                    let Told::Sheet(Some(sheet)) = told else {
                        return html! { <p>{ t.get("document-absent") }</p> };
                    };
                    html! {
                        <SheetForm key={sheet.edition.clone()} ledger={props.ledger.clone()} model={props.model} from={props.from}
                            sheet={Rc::new((**sheet).clone())} />
                    }
                }) }
            }
        </>
    }
}
