//! Medical devices: what is known of a model, of each unit of it and of its network interfaces.

pub mod approval;
pub mod canonical;
pub mod completeness;
pub mod connection;
pub mod fields;
pub mod form;
pub mod glimpse;
pub mod gtin;
pub mod host_name;
pub(crate) mod identity;
pub mod ip;
pub mod jmdn;
pub mod joined;
pub mod list;
pub mod mac;
pub mod number;
pub mod protocol;
pub mod terms;
pub mod udi;
pub mod view;
