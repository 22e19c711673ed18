//! The page itself: measuring, focus, dialogs, forms and attributes of the document element.
use std::collections::BTreeMap;

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{
    Document, Element, FocusOptions, FormData, HtmlDialogElement, HtmlElement, HtmlFormElement,
    HtmlInputElement,
};
use yew::prelude::*;

/// Sets a CSS custom property such as `--table-height`. Unlike a `style` attribute, the page's policy allows this.
pub fn set_property(node: &NodeRef, name: &str, value: &str) {
    if let Some(element) = node.cast::<Element>() {
        set_on(&element, name, value);
    }
}

fn set_on(element: &Element, name: &str, value: &str) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        // Fails only on a read-only style declaration, which an element's own never is.
        let _ = element.style().set_property(name, value);
    }
}

/// Returns how far `node` is scrolled down and how high its visible part is, in CSS pixels.
pub fn scroll_state(node: &NodeRef) -> Option<(f64, f64)> {
    let element = node.cast::<Element>()?;
    Some((
        f64::from(element.scroll_top()),
        f64::from(element.client_height()),
    ))
}

/// Scrolls `node` down to `top` CSS pixels.
pub fn scroll_to(node: &NodeRef, top: f64) {
    if let Some(element) = node.cast::<Element>() {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "a scroll position is far below 2^31"
        )]
        element.set_scroll_top(top as i32);
    }
}

/// Returns the laid-out height of the first element inside `node` that matches `selector`, in CSS pixels.
pub fn height_of(node: &NodeRef, selector: &str) -> Option<f64> {
    let found = node
        .cast::<Element>()?
        .query_selector(selector)
        .ok()
        .flatten()?;
    let height = found.get_bounding_client_rect().height();
    (height > 0.0).then_some(height)
}

/// Moves the keyboard focus to `node`.
pub fn focus(node: &NodeRef) {
    if let Some(element) = node.cast::<HtmlElement>() {
        let _ = element.focus();
    }
}

/// Shows the top of the page and moves the keyboard focus to `node`, as a full page load would.
pub fn arrive(node: &NodeRef) {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
    if let Some(element) = node.cast::<HtmlElement>() {
        // The part that takes the focus begins below banners, which would be scrolled out of sight.
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = element.focus_with_options(&options);
    }
}

/// Scrolls the page to the element with this id, if there is one.
pub fn reveal(id: &str) {
    if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
        element.scroll_into_view();
    }
}

/// Scrolls `node` so that the first element inside that matches `selector` is in its visible part; the page stays where it is.
pub fn show_inside(node: &NodeRef, selector: &str) {
    let Some(list) = node.cast::<Element>() else {
        return;
    };
    if let Ok(Some(found)) = list.query_selector(selector) {
        let (frame, found) = (
            list.get_bounding_client_rect(),
            found.get_bounding_client_rect(),
        );
        let above = (frame.top() - found.top()).max(0.0);
        let below = (found.bottom() - frame.bottom()).max(0.0);
        scroll_to(node, f64::from(list.scroll_top()) - above + below);
    }
}

/// Moves the keyboard focus to the first element inside `node` that matches `selector`, and opens what it is folded into.
pub fn focus_first(node: &NodeRef, selector: &str) {
    let found = node
        .cast::<Element>()
        .and_then(|element| element.query_selector(selector).ok().flatten());
    let Some(found) = found else {
        return;
    };
    if let Ok(Some(folded)) = found.closest("details") {
        // Fails only on a name that is no attribute name.
        let _ = folded.set_attribute("open", "");
    }
    if let Some(element) = found.dyn_ref::<HtmlElement>() {
        let _ = element.focus();
    }
}

/// Opens `node`, a `<dialog>`, in front of everything else; nothing happens if it is open.
pub fn show_modal(node: &NodeRef) {
    if let Some(dialog) = node.cast::<HtmlDialogElement>()
        && !dialog.open()
    {
        // Fails if the dialog is not in the page, and then there is nothing to show.
        let _ = dialog.show_modal();
    }
}

/// Returns whether a dialog is open in front of the page.
pub fn has_open_dialog() -> bool {
    let found = document().and_then(|page| page.query_selector("dialog[open]").ok().flatten());
    found.is_some()
}

/// Closes `node`, a `<dialog>`.
pub fn close_dialog(node: &NodeRef) {
    if let Some(dialog) = node.cast::<HtmlDialogElement>() {
        dialog.close();
    }
}

/// Sets `--column-width` of each `<col>` in `node`, a `<colgroup>`, and their sum as `--table-width` of its table.
pub fn set_column_widths(node: &NodeRef, widths: &[u32]) {
    let Some(group) = node.cast::<Element>() else {
        return;
    };
    let children = group.children();
    for (index, width) in (0_u32..).zip(widths) {
        if let Some(column) = children.item(index) {
            set_on(&column, "--column-width", &format!("{width}px"));
        }
    }
    if let Some(table) = group.parent_element() {
        let sum: u32 = widths.iter().sum();
        set_on(&table, "--table-width", &format!("{sum}px"));
    }
}

/// Returns whether `event` came from the element with this id itself, not from one inside it.
pub fn is_from(event: &KeyboardEvent, id: &str) -> bool {
    event
        .target_dyn_into::<Element>()
        .is_some_and(|element| element.id() == id)
}

