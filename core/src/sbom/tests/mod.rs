//! Tests of the readers.

mod compare;
mod corpus;
mod cyclonedx;
mod raw;
mod repository;
mod several;
mod spdx;
mod swid;
mod table;
