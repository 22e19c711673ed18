//! The picture, in which people move about with mouse, finger or keys.

mod hand;
mod view;

use std::rc::Rc;

use daicho_core::diagram::scene::{Point, Shape};
use daicho_core::diagram::svg::{Theme as Colours, live};
use daicho_core::ident::id::EntityId;
use daicho_core::network::element::ElementKey;
use yew::prelude::*;

use super::asked::Asked;
use super::by;
use super::drawn::Drawn;
use crate::browser::canvas::{Things, on_wheel, position};
use crate::browser::theme::is_dark;
use crate::components::button::Button;
use crate::i18n::{Texts, use_texts};
use crate::session::handle::use_session;
use crate::session::prefs::Theme;
use hand::Hand;
use view::View;

/// Something that was dragged and let go.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Dropped {
    /// What.
    pub(super) key: ElementKey,
    /// How far.
    pub(super) by: Point,
    /// The zone that it was dropped onto, where that is another than it stands in.
    pub(super) onto: Option<EntityId>,
}

#[derive(Clone, PartialEq, Properties)]
pub(super) struct CanvasProps {
    pub(super) drawn: Rc<Drawn>,
    pub(super) asked: Rc<Asked>,
    pub(super) chosen: Option<ElementKey>,
    pub(super) on_move: Callback<Dropped>,
    pub(super) on_choose: Callback<Option<ElementKey>>,
    pub(super) on_turn: Callback<ElementKey>,
}

/// How much larger or smaller one step makes it.
const STEP: f64 = 1.25;
/// How far a key moves something.
const NUDGE: i32 = 20;

/// The picture.
#[component]
pub(super) fn Canvas(props: &CanvasProps) -> Html {
    let t = use_texts();
    let session = use_session();
    let node = use_node_ref();
    let view = use_mut_ref(View::default);
    let hand = use_mut_ref(Hand::default);
    let is_dark = is_dark(match session.prefs().theme {
        Theme::System => None,
        Theme::Light => Some(false),
        Theme::Dark => Some(true),
    });
    let colours = if is_dark {
        Colours::Dark
    } else {
        Colours::Light
    };
    let markup = use_memo((props.drawn.clone(), is_dark), |(drawn, _)| {
        AttrValue::from(live(&drawn.scene, colours))
    });
    // Another scope is another picture, which is seen whole; the same with something moved stays where it is.
    let scope = (props.asked.ask.scope, props.asked.view);
    use_effect_with((props.drawn.clone(), is_dark, scope), {
        let (node, view) = (node.clone(), view.clone());
        move |(drawn, _, scope)| view.borrow_mut().arrive(&node, drawn, *scope)
    });
    use_effect_with((props.chosen, props.drawn.clone(), is_dark), {
        let (node, view) = (node.clone(), view.clone());
        move |(chosen, drawn, _)| mark(&node, &mut view.borrow_mut(), drawn, *chosen)
    });
    use_effect_with((), {
        let (node, view) = (node.clone(), view.clone());
        move |()| {
            let wheel = on_wheel(&node.clone(), move |event| {
                let factor = if event.delta_y() > 0.0 {
                    STEP
                } else {
                    1.0 / STEP
                };
                let at = position(&node, event);
                view.borrow_mut().zoom(&node, factor, Some(at));
            });
            move || drop(wheel)
        }
    });
    let down = with(&node, &view, &hand, props, |work, event: PointerEvent| {
        work.hand.borrow_mut().down(&work, &event);
    });
    let motion = with(&node, &view, &hand, props, |work, event: PointerEvent| {
        work.hand.borrow_mut().motion(&work, &event);
    });
    let up = with(&node, &view, &hand, props, |work, event: PointerEvent| {
        let act = work.hand.borrow_mut().up(&work, &event);
        if let Some(act) = act {
            act();
        }
    });
    let twice = with(&node, &view, &hand, props, |work, event: MouseEvent| {
        let key = crate::browser::canvas::key_at(&event).and_then(|key| key.parse().ok());
        if let Some(key) = key.filter(|key| is_turned(&work.drawn, *key)) {
            work.on_turn.emit(key);
        }
    });
    let keys = with(&node, &view, &hand, props, |work, event: KeyboardEvent| {
        key(&work, &event)
    });
    let zoom = |factor: f64| {
        let (node, view) = (node.clone(), view.clone());
        Callback::from(move |()| view.borrow_mut().zoom(&node, factor, None))
    };
    let fit = {
        let (node, view, drawn) = (node.clone(), view.clone(), props.drawn.clone());
        Callback::from(move |()| view.borrow_mut().fit(&node, &drawn))
    };
    html! {
        <div class="diagram-frame">
            <div class="diagram" ref={node.clone()} tabindex="0" role="application" aria-label={t.get("network-diagram-label")}
                aria-describedby="diagram-keys diagram-said" data-testid="diagram"
                onpointerdown={down} onpointermove={motion} onpointerup={up.clone()} onpointercancel={up} ondblclick={twice} onkeydown={keys}>
                { Html::from_html_unchecked((*markup).clone()) }
            </div>
            <p id="diagram-keys" class="visually-hidden">{ t.get("network-diagram-keys") }</p>
            <p id="diagram-said" class="visually-hidden" aria-live="polite">{ said(t, props) }</p>
            <div class="diagram-zoom no-print">
                <Button small=true label={t.get("network-zoom-in")} on_click={zoom(1.0 / STEP)} testid="zoom-in">{ "＋" }</Button>
                <Button small=true label={t.get("network-zoom-out")} on_click={zoom(STEP)} testid="zoom-out">{ "－" }</Button>
                <Button small=true on_click={fit} testid="zoom-fit">{ t.get("network-zoom-fit") }</Button>
            </div>
        </div>
    }
}