/// Sets the text of `node`, an input or text area, once; what the person types later stays.
pub fn set_value(node: &NodeRef, value: &str) {
    if let Some(input) = node.cast::<HtmlInputElement>() {
        input.set_value(value);
    } else if let Some(area) = node.cast::<web_sys::HtmlTextAreaElement>() {
        area.set_value(value);
    } else if let Some(select) = node.cast::<web_sys::HtmlSelectElement>() {
        select.set_value(value);
    }
}

/// Returns the text of `node`, an input, text area or select.
pub fn value_of(node: &NodeRef) -> String {
    if let Some(input) = node.cast::<HtmlInputElement>() {
        input.value()
    } else if let Some(area) = node.cast::<web_sys::HtmlTextAreaElement>() {
        area.value()
    } else if let Some(select) = node.cast::<web_sys::HtmlSelectElement>() {
        select.value()
    } else {
        String::new()
    }
}

/// Sets the text of `node`, an input, if it has another one; the caret stays where it is if not.
pub fn set_value_if_other(node: &NodeRef, value: &str) {
    if let Some(input) = node.cast::<HtmlInputElement>()
        && input.value() != value
    {
        input.set_value(value);
    }
}

/// Ticks or clears `node`, a checkbox, once; what the person does later stays.
pub fn set_checked(node: &NodeRef, checked: bool) {
    if let Some(input) = node.cast::<HtmlInputElement>() {
        input.set_checked(checked);
    }
}

/// Folds `node`, a `<details>`, as nobody needs it any more.
pub fn fold(node: &NodeRef) {
    if let Some(details) = node.cast::<Element>() {
        // Fails only for a name that no attribute can have.
        let _ = details.remove_attribute("open");
    }
}

/// Sets the third state of a checkbox: neither all nor none.
pub fn set_indeterminate(node: &NodeRef, mixed: bool) {
    if let Some(input) = node.cast::<HtmlInputElement>() {
        input.set_indeterminate(mixed);
    }
}

/// Reads the named fields of the form that sent `event`. Of several fields with one name the last counts.
pub fn form_values(event: &SubmitEvent) -> BTreeMap<String, String> {
    let mut values = BTreeMap::new();
    let Some(form) = event.target_dyn_into::<HtmlFormElement>() else {
        return values;
    };
    if let Ok(data) = FormData::new_with_form(&form) {
        for entry in data.entries().into_iter().flatten() {
            let pair = js_sys::Array::from(&entry);
            if let (Some(name), Some(value)) = (pair.get(0).as_string(), pair.get(1).as_string()) {
                values.insert(name, value);
            }
        }
    }
    values
}

/// Returns the text of the input or select that sent `event`.
pub fn input_value(event: &Event) -> String {
    let Some(target) = event.target() else {
        return String::new();
    };
    if let Some(input) = target.dyn_ref::<HtmlInputElement>() {
        input.value()
    } else if let Some(select) = target.dyn_ref::<web_sys::HtmlSelectElement>() {
        select.value()
    } else {
        String::new()
    }
}

/// Returns the first file chosen in the file input that sent `event`, and empties the input so that the same file can
/// be chosen again.
pub fn chosen_file(event: &Event) -> Option<web_sys::File> {
    let input = event.target_dyn_into::<HtmlInputElement>()?;
    let file = input.files()?.get(0)?;
    input.set_value("");
    Some(file)
}

/// Returns the files that were just chosen in a file input of several, and empties it, so that the same ones can be chosen again.
pub fn chosen_files(event: &Event) -> Vec<web_sys::File> {
    let Some(input) = event.target_dyn_into::<HtmlInputElement>() else {
        return Vec::new();
    };
    let list = input.files();
    let files = list
        .iter()
        .flat_map(|list| (0..list.length()).filter_map(|nth| list.get(nth)));
    let files = files.collect();
    input.set_value("");
    files
}

/// Clicks `node`: opens the file chooser of a hidden file input.
pub fn click(node: &NodeRef) {
    if let Some(element) = node.cast::<HtmlElement>() {
        element.click();
    }
}

/// Sets an attribute of the `<html>` element, or removes it.
pub fn set_root_attribute(name: &str, value: Option<&str>) {
    let Some(root) = document().and_then(|document| document.document_element()) else {
        return;
    };
    // Fails only on a name that is no attribute name.
    let _ = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
}

/// Sets the title of the browser tab.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Opens the browser's window for printing the page.
pub fn print() {
    if let Some(window) = web_sys::window() {
        let _ = window.print();
    }
}

/// Calls `run` on every `event` of the window until the returned listener is dropped.
pub fn on_window(event: &'static str, run: impl Fn() + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, event, move |_| run()))
}

/// Has the browser ask before the tab is closed, until the returned listener is dropped.
pub fn ask_before_leaving() -> Option<EventListener> {
    ask_before_leaving_if(|| true)
}

/// Has the browser ask before the tab is closed when `unsaved` says so, until the returned listener is dropped.
pub fn ask_before_leaving_if(unsaved: impl Fn() -> bool + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    let options = EventListenerOptions::enable_prevent_default();
    let ask = move |event: &Event| {
        if unsaved() {
            event.prevent_default();
        }
    };
    Some(EventListener::new_with_options(
        &window,
        "beforeunload",
        options,
        ask,
    ))
}

fn document() -> Option<Document> {
    web_sys::window()?.document()
}
