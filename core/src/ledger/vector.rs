//! Version vectors: how much of each replica's history somebody has.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use crate::ident::id::ReplicaId;

/// For every replica, the number of its commits that are there without a gap. Replicas that are absent count 0.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct VersionVector(BTreeMap<ReplicaId, u64>);

impl VersionVector {
    /// Returns how many commits of `replica` are there.
    pub fn get(&self, replica: &ReplicaId) -> u64 {
        self.0.get(replica).copied().unwrap_or(0)
    }

    /// Sets the number for `replica`; zero removes it.
    pub fn set(&mut self, replica: ReplicaId, seq: u64) {
        if seq == 0 {
            self.0.remove(&replica);
        } else {
            self.0.insert(replica, seq);
        }
    }

    /// Returns whether everything that `other` has is here too.
    pub fn covers(&self, other: &Self) -> bool {
        other.iter().all(|(replica, seq)| self.get(replica) >= seq)
    }

    /// Raises every number to that of `other` where that is greater.
    pub fn join(&mut self, other: &Self) {
        for (replica, seq) in other.iter() {
            if seq > self.get(replica) {
                self.set(*replica, seq);
            }
        }
    }

    /// Lists replicas and numbers, ordered by replica.
    pub fn iter(&self) -> impl Iterator<Item = (&ReplicaId, u64)> {
        self.0.iter().map(|(replica, seq)| (replica, *seq))
    }

    /// Returns whether it has nothing of anybody.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// An object of replica ids and numbers, in the order of the ids.
impl Serialize for VersionVector {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter().map(|(replica, seq)| (replica.to_string(), seq)))
    }
}

impl<'de> Deserialize<'de> for VersionVector {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut vector = Self::default();
        for (replica, seq) in BTreeMap::<String, u64>::deserialize(deserializer)? {
            vector.set(replica.parse().map_err(D::Error::custom)?, seq);
        }
        Ok(vector)
    }
}
