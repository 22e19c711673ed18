//! The network as a picture.
//!
//! | module | what it holds |
//! |---|---|
//! | [`asked`] | what the address asks to see |
//! | [`canvas`] | the picture, in which people move about |
//! | [`tools`] | what is above the picture |
//! | [`side`] | what is said of the thing that was chosen |
//! | [`drawn`] | the picture in the making |
//! | [`put`] | putting devices into the zone that they were dropped on |
//! | [`export`] | the picture as a file, and on paper |

mod asked;
mod canvas;
mod drawn;
mod export;
mod put;
mod side;
mod tools;

use std::rc::Rc;

use daicho_core::catalogue::field::Kind;
use daicho_core::diagram::layout::moved;
use daicho_core::diagram::record::placement;
use daicho_core::diagram::scene::Point;
use daicho_core::network::element::ElementKey;
use yew::prelude::*;

use super::Known;
use super::place::Place;
use super::table::DiagramTable;
use crate::components::badge::Tone;
use crate::components::button::{ButtonKind, LinkButton};
use crate::components::empty::EmptyState;
use crate::components::notice::Notice;
use crate::i18n::{Texts, use_texts};
use crate::route::Route;
use crate::session::edit::Edit;
use crate::session::handle::use_session;
use crate::session::state::LedgerHandle;
use asked::Asked;
use canvas::{Canvas, Dropped};
use drawn::Drawn;
use put::put_into;
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
            if ledger.records(Kind::Zone.as_str()).next().is_none() {
                <Notice tone={Tone::Info} title={t.get("network-zoneless-title")} testid="network-zoneless">
                    <p>{ t.get("network-zoneless-text") }</p>
                    <div class="row"><LinkButton small=true href={Place::Register(Kind::Zone, String::new()).href()}>{ t.get("network-empty-zones") }</LinkButton></div>
                </Notice>
            }
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

fn empty(t: Texts) -> Html {
    html! {
        <EmptyState title={t.get("network-empty-title")} page=true testid="network-empty">
            <p>{ t.get("network-empty-text") }</p>
            <LinkButton href={Place::Register(Kind::Zone, String::new()).href()} kind={ButtonKind::Primary}>
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
