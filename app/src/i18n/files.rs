//! The message files. A new file is named here once and exists in both languages.
//!
//! Japanese is embedded in the program. English lies beside it and is fetched when somebody wants it: the first screen
//! is the lighter for it.
#[cfg(test)]
use super::Language;

macro_rules! message_files {
    ($($name:literal),* $(,)?) => {
        /// Name and content of every Japanese file.
        pub(super) const JA: &[(&str, &str)] = &[$(($name, include_str!(concat!("../../i18n/ja/", $name, ".ftl")))),*];
        /// Where every English file lies, seen from the page.
        pub(super) const EN: &[&str] = &[$(concat!("i18n/en/", $name, ".ftl")),*];
        #[cfg(test)]
        const EN_SOURCES: &[(&str, &str)] = &[$(($name, include_str!(concat!("../../i18n/en/", $name, ".ftl")))),*];
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
#[cfg(test)]
pub(super) fn sources(language: Language) -> &'static [(&'static str, &'static str)] {
    match language {
        Language::Ja => JA,
        Language::En => EN_SOURCES,
    }
}
