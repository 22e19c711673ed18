//! What a bundle says of itself: `manifest.json`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::problem::{BundleError, Problem, Problems};
use crate::{
    ident::{
        hash::Hash,
        id::{EntityId, ReplicaId},
        timestamp::Timestamp,
    },
    ledger::vector::VersionVector,
};

/// The format of bundles that this version writes, and the newest it reads.
pub const FORMAT: u64 = 1;

/// The name of the manifest's entry.
pub(super) const ENTRY: &str = "manifest.json";

/// What a bundle says of itself. Any part may be missing: a rescued ledger knows little.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Manifest {
    /// The format of the bundle; 0 where it is not stated, which is read as 1.
    pub format: u64,
    /// The program that wrote it.
    pub tool: Tool,
    /// When it was written, by the clock of that computer.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub at: Option<Timestamp>,
    /// The person who wrote it, as named in the settings.
    pub author: String,
    /// The hospital whose ledger it is.
    pub facility: FacilityName,
    /// The replica that wrote it.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub writer: Option<ReplicaId>,
    /// For every replica, how many of its commits the writer has, not only those in this bundle.
    #[cfg_attr(test, schemars(with = "BTreeMap<String, u64>"))]
    pub vector: VersionVector,
    /// For every replica of `vector`, the hash of its last commit that the writer has.
    #[cfg_attr(test, schemars(with = "BTreeMap<String, String>"))]
    pub heads: BTreeMap<ReplicaId, Hash>,
    /// What the receiver was known to have: commits of it are not in the bundle. Absent from a full bundle.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "Option<BTreeMap<String, u64>>"))]
    pub base: Option<VersionVector>,
    /// The commits in the bundle.
    pub commits: Vec<Chain>,
    /// How many entities of each kind are there, deleted ones not counted.
    pub entities: BTreeMap<String, u64>,
    /// The attachments that the ledger has, in the bundle or left out.
    pub blobs: Vec<Blob>,
}

/// The program that wrote a bundle.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Tool {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
}

/// The hospital whose ledger it is.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(default)]
pub struct FacilityName {
    /// The id of the entity of kind `facility`.
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub id: Option<EntityId>,
    /// Its name.
    pub name: String,
}

/// Commits of one replica, in one entry of the archive, in the order of their numbers.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Chain {
    /// The name of the entry.
    pub entry: String,
    /// Whose commits they are.
    #[cfg_attr(test, schemars(with = "String"))]
    pub replica: ReplicaId,
    /// The number of the first.
    pub first: u64,
    /// The number of the last.
    pub last: u64,
    /// How many there are: fewer than the numbers from first to last where the writer itself lacked some.
    pub count: u64,
    /// The hash of the last.
    #[cfg_attr(test, schemars(with = "String"))]
    pub last_hash: Hash,
}

/// An attachment.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Blob {
    /// The SHA-256 of its bytes, and the name of its entry in `blobs/`.
    #[cfg_attr(test, schemars(with = "String"))]
    pub sha256: Hash,
    /// How many bytes it has.
    pub size: u64,
    /// Why it is not in the bundle: `confidential`, or another word of a newer version. Absent where it is there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left_out: Option<String>,
}

impl Blob {
    /// In [`Self::left_out`]: whoever wrote the bundle keeps it to the hospital.
    pub const CONFIDENTIAL: &'static str = "confidential";
    /// In [`Self::left_out`]: whoever wrote the bundle has only the placeholder.
    pub const ABSENT: &'static str = "absent";
}

impl Manifest {
    /// Encodes it: JSON with two blanks of indentation, keys in the order of this type.
    pub(super) fn to_json(&self) -> Vec<u8> {
        // A map of texts and numbers always has a form in JSON.
        let mut bytes = serde_json::to_vec_pretty(self).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }

    /// Reads what can be read; the other parts are named.
    pub(super) fn from_json(bytes: &[u8], problems: &mut Problems) -> Result<Self, BundleError> {
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let mut map = match serde_json::from_slice::<Value>(bytes) {
            Ok(Value::Object(map)) => map,
            Ok(
                Value::Null
                | Value::Bool(_)
                | Value::Number(_)
                | Value::String(_)
                | Value::Array(_),
            ) => {
                let detail = "not a JSON object".to_owned();
                problems.add(0, Problem::DamagedManifest { detail });
                return Ok(Self::default());
            }
            Err(error) => {
                let detail = error.to_string();
                problems.add(0, Problem::DamagedManifest { detail });
                return Ok(Self::default());
            }
        };
        // A newer format may have changed anything: its number explains the rest.
        match map.get("format").and_then(Value::as_u64) {
            Some(found) if found > FORMAT => {
                let known = FORMAT;
                return Err(BundleError::NewerFormat { found, known });
            }
            _ => {}
        }
        map.retain(|key, value| {
            let is_read = Self::reads(key, value);
            if !is_read {
                let key = super::container::shortened(key);
                problems.add(0, Problem::ManifestKey { key });
            }
            is_read
        });
        Ok(serde_json::from_value(Value::Object(map)).unwrap_or_default())
    }

    /// Whether a part of the manifest is of its form; parts of newer versions are.
    fn reads(key: &str, value: &Value) -> bool {
        let one = std::iter::once((key.to_owned(), value.clone()));
        serde_json::from_value::<Self>(Value::Object(one.collect())).is_ok()
    }
}
