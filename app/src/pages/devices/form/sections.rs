//! The fields of the unit itself, section by section.

use std::collections::BTreeMap;
use std::rc::Rc;

use daicho_core::catalogue::field::{FieldSpec, Kind};
use daicho_core::catalogue::section::Section;
use daicho_core::device::fields;
use daicho_core::device::form::entry::{Entry, Refused};
use daicho_core::ident::id::EntityId;
use yew::prelude::*;

use super::entry_field::EntryField;
use super::suggestions::Names;
use crate::i18n::{Texts, use_texts};

/// Properties of [`Sections`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct SectionsProps {
    pub(super) unit: EntityId,
    pub(super) entries: Rc<BTreeMap<String, Entry>>,
    pub(super) names: Rc<Names>,
    pub(super) refused: Vec<Refused>,
    /// Drawn at the end of the section on the network.
    pub(super) interfaces: Html,
}

/// Sections that everybody fills in are open; the others open when something is in them.
#[component]
pub(super) fn Sections(props: &SectionsProps) -> Html {
    let t = use_texts();
    html! {
        <>
            for section in Section::ALL {
                { one(t, props, section) }
            }
            { extra(t, props) }
        </>
    }
}

fn one(t: Texts, props: &SectionsProps, section: Section) -> Html {
    let specs: Vec<&FieldSpec> = fields::fields_of(Kind::Unit)
        .iter()
        .filter(|spec| spec.section == section && !spec.is_internal())
        .collect();
    if specs.is_empty() {
        return Html::default();
    }
    let body = html! {
        <>
            <div class="form-grid">
                for spec in &specs {
                    { field(props, spec.key, section == Section::Identity && spec.key == "asset_number") }
                }
            </div>
            if section == Section::Network {
                { props.interfaces.clone() }
            }
        </>
    };
    let title = t.get(&format!("section-{}", section.code()));
    let testid = format!("form-{}", section.code());
    if always_open(section) {
        return html! {
            <fieldset class="form-section" data-testid={testid}>
                <legend>{ title }</legend>
                { body }
            </fieldset>
        };
    }
    let keys = specs.iter().map(|spec| spec.key);
    let open = keys
        .clone()
        .any(|key| props.entries.contains_key(key) || is_refused(props, key));
    let names: Vec<String> = keys
        .map(|key| t.get(&format!("field-{key}")).to_string())
        .collect();
    html! {
        <details class="form-section form-details" {open} data-testid={testid}>
            <summary>
                <span class="form-summary">{ title }</span>
                <span class="muted small">{ names.join(&t.get("list-separator")) }</span>
            </summary>
            { body }
        </details>
    }
}

fn always_open(section: Section) -> bool {
    matches!(
        section,
        Section::Identity | Section::Place | Section::Network | Section::Note
    )
}

fn extra(t: Texts, props: &SectionsProps) -> Html {
    let fields: Vec<&String> = props
        .entries
        .keys()
        .filter(|field| fields::spec(field).is_none())
        .collect();
    if fields.is_empty() {
        return Html::default();
    }
    html! {
        <fieldset class="form-section" data-testid="form-extra">
            <legend>{ t.get("section-extra") }</legend>
            <div class="form-grid">
                for key in fields {
                    { field(props, key, false) }
                }
            </div>
        </fieldset>
    }
}

fn field(props: &SectionsProps, key: &str, autofocus: bool) -> Html {
    let start = props.entries.get(key).cloned().unwrap_or_default();
    html! {
        <EntryField key={key.to_owned()} field={key.to_owned()} {start} refused={is_refused(props, key)}
            names={props.names.for_field(key)} {autofocus} />
    }
}

fn is_refused(props: &SectionsProps, field: &str) -> bool {
    props
        .refused
        .iter()
        .any(|refused| refused.entity == props.unit && refused.field == field)
}
