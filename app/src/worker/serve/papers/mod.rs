//! What is in attached files.
//!
//! | module | what it answers |
//! |---|---|
//! | [`sbom`] | what an SBOM says, and what changed from one to another |

mod sbom;
#[cfg(test)]
mod tests;

use daicho_core::{
    document::attachment::Attachment, ident::id::EntityId, recognise::content, sbom as core_sbom,
};

use super::{Desk, Reply, Tell};
use crate::{
    store::LedgerStore,
    worker::protocol::{
        Answer, Trouble,
        papers::{Ask, Opened, Told},
    },
};

impl<S: LedgerStore> Desk<S> {
    /// Answers a question of the pages about documents.
    pub(super) async fn papers(&mut self, said: &[u8], tell: Tell<'_>) -> Result<Reply, Trouble> {
        let ask = postcard::from_bytes(said).map_err(broken)?;
        let (told, blocks) = match ask {
            Ask::Open { attachment } => {
                let bytes = self.bytes_of(&attachment, tell).await?;
                let opened = match &bytes {
                    Some(bytes) => open(bytes),
                    None => Opened::Absent,
                };
                (Told::Opened(opened), bytes.into_iter().collect())
            }
            Ask::Compare { older, newer } => {
                let compared = self.compare(&older, &newer, tell).await?;
                (Told::Compared(compared), Vec::new())
            }
        };
        let said = postcard::to_allocvec(&told).map_err(broken)?;
        Ok((Answer::Papers(said), blocks))
    }

    /// Reads the bytes of an attachment; `None` if the ledger has no such attachment, or the store not its bytes.
    pub(super) async fn bytes_of(
        &mut self,
        attachment: &EntityId,
        tell: Tell<'_>,
    ) -> Result<Option<Vec<u8>>, Trouble> {
        let ledger = self.current(tell).await?.ledger;
        let attached = Attachment::find(&ledger, attachment);
        let Some(sha256) = attached.and_then(|attached| attached.sha256().shown().known()) else {
            return Ok(None);
        };
        Ok(self.store.blob(sha256).await?)
    }
}

fn open(bytes: &[u8]) -> Opened {
    match core_sbom::read(bytes) {
        Ok(read) => Opened::Sbom(Box::new(sbom::view(&read))),
        Err(_) => Opened::Content(content(None, bytes)),
    }
}

fn broken(error: postcard::Error) -> Trouble {
    Trouble::Broken(error.to_string())
}
