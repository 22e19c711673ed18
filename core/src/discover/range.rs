//! Ranges of IP addresses.

use std::net::IpAddr;

use serde::{Deserialize, Serialize};

/// A range of IP addresses, both ends included.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
pub struct Range {
    /// The first address.
    pub first: IpAddr,
    /// The last address, of the same family and not before the first.
    pub last: IpAddr,
}

impl Range {
    /// Returns the range of one address.
    #[must_use]
    pub const fn one(address: IpAddr) -> Self {
        Self {
            first: address,
            last: address,
        }
    }

    /// Returns the network of an address with a prefix of `length` bits, or of all that the family has.
    #[must_use]
    pub fn network(address: IpAddr, length: u8) -> Self {
        match address {
            IpAddr::V4(v4) => {
                let host = u32::MAX.checked_shr(length.into()).unwrap_or(0);
                let bits = v4.to_bits();
                Self {
                    first: IpAddr::V4((bits & !host).into()),
                    last: IpAddr::V4((bits | host).into()),
                }
            }
            IpAddr::V6(v6) => {
                let host = u128::MAX.checked_shr(length.into()).unwrap_or(0);
                let bits = v6.to_bits();
                Self {
                    first: IpAddr::V6((bits & !host).into()),
                    last: IpAddr::V6((bits | host).into()),
                }
            }
        }
    }

    /// Whether an address is in it.
    #[must_use]
    pub fn contains(&self, address: &IpAddr) -> bool {
        self.first <= *address && *address <= self.last && self.first.is_ipv4() == address.is_ipv4()
    }

    /// Returns how many addresses it has, as far as they can be counted.
    #[must_use]
    pub fn len(&self) -> u64 {
        match (self.first, self.last) {
            (IpAddr::V4(first), IpAddr::V4(last)) => {
                u64::from(last.to_bits().saturating_sub(first.to_bits())) + 1
            }
            (IpAddr::V6(first), IpAddr::V6(last)) => {
                let more = last.to_bits().saturating_sub(first.to_bits());
                u64::try_from(more).unwrap_or(u64::MAX).saturating_add(1)
            }
            _ => 0,
        }
    }

    /// Whether it has no address: its ends are of different families.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Ranges in order, none touching another.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Ranges(Vec<Range>);

impl Ranges {
    pub(super) fn of(mut all: Vec<Range>) -> Self {
        all.retain(|range| !range.is_empty());
        all.sort_unstable();
        let mut joined: Vec<Range> = Vec::new();
        for range in all {
            match joined.last_mut() {
                Some(last) if last.contains(&range.first) => last.last = last.last.max(range.last),
                _ => joined.push(range),
            }
        }
        Self(joined)
    }

    pub(super) fn contain(&self, address: &IpAddr) -> bool {
        let after = self.0.partition_point(|range| range.first <= *address);
        let before = after.checked_sub(1).and_then(|at| self.0.get(at));
        before.is_some_and(|range| range.contains(address))
    }
}
