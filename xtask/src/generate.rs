//! `cargo xtask generate`: the ledger of a hospital that does not exist, as CSV.
//!
//! | module | what it holds |
//! |---|---|
//! | [`random`] | a small generator of numbers: the same seed gives the same ledger on every machine |
//! | [`catalogue`] | classes of devices, makers and dealers; none of these companies exists |
//! | [`models`] | what the fictional makers sell |
//! | [`hospital`] | buildings, departments, rooms and their networks |
//! | [`identifiers`] | GTINs with check digits, MAC addresses |
//! | [`slips`] | the gaps and typing errors of a ledger kept by hand |
//! | [`rows`] | one device a row |
//! | [`cells`] | the cells of a row |
//!
//! Nothing in it belongs to anyone: GTINs begin with 952, which GS1 keeps for examples; MAC addresses are locally
//! administered ones; IP addresses are private; JMDN codes are invented and begin with 99.

mod catalogue;
mod cells;
mod hospital;
mod identifiers;
mod models;
mod random;
mod rows;
mod slips;

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use crate::options::Options;
use crate::run::Failure;
use hospital::Hospital;
use random::Random;

/// More rows than any hospital has; beyond it MAC addresses would repeat.
const MOST_DEVICES: u32 = 10_000_000;

/// Writes a ledger to `--out`, or to standard output.
pub(crate) fn command(options: &mut Options) -> Result<ExitCode, Failure> {
    let devices = options.value("--devices")?.unwrap_or(1000);
    let seed = options.value("--seed")?.unwrap_or(1);
    let out: Option<PathBuf> = options.value("--out")?;
    options.finish()?;
    if devices > MOST_DEVICES {
        return Err(Failure::new(format!("--devices is at most {MOST_DEVICES}")));
    }
    let text = ledger(devices, seed);
    let written = match &out {
        Some(file) => std::fs::write(file, text),
        None => std::io::stdout().write_all(text.as_bytes()),
    };
    written.map_err(|error| Failure::new(format!("cannot write the ledger: {error}")))?;
    if let Some(file) = out {
        println!("{devices} devices in {}", file.display());
    }
    Ok(ExitCode::SUCCESS)
}

/// Returns a ledger as CSV: UTF-8 with a byte order mark, CRLF, one header row.
pub(crate) fn ledger(devices: u32, seed: u64) -> String {
    let mut random = Random::new(seed);
    let models = models::all(&mut random);
    let mut hospital = Hospital::for_devices(devices);
    let mut text = String::with_capacity(400 * devices as usize);
    text.push('\u{feff}');
    write_row(&mut text, &rows::HEADERS.map(str::to_owned));
    let mut writer = rows::Writer::new(&models, &mut hospital);
    for number in 1..=devices {
        write_row(&mut text, &writer.row(&mut random, number));
    }
    text
}

fn write_row(text: &mut String, cells: &[String]) {
    for (number, cell) in cells.iter().enumerate() {
        if number > 0 {
            text.push(',');
        }
        if cell.contains([',', '"', '\n', '\r']) {
            text.push('"');
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(cell);
        }
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests;
