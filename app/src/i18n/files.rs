//! The message files. A new file is named here once and exists in both languages.
//!
//! Japanese is embedded in the program. English lies beside it and is fetched when somebody wants it: the first screen
//! is the lighter for it. What only one program says is embedded in that one.
#[cfg(test)]
use super::Language;

/// Message files that belong together.
#[derive(Clone, Copy)]
pub struct Words {
    /// Name and content of every Japanese file.
    pub(super) ja: &'static [(&'static str, &'static str)],
    /// Where every English file lies, seen from the page.
    pub(super) en: &'static [&'static str],
    /// Name and content of every English file.
    #[cfg(test)]
    en_sources: &'static [(&'static str, &'static str)],
}

macro_rules! words {
    ($($name:literal),* $(,)?) => {
        Words {
            ja: &[$(($name, include_str!(concat!("../../i18n/ja/", $name, ".ftl")))),*],
            en: &[$(concat!("i18n/en/", $name, ".ftl")),*],
            #[cfg(test)]
            en_sources: &[$(($name, include_str!(concat!("../../i18n/en/", $name, ".ftl")))),*],
        }
    };
}

/// The words of the pages of the ledger, and of what surrounds every page.
pub const LEDGER: Words = words![
    "attachments",
    "common",
    "conflicts",
    "devices",
    "exchange",
    "export",
    "fields",
    "home",
    "import",
    "safety",
    "settings",
    "start"
];

/// What the pages of the second program say beside them.
pub const MORE: Words = words![
    "contracts",
    "contacts",
    "documents",
    "drawing",
    "duplicates",
    "found",
    "mds2",
    "network",
    "register"
];

/// Returns name and content of every message file of a language.
#[cfg(test)]
pub(super) fn sources(
    language: Language,
) -> impl Iterator<Item = &'static (&'static str, &'static str)> {
    let of = move |words: Words| match language {
        Language::Ja => words.ja,
        Language::En => words.en_sources,
    };
    of(LEDGER).iter().chain(of(MORE))
}
