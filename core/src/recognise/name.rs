//! What names of files say.

use crate::{document::kind::DocumentKind, ident::text::search_key};

/// Words of file names, in the spelling of searches, and what they mean. The first that is found counts.
const NAMES: &[(&str, DocumentKind)] = &[
    ("sbom", DocumentKind::Sbom),
    (".spdx", DocumentKind::Sbom),
    (".cdx.", DocumentKind::Sbom),
    ("bom.json", DocumentKind::Sbom),
    ("bom.xml", DocumentKind::Sbom),
    ("swidtag", DocumentKind::Sbom),
    ("部品表", DocumentKind::Sbom),
    ("mds2", DocumentKind::Mds2),
    ("mds", DocumentKind::Mds),
    ("sds", DocumentKind::Sds),
    ("契約", DocumentKind::Contract),
    ("覚書", DocumentKind::Contract),
    ("contract", DocumentKind::Contract),
    ("agreement", DocumentKind::Contract),
    ("eos", DocumentKind::EndOfLifeNotice),
    ("eol", DocumentKind::EndOfLifeNotice),
    ("サポート終了", DocumentKind::EndOfLifeNotice),
    ("販売終了", DocumentKind::EndOfLifeNotice),
    ("保守計画", DocumentKind::MaintenancePlan),
    ("maintenance plan", DocumentKind::MaintenancePlan),
    ("セキュリティポリシ", DocumentKind::SecurityPolicy),
    ("security policy", DocumentKind::SecurityPolicy),
    ("advisory", DocumentKind::Advisory),
    ("アドバイザリ", DocumentKind::Advisory),
    ("注意喚起", DocumentKind::Advisory),
    ("取扱説明", DocumentKind::Manual),
    ("添付文書", DocumentKind::Manual),
    ("電子添文", DocumentKind::Manual),
    ("manual", DocumentKind::Manual),
    ("ifu", DocumentKind::Manual),
];

/// Guesses a kind from a name.
pub(super) fn kind_of_name(name: &str) -> Option<DocumentKind> {
    let key = search_key(&name.replace(['_', '-'], " "));
    let mut found = NAMES.iter().filter(|(word, _)| contains(&key, word));
    found.next().map(|(_, kind)| *kind)
}

/// Whether a name has a word. A short word of Latin letters counts by itself only: `amds` is no MDS.
fn contains(key: &str, word: &str) -> bool {
    let word = search_key(word);
    if word.len() > 4 || !word.is_ascii() {
        return key.contains(word.as_str());
    }
    key.split(|letter: char| !letter.is_ascii_alphanumeric())
        .any(|part| part == word)
}

/// Whether a name ends as those of files that programs write for programs.
pub(super) fn is_called_data(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    [".json", ".xml", ".spdx", ".swidtag"]
        .iter()
        .any(|ending| name.ends_with(ending))
}
