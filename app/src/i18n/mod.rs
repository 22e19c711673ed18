//! The words of the screen, in Japanese and English.
//!
//! Every sentence lives in `app/i18n/{ja,en}/*.ftl` (Fluent syntax). Japanese is embedded in the program, English is
//! fetched by [`load`]; until it is there, and where it does not come, the words are Japanese. A component takes
//! [`use_texts`] at its top and asks it for messages by key, so it is drawn again when the language changes:
//!
//! ```ignore
//! let t = use_texts();
//! html! { <p>{ t.get("home-empty") } { t.with("home-devices-of", &[("count", 3.into())]) }</p> }
//! ```
//!
//! `tests.rs` fails on a key that one language lacks, that the program uses and no file has, or that nothing uses. Keys
//! put together at run time are written as `format!("prefix-{…}")`, which counts as using every key with that prefix.
pub mod files;
mod format;
mod language;
#[cfg(test)]
mod tests;

pub use language::Language;

use std::cell::{Cell, OnceCell};

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use yew::prelude::*;

use self::files::Words;
use crate::browser::fetch;

/// A value put into a message: a number or a text.
pub type Arg = FluentValue<'static>;

type Bundle = FluentBundle<FluentResource>;

thread_local! {
    /// What this program says beside the words of every program.
    static OWN: Cell<Option<Words>> = const { Cell::new(None) };
    static JA: Bundle = bundle(Language::Ja, japanese().map(|(_, source)| (*source).to_owned()));
    static EN: OnceCell<Bundle> = english();
}

/// Adds the words of one program; before anything is said.
pub fn add(words: Words) {
    OWN.set(Some(words));
}

#[cfg(not(test))]
fn japanese() -> impl Iterator<Item = &'static (&'static str, &'static str)> {
    let own = OWN.get().map_or(&[][..], |own| own.ja);
    files::LEDGER.ja.iter().chain(own)
}

/// Tests are no program: they have all words.
#[cfg(test)]
fn japanese() -> impl Iterator<Item = &'static (&'static str, &'static str)> {
    files::sources(Language::Ja)
}

#[cfg(not(test))]
fn english() -> OnceCell<Bundle> {
    OnceCell::new()
}

/// Tests have no page to fetch it from.
#[cfg(test)]
fn english() -> OnceCell<Bundle> {
    let sources = files::sources(Language::En).map(|(_, source)| (*source).to_owned());
    OnceCell::from(bundle(Language::En, sources))
}

/// Whether the messages of a language are there.
pub fn is_loaded(language: Language) -> bool {
    match language {
        Language::Ja => true,
        Language::En => EN.with(|messages| messages.get().is_some()),
    }
}

/// Fetches the messages of a language unless they are there; says whether they are there now.
pub async fn load(language: Language) -> bool {
    if !is_loaded(language) {
        let own = OWN.get().map_or(&[][..], |own| own.en);
        let Some(sources) = fetch::texts(&[files::LEDGER.en, own].concat()).await else {
            return false;
        };
        // Two calls at once fetch the same.
        EN.with(|messages| drop(messages.set(bundle(language, sources.into_iter()))));
    }
    true
}

/// The messages of one language. Copy it freely; helpers take it as an argument.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Texts(pub Language);

/// Returns the messages in the language of the nearest `ContextProvider<Language>`.
#[hook]
pub fn use_texts() -> Texts {
    Texts(use_context::<Language>().unwrap_or_default())
}

impl Texts {
    /// Returns the message `key`, or the key itself where there is none.
    pub fn get(self, key: &str) -> AttrValue {
        self.with(key, &[])
    }

    /// Returns the message `key` with its `{ $name }` places filled. Numbers are grouped (12,345).
    pub fn with(self, key: &str, args: &[(&'static str, Arg)]) -> AttrValue {
        self.find(key, args)
            .unwrap_or_else(|| AttrValue::from(key.to_owned()))
    }

    /// Returns the message `key`, or `None` where there is none: for keys that come from data.
    pub fn find(self, key: &str, args: &[(&'static str, Arg)]) -> Option<AttrValue> {
        self.with_bundle(|bundle| {
            let pattern = bundle.get_message(key)?.value()?;
            let args: FluentArgs = args
                .iter()
                .map(|(name, value)| (*name, value.clone()))
                .collect();
            let mut problems = Vec::new();
            let text = bundle.format_pattern(pattern, Some(&args), &mut problems);
            Some(AttrValue::from(text.into_owned()))
        })
    }

    /// Returns `number` with its thousands grouped: 12,345.
    pub fn number(self, number: usize) -> AttrValue {
        AttrValue::from(format::grouped(&number.to_string()))
    }

    /// Returns a size in bytes as a person reads it: `1.4 MB`.
    pub fn bytes(self, bytes: f64) -> AttrValue {
        AttrValue::from(format::bytes(bytes))
    }

    fn with_bundle<T>(self, ask: impl FnOnce(&Bundle) -> T) -> T {
        match self.0 {
            Language::Ja => JA.with(ask),
            Language::En => EN.with(|messages| match messages.get() {
                Some(bundle) => ask(bundle),
                None => JA.with(ask),
            }),
        }
    }
}

fn bundle(language: Language, sources: impl Iterator<Item = String>) -> Bundle {
    let mut bundle = FluentBundle::new(vec![language.identifier()]);
    // Isolation marks are for mixed writing directions, which neither language has; they would be copied along.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(|value, _| match value {
        FluentValue::Number(number) => Some(format::grouped(&number.as_string())),
        FluentValue::String(_)
        | FluentValue::Custom(_)
        | FluentValue::None
        | FluentValue::Error => None,
    }));
    for source in sources {
        // A file that does not parse in full fails the tests; what did parse is used all the same.
        let resource = match FluentResource::try_new(source) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
    }
    bundle
}
