//! The list of devices.

mod chips;
mod columns_dialog;
mod filter_panel;
mod page;
mod rows;
mod selection_bar;
mod toolbar;
mod use_view;

pub use page::DevicesPage;
