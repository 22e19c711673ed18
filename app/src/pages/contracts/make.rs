//! Beginning a contract: which devices, and what the ledger suggests for them.

use std::collections::BTreeSet;

use daicho_core::catalogue::field::Kind;
use daicho_core::contract::covered::Devices;
use daicho_core::contract::draft::{Beginning, begin, codes};
use daicho_core::contract::library::{Library, shipped};
use daicho_core::contract::suggest::suggest;
use daicho_core::contract::words::Situation;
use daicho_core::device::list::DeviceList;
use daicho_core::ident::id::EntityId;
use daicho_core::ledger::changes::ChangeSet;
use daicho_core::ledger::state::Ledger;
use daicho_core::topology::Topology;
use yew::prelude::*;

use super::place::{Part, Place};
use super::words::both;
use crate::browser::{clock, random};
use crate::components::button::{Button, ButtonKind, LinkButton};
use crate::components::field::{CheckField, SelectField, TextField};
use crate::components::form::{Form, FormValues};
use crate::i18n::{Texts, use_texts};
use crate::pages::devices::words;
use crate::pages::picker::offers::Shelf;
use crate::pages::picker::{Picker, picked};
use crate::session::edit::Edit;
use crate::session::handle::use_session;
use crate::session::state::LedgerHandle;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct MakePageProps {
    pub(super) ledger: LedgerHandle,
    /// What comes behind `?`: `units=<id>,<id>`, or `for=<contract>`.
    pub(super) query: AttrValue,
}

/// What the address asks for.
#[derive(Clone, Debug, Default, PartialEq)]
struct Asked {
    units: Vec<EntityId>,
    /// A contract that is there already.
    contract: Option<EntityId>,
}

impl Asked {
    fn read(query: &str) -> Self {
        let value = |name: &str| {
            let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
            pairs.find(|(key, _)| *key == name).map(|(_, value)| value)
        };
        let units = value("units").unwrap_or_default();
        Self {
            units: units.split(',').filter_map(|id| id.parse().ok()).collect(),
            contract: value("for").and_then(|id| id.parse().ok()),
        }
    }
}

/// First the devices, then what the ledger suggests.
#[component]
pub(super) fn MakePage(props: &MakePageProps) -> Html {
    let t = use_texts();
    let asked = Asked::read(&props.query);
    let suggested = use_memo((props.ledger.clone(), asked), |(ledger, asked)| {
        suggested(ledger, asked)
    });
    html! {
        <section class="stack" data-testid="make">
            <div class="page-head"><div>
                <h1>{ t.get("make-title") }</h1>
                <p class="muted">{ t.get("make-why") }</p>
                <p class="muted">{ t.get("contract-aid") }</p>
            </div></div>
            if let Some((beginning, contract)) = suggested.as_ref() {
                <Second ledger={props.ledger.clone()} beginning={beginning.clone()} contract={*contract} />
            } else {
                <First ledger={props.ledger.clone()} />
            }
        </section>
    }
}

/// What the ledger suggests, and for which contract; `None` before devices are chosen.
fn suggested(ledger: &LedgerHandle, asked: &Asked) -> Option<(Beginning, Option<EntityId>)> {
    let units = match asked.contract {
        Some(contract) => Devices::of(ledger).covered(contract).0,
        None => asked.units.clone(),
    };
    if units.is_empty() && asked.contract.is_none() {
        return None;
    }
    let list = DeviceList::new(ledger);
    let today = clock::today().parse().ok()?;
    let found = suggest(&Topology::of(&list), &units, today);
    Some((found, asked.contract))
}

#[derive(Clone, PartialEq, Properties)]
struct FirstProps {
    ledger: LedgerHandle,
}

/// The name of the picker.
const UNITS: &str = "units";

