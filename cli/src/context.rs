//! What all commands share: language, passphrase, clock, random ids, progress.

use std::{
    io::{IsTerminal, Write},
    path::Path,
    time::{SystemTime, UNIX_EPOCH},
};

use clap::ArgMatches;
use daicho_core::{
    exchange::{Progress, manifest::Tool},
    ident::{
        id::{EntityId, ReplicaId},
        timestamp::Timestamp,
    },
    ledger::edit::Authorship,
};

use crate::{failure::Failure, options, words::Words};

/// What all commands share.
pub(crate) struct Context {
    pub(crate) words: Words,
    pub(crate) passphrase: Option<String>,
}

impl Context {
    pub(crate) fn new(words: Words, matches: &ArgMatches) -> Result<Self, Failure> {
        let passphrase = match options::file(matches, "passphrase-file") {
            Some(path) => Some(first_line(path)?),
            None => std::env::var("DAICHO_PASSPHRASE")
                .ok()
                .filter(|text| !text.is_empty()),
        };
        Ok(Self { words, passphrase })
    }

    /// Prints a message.
    pub(crate) fn say(&self, key: &str, args: &[(&'static str, String)]) {
        // Somebody who closes the pipe has read enough.
        let _ = writeln!(std::io::stdout(), "{}", self.words.with(key, args));
    }

    /// Prints a message beside the result.
    pub(crate) fn warn(&self, key: &str, args: &[(&'static str, String)]) {
        let _ = writeln!(std::io::stderr(), "{}", self.words.with(key, args));
    }
}

fn first_line(path: &Path) -> Result<String, Failure> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| Failure::of("error-read", path).with("detail", error))?;
    Ok(text.lines().next().unwrap_or_default().to_owned())
}

/// This program, for manifests.
pub(crate) fn tool() -> Tool {
    Tool {
        name: "daicho-cli".to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
    }
}

/// Who writes: a replica of its own for every call, because two calls may start from copies of one file, and a number must
/// never be used twice.
pub(crate) fn authorship(author: Option<&String>) -> Result<Authorship, Failure> {
    Ok(Authorship {
        replica: new_replica()?,
        author: author.cloned().unwrap_or_default(),
        at: now(),
    })
}

pub(crate) fn now() -> Timestamp {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    Timestamp::from_milliseconds(u64::try_from(since.as_millis()).unwrap_or(u64::MAX))
}

fn random() -> Result<[u8; 16], Failure> {
    let mut bytes = [0; 16];
    getrandom::getrandom(&mut bytes)
        .map_err(|error| Failure::new("error-random").with("detail", error))?;
    Ok(bytes)
}

pub(crate) fn new_replica() -> Result<ReplicaId, Failure> {
    random().map(ReplicaId::from_random)
}

pub(crate) fn new_id() -> Result<EntityId, Failure> {
    random().map(EntityId::from_random)
}

/// A line on a terminal that says how far the reading of a file is; nothing where the output goes elsewhere.
pub(crate) struct Bar {
    is_shown: bool,
    last: u64,
}

impl Bar {
    pub(crate) fn new() -> Self {
        Self {
            is_shown: std::io::stderr().is_terminal(),
            last: 0,
        }
    }

    pub(crate) fn tell(&mut self, name: &Path, progress: Progress) {
        let percent = progress.done * 100 / progress.total.max(1);
        if self.is_shown && percent != self.last {
            self.last = percent;
            let _ = write!(std::io::stderr(), "\r{percent:3} %  {}", name.display());
        }
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        if self.is_shown && self.last > 0 {
            let _ = write!(std::io::stderr(), "\r\x1b[K");
        }
    }
}
