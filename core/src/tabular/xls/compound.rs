//! Compound files: a file system in a file, of sectors in chains.

use super::{Fault, u16_at, u32_at};

/// Numbers from here on are no sectors.
const RESERVED: u32 = 0xFFFF_FFFA;
const END_OF_CHAIN: u32 = 0xFFFF_FFFE;
const FREE: u32 = 0xFFFF_FFFF;
/// The sector of the table itself, in the table.
const TABLE: u32 = 0xFFFF_FFFD;
const MINI_SECTOR: usize = 64;
const ENTRY: usize = 128;

/// A compound file and its table of sectors.
pub(super) struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    /// For each sector the one that follows it.
    table: Vec<u32>,
    directory: Vec<u8>,
    mini_start: u32,
    mini_cutoff: usize,
}

/// A stream in the directory.
struct Stream {
    start: u32,
    length: usize,
}

impl<'a> Compound<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Fault> {
        let header = |at| u32_at(bytes, at).ok_or(Fault::Header);
        let sector = match u16_at(bytes, 30) {
            Some(9) => 512,
            Some(12) => 4096,
            _ => return Err(Fault::Header),
        };
        if u16_at(bytes, 32) != Some(6) || bytes.len() < sector {
            return Err(Fault::Header);
        }
        let mut file = Self {
            bytes,
            sector,
            table: Vec::new(),
            directory: Vec::new(),
            mini_start: header(60)?,
            mini_cutoff: header(56)? as usize,
        };
        file.read_table(header(68)?)?;
        file.directory = file.chain(header(48)?)?;
        Ok(file)
    }

    /// Returns the stream of the workbook, as Excel calls it since 97, or as it did before.
    pub(super) fn workbook(&self) -> Result<Vec<u8>, Fault> {
        let stream = self.find("Workbook").or_else(|| self.find("Book"));
        let Stream { start, length } = stream.ok_or(Fault::NoWorkbook)?;
        let mut bytes = if length < self.mini_cutoff {
            self.mini_chain(start)?
        } else {
            self.chain(start)?
        };
        bytes.truncate(length);
        Ok(bytes)
    }

    fn sectors(&self) -> usize {
        self.bytes.len() / self.sector
    }

    /// The last sector of a file may be cut short.
    fn sector(&self, number: u32) -> Result<&'a [u8], Fault> {
        let start = (number as usize)
            .checked_add(1)
            .and_then(|number| number.checked_mul(self.sector));
        let rest = start.and_then(|start| self.bytes.get(start..));
        let rest = rest.filter(|rest| !rest.is_empty() && number < RESERVED);
        let rest = rest.ok_or(Fault::Sector(number))?;
        Ok(rest.get(..self.sector).unwrap_or(rest))
    }

    /// The header lists the first sectors of the table, a chain of sectors the others.
    fn read_table(&mut self, mut next: u32) -> Result<(), Fault> {
        let listed = self.bytes.get(76..512).ok_or(Fault::Header)?;
        let mut numbers: Vec<u32> = words(listed).collect();
        let mut seen = 0;
        while next < RESERVED {
            seen += 1;
            if seen > self.sectors() {
                return Err(Fault::Cycle);
            }
            let mut more: Vec<u32> = words(self.sector(next)?).collect();
            next = more.pop().ok_or(Fault::Sector(next))?;
            numbers.append(&mut more);
        }
        numbers.retain(|number| *number < RESERVED);
        if numbers.len() > self.sectors() {
            return Err(Fault::Cycle);
        }
        for number in numbers {
            self.table.extend(words(self.sector(number)?));
        }
        Ok(())
    }

    fn chain(&self, start: u32) -> Result<Vec<u8>, Fault> {
        follow(start, &self.table, self.sectors(), |number| {
            self.sector(number)
        })
    }

    /// Small streams share the stream of the root, in small sectors of their own.
    fn mini_chain(&self, start: u32) -> Result<Vec<u8>, Fault> {
        let root = self.entry(0).ok_or(Fault::NoWorkbook)?;
        let shared = self.chain(root.start)?;
        let table: Vec<u32> = words(&self.chain(self.mini_start)?).collect();
        follow(start, &table, shared.len() / MINI_SECTOR + 1, |number| {
            let at = (number as usize).checked_mul(MINI_SECTOR);
            let rest = at
                .and_then(|at| shared.get(at..))
                .filter(|rest| !rest.is_empty());
            let rest = rest.ok_or(Fault::Sector(number))?;
            Ok(rest.get(..MINI_SECTOR).unwrap_or(rest))
        })
    }

    fn find(&self, name: &str) -> Option<Stream> {
        let is_it = |nth: &usize| {
            self.name(*nth)
                .is_some_and(|n| n.eq_ignore_ascii_case(name))
        };
        let nth = (0..self.directory.len() / ENTRY).find(is_it)?;
        self.entry(nth)
    }

    fn name(&self, nth: usize) -> Option<String> {
        let entry = self.directory.get(nth * ENTRY..(nth + 1) * ENTRY)?;
        let units = entry
            .get(..64)?
            .chunks_exact(2)
            .filter_map(|unit| u16_at(unit, 0));
        char::decode_utf16(units.take_while(|unit| *unit != 0))
            .collect::<Result<_, _>>()
            .ok()
    }

    fn entry(&self, nth: usize) -> Option<Stream> {
        let entry = self.directory.get(nth * ENTRY..(nth + 1) * ENTRY)?;
        Some(Stream {
            start: u32_at(entry, 116)?,
            length: u32_at(entry, 120)? as usize,
        })
    }
}