/// Which devices.
#[component]
fn First(props: &FirstProps) -> Html {
    let t = use_texts();
    let offers = use_memo((props.ledger.clone(), t.0), |(ledger, _)| {
        Shelf::of(t, &DeviceList::new(ledger)).devices()
    });
    let on_submit = Callback::from(|values: FormValues| {
        let units: Vec<String> = picked(&values, UNITS)
            .iter()
            .map(ToString::to_string)
            .collect();
        if !units.is_empty() {
            Place::Make(format!("units={}", units.join(","))).go();
        }
    });
    html! {
        <section class="card stack-s">
            <h2>{ t.get("make-first") }</h2>
            <Form {on_submit} testid="make-first">
                <Picker name={UNITS} label={t.get("contract-covered")} hint={t.get("make-first-hint")} ledger={props.ledger.clone()} {offers} held={Vec::new()} />
                <div class="form-actions"><Button kind={ButtonKind::Primary} submit=true testid="make-next">{ t.get("make-next") }</Button></div>
            </Form>
        </section>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct SecondProps {
    ledger: LedgerHandle,
    beginning: Beginning,
    contract: Option<EntityId>,
}

/// What the ledger suggests, to be looked over.
#[component]
fn Second(props: &SecondProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let (ledger, beginning) = (&props.ledger, &props.beginning);
    let name = match props.contract {
        Some(contract) => super::words::name(t, ledger, contract).to_string(),
        None => usual_name(t, ledger, beginning),
    };
    let on_submit = {
        let (ledger, covered, contract) =
            (ledger.clone(), beginning.covered.clone(), props.contract);
        let usual = name.clone();
        Callback::from(move |values: FormValues| {
            let read = read(&values, covered.clone(), &usual);
            let id = contract.unwrap_or_else(random::entity_id);
            let changes = match contract {
                Some(id) => template_of(id, &read),
                None => begin(&ledger, id, &read),
            };
            let on = Callback::from(move |()| Place::Contract(id, Part::Annex).go());
            session.commit(
                Edit::new("add", changes)
                    .said(t.get("make-saved"))
                    .on_saved(on),
            );
        })
    };
    let select = |field: &'static str, kind: Kind, held: Option<EntityId>| {
        let value = held.map(|id| id.to_string()).unwrap_or_default();
        let hint = t.get(&format!("make-hint-{field}"));
        html! {
            <SelectField name={field} label={t.get(&format!("make-{field}"))} {value} {hint} options={options(t, ledger, kind)} scope="make" />
        }
    };
    html! {
        <Form {on_submit} testid="make-form">
            <section class="card stack-s">
                <h2>{ t.get("make-second") }</h2>
                <p class="muted">{ t.with("make-second-text", &[("count", beginning.covered.len().into())]) }</p>
                if props.contract.is_none() {
                    <div class="form-grid">
                        <TextField name="name" label={t.get("make-name")} value={name} required=true scope="make" />
                        { select("organization", Kind::Organization, beginning.organization) }
                        { select("line", Kind::Line, beginning.line) }
                        { select("boundary", Kind::Boundary, beginning.boundary) }
                    </div>
                }
            </section>
            { patterns(t, &super::words::library(ledger), &beginning.pattern) }
            { situations(t, &beginning.situations) }
            <div class="form-actions">
                <LinkButton href={Place::Register(String::new()).href()}>{ t.get("cancel") }</LinkButton>
                <Button kind={ButtonKind::Primary} submit=true testid="make-save">{ t.get("make-save") }</Button>
            </div>
        </Form>
    }
}

/// A contract that is there already is only said what it is to be compared with.
fn template_of(id: EntityId, read: &Beginning) -> ChangeSet {
    let mut changes = ChangeSet::new();
    let kind = Kind::Contract.as_str();
    changes.set_text(kind, id, "pattern", &read.pattern);
    changes.set_text(kind, id, "situations", &codes(&read.situations));
    changes
}

fn usual_name(t: Texts, ledger: &LedgerHandle, beginning: &Beginning) -> String {
    let first = beginning.covered.first();
    let device = first.map(|id| words::name(t, ledger, Kind::Unit, &id.to_string()));
    let rest = beginning.covered.len().saturating_sub(1);
    let args = [
        ("device", device.unwrap_or_default().to_string().into()),
        ("rest", rest.into()),
    ];
    let key = if rest == 0 {
        "make-name-one"
    } else {
        "make-name-several"
    };
    t.with(key, &args).to_string()
}

fn options(t: Texts, ledger: &Ledger, kind: Kind) -> Vec<(AttrValue, AttrValue)> {
    let mut options: Vec<(AttrValue, AttrValue)> = ledger
        .records(kind.as_str())
        .map(|record| {
            let id = record.id().to_string();
            let name = words::name(t, ledger, kind, &id);
            (id.into(), name)
        })
        .collect();
    options.sort_by(|(_, one), (_, other)| one.cmp(other));
    options.insert(0, (AttrValue::default(), t.get("entity-nothing")));
    options
}

fn patterns(t: Texts, library: &Library, held: &str) -> Html {
    html! {
        <fieldset data-testid="make-patterns">
            <legend>{ t.get("make-pattern") }</legend>
            <p class="muted small">{ t.get("make-pattern-hint") }</p>
            <div class="grid-2">
                for hospital in library.hospitals() {
                    <label class="choice make-choice">
                        <input type="radio" name="pattern" value={hospital.id.clone()} checked={hospital.id == held} />
                        <span><strong>{ both(t, &hospital.title) }</strong><br /><span class="small muted">{ both(t, &hospital.about) }</span></span>
                    </label>
                }
            </div>
        </fieldset>
    }
}

fn situations(t: Texts, held: &BTreeSet<Situation>) -> Html {
    let choice = |situation: &Situation| {
        let case = shipped().situation(*situation)?;
        Some(html! {
            <div class="make-choice">
                <CheckField name={format!("situation:{}", situation.code())} checked={held.contains(situation)} label={both(t, &case.title)}
                    testid={format!("make-situation-{}", situation.code())} />
                <p class="small muted">{ both(t, &case.about) }</p>
            </div>
        })
    };
    html! {
        <fieldset data-testid="make-situations">
            <legend>{ t.get("make-situations") }</legend>
            <p class="muted small">{ t.get("make-situations-hint") }</p>
            <div class="grid-2">{ for Situation::ALL.iter().filter_map(choice) }</div>
        </fieldset>
    }
}

fn read(values: &FormValues, covered: Vec<EntityId>, usual: &str) -> Beginning {
    let text = |field: &str| values.get(field).map_or("", |text| text.trim());
    let id = |field: &str| text(field).parse().ok();
    let is_ticked =
        |situation: &&Situation| values.contains_key(&format!("situation:{}", situation.code()));
    let name = Some(text("name")).filter(|name| !name.is_empty());
    Beginning {
        name: name.unwrap_or(usual).to_owned(),
        organization: id("organization"),
        covered,
        line: id("line"),
        boundary: id("boundary"),
        pattern: text("pattern").to_owned(),
        situations: Situation::ALL.iter().filter(is_ticked).copied().collect(),
    }
}
