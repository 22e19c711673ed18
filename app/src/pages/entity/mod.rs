//! The form of anything that the catalogue of fields describes, other than a device.
//!
//! | module | what it holds |
//! |---|---|
//! | [`form`] | the form in front of a page |
//! | [`input`] | its inputs, by the types of the fields |

pub mod form;
pub mod input;
