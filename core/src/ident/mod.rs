//! Newtyped ids, hashes and instants, keys of texts, and what every reader returns. Nothing here reads a clock or draws a random number: the caller passes them in.

pub mod date;
pub mod hash;
pub mod id;
pub mod order;
pub mod parsed;
pub mod text;
pub mod timestamp;
