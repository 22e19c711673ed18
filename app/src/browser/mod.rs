//! What Daicho asks of the browser beside the database: each thing behind a small interface of our own, so that no other
//! module but the store touches `web-sys`.
//!
//! | module | what it holds |
//! |---|---|
//! | [`address`] | which page the address asks for |
//! | [`carried`] | a text that the tab keeps while it loads the site again |
//! | [`channel`] | word from tab to tab |
//! | [`canvas`] | a drawing in which people move about |
//! | [`clipboard`] | texts for other programs |
//! | [`clock`] | the time and today's date |
//! | [`dom`] | the page: fields, focus, listeners |
//! | [`drag`] | things of the page that are dragged to another place of it |
//! | [`mod@drop`] | files dragged over the page |
//! | [`fetch`] | files that came with the program |
//! | [`files`] | reading a chosen file, handing one out |
//! | [`language`] | what the browser's user reads |
//! | [`locks`] | one writer at a time |
//! | [`object_url`] | bytes under an address, for frames |
//! | [`pause`] | letting the page draw and answer |
//! | [`picture`] | an SVG file as PNG |
//! | [`random`] | ids that nobody else has |
//! | [`site`] | the program's own files and their version |
//! | [`storage`] | how much space there is, and whether the browser may clear it |
//! | [`theme`] | light or dark, before the store is open |
//! | [`wire`] | messages between the page and its worker |
//!
//! All of it works in the page and in the worker, except [`address`], [`dom`], [`mod@drop`], [`fetch`], [`site`], [`theme`]
//! and [`files::download`], which need a page.

pub mod address;
pub mod canvas;
pub mod carried;
pub mod channel;
pub mod clipboard;
pub mod clock;
pub mod dom;
pub mod drag;
pub mod drop;
pub mod fetch;
pub mod files;
pub mod folder;
pub mod language;
pub mod locks;
pub mod object_url;
pub mod pause;
pub mod picture;
pub mod random;
mod scope;
pub mod sight;
pub mod site;
pub mod storage;
pub mod theme;
pub mod wire;
