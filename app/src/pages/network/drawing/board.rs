//! The picture, on which marks are put and moved with mouse, finger or keys.

mod hand;

use std::cell::RefCell;
use std::rc::Rc;

use daicho_core::diagram::record::mark::Form;
use daicho_core::diagram::scene::Point;
use daicho_core::ident::id::EntityId;
use yew::prelude::*;

use super::opened::Picture;
use super::shape::{Seen, WIDTH, draw};
use crate::browser::canvas::size;
use crate::browser::drag;
use crate::components::badge::Tone;
use crate::components::notice::Notice;
use crate::i18n::use_texts;
use hand::Hand;

/// Something that a person did to the picture.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Act {
    /// Chose a mark, or none.
    Choose(Option<EntityId>),
    /// Put a new mark somewhere.
    Put(Form, Vec<Point>),
    /// Dragged a device to a place.
    Drop(EntityId, Point),
    /// Moved a mark.
    Move(EntityId, Vec<Point>),
    /// Deleted one.
    Delete(EntityId),
}

#[derive(Clone, Properties)]
pub(super) struct BoardProps {
    pub(super) picture: Rc<Picture>,
    pub(super) label: AttrValue,
    pub(super) marks: Rc<Vec<Seen>>,
    /// What a press puts; `None` while marks are chosen and moved.
    pub(super) tool: Option<Form>,
    pub(super) chosen: Option<EntityId>,
    /// How near one is, from 1.
    pub(super) zoom: u8,
    pub(super) on_act: Callback<Act>,
}

impl PartialEq for BoardProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.picture, &other.picture)
            && self.marks == other.marks
            && (self.tool, self.chosen, self.zoom) == (other.tool, other.chosen, other.zoom)
            && self.on_act == other.on_act
    }
}

/// Everything that a handler works with.
struct Work {
    node: NodeRef,
    props: BoardProps,
    height: f64,
}

/// The picture with its marks.
#[component]
pub(super) fn Board(props: &BoardProps) -> Html {
    let t = use_texts();
    let node = use_node_ref();
    let image = use_node_ref();
    let hand = use_mut_ref(Hand::default);
    let (width, height) = props.picture.look.size;
    let stated = f64::from(height) / f64::from(width.max(1));
    // What the browser draws counts: a photograph may be turned, which its header does not say.
    let ratio = use_state_eq(|| stated);
    let is_broken = use_state_eq(|| false);
    let onload = {
        let (image, ratio) = (image.clone(), ratio.setter());
        move |_: Event| {
            let (width, height) = size(&image);
            ratio.set(height / width);
        }
    };
    let onerror = {
        let is_broken = is_broken.setter();
        move |_: Event| is_broken.set(true)
    };
    let height = WIDTH * *ratio;
    let down = with(&node, &hand, props, height, Hand::down);
    let motion = with(&node, &hand, props, height, Hand::motion);
    let up = with(&node, &hand, props, height, Hand::up);
    let drop = with(&node, &hand, props, height, Hand::drop);
    let ondragover = |event: DragEvent| drag::allow(&event);
    let keys = with(&node, &hand, props, height, Hand::key);
    let keys_up = with(&node, &hand, props, height, Hand::key_up);
    let gone = with(
        &node,
        &hand,
        props,
        height,
        |hand: &mut Hand, work: &Work, _: FocusEvent| hand.settle(work),
    );
    if *is_broken {
        return html! {
            <Notice tone={Tone::Danger} title={t.get("drawing-refused")} testid="drawing-broken"><p>{ t.get("drawing-error-not-drawn") }</p></Notice>
        };
    }
    let marks = props.marks.iter().map(|seen| {
        let (on_act, id) = (props.on_act.clone(), seen.id);
        let onfocus = Callback::from(move |_| on_act.emit(Act::Choose(Some(id))));
        let is_chosen = props.chosen == Some(id);
        draw(
            t,
            seen,
            is_chosen,
            height,
            1.0 / f64::from(props.zoom.max(1)),
            onfocus,
        )
    });
    html! {
        <div class="board" data-testid="board" tabindex="0" role="region" aria-label={props.label.clone()}>
            <div class={classes!("board-sheet", format!("board-near-{}", props.zoom))} data-tool={props.tool.map_or("choose", Form::code)}>
                <img ref={image} src={props.picture.url.as_str().to_owned()} alt="" draggable="false" {onload} {onerror} data-testid="board-picture" />
                <svg ref={node} viewBox={format!("0 0 {WIDTH} {height:.1}")} preserveAspectRatio="none" data-testid="board-marks"
                    onpointerdown={down} onpointermove={motion} onpointerup={up.clone()} onpointercancel={up}
                    onkeydown={keys} onkeyup={keys_up} onfocusout={gone} {ondragover} ondrop={drop}>
                    { for marks }
                    <g data-draft="yes"><polyline class="mark-draft" points="" vector-effect="non-scaling-stroke" /></g>
                </svg>
            </div>
        </div>
    }
}

fn with<E: 'static>(
    node: &NodeRef,
    hand: &Rc<RefCell<Hand>>,
    props: &BoardProps,
    height: f64,
    act: impl Fn(&mut Hand, &Work, E) -> Option<Act> + 'static,
) -> Callback<E> {
    let (hand, on_act) = (hand.clone(), props.on_act.clone());
    let work = Work {
        node: node.clone(),
        props: props.clone(),
        height,
    };
    Callback::from(move |event| {
        // The hand is free again before anything follows, as that may come back to it.
        let act = act(&mut hand.borrow_mut(), &work, event);
        if let Some(act) = act {
            on_act.emit(act);
        }
    })
}
