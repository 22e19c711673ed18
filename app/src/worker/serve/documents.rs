//! Files that are to be attached: their bytes are kept before the ledger names them.

use daicho_core::recognise::recognise;

use super::{Desk, Reply, Upload};
use crate::{
    store::LedgerStore,
    worker::protocol::{
        Answer, Trouble,
        documents::{Ask, Kept, Told},
    },
};

impl<S: LedgerStore> Desk<S> {
    /// Answers a question about files.
    pub(super) async fn documents(
        &mut self,
        ask: Ask,
        upload: Option<Upload>,
    ) -> Result<Reply, Trouble> {
        let told = match ask {
            Ask::Keep => {
                let upload = upload.ok_or(Trouble::NothingOpen)?;
                Told::Kept(Box::new(self.keep(upload).await?))
            }
        };
        Ok((Answer::Documents(told), Vec::new()))
    }

    /// Keeps a file. If nobody attaches it, its bytes lie there unnamed, which does no harm.
    pub(super) async fn keep(&self, upload: Upload) -> Result<Kept, Trouble> {
        // A store that was cleared under an open page is not to be filled.
        self.revision().await?;
        let sha256 = self.store.put_blob(&upload.bytes).await?;
        Ok(Kept {
            sha256,
            size: upload.bytes.len() as u64,
            recognised: recognise(&upload.name, &upload.bytes),
            name: upload.name,
        })
    }
}
