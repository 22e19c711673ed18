//! How many devices stand how towards a question.

use super::knowledge::Knowledge;
use crate::ledger::value::Unknown;

/// How many devices stand how towards a question. The eight numbers add up to [`Tally::devices`].
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Tally {
    /// A value in the form of its field.
    pub known: usize,
    /// The question does not apply.
    pub not_applicable: usize,
    /// A text that is not in the form of its field: somebody should look at it.
    pub unfit: usize,
    /// Nothing: never set, or cleared.
    pub blank: usize,
    /// Nobody has asked yet.
    pub not_asked: usize,
    /// Asked, without an answer so far.
    pub asked: usize,
    /// The answer was refused.
    pub refused: usize,
    /// The answer cannot be read.
    pub unreadable: usize,
}

impl Tally {
    /// Counts one more device.
    pub fn add(&mut self, knowledge: Knowledge) {
        let number = match knowledge {
            Knowledge::Known => &mut self.known,
            Knowledge::Unfit => &mut self.unfit,
            Knowledge::Blank => &mut self.blank,
            Knowledge::Unknown(Unknown::NotApplicable) => &mut self.not_applicable,
            Knowledge::Unknown(Unknown::NotAsked) => &mut self.not_asked,
            Knowledge::Unknown(Unknown::Asked) => &mut self.asked,
            Knowledge::Unknown(Unknown::Refused) => &mut self.refused,
            Knowledge::Unknown(Unknown::Unreadable) => &mut self.unreadable,
        };
        *number += 1;
    }

    /// Returns how many devices were counted.
    #[must_use]
    pub const fn devices(&self) -> usize {
        self.known + self.not_applicable + self.unfit + self.missing()
    }

    /// Returns of how many devices nothing is known: blank, not asked, asked, refused or unreadable.
    ///
    /// The same devices that [`Test::Missing`](crate::device::list::Test::Missing) finds.
    #[must_use]
    pub const fn missing(&self) -> usize {
        self.blank + self.not_asked + self.asked + self.refused + self.unreadable
    }
}
