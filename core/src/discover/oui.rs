//! Makers of network interfaces, by their hardware addresses.
//!
//! The table is `core/data/oui.bin`; what is in it is written beside it. It is unpacked at the first question, and linked by what
//! asks only: a page that shows a vendor gets it from the worker.

use std::{io::Read, sync::LazyLock};

use serde::{Deserialize, Serialize};

use crate::device::mac::MacAddress;

/// Whose a hardware address is.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum Vendor {
    /// The maker that the registry names.
    Known(String),
    /// The address was made up by software: it names no maker, and may be another one tomorrow.
    Random,
    /// The registry names nobody.
    Unknown,
}

/// Returns whose a hardware address is.
#[must_use]
pub fn vendor(mac: MacAddress) -> Vendor {
    if mac.is_locally_administered() {
        return Vendor::Random;
    }
    let found = TABLE.as_ref().and_then(|table| table.find(mac));
    found.map_or(Vendor::Unknown, |name| Vendor::Known(name.to_owned()))
}

static PACKED: &[u8] = include_bytes!("../../data/oui.bin");

/// Unpacked it has less than a megabyte.
const MOST: u64 = 8 << 20;

static TABLE: LazyLock<Option<Table>> = LazyLock::new(|| {
    let mut bytes = Vec::new();
    let packed = flate2::read::DeflateDecoder::new(PACKED);
    packed.take(MOST).read_to_end(&mut bytes).ok()?;
    Table::read(&bytes)
});

/// The prefixes of one length, in order, each with the number of its name.
struct Prefixes {
    bits: u32,
    entries: Vec<(u64, u16)>,
}

struct Table {
    names: String,
    /// Where each name begins; behind the last one where the last ends.
    starts: Vec<usize>,
    /// The longest first: what was given on is registered for both.
    prefixes: Vec<Prefixes>,
}

impl Table {
    fn read(bytes: &[u8]) -> Option<Self> {
        let mut rest = bytes;
        let length = number(&mut rest)?;
        let names = String::from_utf8(taken(&mut rest, length)?.to_vec()).ok()?;
        let mut starts = vec![0];
        starts.extend(memchr::memchr_iter(b'\n', names.as_bytes()).map(|at| at + 1));
        starts.push(names.len() + 1);
        let mut prefixes = Vec::new();
        for bits in [24, 28, 36] {
            let entries = entries(&mut rest)?;
            prefixes.insert(0, Prefixes { bits, entries });
        }
        Some(Self {
            names,
            starts,
            prefixes,
        })
    }

    fn find(&self, mac: MacAddress) -> Option<&str> {
        let value = mac
            .octets()
            .iter()
            .fold(0_u64, |value, octet| value << 8 | u64::from(*octet));
        let name = self
            .prefixes
            .iter()
            .find_map(|Prefixes { bits, entries }| {
                let prefix = value >> (48 - bits);
                let at = entries
                    .binary_search_by_key(&prefix, |(prefix, _)| *prefix)
                    .ok()?;
                entries.get(at).map(|(_, name)| usize::from(*name))
            })?;
        let (start, end) = (*self.starts.get(name)?, *self.starts.get(name + 1)?);
        self.names.get(start..end.checked_sub(1)?)
    }
}

fn entries(rest: &mut &[u8]) -> Option<Vec<(u64, u16)>> {
    let (count, length) = (number(rest)?, number(rest)?);
    let mut distances = taken(rest, length)?.iter();
    let (low, high) = (taken(rest, count)?, taken(rest, count)?);
    let mut prefix = 0;
    let mut found = Vec::with_capacity(count);
    for (low, high) in low.iter().zip(high) {
        let (mut distance, mut shift) = (0_u64, 0);
        for byte in distances.by_ref() {
            distance |= u64::from(byte & 127).checked_shl(shift)?;
            shift += 7;
            if byte & 128 == 0 {
                break;
            }
        }
        prefix += distance;
        found.push((prefix, u16::from_le_bytes([*low, *high])));
    }
    Some(found)
}

fn number(rest: &mut &[u8]) -> Option<usize> {
    let bytes: [u8; 4] = taken(rest, 4)?.try_into().ok()?;
    usize::try_from(u32::from_le_bytes(bytes)).ok()
}

fn taken<'a>(rest: &mut &'a [u8], length: usize) -> Option<&'a [u8]> {
    let (this, after) = rest.split_at_checked(length)?;
    *rest = after;
    Some(this)
}

#[cfg(test)]
mod tests {

    use super::*;

    fn of(mac: &str) -> Vendor {
        vendor(mac.parse().unwrap())
    }

    #[test]
    fn makers_are_found_by_prefixes_of_every_length() {
        for (mac, maker) in [
            ("00:00:0c:11:22:33", "Cisco Systems, Inc"),
            ("00:00:00:11:22:33", "XEROX CORPORATION"),
        ] {
            assert_eq!(of(mac), Vendor::Known(maker.to_owned()), "{mac}");
        }
        assert_eq!(of("02:00:0c:11:22:33"), Vendor::Random);
        assert_eq!(of("fc:fc:fc:11:22:33"), Vendor::Unknown);
    }

    #[test]
    fn the_table_is_whole_and_small() {
        let table = TABLE.as_ref().unwrap();
        let counts: Vec<usize> = table.prefixes.iter().map(|of| of.entries.len()).collect();
        println!(
            "{} kB packed, {counts:?} entries, {} names",
            PACKED.len() / 1000,
            table.starts.len() - 1
        );
        assert!(counts.iter().sum::<usize>() > 50_000);
        assert!(PACKED.len() < 400_000);
        for of in &table.prefixes {
            assert!(of.entries.is_sorted_by(|one, next| one.0 < next.0));
            assert!(
                of.entries
                    .iter()
                    .all(|(_, name)| usize::from(*name) + 1 < table.starts.len())
            );
        }
    }

    #[test]
    fn every_entry_of_the_registry_is_found() {
        let folder = crate::trial::corpus::root();
        let Ok(text) = std::fs::read_to_string(folder.join("network/oui/ieee-oui.txt")) else {
            println!("skipped: no corpus at {}", folder.display());
            return;
        };
        let mut wrong = 0;
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let Some((prefix, maker)) = line.split_once('\t') else {
                continue;
            };
            let digits = format!("{prefix:0<11}1");
            let maker = maker.split_whitespace().collect::<Vec<_>>().join(" ");
            let Ok(mac) = digits.parse::<MacAddress>() else {
                continue;
            };
            if mac.is_locally_administered() || maker.eq_ignore_ascii_case("private") {
                continue;
            }
            let found = vendor(mac);
            wrong += usize::from(found != Vendor::Known(maker));
        }
        // A prefix that is listed twice, or was given on, has another name in the longer list.
        assert!(wrong < 400, "{wrong}");
    }
}
