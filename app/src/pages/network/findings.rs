//! What is wrong with the network, and what to do about it.

use std::collections::BTreeMap;

use daicho_core::topology::finding::{Finding, Rule};
use yew::prelude::*;

use super::Known;
use super::place::Place;
use super::words::{advice, name, page_of};
use crate::components::badge::{Badge, Tone};
use crate::components::button::LinkButton;
use crate::components::empty::EmptyState;
use crate::i18n::{Texts, use_texts};
use crate::session::state::LedgerHandle;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct FindingsPageProps {
    pub(super) ledger: LedgerHandle,
}

/// How many of one kind are listed at once.
const FIRST: usize = 50;

/// All findings, by what is wrong.
#[component]
pub(super) fn FindingsPage(props: &FindingsPageProps) -> Html {
    let t = use_texts();
    let known = use_memo(props.ledger.clone(), Known::of);
    let Some(known) = known.as_ref() else {
        return Html::default();
    };
    if known.findings.is_empty() {
        return html! {
            <EmptyState title={t.get("network-findings-none")} page=true testid="network-findings-none">
                // Nothing found is no "all clear": what nobody entered cannot be found.
                <p>{ t.get("network-findings-none-text") }</p>
                <LinkButton href={Place::Diagram(String::new()).href()}>{ t.get("network-tab-diagram") }</LinkButton>
            </EmptyState>
        };
    }
    let mut by_rule: BTreeMap<Rule, Vec<&Finding>> = BTreeMap::new();
    for finding in &known.findings {
        by_rule.entry(finding.rule).or_default().push(finding);
    }
    html! {
        <>
            <div class="page-head"><div>
                <h1>{ t.get("network-findings-title") }</h1>
                <p class="muted">{ t.get("network-findings-text") }</p>
            </div></div>
            { for by_rule.into_iter().map(|(rule, found)| group(t, &props.ledger, rule, &found)) }
        </>
    }
}

fn group(t: Texts, ledger: &LedgerHandle, rule: Rule, found: &[&Finding]) -> Html {
    let (tone, urgency) = match rule.is_urgent() {
        true => (Tone::Danger, "network-urgent"),
        false => (Tone::Warn, "network-look"),
    };
    let heading = format!("finding-{}-heading", rule.code());
    // What is the same for all of them is said once.
    let is_same = found
        .iter()
        .all(|finding| finding.about.len() == 1 && finding.detail.is_none());
    let shared = found.first().filter(|_| is_same && found.len() > 1);
    let line = |finding: &&Finding| {
        let first = finding.about.first().copied();
        let (called, page) =
            first.map_or_else(Default::default, |key| (name(t, ledger, key), page_of(key)));
        html! {
            <li data-testid="network-finding">
                if let Some(page) = page {
                    <a href={page}>{ called }</a>
                } else {
                    <strong>{ called }</strong>
                }
                if shared.is_none() {
                    <p>{ advice(t, ledger, finding) }</p>
                }
            </li>
        }
    };
    let rest = found.len().saturating_sub(FIRST);
    html! {
        <section class="card stack-s" aria-labelledby={heading.clone()} data-testid={format!("finding-group-{}", rule.code())}>
            <div class="row row-between">
                <h2 id={heading}>{ t.get(&format!("finding-{}", rule.code())) }</h2>
                <Badge {tone}>{ t.get(urgency) }{ " " }{ found.len() }</Badge>
            </div>
            <p class="small muted">{ t.get(&format!("finding-{}-why", rule.code())) }</p>
            if let Some(shared) = shared {
                <p>{ advice(t, ledger, shared) }</p>
            }
            <ul class={classes!("list-plain", if shared.is_some() { "columns" } else { "stack-s" })}>{ for found.iter().take(FIRST).map(line) }</ul>
            if rest > 0 {
                <p class="muted">{ t.with("network-findings-rest", &[("count", rest.into())]) }</p>
            }
        </section>
    }
}
