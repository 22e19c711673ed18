//! The words of the command line, in Japanese and English: `cli/i18n/*.ftl`.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource};
use unic_langid::{LanguageIdentifier, langid};

/// The languages of messages.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Language {
    Japanese,
    English,
}

impl Language {
    /// Returns the language of a locale such as `ja_JP.UTF-8`.
    pub(crate) fn of_locale(locale: &str) -> Option<Self> {
        match locale.get(..2)? {
            "ja" => Some(Self::Japanese),
            "en" => Some(Self::English),
            _ => None,
        }
    }

    /// Returns the language of `--lang`, else of the environment; English where neither says.
    pub(crate) fn chosen(
        arguments: &[String],
        environment: impl Fn(&str) -> Option<String>,
    ) -> Self {
        let named = arguments.iter().zip(arguments.iter().skip(1));
        let asked = named
            .filter(|(option, _)| *option == "--lang")
            .map(|(_, value)| value.as_str());
        let joined = arguments
            .iter()
            .filter_map(|argument| argument.strip_prefix("--lang="));
        let asked = asked.chain(joined).find_map(Self::of_locale);
        let set = |name: &&str| environment(name).filter(|value| !value.is_empty());
        let of_environment = || {
            let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(set)?;
            Self::of_locale(&locale)
        };
        asked.or_else(of_environment).unwrap_or(Self::English)
    }

    fn id(self) -> LanguageIdentifier {
        match self {
            Self::Japanese => langid!("ja"),
            Self::English => langid!("en"),
        }
    }

    fn source(self) -> &'static str {
        match self {
            Self::Japanese => include_str!("../i18n/ja.ftl"),
            Self::English => include_str!("../i18n/en.ftl"),
        }
    }
}

/// A value put into a message.
pub(crate) type Arg = (&'static str, String);

/// The messages of one language.
pub(crate) struct Words {
    pub(crate) language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    pub(crate) fn new(language: Language) -> Self {
        let mut bundle = FluentBundle::new(vec![language.id()]);
        bundle.set_use_isolating(false);
        // What can be read of the file is used; a test reads both files.
        let resource = FluentResource::try_new(language.source().to_owned());
        let resource = resource.unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
        Self { language, bundle }
    }

    pub(crate) fn get(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// Returns a message with its places filled, or the key where there is none.
    pub(crate) fn with(&self, key: &str, args: &[Arg]) -> String {
        let pattern = self
            .bundle
            .get_message(key)
            .and_then(|message| message.value());
        let Some(pattern) = pattern else {
            return key.to_owned();
        };
        let args: FluentArgs<'_> = args
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        self.bundle
            .format_pattern(pattern, Some(&args), &mut Vec::new())
            .into_owned()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn keys(language: Language) -> BTreeSet<&'static str> {
        let lines = language
            .source()
            .lines()
            .filter(|line| !line.starts_with('#'));
        lines
            .filter_map(|line| line.split_once(" = "))
            .map(|(key, _)| key)
            .collect()
    }

    #[test]
    fn both_languages_have_the_same_messages() {
        assert_eq!(keys(Language::Japanese), keys(Language::English));
        for language in [Language::Japanese, Language::English] {
            assert!(FluentResource::try_new(language.source().to_owned()).is_ok());
            let words = Words::new(language);
            for key in keys(language) {
                assert_ne!(words.get(key), key);
            }
        }
    }

    #[test]
    fn every_message_is_used_and_every_used_one_is_there() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let mut sources = String::new();
        let mut folders = vec![folder];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    sources.push_str(&std::fs::read_to_string(path).unwrap());
                }
            }
        }
        for key in keys(Language::English) {
            assert!(sources.contains(&format!("\"{key}\"")), "{key} is not used");
        }
    }

    #[test]
    fn the_language_is_that_of_the_option_or_the_environment() {
        let chosen = |arguments: &[&str], lang: &str| {
            let arguments: Vec<String> = arguments.iter().map(ToString::to_string).collect();
            Language::chosen(&arguments, |name| (name == "LANG").then(|| lang.to_owned()))
        };
        assert_eq!(chosen(&[], "ja_JP.UTF-8"), Language::Japanese);
        assert_eq!(chosen(&[], "C.UTF-8"), Language::English);
        assert_eq!(
            chosen(&["info", "--lang", "ja"], "en_US"),
            Language::Japanese
        );
        assert_eq!(chosen(&["--lang=en"], "ja"), Language::English);
    }
}
