//! Files that are dragged over the page. Where nobody takes them, the browser would leave the page to open them.

use std::rc::Rc;

use gloo_events::{EventListener, EventListenerOptions, EventListenerPhase};
use wasm_bindgen::prelude::*;
use web_sys::{DataTransfer, DragEvent, Event, File};

/// What happens to files over the page.
#[derive(Clone, Debug)]
pub enum Drag {
    /// They are held over it.
    Over,
    /// They are no longer.
    Gone,
    /// They were let go: at least one.
    Dropped(Vec<File>),
}

/// Who hears of dropped files.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Turn {
    /// A place for files: hears first, and what it hears of is taken.
    First,
    /// The page around it: hears of what nobody took.
    Last,
}

/// Calls `tell` for files over any part of the page until the returned listeners are dropped. Texts and links that are
/// dragged are left alone.
pub fn on_files(turn: Turn, tell: impl Fn(Drag) + 'static) -> Vec<EventListener> {
    let tell = Rc::new(tell);
    let over = {
        let tell = Rc::clone(&tell);
        move |event: &Event| {
            if files_of(event).is_some() {
                event.prevent_default();
                tell(Drag::Over);
            }
        }
    };
    let gone = {
        let tell = Rc::clone(&tell);
        move |event: &Event| {
            let drag = event.dyn_ref::<DragEvent>();
            // Moving from one element to the next is no leaving.
            if drag.is_some_and(|drag| drag.related_target().is_none()) {
                tell(Drag::Gone);
            }
        }
    };
    let dropped = move |event: &Event| {
        let Some(files) = files_of(event).filter(|_| !event.default_prevented()) else {
            return;
        };
        event.prevent_default();
        tell(Drag::Gone);
        if let Some(list) = files.files()
            && list.length() > 0
        {
            let files = (0..list.length()).filter_map(|nth| list.get(nth));
            tell(Drag::Dropped(files.collect()));
        }
    };
    let listeners = [
        listen("dragover", turn, over),
        listen("dragleave", turn, gone),
        listen("drop", turn, dropped),
    ];
    listeners.into_iter().flatten().collect()
}

fn listen(
    event: &'static str,
    turn: Turn,
    run: impl Fn(&Event) + 'static,
) -> Option<EventListener> {
    let options = EventListenerOptions {
        phase: match turn {
            Turn::First => EventListenerPhase::Capture,
            Turn::Last => EventListenerPhase::Bubble,
        },
        passive: false,
    };
    let window = web_sys::window()?;
    Some(EventListener::new_with_options(
        &window, event, options, run,
    ))
}

fn files_of(event: &Event) -> Option<DataTransfer> {
    let data = event.dyn_ref::<DragEvent>()?.data_transfer()?;
    data.types()
        .includes(&JsValue::from_str("Files"), 0)
        .then_some(data)
}
