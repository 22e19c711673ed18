//! Attached files, wherever a page shows some: the list, attaching another, what is said of one.

pub mod adding;
pub mod card;
pub mod form;
pub mod words;
