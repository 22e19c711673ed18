//! The window in which columns are chosen.

use std::rc::Rc;

use daicho_core::catalogue::section::Section;
use daicho_core::device::fields;
use yew::prelude::*;

use crate::components::button::{Button, ButtonKind};
use crate::components::dialog::Dialog;
use crate::components::field::CheckField;
use crate::components::form::{Form, FormValues};
use crate::i18n::use_texts;
use crate::pages::devices::columns;
use crate::pages::devices::words;

/// Properties of [`ColumnsDialog`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ColumnsDialogProps {
    pub(super) columns: Rc<[String]>,
    /// Imported columns that no catalogue knows.
    pub(super) extra: Vec<String>,
    pub(super) on_choose: Callback<Vec<String>>,
    pub(super) on_close: Callback<()>,
}

/// Boxes to tick, section by section.
#[component]
pub(super) fn ColumnsDialog(props: &ColumnsDialogProps) -> Html {
    let t = use_texts();
    let on_submit = {
        let (now, on_choose) = (props.columns.clone(), props.on_choose.clone());
        Callback::from(move |values: FormValues| {
            let chosen: Vec<String> = values.into_keys().collect();
            on_choose.emit(columns::choose(&now, &chosen));
        })
    };
    let reset = props.on_choose.reform(|()| columns::parse(None));
    let mut groups: Vec<(AttrValue, Vec<String>)> = Section::ALL
        .into_iter()
        .map(|section| (t.get(&format!("section-{}", section.code())), keys(section)))
        .collect();
    groups.push((t.get("section-extra"), props.extra.clone()));
    groups.retain(|(_, fields)| !fields.is_empty());
    let boxes = |field: &String| {
        html! {
            <CheckField name={field.clone()} label={words::label(t, field)} checked={props.columns.contains(field)}
                testid={format!("column-{field}")} />
        }
    };
    html! {
        <Dialog title={t.get("devices-columns-title")} wide=true on_close={props.on_close.clone()} testid="columns-dialog">
            <Form {on_submit} testid="columns-form">
                <div class="grid-3">
                    for (title, fields) in &groups {
                        <fieldset>
                            <legend>{ title }</legend>
                            <div class="stack-s">{ for fields.iter().map(boxes) }</div>
                        </fieldset>
                    }
                </div>
                <div class="form-actions">
                    <Button kind={ButtonKind::Quiet} on_click={reset} testid="columns-reset">{ t.get("devices-columns-reset") }</Button>
                    <Button on_click={props.on_close.clone()}>{ t.get("cancel") }</Button>
                    <Button submit=true kind={ButtonKind::Primary} testid="columns-save">{ t.get("devices-columns-save") }</Button>
                </div>
            </Form>
        </Dialog>
    }
}

fn keys(section: Section) -> Vec<String> {
    fields::columns()
        .into_iter()
        .filter(|field| field.section == section)
        .map(|field| field.key.to_owned())
        .collect()
}
