//! Devices that may stand in the ledger twice.

use std::rc::Rc;

use daicho_core::{
    device::list::DeviceList,
    ident::{id::ReplicaId, timestamp::Timestamp},
    ledger::{commit::Source, edit::Authorship, state::Ledger},
    linkage::{
        Found, find,
        pair::{Likeness, Pair},
        together::join_all,
    },
};

use super::{Desk, Reply, Tell};
use crate::{
    store::{LedgerStore, ledger::Revision},
    worker::protocol::{
        Answer, Trouble,
        duplicates::{Ask, PairPage, Told},
    },
};

/// How many of the values that too many devices share are told.
const PASSED_OVER: usize = 20;

/// What was found in the ledger of a revision.
pub(super) struct Search {
    revision: Revision,
    found: Rc<Found>,
}

impl<S: LedgerStore> Desk<S> {
    /// Answers a question about devices that may be the same.
    pub(super) async fn duplicates(&mut self, ask: Ask, tell: Tell<'_>) -> Result<Reply, Trouble> {
        let held = self.current(tell).await?;
        let known = self
            .duplicates
            .as_ref()
            .filter(|known| known.revision == held.revision);
        let found = match known {
            Some(known) => known.found.clone(),
            None => Rc::new(find(&held.ledger)),
        };
        self.duplicates = Some(Search {
            revision: held.revision,
            found: found.clone(),
        });
        Ok(match ask {
            Ask::Pairs {
                likeness,
                from,
                count,
            } => {
                let page = Told::Pairs(page(&found, likeness, from, count));
                (Answer::Duplicates(page), Vec::new())
            }
            Ask::JoinSure { most } => join_sure(&held.ledger, &found, most),
        })
    }
}

fn page(found: &Found, likeness: Likeness, from: usize, count: usize) -> PairPage {
    let of_it: Vec<&Pair> = found
        .pairs
        .iter()
        .filter(|pair| pair.likeness == likeness)
        .collect();
    let last = of_it.len().saturating_sub(1) / count.max(1) * count;
    let from = from.min(last);
    PairPage {
        likeness,
        sure: found.count(Likeness::Sure),
        doubtful: found.count(Likeness::Doubtful),
        from,
        pairs: of_it.into_iter().skip(from).take(count).cloned().collect(),
        passed_over: found
            .passed_over
            .iter()
            .take(PASSED_OVER)
            .cloned()
            .collect(),
    }
}

/// The changes travel as a commit of nobody: the page makes its own of them.
fn join_sure(ledger: &Ledger, found: &Found, most: usize) -> Reply {
    let sure = found
        .pairs
        .iter()
        .filter(|pair| pair.likeness == Likeness::Sure);
    let sure: Vec<Pair> = sure.cloned().collect();
    let together = join_all(&DeviceList::new(ledger), &sure, most);
    let nobody = Authorship {
        replica: ReplicaId::from_bytes([0; 16]),
        author: String::new(),
        at: Timestamp::default(),
    };
    let sealed = Ledger::new().next_commit(nobody, Source::default(), "", together.changes);
    let told = Told::JoinSure {
        devices: together.devices,
        left: together.left,
    };
    (Answer::Duplicates(told), vec![sealed.into_parts().1])
}

#[cfg(test)]
mod tests {
    use daicho_core::{
        ident::id::{EntityId, ReplicaId},
        ledger::{changes::ChangeSet, commit::SealedCommit},
    };

    use super::*;
    use crate::store::{ledger::StoredCommit, memory::MemoryStore};
    use crate::worker::{protocol::Request, serve::Random};

    const RANDOM: Random = Random {
        entity: || EntityId::from_bytes([1; 16]),
        replica: || ReplicaId::from_bytes([1; 16]),
    };

    fn ask(desk: &mut Desk<MemoryStore>, ask: Ask) -> (Told, Vec<Vec<u8>>) {
        let answered = pollster::block_on(desk.answer(Request::Duplicates(ask), None, &mut |_| {}));
        match answered.expect("an answer") {
            (Answer::Duplicates(told), blocks) => (told, blocks),
            (answer, _) => panic!("{answer:?}"),
        }
    }

    fn pairs(desk: &mut Desk<MemoryStore>, likeness: Likeness, from: usize) -> PairPage {
        let asked = Ask::Pairs {
            likeness,
            from,
            count: 2,
        };
        match ask(desk, asked).0 {
            Told::Pairs(page) => page,
            told => panic!("{told:?}"),
        }
    }

    /// Stores the next commit and returns the ledger with it.
    fn store(store: &MemoryStore, ledger: &mut Ledger, changes: ChangeSet) {
        let who = Authorship {
            replica: ReplicaId::from_bytes([7; 16]),
            author: String::new(),
            at: Timestamp::default(),
        };
        let sealed = ledger.next_commit(who, Source::default(), "", changes);
        ledger.apply(&sealed).expect("a commit on top");
        let commit = StoredCommit::from(&sealed);
        let revision = pollster::block_on(store.revision()).expect("a revision");
        pollster::block_on(store.append(revision, &[commit])).expect("room");
    }

    #[test]
    fn pairs_are_told_page_by_page_and_the_sure_ones_joined_at_once() {
        let kept = MemoryStore::new();
        let mut ledger = Ledger::new();
        let mut changes = ChangeSet::new();
        for nth in 0..10_u8 {
            let id = EntityId::from_bytes([nth + 1; 16]);
            let number = format!("SN-77{}", nth / 2);
            changes.set_text("unit", id, "serial_number", &number);
            changes.set_text("unit", id, "model_number", if nth < 6 { "M" } else { "" });
        }
        store(&kept, &mut ledger, changes);
        let mut desk = Desk::new(kept.clone(), RANDOM);
        let first = pairs(&mut desk, Likeness::Sure, 0);
        assert_eq!((first.sure, first.doubtful, first.pairs.len()), (3, 2, 2));
        assert_eq!(pairs(&mut desk, Likeness::Sure, 2).pairs.len(), 1);
        let behind = pairs(&mut desk, Likeness::Sure, 9);
        assert_eq!((behind.from, behind.pairs.len()), (2, 1));
        let (told, blocks) = ask(&mut desk, Ask::JoinSure { most: 10 });
        assert!(matches!(
            told,
            Told::JoinSure {
                devices: 3,
                left: 0
            }
        ));
        let changes = SealedCommit::open(blocks[0].clone())
            .expect("a commit")
            .into_parts()
            .0
            .changes;
        store(&kept, &mut ledger, changes);
        let after = pairs(&mut desk, Likeness::Sure, 0);
        assert_eq!((after.sure, after.doubtful), (0, 2));
    }
}
