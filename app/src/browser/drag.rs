//! Devices that are dragged from one place of the page to another.
//!
//! What is dragged goes with the drag itself: browsers end a drag at once whose element is drawn anew.

use daicho_core::ident::id::EntityId;
use web_sys::DragEvent;

/// The type of what is carried, which no other page knows.
const TYPE: &str = "application/x-daicho-unit";

/// Begins to drag a device.
pub fn begin(event: &DragEvent, unit: EntityId) {
    if let Some(carried) = event.data_transfer() {
        // Fails only where the browser refuses the drag itself.
        let _ = carried.set_data(TYPE, &unit.to_string());
        carried.set_effect_allowed("copy");
    }
}

/// Says that a device may be let go here.
pub fn allow(event: &DragEvent) {
    let types = event.data_transfer().map(|carried| carried.types());
    if types.is_some_and(|types| types.includes(&TYPE.into(), 0)) {
        event.prevent_default();
    }
}

/// Takes the device that was let go; `None` where it was something else.
#[must_use]
pub fn take(event: &DragEvent) -> Option<EntityId> {
    let text = event.data_transfer()?.get_data(TYPE).ok()?;
    let unit = text.parse().ok()?;
    event.prevent_default();
    Some(unit)
}
