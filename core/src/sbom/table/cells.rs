//! What one cell of a table says.

use crate::{
    catalogue::{
        fold::fold,
        words::{Naming, naming},
    },
    sbom::model::{Checksum, Identifier, Kind, Scheme},
    tabular::import::cell::unguarded,
};

/// A cell that says something: words such as 不明 stand where nobody knows.
pub(super) fn said(cell: &str) -> Option<String> {
    let cell = unguarded(cell.trim());
    let is_said = !cell.is_empty() && naming(cell) == Naming::Name;
    (is_said && !cell.eq_ignore_ascii_case("NOASSERTION")).then(|| cell.to_owned())
}

/// Takes the branches of a drawn tree off a name; how long they are tells how deep it stands.
pub(super) fn unbranched(cell: &str) -> (usize, &str) {
    let is_branch = |c: char| c.is_whitespace() || "|│┃└┗├┣─━".contains(c);
    let mut name = cell.trim_start_matches(is_branch);
    if name.len() < cell.len() || name.starts_with("--") {
        name = name.trim_start_matches(|c: char| is_branch(c) || c == '-');
    }
    let depth = cell.len() - name.len();
    (depth, name.trim_end())
}

pub(super) fn kind(cell: &str) -> Kind {
    match fold(cell).as_str() {
        "" => Kind::Unstated,
        "os" | "オペレティングシステム" | "operatingsystem" => Kind::OperatingSystem,
        "ライブラリ" => Kind::Library,
        "アプリケション" | "アプリ" => Kind::Application,
        "フレムワク" => Kind::Framework,
        "ファムウェア" => Kind::Firmware,
        "ドライバ" | "デバイスドライバ" => Kind::DeviceDriver,
        "医療機器" | "機器" | "ハドウェア" => Kind::Device,
        _ => said(cell).map_or(Kind::Unstated, |word| Kind::of(&word)),
    }
}

pub(super) fn scheme_of(text: &str) -> Option<Scheme> {
    let begins = |start: &str| {
        let head = text.get(..start.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(start))
    };
    match () {
        () if begins("pkg:") => Some(Scheme::Purl),
        () if begins("cpe:") => Some(Scheme::Cpe),
        () if begins("swid:") => Some(Scheme::Swid),
        () => None,
    }
}

/// The identifiers of a cell: several only where each says what it is.
pub(super) fn identifiers(cell: &str, scheme: Option<&Scheme>, header: &str) -> Vec<Identifier> {
    let Some(whole) = said(cell) else {
        return Vec::new();
    };
    let parts = whole.split([' ', '\n', '\r', '\t', ',', ';', '、']);
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    let all = if parts.iter().all(|part| scheme_of(part).is_some()) {
        parts
    } else {
        vec![whole.as_str()]
    };
    let identifier = |value: &str| Identifier {
        scheme: scheme_of(value)
            .or_else(|| scheme.cloned())
            .unwrap_or_else(|| Scheme::Other(header.to_owned())),
        value: value.to_owned(),
    };
    all.into_iter().map(identifier).collect()
}

/// A hash with the algorithm that stands before it, or in the header.
pub(super) fn hash(cell: &str, header: &str) -> Option<Checksum> {
    let text = said(cell)?;
    let known = |text: &str| {
        let word = fold(text);
        let found = ALGORITHMS.iter().find(|(key, ..)| *key == word);
        found.map(|(_, name, _)| (*name).to_owned())
    };
    let in_front = text.split_once([':', '=', ' ']).and_then(|(start, rest)| {
        let algorithm = known(start)?;
        Some((algorithm, rest.trim().to_owned()))
    });
    let (algorithm, value) = in_front.unwrap_or_else(|| (known(header).unwrap_or_default(), text));
    Some(Checksum { algorithm, value })
}

/// Keys, names and digits of algorithms.
const ALGORITHMS: [(&str, &str, usize); 5] = [
    ("md5", "MD5", 32),
    ("sha1", "SHA-1", 40),
    ("sha256", "SHA-256", 64),
    ("sha384", "SHA-384", 96),
    ("sha512", "SHA-512", 128),
];

pub(super) fn by_length(value: &str) -> &'static str {
    let is_hex = value.bytes().all(|byte| byte.is_ascii_hexdigit());
    let found = ALGORITHMS
        .iter()
        .find(|(.., digits)| *digits == value.len());
    found.filter(|_| is_hex).map_or("", |(_, name, _)| name)
}
