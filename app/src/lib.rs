//! The browser side of Daicho: storage, worker, session, pages.
//!
//! | module | what it holds |
//! |---|---|
//! | [`app`] | the whole page: providers, frame, the page that the address asks for |
//! | [`store`] | the ledger in IndexedDB, and its twin in memory |
//! | [`worker`] | reading, matching and writing of whole lists off the main thread |
//! | [`browser`] | what the browser gives beside the database, wrapped |
//! | [`i18n`] | the words of the screen |
//! | [`components`] | building blocks of pages, which know no ledger |
//! | [`pages`] | one folder per route |
//! | [`route`] | which page the address asks for |
//! | [`leave`] | asking before typed input is lost |
//! | [`session`] | the state, its one reducer, provider and hook |

pub mod app;
pub mod browser;
pub mod components;
pub mod i18n;
pub mod leave;
pub mod pages;
pub mod route;
pub mod session;
pub mod store;
pub mod worker;
