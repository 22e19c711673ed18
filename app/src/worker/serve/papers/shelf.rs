//! The component repository: all SBOMs of the ledger together.

use std::rc::Rc;

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
    },
};

use super::{
    super::{Desk, Tell},
    read_sboms,
};
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
    /// Its file, and what was said of its columns.
    source: Source,
    /// The SBOMs in the file; none if it cannot be read, or is not here.
    digests: Rc<[Digest]>,
}

/// What an SBOM is read from: the SHA-256 of its file, and what a person said of its columns where it is a table.
type Source = (Hash, Option<String>);

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
            let has = shelf.papers.iter();
            let has = has.map(|paper| (paper.attachment, paper.source.clone()));
            shelf.aliases == aliases && has.eq(wanted.iter().cloned())
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
        wanted: &[(EntityId, Source)],
        known: &[Paper],
        tell: Tell<'_>,
    ) -> Result<Vec<Paper>, Trouble> {
        let mut papers: Vec<Paper> = Vec::with_capacity(wanted.len());
        for (done, (attachment, source)) in wanted.iter().enumerate() {
            tell(Phase::Commits(done as u64, wanted.len() as u64));
            let mut read = known.iter().chain(&papers);
            let digests = match read.find(|paper| paper.source == *source) {
                Some(paper) => Rc::clone(&paper.digests),
                None => digests(self.store.blob(source.0).await?, source.1.as_deref()),
            };
            papers.push(Paper {
                attachment: *attachment,
                source: source.clone(),
                digests,
            });
        }
        Ok(papers)
    }
}

/// Lists the attachments that are, or should be, SBOMs.
fn sboms(ledger: &daicho_core::ledger::state::Ledger) -> Vec<(EntityId, Source)> {
    Attachment::all(ledger)
        .filter(|attached| attached.kind().shown().known() == Some(DocumentKind::Sbom))
        .filter_map(|attached| {
            let sha256 = attached.sha256().shown().known()?;
            let columns = attached.columns().map(str::to_owned);
            Some((attached.id(), (sha256, columns)))
        })
        .collect()
}

fn digests(bytes: Option<Vec<u8>>, columns: Option<&str>) -> Rc<[Digest]> {
    let mut digests = Vec::new();
    if let Some(bytes) = bytes {
        read_sboms(&bytes, columns, |read| digests.push(Digest::of(&read)));
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
