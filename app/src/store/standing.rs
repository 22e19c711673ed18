//! Where a ledger stands: its revision and its heads, as a text that stays readable in the browser's inspector.
//!
//! Schema 1: the line `revision <number>`, then for each replica a line `<replica id> <number>`, by replica.

use std::{collections::BTreeMap, fmt};

use daicho_core::ident::id::ReplicaId;

use super::ledger::{Head, Revision};

/// A revision and the last commit of every replica.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Standing {
    pub(super) revision: Revision,
    pub(super) heads: BTreeMap<ReplicaId, u64>,
}

impl Standing {
    /// Makes one of a snapshot's version vector.
    pub(super) fn of(revision: Revision, heads: &[Head]) -> Self {
        Self {
            revision,
            heads: heads.iter().map(|head| (head.replica, head.seq)).collect(),
        }
    }

    /// Returns the heads by replica.
    pub(super) fn heads(&self) -> Vec<Head> {
        self.heads
            .iter()
            .map(|(&replica, &seq)| Head { replica, seq })
            .collect()
    }

    /// Returns the number of the last commit of `replica`, 0 if there is none.
    pub(super) fn last(&self, replica: ReplicaId) -> u64 {
        self.heads.get(&replica).copied().unwrap_or(0)
    }

    /// Leaves the first `seq` commits of `replica`.
    pub(super) fn cut(&mut self, replica: ReplicaId, seq: u64) {
        match self.heads.get_mut(&replica) {
            Some(last) if seq > 0 => *last = seq.min(*last),
            Some(_) => drop(self.heads.remove(&replica)),
            None => {}
        }
    }

    /// Reads the text; `None` if it is not one.
    pub(super) fn read(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        let revision = lines.next()?.strip_prefix("revision ")?.parse().ok()?;
        let head = |line: &str| {
            let (replica, seq) = line.split_once(' ')?;
            Some((replica.parse().ok()?, seq.parse().ok()?))
        };
        let heads: Option<BTreeMap<ReplicaId, u64>> = lines.map(head).collect();
        Some(Self {
            revision: Revision::new(revision),
            heads: heads?,
        })
    }
}

impl fmt::Display for Standing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "revision {}", self.revision)?;
        self.heads
            .iter()
            .try_for_each(|(replica, seq)| writeln!(f, "{replica} {seq}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_is_fixed_and_reads_back() {
        let replica = |number| ReplicaId::from_random([number; 16]);
        let heads = [(replica(1), 3), (replica(2), 9_007_199_254_740_991)];
        let standing = Standing {
            revision: Revision::new(12),
            heads: heads.into(),
        };
        let text = "revision 12\n01010101-0101-4101-8101-010101010101 3\n02020202-0202-4202-8202-020202020202 9007199254740991\n";
        assert_eq!(standing.to_string(), text);
        assert_eq!(Standing::read(text), Some(standing));
    }

    #[test]
    fn what_is_cut_off_is_no_head() {
        let replica = |number| ReplicaId::from_random([number; 16]);
        let mut standing = Standing {
            revision: Revision::FIRST,
            heads: [(replica(1), 3), (replica(2), 3), (replica(3), 3)].into(),
        };
        standing.cut(replica(1), 2);
        standing.cut(replica(2), 0);
        standing.cut(replica(3), 7);
        standing.cut(replica(4), 1);
        assert_eq!(standing.heads, [(replica(1), 2), (replica(3), 3)].into());
    }

    #[test]
    fn other_texts_are_no_standing() {
        for text in [
            "",
            "revision",
            "revision x",
            "12",
            "revision 1\nx",
            "revision 1\n01010101-0101-4101-8101-010101010101 ",
        ] {
            assert_eq!(Standing::read(text), None, "{text}");
        }
    }
}
