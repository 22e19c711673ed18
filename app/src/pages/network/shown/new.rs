//! What a company is to see, before it goes out.

use std::rc::Rc;

use daicho_core::catalogue::field::Kind;
use daicho_core::diagram::graph::ask::{Ask, Detail};
use daicho_core::diagram::graph::graph;
use daicho_core::diagram::graph::restrict::{Removal, Removed, restrict};
use daicho_core::diagram::layout::layout;
use daicho_core::diagram::record::placement::Placements;
use daicho_core::diagram::record::showing::{Shown, note};
use daicho_core::diagram::record::view::Scope;
use daicho_core::diagram::scene::Scene;
use daicho_core::facility::hospital_name;
use daicho_core::facility::view::Organization;
use daicho_core::ident::hash::Hash;
use daicho_core::ident::id::EntityId;
use daicho_core::topology::Topology;
use daicho_core::view::entity::Entity;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::browser::{clock, dom, random};
use crate::components::button::{Button, ButtonKind};
use crate::components::field::{SelectField, TextField};
use crate::components::form::{Form, FormValues};
use crate::components::toast::use_toasts;
use crate::i18n::{Texts, use_texts};
use crate::pages::devices::words;
use crate::pages::network::Known;
use crate::pages::network::around::still;
use crate::pages::network::out::{Format, save};
use crate::pages::network::place::Place;
use crate::pages::network::words::Said;
use crate::session::edit::Edit;
use crate::session::handle::use_session;
use crate::session::state::LedgerHandle;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct NewShowingProps {
    pub(super) ledger: LedgerHandle,
    pub(super) vendor: Option<EntityId>,
}

/// The picture that a company is to see.
#[derive(Debug, PartialEq)]
struct Restricted {
    scene: Scene,
    removed: Vec<(Removal, usize)>,
}

/// A form with a picture of what goes out.
#[component]
pub(super) fn NewShowing(props: &NewShowingProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let toasts = use_toasts();
    // What protects most is chosen at first.
    let removals = use_state_eq(|| Removal::ALL.to_vec());
    let known = use_memo(props.ledger.clone(), Known::of);
    let restricted = {
        let known = known.clone();
        use_memo(
            (props.clone(), (*removals).clone(), t.0),
            move |(props, removals, _)| {
                let (known, vendor) = (known.as_ref().as_ref()?, props.vendor?);
                Some(Rc::new(restricted(t, known, vendor, removals)))
            },
        )
    };
    let on_submit = {
        let (restricted, vendor, session) = (restricted.clone(), props.vendor, session.clone());
        let ledger = props.ledger.clone();
        Callback::from(move |values: FormValues| {
            let (Some(restricted), Some(vendor)) = (restricted.as_ref().clone(), vendor) else {
                return;
            };
            let (session, toasts, ledger) = (session.clone(), toasts.clone(), ledger.clone());
            spawn_local(async move {
                let text = |name: &str| {
                    values
                        .get(name)
                        .map(|text| text.trim().to_owned())
                        .filter(|text| !text.is_empty())
                };
                let Ok(on) = clock::today().parse() else {
                    return;
                };
                let shown = Shown {
                    vendor: Some(vendor),
                    to: text("to"),
                    on,
                    by: session.prefs().author.to_string(),
                    purpose: text("purpose"),
                    scope: Scope::Vendor(vendor),
                    elements: restricted
                        .scene
                        .shapes
                        .iter()
                        .map(|shape| shape.key)
                        .collect(),
                    removed: restricted
                        .removed
                        .iter()
                        .map(|(what, _)| what.code().to_owned())
                        .collect(),
                    sha256: None,
                };
                let format = text("format")
                    .and_then(|code| Format::from_code(&code))
                    .unwrap_or(Format::Svg);
                let scene = printed(t, &ledger, &restricted, &shown);
                let name = format!("network-for-vendor-{}", clock::today());
                let Some(bytes) = save(t, &scene, &name, format).await else {
                    toasts.fail(t.get("network-out-failed"));
                    return;
                };
                let shown = Shown {
                    sha256: Some(Hash::of(&bytes)),
                    ..shown
                };
                let changes = note(random::entity_id(), &shown);
                let back = Callback::from(|()| Place::Shown(String::new()).go());
                session.commit(
                    Edit::new("showing", changes)
                        .said(t.get("shown-noted"))
                        .on_saved(back),
                );
            });
        })
    };
    html! {
        <>
            <div class="page-head"><div><h1>{ t.get("shown-new") }</h1><p class="muted">{ t.get("shown-new-text") }</p></div></div>
            { vendors(t, props) }
            if let Some(restricted) = restricted.as_ref() {
                { choices(t, &removals, restricted) }
                <section class="card stack-s">
                    <h2>{ t.get("shown-preview") }</h2>
                    <div class="diagram diagram-still" data-near="" data-testid="shown-preview">{ still(&restricted.scene) }</div>
                </section>
                <section class="card">
                    <Form {on_submit} testid="shown-form">
                        <div class="form-grid">
                            <TextField name="to" label={t.get("shown-to")} hint={t.get("shown-to-hint")} scope="shown" />
                            <TextField name="purpose" label={t.get("shown-purpose")} hint={t.get("shown-purpose-hint")} scope="shown" />
                            <SelectField name="format" label={t.get("shown-format")} value={Format::Svg.code()} scope="shown"
                                options={Format::ALL.map(|format| (format.code().into(), t.get(&format!("network-out-{}", format.code())))).to_vec()} />
                        </div>
                        <div class="form-actions">
                            <Button kind={ButtonKind::Primary} submit=true testid="shown-save">{ t.get("shown-save") }</Button>
                        </div>
                    </Form>
                </section>
            }
        </>
    }
}

