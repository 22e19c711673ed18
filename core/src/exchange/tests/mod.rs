//! Tests of bundles.

mod bad;
mod damage;
mod fixtures;
mod lenient;
mod round;
mod sample;
mod schema;
