//! What can be wrong with a bundle.

use serde::{Deserialize, Serialize};

use crate::ident::{hash::Hash, id::ReplicaId};

/// One thing in a bundle that was not understood, or is damaged; the rest is usable.
///
/// The line is that of the entry which the problem names, 0 where the problem concerns the whole entry or bundle.
pub type Diagnostic = crate::ident::parsed::Diagnostic<Problem>;

/// Why a file cannot be read as a bundle at all.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error, Serialize, Deserialize)]
pub enum BundleError {
    /// Neither a ZIP archive, nor an encrypted file, nor lines of commits.
    #[error("not a bundle")]
    NotABundle,
    /// A ZIP archive without a manifest and without commits: a workbook, a document, somebody's pictures.
    #[error("a ZIP archive that holds no ledger")]
    OtherArchive,
    /// The file has no bytes.
    #[error("the file is empty")]
    Empty,
    /// The file ends in the middle, and nothing of it can be used.
    #[error("the file was cut off, and nothing of it can be used")]
    Truncated,
    /// Written in a format of bundles that this version does not know.
    #[error("bundle of format {found}, known is {known}")]
    NewerFormat {
        /// The format that the bundle states.
        found: u64,
        /// The newest format that this version reads.
        known: u64,
    },
    /// The file is encrypted and no passphrase was given.
    #[error("the bundle is encrypted")]
    PassphraseNeeded,
    /// The passphrase does not open the file.
    #[error("the passphrase is wrong")]
    WrongPassphrase,
    /// The file is encrypted for the holder of a key, not with a passphrase.
    #[error("the bundle is encrypted for a key, not with a passphrase")]
    NotByPassphrase,
    /// Opening the file would take more work and memory than this program spends on a file that it does not know.
    #[error("the passphrase was stretched with 2^{found} rounds, more than 2^{limit}")]
    TooMuchWork {
        /// The work factor of the file, a power of two.
        found: u8,
        /// Most that is accepted.
        limit: u8,
    },
    /// The encrypted file was changed or cut off: nothing of it can be used.
    #[error("the encrypted file is damaged: {detail}")]
    DamagedEncryption {
        /// What the library says, in English, for a report of the fault.
        detail: String,
    },
    /// The file is larger than this program reads.
    #[error("the file has {bytes} bytes, more than {limit}")]
    TooLarge {
        /// Bytes of the file.
        bytes: u64,
        /// Most that is read.
        limit: u64,
    },
    /// The file unpacks to more than this program reads.
    #[error("the file expands to more than {limit} bytes")]
    ExpandsTooLarge {
        /// Most that is unpacked.
        limit: u64,
    },
    /// The file has more entries than this program reads.
    #[error("{entries} entries, more than {limit}")]
    TooManyEntries {
        /// Entries of the archive.
        entries: u64,
        /// Most that are read.
        limit: u64,
    },
    /// The person stopped the reading.
    #[error("cancelled")]
    Cancelled,
}

