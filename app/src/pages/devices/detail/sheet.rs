//! The fields of a device as names and values, section by section.

use daicho_core::catalogue::field::{FieldSpec, Kind};
use daicho_core::catalogue::section::Section;
use daicho_core::device::fields;
use daicho_core::ident::id::EntityId;
use daicho_core::ledger::state::Ledger;
use daicho_core::ledger::value::ValueRef;
use daicho_core::view::entity::value_of;
use yew::prelude::*;

use crate::components::definitions::{Definition, Definitions};
use crate::i18n::{Texts, use_texts};
use crate::pages::devices::cell;
use crate::pages::devices::words::{self, Words};
use crate::session::state::LedgerHandle;

/// Returns the fields of a kind that a person fills in, those of one section if one is given.
pub(super) fn specs(
    kind: Kind,
    section: Option<Section>,
) -> impl Iterator<Item = &'static FieldSpec> {
    fields::fields_of(kind).iter().filter(move |spec| {
        !spec.is_internal() && section.is_none_or(|section| spec.section == section)
    })
}

/// Draws one name and its value, and under a text that the field does not take what it takes.
pub(super) fn line(
    t: Texts,
    ledger: &Ledger,
    field: &str,
    value: Option<ValueRef<'_>>,
    more: Html,
) -> Html {
    let said = words::words(t, ledger, field, value);
    let is_odd = matches!(said, Words::Odd(_));
    html! {
        <Definition key={field.to_owned()} term={words::label(t, field)} testid={format!("value-{field}")}>
            <span class="value">{ cell::value(t, &said) }</span>
            if is_odd {
                <cell::OddHint field={field.to_owned()} />
            }
            { more }
        </Definition>
    }
}

/// Properties of [`UnitCards`] and [`InterfaceCards`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct UnitProps {
    pub(super) ledger: LedgerHandle,
    pub(super) unit: EntityId,
}

/// A card for each section of the unit's own fields, and one for imported columns.
#[component]
pub(super) fn UnitCards(props: &UnitProps) -> Html {
    let t = use_texts();
    let card = |section: Section| {
        let mut specs = specs(Kind::Unit, Some(section)).peekable();
        specs.peek()?;
        let lines = specs.map(|spec| {
            let value = value_of(&props.ledger, Kind::Unit, &props.unit, spec.key);
            line(t, &props.ledger, spec.key, value, Html::default())
        });
        Some(html! {
            <section class="card" key={section.code()} data-testid={format!("section-{}", section.code())}>
                <h2>{ t.get(&format!("section-{}", section.code())) }</h2>
                <Definitions>{ for lines }</Definitions>
            </section>
        })
    };
    html! {
        <>
            { for Section::ALL.into_iter().filter_map(card) }
            { extra(t, props) }
        </>
    }
}

fn extra(t: Texts, props: &UnitProps) -> Html {
    let Some(record) = props.ledger.record(Kind::Unit.as_str(), &props.unit) else {
        return Html::default();
    };
    let lines: Vec<Html> = record
        .fields()
        .filter(|(field, value)| field.starts_with("extra:") && *value != ValueRef::Cleared)
        .map(|(field, value)| line(t, &props.ledger, field, Some(value), Html::default()))
        .collect();
    if lines.is_empty() {
        return Html::default();
    }
    html! {
        <section class="card" data-testid="section-extra">
            <h2>{ t.get("section-extra") }</h2>
            <Definitions>{ for lines }</Definitions>
        </section>
    }
}

/// Properties of [`InterfaceCards`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct InterfaceCardsProps {
    pub(super) ledger: LedgerHandle,
    pub(super) interfaces: Vec<EntityId>,
}

/// A card for each network interface, or one that says that none is known.
#[component]
pub(super) fn InterfaceCards(props: &InterfaceCardsProps) -> Html {
    let t = use_texts();
    let ids = &props.interfaces;
    let title = |nth: usize| match ids.len() {
        0 | 1 => t.get("device-interfaces"),
        _ => t.with("form-interface", &[("number", (nth + 1).into())]),
    };
    let card = |(nth, id): (usize, &EntityId)| {
        let lines = specs(Kind::Interface, None).map(|spec| {
            let value = value_of(&props.ledger, Kind::Interface, id, spec.key);
            line(t, &props.ledger, spec.key, value, Html::default())
        });
        html! {
            <section class="card" key={id.to_string()} data-testid="device-interface">
                <h2>{ title(nth) }</h2>
                <Definitions>{ for lines }</Definitions>
            </section>
        }
    };
    if ids.is_empty() {
        return html! {
            <section class="card" data-testid="device-no-interface">
                <h2>{ t.get("device-interfaces") }</h2>
                <p class="muted">{ t.get("device-no-interface") }</p>
            </section>
        };
    }
    html! { <>{ for ids.iter().enumerate().map(card) }</> }
}
