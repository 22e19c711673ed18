//! The words of the screen, in Japanese and English.
//!
//! Every sentence lives in `app/i18n/{ja,en}/*.ftl` (Fluent syntax) and is embedded in the program. A component takes
//! [`use_texts`] at its top and asks it for messages by key, so it is drawn again when the language changes:
//!
//! ```ignore
//! let t = use_texts();
//! html! { <p>{ t.get("home-empty") } { t.with("home-devices-of", &[("count", 3.into())]) }</p> }
//! ```
//!
//! `tests.rs` fails on a key that one language lacks, that the program uses and no file has, or that nothing uses. Keys
//! put together at run time are written as `format!("prefix-{…}")`, which counts as using every key with that prefix.
mod files;
mod format;
mod language;
#[cfg(test)]
mod tests;

pub use language::Language;

use std::thread::LocalKey;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use yew::prelude::*;

/// A value put into a message: a number or a text.
pub type Arg = FluentValue<'static>;

type Bundle = FluentBundle<FluentResource>;

thread_local! {
    static JA: Bundle = bundle(Language::Ja);
    static EN: Bundle = bundle(Language::En);
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
        self.bundle().with(|bundle| {
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

    fn bundle(self) -> &'static LocalKey<Bundle> {
        match self.0 {
            Language::Ja => &JA,
            Language::En => &EN,
        }
    }
}

fn bundle(language: Language) -> Bundle {
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
    for (_, source) in files::sources(language) {
        // A file that does not parse in full fails the tests; what did parse is used all the same.
        let resource = match FluentResource::try_new((*source).to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
    }
    bundle
}
