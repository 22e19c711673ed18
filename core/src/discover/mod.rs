//! What is on the network and what the ledger says: scans of other tools, read and reconciled.
//!
//! | module | what it holds |
//! |---|---|
//! | [`sighting`] | what a scan saw |
//! | [`tool`] | what wrote a file |
//! | [`range`] | ranges of IP addresses |
//! | [`problem`] | why a file is no scan, and what in one was not understood |
//! | [`nmap`], [`arp_scan`], [`isc`], [`dnsmasq`], [`zeek`], [`table`], [`terminal`] | readers |
//! | [`token`] | the words of a line, and which of them are addresses |
//! | [`oui`] | makers of network interfaces, by their hardware addresses |
//! | [`duid`] | hardware addresses in identifiers of DHCPv6 |
//! | [`merge`] | sightings of one file that are of one interface |
//! | [`identity`] | by what something is known from one scan to the next |
//! | [`hint`] | what something unknown seems to be |
//! | [`verdict`] | what people decided about what scans show |
//! | [`reconcile`] | what was seen against what the ledger says |
//! | [`act`] | what a person does about a line |
//! | [`record`] | scans that were imported |
//!
//! Nothing here sends a packet: a hospital's own people scan, with the tools that they have, and bring the file. [`read`] tells
//! formats apart by what is in the file, never by its name.

pub mod act;
mod arp_scan;
mod as_text;
mod dnsmasq;
mod duid;
pub mod hint;
pub mod identity;
mod isc;
mod merge;
mod nmap;
pub mod oui;
pub mod problem;
pub mod range;
pub mod reconcile;
pub mod record;
pub mod sighting;
mod table;
mod terminal;
mod token;
pub mod tool;
pub mod verdict;
mod zeek;

#[cfg(test)]
mod tests;

use self::{
    problem::{Problem, Problems, ScanError},
    sighting::Scan,
};
use crate::{
    ident::parsed::Parsed,
    tabular::{self, Format, Options, decode, grid::Grid},
};

/// Most bytes of a file that are read.
pub const MAX_BYTES: usize = 256 << 20;

/// Most lines of a file that are read.
pub const MAX_LINES: usize = 2_000_000;

/// What was understood of a scan.
pub type Read = Parsed<Scan, Problem>;

/// Reads what another tool wrote of a network.
///
/// # Errors
/// A [`ScanError`] when the file is nothing of this kind at all; it says what it seems to be instead.
pub fn read(bytes: &[u8]) -> Result<Read, ScanError> {
    if bytes.len() > MAX_BYTES {
        let limit = MAX_BYTES as u64;
        return Err(ScanError::TooLarge { limit });
    }
    let (mut scan, mut problems) = if is_packed(bytes) {
        workbook(bytes)?
    } else {
        let decoded = decode::decode(bytes, None).map_err(ScanError::Unreadable)?;
        let (scan, mut problems) = of_text(&decoded.value.text)?;
        problems.of_table(decoded.diagnostics);
        (scan, problems)
    };
    merge::merge(&mut scan, &mut problems);
    Ok(Parsed {
        value: scan,
        diagnostics: problems.into_list(),
    })
}

fn is_packed(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK") || bytes.starts_with(b"\xD0\xCF\x11\xE0") || other_format(bytes)
}

/// Pictures and the like, which the reader of tables tells by their first bytes.
fn other_format(bytes: &[u8]) -> bool {
    const BEGINNINGS: [&[u8]; 9] = [
        b"%PDF-",
        b"\x89PNG",
        b"\xFF\xD8\xFF",
        b"GIF8",
        b"II*\0",
        b"MM\0*",
        b"\x1F\x8B",
        b"7z\xBC\xAF",
        b"Rar!",
    ];
    BEGINNINGS
        .iter()
        .any(|beginning| bytes.starts_with(beginning))
}

