//! One drawing with everything around it.

mod acts;
mod head;
mod tools;

use std::rc::Rc;

use daicho_core::catalogue::field::Kind;
use daicho_core::diagram::drawio::scene::followed;
use daicho_core::diagram::graph::ask::Colours;
use daicho_core::diagram::graph::tone::Tones;
use daicho_core::diagram::record::check::{MarkState, state_of};
use daicho_core::diagram::record::drawing::Drawing;
use daicho_core::diagram::record::mark::{Form, Mark};
use daicho_core::diagram::scene::Point;
use daicho_core::ident::id::EntityId;
use daicho_core::ledger::table::Presence;
use daicho_core::topology::Topology;
use yew::prelude::*;

use super::add::{AddFile, removed};
use super::board::{Act, Board};
use super::checks::Checks;
use super::devices::Devices;
use super::opened::{Opened, Picture, use_opened};
use super::shape::seen;
use super::side::MarkSide;
use super::table::table;
use super::{missing, words};
use crate::components::badge::Tone;
use crate::components::busy::Busy;
use crate::components::button::LinkButton;
use crate::components::empty::EmptyState;
use crate::components::notice::Notice;
use crate::i18n::{Texts, use_texts};
use crate::pages::attachments::words as attached;
use crate::pages::network::Known;
use crate::pages::network::place::Place;
use crate::pages::network::words::Said;
use crate::session::handle::use_session;
use crate::session::state::LedgerHandle;
use acts::{Hands, act};
use head::Head;
use tools::tools;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct DrawingPageProps {
    pub(crate) ledger: LedgerHandle,
    pub(crate) id: EntityId,
}

/// A drawing, or that it is gone.
#[component]
pub(crate) fn DrawingPage(props: &DrawingPageProps) -> Html {
    let t = use_texts();
    let drawing = Drawing::find(&props.ledger, &props.id)
        .filter(|drawing| drawing.record().presence() != Presence::Deleted);
    let page = drawing.and_then(|drawing| drawing.page().shown().known());
    let current = drawing.and_then(|drawing| drawing.current());
    let opened = use_opened(current.map(|current| current.id()), page.unwrap_or(1));
    if drawing.is_none() {
        return html! {
            <EmptyState title={t.get("drawing-gone")} page=true testid="drawing-gone">
                <LinkButton href={Place::Drawings.href()}>{ t.get("drawings-title") }</LinkButton>
            </EmptyState>
        };
    }
    let marks: Vec<Mark<'_>> = Mark::of(&props.ledger, props.id).collect();
    let picture = match &opened {
        Opened::Ready(picture) => Some(picture.clone()),
        Opened::Waiting | Opened::Absent | Opened::Failed(_) | Opened::Refused(_) => None,
    };
    html! {
        <article class="stack" data-testid="drawing">
            <Head ledger={props.ledger.clone()} id={props.id} pages={picture.as_ref().map(|it| it.look.pages.clone()).unwrap_or_default()} is_drawio={picture.as_ref().is_some_and(|it| it.look.page.is_some())} />
            if let Some(picture) = &picture {
                { removed(t, &picture.look.removed) }
                <Desk ledger={props.ledger.clone()} drawing={props.id} edition={current.map(|current| current.id())} picture={Shared(picture.clone())} />
            } else if current.is_some() {
                { unopened(t, &opened) }
            }
            { table(t, &props.ledger, &marks, current.map(|current| current.id()), picture.as_deref()) }
            // Not folded: a file may be dropped anywhere on the page, and then its question has to be seen.
            <section class="no-print"><AddFile drawing={(props.id, page.unwrap_or(1))} /></section>
        </article>
    }
}

/// Why there is no picture, or not yet.
pub(super) fn unopened(t: Texts, opened: &Opened) -> Html {
    let (title, text) = match opened {
        Opened::Waiting | Opened::Ready(_) => {
            return html! { <Busy label={t.get("document-opening")} testid="drawing-opening" /> };
        }
        Opened::Absent => ("document-absent", t.get("document-absent-do")),
        Opened::Failed(trouble) => ("document-open-failed", attached::trouble(t, trouble)),
        Opened::Refused(why) => ("drawing-refused", words::refused(t, why)),
    };
    html! { <Notice tone={Tone::Warn} title={t.get(title)} testid="drawing-unopened"><p>{ text }</p></Notice> }
}

/// A picture that is equal to itself only.
#[derive(Clone, Debug)]
struct Shared(Rc<Picture>);

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(Clone, PartialEq, Properties)]
struct DeskProps {
    ledger: LedgerHandle,
    drawing: EntityId,
    edition: Option<EntityId>,
    picture: Shared,
}

