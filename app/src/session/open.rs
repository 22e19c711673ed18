//! The ledger from what is stored, in slices, so that the page answers while a large one is read.
use daicho_core::ledger::commit::SealedCommit;
use daicho_core::ledger::snapshot::{SnapshotError, SnapshotReader, Step};
use daicho_core::ledger::state::Ledger;

use super::engine::Env;
use super::provider::ENV;
use super::state::Loss;
use crate::store::LedgerStore;
use crate::store::error::{Damage, StoreError};
use crate::store::ledger::{Loaded, Revision, StoredCommit, StoredLedger};

/// What was read.
pub(super) struct Opened {
    /// Where the store stands.
    pub(super) revision: Revision,
    /// The ledger; `None` if nobody has written a commit.
    pub(super) ledger: Option<Ledger>,
    /// What could not be read.
    pub(super) losses: Vec<Loss>,
    /// How many commits were not in the snapshot.
    pub(super) replayed: usize,
}

/// How long one slice of work may take, in milliseconds.
const SLICE: u64 = 12;

/// Gives way to the page whenever a slice of time is used up.
struct Breath<'a> {
    env: &'a Env,
    since: u64,
}

impl Breath<'_> {
    async fn take(&mut self) {
        if (self.env.now)().milliseconds().saturating_sub(self.since) >= SLICE {
            (self.env.pause)().await;
            self.since = (self.env.now)().milliseconds();
        }
    }
}

/// Reads the ledger. A snapshot that means nothing to this version is passed over: the commits tell everything.
pub(super) async fn open(store: &impl LedgerStore, env: &Env) -> Result<Opened, StoreError> {
    let Loaded { revision, ledger } = store.load().await?;
    let Some(stored) = ledger else {
        return Ok(Opened {
            revision,
            ledger: None,
            losses: Vec::new(),
            replayed: 0,
        });
    };
    let mut breath = Breath {
        env,
        since: (env.now)().milliseconds(),
    };
    let start = match &stored.snapshot {
        Some(snapshot) => thaw(&snapshot.bytes, &mut breath).await,
        None => Ok(Ledger::new()),
    };
    if let Ok(ledger) = start {
        return Ok(replay(revision, ledger, stored, &mut breath).await);
    }
    let whole = store.load_whole().await?;
    let stored = whole.ledger.unwrap_or_default();
    Ok(replay(whole.revision, Ledger::new(), stored, &mut breath).await)
}

/// Reads the state of a ledger in slices, giving way to the page in between.
///
/// # Errors
/// When the bytes are of another version or damaged.
pub async fn thaw_snapshot(bytes: &[u8]) -> Result<Ledger, SnapshotError> {
    let mut breath = Breath {
        env: &ENV,
        since: (ENV.now)().milliseconds(),
    };
    thaw(bytes, &mut breath).await
}

async fn thaw(bytes: &[u8], breath: &mut Breath<'_>) -> Result<Ledger, SnapshotError> {
    let mut reader = SnapshotReader::new(bytes)?;
    loop {
        if let Step::Done(ledger) = reader.step()? {
            return Ok(*ledger);
        }
        breath.take().await;
    }
}

async fn replay(
    revision: Revision,
    mut ledger: Ledger,
    stored: StoredLedger,
    breath: &mut Breath<'_>,
) -> Opened {
    let mut losses: Vec<_> = stored.damage.into_iter().map(Loss::Stored).collect();
    let replayed = stored.commits.len();
    for commit in stored.commits {
        losses.extend(take_in(&mut ledger, commit));
        breath.take().await;
    }
    losses.extend(ledger.stuck().map(Loss::Commit));
    Opened {
        revision,
        ledger: Some(ledger),
        losses,
        replayed,
    }
}

/// Adds a stored commit to the ledger, or says what is wrong with it.
pub(super) fn take_in(ledger: &mut Ledger, stored: StoredCommit) -> Option<Loss> {
    let (replica, seq) = (stored.replica, stored.seq);
    match SealedCommit::open_verified(stored.bytes, stored.hash) {
        Ok(sealed) => ledger.apply(&sealed).err().map(Loss::Commit),
        Err(_) => Some(Loss::Stored(Damage::Commit { replica, seq })),
    }
}
