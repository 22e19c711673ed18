//! Tests of forms.

mod catalogue;
mod meaning;
mod proposal;
mod reading;
