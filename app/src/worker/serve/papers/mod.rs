//! What is in attached files.
//!
//! | module | what it answers |
//! |---|---|
//! | [`found`] | what scans of the network saw |
//! | [`mds2`] | what a disclosure statement says and means |
//! | [`sbom`] | what an SBOM says, and what changed from one to another |
//! | [`shelf`] | the component repository: all SBOMs together |
//! | [`enquiry`] | forms for makers, and those that came back |
//! | [`out`] | the same as files for other programs |

mod enquiry;
mod found;
mod mds2;
mod out;
mod sbom;
mod shelf;
#[cfg(test)]
mod tests;

pub(super) use found::Scans;
pub(super) use shelf::Shelf;

use std::ops::ControlFlow;

use daicho_core::{
    document::{attachment::Attachment, kind::DocumentKind},
    ident::id::EntityId,
    mds2::read as core_mds2,
    recognise::content,
    sbom::{
        self as core_sbom, Read,
        model::Sbom,
        problem::SbomError,
        raw::raw,
        several::read_each,
        table::{Mapping, headers, raw_with, read_with},
    },
};

use super::{Desk, Reply, Tell, Upload};
use crate::{
    store::LedgerStore,
    worker::protocol::{
        Answer, Trouble,
        papers::{Ask, Opened, Told},
    },
};

impl<S: LedgerStore> Desk<S> {
    /// Answers a question of the pages about documents.
    pub(super) async fn papers(
        &mut self,
        said: &[u8],
        upload: Option<Upload>,
        tell: Tell<'_>,
    ) -> Result<Reply, Trouble> {
        let ask = postcard::from_bytes(said).map_err(broken)?;
        let (told, blocks) = match ask {
            Ask::Open { attachment, nth } => self.open_paper(&attachment, nth, tell).await?,
            Ask::Raw {
                attachment,
                component,
            } => {
                let bytes = self.bytes_of(&attachment, &mut *tell).await?;
                let mapping = self.columns_of(&attachment, tell).await?;
                let text = bytes.and_then(|bytes| match &mapping {
                    Some(mapping) => raw_with(&bytes, mapping, component).ok().flatten(),
                    None => raw(&bytes, component).ok().flatten(),
                });
                (Told::Raw(text), Vec::new())
            }
            Ask::Headers { attachment } => {
                let bytes = self.bytes_of(&attachment, tell).await?;
                let headers = bytes.and_then(|bytes| headers(&bytes).ok());
                (Told::Headers(headers), Vec::new())
            }
            Ask::Compare { older, newer } => {
                let compared = self.compare(&older, &newer, tell).await?;
                (Told::Compared(compared), Vec::new())
            }
            Ask::Components { find, from, count } => {
                let shelf = self.shelf(tell).await?;
                (Told::Components(shelf.hits(&find, from, count)), Vec::new())
            }
            Ask::Spellings => {
                let shelf = self.shelf(tell).await?;
                (Told::Spellings(shelf.spellings()), Vec::new())
            }
            Ask::Enquiry {
                lines,
                english,
                sheet,
                at,
            } => enquiry::form(&lines, english, sheet.as_deref(), at)?,
            Ask::Reply => {
                let upload = upload.ok_or(Trouble::NothingOpen)?;
                (Told::Reply(enquiry::reply(&upload.bytes)), Vec::new())
            }
            Ask::Table { find, english } => self.table(&find, english, tell).await?,
            Ask::Bom { model, at } => self.bom(model, at, tell).await?,
            Ask::Form(ask) => (Told::Form(self.forms(ask, tell).await?), Vec::new()),
            Ask::Found(ask) => (
                Told::Found(self.found(ask, upload, tell).await?),
                Vec::new(),
            ),
        };
        let said = postcard::to_allocvec(&told).map_err(broken)?;
        Ok((Answer::Papers(said), blocks))
    }

    async fn open_paper(
        &mut self,
        attachment: &EntityId,
        nth: usize,
        tell: Tell<'_>,
    ) -> Result<(Told, Vec<Vec<u8>>), Trouble> {
        let ledger = self.current(&mut *tell).await?.ledger;
        let called = Attachment::find(&ledger, attachment);
        let called = called.and_then(|attached| attached.kind().shown().known());
        let bytes = self.bytes_of(attachment, &mut *tell).await?;
        let mapping = self.columns_of(attachment, tell).await?;
        let opened = match &bytes {
            Some(bytes) => open(called, bytes, nth, mapping.as_ref()),
            None => Opened::Absent,
        };
        Ok((Told::Opened(opened), bytes.into_iter().collect()))
    }

    /// Returns what a person said about the columns of a table; `None` if nothing.
    pub(super) async fn columns_of(
        &mut self,
        attachment: &EntityId,
        tell: Tell<'_>,
    ) -> Result<Option<Mapping>, Trouble> {
        let ledger = self.current(tell).await?.ledger;
        let attached = Attachment::find(&ledger, attachment);
        Ok(attached.and_then(|attached| mapping(attached.columns())))
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

fn open(
    called: Option<DocumentKind>,
    bytes: &[u8],
    nth: usize,
    mapping: Option<&Mapping>,
) -> Opened {
    if let Some(read) = mapping.and_then(|mapping| read_with(bytes, mapping).ok()) {
        return Opened::Sbom(Box::new(sbom::view(&read)));
    }
    let read = core_sbom::read(bytes);
    // A disclosure statement is a table, and so may an SBOM be: the questions of a statement tell.
    let is_settled = matches!(&read, Ok(read) if !read.value.is_table);
    if !is_settled && let Ok(form) = core_mds2::read(bytes) {
        return Opened::Form(Box::new(mds2::view(&form, bytes)));
    }
    let view = match read {
        Ok(read) => Some(sbom::view(&read)),
        Err(SbomError::Zip) => sbom::of_archive(bytes, nth),
        Err(_) => None,
    };
    match view {
        Some(view) => Opened::Sbom(Box::new(view)),
        None => Opened::Content(content(called, bytes)),
    }
}

/// Reads a mapping as the ledger has it.
fn mapping(columns: Option<&str>) -> Option<Mapping> {
    serde_json::from_str(columns?).ok()
}

/// Reads the SBOMs of a file: a table as a person said, an archive with all that are in it.
fn read_sboms(bytes: &[u8], columns: Option<&str>, mut take: impl FnMut(Read)) {
    if let Some(read) = mapping(columns).and_then(|mapping| read_with(bytes, &mapping).ok()) {
        return take(read);
    }
    read_each(bytes, |named| {
        named.read.into_iter().for_each(&mut take);
        ControlFlow::Continue(())
    });
}

/// Reads the SBOM of a file, of an archive the first one.
fn read_sbom(bytes: &[u8], columns: Option<&str>) -> Option<Sbom> {
    let mut found = None;
    read_sboms(bytes, columns, |read| {
        found.get_or_insert(read.value);
    });
    found
}

fn broken(error: postcard::Error) -> Trouble {
    Trouble::Broken(error.to_string())
}
