//! One field of the form: a value, or as easily a state of not knowing.

use std::rc::Rc;

use daicho_core::catalogue::choice::by_code;
use daicho_core::catalogue::field::FieldType;
use daicho_core::device::fields;
use daicho_core::device::form::entry::Entry;
use daicho_core::ledger::value::Unknown;
use yew::prelude::*;

use super::read::ODD;
use crate::browser::dom;
use crate::components::field::{Field, described_by};
use crate::i18n::{Texts, use_texts};
use crate::pages::devices::words;

/// Properties of [`EntryField`].
#[derive(Clone, PartialEq, Properties)]
pub struct EntryFieldProps {
    /// The field.
    pub field: AttrValue,
    /// What it shows at the start; another one replaces what was typed.
    #[prop_or_default]
    pub start: Entry,
    /// Put behind the field in names, for fields of interfaces: `@<id>`.
    #[prop_or_default]
    pub suffix: AttrValue,
    /// Its text was refused.
    #[prop_or_default]
    pub refused: bool,
    /// Names offered while typing.
    #[prop_or_default]
    pub names: Option<Rc<[AttrValue]>>,
    /// Takes the focus when it appears.
    #[prop_or_default]
    pub autofocus: bool,
    /// Put behind the field in `data-testid`: the number of the interface.
    #[prop_or_default]
    pub testid_suffix: AttrValue,
}

/// A labelled input with its states of not knowing, its hint and its error.
#[component]
pub fn EntryField(props: &EntryFieldProps) -> Html {
    let t = use_texts();
    let ty = fields::spec(&props.field).map_or(FieldType::Text, |spec| spec.ty);
    let id = AttrValue::from(format!("entry-{}{}", props.field, props.suffix));
    let hint = t.find(&format!("hint-{}", props.field), &[]);
    let error = props.refused.then(|| words::expected(t, &props.field));
    let described = described_by(&id, hint.is_some(), error.is_some()).map(AttrValue::from);
    let input = InputProps {
        entry: props.clone(),
        id: id.clone(),
        described,
    };
    html! {
        <Field label={words::label(t, &props.field)} {id} {hint} {error} wide={ty == FieldType::LongText}>
            if ty.choices().is_empty() {
                <TextEntry ..input />
            } else {
                <ChoiceEntry ..input />
            }
            if props.refused {
                <label class="choice small">
                    <input type="checkbox" name={name("raw", props)} data-testid={testid("raw", props)} />
                    <span>{ t.get("form-keep-raw") }</span>
                </label>
            }
        </Field>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct InputProps {
    entry: EntryFieldProps,
    id: AttrValue,
    described: Option<AttrValue>,
}

fn name(part: &str, props: &EntryFieldProps) -> String {
    format!("{part}:{}{}", props.field, props.suffix)
}

fn testid(part: &str, props: &EntryFieldProps) -> String {
    format!("{part}-{}{}", props.field, props.testid_suffix)
}

/// A box for a text and beside it a select of states; a state hides the text.
#[component]
fn TextEntry(props: &InputProps) -> Html {
    let t = use_texts();
    let entry = &props.entry;
    let (input, select) = (use_node_ref(), use_node_ref());
    let state = use_state_eq(|| entry.start.unknown());
    {
        let state = state.setter();
        use_effect_with(
            (input.clone(), select.clone(), entry.start.clone()),
            move |(input, select, start)| {
                dom::set_value(input, start.text());
                dom::set_value(select, start.unknown().map_or("", Unknown::code));
                state.set(start.unknown());
            },
        );
    }
    use_effect_with((input.clone(), entry.autofocus), |(input, wanted)| {
        if *wanted {
            dom::focus(input);
        }
    });
    let onchange = {
        let state = state.setter();
        move |event: Event| state.set(Unknown::from_code(&dom::input_value(&event)))
    };
    let label = words::label(t, &entry.field).to_string();
    html! {
        <div class={classes!("entry", state.is_some().then_some("entry-unknown"))}>
            { text_input(props, input, state.is_some()) }
            if takes_unknown(&entry.field) {
                <select ref={select} class="input entry-state" name={name("state", entry)} {onchange}
                    aria-label={t.with("form-state", &[("field", label.into())])} data-testid={testid("state", entry)}>
                    <option value="">{ t.get(if state.is_some() { "form-state-value" } else { "form-state-none" }) }</option>
                    { for Unknown::ALL.into_iter().map(|state| state_option(t, state, "")) }
                </select>
            }
        </div>
    }
}

fn text_input(props: &InputProps, node: NodeRef, hidden: bool) -> Html {
    let entry = &props.entry;
    let invalid = entry.refused.then_some("true");
    let (id, described) = (props.id.clone(), props.described.clone());
    let ty = fields::spec(&entry.field).map_or(FieldType::Text, |spec| spec.ty);
    if ty == FieldType::LongText {
        return html! {
            <textarea ref={node} class="input" {id} name={name("value", entry)} aria-describedby={described}
                aria-invalid={invalid} data-testid={testid("field", entry)} />
        };
    }
    let list = entry.names.as_ref().map(|_| format!("{id}-list"));
    html! {
        <>
            <input ref={node} class="input" type="text" {id} name={name("value", entry)} list={list.clone()} readonly={hidden}
                aria-describedby={described} aria-invalid={invalid} autocomplete="off" data-testid={testid("field", entry)} />
            if let Some(names) = &entry.names {
                <datalist id={list}>
                    for text in names.iter() {
                        <option value={text.clone()} />
                    }
                </datalist>
            }
        </>
    }
}

fn takes_unknown(field: &str) -> bool {
    fields::spec(field).is_some_and(|spec| spec.takes_unknown())
}

fn state_option(t: Texts, state: Unknown, prefix: &str) -> Html {
    html! { <option value={format!("{prefix}{}", state.code())}>{ words::unknown(t, state) }</option> }
}

/// A select of the values of a list and of the states of not knowing.
#[component]
fn ChoiceEntry(props: &InputProps) -> Html {
    let t = use_texts();
    let entry = &props.entry;
    let node = use_node_ref();
    let list = fields::spec(&entry.field).map_or(&[][..], |spec| spec.ty.choices());
    let text = entry.start.text();
    let odd = (!text.is_empty() && by_code(list, text).is_none()).then(|| format!("{ODD}{text}"));
    let start = match entry.start.unknown() {
        Some(state) => format!("?{}", state.code()),
        None => odd.clone().unwrap_or_else(|| text.to_owned()),
    };
    use_effect_with((node.clone(), start), |(node, start)| {
        dom::set_value(node, start)
    });
    html! {
        <select ref={node} class="input" id={props.id.clone()} name={name("value", entry)}
            aria-describedby={props.described.clone()} aria-invalid={entry.refused.then_some("true")}
            data-testid={testid("field", entry)}>
            <option value="">{ t.get("value-blank") }</option>
            for choice in list {
                <option value={choice.code}>{ words::choice(t, &entry.field, choice.code) }</option>
            }
            if let Some(odd) = odd {
                <option value={odd}>{ text }</option>
            }
            <optgroup label={t.get("form-state-group")}>
                { for Unknown::ALL.into_iter().map(|state| state_option(t, state, "?")) }
            </optgroup>
        </select>
    }
}
