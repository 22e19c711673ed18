//! Fields and values in words.

use daicho_core::catalogue::choice::{Choice, by_code};
use daicho_core::catalogue::field::{FieldSpec, FieldType, Kind};
use daicho_core::device::fields;
use daicho_core::device::form::entry::is_accepted;
use daicho_core::device::view::label::Label;
use daicho_core::device::view::unit::DeviceUnit;
use daicho_core::document::attachment::KIND;
use daicho_core::ident::id::EntityId;
use daicho_core::ledger::state::Ledger;
use daicho_core::ledger::table::DELETED;
use daicho_core::ledger::value::{Unknown, ValueRef};
use daicho_core::view::entity::Entity;
use yew::AttrValue;

use crate::i18n::{Language, Texts};

/// What a place on the screen says of a value.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Words {
    /// Nobody has filled it in.
    Blank,
    /// It is unknown, and why.
    Unknown(Unknown),
    /// A value in words.
    Text(AttrValue),
    /// A text that the field does not take, as it was typed or imported.
    Odd(AttrValue),
}

/// Returns the label of a field; an imported column has its own heading.
pub fn label(t: Texts, field: &str) -> AttrValue {
    t.find(&format!("field-{field}"), &[]).unwrap_or_else(|| {
        let heading = field.strip_prefix("extra:").unwrap_or(field);
        AttrValue::from(heading.to_owned())
    })
}

/// Returns the label of a field of any kind.
pub fn label_of(t: Texts, kind: &str, field: &str) -> AttrValue {
    let of_device = fields::spec(field).is_some() || field == DELETED;
    match spec_of(kind, field).filter(|_| !of_device) {
        Some(spec) => AttrValue::from(match t.0 {
            Language::Ja => spec.header_ja(),
            Language::En => spec.header_en(),
        }),
        None if kind == KIND => t
            .find(&format!("document-field-{field}"), &[])
            .unwrap_or_else(|| label(t, field)),
        None => label(t, field),
    }
}

/// Returns what is known of a field of any kind; a unit has those of its model too.
pub fn spec_of(kind: &str, field: &str) -> Option<&'static FieldSpec> {
    let kind: Kind = kind.parse().ok()?;
    fields::spec_of(kind, field).or_else(|| {
        let of_device = matches!(kind, Kind::Unit | Kind::Model | Kind::Interface);
        fields::spec(field).filter(|_| of_device)
    })
}

/// Returns what was done in words; that of a newer version as it is.
pub fn action(t: Texts, action: &str) -> AttrValue {
    t.find(&format!("action-{action}"), &[])
        .unwrap_or_else(|| action.to_owned().into())
}

/// Returns the words of a state of not knowing.
pub fn unknown(t: Texts, state: Unknown) -> AttrValue {
    t.get(&format!("unknown-{}", state.code()))
}

/// Returns the words for a code of a field with a fixed list.
pub fn choice(t: Texts, field: &str, code: &str) -> AttrValue {
    t.find(&format!("choice-{field}-{code}"), &[])
        .unwrap_or_else(|| AttrValue::from(code.to_owned()))
}

/// Returns the words for a value of a fixed list: those of the screen, else those of the catalogue.
pub fn choice_of(t: Texts, field: &str, choice: &'static Choice) -> AttrValue {
    t.find(&format!("choice-{field}-{}", choice.code), &[])
        .unwrap_or_else(|| in_catalogue(t, choice))
}

/// Returns the words that the catalogue has for a value of a fixed list.
pub fn in_catalogue(t: Texts, choice: &'static Choice) -> AttrValue {
    AttrValue::Static(match t.0 {
        Language::Ja => choice.japanese(),
        Language::En => choice.english(),
    })
}

/// Returns what the field of a type takes, as a sentence with an example.
pub fn expected(t: Texts, field: &str) -> AttrValue {
    expected_of(t, fields::spec(field).map(|spec| spec.ty))
}

/// Returns what a type of field takes, as a sentence with an example.
pub fn expected_of(t: Texts, ty: Option<FieldType>) -> AttrValue {
    let kind = match ty {
        Some(FieldType::Date) => "date",
        Some(FieldType::Choice(_) | FieldType::Choices(_) | FieldType::YesNo(_)) => "choice",
        Some(FieldType::Mac) => "mac",
        Some(FieldType::Ipv4) => "ipv4",
        Some(FieldType::Ipv6) => "ipv6",
        Some(FieldType::HostName) => "host",
        Some(FieldType::UdiDi) => "udi",
        Some(FieldType::Jmdn) => "jmdn",
        Some(FieldType::Approval) => "approval",
        Some(FieldType::Protocols) => "protocols",
        Some(FieldType::Subnets) => "subnets",
        Some(FieldType::Vlans) => "vlans",
        Some(FieldType::Email) => "email",
        Some(FieldType::Phone) => "phone",
        Some(FieldType::Number) => "number",
        Some(FieldType::Reference(_)) => "reference",
        Some(FieldType::Name) => "name",
        Some(FieldType::Text | FieldType::LongText | FieldType::Flag) | None => "other",
    };
    t.get(&format!("expect-{kind}"))
}

