//! A drawing in which people move about: what part of it is seen, and things that follow the pointer.
//!
//! While something is dragged only attributes of the drawing change, and nothing is rendered anew: that keeps a thousand devices
//! smooth.

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, NodeList, PointerEvent, WheelEvent};
use yew::NodeRef;

/// Which part of a drawing is seen, in its own lengths.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Part {
    /// The left edge.
    pub x: f64,
    /// The upper edge.
    pub y: f64,
    /// The width.
    pub width: f64,
    /// The height.
    pub height: f64,
}

/// Returns the width and height of an element, in CSS pixels.
#[must_use]
pub fn size(node: &NodeRef) -> (f64, f64) {
    let rect = node
        .cast::<Element>()
        .map(|it| it.get_bounding_client_rect());
    rect.map_or((1.0, 1.0), |rect| {
        (rect.width().max(1.0), rect.height().max(1.0))
    })
}

/// Returns where a pointer is in an element, in CSS pixels.
#[must_use]
pub fn position(node: &NodeRef, event: &web_sys::MouseEvent) -> (f64, f64) {
    let rect = node
        .cast::<Element>()
        .map(|it| it.get_bounding_client_rect());
    let (left, top) = rect.map_or((0.0, 0.0), |rect| (rect.left(), rect.top()));
    (
        f64::from(event.client_x()) - left,
        f64::from(event.client_y()) - top,
    )
}

/// Shows a part of the drawing inside of an element.
pub fn show(node: &NodeRef, part: Part) {
    let svg = node.cast::<Element>();
    let svg = svg.and_then(|it| it.query_selector("svg").ok().flatten());
    if let Some(svg) = svg {
        let Part {
            x,
            y,
            width,
            height,
        } = part;
        // Fails only for a name that no attribute can have.
        let _ = svg.set_attribute("viewBox", &format!("{x:.1} {y:.1} {width:.1} {height:.1}"));
    }
}

/// Tells the style sheet whether the drawing inside of an element is seen from near, so that its names can be read.
pub fn tell_near(node: &NodeRef, is_near: bool) {
    if let Some(element) = node.cast::<Element>() {
        // Fails only for a name that no attribute can have.
        let _ = element.toggle_attribute_with_force("data-near", is_near);
    }
}

/// Returns the key of the thing that an event happened to.
#[must_use]
pub fn key_at(event: &web_sys::MouseEvent) -> Option<String> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target
        .closest("[data-key]")
        .ok()??
        .get_attribute("data-key")
}

/// Things of a drawing that are found by their keys, to be moved many times a second.
pub struct Things(Vec<Element>);

impl Things {
    /// Finds the things of an element for which `is_meant` holds.
    #[must_use]
    pub fn find(node: &NodeRef, attribute: &str, is_meant: impl Fn(&str) -> bool) -> Self {
        let mut found = Vec::new();
        let all = node.cast::<Element>();
        let all = all.and_then(|it| it.query_selector_all(&format!("[{attribute}]")).ok());
        if let Some(all) = all {
            for nth in 0..all.length() {
                let element = all.get(nth).and_then(|it| it.dyn_into::<Element>().ok());
                let element = element.filter(|it| {
                    it.get_attribute(attribute)
                        .is_some_and(|key| is_meant(&key))
                });
                found.extend(element);
            }
        }
        Self(found)
    }

    /// Moves all of them.
    pub fn shift(&self, x: f64, y: f64) {
        self.set("transform", Some(&format!("translate({x:.1} {y:.1})")));
    }

    /// Puts all of them back.
    pub fn settle(&self) {
        self.set("transform", None);
    }

    /// Sets or removes an attribute of all of them.
    pub fn set(&self, name: &str, value: Option<&str>) {
        for element in &self.0 {
            let _ = match value {
                Some(value) => element.set_attribute(name, value),
                None => element.remove_attribute(name),
            };
        }
    }

    /// Gives the lines in all of them other corners.
    pub fn bend(&self, points: &str) {
        for element in &self.0 {
            if let Ok(Some(line)) = element.query_selector("polyline") {
                let _ = line.set_attribute("points", points);
            }
        }
    }

    /// Hides them, or shows them again.
    pub fn hide(&self, is_hidden: bool) {
        self.set("visibility", is_hidden.then_some("hidden"));
    }
}

/// Things of a drawing by their numbers: for who knows in which order they were drawn, and takes a few of thousands.
pub struct Numbered(Option<NodeList>);

impl Numbered {
    /// Finds the things of an element that have an attribute.
    #[must_use]
    pub fn find(node: &NodeRef, attribute: &str) -> Self {
        let element = node.cast::<Element>();
        Self(element.and_then(|it| it.query_selector_all(&format!("[{attribute}]")).ok()))
    }

    /// Returns things by their numbers.
    pub fn take(&self, numbers: impl IntoIterator<Item = u32>) -> Things {
        let numbers = numbers.into_iter();
        let things = numbers.filter_map(|nth| self.0.as_ref()?.get(nth)?.dyn_into().ok());
        Things(things.collect())
    }

    /// Returns the line of a thing by its number.
    #[must_use]
    pub fn line(&self, nth: u32) -> Option<Line> {
        let thing: Element = self.0.as_ref()?.get(nth)?.dyn_into().ok()?;
        thing.query_selector("polyline").ok()?.map(Line)
    }
}

/// A line of a drawing that is given other corners many times a second.
pub struct Line(Element);

impl Line {
    /// Gives it other corners.
    pub fn bend(&self, points: &str) {
        // Fails only for a name that no attribute can have.
        let _ = self.0.set_attribute("points", points);
    }
}

/// Takes everything that a pointer does until it is let go, wherever it goes.
pub fn hold(node: &NodeRef, event: &PointerEvent) {
    if let Some(element) = node.cast::<Element>() {
        // Fails where the pointer is gone already.
        let _ = element.set_pointer_capture(event.pointer_id());
    }
}

/// Listens to the wheel, of which the page does not hear then.
#[must_use]
pub fn on_wheel(node: &NodeRef, act: impl Fn(&WheelEvent) + 'static) -> Option<EventListener> {
    let element = node.cast::<Element>()?;
    let options = EventListenerOptions::enable_prevent_default();
    let heard = move |event: &web_sys::Event| {
        if let Some(event) = event.dyn_ref::<WheelEvent>() {
            event.prevent_default();
            act(event);
        }
    };
    Some(EventListener::new_with_options(
        &element, "wheel", options, heard,
    ))
}