fn restricted(t: Texts, known: &Known, vendor: EntityId, removals: &[Removal]) -> Restricted {
    let network = Topology::of(&known.list);
    // All there is to remove is asked for, so that what is removed can be counted.
    let ask = Ask {
        scope: Scope::Vendor(vendor),
        is_each: true,
        details: vec![Detail::Number, Detail::Address, Detail::Note],
        ..Ask::default()
    };
    let said = Said(t);
    let mut graph = graph(&network, &known.findings, &ask, &said, known.today);
    let removed = restrict(&mut graph, &network, vendor, removals, &said);
    let places = Placements::of(network.ledger, None).iter().collect();
    Restricted {
        scene: layout(&graph, &places),
        removed: removed
            .into_iter()
            .map(|Removed { what, count }| (what, count))
            .collect(),
    }
}

/// The scene with what stands above it on paper: for whom, what for, when, and what is not on it.
fn printed(t: Texts, ledger: &LedgerHandle, restricted: &Restricted, shown: &Shown) -> Scene {
    let vendor = shown
        .vendor
        .map(|id| words::name(t, ledger, Kind::Organization, &id.to_string()));
    let facility = hospital_name(ledger).map(str::to_owned);
    let said = |key: &'static str, value: Option<String>| {
        let value = value.unwrap_or_else(|| t.get("shown-unsaid").to_string());
        format!("{}: {value}", t.get(key))
    };
    let removed: Vec<String> = restricted
        .removed
        .iter()
        .map(|(what, count)| told(t, *what, *count))
        .collect();
    let mut scene = restricted.scene.clone();
    scene.title = format!(
        "{}　{}",
        facility.unwrap_or_default(),
        t.get("network-title")
    );
    scene.captions = vec![
        said("shown-vendor", vendor.map(|name| name.to_string())),
        said("shown-to", shown.to.clone()),
        said("shown-purpose", shown.purpose.clone()),
        said("shown-on", Some(shown.on.to_string())),
        said(
            "shown-removed",
            Some(removed.join(&t.get("list-separator"))),
        ),
    ];
    scene
}

fn told(t: Texts, what: Removal, count: usize) -> String {
    let word = t.get(&format!("removal-{}", what.code()));
    t.with(
        "removal-count",
        &[("what", word.to_string().into()), ("count", count.into())],
    )
    .to_string()
}

fn vendors(t: Texts, props: &NewShowingProps) -> Html {
    let onchange =
        move |event: Event| Place::Shown(format!("new={}", dom::input_value(&event))).go();
    html! {
        <label class="row">
            <span>{ t.get("shown-vendor") }</span>
            <select class="input input-small" {onchange} data-testid="shown-vendor">
                <option value="" selected={props.vendor.is_none()}>{ t.get("shown-vendor-choose") }</option>
                for vendor in Organization::all(&props.ledger) {
                    <option value={vendor.id().to_string()} selected={props.vendor == Some(vendor.id())}>
                        { words::name(t, &props.ledger, Kind::Organization, &vendor.id().to_string()) }
                    </option>
                }
            </select>
        </label>
    }
}

fn choices(t: Texts, removals: &UseStateHandle<Vec<Removal>>, restricted: &Restricted) -> Html {
    let choice = |what: Removal| {
        let is_chosen = removals.contains(&what);
        let onchange = {
            let (setter, now) = (removals.setter(), (**removals).clone());
            move |_: Event| {
                let all = Removal::ALL.iter().copied();
                setter.set(
                    all.filter(|one| {
                        if *one == what {
                            !is_chosen
                        } else {
                            now.contains(one)
                        }
                    })
                    .collect(),
                );
            }
        };
        let removed = restricted.removed.iter().find(|(one, _)| *one == what);
        html! {
            <li class="row">
                <label class="choice">
                    <input type="checkbox" checked={is_chosen} {onchange} data-testid={format!("removal-{}", what.code())} />
                    <span>{ t.get(&format!("removal-{}", what.code())) }</span>
                </label>
                if let Some((_, count)) = removed {
                    <span class="muted">{ t.with("removal-done", &[("count", (*count).into())]) }</span>
                }
            </li>
        }
    };
    html! {
        <section class="card stack-s">
            <h2>{ t.get("shown-removals") }</h2>
            <p class="small muted">{ t.get("shown-removals-text") }</p>
            <ul class="list-plain">{ for Removal::ALL.iter().copied().map(choice) }</ul>
        </section>
    }
}
