//! The inputs of an entity's form, by the types of its fields, and what they are read as.
use daicho_core::catalogue::choice::Choice;
use daicho_core::catalogue::field::{FieldSpec, FieldType, Kind};
use daicho_core::catalogue::words::unknown_word;
use daicho_core::device::form::entry::is_accepted;
use daicho_core::ident::id::EntityId;
use daicho_core::ident::order::sort_by;
use daicho_core::ledger::state::{Ledger, Record};
use daicho_core::ledger::value::{Unknown, ValueRef};
use yew::prelude::*;

use crate::components::field::{CheckField, SelectField, TextField};
use crate::components::form::FormValues;
use crate::i18n::Texts;
use crate::pages::devices::words;

/// Draws the input of `field` of the entity `own`, which holds `held` at the start; `error` is what is wrong with it.
pub fn input(
    field: &FieldSpec,
    own: Option<EntityId>,
    held: &str,
    ledger: &Ledger,
    error: Option<AttrValue>,
    t: Texts,
) -> Html {
    let name = AttrValue::Static(field.key);
    let label = label(field, t);
    let value = AttrValue::from(held.to_owned());
    if let FieldType::Choices(choices) = field.ty {
        return boxes(field.key, label, choices, held, t);
    }
    // Words that few people know, such as VLAN, are explained where they are asked for.
    let hint = t.find(&format!("register-hint-{}-{}", field.kind, field.key), &[]);
    let choices = field.ty.choices();
    if !choices.is_empty() {
        return html! { <SelectField {name} {label} {value} {hint} {error} options={one_of(field.key, choices, t)} scope="entity" /> };
    }
    if let FieldType::Reference(to) = field.ty {
        return html! {
            <SelectField {name} {label} {value} {hint} {error} options={names(to, own, ledger, t)} required={is_needed(field)} scope="entity" />
        };
    }
    // A link may go without a name: it is called by its ends.
    let is_name = field.key == "name" && field.ty == FieldType::Name;
    let odd = (!is_accepted(field, held)).then(|| words::expected_of(t, Some(field.ty)));
    let error = error.or(odd);
    html! {
        <TextField {name} {label} {value} {hint} {error} kind={keyboard(field.ty)} multiline={field.ty == FieldType::LongText}
            wide={field.ty == FieldType::LongText} required={is_name} autofocus={is_name} scope="entity" />
    }
}

/// Returns what a box shows of a field: its text, or the word for a state of not knowing.
pub fn held<'a>(record: Option<&Record<'a>>, field: &FieldSpec) -> &'a str {
    match record.and_then(|record| record.get(field.key)) {
        Some(ValueRef::Text(text)) => text,
        Some(ValueRef::Unknown(state)) => unknown_word(state),
        Some(ValueRef::Cleared | ValueRef::Foreign(_)) | None => "",
    }
}

/// Returns whether a reference must be given: a contact is nothing without its company.
pub fn is_needed(field: &FieldSpec) -> bool {
    field.kind == Kind::Contact && field.key == "organization"
}

/// Returns the label of a field: the short one of its form, else the heading of its column.
pub fn label(field: &FieldSpec, t: Texts) -> AttrValue {
    let own = is_of_settings(field.kind).then(|| t.find(&format!("entity-{}", field.key), &[]));
    own.flatten()
        .unwrap_or_else(|| words::label_of(t, field.kind.as_str(), field.key))
}

/// Whether the settings show entities of a kind.
fn is_of_settings(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Department | Kind::Person | Kind::Organization | Kind::Contact
    )
}

/// The values of a fixed list, and the states of not knowing, behind the choice of none.
fn one_of(field: &str, choices: &'static [Choice], t: Texts) -> Vec<(AttrValue, AttrValue)> {
    let blank = (AttrValue::Static(""), t.get("entity-nothing"));
    let known = choices
        .iter()
        .map(|choice| (choice.code.into(), words::choice_of(t, field, choice)));
    let unknown = Unknown::ALL.map(|state| (unknown_word(state).into(), words::unknown(t, state)));
    std::iter::once(blank).chain(known).chain(unknown).collect()
}

/// Which keyboard a tablet shows.
fn keyboard(ty: FieldType) -> &'static str {
    if ty == FieldType::Email {
        "email"
    } else if ty == FieldType::Phone {
        "tel"
    } else {
        "text"
    }
}

/// The entities of a kind by their names, behind the choice of none. Nothing refers to itself.
fn names(
    kind: Kind,
    own: Option<EntityId>,
    ledger: &Ledger,
    t: Texts,
) -> Vec<(AttrValue, AttrValue)> {
    let option = |record: Record<'_>| {
        let name = record.text("name").unwrap_or_default().to_owned();
        (record.id().to_string().into(), AttrValue::from(name))
    };
    let mut options: Vec<_> = ledger
        .records(kind.as_str())
        .filter(|record| Some(record.id()) != own)
        .map(option)
        .collect();
    sort_by(&mut options, |(_, one), (_, other)| one.cmp(other));
    options.insert(0, (AttrValue::Static(""), t.get("entity-nothing")));
    options
}

fn boxes(field: &str, label: AttrValue, choices: &'static [Choice], held: &str, t: Texts) -> Html {
    let held: Vec<_> = held.split(',').map(str::trim).collect();
    html! {
        <fieldset>
            <legend>{ label }</legend>
            <div class="stack-s">
                for choice in choices {
                    <CheckField name={format!("{field}:{}", choice.code)} checked={held.contains(&choice.code)} label={words::in_catalogue(t, choice)} />
                }
            </div>
        </fieldset>
    }
}

/// Reads what stands in the input of `field`.
pub fn typed(field: &FieldSpec, values: &FormValues) -> String {
    if let FieldType::Choices(choices) = field.ty {
        let ticked =
            |choice: &&Choice| values.contains_key(&format!("{}:{}", field.key, choice.code));
        let codes: Vec<_> = choices
            .iter()
            .filter(ticked)
            .map(|choice| choice.code)
            .collect();
        return codes.join(",");
    }
    values
        .get(field.key)
        .map(|text| text.trim().to_owned())
        .unwrap_or_default()
}
