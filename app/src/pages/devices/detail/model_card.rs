//! What a device has from its model, and where it differs.

use daicho_core::catalogue::field::Kind;
use daicho_core::catalogue::section::Section;
use daicho_core::ident::id::EntityId;
use daicho_core::ledger::value::ValueRef;
use daicho_core::view::entity::value_of;
use yew::prelude::*;

use super::sheet::{line, specs};
use crate::components::badge::Badge;
use crate::components::definitions::Definitions;
use crate::i18n::{Texts, use_texts};
use crate::pages::devices::{cell, words};
use crate::session::state::LedgerHandle;

/// Properties of [`ModelCard`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ModelCardProps {
    pub(super) ledger: LedgerHandle,
    pub(super) unit: EntityId,
    pub(super) model: Option<EntityId>,
    /// How many devices are of the model, this one included.
    pub(super) count: usize,
}

/// The fields of the model; a value that the unit has itself stands in front of the model's.
#[component]
pub(super) fn ModelCard(props: &ModelCardProps) -> Html {
    let t = use_texts();
    let sections = Section::ALL
        .into_iter()
        .filter(|section| specs(Kind::Model, Some(*section)).next().is_some());
    html! {
        <section class="card card-wide" data-testid="section-model">
            <h2>{ t.get("field-model") }</h2>
            <p class="muted small" data-testid="model-applies">
                { if props.model.is_some() { t.with("device-model-applies", &[("count", props.count.into())]) } else { t.get("device-no-model") } }
            </p>
            <div class="model-sections">
                for section in sections {
                    <div key={section.code()}>
                        <h3>{ t.get(&format!("section-{}", section.code())) }</h3>
                        <Definitions>
                            { for specs(Kind::Model, Some(section)).map(|spec| field(t, props, spec.key)) }
                        </Definitions>
                    </div>
                }
            </div>
        </section>
    }
}

fn field(t: Texts, props: &ModelCardProps, field: &str) -> Html {
    let own = value_of(&props.ledger, Kind::Unit, &props.unit, field);
    let shared = props
        .model
        .and_then(|model| value_of(&props.ledger, Kind::Model, &model, field));
    let more = match own {
        Some(own) if props.model.is_some() && Some(own) != shared => {
            differs(t, props, field, shared)
        }
        _ => Html::default(),
    };
    line(t, &props.ledger, field, own.or(shared), more)
}

/// Says that the value is this unit's, and what the model has.
fn differs(t: Texts, props: &ModelCardProps, field: &str, shared: Option<ValueRef<'_>>) -> Html {
    let said = words::words(t, &props.ledger, field, shared);
    html! {
        <span class="value-hint">
            <Badge>{ t.get("device-own-value") }</Badge>
            { " " }{ t.get("device-model-value") }{ " " }{ cell::value(t, &said) }
        </span>
    }
}
