//! Tests of the readers.

mod compare;
mod corpus;
mod cyclonedx;
mod spdx;
mod swid;
