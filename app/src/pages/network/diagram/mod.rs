//! The network as a picture.
//!
//! | module | what it holds |
//! |---|---|
//! | [`asked`] | what the address asks to see |
//! | [`canvas`] | the picture, in which people move about |
//! | [`tools`] | what is above the picture |
//! | [`side`] | what is said of the thing that was chosen |
//! | [`drawn`] | the picture in the making |
//! | [`export`] | the picture as a file, and on paper |

mod asked;
mod canvas;
mod drawn;
mod export;
mod side;
mod tools;

use std::rc::Rc;

use daicho_core::diagram::layout::moved;
use daicho_core::diagram::record::placement;
use daicho_core::diagram::scene::Point;
use daicho_core::network::element::ElementKey;
use daicho_core::topology::Topology;
use daicho_core::topology::place::put;
use yew::prelude::*;

use super::Known;
use super::place::Place;
use super::table::DiagramTable;
use super::words::{end_name, name};
use crate::browser::random;
use crate::components::button::{ButtonKind, LinkButton};
use crate::components::dialog::Confirm;
use crate::components::empty::EmptyState;
use crate::i18n::use_texts;
use crate::route::Route;
use crate::session::edit::Edit;
use crate::session::handle::use_session;
use crate::session::state::LedgerHandle;
use asked::Asked;
use canvas::{Canvas, Dropped};
use drawn::Drawn;
use side::Side;
use tools::Tools;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct DiagramPageProps {
    pub(super) ledger: LedgerHandle,
    /// What comes behind `?`.
    pub(super) query: AttrValue,
}

/// The diagram with everything around it.
#[component]
pub(super) fn DiagramPage(props: &DiagramPageProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let ledger = props.ledger.clone();
    let known = use_memo(ledger.clone(), Known::of);
    let asked = use_memo((ledger.clone(), props.query.clone()), |(ledger, query)| {
        Asked::parse(ledger, query)
    });
    let drawn = {
        let known = known.clone();
        use_memo(
            (ledger.clone(), asked.clone(), t.0),
            move |(_, asked, _)| {
                known
                    .as_ref()
                    .as_ref()
                    .map(|known| Rc::new(Drawn::of(known, asked, t)))
            },
        )
    };
    let chosen = use_state_eq(|| None::<ElementKey>);
    let into = use_state_eq(|| None::<Dropped>);
    let (Some(known), Some(drawn)) = (known.as_ref(), drawn.as_ref()) else {
        return Html::default();
    };
    if drawn.scene.shapes.is_empty() && *asked == Asked::default() {
        return empty(t);
    }
    let on_move = {
        let (session, drawn, asked, ledger, into) = (
            session.clone(),
            drawn.clone(),
            asked.clone(),
            ledger.clone(),
            into.setter(),
        );
        Callback::from(move |dropped: Dropped| {
            if dropped.onto.is_some() {
                into.set(Some(dropped));
                return;
            }
            if let Some(at) = moved(&drawn.scene, dropped.key, dropped.by) {
                let changes = placement::place(&ledger, asked.view, dropped.key, at);
                session.commit(Edit::new("move", changes));
            }
        })
    };
    let on_choose = {
        let chosen = chosen.setter();
        Callback::from(move |key| chosen.set(key))
    };
    let on_turn = {
        let asked = asked.clone();
        Callback::from(move |key: ElementKey| asked.turned(key).go())
    };
    let on_close = {
        let into = into.setter();
        Callback::from(move |()| into.set(None))
    };
    html! {
        <>
            <Tools ledger={ledger.clone()} asked={asked.clone()} drawn={drawn.clone()} on_choose={on_choose.clone()} />
            <div class="diagram-page">
                <Canvas drawn={drawn.clone()} asked={asked.clone()} chosen={*chosen} {on_move} on_choose={on_choose.clone()} on_turn={on_turn.clone()} />
                if let Some(key) = *chosen {
                    <Side ledger={ledger.clone()} asked={asked.clone()} drawn={drawn.clone()} key_of={key} {on_turn} on_close={on_choose.reform(|()| None)} />
                }
            </div>
            <DiagramTable scene={drawn.scene.clone()} />
            if let Some(dropped) = *into {
                { put_into(t, &session, &ledger, known, dropped, on_close) }
            }
        </>
    }
}

/// Asks before a device that was dropped onto another zone is put into it.
fn put_into(
    t: crate::i18n::Texts,
    session: &crate::session::handle::Session,
    ledger: &LedgerHandle,
    known: &Known,
    dropped: Dropped,
    on_close: Callback<()>,
) -> Html {
    let Some(zone) = dropped.onto else {
        return Html::default();
    };
    let args = [
        ("device", name(t, ledger, dropped.key).to_string().into()),
        ("zone", end_name(t, ledger, zone).to_string().into()),
    ];
    let on_confirm = {
        let (session, list, on_close) = (session.clone(), known.list.clone(), on_close.clone());
        Callback::from(move |()| {
            let network = Topology::of(&list);
            let mut changes = daicho_core::ledger::changes::ChangeSet::new();
            for unit in units_of(&network, dropped.key) {
                changes.extend(&put(unit, Some(zone), random::entity_id()));
            }
            session.commit(
                Edit::new("zone", changes)
                    .said(t.get("network-put-done"))
                    .on_saved(on_close.clone()),
            );
        })
    };
    html! {
        <Confirm title={t.get("network-put-title")} action={t.get("network-put-action")} {on_confirm} {on_close} testid="network-put">
            <p>{ t.with("network-put-text", &args) }</p>
        </Confirm>
    }
}

/// The devices that an element stands for.
fn units_of<'n, 'a>(
    network: &'n Topology<'a>,
    key: ElementKey,
) -> Vec<&'n daicho_core::topology::standing::Standing<'a>> {
    use daicho_core::view::entity::Entity;
    match key {
        ElementKey::Unit(id) => network.unit(id).into_iter().collect(),
        ElementKey::Group { zone, model } => {
            let is_meant = |unit: &&daicho_core::topology::standing::Standing<'_>| {
                let of = unit.unit.model().shown().known();
                unit.zone() == zone && of.map(|of| of.id()) == model
            };
            network.units.iter().filter(is_meant).collect()
        }
        ElementKey::Zone(_)
        | ElementKey::Vendor(_)
        | ElementKey::Line(_)
        | ElementKey::Link(_)
        | ElementKey::Carried(_)
        | ElementKey::Boundary(_) => Vec::new(),
    }
}

fn empty(t: crate::i18n::Texts) -> Html {
    html! {
        <EmptyState title={t.get("network-empty-title")} page=true testid="network-empty">
            <p>{ t.get("network-empty-text") }</p>
            <LinkButton href={Place::Register(daicho_core::catalogue::field::Kind::Zone, String::new()).href()} kind={ButtonKind::Primary}>
                { t.get("network-empty-zones") }
            </LinkButton>
            <LinkButton href={Route::NewDevice.href()}>{ t.get("network-empty-device") }</LinkButton>
        </EmptyState>
    }
}

/// A point as far away as another was moved.
const fn by(x: i32, y: i32) -> Point {
    Point { x, y }
}
