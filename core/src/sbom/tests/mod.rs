//! Tests of the readers.

mod compare;
mod corpus;
mod cyclonedx;
mod repository;
mod spdx;
mod swid;
mod table;
