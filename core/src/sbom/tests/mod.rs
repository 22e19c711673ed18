//! Tests of the readers.

mod corpus;
mod cyclonedx;
mod spdx;
mod swid;