fn workbook(bytes: &[u8]) -> Result<(Scan, Problems), ScanError> {
    let source = tabular::open(bytes, &Options::default()).map_err(ScanError::Unreadable)?;
    let mut problems = Problems::default();
    problems.of_table(source.diagnostics);
    if let Some(header) = table::header(&source.value.grid) {
        return table::read(&source.value.grid, &header, problems);
    }
    // The table stands on another sheet.
    if let Format::Workbook { sheets, .. } = source.value.format {
        for sheet in 0..sheets.len().min(16) {
            let options = Options {
                sheet: Some(sheet),
                ..Options::default()
            };
            if let Ok(other) = tabular::open(bytes, &options)
                && let Some(header) = table::header(&other.value.grid)
            {
                return table::read(&other.value.grid, &header, Problems::default());
            }
        }
    }
    Err(ScanError::OtherTable)
}

fn of_text(text: &str) -> Result<(Scan, Problems), ScanError> {
    if memchr::memchr_iter(b'\n', text.as_bytes()).count() > MAX_LINES {
        let limit = MAX_LINES as u64;
        return Err(ScanError::TooManyLines { limit });
    }
    let start = text.trim_start();
    match start.as_bytes().first() {
        None => Err(ScanError::Empty),
        Some(b'<') => of_xml(start, text),
        Some(b'{' | b'[') if zeek::is_one(start) => zeek::read(text),
        Some(b'{' | b'[') if is_document(start) => Err(of_json(start)),
        Some(_) if start.starts_with("SPDXVersion:") => Err(ScanError::Sbom),
        Some(_) if zeek::is_one(start) => zeek::read(text),
        Some(_) if arp_scan::is_one(text) => arp_scan::read(text),
        Some(_) if isc::is_one(text) => isc::read(text),
        Some(_) if dnsmasq::is_one(text) => dnsmasq::read(text),
        Some(_) => of_table(text),
    }
}

fn of_xml(start: &str, text: &str) -> Result<(Scan, Problems), ScanError> {
    match nmap::is_one(text) {
        Ok(()) => nmap::read(text),
        Err(root) => {
            let beginning: String = start.chars().take(200).collect();
            let is_page = beginning.to_ascii_lowercase().contains("<html")
                || root.eq_ignore_ascii_case("html");
            let is_sbom = matches!(root.as_str(), "bom" | "SoftwareIdentity" | "Document");
            Err(match (is_page, is_sbom) {
                (true, _) => ScanError::WebPage,
                (_, true) => ScanError::Sbom,
                _ => ScanError::OtherXml { root },
            })
        }
    }
}

/// Prompts of some switches begin with a bracket as well.
fn is_document(start: &str) -> bool {
    let mut rest = start.chars().skip(1).filter(|c| !c.is_whitespace());
    matches!(rest.next(), Some('"' | '{' | '[' | '}' | ']' | '0'..='9'))
}

fn of_json(start: &str) -> ScanError {
    let beginning: String = start.chars().take(4_000).collect();
    let marks = [
        "\"bomFormat\"",
        "\"spdxVersion\"",
        "\"SPDXID\"",
        "spdx.org/rdf",
    ];
    if marks.iter().any(|mark| beginning.contains(mark)) {
        ScanError::Sbom
    } else {
        ScanError::OtherJson
    }
}

/// A table with a header, or what stands on a terminal.
fn of_table(text: &str) -> Result<(Scan, Problems), ScanError> {
    let delimiter = tabular::delimited::detect(text);
    let parsed = tabular::delimited::parse(text, delimiter);
    if let Ok(parsed) = parsed {
        let grid: Grid = parsed.value;
        if let Some(header) = table::header(&grid) {
            let mut problems = Problems::default();
            problems.of_table(parsed.diagnostics);
            return table::read(&grid, &header, problems);
        }
        let seems_table = grid.width() >= 3 && grid.rows() >= 2;
        let none = |error| {
            let is_table = seems_table && error == ScanError::NoAddresses;
            if is_table {
                ScanError::OtherTable
            } else {
                error
            }
        };
        return terminal::read(text).map_err(none);
    }
    terminal::read(text)
}
