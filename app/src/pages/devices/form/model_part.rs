//! The part of the form that says what model a device is of.

use std::collections::BTreeMap;
use std::rc::Rc;

use daicho_core::catalogue::field::{FieldSpec, Kind};
use daicho_core::catalogue::section::Section;
use daicho_core::device::fields;
use daicho_core::device::form::entry::{Entry, Refused};
use daicho_core::device::form::start::model_entries;
use daicho_core::ident::id::EntityId;
use yew::prelude::*;

use super::entry_field::EntryField;
use super::suggestions::{ModelName, Names, chosen, matching};
use crate::browser::dom;
use crate::components::button::{Button, ButtonKind};
use crate::components::field::Field;
use crate::i18n::use_texts;
use crate::session::state::LedgerHandle;

/// Properties of [`ModelPart`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ModelPartProps {
    /// The ledger that the form was filled from.
    pub(super) base: LedgerHandle,
    pub(super) model: Option<EntityId>,
    pub(super) on_model: Callback<Option<EntityId>>,
    /// What the unit has itself.
    pub(super) entries: Rc<BTreeMap<String, Entry>>,
    pub(super) models: Rc<Vec<ModelName>>,
    pub(super) names: Rc<Names>,
    pub(super) refused: Vec<Refused>,
    /// How many other devices are of the model.
    pub(super) others: usize,
}

/// A search for a model that is there, and the fields of the model.
#[component]
pub(super) fn ModelPart(props: &ModelPartProps) -> Html {
    let t = use_texts();
    let typed = use_state_eq(AttrValue::default);
    let label = props
        .models
        .iter()
        .find(|model| Some(model.id) == props.model)
        .map(|model| model.label.clone());
    let on_new = {
        let (typed, on_model) = (typed.setter(), props.on_model.clone());
        Callback::from(move |text: AttrValue| {
            typed.set(text);
            on_model.emit(None);
        })
    };
    let mut shown = props
        .model
        .map(|model| model_entries(&props.base, &model))
        .unwrap_or_default();
    if props.model.is_none() && !typed.is_empty() {
        shown.insert("trade_name".to_owned(), Entry::Text(typed.to_string()));
    }
    let summary = match props.model {
        Some(_) => t.with("form-model-summary", &[("count", props.others.into())]),
        None => t.get("form-model-new"),
    };
    html! {
        <fieldset class="form-section" data-testid="form-model">
            <legend>{ t.get("field-model") }</legend>
            <ModelPicker models={props.models.clone()} label={label.unwrap_or_default()} on_model={props.on_model.clone()} {on_new} />
            { part(props, &shown, summary, "form-model-more", true) }
            { part(props, &shown, t.get("form-model-rest"), "form-model-rest", false) }
        </fieldset>
    }
}

/// The fields by which a model is known, or all others; those are open only while something in them is wrong.
fn part(
    props: &ModelPartProps,
    shown: &BTreeMap<String, Entry>,
    summary: AttrValue,
    testid: &'static str,
    names: bool,
) -> Html {
    let specs = fields::fields_of(Kind::Model).iter();
    let specs =
        specs.filter(|spec| !spec.is_internal() && (spec.section == Section::Identity) == names);
    let specs: Vec<&FieldSpec> = specs.collect();
    let wrong = specs.iter().any(|spec| is_refused(props, spec.key));
    let open = wrong || (names && props.model.is_none());
    html! {
        <details {open} class="form-more">
            <summary data-testid={testid}>{ summary }</summary>
            <div class="form-grid">
                for spec in specs {
                    <EntryField field={spec.key} start={start_of(props, shown, spec.key)} refused={is_refused(props, spec.key)}
                        names={props.names.for_field(spec.key)} />
                }
            </div>
        </details>
    }
}

fn is_refused(props: &ModelPartProps, field: &str) -> bool {
    props.refused.iter().any(|refused| refused.field == field)
}

fn start_of(props: &ModelPartProps, shown: &BTreeMap<String, Entry>, field: &str) -> Entry {
    let own = props.entries.get(field).or_else(|| shown.get(field));
    own.cloned().unwrap_or_default()
}

#[derive(Clone, PartialEq, Properties)]
struct ModelPickerProps {
    models: Rc<Vec<ModelName>>,
    /// The label of the chosen model; empty if there is none.
    label: AttrValue,
    on_model: Callback<Option<EntityId>>,
    /// Called with what was typed and names no model.
    on_new: Callback<AttrValue>,
}

/// A box in which a model is searched.
#[component]
fn ModelPicker(props: &ModelPickerProps) -> Html {
    let t = use_texts();
    let node = use_node_ref();
    let typed = use_state_eq(String::new);
    use_effect_with((node.clone(), props.label.clone()), |(node, label)| {
        if !label.is_empty() {
            dom::set_value_if_other(node, label);
        }
    });
    let oninput = {
        let (typed, models, on_model) =
            (typed.setter(), props.models.clone(), props.on_model.clone());
        move |event: InputEvent| {
            let text = dom::input_value(&event);
            // Choosing from the list of the browser arrives as input.
            if let Some(model) = chosen(&models, &text) {
                on_model.emit(Some(model.id));
            }
            typed.set(text);
        }
    };
    let onchange = {
        let (models, on_new) = (props.models.clone(), props.on_new.clone());
        move |event: Event| {
            let text = dom::input_value(&event);
            if chosen(&models, &text).is_none() {
                on_new.emit(text.trim().to_owned().into());
            }
        }
    };
    let clear = {
        let (node, on_new) = (node.clone(), props.on_new.clone());
        Callback::from(move |()| {
            dom::set_value(&node, "");
            on_new.emit(AttrValue::default());
        })
    };
    html! {
        <Field label={t.get("form-model-choose")} id="form-model-picker" hint={t.get("form-model-hint")} wide=true>
            <div class="entry">
                <input ref={node} class="input" id="form-model-picker" list="form-model-list" autocomplete="off" {oninput} {onchange}
                    aria-describedby="form-model-picker-hint" data-testid="form-model-picker" />
                if !props.label.is_empty() {
                    <Button kind={ButtonKind::Quiet} on_click={clear} testid="form-model-clear">{ t.get("form-model-clear") }</Button>
                }
            </div>
            <datalist id="form-model-list">
                for model in matching(&props.models, &typed) {
                    <option key={model.id.to_string()} value={model.label.clone()} />
                }
            </datalist>
        </Field>
    }
}
