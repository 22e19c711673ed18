//! XLS files made fit for the library that reads them.
//!
//! `calamine` takes much of an XLS file on trust: on damaged ones it panics, which in a browser ends the worker, or follows
//! a chain of sectors round and round. So it never sees the file itself. The stream of records is taken out of the compound
//! file here, what no cell needs is left out, what remains is checked, and a compound file that holds nothing else is
//! put around it.
//!
//! | module | what it holds |
//! |---|---|
//! | [`compound`] | compound files: streams out of one, and a new one around a stream |
//! | [`records`] | the records of a workbook: which are needed, and what must hold of them |
//! | [`strings`] | the table of shared strings, walked once as the library will walk it |
//!
//! Sources: MS-CFB and MS-XLS, Microsoft Open Specifications.

mod compound;
mod records;
mod strings;

#[cfg(test)]
mod tests;

/// Why an XLS file is not handed to the library.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub(super) enum Fault {
    /// The header of the compound file is none.
    #[error("the header of the compound file is damaged")]
    Header,
    /// A sector lies behind the end of the file or of its table.
    #[error("sector {0} lies outside of the file")]
    Sector(u32),
    /// A chain of sectors leads back into itself.
    #[error("a chain of sectors has no end")]
    Cycle,
    /// There is no stream of a workbook.
    #[error("no stream of a workbook")]
    NoWorkbook,
    /// A record reaches beyond the end of the stream.
    #[error("the record at byte {0} is cut off")]
    CutOff(usize),
    /// A record is too short for what it says.
    #[error("the record at byte {0} is too short")]
    TooShort(usize),
    /// A sheet begins where none can.
    #[error("a sheet begins at byte {0}")]
    Sheet(usize),
    /// A cell stands where no sheet reaches, or cells stand so far apart that a table of them would fill the memory.
    #[error("the cell of the record at byte {0} is out of reach")]
    Cell(usize),
    /// The workbook is protected by a password.
    #[error("the workbook is encrypted")]
    Encrypted,
}

/// Returns an XLS file with the same cells that holds nothing on which the library gives up without an answer.
///
/// # Errors
/// A [`Fault`] that shows the file to be damaged, or encrypted.
pub(super) fn cleaned(bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    let stream = compound::Compound::open(bytes)?.workbook()?;
    Ok(compound::around(&records::cleaned(&stream)?))
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    let bytes = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_le_bytes(bytes.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_le_bytes(bytes.try_into().ok()?))
}
