//! The words of the reader's language.

use crate::{disclosure::stage::Stage, topology::finding::Rule};

/// What a diagram says by itself, in the reader's language. Names come from the ledger.
pub trait Words {
    /// The place of devices that are in no zone.
    fn no_zone(&self) -> String;
    /// A company that nobody named.
    fn some_vendor(&self) -> String;
    /// Something without a name.
    fn unnamed(&self) -> String;
    /// A device of a model that nobody stated.
    fn some_model(&self) -> String;
    /// Something that is wrong, in few words.
    fn rule(&self, rule: Rule) -> String;
    /// A stage of support, in few words.
    fn stage(&self, stage: Stage) -> String;
    /// That documents of the maker are missing.
    fn missing(&self, count: usize) -> String;
    /// A trust boundary: its name, and who is responsible inside and outside, if anybody.
    fn border(&self, name: &str, inside: Option<&str>, outside: Option<&str>) -> String;
    /// A word of the catalogue for a code of a fixed list.
    fn choice(&self, list: &'static [crate::catalogue::choice::Choice], code: &str) -> String;
    /// A device of another company, the nth of them.
    fn other_device(&self, nth: usize) -> String;
    /// A zone whose name is not shown, the nth of them.
    fn other_zone(&self, nth: usize) -> String;
    /// Another company, the nth of them.
    fn other_vendor(&self, nth: usize) -> String;
}
