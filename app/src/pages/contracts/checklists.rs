//! What to ask before buying, and to look at on delivery.

use std::collections::BTreeSet;

use daicho_core::contract::checklist::{Item, Occasion, shipped};
use daicho_core::contract::library;
use daicho_core::contract::paper::checklist_paper::checklist_paper;
use daicho_core::contract::words::Situation;
use yew::prelude::*;

use super::paper::{Format, Saving, of_screen, save};
use super::words::{both, sources};
use crate::browser::{clock, dom};
use crate::components::button::Button;
use crate::components::segments::Segments;
use crate::components::toast::use_toasts;
use crate::i18n::{Texts, use_texts};

/// The lists, with what they are called in messages.
const OCCASIONS: [(Occasion, &str); 2] = [
    (Occasion::Procurement, "procurement"),
    (Occasion::Acceptance, "acceptance"),
];

/// The two lists, for the situations that are chosen.
#[component]
pub(super) fn ChecklistsPage() -> Html {
    let t = use_texts();
    let shown = use_state_eq(|| "procurement");
    let situations = use_state_eq(BTreeSet::<Situation>::new);
    let languages = use_state_eq(|| of_screen(t));
    let toasts = use_toasts();
    let on_choose = {
        let shown = shown.setter();
        move |code: AttrValue| {
            if let Some((_, name)) = OCCASIONS.iter().find(|(_, name)| *name == code) {
                shown.set(name);
            }
        }
    };
    let options = OCCASIONS.map(|(_, name)| {
        (
            AttrValue::Static(name),
            t.get(&format!("checklists-{name}")),
            None,
        )
    });
    let occasion = OCCASIONS.iter().find(|(_, name)| name == &*shown);
    let list = occasion.map(|(occasion, _)| shipped(*occasion));
    let all: BTreeSet<Situation> = Situation::ALL.iter().copied().collect();
    // Nothing chosen is everything: nothing to ask is lost by not choosing.
    let meant = if situations.is_empty() {
        &all
    } else {
        &*situations
    };
    let items: Vec<&Item> = list.into_iter().flat_map(|list| list.of(meant)).collect();
    let on_language = {
        let languages = languages.setter();
        Callback::from(move |to| languages.set(to))
    };
    let on_save = {
        let (name, meant, languages) = (*shown, meant.clone(), *languages);
        Callback::from(move |format: Format| {
            let paper = list.map(|list| checklist_paper(list, &meant, languages));
            let done = paper.and_then(|paper| {
                save(
                    &paper,
                    &format!("checklist-{name}-{}", clock::today()),
                    format,
                )
            });
            match done {
                Some(()) => toasts.say(t.get("paper-saved")),
                None => toasts.fail(t.get("paper-failed")),
            }
        })
    };
    html! {
        <section class="stack" data-testid="checklists">
            <div class="page-head">
                <div>
                    <h1>{ list.map(|list| both(t, &list.title)) }</h1>
                    <p class="muted">{ t.get(&format!("checklists-{}-why", *shown)) }</p>
                </div>
                <div class="page-head-actions no-print">
                    <Button small=true on_click={|()| dom::print()} testid="checklists-print">{ t.get("contract-print") }</Button>
                </div>
            </div>
            <div class="row row-between no-print">
                <Segments label={t.get("contracts-tab-checklists")} options={options.to_vec()} value={*shown} {on_choose} testid="checklists-which" />
                <Saving languages={*languages} {on_language} {on_save} testid="checklists" />
            </div>
            { choices(t, &situations) }
            <p class="muted small" role="status">{ t.with("checklists-count", &[("count", items.len().into())]) }</p>
            { table(t, &items) }
            <p class="muted small">{ t.get("contract-aid") }</p>
        </section>
    }
}

fn choices(t: Texts, situations: &UseStateHandle<BTreeSet<Situation>>) -> Html {
    let choice = |situation: Situation| {
        let is_chosen = situations.contains(&situation);
        let onchange = {
            let (setter, now) = (situations.setter(), (**situations).clone());
            move |_: Event| {
                let mut now = now.clone();
                if !now.remove(&situation) {
                    now.insert(situation);
                }
                setter.set(now);
            }
        };
        let case = library::shipped().situation(situation);
        html! {
            <label class="choice">
                <input type="checkbox" checked={is_chosen} {onchange} data-testid={format!("checklists-{}", situation.code())} />
                <span>{ case.map(|case| both(t, &case.title)) }</span>
            </label>
        }
    };
    html! {
        <fieldset class="no-print">
            <legend>{ t.get("checklists-situations") }</legend>
            <div class="grid-3">{ for Situation::ALL.iter().copied().map(choice) }</div>
        </fieldset>
    }
}

fn table(t: Texts, items: &[&Item]) -> Html {
    let line = |(nth, item): (usize, &&Item)| {
        html! {
            <tr key={item.id.clone()}>
                <td class="number">{ nth + 1 }</td>
                <th scope="row">{ both(t, &item.question) }</th>
                <td>{ both(t, &item.expected) }</td>
                <td class="checklist-answer"></td>
                <td class="small muted">{ sources(t, &item.sources) }</td>
            </tr>
        }
    };
    html! {
        <div class="scroll-x">
            <table class="table-plain" data-testid="checklists-table">
                <thead><tr>
                    <th scope="col">{ t.get("checklists-number") }</th>
                    <th scope="col">{ t.get("checklists-question") }</th>
                    <th scope="col">{ t.get("checklists-expected") }</th>
                    <th scope="col">{ t.get("checklists-answer") }</th>
                    <th scope="col">{ t.get("contract-source") }</th>
                </tr></thead>
                <tbody>{ for items.iter().enumerate().map(line) }</tbody>
            </table>
        </div>
    }
}
