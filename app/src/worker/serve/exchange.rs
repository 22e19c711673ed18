//! Bundles: writing one, opening one, merging it.

use std::{borrow::Cow, ops::ControlFlow};

use daicho_core::{
    document::attachment::{self, Attachment},
    exchange::{
        self, Bundle, Content, Contents,
        heads::base_for,
        manifest::Tool,
        meeting::Meeting,
        write::{BlobBytes, CommitBytes},
    },
    ident::timestamp::Timestamp,
    ledger::{commit::Dot, edit::Authorship, state::Ledger},
};

use super::{Desk, Reply, Tell, Upload, copied::Rehomed};
use crate::{
    store::{
        LedgerStore,
        ledger::{Revision, StoredCommit},
    },
    worker::protocol::{
        Answer, Phase, Trouble,
        exchange::{Ask, Told, Written},
    },
};

/// A bundle that was opened, and what it would come to.
pub(super) struct Opened {
    pub(super) name: String,
    pub(super) size: u64,
    pub(super) bundle: Bundle,
    pub(super) diagnostics: Vec<exchange::Diagnostic>,
    pub(super) met: Option<Met>,
}

/// What merging the open bundle into the ledger at a revision would do.
pub(super) struct Met {
    pub(super) revision: Revision,
    pub(super) ledger: Ledger,
    pub(super) meeting: Meeting,
    /// The ledger is of commits that are not stored yet: a part of its history got a new id.
    pub(super) rehomed: Option<Box<Rehomed>>,
}

impl<S: LedgerStore> Desk<S> {
    /// Answers a question about bundles.
    pub(super) async fn exchange(
        &mut self,
        ask: Ask,
        upload: Option<Upload>,
        tell: Tell<'_>,
    ) -> Result<Reply, Trouble> {
        let told = match ask {
            Ask::Write {
                author,
                at,
                passphrase,
                without_confidential,
            } => {
                let who = Authorship {
                    replica: self.store.replica((self.random.replica)()).await?,
                    author,
                    at: Timestamp::from_milliseconds(at),
                };
                let wanted = Wanted {
                    who,
                    passphrase,
                    without_confidential,
                };
                let (written, bytes) = self.write_bundle(wanted, upload, tell).await?;
                return Ok((Answer::Exchange(Told::Written(written)), vec![bytes]));
            }
            Ask::Open { passphrase } => {
                self.read_bundle(upload, passphrase.as_deref(), tell)?;
                Told::Opened(Box::new(self.meet(tell).await?))
            }
            Ask::Differences { kind, from, count } => {
                Told::Differences(self.differences(&kind, from, count)?)
            }
            Ask::Merge { at } => Told::Merged(self.merge(at, tell).await?),
            Ask::State => return self.merged_state().await,
            Ask::TakeBack { before, after } => {
                let bytes = self.take_back(&before, &after, tell).await?;
                return Ok((Answer::Exchange(Told::TakesBack), vec![bytes]));
            }
        };
        Ok((Answer::Exchange(told), Vec::new()))
    }

    /// Reads the file that came along; without one, that of the last question stays open.
    fn read_bundle(
        &mut self,
        upload: Option<Upload>,
        passphrase: Option<&str>,
        tell: Tell<'_>,
    ) -> Result<(), Trouble> {
        let Some(Upload { name, bytes }) = upload else {
            return self.bundle.as_ref().map(|_| ()).ok_or(Trouble::NothingOpen);
        };
        let mut progress = |read: exchange::progress::Progress| {
            tell(Phase::Bundle(read.done, read.total));
            ControlFlow::Continue(())
        };
        let parsed = exchange::read_with(&bytes, passphrase, &mut progress)?;
        self.bundle = Some(Opened {
            name,
            size: bytes.len() as u64,
            bundle: parsed.value,
            diagnostics: parsed.diagnostics,
            met: None,
        });
        Ok(())
    }

