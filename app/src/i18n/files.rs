//! The embedded message files. A new file is named here once and exists in both languages.
use super::Language;

macro_rules! message_files {
    ($($name:literal),* $(,)?) => {
        const JA: &[(&str, &str)] = &[$(($name, include_str!(concat!("../../i18n/ja/", $name, ".ftl")))),*];
        const EN: &[(&str, &str)] = &[$(($name, include_str!(concat!("../../i18n/en/", $name, ".ftl")))),*];
    };
}

message_files![
    "common",
    "conflicts",
    "devices",
    "duplicates",
    "exchange",
    "export",
    "fields",
    "home",
    "import",
    "safety",
    "settings",
    "start"
];

/// Returns name and content of every message file of a language.
pub(super) fn sources(language: Language) -> &'static [(&'static str, &'static str)] {
    match language {
        Language::Ja => JA,
        Language::En => EN,
    }
}
