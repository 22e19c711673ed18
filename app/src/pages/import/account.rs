//! What becomes of the rows: counts, doubts, and the rows one by one.

use std::rc::Rc;

use daicho_core::tabular::header::letters;
use daicho_core::tabular::import::outcome::Decision;
use daicho_core::tabular::import::plan::Unparsed;
use yew::prelude::*;

use super::{files::by_file, importer::Importer, round_trip::RoundTripNotes, rows::RowList, words};
use crate::components::badge::Tone;
use crate::components::button::Button;
use crate::components::notice::Notice;
use crate::i18n::{Texts, use_texts};
use crate::worker::protocol::import::{Planned, Scope};

/// Doubts that are about several devices: which one is meant is decided row by row.
const SEVERAL: [&str; 2] = ["ambiguous", "keys-disagree"];
/// Texts that did not parse and are listed.
const LISTED: usize = 20;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct AccountCardProps {
    pub(super) importer: Importer,
    pub(super) planned: Rc<Planned>,
}

#[component]
pub(super) fn AccountCard(props: &AccountCardProps) -> Html {
    let t = use_texts();
    let (importer, planned) = (&props.importer, &props.planned);
    let rows = planned.counts.rows();
    html! {
        <section class="card" data-testid="import-account">
            <h2>{ t.get("import-account-title") }</h2>
            if importer.state.replanned {
                <Notice tone={Tone::Warn} title={t.get("import-replanned")} testid="import-replanned" />
            }
            <p data-testid="import-sum">{ t.with("import-account-sum", &[("rows", rows.into())]) }</p>
            { counts(t, importer, planned) }
            { by_file(t, importer, planned) }
            { doubts(t, importer, planned) }
            <RoundTripNotes importer={importer.clone()} planned={planned.clone()} />
            if importer.state.idle {
                <Notice tone={Tone::Warn} title={t.get("import-idle")} testid="import-idle"><p>{ t.get("import-idle-do") }</p></Notice>
            }
            { unparsed(t, &planned.unparsed) }
            <RowList key={importer.state.version.to_string()} importer={importer.clone()} filter={importer.state.filter.clone()}
                of_file={importer.state.of_file} />
        </section>
    }
}

fn counts(t: Texts, importer: &Importer, planned: &Planned) -> Html {
    let counts = planned.counts;
    let chosen = importer.state.filter.as_deref();
    let button = |outcome: Option<&'static str>, rows: u32| {
        let on_click = {
            let importer = importer.clone();
            move |_: MouseEvent| importer.filter(outcome.map(AttrValue::from))
        };
        let name = outcome.unwrap_or("all");
        html! {
            <button type="button" class="import-count" aria-pressed={(chosen == outcome).to_string()} onclick={on_click}
                data-testid={format!("import-count-{name}")}>
                <span class="stat-value">{ t.number(rows as usize) }</span>
                <span>{ t.get(&format!("import-outcome-{name}")) }</span>
            </button>
        }
    };
    html! {
        <div class="import-counts" role="group" aria-label={t.get("import-account-filter")}>
            { button(None, counts.rows()) }
            { button(Some("added"), counts.added) }
            { button(Some("changed"), counts.changed) }
            { button(Some("same"), counts.same) }
            { button(Some("doubtful"), counts.doubtful) }
            { button(Some("refused"), counts.refused) }
        </div>
    }
}

fn doubts(t: Texts, importer: &Importer, planned: &Planned) -> Html {
    if planned.doubts.is_empty() && planned.decided == 0 {
        return html! {};
    }
    let decide = |reason: &str, decision: Option<Decision>| {
        let (importer, reason) = (importer.clone(), reason.to_owned());
        Callback::from(move |()| importer.decide(Scope::Reason(reason.clone()), decision))
    };
    html! {
        <Notice tone={Tone::Warn} title={t.get("import-doubts-title")} testid="import-doubts">
            <p class="small">{ t.get("import-doubts-lead") }</p>
            for (reason, rows) in &planned.doubts {
                <div class="row row-between" key={reason.clone()} data-testid={format!("import-doubt-{reason}")}>
                    <span>
                        { t.get(&format!("import-doubt-{reason}")) }
                        { " " }
                        <strong class="number">{ t.with("import-rows", &[("rows", (*rows).into())]) }</strong>
                    </span>
                    <span class="row">
                        <Button small=true on_click={decide(reason, Some(Decision::AddAsNew))} testid={format!("import-all-add-{reason}")}>
                            { t.get("import-decide-add") }
                        </Button>
                        if !SEVERAL.contains(&reason.as_str()) {
                            <Button small=true on_click={decide(reason, Some(Decision::UpdateCandidate))} testid={format!("import-all-update-{reason}")}>
                                { t.get("import-decide-update") }
                            </Button>
                        }
                        <Button small=true on_click={decide(reason, Some(Decision::LeaveOut))} testid={format!("import-all-skip-{reason}")}>
                            { t.get("import-decide-skip") }
                        </Button>
                    </span>
                </div>
            }
            if planned.decided > 0 {
                <div class="row row-between">
                    <span>{ t.with("import-decided", &[("rows", planned.decided.into())]) }</span>
                    <Button small=true on_click={decide("", None)} testid="import-undecide">{ t.get("import-undecide") }</Button>
                </div>
            }
        </Notice>
    }
}

fn unparsed(t: Texts, all: &[Unparsed]) -> Html {
    if all.is_empty() {
        return html! {};
    }
    let sentence = |unparsed: &Unparsed| {
        let column = unparsed.column.map(letters).unwrap_or_default();
        let args = [
            ("field", words::field(t, &unparsed.field).to_string().into()),
            ("text", unparsed.text.clone().into()),
            ("rows", unparsed.rows.into()),
            ("line", unparsed.first_line.into()),
            ("column", column.into()),
        ];
        t.with("import-unparsed-one", &args)
    };
    html! {
        <Notice tone={Tone::Info} title={t.with("import-unparsed-title", &[("count", all.len().into())])} testid="import-unparsed">
            <p class="small">{ t.get("import-unparsed-lead") }</p>
            <details>
                <summary>{ t.get("import-unparsed-show") }</summary>
                <ul class="small">
                    for one in all.iter().take(LISTED) {
                        <li>{ sentence(one) }</li>
                    }
                </ul>
                if all.len() > LISTED {
                    <p class="small">{ t.with("import-more", &[("count", (all.len() - LISTED).into())]) }</p>
                }
            </details>
        </Notice>
    }
}