/// Returns what the screen says of a value of a device field.
pub fn words(t: Texts, ledger: &Ledger, field: &str, value: Option<ValueRef<'_>>) -> Words {
    match fields::spec(field) {
        Some(spec) => words_in(t, ledger, spec, value),
        None => said(t, value, |text| Words::Text(choice(t, field, text))),
    }
}

/// Returns what the screen says of a value of a field of any kind.
pub fn words_in(t: Texts, ledger: &Ledger, spec: &FieldSpec, value: Option<ValueRef<'_>>) -> Words {
    said(t, value, |text| text_words(t, ledger, spec, text))
}

fn said(t: Texts, value: Option<ValueRef<'_>>, text: impl Fn(&str) -> Words) -> Words {
    match value {
        None | Some(ValueRef::Cleared | ValueRef::Text("")) => Words::Blank,
        Some(ValueRef::Unknown(state)) => Words::Unknown(state),
        Some(ValueRef::Foreign(_)) => Words::Odd(t.get("value-foreign")),
        Some(ValueRef::Text(held)) => text(held),
    }
}

fn text_words(t: Texts, ledger: &Ledger, spec: &FieldSpec, text: &str) -> Words {
    let own = AttrValue::from(text.to_owned());
    if let FieldType::Reference(kind) = spec.ty {
        // A text that is no id came in where a name should have been.
        return match text.parse::<EntityId>() {
            Ok(_) => Words::Text(name(t, ledger, kind, text)),
            Err(_) => Words::Odd(own),
        };
    }
    if let FieldType::Choices(_) = spec.ty {
        let named = text
            .split(',')
            .map(|code| choice(t, spec.key, code).to_string());
        let separator = t.get("list-separator");
        return Words::Text(named.collect::<Vec<_>>().join(&separator).into());
    }
    let list = spec.ty.choices();
    if let Some(known) = by_code(list, text) {
        Words::Text(choice_of(t, spec.key, known))
    } else if list.is_empty() && is_accepted(spec, text) {
        Words::Text(own)
    } else {
        Words::Odd(own)
    }
}

/// Returns the name of an entity, or says that it has none or is not there.
pub fn name(t: Texts, ledger: &Ledger, kind: Kind, id: &str) -> AttrValue {
    let record = id
        .parse::<EntityId>()
        .ok()
        .and_then(|id| ledger.record(kind.as_str(), &id));
    if kind == Kind::Unit {
        let unit = id.parse().ok().and_then(|id| DeviceUnit::find(ledger, &id));
        return unit.map_or_else(
            || t.get("value-missing-reference"),
            |unit| title(t, &unit.label()),
        );
    }
    let field = if kind == Kind::Model {
        "trade_name"
    } else {
        "name"
    };
    match record.map(|record| record.text(field)) {
        Some(Some(name)) => AttrValue::from(name.to_owned()),
        Some(None) => t.get("value-unnamed"),
        None => t.get("value-missing-reference"),
    }
}

/// Returns by what a device is called, or says that nobody knows.
pub fn title(t: Texts, label: &Label) -> AttrValue {
    if label.is_empty() {
        return t.get("device-untitled");
    }
    AttrValue::from(label.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_and_choice_has_words_in_both_languages() {
        for language in Language::ALL {
            let t = Texts(language);
            let of_network = [
                Kind::Zone,
                Kind::Link,
                Kind::Line,
                Kind::Boundary,
                Kind::Carried,
                Kind::Contract,
            ];
            // Those of the network, and contracts, are called as the catalogue calls them.
            let has_words =
                |field: &&FieldSpec| !field.is_internal() && !of_network.contains(&field.kind);
            for field in fields::all_fields().filter(has_words) {
                let key = format!("field-{}", field.key);
                assert!(t.find(&key, &[]).is_some(), "{key}");
                for choice in field.ty.choices() {
                    let key = format!("choice-{}-{}", field.key, choice.code);
                    assert!(t.find(&key, &[]).is_some(), "{key}");
                }
                let section = format!("section-{}", field.section.code());
                assert!(t.find(&section, &[]).is_some(), "{section}");
            }
            for state in Unknown::ALL {
                assert_ne!(unknown(t, state), format!("unknown-{}", state.code()));
            }
        }
    }

    #[test]
    fn nothing_known_is_never_an_empty_text() {
        let (t, ledger) = (Texts(Language::Ja), Ledger::new());
        let say = |field: &str, value| words(t, &ledger, field, value);
        assert_eq!(say("os", None), Words::Blank);
        assert_eq!(say("os", Some(ValueRef::Text(""))), Words::Blank);
        assert_eq!(
            say("os", Some(ValueRef::Unknown(Unknown::Asked))),
            Words::Unknown(Unknown::Asked)
        );
        assert_eq!(
            say("status", Some(ValueRef::Text("in_use"))),
            Words::Text("使用中".into())
        );
        assert_eq!(
            say("dealer", Some(ValueRef::Text("－"))),
            Words::Odd("－".into())
        );
        assert_eq!(
            say("asset_number", Some(ValueRef::Text("未定"))),
            Words::Odd("未定".into())
        );
        assert_eq!(
            say("status", Some(ValueRef::Text("紛失"))),
            Words::Odd("紛失".into())
        );
    }
}
