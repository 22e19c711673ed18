//! The rules of Daicho, a ledger of a hospital's networked medical devices.
//!
//! A module uses only those listed above it:
//!
//! | module | what it holds |
//! |---|---|
//! | [`ident`] | newtyped ids, hashes, dates, the `Parsed`/`Diagnostic` pair |
//! | [`ledger`] | commits, records, merge, conflicts; knows no device |
//! | [`catalogue`] | what a field is: type, section, headers, choices; the folding of words |
//! | [`view`] | records as typed values |
//! | [`facility`] | organizations, people, roles, contacts, departments |
//! | [`network`] | zones, links, remote-maintenance lines, trust boundaries, what is carried in |
//! | [`agreement`] | contracts: with whom, over what, from when to when |
//! | [`device`] | models, units, network interfaces and their identifiers; the field catalogue |
//! | [`document`] | attached files: what they are, what they are about, who may see them |
//! | [`linkage`] | units that may be the same physical device: finding, joining, telling them apart |
//! | [`backup`] | copies outside the browser: which are kept, when to remind |
//! | [`tabular`] | CSV and spreadsheets: encodings, headers, mapping, matching, writers |
//! | [`sbom`] | software bills of materials: readers, one component model, what an SBOM lacks, a hospital's repository |
//! | [`mds2`] | disclosure statements of makers: readers, the catalogue of questions, what the answers mean |
//! | [`recognise`] | what a file is: told from its content, guessed from its name |
//! | [`disclosure`] | what makers owe about their products, what was asked for, what is there |
//! | [`topology`] | which device lies in which zone, what reaches what, what is wrong with it |
//! | [`directory`] | whom to call about a device, and what is not known of that; the code on its card |
//! | [`diagram`] | network diagrams: drawn from the ledger, and drawings of others with marks on them |
//! | [`discover`] | what other tools saw on the network: readers, and reconciliation with the ledger |
//! | [`contract`] | who answers for what: templates of clauses, annexes made of them, responsibilities |
//! | [`exchange`] | bundles: ledgers as files, verified, whole or in part |
//!
//! Absent on purpose: a clock, randomness, I/O, async and browser types. Dates and ids are arguments, so that the
//! same inputs give the same bytes natively and in the browser.

pub mod agreement;
pub mod backup;
pub mod catalogue;
pub mod contract;
pub mod device;
pub mod diagram;
pub mod directory;
pub mod disclosure;
pub mod discover;
pub mod document;
pub mod exchange;
pub mod facility;
pub mod ident;
pub mod ledger;
pub mod linkage;
pub mod mds2;
pub mod network;
pub mod recognise;
pub mod sbom;
pub mod tabular;
pub mod topology;
#[cfg(test)]
mod trial;
pub mod view;
