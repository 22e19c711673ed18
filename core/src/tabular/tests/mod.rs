//! Whole files in, tables out.

mod bad;
pub(super) mod corpus;
mod text;
mod workbook;