/// What is wrong with one place of a bundle.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error, Serialize, Deserialize)]
pub enum Problem {
    /// The end of the archive, which lists its entries, is damaged or missing: the entries were found one by one.
    #[error("the list of entries is damaged or cut off; entries were found one by one")]
    NoDirectory,
    /// The encrypted file was changed or cut off; what comes before the damage is used.
    #[error("the encrypted file is damaged: {detail}")]
    DamagedEncryption {
        /// What the library says, in English.
        detail: String,
    },
    /// There is no manifest: what the bundle should hold is not known.
    #[error("there is no manifest")]
    NoManifest,
    /// The manifest cannot be read, or its checksum is wrong; it is not relied on.
    #[error("the manifest is damaged: {detail}")]
    DamagedManifest {
        /// What the reader says, in English.
        detail: String,
    },
    /// A part of the manifest is not of the form that this version knows; it is left out.
    #[error("{key:?} of the manifest cannot be read")]
    ManifestKey {
        /// The key.
        key: String,
    },
    /// An entry that this version does not know; it is ignored.
    #[error("{entry:?} is not known")]
    UnknownEntry {
        /// Its name, at most 200 characters.
        entry: String,
    },
    /// An entry whose name leads out of the folder where somebody unpacks it; it is ignored.
    #[error("{entry:?} has an unsafe name")]
    UnsafeName {
        /// Its name, at most 200 characters.
        entry: String,
    },
    /// An entry whose name was there before; the first counts.
    #[error("{entry:?} stands twice")]
    DuplicateEntry {
        /// Its name.
        entry: String,
    },
    /// An entry that the archive itself encrypts; it is ignored.
    #[error("{entry:?} is encrypted within the archive")]
    EncryptedEntry {
        /// Its name.
        entry: String,
    },
    /// An entry that is damaged, or compressed by a method that is not known. What it still gives is used.
    #[error("{entry:?} is damaged: {detail}")]
    DamagedEntry {
        /// Its name.
        entry: String,
        /// What the reader says, in English.
        detail: String,
    },
    /// A commit that is left out.
    #[error("{entry:?}: a commit is damaged: {fault}")]
    DamagedCommit {
        /// The entry it is in.
        entry: String,
        /// Whose it is, where that shows.
        replica: Option<ReplicaId>,
        /// Its number, where that shows.
        seq: Option<u64>,
        /// What is wrong.
        fault: CommitFault,
    },
    /// Commits that the manifest promises and that are not there.
    #[error("{entry:?} lacks commits {first} to {last} of replica {replica}")]
    MissingCommits {
        /// The entry they should be in.
        entry: String,
        /// Whose they are.
        replica: ReplicaId,
        /// The first that is missing.
        first: u64,
        /// The last that is missing.
        last: u64,
    },
    /// An attachment whose bytes are not those of its name; it is left out.
    #[error("the attachment {sha256} is damaged")]
    DamagedBlob {
        /// The hash that it should have.
        sha256: Hash,
    },
    /// An attachment that the manifest promises and that is not there.
    #[error("the attachment {sha256} is missing")]
    MissingBlob {
        /// Its hash.
        sha256: Hash,
    },
    /// More problems than are listed.
    #[error("{count} more problems are not listed")]
    NotListed {
        /// How many were left out.
        count: u64,
    },
}

/// Why a commit is left out.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error, Serialize, Deserialize)]
pub enum CommitFault {
    /// The line is no commit.
    #[error("{detail}")]
    Unreadable {
        /// What the reader says, in English.
        detail: String,
    },
    /// The commit is of a newer format; the bundle itself can be read.
    #[error("it is of format {found}, known is {known}")]
    NewerFormat {
        /// The format that the commit states.
        found: u64,
        /// The newest format that this version reads.
        known: u64,
    },
    /// The commit after it, or the manifest, knows another hash of it.
    #[error("its hash is {found}, and {expected} is expected")]
    WrongHash {
        /// The hash that is known of it.
        expected: Hash,
        /// The hash of the bytes.
        found: Hash,
    },
    /// It can be read, but stands in a damaged part, and nothing confirms that its bytes are unchanged.
    #[error("it stands in a damaged part, and nothing confirms it")]
    Unconfirmed,
}

/// Most problems that are listed one by one.
const LISTED: usize = 1000;

/// Gathers problems; from the thousandth on they are only counted.
#[derive(Debug, Default)]
pub(super) struct Problems {
    listed: Vec<Diagnostic>,
    more: u64,
}

impl Problems {
    pub(super) fn add(&mut self, line: u32, problem: Problem) {
        if self.listed.len() < LISTED {
            let at = crate::ident::parsed::Position::line(line);
            self.listed.push(Diagnostic { at, problem });
        } else {
            self.more += 1;
        }
    }

    pub(super) fn into_list(mut self) -> Vec<Diagnostic> {
        if self.more > 0 {
            let at = crate::ident::parsed::Position::line(0);
            let problem = Problem::NotListed { count: self.more };
            self.listed.push(Diagnostic { at, problem });
        }
        self.listed
    }
}
