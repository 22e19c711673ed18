//! The ledger as a file to hand on.

use std::collections::BTreeMap;

use daicho_core::{
    ident::{id::EntityId, timestamp::Timestamp},
    tabular::{
        export::{
            DeviceTable, Language,
            csv::{self, CsvEncoding, CsvFile},
            xlsx,
        },
        grid::MAX_ROWS,
        version::Version,
    },
};

use super::{Desk, Reply, Tell};
use crate::{
    store::LedgerStore,
    worker::protocol::{Answer, ExportFormat, LostCharacter, Trouble},
};

/// What is to be handed on.
pub(super) struct Wanted {
    pub(super) format: ExportFormat,
    pub(super) english: bool,
    pub(super) units: Option<Vec<EntityId>>,
    pub(super) sheet: String,
    pub(super) at: u64,
}

impl<S: LedgerStore> Desk<S> {
    pub(super) async fn export(
        &mut self,
        wanted: Wanted,
        tell: Tell<'_>,
    ) -> Result<Reply, Trouble> {
        let held = self.current(tell).await?;
        let language = if wanted.english {
            Language::English
        } else {
            Language::Japanese
        };
        let table = DeviceTable::new(&held.ledger, wanted.units.as_deref(), language);
        let (bytes, lost) = match wanted.format {
            ExportFormat::CsvUtf8 => (csv::write(&table, CsvEncoding::Utf8).bytes, Vec::new()),
            ExportFormat::CsvCp932 => {
                let file = csv::write(&table, CsvEncoding::Cp932);
                let lost = lost(&table, &file);
                (file.bytes, lost)
            }
            ExportFormat::Xlsx => {
                let at = Timestamp::from_milliseconds(wanted.at);
                let book = xlsx::write(&table, &wanted.sheet, at);
                (book.map_err(|error| trouble(&error))?, Vec::new())
            }
        };
        let devices = table.len();
        if wanted.units.is_some() {
            let units = (0..devices).filter_map(|row| table.cell(row, 0).parse().ok());
            self.note_parts(Version::of(&held.ledger), units.collect())
                .await;
        }
        Ok((Answer::Exported { devices, lost }, vec![bytes]))
    }
}

fn trouble(error: &xlsx::XlsxWriteError) -> Trouble {
    match error {
        xlsx::XlsxWriteError::TooManyRows { .. } => {
            daicho_core::tabular::problem::ReadError::TooManyRows { limit: MAX_ROWS }.into()
        }
        xlsx::XlsxWriteError::CellTooLong { .. } | xlsx::XlsxWriteError::Failed { .. } => {
            Trouble::NotWritten {
                detail: error.to_string(),
            }
        }
    }
}

/// Lists each character that the file cannot hold once, the most frequent first.
fn lost(table: &DeviceTable, file: &CsvFile) -> Vec<LostCharacter> {
    let mut lost: BTreeMap<char, LostCharacter> = BTreeMap::new();
    for missing in &file.missing {
        let column = (missing.column as usize).saturating_sub(1);
        let header = || table.headers().get(column).cloned().unwrap_or_default();
        let entry = lost
            .entry(missing.character)
            .or_insert_with(|| LostCharacter {
                character: missing.character,
                line: missing.line,
                header: header(),
                times: 0,
            });
        entry.times += 1;
    }
    let mut lost: Vec<LostCharacter> = lost.into_values().collect();
    lost.sort_by_key(|lost| std::cmp::Reverse(lost.times));
    lost
}
