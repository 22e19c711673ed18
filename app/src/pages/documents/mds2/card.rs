//! What the form of a model tells in short, or that there is no form.

use daicho_core::document::attachment::Attachment;
use daicho_core::ident::id::EntityId;
use yew::prelude::*;

use super::{findings, use_form};
use crate::components::badge::Tone;
use crate::components::button::LinkButton;
use crate::components::notice::Notice;
use crate::i18n::{Texts, use_texts};
use crate::pages::attachments::words as file_words;
use crate::pages::documents::place::Place;
use crate::session::state::LedgerHandle;
use crate::worker::protocol::forms::{Ask, FindingView, OfModel, Told};

#[derive(Clone, PartialEq, Properties)]
pub(in super::super) struct FormCardProps {
    pub(in super::super) ledger: LedgerHandle,
    pub(in super::super) model: EntityId,
}

/// What is known of a model through its form.
#[component]
pub(in super::super) fn FormCard(props: &FormCardProps) -> Html {
    let t = use_texts();
    let model = props.model;
    let reply = use_form(Some(Ask::OfModel {
        model,
        commits: props.ledger.commits_len(),
    }));
    html! {
        <section class="card stack-s" data-testid="mds2-card">
            <h2>{ t.get("mds2-card") }</h2>
            { reply.draw(t, |told| {
                let Told::OfModel(found) = told else { return Html::default() };
                known(t, props, found)
            }) }
            <div class="row no-print">
                <LinkButton href={Place::Compare(format!("left={model}")).href()} testid="mds2-compare-link">{ t.get("mds2-compare-link") }</LinkButton>
                <LinkButton href={Place::Typing(model, None).href()} testid="mds2-type-link">{ t.get("mds2-type-link") }</LinkButton>
            </div>
        </section>
    }
}

/// How many findings are shown here; the page of the form has all.
const SHOWN: usize = 6;

fn known(t: Texts, props: &FormCardProps, found: &OfModel) -> Html {
    let Some((form, edition)) = &found.form else {
        return missing(t, props, found);
    };
    let urgent = |finding: &&FindingView| finding.weight != "information";
    let urgent: Vec<&FindingView> = found.meaning.findings.iter().filter(urgent).collect();
    let first = urgent.get(..SHOWN).unwrap_or(&urgent);
    let rest = urgent.len() - first.len();
    let others = found.meaning.findings.len() - urgent.len();
    let name = Attachment::find(&props.ledger, form).map(|it| file_words::name(t, &it));
    html! {
        <>
            { findings::coverage(t, &found.meaning) }
            { findings::list(t, first, Some(props.model)) }
            if rest > 0 {
                <p><a href={Place::File(*form).href()} data-testid="mds2-card-more">{ t.with("mds2-card-more", &[("count", rest.into())]) }</a></p>
            }
            if urgent.is_empty() {
                <p class="muted">{ t.get("mds2-card-nothing-urgent") }</p>
            }
            <p class="small">
                <a href={Place::File(*form).href()} data-testid="mds2-card-file">{ name.unwrap_or_default() }</a>
                { t.get("document-fact-separator") }{ t.get(&format!("mds2-edition-{edition}")) }
                { t.get("document-fact-separator") }{ t.with("mds2-card-others", &[("count", others.into())]) }
            </p>
        </>
    }
}

/// No form, or none that the program can read: nothing is known, and that is a gap.
fn missing(t: Texts, props: &FormCardProps, found: &OfModel) -> Html {
    if found.unread.is_empty() {
        return findings::coverage(t, &found.meaning);
    }
    let files = found.unread.iter();
    let files = files.filter_map(|id| Attachment::find(&props.ledger, id));
    html! {
        <Notice tone={Tone::Warn} title={t.get("mds2-card-unread")} testid="mds2-unread">
            <p>{ t.get("mds2-card-unread-do") }</p>
            <ul>
                for file in files {
                    <li><a href={Place::File(file.id()).href()}>{ file_words::name(t, &file) }</a></li>
                }
            </ul>
        </Notice>
    }
}
