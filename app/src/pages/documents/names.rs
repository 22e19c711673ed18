//! What models, companies and other subjects of documents are called on screen.

use daicho_core::catalogue::field::Kind;
use daicho_core::device::view::model::{DeviceModel, ModelFields};
use daicho_core::device::view::unit::DeviceUnit;
use daicho_core::diagram::record::drawing::Drawing;
use daicho_core::document::subject::Subject;
use daicho_core::facility::view::Organization;
use daicho_core::ident::id::EntityId;
use daicho_core::ledger::state::Ledger;
use daicho_core::view::entity::Entity;
use yew::AttrValue;

use crate::i18n::Texts;
use crate::pages::devices::words;
use crate::route::Route;

/// Returns the name of a model: trade name and model number.
pub(super) fn model(t: Texts, ledger: &Ledger, id: &EntityId) -> AttrValue {
    let Some(model) = DeviceModel::find(ledger, id) else {
        return t.get("documents-model-gone");
    };
    let trade_name = model.trade_name().shown().known();
    let number = model.model_number().shown().known();
    match (trade_name, number) {
        // Many makers put the number into the name.
        (Some(name), Some(number)) if !name.contains(number) => format!("{name} {number}").into(),
        (Some(name), _) => name.to_owned().into(),
        (None, Some(number)) => number.to_owned().into(),
        (None, None) => t.get("documents-model-unnamed"),
    }
}

/// Returns the name of a company; says so where none is known.
pub(super) fn organization(t: Texts, ledger: &Ledger, id: Option<EntityId>) -> AttrValue {
    let found = id.and_then(|id| Organization::find(ledger, &id));
    let name = found.and_then(|organization| organization.name().shown().known());
    name.map_or_else(
        || t.get("documents-maker-unknown"),
        |name| name.to_owned().into(),
    )
}

/// Returns what a document is about, in words, and the page of it where there is one.
pub(super) fn subject(
    t: Texts,
    ledger: &Ledger,
    subject: Option<Subject>,
) -> (AttrValue, Option<AttrValue>) {
    let Some(subject) = subject else {
        return (t.get("documents-subject-none"), None);
    };
    let id = subject.id();
    match subject {
        Subject::Model(_) => (
            model(t, ledger, &id),
            Some(super::place::Place::Model(id).href()),
        ),
        Subject::Unit(_) => {
            let unit = DeviceUnit::find(ledger, &id);
            let label = unit.map(|unit| words::title(t, &unit.label()));
            (
                label.unwrap_or_default(),
                Some(Route::Device(id.to_string()).href()),
            )
        }
        Subject::Organization(_) => (organization(t, ledger, Some(id)), None),
        Subject::Contract(_) => (t.get("document-kind-contract"), None),
        Subject::Drawing(_) => {
            let name =
                Drawing::find(ledger, &id).and_then(|drawing| drawing.name().shown().known());
            let name = name.map_or_else(|| t.get("value-unnamed"), |name| name.to_owned().into());
            (name, Some(Route::Network(format!("/drawing/{id}")).href()))
        }
        Subject::Facility(_) => {
            let record = ledger.record(Kind::Facility.as_str(), &id);
            let name = record.and_then(|record| record.text("name"));
            let name = name.map_or_else(
                || t.get("documents-facility"),
                |name| name.to_owned().into(),
            );
            (name, None)
        }
    }
}
