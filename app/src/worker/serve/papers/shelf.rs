//! The component repository: all SBOMs of the ledger together.

use std::{ops::ControlFlow, rc::Rc};

use daicho_core::{
    document::{attachment::Attachment, kind::DocumentKind},
    ident::{hash::Hash, id::EntityId},
    sbom::{
        digest::Digest,
        repository::{
            Repository,
            aliases::{Aliased, Aliases},
            confirmed,
            search::Hit,
        },
        several::read_each,
    },
};

use super::super::{Desk, Tell};
use crate::{
    store::LedgerStore,
    worker::protocol::{
        Phase, Trouble,
        papers::{HitView, Hits, SpellingView},
    },
};

/// An SBOM that was read, in short.
#[derive(Clone)]
struct Paper {
    /// The attachment.
    attachment: EntityId,
    /// The SHA-256 of its file.
    sha256: Hash,
    /// The SBOMs in the file; none if it cannot be read, or is not here.
    digests: Rc<[Digest]>,
}

/// All SBOMs of the ledger, and the components in them.
pub(in crate::worker::serve) struct Shelf {
    papers: Vec<Paper>,
    repository: Repository,
    aliases: Aliases,
}

impl<S: LedgerStore> Desk<S> {
    /// Returns the repository of the ledger as it is. Files that were read before are not read again.
    pub(super) async fn shelf(&mut self, tell: Tell<'_>) -> Result<&Shelf, Trouble> {
        let ledger = self.current(&mut *tell).await?.ledger;
        let aliases = confirmed::of_ledger(&ledger);
        let wanted = sboms(&ledger);
        let before = self.shelf.take();
        let is_same = before.as_ref().is_some_and(|shelf| {
            let has = shelf
                .papers
                .iter()
                .map(|paper| (paper.attachment, paper.sha256));
            shelf.aliases == aliases && has.eq(wanted.iter().copied())
        });
        let shelf = match before {
            Some(before) if is_same => before,
            before => {
                let known = before.map(|shelf| shelf.papers).unwrap_or_default();
                let papers = self.read_papers(&wanted, &known, tell).await?;
                Shelf::of(papers, aliases)
            }
        };
        Ok(self.shelf.insert(shelf))
    }

    async fn read_papers(
        &self,
        wanted: &[(EntityId, Hash)],
        known: &[Paper],
        tell: Tell<'_>,
    ) -> Result<Vec<Paper>, Trouble> {
        let mut papers: Vec<Paper> = Vec::with_capacity(wanted.len());
        for (done, (attachment, sha256)) in wanted.iter().enumerate() {
            tell(Phase::Commits(done as u64, wanted.len() as u64));
            let mut read = known.iter().chain(&papers);
            let digests = match read.find(|paper| paper.sha256 == *sha256) {
                Some(paper) => Rc::clone(&paper.digests),
                None => digests(self.store.blob(*sha256).await?),
            };
            papers.push(Paper {
                attachment: *attachment,
                sha256: *sha256,
                digests,
            });
        }
        Ok(papers)
    }
}

/// Lists the attachments that are, or should be, SBOMs.
fn sboms(ledger: &daicho_core::ledger::state::Ledger) -> Vec<(EntityId, Hash)> {
    Attachment::all(ledger)
        .filter(|attached| attached.kind().shown().known() == Some(DocumentKind::Sbom))
        .filter_map(|attached| Some((attached.id(), attached.sha256().shown().known()?)))
        .collect()
}

fn digests(bytes: Option<Vec<u8>>) -> Rc<[Digest]> {
    let mut digests = Vec::new();
    if let Some(bytes) = bytes {
        read_each(&bytes, |named| {
            digests.extend(named.read.iter().map(Digest::of));
            ControlFlow::Continue(())
        });
    }
    digests.into()
}

impl Shelf {
    fn of(papers: Vec<Paper>, aliases: Aliases) -> Self {
        let mut repository = Repository::with_aliases(aliases.clone());
        for (document, paper) in papers.iter().enumerate() {
            for digest in paper.digests.iter() {
                repository.add_digest(document, digest);
            }
        }
        Self {
            papers,
            repository,
            aliases,
        }
    }

    /// Returns some of what a text finds.
    pub(super) fn hits(&self, find: &str, from: usize, count: usize) -> Hits {
        let found = self.repository.find(find, None);
        let unread = self.papers.iter().filter(|paper| paper.digests.is_empty());
        Hits {
            sboms: self.papers.iter().map(|paper| paper.digests.len()).sum(),
            unread: unread.map(|paper| paper.attachment).collect(),
            components: self.repository.len(),
            found: found.len(),
            hits: (from..found.len().min(from.saturating_add(count)))
                .filter_map(|nth| self.repository.hit(&found, nth))
                .map(|hit| self.view(&hit))
                .collect(),
        }
    }

    /// Calls `tell` with everything that a text finds.
    pub(super) fn each_hit(&self, find: &str, mut tell: impl FnMut(&Hit<'_>, Vec<EntityId>)) {
        for hit in self.repository.search(find) {
            let places = hit.versions.iter().flat_map(|(_, places)| places.iter());
            let attachments = self.attachments(places.map(|place| place.document));
            tell(&hit, attachments);
        }
    }

    fn attachments(&self, documents: impl Iterator<Item = usize>) -> Vec<EntityId> {
        let attachments = documents.filter_map(|at| self.papers.get(at));
        let mut attachments: Vec<EntityId> = attachments.map(|paper| paper.attachment).collect();
        attachments.sort_unstable();
        attachments.dedup();
        attachments
    }

    fn view(&self, hit: &Hit<'_>) -> HitView {
        HitView {
            name: hit.entry.name.clone(),
            spellings: hit.entry.spellings.iter().cloned().collect(),
            suppliers: hit.entry.suppliers.values().cloned().collect(),
            versions: hit
                .versions
                .iter()
                .map(|(version, places)| {
                    let documents = places.iter().map(|place| place.document);
                    (version.0.clone(), self.attachments(documents))
                })
                .collect(),
        }
    }

    /// Returns spellings that may be one, and those that a person said are.
    pub(super) fn spellings(&self) -> Vec<SpellingView> {
        let mut spellings = Vec::new();
        for what in [Aliased::Supplier, Aliased::Name] {
            let confirmed = self.aliases.all(what);
            spellings.extend(confirmed.map(|(spelling, canonical)| SpellingView {
                what,
                spelling: spelling.to_owned(),
                canonical: canonical.to_owned(),
                is_confirmed: true,
            }));
            let likely = self.repository.suggestions(what).into_iter();
            spellings.extend(likely.map(|likely| SpellingView {
                what,
                spelling: likely.spelling,
                canonical: likely.canonical,
                is_confirmed: false,
            }));
        }
        spellings
    }
}
