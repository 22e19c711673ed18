//! Devices as Parquet: one row a device, every column an optional text.
//!
//! The low-level writer is enough for texts; Arrow would bring thirty crates more.

use std::{io::Write, path::Path, sync::Arc};

use daicho_core::ledger::state::Ledger;
use parquet::{
    basic::Compression,
    data_type::{ByteArray, ByteArrayType},
    errors::ParquetError,
    file::{properties::WriterProperties, writer::SerializedFileWriter},
    schema::parser::parse_message_type,
};

use super::devices::{self, Device};
use crate::{failure::Failure, file::save};

/// Devices that are written together; more need not be in memory.
const GROUP: usize = 10_000;

pub(super) fn write(path: &Path, ledger: &Ledger) -> Result<(), Failure> {
    let mut failed = None;
    let result = save(path, |out| {
        write_all(out, ledger).map_err(|error| {
            failed = Some(error.to_string());
            std::io::Error::other(error)
        })
    });
    match failed {
        Some(detail) => Err(Failure::new("error-parquet").with("detail", detail)),
        None => result,
    }
}

fn write_all(out: &mut (dyn Write + Send), ledger: &Ledger) -> Result<(), ParquetError> {
    let columns = devices::names();
    let fields: Vec<String> = columns
        .iter()
        .map(|name| format!("OPTIONAL BYTE_ARRAY {name} (UTF8);"))
        .collect();
    let schema = parse_message_type(&format!("message device {{ {} }}", fields.join(" ")))?;
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .build();
    let mut writer = SerializedFileWriter::new(out, Arc::new(schema), Arc::new(properties))?;
    let mut devices = devices::all(ledger).peekable();
    while devices.peek().is_some() {
        let group: Vec<Device> = devices.by_ref().take(GROUP).collect();
        write_group(&mut writer, &group)?;
    }
    writer.close().map(drop)
}

fn write_group<W: Write + Send>(
    writer: &mut SerializedFileWriter<W>,
    group: &[Device],
) -> Result<(), ParquetError> {
    let mut rows = writer.next_row_group()?;
    let mut nth = 0;
    while let Some(mut column) = rows.next_column()? {
        let cells = || {
            group
                .iter()
                .map(|device| device.cells().get(nth).and_then(Option::as_deref))
        };
        let texts: Vec<ByteArray> = cells().flatten().map(ByteArray::from).collect();
        let levels: Vec<i16> = cells().map(|cell| i16::from(cell.is_some())).collect();
        column
            .typed::<ByteArrayType>()
            .write_batch(&texts, Some(&levels), None)?;
        column.close()?;
        nth += 1;
    }
    rows.close().map(drop)
}
