//! Two models side by side, before one of them is bought.

use daicho_core::device::view::model::DeviceModel;
use daicho_core::ident::id::EntityId;
use daicho_core::ident::text::search_key;
use daicho_core::view::entity::Entity;
use yew::prelude::*;

use super::{findings, use_form, words};
use crate::components::badge::{Badge, Tone};
use crate::components::field::SelectField;
use crate::components::notice::Notice;
use crate::components::segments::Segments;
use crate::i18n::{Texts, use_texts};
use crate::pages::documents::new_model::NewModel;
use crate::pages::documents::{names, place::Place};
use crate::session::state::LedgerHandle;
use crate::worker::protocol::forms::{Ask, Contrast, Models, OfModel, Pair, Told};

#[derive(Clone, PartialEq, Properties)]
pub(in super::super) struct ComparePageProps {
    pub(in super::super) ledger: LedgerHandle,
    /// What comes behind `?`: `left=<model>&right=<model>`.
    pub(in super::super) query: AttrValue,
}

/// Which answers are shown.
#[derive(Clone, Copy, PartialEq)]
enum Only {
    Differing,
    Unknown,
    All,
}

/// Compares two models.
#[component]
pub(in super::super) fn ComparePage(props: &ComparePageProps) -> Html {
    let t = use_texts();
    let (left, right) = (asked(&props.query, "left="), asked(&props.query, "right="));
    let both = left.zip(right);
    let reply = use_form(both.map(|(left, right)| Ask::Models {
        left,
        right,
        commits: props.ledger.commits_len(),
    }));
    let models = use_memo((t, props.ledger.clone()), |(t, ledger)| models(*t, ledger));
    let side = |name: &'static str, chosen: Option<EntityId>, other: Option<EntityId>| {
        let on_choose = move |id: String| {
            let other = other.map(|id| id.to_string()).unwrap_or_default();
            let query = if name == "left" {
                format!("left={id}&right={other}")
            } else {
                format!("left={other}&right={id}")
            };
            Place::Compare(query).go();
        };
        let value = chosen.map(|id| id.to_string()).unwrap_or_default();
        let mut options = vec![("".into(), t.get("mds2-compare-choose"))];
        options.extend((*models).clone());
        html! {
            <SelectField {name} label={t.get(&format!("mds2-compare-{name}"))} {options} {value} {on_choose}
                testid={format!("mds2-compare-{name}")} />
        }
    };
    html! {
        <>
            <div class="page-head"><div>
                <h1>{ t.get("mds2-compare") }</h1>
                <p class="muted">{ t.get("mds2-compare-text") }</p>
            </div><div class="row no-print"><NewModel /></div></div>
            <section class="card grid-2">{ side("left", left, right) }{ side("right", right, left) }</section>
            if let Some((left, right)) = both {
                { reply.draw(t, |told| {
                    let Told::Models(found) = told else { return Html::default() };
                    let names = [left, right].map(|id| names::model(t, &props.ledger, &id));
                    html! { <Compared models={(**found).clone()} {names} ids={[left, right]} /> }
                }) }
            }
        </>
    }
}

fn asked(query: &str, key: &str) -> Option<EntityId> {
    let mut parts = query.split('&');
    parts.find_map(|part| part.strip_prefix(key)?.parse().ok())
}

/// All models by name.
fn models(t: Texts, ledger: &LedgerHandle) -> Vec<(AttrValue, AttrValue)> {
    let mut models: Vec<(AttrValue, AttrValue)> = DeviceModel::all(ledger)
        .map(|model| {
            let id = model.id();
            (id.to_string().into(), names::model(t, ledger, &id))
        })
        .collect();
    models.sort_by_cached_key(|(_, name)| search_key(name));
    models
}

#[derive(Clone, PartialEq, Properties)]
struct ComparedProps {
    models: Models,
    names: [AttrValue; 2],
    ids: [EntityId; 2],
}

/// What was found of both.
#[component]
fn Compared(props: &ComparedProps) -> Html {
    let t = use_texts();
    let only = use_state_eq(|| Only::Differing);
    let models = &props.models;
    let [left, right] = &props.names;
    let on_choose = {
        let only = only.clone();
        move |code: AttrValue| {
            only.set(match &*code {
                "differing" => Only::Differing,
                "unknown" => Only::Unknown,
                _ => Only::All,
            });
        }
    };
    let code = match *only {
        Only::Differing => "differing",
        Only::Unknown => "unknown",
        Only::All => "all",
    };
    let options = ["differing", "unknown", "all"]
        .map(|code| (code.into(), t.get(&format!("mds2-pairs-{code}")), None));
    let fits = |pair: &&Pair| match *only {
        Only::Differing => pair.differs,
        Only::Unknown => pair.is_unknown,
        Only::All => true,
    };
    let pairs: Vec<&Pair> = models.answers.iter().filter(fits).collect();
    html! {
        <>
            <div class="grid-2">
                { form(t, &models.left, left, props.ids[0]) }
                { form(t, &models.right, right, props.ids[1]) }
            </div>
            if !models.meanings.is_empty() {
                { meanings(t, &models.meanings, &props.names) }
                <section class="card stack-s" data-testid="mds2-pairs">
                    <h2>{ t.get("mds2-pairs") }</h2>
                    <div class="row no-print filters">
                        <Segments label={t.get("mds2-only")} options={options.to_vec()} value={code} {on_choose} testid="mds2-pairs-only" />
                        <span class="muted" role="status">
                            { t.with("mds2-found", &[("count", pairs.len().into()), ("total", models.answers.len().into())]) }
                        </span>
                    </div>
                    { answers(t, &pairs, &props.names) }
                </section>
            }
        </>
    }
}