/// The picture with tools, and what is beside it.
#[component]
fn Desk(props: &DeskProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let tool = use_state_eq(|| None::<Form>);
    let chosen = use_state_eq(|| None::<EntityId>);
    let held = use_state_eq(|| None::<EntityId>);
    let zoom = use_state_eq(|| 1_u8);
    let known = use_memo(props.ledger.clone(), Known::of);
    let known_rc = known.clone();
    let colours = use_state_eq(|| Colours::Findings);
    let marks = use_memo(
        (props.clone(), t.0, *colours),
        move |(props, _, colours)| {
            let marks: Vec<Mark<'_>> = Mark::of(&props.ledger, props.drawing).collect();
            known_rc
                .as_ref()
                .as_ref()
                .map(|known| {
                    let (network, said) = (Topology::of(&known.list), Said(t));
                    let tones = Tones::of(&network, &known.findings, *colours, &said, known.today);
                    seen(t, &tones, &marks, props.edition, &props.picture.0)
                })
                .unwrap_or_default()
        },
    );
    let hands = Hands {
        session,
        tool: tool.setter(),
        chosen: chosen.setter(),
        held: held.setter(),
    };
    let on_act = {
        let hands = hands.clone();
        let (props, in_hand) = (props.clone(), *held);
        Callback::from(move |done: Act| act(t, &hands, &props, in_hand, done))
    };
    let Some(known) = known.as_ref() else {
        return Html::default();
    };
    // A device in the hand is put down as a pin, whatever the tool was.
    let in_use = if held.is_some() {
        Some(Form::Pin)
    } else {
        *tool
    };
    let shapes = props.picture.0.shapes.as_ref();
    let states: Vec<(EntityId, MarkState)> = Mark::of(&props.ledger, props.drawing)
        .map(|mark| (mark.id(), state_of(&mark, props.edition, shapes)))
        .collect();
    let unfit: Vec<(EntityId, MarkState)> = states
        .iter()
        .filter(|(_, state)| *state != MarkState::Fits)
        .copied()
        .collect();
    let of_chosen = states.iter().find(|(id, _)| Some(*id) == *chosen).copied();
    let on_choose = on_act.reform(Act::Choose);
    let on_pick = {
        let (held, in_hand) = (held.setter(), *held);
        Callback::from(move |unit| held.set(Some(unit).filter(|_| in_hand != Some(unit))))
    };
    let units: Vec<EntityId> = props
        .ledger
        .records(Kind::Unit.as_str())
        .map(|record| record.id())
        .collect();
    html! {
        <>
            <Checks ledger={props.ledger.clone()} marks={unfit} moved={moved(props)} edition={props.edition} on_choose={on_choose.clone()} />
            { tools(t, in_use, &hands, &colours, &zoom, &on_act) }
            <div class="diagram-page drawing-desk">
                <Board picture={props.picture.0.clone()} label={t.get("drawing-board")} marks={marks} tool={in_use} chosen={*chosen} zoom={*zoom} on_act={on_act.clone()} />
                <div class="stack-s diagram-side">
                    if let Some((id, state)) = of_chosen {
                        <MarkSide key={id.to_string()} ledger={props.ledger.clone()} {id} {state} {units} on_close={on_choose.reform(|()| None)} on_delete={on_act.reform(Act::Delete)} />
                    }
                    <section class="card stack-s">
                        <h2>{ t.get("drawing-missing") }</h2>
                        <p class="small muted">{ t.get(if held.is_some() { "drawing-held" } else { "drawing-missing-text" }) }</p>
                        <Devices ledger={props.ledger.clone()} units={missing(known, &[props.drawing])} most={50} label={t.get("drawing-missing-find")} held={*held} {on_pick} can_drag=true testid="missing" />
                    </section>
                </div>
            </div>
        </>
    }
}

/// The marks that nobody has looked at on this edition and whose shape stands elsewhere on it.
fn moved(props: &DeskProps) -> Vec<(EntityId, Point)> {
    let picture = &props.picture.0;
    let Some(page) = &picture.look.page else {
        return Vec::new();
    };
    let of = |mark: Mark<'_>| {
        let is_open =
            state_of(&mark, props.edition, picture.shapes.as_ref()) == MarkState::NotChecked;
        let shape = mark.shape().shown().known().filter(|_| is_open)?;
        match mark.points().shown().known()?.as_slice() {
            [at] => Some((mark.id(), followed(page, shape, *at)?)),
            _ => None,
        }
    };
    Mark::of(&props.ledger, props.drawing)
        .filter_map(of)
        .collect()
}
