//! Contracts: who answers for what, from templates that a hospital can use.
//!
//! | module | what it holds |
//! |---|---|
//! | [`words`] | a text in both languages; levels, strengths, situations, parties |
//! | [`field`] | what the ledger may fill in, and the pieces of a text |
//! | [`clause`] | clauses and their groups, as a template has them |
//! | [`pattern`] | kinds of hospitals and situations, and what they need |
//! | [`library`] | a template: groups and patterns that fit together; the one that comes along |
//! | [`checklist`] | questions to ask before buying, and what to look at on delivery |
//! | [`problem`] | why a template is none |
//! | [`known`] | what the ledger knows of a contract |
//! | [`agreed`] | what was chosen and agreed of each clause of a contract |
//! | [`answered`] | what a person answered where the ledger knows nothing |
//! | [`assigned`] | who does what, other than its template says |
//! | [`own`] | clauses and kinds of hospitals that a hospital wrote itself |
//! | [`said`] | clauses, answers and tasks as people said them, found by contract |
//! | [`choice`] | which clauses an annex has, and how strong each is |
//! | [`mod@annex`] | the annex: numbered articles, filled in, with what is open |
//! | [`mod@matrix`] | who does what, and what nobody does |
//! | [`kept`] | the texts that contracts were agreed with |
//! | [`mod@suggest`] | what the ledger suggests for a contract over some devices |
//! | [`covered`] | which devices contracts cover, and which of them are gone |
//! | [`draft`] | a contract on its way: what was chosen, what was answered |
//! | [`mod@compare`] | what was agreed against what the template says |
//! | [`promise`] | what is to be done by a day |
//! | [`overview`] | all contracts: where each stands, what is wrong with it, which devices have none |
//! | [`paper`] | papers: annexes and lists of questions as they are printed, and their fixed words |
//! | [`mod@docx`] | a paper as a file for word processors |
//! | [`mod@html`] | a paper as a page of its own |
//! | [`mod@markdown`] | a paper as Markdown |
//!
//! Everything here is an aid for people to negotiate with, and no legal advice. Every clause names its source.

pub mod agreed;
pub mod annex;
pub mod answered;
pub mod assigned;
pub mod checklist;
pub mod choice;
pub mod clause;
pub mod compare;
pub mod covered;
pub mod docx;
pub mod draft;
pub mod field;
pub mod html;
pub mod kept;
pub mod known;
pub mod library;
pub mod markdown;
pub mod matrix;
pub mod overview;
pub mod own;
pub mod paper;
pub mod pattern;
pub mod problem;
pub mod promise;
pub mod said;
pub mod suggest;
pub mod words;

#[cfg(test)]
mod tests;
