//! The records of a workbook stream: two bytes of type, two of length, then so many bytes.

use std::collections::BTreeSet;

use super::{Fault, strings, u16_at, u32_at};

const BOF: u16 = 0x0809;
const EOF: u16 = 0x000A;
const CONTINUE: u16 = 0x003C;
const FILE_PASS: u16 = 0x002F;
const BOUND_SHEET: u16 = 0x0085;
const SHARED_STRINGS: u16 = 0x00FC;
const FORMULA: u16 = 0x0006;
const FORMULA_TEXT: u16 = 0x0207;
const NUMBER: u16 = 0x0203;
const LABEL: u16 = 0x0204;
const TRUTH_OR_ERROR: u16 = 0x0205;
const MULTIPLE_NUMBERS: u16 = 0x00BD;

/// Records before the sheets that cells need, and the least bytes of each: code page, day one of dates, number formats,
/// cell formats.
const GLOBAL: [(u16, usize); 4] = [(0x0042, 2), (0x0022, 2), (0x041E, 2), (0x00E0, 4)];
/// Records of one cell: number, label, formatted label, truth value or error, compact number, shared string. The library
/// checks their lengths itself.
const CELLS: [u16; 6] = [NUMBER, LABEL, 0x00D6, TRUTH_OR_ERROR, 0x027E, 0x00FD];
/// Most sheets that are read: each costs a pass over its records.
const MAX_SHEETS: usize = 4_096;
/// The last column of a sheet.
const LAST_COLUMN: u16 = 255;
/// Most cells, blank ones between others included, of all sheets: two full ones. The library keeps them all.
const MAX_AREA: usize = 2 * 65_536 * 256;

/// One record, and those that continue it.
struct Record<'a> {
    at: usize,
    kind: u16,
    data: &'a [u8],
    continued: Vec<&'a [u8]>,
}

/// The records from a place of the stream on.
struct Records<'a> {
    stream: &'a [u8],
    at: usize,
}

impl<'a> Records<'a> {
    /// Returns the next record; `None` at the end of the stream, and for fewer bytes than a record has at its head.
    fn next(&mut self) -> Result<Option<Record<'a>>, Fault> {
        let at = self.at;
        let Some((kind, data)) = self.part()? else {
            return Ok(None);
        };
        let mut continued = Vec::new();
        while u16_at(self.stream, self.at) == Some(CONTINUE) {
            let Some((_, more)) = self.part()? else { break };
            continued.push(more);
        }
        Ok(Some(Record {
            at,
            kind,
            data,
            continued,
        }))
    }

    fn part(&mut self) -> Result<Option<(u16, &'a [u8])>, Fault> {
        let head = u16_at(self.stream, self.at).zip(u16_at(self.stream, self.at + 2));
        let Some((kind, length)) = head else {
            return Ok(None);
        };
        let start = self.at + 4;
        let end = start + usize::from(length);
        let data = self.stream.get(start..end).ok_or(Fault::CutOff(self.at))?;
        self.at = end;
        Ok(Some((kind, data)))
    }
}

/// Returns the stream with the records that cells need.
///
/// # Errors
/// A [`Fault`] with the place of a record that says more than it holds.
pub(super) fn cleaned(stream: &[u8]) -> Result<Vec<u8>, Fault> {
    let mut out = Vec::with_capacity(stream.len());
    let places = globals(stream, &mut out)?;
    let mut seen = BTreeSet::new();
    let mut area = 0;
    for (from, slot) in places {
        // Each sheet has records of its own.
        if !seen.insert(from) || from >= stream.len() {
            return Err(Fault::Sheet(from));
        }
        let to = u32::try_from(out.len()).map_err(|_| Fault::Sheet(from))?;
        if let Some(slot) = out.get_mut(slot..slot + 4) {
            slot.copy_from_slice(&to.to_le_bytes());
        }
        let mut sheet = Sheet {
            out: &mut out,
            reach: None,
            formula: None,
        };
        sheet.copy(stream, from)?;
        area += sheet.area();
        if area > MAX_AREA {
            return Err(Fault::Cell(from));
        }
    }
    Ok(out)
}

/// Copies the records before the sheets; returns where each sheet begins, and where its new place is to be written.
fn globals(stream: &[u8], out: &mut Vec<u8>) -> Result<Vec<(usize, usize)>, Fault> {
    let mut records = Records { stream, at: 0 };
    let mut places = Vec::new();
    while let Some(record) = records.next()? {
        let at_least = |least: usize| {
            let long = record.data.len() >= least;
            long.then_some(()).ok_or(Fault::TooShort(record.at))
        };
        match record.kind {
            EOF => break,
            BOF => at_least(2)?,
            FILE_PASS => return Err(Fault::Encrypted),
            BOUND_SHEET => {
                at_least(6)?;
                let from = u32_at(record.data, 0).ok_or(Fault::TooShort(record.at))?;
                places.push((from as usize, out.len() + 4));
                if places.len() > MAX_SHEETS {
                    return Err(Fault::Sheet(from as usize));
                }
            }
            SHARED_STRINGS => {
                strings::check(record.data, &record.continued).ok_or(Fault::TooShort(record.at))?
            }
            kind => match GLOBAL.iter().find(|(known, _)| *known == kind) {
                Some((_, least)) => at_least(*least)?,
                None => continue,
            },
        }
        copy(&record, out);
    }
    end(out);
    Ok(places)
}

