//! Tests of the readers.

mod breakdown;
mod compare;
mod corpus;
mod cyclonedx;
mod export;
mod fuzz;
mod hostile;
mod raw;
mod repository;
mod several;
mod spdx;
mod swid;
mod table;
