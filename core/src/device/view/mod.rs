//! Devices as typed values: a unit, its model, its network interfaces.
//!
//! ```text
//! DeviceUnit ──model──▶ DeviceModel ──manufacturer──▶ Organization
//!     └──interfaces──▶ NetworkInterface
//! ```
//!
//! What a model is known for ([`ModelFields`](model::ModelFields)) can be asked of a unit too: then its own value counts before that of its
//! model.

pub mod interface;
pub mod label;
pub mod model;
#[cfg(test)]
mod tests;
pub mod unit;
