//! Values that hold for all rows.

use std::rc::Rc;

use daicho_core::catalogue::field::Kind;
use daicho_core::device::fields::columns;
use daicho_core::tabular::import::mapping::{Constant, Mapping};
use yew::prelude::*;

use super::{importer::Importer, words};
use crate::browser::dom;
use crate::components::button::{Button, ButtonKind};
use crate::i18n::use_texts;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct ConstantsProps {
    pub(super) importer: Importer,
    pub(super) mapping: Rc<Mapping>,
}

/// Values that hold for every row which has none of its own, such as the building.
#[component]
pub(super) fn Constants(props: &ConstantsProps) -> Html {
    let t = use_texts();
    let (field, text) = (use_node_ref(), use_node_ref());
    let add = {
        let (importer, field, text) = (props.importer.clone(), field.clone(), text.clone());
        move |()| {
            let (key, value) = (dom::value_of(&field), dom::value_of(&text));
            if key.is_empty() || value.trim().is_empty() {
                return;
            }
            let mut mapping = (*importer.state.file().mapping).clone();
            mapping.constants.retain(|constant| constant.field != key);
            mapping.constants.push(Constant {
                field: key,
                text: value.trim().to_owned(),
            });
            dom::set_value(&text, "");
            importer.map(mapping);
        }
    };
    let remove = |key: String| {
        let importer = props.importer.clone();
        Callback::from(move |()| {
            let mut mapping = (*importer.state.file().mapping).clone();
            mapping.constants.retain(|constant| constant.field != key);
            importer.map(mapping);
        })
    };
    let all = columns();
    let offered = all.iter().filter(|field| field.kind != Kind::Interface);
    html! {
        <details>
            <summary>{ t.get("import-constants-title") }</summary>
            <div class="stack-s">
                <p class="muted small">{ t.get("import-constants-lead") }</p>
                for constant in &props.mapping.constants {
                    <div class="row" key={constant.field.clone()}>
                        <span>{ words::field(t, &constant.field) }{ ": " }{ &constant.text }</span>
                        <Button small=true kind={ButtonKind::Quiet} on_click={remove(constant.field.clone())}>
                            { t.get("import-constants-remove") }
                        </Button>
                    </div>
                }
                <div class="row">
                    <select ref={field} class="input input-small" aria-label={t.get("import-mapping-field")} data-testid="import-constant-field">
                        for spec in offered {
                            <option value={spec.key}>{ words::field(t, spec.key) }</option>
                        }
                    </select>
                    <input ref={text} class="input input-small" aria-label={t.get("import-constants-value")} data-testid="import-constant-text" />
                    <Button small=true on_click={add} testid="import-constant-add">{ t.get("import-constants-add") }</Button>
                </div>
            </div>
        </details>
    }
}
