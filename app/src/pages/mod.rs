//! The pages, one folder per route. A page reads the session and passes values to components.
pub mod attachments;
pub mod conflicts;
pub mod contacts;
pub mod contracts;
pub mod copies;
pub mod devices;
pub mod documents;
pub mod duplicates;
pub mod entity;
pub mod exchange;
pub mod export;
pub mod home;
pub mod import;
pub mod network;
mod picker;
pub mod settings;
pub mod start;
pub mod trouble;