fn form(t: Texts, found: &OfModel, name: &AttrValue, id: EntityId) -> Html {
    html! {
        <section class="card stack-s">
            <h2><a href={Place::Model(id).href()}>{ name }</a></h2>
            if let Some((form, edition)) = &found.form {
                <p><a href={Place::File(*form).href()}>{ t.get(&format!("mds2-edition-{edition}")) }</a></p>
                { findings::coverage(t, &found.meaning) }
            } else if found.unread.is_empty() {
                { findings::coverage(t, &found.meaning) }
            } else {
                <Notice tone={Tone::Warn} title={t.get("mds2-card-unread")}><p>{ t.get("mds2-card-unread-do") }</p></Notice>
            }
        </section>
    }
}

fn head(t: Texts, first: &[&'static str], names: &[AttrValue; 2]) -> Html {
    html! {
        <thead><tr>
            for key in first {
                <th scope="col">{ t.get(&format!("mds2-column-{key}")) }</th>
            }
            for name in names {
                <th scope="col">{ name }</th>
            }
        </tr></thead>
    }
}

/// Where a finding stands on the page.
#[derive(Clone, Copy, PartialEq)]
enum Part {
    /// It has to be dealt with in one of the two.
    Found,
    /// In none, and of one nobody can tell.
    Unknown,
    /// In neither.
    NotFound,
    /// It is good to know.
    Information,
}

fn part(meaning: &Contrast) -> Part {
    let sides = [meaning.left, meaning.right];
    if meaning.weight == "information" {
        Part::Information
    } else if sides.contains(&Some(true)) {
        Part::Found
    } else if sides.contains(&None) {
        Part::Unknown
    } else {
        Part::NotFound
    }
}

/// What either tells. First what has to be dealt with; the rest is folded.
fn meanings(t: Texts, meanings: &[Contrast], names: &[AttrValue; 2]) -> Html {
    let table = |wanted: Part| {
        let rows = meanings.iter();
        let rows = rows.filter(|meaning| part(meaning) == wanted);
        let rows: Vec<Html> = rows.map(|meaning| contrast(t, meaning)).collect();
        let count = rows.len();
        let table = html! {
            <div class="scroll-x"><table class="table-plain">
                { head(t, &["finding"], names) }
                <tbody>{ for rows }</tbody>
            </table></div>
        };
        (table, count)
    };
    let folded = |part: Part, key: &'static str| {
        let (table, count) = table(part);
        if count == 0 {
            return Html::default();
        }
        html! {
            <details class="form-more" data-testid={key}>
                <summary>{ t.with(key, &[("count", count.into())]) }</summary>
                { table }
            </details>
        }
    };
    let (urgent, count) = table(Part::Found);
    html! {
        <section class="card stack-s" data-testid="mds2-meanings">
            <h2>{ t.get("mds2-meanings") }</h2>
            if count > 0 {
                { urgent }
            } else {
                <p>{ t.get("mds2-meanings-none") }</p>
            }
            { folded(Part::Unknown, "mds2-meanings-unknown") }
            { folded(Part::NotFound, "mds2-meanings-not-found") }
            { folded(Part::Information, "mds2-meanings-information") }
        </section>
    }
}

fn contrast(t: Texts, meaning: &Contrast) -> Html {
    let presence = |found: Option<bool>| {
        let (tone, key) = match found {
            Some(true) => (findings::tone(&meaning.weight), "mds2-presence-found"),
            Some(false) => (Tone::Info, "mds2-presence-not-found"),
            None => (Tone::Unknown, "mds2-presence-cannot-tell"),
        };
        html! { <td><Badge {tone}>{ t.get(key) }</Badge></td> }
    };
    html! {
        <tr key={meaning.code.clone()} data-testid={format!("mds2-meaning-{}", meaning.code)}>
            <th scope="row" class="plain">{ t.get(&format!("mds2-finding-{}", meaning.code)) }</th>
            { presence(meaning.left) }
            { presence(meaning.right) }
        </tr>
    }
}

fn answers(t: Texts, pairs: &[&Pair], names: &[AttrValue; 2]) -> Html {
    if pairs.is_empty() {
        return html! { <p class="muted">{ t.get("mds2-pairs-none") }</p> };
    }
    let row = |pair: &&Pair| {
        html! {
            <tr key={pair.id.clone()} data-testid={format!("mds2-pair-{}", pair.id)}>
                <td class="small nowrap">{ &pair.id }</td>
                <td>{ words::question(t, &pair.words) }</td>
                <td>{ words::said(t, &pair.left) }</td>
                <td>{ words::said(t, &pair.right) }</td>
            </tr>
        }
    };
    html! {
        <div class="scroll-x"><table class="table-plain">
            { head(t, &["number", "question"], names) }
            <tbody>{ for pairs.iter().map(row) }</tbody>
        </table></div>
    }
}
