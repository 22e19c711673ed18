//! Units of one ledger that may be the same physical device.
//!
//! Two lists that name the same device make two units of it: their ids are random. [`find`] compares units that share a
//! value which few devices can share (a serial number, a hardware address, an asset number …) and says of each pair what speaks
//! for it and what against; [`join`] makes one of two, and [`distinct`] remembers that two are different, so that nobody is
//! asked again.
//!
//! Never every unit with every other: units are sorted by each such value, and only those with the same one are compared.
//! A value that more than [`MOST`] devices share (the host name `PC`, the serial number of a whole delivery) tells nobody
//! which device it is: it is passed over and named, so that the work grows as the number of devices.
//!
//! | module | what it holds |
//! |---|---|
//! | [`pair`] | what is said of two units |
//! | `cards` | what the search looks at of every unit, as numbers |
//! | `keys` | which texts can tell one device from the next, and when two spellings are one |
//! | `blocks` | units that share a value |
//! | `weigh` | what speaks for and against a pair |
//! | [`glance`] | how many pairs are seen without a search |
//! | [`distinct`] | pairs that a person called different |
//! | [`join`] | making one of several: what differs, and the changes |
//! | [`together`] | joining many pairs at once |

mod blocks;
mod cards;
pub mod distinct;
pub mod glance;
pub mod join;
mod keys;
pub mod pair;
#[cfg(test)]
mod tests;
pub mod together;
mod weigh;

use serde::{Deserialize, Serialize};

use crate::{ident::id::EntityId, ledger::state::Ledger};
use blocks::Candidates;
use cards::Cards;
use distinct::Distinct;
use pair::{About, Likeness, Pair};

/// The most devices that may share a value for it to tell anything.
pub const MOST: usize = 12;

/// What a search found.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct Found {
    /// The pairs: the sure ones first, then by how much speaks for them.
    pub pairs: Vec<Pair>,
    /// Values that too many devices share to tell anything, those of most devices first.
    pub passed_over: Vec<PassedOver>,
    /// How many pairs were compared: what the work grows with.
    pub comparisons: usize,
}

/// A value that too many devices share.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct PassedOver {
    /// What it is the value of.
    pub about: About,
    /// The value, in the spelling in which values are compared.
    pub value: String,
    /// How many devices have it.
    pub devices: usize,
}

impl Found {
    /// Counts the pairs of a likeness.
    #[must_use]
    pub fn count(&self, likeness: Likeness) -> usize {
        let of_it = |pair: &&Pair| pair.likeness == likeness;
        self.pairs.iter().filter(of_it).count()
    }
}

/// Finds the pairs of units that may be the same device and were not told different.
#[must_use]
pub fn find(ledger: &Ledger) -> Found {
    search(ledger, None)
}

/// Finds the pairs of which one unit is new, and the other is not: those that came with a merge, and those that were there.
///
/// `ledger` is the state after the merge.
#[must_use]
pub fn between(ledger: &Ledger, is_new: impl Fn(&EntityId) -> bool) -> Found {
    search(ledger, Some(&is_new))
}

fn search(ledger: &Ledger, is_new: Option<&dyn Fn(&EntityId) -> bool>) -> Found {
    let Some(mut cards) = Cards::of(ledger) else {
        return Found::default();
    };
    let side: Option<Vec<bool>> = is_new.map(|is_new| cards.ids.iter().map(is_new).collect());
    let apart = |one: u32, other: u32| {
        let of = |row: u32| side.as_ref().and_then(|side| side.get(row as usize));
        side.is_none() || of(one) != of(other)
    };
    let Candidates { pairs, passed_over } = blocks::candidates(&mut cards, apart);
    let told = Distinct::of(ledger);
    let different = |one: u32, other: u32| told.has(&cards.id(one), &cards.id(other));
    let comparisons = pairs.len();
    let mut found: Vec<Pair> = pairs
        .into_iter()
        .filter(|(one, other)| !different(*one, *other))
        .filter_map(|(one, other)| weigh::weigh(ledger, &cards, one, other))
        .collect();
    found.sort_by(Pair::order);
    Found {
        pairs: found,
        passed_over,
        comparisons,
    }
}