/// Everything that a handler works with.
struct Work {
    node: NodeRef,
    view: Rc<std::cell::RefCell<View>>,
    hand: Rc<std::cell::RefCell<Hand>>,
    drawn: Rc<Drawn>,
    chosen: Option<ElementKey>,
    on_move: Callback<Dropped>,
    on_choose: Callback<Option<ElementKey>>,
    on_turn: Callback<ElementKey>,
}

fn with<E: 'static>(
    node: &NodeRef,
    view: &Rc<std::cell::RefCell<View>>,
    hand: &Rc<std::cell::RefCell<Hand>>,
    props: &CanvasProps,
    act: impl Fn(Work, E) + 'static,
) -> Callback<E> {
    let (node, view, hand, props) = (node.clone(), view.clone(), hand.clone(), props.clone());
    Callback::from(move |event| {
        let work = Work {
            node: node.clone(),
            view: view.clone(),
            hand: hand.clone(),
            drawn: props.drawn.clone(),
            chosen: props.chosen,
            on_move: props.on_move.clone(),
            on_choose: props.on_choose.clone(),
            on_turn: props.on_turn.clone(),
        };
        act(work, event);
    })
}

/// Shows what is chosen, and brings it into sight.
fn mark(node: &NodeRef, view: &mut View, drawn: &Drawn, chosen: Option<ElementKey>) {
    Things::find(node, "data-chosen", |_| true).set("data-chosen", None);
    if let Some(key) = chosen {
        let key_text = key.to_string();
        Things::find(node, "data-key", |it| it == key_text).set("data-chosen", Some("yes"));
        if let Some(rect) = drawn.rect(key) {
            view.bring(node, rect);
        }
    }
}

/// Whether a thing is an area or a group, which can be folded and opened.
fn is_turned(drawn: &Drawn, key: ElementKey) -> bool {
    let mut shapes = drawn.scene.shapes.iter();
    let shape = shapes.find(|shape| shape.key == key);
    shape.is_some_and(|shape| shape.look.is_area()) || matches!(key, ElementKey::Group { .. })
}

/// What is chosen, for those who do not see it.
fn said(t: Texts, props: &CanvasProps) -> String {
    let shape = props.chosen.and_then(|key| {
        let mut shapes = props.drawn.scene.shapes.iter();
        shapes.find(|shape| shape.key == key)
    });
    let Some(shape) = shape else {
        return String::new();
    };
    let mut parts = vec![shape.label.clone()];
    if shape.count > 1 {
        let args = [("count", i64::from(shape.count).into())];
        parts.push(t.with("network-devices", &args).to_string());
    }
    parts.extend(shape.details.iter().cloned());
    parts.extend(shape.signs.iter().cloned());
    parts.join(" / ")
}

fn key(work: &Work, event: &KeyboardEvent) {
    let arrow = match event.key().as_str() {
        "ArrowLeft" => Some(by(-1, 0)),
        "ArrowRight" => Some(by(1, 0)),
        "ArrowUp" => Some(by(0, -1)),
        "ArrowDown" => Some(by(0, 1)),
        _ => None,
    };
    if let Some(way) = arrow {
        match work.chosen {
            Some(key) if event.shift_key() => work.on_move.emit(Dropped {
                key,
                by: by(way.x * NUDGE, way.y * NUDGE),
                onto: None,
            }),
            from => work.on_choose.emit(next(work, from, way)),
        }
        event.prevent_default();
        return;
    }
    match (event.key().as_str(), work.chosen) {
        ("Enter" | " ", Some(key)) if is_turned(&work.drawn, key) => work.on_turn.emit(key),
        ("Escape", Some(_)) => work.on_choose.emit(None),
        ("+" | ";", _) => work.view.borrow_mut().zoom(&work.node, 1.0 / STEP, None),
        ("-", _) => work.view.borrow_mut().zoom(&work.node, STEP, None),
        ("0", _) => work.view.borrow_mut().fit(&work.node, &work.drawn),
        _ => return,
    }
    event.prevent_default();
}

/// The nearest thing in a direction; the first where nothing is chosen.
fn next(work: &Work, from: Option<ElementKey>, way: Point) -> Option<ElementKey> {
    let shapes = &work.drawn.scene.shapes;
    let Some(rect) = from.and_then(|key| work.drawn.rect(key)) else {
        return shapes.first().map(|shape| shape.key);
    };
    let here = rect.middle();
    let far = |shape: &&Shape| {
        let there = shape.rect.middle();
        let (x, y) = (i64::from(there.x - here.x), i64::from(there.y - here.y));
        let ahead = x * i64::from(way.x) + y * i64::from(way.y);
        let aside = (x * i64::from(way.y)).abs() + (y * i64::from(way.x)).abs();
        (ahead > 0 && aside <= 2 * ahead).then_some(ahead + 2 * aside)
    };
    let others = shapes.iter().filter(|shape| Some(shape.key) != from);
    let near = others
        .filter_map(|shape| Some((far(&shape)?, shape.key)))
        .min();
    near.map(|(_, key)| key).or(from)
}
