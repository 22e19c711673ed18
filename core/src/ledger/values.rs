//! Values row by row, each distinct text kept once: what a column of a table and one of a set of changes have in common.

use super::{column::Code, dictionary::Dictionary, value::ValueRef};

/// From how many texts on finding one takes an index.
const MANY_TEXTS: usize = 16;

/// A code a row, and the texts that the codes stand for. Rows behind the end have no value.
#[derive(Clone, Debug, Default)]
pub(super) struct Values {
    pub(super) codes: Vec<Code>,
    pub(super) dictionary: Dictionary,
}

impl Values {
    /// Returns the code of a row.
    pub(super) fn code(&self, row: usize) -> Code {
        self.codes.get(row).copied().unwrap_or(Code::ABSENT)
    }

    /// Returns what a code stands for here.
    pub(super) fn value_of(&self, code: Code) -> Option<ValueRef<'_>> {
        if let Some(entry) = code.entry() {
            let entry = super::changes::row_number(entry);
            let text = self.dictionary.get(entry);
            let foreign = self.dictionary.is_foreign(entry);
            return Some(if foreign {
                ValueRef::Foreign(text)
            } else {
                ValueRef::Text(text)
            });
        }
        if code == Code::CLEARED {
            Some(ValueRef::Cleared)
        } else {
            code.unknown().map(ValueRef::Unknown)
        }
    }

    /// Returns the code of a value, a new one for a text that was not there.
    pub(super) fn encode(&mut self, value: ValueRef<'_>) -> Code {
        match value {
            ValueRef::Cleared => Code::CLEARED,
            ValueRef::Unknown(state) => Code::of_unknown(state),
            ValueRef::Text(text) => Code::of_entry(self.dictionary.intern(text, false)),
            ValueRef::Foreign(json) => Code::of_entry(self.dictionary.intern(json, true)),
        }
    }

    /// As [`Values::encode`], for values of which many will follow: texts are found by an index from some number on.
    pub(super) fn encode_one_of_many(&mut self, value: ValueRef<'_>) -> Code {
        if self.dictionary.len() >= MANY_TEXTS && !self.dictionary.has_index() {
            self.dictionary.build_index();
        }
        self.encode(value)
    }

    /// Gives a row a code.
    pub(super) fn set(&mut self, row: usize, code: Code) {
        if self.codes.len() <= row {
            self.codes.resize(row + 1, Code::ABSENT);
        }
        self.codes[row] = code;
    }
}
