//! Clauses that contracts of the hospital must have and lack.

use std::{cmp::Reverse, collections::BTreeMap};

use super::Overview;
use crate::contract::compare::Difference;

/// A clause that contracts must have and lack.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Lack {
    /// Its id.
    pub clause: String,
    /// In how many contracts it is missing.
    pub missing: usize,
    /// In how many it asks less than it should.
    pub weakened: usize,
}

impl Overview<'_> {
    /// Lists the clauses that contracts of the hospital must have and lack, those first that most lack.
    #[must_use]
    pub fn lacks(&self) -> Vec<Lack> {
        let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for (clause, difference) in self.rows.iter().flat_map(|row| &row.lacking) {
            let (missing, weakened) = counts.entry(clause).or_default();
            *missing += usize::from(*difference == Difference::Missing);
            *weakened += usize::from(*difference == Difference::Weakened);
        }
        let mut lacks: Vec<Lack> = counts
            .into_iter()
            .map(|(clause, (missing, weakened))| Lack {
                clause: clause.to_owned(),
                missing,
                weakened,
            })
            .collect();
        lacks.sort_by_key(|lack| Reverse((lack.missing, lack.weakened)));
        lacks
    }
}
