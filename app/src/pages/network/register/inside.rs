//! The devices in a zone, and why each is there.

use std::rc::Rc;

use daicho_core::catalogue::field::Kind;
use daicho_core::ident::id::EntityId;
use daicho_core::network::element::ElementKey;
use daicho_core::topology::Topology;
use daicho_core::topology::place::{Because, take_back};
use yew::prelude::*;

use super::prepared::{Inside, Prepared};
use crate::components::badge::{Badge, Tone};
use crate::components::button::Button;
use crate::components::dialog::Dialog;
use crate::components::gradual::use_gradual;
use crate::i18n::{Texts, use_texts};
use crate::pages::devices::words;
use crate::pages::network::words::name;
use crate::route::Route;
use crate::session::edit::Edit;
use crate::session::handle::use_session;
use crate::session::state::LedgerHandle;

#[derive(Clone, Properties)]
pub(super) struct InsideDialogProps {
    pub(super) ledger: LedgerHandle,
    pub(super) zone: EntityId,
    pub(super) prepared: Rc<Prepared>,
    pub(super) on_close: Callback<()>,
}

impl PartialEq for InsideDialogProps {
    fn eq(&self, other: &Self) -> bool {
        self.zone == other.zone && self.ledger == other.ledger && self.on_close == other.on_close
    }
}

/// How many are drawn at a time.
const STEP: usize = 100;

/// The devices in front of the register.
#[component]
pub(super) fn InsideDialog(props: &InsideDialogProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let (zone, inside) = (props.zone, props.prepared.inside(props.zone));
    let drawn = use_gradual(inside.len(), STEP);
    let on_take_back = {
        let prepared = props.prepared.clone();
        Callback::from(move |unit: EntityId| {
            let network = Topology::of(&prepared.known.list);
            if let Some(unit) = network.unit(unit) {
                let changes = take_back(unit, zone);
                session.commit(Edit::new("edit", changes).said(t.get("register-taken-back")));
            }
        })
    };
    let called = name(t, &props.ledger, ElementKey::Zone(Some(zone)));
    html! {
        <Dialog title={t.with("register-inside-title", &[("name", called.to_string().into())])} wide=true on_close={props.on_close.clone()} testid="inside-dialog">
            <p class="muted">{ t.get("register-inside-text") }</p>
            <div class="scroll-x list-box">
                <table class="table-plain">
                    <thead><tr>
                        <th scope="col">{ t.get("register-head-device") }</th>
                        <th scope="col">{ t.get("register-head-because") }</th>
                        <th><span class="visually-hidden">{ t.get("entity-actions") }</span></th>
                    </tr></thead>
                    <tbody>{ for inside.iter().take(drawn).map(|inside| row(t, &props.ledger, inside, &on_take_back)) }</tbody>
                </table>
            </div>
            if inside.is_empty() {
                <p>{ t.get("register-no-devices") }</p>
            }
            <div class="form-actions"><Button on_click={props.on_close.clone()}>{ t.get("close") }</Button></div>
        </Dialog>
    }
}

fn row(
    t: Texts,
    ledger: &LedgerHandle,
    inside: &Inside,
    on_take_back: &Callback<EntityId>,
) -> Html {
    let unit = inside.unit;
    let called = words::name(t, ledger, Kind::Unit, &unit.to_string());
    let (tone, because) = match inside.because {
        Because::ByHand => (Tone::Warn, "register-by-hand"),
        Because::Address => (Tone::Info, "register-by-address"),
        Because::Vlan => (Tone::Info, "register-by-vlan"),
    };
    html! {
        <tr key={unit.to_string()} data-testid="inside-row">
            <td><a href={Route::Device(unit.to_string()).href()}>{ &called }</a></td>
            <td><Badge {tone}>{ t.get(because) }</Badge>{ " " }<span class="number">{ &inside.detail }</span></td>
            <td>
                if inside.because == Because::ByHand {
                    <Button small=true on_click={on_take_back.reform(move |()| unit)} testid="inside-take-back">
                        { t.get("register-take-back") }<span class="visually-hidden">{ called }</span>
                    </Button>
                }
            </td>
        </tr>
    }
}
