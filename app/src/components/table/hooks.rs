//! What a [`VirtualTable`](super::VirtualTable) follows: its own size, where it is scrolled to, printing.
use std::cell::Cell;
use std::rc::Rc;

use yew::prelude::*;

use super::VirtualTableProps;
use super::window::{Window, rows_in};
use crate::browser::dom;

/// How far a table is scrolled, kept by the page for when the table comes back. Clones are the same place.
#[derive(Clone, Debug, Default)]
pub struct ScrollPlace(Rc<Cell<f64>>);

impl PartialEq for ScrollPlace {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl ScrollPlace {
    /// Notes the place, in CSS pixels from the top.
    pub fn set(&self, top: f64) {
        self.0.set(top);
    }

    fn top(&self) -> f64 {
        self.0.get()
    }

    /// Returns the first row that is wholly in view there.
    pub(super) fn first_row(&self) -> usize {
        let window = Window::default();
        rows_in(self.top() + window.row_height - 1.0, window.row_height)
    }
}

/// Keeps the window in step with scrolling and with the size of page and table; returns what to call on a scroll.
#[hook]
pub(super) fn use_measure(
    frame: &NodeRef,
    window: &UseStateHandle<Window>,
    props: &VirtualTableProps,
) -> Callback<()> {
    let measure = {
        let (frame, set) = (frame.clone(), window.setter());
        use_callback(props.place.clone(), move |(): (), place| {
            let row_height = dom::height_of(&frame, "thead tr").unwrap_or(36.0);
            if let Some((top, height)) = dom::scroll_state(&frame) {
                set.set(Window::at(top, height, row_height));
                if let Some(place) = place {
                    place.set(top);
                }
            }
        })
    };
    {
        let (frame, measure) = (frame.clone(), measure.clone());
        use_effect_with((props.height.clone(), props.rows), move |(height, _)| {
            if let Some(height) = height {
                dom::set_property(&frame, "--table-height", height);
            }
            measure.emit(());
        });
    }
    {
        let frame = frame.clone();
        let before = props.place.as_ref().map_or(0.0, ScrollPlace::top);
        use_effect_with((), move |()| {
            if before > 0.0 {
                dom::scroll_to(&frame, before);
            }
        });
    }
    {
        let measure = measure.clone();
        use_effect_with((), move |()| {
            let listener = dom::on_window("resize", move || measure.emit(()));
            move || drop(listener)
        });
    }
    measure
}

/// Returns whether the page is being printed; then all rows are drawn.
#[hook]
pub(super) fn use_printing() -> bool {
    let printing = use_state_eq(|| false);
    let set = printing.setter();
    use_effect_with((), move |()| {
        let after = set.clone();
        let listeners = (
            dom::on_window("beforeprint", move || set.set(true)),
            dom::on_window("afterprint", move || after.set(false)),
        );
        move || drop(listeners)
    });
    *printing
}

/// Scrolls the active row into view when another one becomes active.
#[hook]
pub(super) fn use_reveal(frame: &NodeRef, window: Window, current: usize) {
    let frame = frame.clone();
    use_effect_with(current, move |current| {
        if let Some((top, height)) = dom::scroll_state(&frame)
            && let Some(top) = window.reveal(*current, top, height)
        {
            dom::scroll_to(&frame, top);
        }
    });
}
