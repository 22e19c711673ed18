//! `daicho export`: devices for other programs.

mod devices;
mod parquet;

use clap::ArgMatches;
use daicho_core::{
    exchange::manifest::FacilityName,
    tabular::export::{
        DeviceTable, Language as TableLanguage,
        csv::{self, CsvEncoding},
        xlsx,
    },
};

use crate::{
    context::{Context, now},
    failure::Failure,
    file::{LedgerFile, apply, save},
    options,
    words::Language,
};

/// Writes the devices of a ledger in one format.
pub(crate) fn export(context: &Context, matches: &ArgMatches) -> Result<u8, Failure> {
    let path = options::file(matches, "ledger")
        .cloned()
        .unwrap_or_default();
    let accept = options::is_set(matches, "accept-damage");
    let file = LedgerFile::open_sound(context, &path, accept)?;
    let ledger = apply(&file.commits).ledger;
    let devices = ledger.records("unit").count();
    let table = || {
        let language = match context.words.language {
            Language::Japanese => TableLanguage::Japanese,
            Language::English => TableLanguage::English,
        };
        DeviceTable::new(&ledger, None, language)
    };
    let output;
    if let Some(path) = options::file(matches, "csv") {
        output = path;
        let bytes = csv::write(&table(), CsvEncoding::Utf8).bytes;
        save(path, |out| out.write_all(&bytes))?;
    } else if let Some(path) = options::file(matches, "xlsx") {
        output = path;
        let name = FacilityName::of(&ledger).name;
        let sheet = if name.is_empty() { "daicho" } else { &name };
        let book = xlsx::write(&table(), sheet, now());
        let bytes = book.map_err(|error| Failure::new("error-xlsx").with("detail", error))?;
        save(path, |out| out.write_all(&bytes))?;
    } else if let Some(path) = options::file(matches, "ndjson") {
        output = path;
        save(path, |out| {
            devices::all(&ledger).try_for_each(|device| writeln!(out, "{}", device.to_json()))
        })?;
    } else if let Some(path) = options::file(matches, "parquet") {
        output = path;
        parquet::write(path, &ledger)?;
    } else {
        return Ok(crate::failure::USAGE);
    }
    let args = [
        ("devices", devices.to_string()),
        ("output", output.display().to_string()),
    ];
    context.warn("exported", &args);
    Ok(0)
}