/// The cells of one sheet on their way.
struct Sheet<'a> {
    out: &'a mut Vec<u8>,
    /// First and last row, first and last column that have a cell.
    reach: Option<[u16; 4]>,
    /// Row, column and format of the last formula whose result is a text: it follows in a record of its own.
    formula: Option<[u8; 6]>,
}

impl Sheet<'_> {
    /// What is nested in a sheet, a chart, has records of the same types and no cells.
    fn copy(&mut self, stream: &[u8], from: usize) -> Result<(), Fault> {
        let mut records = Records { stream, at: from };
        let mut depth = 0_usize;
        while let Some(record) = records.next()? {
            match record.kind {
                BOF => {
                    depth += 1;
                    if depth == 1 {
                        copy(&record, self.out);
                    }
                }
                EOF if depth <= 1 => break,
                EOF => depth -= 1,
                _ if depth > 1 => {}
                kind => self.cell(kind, &record)?,
            }
        }
        end(self.out);
        Ok(())
    }

    fn cell(&mut self, kind: u16, record: &Record<'_>) -> Result<(), Fault> {
        let too_short = Fault::TooShort(record.at);
        match kind {
            FORMULA => {
                let data = record.data.get(..20).ok_or(too_short)?;
                self.stretch(record, None)?;
                self.formula(data);
            }
            FORMULA_TEXT => {
                if let Some(at) = self.formula.take() {
                    let label = [&at, record.data].concat();
                    u16::try_from(label.len()).map_err(|_| too_short)?;
                    put(LABEL, &label, self.out);
                }
            }
            MULTIPLE_NUMBERS => {
                let last = last_of_numbers(record.data).ok_or(too_short)?;
                self.stretch(record, Some(last))?;
                copy(record, self.out);
            }
            kind if CELLS.contains(&kind) => {
                self.stretch(record, None)?;
                copy(record, self.out);
            }
            _ => {}
        }
        Ok(())
    }

    /// The result of a formula is kept as if it had been typed; how it is worked out is of no interest here.
    fn formula(&mut self, data: &[u8]) {
        let (Some(at), Some(result)) = (data.get(..6), data.get(6..14)) else {
            return;
        };
        self.formula = None;
        match *result {
            [0, .., 0xFF, 0xFF] => self.formula = at.try_into().ok(),
            [kind @ (1 | 2), _, value, .., 0xFF, 0xFF] => {
                put(TRUTH_OR_ERROR, &[at, &[value, kind - 1]].concat(), self.out);
            }
            // An empty text, or nothing that is known.
            [.., 0xFF, 0xFF] => {}
            _ => put(NUMBER, &[at, result].concat(), self.out),
        }
    }

    /// Notes where a cell stands.
    fn stretch(&mut self, record: &Record<'_>, last: Option<u16>) -> Result<(), Fault> {
        let place = u16_at(record.data, 0).zip(u16_at(record.data, 2));
        let (row, first) = place.ok_or(Fault::TooShort(record.at))?;
        let last = last.unwrap_or(first);
        if last > LAST_COLUMN {
            return Err(Fault::Cell(record.at));
        }
        let [top, bottom, left, right] = self.reach.unwrap_or([row, row, first, last]);
        self.reach = Some([
            top.min(row),
            bottom.max(row),
            left.min(first),
            right.max(last),
        ]);
        Ok(())
    }

    fn area(&self) -> usize {
        self.reach.map_or(0, |[top, bottom, left, right]| {
            (usize::from(bottom - top) + 1) * (usize::from(right - left) + 1)
        })
    }
}

/// Row, first column, six bytes for each cell, last column. Returns the last column if there are as many cells as it says.
fn last_of_numbers(data: &[u8]) -> Option<u16> {
    let first = u16_at(data, 2)?;
    let last = u16_at(data, data.len().checked_sub(2)?)?;
    let cells = usize::from(last.checked_sub(first)?) + 1;
    (data.len() == 6 + 6 * cells).then_some(last)
}

fn copy(record: &Record<'_>, out: &mut Vec<u8>) {
    put(record.kind, record.data, out);
    for data in &record.continued {
        put(CONTINUE, data, out);
    }
}

fn put(kind: u16, data: &[u8], out: &mut Vec<u8>) {
    // It was read with a length of two bytes.
    head(kind, u16::try_from(data.len()).unwrap_or_default(), out);
    out.extend_from_slice(data);
}

fn head(kind: u16, length: u16, out: &mut Vec<u8>) {
    out.extend(kind.to_le_bytes());
    out.extend(length.to_le_bytes());
}

fn end(out: &mut Vec<u8>) {
    head(EOF, 0, out);
}
