//! Message files and sources agree: no key is missing in a language, used without being there, or there unused.
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_bundle::FluentResource;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

use super::{Language, Texts, files};

/// Keys and, for each, the `$arguments` it takes.
type Messages = BTreeMap<String, BTreeSet<String>>;

fn messages(language: Language) -> Messages {
    let mut found = Messages::new();
    for (file, source) in files::sources(language) {
        let resource = FluentResource::try_new((*source).to_owned())
            .unwrap_or_else(|(_, errors)| panic!("{}/{file}.ftl: {errors:?}", language.code()));
        for entry in resource.entries() {
            if let Entry::Message(message) = entry {
                let mut arguments = BTreeSet::new();
                if let Some(pattern) = &message.value {
                    collect(pattern, &mut arguments);
                }
                let earlier = found.insert(message.id.name.to_owned(), arguments);
                assert!(earlier.is_none(), "{file}.ftl: {} twice", message.id.name);
            }
        }
    }
    found
}

fn collect(pattern: &Pattern<&str>, arguments: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else {
            continue;
        };
        match expression {
            Expression::Inline(inline) => note(inline, arguments),
            Expression::Select { selector, variants } => {
                note(selector, arguments);
                for variant in variants {
                    collect(&variant.value, arguments);
                }
            }
        }
    }
}

fn note(inline: &InlineExpression<&str>, arguments: &mut BTreeSet<String>) {
    if let InlineExpression::VariableReference { id } = inline {
        arguments.insert(id.name.to_owned());
    }
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a readable folder of sources") {
        let path = entry.expect("a readable entry").path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// What the sources ask for: keys for certain, literals that may be keys, and prefixes of keys put together.
#[derive(Default)]
struct Used {
    asked: BTreeSet<String>,
    literals: BTreeSet<String>,
    prefixes: BTreeSet<String>,
}

fn used() -> Used {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    rust_files(&root.join("src"), &mut paths);
    rust_files(&root.join("../core/src"), &mut paths);
    let mut used = Used::default();
    for path in paths.iter().filter(|path| !path.ends_with("i18n/tests.rs")) {
        let source = fs::read_to_string(path).expect("a source in UTF-8");
        for call in ["t.get(", "t.with(", "texts.get(", "texts.with("] {
            let calls = source.match_indices(call).filter(|(at, _)| {
                // `target.get("…")` is no call of `t`.
                let before = source.as_bytes().get(at.wrapping_sub(1));
                before.is_none_or(|byte| !byte.is_ascii_alphanumeric() && *byte != b'_')
            });
            for (_, rest) in calls.filter_map(|(at, _)| source.split_at_checked(at + call.len())) {
                if let Some(rest) = rest.trim_start().strip_prefix('"') {
                    used.asked.extend(rest.split('"').next().map(str::to_owned));
                }
            }
        }
        for rest in source.split("format!(\"").skip(1) {
            if let Some((prefix, _)) = rest.split('"').next().and_then(|text| text.split_once('{'))
                && prefix.ends_with('-')
            {
                used.prefixes.insert(prefix.to_owned());
            }
        }
        used.literals
            .extend(source.split('"').skip(1).map(str::to_owned));
    }
    used
}

#[test]
fn both_languages_have_the_same_keys_and_arguments() {
    assert_eq!(messages(Language::Ja), messages(Language::En));
}

#[test]
fn every_key_the_program_asks_for_exists() {
    let known = messages(Language::Ja);
    let missing: Vec<_> = used()
        .asked
        .into_iter()
        .filter(|key| !known.contains_key(key))
        .collect();
    assert!(missing.is_empty(), "no message for {missing:?}");
}

#[test]
fn every_key_is_used() {
    let used = used();
    let unused: Vec<_> = messages(Language::Ja)
        .into_keys()
        .filter(|key| !used.asked.contains(key) && !used.literals.contains(key))
        .filter(|key| !used.prefixes.iter().any(|prefix| key.starts_with(prefix)))
        .collect();
    assert!(unused.is_empty(), "nothing uses {unused:?}");
}

#[test]
fn every_message_file_is_embedded() {
    for language in Language::ALL {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("i18n")
            .join(language.code());
        let on_disk: BTreeSet<_> = fs::read_dir(folder)
            .expect("a folder of messages")
            .map(|entry| entry.expect("a readable entry").path())
            .filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()))
            .collect();
        let embedded: BTreeSet<_> = files::sources(language)
            .map(|(name, _)| (*name).to_owned())
            .collect();
        assert_eq!(on_disk, embedded);
    }
}

#[test]
fn numbers_in_messages_are_grouped_and_an_unknown_key_shows_itself() {
    let t = Texts(Language::En);
    let devices = |count: usize| t.with("home-devices-of", &[("count", count.into())]);
    assert_eq!(devices(12_345), "12,345 devices");
    assert_eq!(devices(1), "1 device");
    assert_eq!(t.find("no-such-key", &[]), None);
}
