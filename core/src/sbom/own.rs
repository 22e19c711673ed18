//! What CycloneDX has no field for, under names of our own: written by [`export`](super::export), and taken back by the reader.
//!
//! A kind that nobody stated must not come back as one: the format requires a type.

use super::model::{Checksum, Component, Identifier, Kind, Scheme};

/// How every name begins.
const PREFIX: &str = "daicho:";
pub(super) const KIND: &str = "daicho:type";
pub(super) const END_OF_SUPPORT: &str = "daicho:endOfSupport";
pub(super) const PART_OF: &str = "daicho:partOf";
const HASH: &str = "daicho:hash:";
const IDENTIFIER: &str = "daicho:identifier:";

/// The name under which a hash is written that the format does not allow.
pub(super) fn hash(algorithm: &str) -> String {
    format!("{HASH}{algorithm}")
}

/// The name under which an identifier is written that has no field of its own, or whose field is taken.
pub(super) fn identifier(scheme: &Scheme) -> String {
    let word = match scheme {
        Scheme::Purl => "purl",
        Scheme::Cpe => "cpe",
        Scheme::Swid => "swid",
        Scheme::Other(word) => return format!("{IDENTIFIER}other:{word}"),
    };
    format!("{IDENTIFIER}{word}")
}

/// Takes what was written under these names back to where it belongs.
pub(super) fn take_back(component: &mut Component) {
    let is_own = |(name, _): &(String, String)| name.starts_with(PREFIX);
    if !component.properties.iter().any(is_own) {
        return;
    }
    for (name, value) in std::mem::take(&mut component.properties) {
        if name == KIND {
            component.kind = Kind::of(&value);
        } else if name == END_OF_SUPPORT {
            component.end_of_support = Some(value);
        } else if let Some(word) = name.strip_prefix(IDENTIFIER) {
            let scheme = match word {
                "purl" => Scheme::Purl,
                "cpe" => Scheme::Cpe,
                "swid" => Scheme::Swid,
                other => Scheme::Other(other.strip_prefix("other:").unwrap_or(other).to_owned()),
            };
            component.identifiers.push(Identifier { scheme, value });
        } else if let Some(algorithm) = name.strip_prefix(HASH) {
            let algorithm = algorithm.to_owned();
            component.hashes.push(Checksum { algorithm, value });
        } else {
            component.properties.push((name, value));
        }
    }
}
