//! The contracts that cover a device, and what is wrong with them.

use daicho_core::agreement::standing::Standing;
use daicho_core::catalogue::field::Kind;
use daicho_core::contract::covered::covering;
use daicho_core::ident::id::EntityId;
use daicho_core::view::entity::Entity;
use yew::prelude::*;

use crate::browser::clock;
use crate::components::badge::{Badge, Tone};
use crate::components::button::LinkButton;
use crate::i18n::{Texts, use_texts};
use crate::pages::contract_problems::ContractProblems;
use crate::pages::devices::words;
use crate::route::Route;
use crate::session::state::LedgerHandle;

/// Properties of [`ContractCard`].
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ContractCardProps {
    pub(super) ledger: LedgerHandle,
    pub(super) unit: EntityId,
}

/// The contracts, and the way to one where none is in force.
#[component]
pub(super) fn ContractCard(props: &ContractCardProps) -> Html {
    let t = use_texts();
    let Ok(today) = clock::today().parse() else {
        return Html::default();
    };
    let found: Vec<(EntityId, Standing)> = covering(&props.ledger, props.unit)
        .map(|contract| (contract.id(), Standing::of(&contract, today)))
        .collect();
    let is_covered = found.iter().any(|(_, standing)| standing.is_in_force());
    let make = Route::Contracts(format!("/make?units={}", props.unit)).href();
    html! {
        <section class="card" data-testid="section-contracts">
            <h2>{ t.get("nav-contracts") }</h2>
            <ul class="list-plain stack-s">
                for (id, standing) in &found {
                    <li>
                        <a href={Route::Contracts(format!("/contract/{id}")).href()}>{ words::name(t, &props.ledger, Kind::Contract, &id.to_string()) }</a>
                        { " " }{ badge(t, *standing) }
                    </li>
                }
            </ul>
            if !found.is_empty() {
                <div><ContractProblems ledger={props.ledger.clone()} unit={props.unit} /></div>
            }
            if !is_covered {
                <p>{ t.get("device-contract-none") }</p>
                <div class="row no-print"><LinkButton small=true href={make} testid="device-contract-make">{ t.get("device-contract-make") }</LinkButton></div>
            }
        </section>
    }
}

fn badge(t: Texts, standing: Standing) -> Html {
    let (tone, key) = match standing {
        Standing::Ended { .. } => (Tone::Danger, "device-contract-ended"),
        Standing::Unstated => (Tone::Unknown, "device-contract-unstated"),
        Standing::Draft | Standing::NotYet { .. } => (Tone::Info, "device-contract-coming"),
        Standing::NoticeSoon { .. } | Standing::EndsSoon { .. } => {
            (Tone::Warn, "device-contract-soon")
        }
        Standing::Renewed { .. } | Standing::InForce { .. } => {
            (Tone::Ok, "device-contract-in-force")
        }
    };
    html! { <Badge {tone}>{ t.get(key) }</Badge> }
}
