//! Identifiers of entities and of replicas.
//!
//! Both are UUIDs (RFC 9562), written hyphenated and in lower case: the form keeps spreadsheets from reading an id as a
//! number. Random ids (version 4) are drawn by the caller.

use std::{fmt, str::FromStr};

use sha2::{Digest, Sha256};
use uuid::Uuid;

/// A text that is no id.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("not an id of the form xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx: {text:?}")]
pub struct InvalidId {
    /// The text as given.
    pub text: String,
}

/// Length of the hyphenated form in bytes.
const TEXT_LENGTH: usize = 36;

macro_rules! uuid_newtype {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        pub struct $name(Uuid);

        impl $name {
            /// Makes an id of 16 random bytes, as version 4.
            pub fn from_random(bytes: [u8; 16]) -> Self {
                Self(uuid::Builder::from_random_bytes(bytes).into_uuid())
            }

            /// Reads the 16 bytes of an id as they are.
            pub fn from_bytes(bytes: [u8; 16]) -> Self {
                Self(Uuid::from_bytes(bytes))
            }

            /// Returns the 16 bytes of the id.
            pub fn as_bytes(&self) -> &[u8; 16] {
                self.0.as_bytes()
            }

            /// Appends the hyphenated form to `out` without allocating.
            pub fn push_to(&self, out: &mut String) {
                let mut buffer = [0; TEXT_LENGTH];
                out.push_str(self.0.hyphenated().encode_lower(&mut buffer));
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.hyphenated().fmt(f)
            }
        }

        /// Serialized as the hyphenated form.
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }

        impl FromStr for $name {
            type Err = InvalidId;

            /// Reads the hyphenated form; upper case is accepted, other UUID spellings are not.
            fn from_str(text: &str) -> Result<Self, InvalidId> {
                let invalid = || InvalidId { text: text.chars().take(64).collect() };
                if text.len() != TEXT_LENGTH {
                    return Err(invalid());
                }
                Uuid::try_parse(text).map(Self).map_err(|_| invalid())
            }
        }
    };
}

uuid_newtype! {
    /// Names one entity (a device, a model, a department …) in every ledger it travels to.
    EntityId
}

uuid_newtype! {
    /// Names one writer of commits: one browser profile, one installation of the command line.
    ReplicaId
}

impl ReplicaId {
    /// Derives an id of bytes: version 8, of the first 16 bytes of their SHA-256.
    pub fn derived(from: &[u8]) -> Self {
        let digest: [u8; 32] = Sha256::digest(from).into();
        let mut bytes = [0; 16];
        for (to, from) in bytes.iter_mut().zip(digest) {
            *to = from;
        }
        Self(uuid::Builder::from_custom_bytes(bytes).into_uuid())
    }
}

impl EntityId {
    /// Derives the id of something that its name identifies within its kind.
    ///
    /// Two laptops that import the same list make the same organization, department or model of it, so that merging
    /// their ledgers does not double them. The id is version 8: the first 16 bytes of SHA-256 over `kind`, a zero byte
    /// and `name`, which should be normalised by the caller.
    pub fn derived(kind: &str, name: &str) -> Self {
        let digest = Sha256::new()
            .chain_update(kind)
            .chain_update([0])
            .chain_update(name)
            .finalize();
        let mut bytes = [0; 16];
        for (to, from) in bytes.iter_mut().zip(digest.iter()) {
            *to = *from;
        }
        Self(uuid::Builder::from_custom_bytes(bytes).into_uuid())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_form_round_trips() {
        let id = EntityId::from_random([7; 16]);
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!(id.to_string(), "07070707-0707-4707-8707-070707070707");
        let mut text = String::from(">");
        id.push_to(&mut text);
        assert_eq!(text, ">07070707-0707-4707-8707-070707070707");
    }

    #[test]
    fn other_spellings_are_refused() {
        for text in [
            "",
            "07070707070747078707070707070707",
            "{07070707-0707-4707-8707-070707070707}",
            "医療機器",
        ] {
            assert!(text.parse::<EntityId>().is_err(), "{text}");
        }
    }

    #[test]
    fn derived_ids_depend_on_kind_and_name() {
        let id = EntityId::derived("organization", "みどり医療");
        assert_eq!(id, EntityId::derived("organization", "みどり医療"));
        assert_ne!(id, EntityId::derived("department", "みどり医療"));
        assert_eq!(id.to_string().as_bytes()[14], b'8');
    }
}
