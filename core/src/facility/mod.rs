//! The hospital, its departments and people, and the companies behind its devices.

pub mod email;
pub mod fields;
