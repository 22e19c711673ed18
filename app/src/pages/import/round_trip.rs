//! What needs a person's word when an exported table comes back: cells that the ledger changed as well, emptied cells, rows that
//! are gone. Contradictions between several files are told here, too.

use std::rc::Rc;

use daicho_core::tabular::import::merge::{Absent, CellScope, Contest, RoundTrip, Settlement};
use yew::prelude::*;

use super::importer::Importer;
use crate::browser::dom;
use crate::components::badge::{Badge, Tone};
use crate::components::button::{Button, ButtonKind};
use crate::components::notice::Notice;
use crate::i18n::{Texts, use_texts};
use crate::worker::protocol::import::{MissingView, Planned};

/// Devices whose rows are gone and that are drawn.
const LISTED: usize = 50;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct RoundTripNotesProps {
    pub(super) importer: Importer,
    pub(super) planned: Rc<Planned>,
}

#[component]
pub(super) fn RoundTripNotes(props: &RoundTripNotesProps) -> Html {
    let t = use_texts();
    let (importer, planned) = (&props.importer, &props.planned);
    let found = planned.round_trip;
    html! {
        <>
            if found.compared > 0 {
                <p class="muted small" data-testid="import-compared">
                    { t.with("import-compared", &[("rows", found.compared.into())]) }
                </p>
            }
            { unknown(t, found) }
            { contested(t, importer, found) }
            { emptied(t, importer, found) }
            { missing(t, importer, planned) }
        </>
    }
}

fn unknown(t: Texts, found: RoundTrip) -> Html {
    html! {
        <>
            if found.unknown > 0 {
                <Notice tone={Tone::Warn} title={t.with("import-unknown-version", &[("rows", found.unknown.into())])} testid="import-unknown-version">
                    <p>{ t.get("import-unknown-version-do") }</p>
                </Notice>
            }
            if found.unreadable > 0 {
                <Notice tone={Tone::Warn} title={t.with("import-unreadable-version", &[("rows", found.unreadable.into())])} testid="import-unreadable-version">
                    <p>{ t.get("import-unreadable-version-do") }</p>
                </Notice>
            }
        </>
    }
}

fn contested(t: Texts, importer: &Importer, found: RoundTrip) -> Html {
    if found.contested == 0 {
        return html! {};
    }
    let args = [
        ("cells", found.contested.into()),
        ("rows", found.contested_rows.into()),
    ];
    let settle = |contest: Contest| {
        let importer = importer.clone();
        move |()| importer.settle(None, CellScope::All, Settlement::Contested(contest))
    };
    html! {
        <Notice tone={Tone::Warn} title={t.with("import-contested", &args)} testid="import-contested">
            <p class="small">{ t.get("import-contested-lead") }</p>
            <div class="row">
                { look(t, importer, "contested") }
                <Button small=true on_click={settle(Contest::Both)} testid="import-contested-both">{ t.get("import-settle-both") }</Button>
                <Button small=true on_click={settle(Contest::File)} testid="import-contested-file">{ t.get("import-settle-file") }</Button>
                <Button small=true on_click={settle(Contest::Ledger)} testid="import-contested-ledger">{ t.get("import-settle-ledger") }</Button>
            </div>
        </Notice>
    }
}

fn emptied(t: Texts, importer: &Importer, found: RoundTrip) -> Html {
    if found.emptied == 0 {
        return html! {};
    }
    let args = [
        ("cells", found.emptied.into()),
        ("rows", found.emptied_rows.into()),
    ];
    let settle = |clear: bool| {
        let importer = importer.clone();
        move |()| importer.settle(None, CellScope::All, Settlement::Emptied(clear))
    };
    html! {
        <Notice tone={Tone::Info} title={t.with("import-emptied", &args)} testid="import-emptied">
            <p class="small">{ t.get("import-emptied-lead") }</p>
            if found.emptied_of_models > 0 {
                <p class="small">{ t.with("import-emptied-models", &[("cells", found.emptied_of_models.into())]) }</p>
            }
            <div class="row">
                { look(t, importer, "emptied") }
                if found.emptied > found.emptied_of_models {
                    <Button small=true on_click={settle(false)} testid="import-emptied-keep">{ t.get("import-settle-keep") }</Button>
                    <Button small=true on_click={settle(true)} testid="import-emptied-clear">{ t.get("import-settle-clear") }</Button>
                }
            </div>
        </Notice>
    }
}

/// Shows the rows that a note is about.
fn look(t: Texts, importer: &Importer, what: &'static str) -> Html {
    let on_click = {
        let importer = importer.clone();
        move |()| importer.filter(Some(AttrValue::from(what)))
    };
    html! {
        <Button small=true kind={ButtonKind::Quiet} {on_click} testid={format!("import-look-{what}")}>{ t.get("import-look-rows") }</Button>
    }
}

fn missing(t: Texts, importer: &Importer, planned: &Planned) -> Html {
    let unnamed = planned.round_trip.missing_unnamed;
    let count = planned.missing_count;
    let all = |absent: Absent| {
        let importer = importer.clone();
        move |()| importer.decide_missing(None, absent)
    };
    html! {
        <>
            if count > 0 {
                <Notice tone={Tone::Warn} title={t.with("import-missing", &[("count", count.into())])} testid="import-missing">
                    <p class="small">{ t.get("import-missing-lead") }</p>
                    <ul class="import-missing">
                        for view in planned.missing.iter().take(LISTED) {
                            { device(t, importer, view) }
                        }
                    </ul>
                    if count > LISTED {
                        <p class="small">{ t.with("import-more", &[("count", (count - LISTED).into())]) }</p>
                    }
                    if count > 1 {
                        <div class="row">
                            <span>{ t.get("import-missing-all") }</span>
                            for (absent, code) in CHOICES {
                                <Button small=true on_click={all(absent)} testid={format!("import-missing-all-{code}")}>
                                    { t.get(&format!("import-absent-{code}")) }
                                </Button>
                            }
                        </div>
                    }
                </Notice>
            }
            if unnamed > 0 {
                <Notice tone={Tone::Warn} title={t.with("import-missing-unnamed", &[("rows", unnamed.into())])} testid="import-missing-unnamed">
                    <p class="small">{ t.get("import-missing-unnamed-lead") }</p>
                </Notice>
            }
        </>
    }
}

/// What may become of a device whose row is gone, with the keys of texts.
const CHOICES: [(Absent, &str); 3] = [
    (Absent::Keep, "keep"),
    (Absent::Delete, "delete"),
    (Absent::Dispose, "dispose"),
];

fn device(t: Texts, importer: &Importer, view: &MissingView) -> Html {
    let unit = view.missing.unit;
    let onchange = {
        let importer = importer.clone();
        move |event: Event| {
            let chosen = dom::input_value(&event);
            let absent = CHOICES.iter().find(|(_, code)| *code == chosen);
            importer.decide_missing(
                Some(unit),
                absent.map_or(Absent::Keep, |(absent, _)| *absent),
            );
        }
    };
    let label = t.with(
        "import-missing-label",
        &[("device", view.name.clone().into())],
    );
    html! {
        <li class="row row-between" key={unit.to_string()}>
            <span>
                { &view.name }
                if view.missing.edited_since {
                    { " " }<Badge tone={Tone::Warn}>{ t.get("import-missing-edited") }</Badge>
                }
            </span>
            <select class="input input-small" aria-label={label} {onchange} data-testid="import-missing-choice">
                for (absent, code) in CHOICES {
                    <option value={code} selected={absent == view.missing.absent}>{ t.get(&format!("import-absent-{code}")) }</option>
                }
            </select>
        </li>
    }
}
