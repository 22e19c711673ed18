//! The annex of a contract: what is in it, what is open, how it reads, and out with it.

use daicho_core::contract::annex::{Annex, Article, Run, annex, article_name};
use daicho_core::contract::words::Language as Tongue;
use yew::prelude::*;

use super::PartProps;
use super::choosing::Choosing;
use super::out::Out;
use super::questions::Questions;
use crate::i18n::{Texts, use_texts};
use crate::pages::contracts::words::{self, tongue};

/// The annex.
#[component]
pub(super) fn AnnexPart(props: &PartProps) -> Html {
    let t = use_texts();
    let made = use_memo((props.look.clone(), t.0), |(look, _)| {
        let choice = look.choice.clone().unwrap_or_default();
        annex(&look.agreed, &choice, &look.facts, tongue(t))
    });
    html! {
        <div class="annex-page" data-testid="annex-part">
            <div class="stack no-print">
                <Out ledger={props.ledger.clone()} look={props.look.clone()} open={made.open.len()} />
                <Questions ledger={props.ledger.clone()} look={props.look.clone()} open={made.open.clone()} />
                <Choosing ledger={props.ledger.clone()} look={props.look.clone()} />
            </div>
            <section class="card annex-paper" aria-label={t.get("annex-preview")} tabindex="0" data-testid="annex-preview">
                { paper(t, &made) }
            </section>
        </div>
    }
}

fn paper(t: Texts, made: &Annex) -> Html {
    html! {
        <>
            <p class="small muted">{ t.get("contract-aid") }</p>
            for chapter in &made.chapters {
                <section key={chapter.group.clone()}>
                    <h2>{ &chapter.title }</h2>
                    for article in &chapter.articles {
                        { text(t, tongue(t), article) }
                    }
                </section>
            }
        </>
    }
}

fn text(t: Texts, language: Tongue, article: &Article) -> Html {
    let run = |run: &Run| match run {
        Run::Text(text) => html! { { text } },
        Run::Open(field) => {
            html! { <mark class="annex-open" data-testid="annex-open">{ words::open(t, *field) }</mark> }
        }
    };
    html! {
        <section key={article.clause.clone()} data-testid="annex-article" data-clause={article.clause.clone()}>
            <h3>{ article_name(language, article.number) }{ " " }{ &article.title }</h3>
            for paragraph in &article.paragraphs {
                <p>{ for paragraph.iter().map(run) }</p>
            }
        </section>
    }
}
