//! What is known of the folder for copies.
use daicho_core::ident::timestamp::Timestamp;
use yew::prelude::*;

use crate::browser::folder::FolderError;
use crate::store::LedgerStore;
use crate::store::error::StoreError;
use crate::store::ledger::Revision;
use crate::worker::protocol::Trouble;

/// The folder.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum FolderState {
    /// Nobody has looked yet.
    #[default]
    Unknown,
    /// This browser lets nobody choose one.
    Unsupported,
    /// None was chosen.
    Absent,
    /// The one of this name was chosen.
    Chosen(AttrValue, Standing),
}

/// How it is with the folder that was chosen.
#[derive(Clone, Debug, PartialEq)]
pub enum Standing {
    /// It may be written to; here is the last copy, if there is one.
    Open(Option<FolderCopy>),
    /// The person has to allow it again in this session.
    Asks,
    /// A copy is being made.
    Saving,
    /// The last one was not made.
    Failed(CopyError),
}

/// Why a copy was not made. The ledger, and the copies before, are as they were.
#[derive(Clone, Debug, PartialEq)]
pub enum CopyError {
    /// The folder did not take it.
    Folder(FolderError),
    /// The worker did not make it.
    Worker(Trouble),
    /// The store could not be read.
    Store(StoreError),
}

/// The last copy in the folder: written, read back, and found to be the same.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct FolderCopy {
    /// When.
    pub at: Timestamp,
    /// The revision of the store that it has.
    pub(super) revision: Revision,
    /// The name of the file.
    pub file: AttrValue,
}

/// Where it is noted.
const FACT: &str = "folder-copy";

impl FolderState {
    /// Says whether copies can be made without asking anybody.
    pub fn is_writable(&self) -> bool {
        match self {
            Self::Chosen(_, standing) => *standing != Standing::Asks,
            Self::Unknown | Self::Unsupported | Self::Absent => false,
        }
    }
}

impl FolderCopy {
    pub(super) async fn read(store: &impl LedgerStore) -> Result<Option<Self>, StoreError> {
        let text = store.meta(FACT).await?.unwrap_or_default();
        let mut parts = text.splitn(3, ' ');
        let mut next = || parts.next();
        let (at, revision, file) = (next(), next(), next());
        Ok((|| {
            Some(Self {
                at: at?.parse().ok()?,
                revision: Revision::new(revision?.parse().ok()?),
                file: file?.to_owned().into(),
            })
        })())
    }

    pub(super) async fn write(&self, store: &impl LedgerStore) -> Result<(), StoreError> {
        let text = format!("{} {} {}", self.at, self.revision, self.file);
        store.set_meta(FACT, Some(&text)).await
    }

    pub(super) async fn forget(store: &impl LedgerStore) -> Result<(), StoreError> {
        store.set_meta(FACT, None).await
    }
}

impl From<FolderError> for CopyError {
    fn from(error: FolderError) -> Self {
        Self::Folder(error)
    }
}

impl From<Trouble> for CopyError {
    fn from(trouble: Trouble) -> Self {
        Self::Worker(trouble)
    }
}

impl From<StoreError> for CopyError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::memory::MemoryStore;

    #[test]
    fn the_last_copy_is_noted_and_forgotten() {
        pollster::block_on(async {
            let store = MemoryStore::new();
            let copy = FolderCopy {
                at: Timestamp::from_milliseconds(1_700_000_000_123),
                revision: Revision::new(7),
                file: "daicho-2026-11-21-1745-000001-3f2a9c10.daicho".into(),
            };
            assert_eq!(FolderCopy::read(&store).await, Ok(None));
            assert_eq!(copy.write(&store).await, Ok(()));
            assert_eq!(FolderCopy::read(&store).await, Ok(Some(copy)));
            assert_eq!(store.set_meta(FACT, Some("something else")).await, Ok(()));
            assert_eq!(
                FolderCopy::read(&store).await,
                Ok(None),
                "no note of a copy"
            );
            assert_eq!(FolderCopy::forget(&store).await, Ok(()));
            assert_eq!(FolderCopy::read(&store).await, Ok(None));
        });
    }
}
