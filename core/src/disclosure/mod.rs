//! What makers owe a hospital about their products, and what is there of it.
//!
//! | module | what it holds |
//! |---|---|
//! | [`stage`] | where a product is in its life cycle |
//! | [`item`] | what is owed at which stage |
//! | [`request`] | what was asked of whom, and what became of it |
//! | [`matrix`] | every model against every item |
//! | [`enquiry`] | a form that a maker fills in and sends back |
//!
//! Nothing here says that a product is safe. That a document is there says that it was received, no more; and what is
//! neither there nor known to be refused is a gap.

pub mod enquiry;
pub mod item;
pub mod matrix;
pub mod request;
pub mod stage;

#[cfg(test)]
mod tests;
