//! What a field of the ledger is: its kind of entity, its type, and the words by which people write it.
//!
//! The ledger stores texts under field keys and knows no device. The catalogue says what those keys mean. It is the single
//! source for forms, table columns, CSV and spreadsheet headers and the mapping of foreign lists:
//!
//! | module | what it holds |
//! |---|---|
//! | [`field`] | [`FieldSpec`](field::FieldSpec): key, type, section, headers, survey item, importance |
//! | [`choice`] | [`Choice`](choice::Choice): a stable code and the words that mean it |
//! | [`fold`] | the folding under which headers and choices are compared |
//! | [`section`] | [`Section`](section::Section): the parts of a form |
//! | [`survey`] | [`SurveyItem`](survey::SurveyItem): what the national hospital survey asks |
//! | [`words`] | the words that stand in lists where a value should be: 不明, なし, `-` |
//!
//! The tables themselves stand where their subject is: [`crate::facility::fields`] and [`crate::device::fields`]. Keys and
//! codes are part of the file format: they are added, never renamed and never given another meaning.

pub mod choice;
pub mod field;
pub mod fold;
pub mod section;
pub mod survey;
pub mod words;
