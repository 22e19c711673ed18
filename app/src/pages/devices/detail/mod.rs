//! One device: everything that is known of it.

mod actions;
mod conflicts;
mod contracts;
mod history;
mod model_card;
mod page;
mod past;
mod reach;
mod sheet;

pub use page::{DevicePage, NotThere};
