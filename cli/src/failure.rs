//! Why a command could not do what it should.

use std::path::Path;

use daicho_core::exchange::BundleError;

use crate::words::{Arg, Words};

/// An error as the person reads it: the key of a message and what is put into it.
#[derive(Debug)]
pub(crate) struct Failure {
    key: &'static str,
    args: Vec<Arg>,
    pub(crate) code: u8,
}

/// The command failed.
pub(crate) const FAILED: u8 = 1;
/// The command line is wrong.
pub(crate) const USAGE: u8 = 2;
/// Done, and conflicts or doubtful rows remain for a person.
pub(crate) const REMAINS: u8 = 3;
/// A ledger is damaged.
pub(crate) const DAMAGED: u8 = 4;

impl Failure {
    pub(crate) fn new(key: &'static str) -> Self {
        Self {
            key,
            args: Vec::new(),
            code: FAILED,
        }
    }

    pub(crate) fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.args.push((name, value.to_string()));
        self
    }

    pub(crate) fn of(key: &'static str, path: &Path) -> Self {
        Self::new(key).with("path", path.display())
    }

    pub(crate) fn code(mut self, code: u8) -> Self {
        self.code = code;
        self
    }

    pub(crate) fn text(&self, words: &Words) -> String {
        words.with(self.key, &self.args)
    }

    /// Says why a file is no ledger.
    pub(crate) fn of_bundle(path: &Path, error: &BundleError) -> Self {
        match error {
            BundleError::NotABundle | BundleError::OtherArchive | BundleError::Empty => {
                Self::of("error-not-a-bundle", path)
            }
            BundleError::Truncated => Self::of("error-truncated", path).code(DAMAGED),
            BundleError::NewerFormat { found, known } => Self::of("error-newer", path)
                .with("found", found)
                .with("known", known),
            BundleError::PassphraseNeeded => Self::of("error-passphrase-needed", path),
            BundleError::WrongPassphrase => Self::of("error-wrong-passphrase", path),
            BundleError::NotByPassphrase => Self::of("error-not-by-passphrase", path),
            BundleError::TooMuchWork { found, limit } => Self::of("error-too-much-work", path)
                .with("found", found)
                .with("limit", limit),
            BundleError::DamagedEncryption { detail } => Self::of("error-encryption-damaged", path)
                .with("detail", detail)
                .code(DAMAGED),
            BundleError::TooLarge { limit, .. }
            | BundleError::ExpandsTooLarge { limit }
            | BundleError::TooManyEntries { limit, .. } => {
                Self::of("error-too-large", path).with("limit", limit)
            }
            BundleError::Cancelled => Self::new("error-cancelled"),
        }
    }
}
