//! The form of a device: a new one, a copy, or one that is edited.

mod bar;
mod desk;
pub mod entry_field;
mod interfaces;
mod model_part;
mod page;
mod questions;
pub mod read;
mod sections;
mod start;
pub mod suggestions;

pub use page::{DeviceFormPage, Target};