    async fn write_bundle(
        &mut self,
        wanted: Wanted,
        theirs: Option<Upload>,
        tell: Tell<'_>,
    ) -> Result<(Written, Vec<u8>), Trouble> {
        let ledger = self.current(tell).await?.ledger;
        let base = match &theirs {
            Some(upload) => {
                let passphrase = wanted.passphrase.as_deref();
                let manifest = exchange::manifest_of(&upload.bytes, passphrase)?.value;
                Some(base_for(&ledger, &manifest))
            }
            None => None,
        };
        let stored = self.all_commits(tell).await?;
        let blobs = self.attachments(&ledger).await?;
        let commits = stored.iter().map(|commit| CommitBytes {
            dot: Dot {
                replica: commit.replica,
                seq: commit.seq,
            },
            hash: commit.hash,
            bytes: Cow::Borrowed(commit.bytes.as_slice()),
        });
        let tool = Tool {
            name: "Daicho".to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        };
        let mut contents = Contents::of(&ledger, wanted.who, tool, commits);
        contents.base = base;
        contents.blobs = blobs;
        contents.without_confidential = wanted.without_confidential;
        let left_out = contents.blobs.iter().filter(|blob| blob.is_confidential);
        let left_out = left_out.filter(|_| wanted.without_confidential).count();
        let has = |commit: &&CommitBytes<'_>| {
            let base = contents.base.as_ref();
            commit.dot.seq > base.map_or(0, |base| base.get(&commit.dot.replica))
        };
        let written = Written {
            commits: contents.commits.iter().filter(has).count(),
            partial: contents.base.is_some(),
            left_out,
        };
        tell(Phase::Storing);
        let bytes = exchange::write(&contents).map_err(|error| not_written(&error))?;
        drop(contents);
        drop(stored);
        let bytes = match wanted.passphrase {
            Some(passphrase) => {
                exchange::encrypt(&bytes, &passphrase).map_err(|error| not_written(&error))?
            }
            None => bytes,
        };
        Ok((written, bytes))
    }

    /// Reads every stored commit, by replica and number.
    pub(super) async fn all_commits(&self, tell: Tell<'_>) -> Result<Vec<StoredCommit>, Trouble> {
        let heads = self.store.heads().await?;
        let of = heads.iter().map(|head| head.seq).sum();
        let mut commits = Vec::new();
        for head in heads {
            tell(Phase::Commits(commits.len() as u64, of));
            let limit = u32::try_from(head.seq).unwrap_or(u32::MAX);
            commits.extend(self.store.commits(head.replica, 0, limit).await?);
        }
        Ok(commits)
    }

    async fn attachments(&self, ledger: &Ledger) -> Result<Vec<BlobBytes<'static>>, Trouble> {
        let mut blobs: Vec<BlobBytes<'static>> = Vec::new();
        for attached in Attachment::all(ledger) {
            let Some(sha256) = attached.sha256().known() else {
                continue;
            };
            if blobs.iter().any(|blob| blob.sha256 == sha256) {
                continue;
            }
            let bytes = self.store.blob(sha256).await?;
            let size = attached.size().known();
            blobs.push(BlobBytes {
                sha256,
                size: bytes
                    .as_ref()
                    .map_or(size.unwrap_or(0), |bytes| bytes.len() as u64),
                bytes: bytes.map(Cow::Owned),
                is_confidential: attachment::is_confidential(ledger, &sha256),
            });
        }
        Ok(blobs)
    }

    /// Stores the attachments of the open bundle: what no commit names yet does no harm.
    pub(super) async fn store_attachments(&self, bundle: &Bundle) -> Result<(), Trouble> {
        for blob in &bundle.blobs {
            if let Content::Bytes(bytes) = &blob.content {
                self.store.put_blob(bytes).await?;
            }
        }
        Ok(())
    }
}

/// How a bundle is to be written.
struct Wanted {
    who: Authorship,
    passphrase: Option<String>,
    without_confidential: bool,
}

fn not_written(error: &impl std::fmt::Display) -> Trouble {
    Trouble::NotWritten {
        detail: error.to_string(),
    }
}