fn words(bytes: &[u8]) -> impl Iterator<Item = u32> {
    bytes.chunks_exact(4).filter_map(|word| u32_at(word, 0))
}

/// Collects the sectors of a chain, of which there are at most `most`.
fn follow<'a>(
    mut number: u32,
    table: &[u32],
    most: usize,
    sector: impl Fn(u32) -> Result<&'a [u8], Fault>,
) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    let mut seen = 0;
    while number != END_OF_CHAIN {
        seen += 1;
        if seen > most {
            return Err(Fault::Cycle);
        }
        bytes.extend_from_slice(sector(number)?);
        let next = table.get(number as usize);
        number = *next.ok_or(Fault::Sector(number))?;
    }
    Ok(bytes)
}

const SECTOR: usize = 4096;
/// Numbers of sectors that one sector of the table holds.
const PER_SECTOR: usize = SECTOR / 4;

/// Returns a compound file of large sectors with one stream, `Workbook`: header, table, directory, stream.
///
/// The header alone lists the table's sectors, of which it has room for 109: 446 MB.
pub(super) fn around(stream: &[u8]) -> Vec<u8> {
    // Streams below the cutoff would have to lie in small sectors.
    let length = stream.len().max(SECTOR);
    let content = length.div_ceil(SECTOR);
    let mut tables = 1;
    while tables * PER_SECTOR < tables + 1 + content {
        tables += 1;
    }
    let mut file = header(tables);
    let mut table: Vec<u32> = vec![TABLE; tables];
    table.push(END_OF_CHAIN);
    let first = tables + 1;
    table.extend((first + 1..first + content).map(number));
    table.push(END_OF_CHAIN);
    table.resize(tables * PER_SECTOR, FREE);
    file.extend(table.into_iter().flat_map(u32::to_le_bytes));
    file.extend(directory(number(first), length));
    file.extend_from_slice(stream);
    file.resize((1 + first + content) * SECTOR, 0);
    file
}

fn number(sector: usize) -> u32 {
    u32::try_from(sector).unwrap_or(END_OF_CHAIN)
}

fn header(tables: usize) -> Vec<u8> {
    let mut header = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    header.resize(24, 0);
    for short in [0x3E, 4, 0xFFFE, 12, 6_u16] {
        header.extend(short.to_le_bytes());
    }
    header.resize(40, 0);
    let directory = number(tables);
    // Directory sectors, table sectors, the directory, a signature, the cutoff, no small sectors, no more table.
    let words = [
        1,
        number(tables),
        directory,
        0,
        4096,
        END_OF_CHAIN,
        0,
        END_OF_CHAIN,
        0,
    ];
    header.extend(words.into_iter().flat_map(u32::to_le_bytes));
    let listed = (0..109).map(|nth| if nth < tables { number(nth) } else { FREE });
    header.extend(listed.flat_map(u32::to_le_bytes));
    header.resize(SECTOR, 0);
    header
}

fn directory(start: u32, length: usize) -> Vec<u8> {
    let entry = |name: &str, kind: u8, child: u32, start: u32, length: usize| {
        let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let named = u16::try_from(entry.len() + 2).unwrap_or_default();
        entry.resize(64, 0);
        entry.extend(named.to_le_bytes());
        entry.extend([kind, 1]);
        entry.extend([FREE, FREE, child].into_iter().flat_map(u32::to_le_bytes));
        entry.resize(116, 0);
        entry.extend(start.to_le_bytes());
        entry.extend((length as u64).to_le_bytes());
        entry
    };
    let mut directory = entry("Root Entry", 5, 1, 0, 0);
    directory.extend(entry("Workbook", 2, FREE, start, length));
    directory.resize(SECTOR, 0);
    directory
}
