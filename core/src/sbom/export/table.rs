//! The component repository as CSV: one row a component.

use crate::{
    sbom::repository::search::Hit,
    tabular::export::{
        Language,
        csv::{CsvEncoding, CsvFile, write_rows},
    },
};

/// A row of the table; who makes it knows which models and units the documents are of.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Row {
    /// The component.
    pub component: String,
    /// Its versions.
    pub versions: Vec<String>,
    /// Who supplies it.
    pub suppliers: Vec<String>,
    /// Its licences.
    pub licences: Vec<String>,
    /// The ends of support that SBOMs state for it.
    pub ends_of_support: Vec<String>,
    /// The models of devices in which it is.
    pub models: Vec<String>,
    /// How many units they are.
    pub units: usize,
}

const HEADERS: [[&str; 7]; 2] = [
    [
        "コンポーネント名",
        "バージョン",
        "供給者",
        "ライセンス",
        "サポート終了",
        "機種",
        "台数",
    ],
    [
        "Component name",
        "Version",
        "Supplier",
        "Licence",
        "End of support",
        "Models",
        "Units",
    ],
];

impl Row {
    /// Makes a row of what was found in the repository; licences, models and units are the caller's to add.
    #[must_use]
    pub fn of(hit: &Hit<'_>) -> Self {
        let versions = hit.versions.iter().map(|(version, _)| version.0.clone());
        Self {
            component: hit.entry.name.clone(),
            versions: versions.filter(|version| !version.is_empty()).collect(),
            suppliers: hit.entry.suppliers.values().cloned().collect(),
            ..Self::default()
        }
    }

    fn cells(&self, language: Language) -> [String; 7] {
        let between = match language {
            Language::Japanese => "、",
            Language::English => "; ",
        };
        [
            self.component.clone(),
            self.versions.join(between),
            self.suppliers.join(between),
            self.licences.join(between),
            self.ends_of_support.join(between),
            self.models.join(between),
            self.units.to_string(),
        ]
    }
}

/// Writes the table; no cell of it is a formula to a spreadsheet.
#[must_use]
pub fn write(rows: &[Row], language: Language, encoding: CsvEncoding) -> CsvFile {
    let [japanese, english] = HEADERS;
    let headers = match language {
        Language::Japanese => japanese,
        Language::English => english,
    };
    let headers = headers.map(str::to_owned);
    let rows: Vec<[String; 7]> = std::iter::once(headers)
        .chain(rows.iter().map(|row| row.cells(language)))
        .collect();
    let rows = rows.iter().map(|row| row.iter().map(String::as_str));
    write_rows(rows, encoding)
}
