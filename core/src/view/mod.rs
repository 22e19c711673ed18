//! Records of the ledger as typed values.
//!
//! The ledger holds texts under field keys. A view borrows a record and reads its fields as what they mean, each as a
//! [`Reading`](reading::Reading): known, kept but not understood, unknown and why, disputed, or absent. A view copies nothing and
//! changes nothing, so that fields which this version does not know stay where they are; [`Entity::other_fields`](entity::Entity::other_fields)
//! lists them.
//!
//! | module | what it holds |
//! |---|---|
//! | [`reading`] | what a record says of one field |
//! | [`entity`] | what all views have in common |
//! | [`parse`] | texts, names, codes and references as the readings of a view |
//!
//! The views themselves stand where their subject is: [`crate::facility::view`] and [`crate::device::view`].

pub mod entity;
pub mod parse;
pub mod reading;
