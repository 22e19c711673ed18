//! One component that was found, version by version.

use std::collections::BTreeSet;
use std::rc::Rc;

use daicho_core::document::attachment::Attachment;
use yew::prelude::*;

use super::carriers::{Carrier, Carriers, whereabouts};
use crate::i18n::{Texts, use_texts};
use crate::pages::attachments::words;
use crate::pages::documents::{names, place::Place};
use crate::route::Route;
use crate::session::state::LedgerHandle;
use crate::worker::protocol::papers::HitView;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct HitCardProps {
    pub(super) ledger: LedgerHandle,
    pub(super) hit: HitView,
    pub(super) carriers: Rc<Carriers>,
}

/// A component with the products and devices that hold it.
#[component]
pub(super) fn HitCard(props: &HitCardProps) -> Html {
    let t = use_texts();
    let hit = &props.hit;
    let list = |key: &str, names: &[String]| {
        let names = names.join(&t.get("list-separator"));
        (!names.is_empty()).then(|| t.with(key, &[("names", names.into())]))
    };
    let lines = hit.versions.iter().flat_map(|(version, documents)| {
        let carriers = props.carriers.of_documents(&props.ledger, documents);
        carriers
            .into_iter()
            .map(|carrier| line(t, &props.ledger, version, &carrier))
            .collect::<Vec<_>>()
    });
    html! {
        <section class="card stack-s" data-testid="component-hit">
            <h2 class="wrap">{ &hit.name }</h2>
            <p class="small muted">
                { list("components-suppliers", &hit.suppliers) }
                { " " }
                { list("components-spellings", &hit.spellings) }
            </p>
            <div class="scroll-x">
                <table class="table-plain">
                    <thead><tr>
                        for key in ["version", "product", "units", "departments", "places", "source"] {
                            <th scope="col">{ t.get(&format!("components-column-{key}")) }</th>
                        }
                    </tr></thead>
                    <tbody>{ for lines }</tbody>
                </table>
            </div>
        </section>
    }
}

/// Departments and places that are named.
const NAMED: usize = 4;

fn line(t: Texts, ledger: &LedgerHandle, version: &str, carrier: &Carrier) -> Html {
    let where_ = whereabouts(ledger, &carrier.units);
    let version = if version.is_empty() {
        html! { <span class="muted">{ t.get("components-version-unsaid") }</span> }
    } else {
        html! { { version } }
    };
    let devices = carrier.model.map(|model| {
        let href = Route::Devices(format!("model={model}")).href();
        html! { <a {href}>{ t.number(carrier.units.len()) }</a> }
    });
    html! {
        <tr data-testid="component-carrier">
            <td>{ version }</td>
            <td>
                if let Some(model) = carrier.model {
                    <a href={Place::Model(model).href()}>{ names::model(t, ledger, &model) }</a>
                } else {
                    { t.get("documents-subject-none") }
                }
            </td>
            <td class="number">{ devices.unwrap_or_else(|| html! { { t.number(carrier.units.len()) } }) }</td>
            <td>{ named(t, &where_.departments) }</td>
            <td>{ named(t, &where_.places) }</td>
            <td class="small">
                for attached in carrier.documents.iter().filter_map(|id| Attachment::find(ledger, id)) {
                    <div><a href={Place::File(attached.id()).href()}>{ words::name(t, &attached) }</a></div>
                }
            </td>
        </tr>
    }
}

fn named(t: Texts, names: &BTreeSet<String>) -> String {
    let shown: Vec<&str> = names.iter().take(NAMED).map(String::as_str).collect();
    let shown = shown.join(&t.get("list-separator"));
    if names.len() > NAMED {
        t.with("sbom-gap-and-more", &[("names", shown.into())])
            .to_string()
    } else {
        shown
    }
}
