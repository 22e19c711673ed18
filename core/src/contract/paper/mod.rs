//! Papers: one shape for what is printed, from which DOCX, HTML and Markdown are written.
//!
//! | module | what it holds |
//! |---|---|
//! | [`shape`] | headings, paragraphs, tables and pictures, in one language or both |
//! | [`direction`] | marks of direction that a text leaves open |
//! | [`wording`] | the fixed words of papers, in both languages |
//! | [`scribe`] | sentences of fixed words and of what is known |
//! | [`mod@annex_paper`] | an annex: parties, articles, who does what, what is open, sources |
//! | [`closing`] | its end: who does what, what is open, sources |
//! | [`duties`] | who does what, as a table |
//! | [`sources`] | where something comes from |
//! | [`mod@checklist_paper`] | a list of questions with room for answers |
//!
//! A paper says what stands on it and what each thing is; how that looks is for the writers.

pub mod annex_paper;
pub mod checklist_paper;
mod closing;
pub mod direction;
mod duties;
mod scribe;
pub mod shape;
mod sources;
pub mod wording;

#[cfg(test)]
pub(super) mod tests;
