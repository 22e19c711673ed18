//! The messages of the worker: questions in, progress and answers out.

use std::{
    cell::{Cell, RefCell},
    collections::{BTreeMap, VecDeque},
    mem::{Discriminant, discriminant},
    rc::Rc,
};

use daicho_core::exchange::read::MAX_BYTES;
use daicho_core::tabular::MAX_INPUT;
use daicho_core::tabular::problem::ReadError;
use js_sys::Uint8Array;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

use super::{Desk, Random, Reply, Upload};
use crate::{
    browser::{
        clock,
        files::{self, FileError, Proceed},
        random,
        wire::{Message, ToPage},
    },
    store::{
        indexed_db::{DATABASE, IndexedDbStore},
        ledger::Revision,
    },
    worker::protocol::{Answer, Asked, Phase, Request, Told, Trouble, documents, exchange::Ask},
};

const RANDOM: Random = Random {
    entity: random::entity_id,
    replica: random::replica_id,
};

/// Milliseconds between two words on the same work.
const EVERY: u64 = 50;

/// The worker: its mailbox and its desk.
struct Office {
    page: ToPage,
    inbox: RefCell<VecDeque<Message>>,
    busy: Cell<bool>,
    /// What work was last told to be under way, and when.
    told: Cell<Option<(Discriminant<Phase>, u64)>>,
    desk: RefCell<Option<Desk<IndexedDbStore>>>,
    /// The files of the import by their numbers: a person may want one read in another way.
    files: RefCell<BTreeMap<usize, File>>,
}

/// Begins to answer the page. Does nothing outside a worker.
pub fn start() {
    let Some(page) = ToPage::of_this_worker() else {
        return;
    };
    let office = Rc::new(Office {
        page: page.clone(),
        inbox: RefCell::default(),
        busy: Cell::new(false),
        told: Cell::new(None),
        desk: RefCell::default(),
        files: RefCell::default(),
    });
    page.listen(Rc::new(move |message| {
        office.inbox.borrow_mut().push_back(message);
        if !office.busy.replace(true) {
            let office = Rc::clone(&office);
            spawn_local(async move { office.work().await });
        }
    }));
}

impl Office {
    async fn work(&self) {
        loop {
            let next = self.inbox.borrow_mut().pop_front();
            let Some(message) = next else { break };
            // What the page of the same program sends can be read.
            if let Ok(asked) = postcard::from_bytes::<Asked>(&message.said) {
                self.deal_with(asked, message).await;
            }
        }
        self.busy.set(false);
    }

    async fn deal_with(&self, asked: Asked, message: Message) {
        let id = asked.id;
        let mut desk = match self.desk.take() {
            Some(desk) => desk,
            None => match IndexedDbStore::open(DATABASE).await {
                Ok(store) => Desk::new(store, RANDOM),
                Err(error) => return self.tell(id, Err(error.into()), &[]),
            },
        };
        self.told.set(None);
        desk.note_shown(Revision::new(asked.shown));
        let mut tell = |phase| self.progress(id, phase);
        let limit = if matches!(asked.request, Request::Exchange(_)) {
            MAX_BYTES
        } else if matches!(asked.request, Request::Documents(_)) {
            documents::MAX_BYTES
        } else {
            MAX_INPUT
        };
        let file = self.wanted(&asked.request, message);
        let reply = match upload(file, limit, &mut tell).await {
            Ok(upload) => desk.answer(asked.request, upload, &mut tell).await,
            Err(trouble) => Err(trouble),
        };
        let snapshot = self.reply(id, reply);
        if let Some(bytes) = snapshot {
            desk.save_snapshot(bytes).await;
        }
        self.desk.replace(Some(desk));
    }

    /// Returns the file that a question is about: the one that came with it, or the one that is to be read again.
    fn wanted(&self, request: &Request, message: Message) -> Option<File> {
        let (number, anew) = if let Request::Open { file, anew, .. } = request {
            (*file, *anew)
        } else if matches!(request, Request::Exchange(Ask::Open { .. })) {
            // A bundle comes alone.
            (0, message.file.is_some())
        } else {
            return message.file;
        };
        let mut files = self.files.borrow_mut();
        if anew {
            files.clear();
        }
        if let Some(came) = message.file {
            files.insert(number, came);
        }
        files.get(&number).cloned()
    }

    /// Sends an answer; returns the snapshot that came of an import, which is to be saved now.
    fn reply(&self, id: u32, reply: Result<Reply, Trouble>) -> Option<Vec<u8>> {
        match reply {
            Ok((answer, blocks)) => {
                let is_import = matches!(answer, Answer::State);
                self.tell(id, Ok(answer), &blocks);
                blocks.into_iter().next().filter(|_| is_import)
            }
            Err(trouble) => {
                self.tell(id, Err(trouble), &[]);
                None
            }
        }
    }

    fn tell(&self, id: u32, answer: Result<Answer, Trouble>, blocks: &[Vec<u8>]) {
        let blocks = blocks
            .iter()
            .map(|block| Uint8Array::from(block.as_slice()));
        self.send(&Told::Done(id, Box::new(answer)), blocks.collect());
    }

    /// Tells how far the work is, unless it told so just before: messages take time of both sides.
    fn progress(&self, id: u32, phase: Phase) {
        let (kind, now) = (discriminant(&phase), clock::now().milliseconds());
        let is_news = self
            .told
            .get()
            .is_none_or(|(told, at)| told != kind || now.abs_diff(at) >= EVERY);
        if !is_news {
            return;
        }
        self.told.set(Some((kind, now)));
        self.send(&Told::Progress(id, phase), Vec::new());
    }

    fn send(&self, told: &Told, blocks: Vec<Uint8Array>) {
        // Lists of unknown length cannot be written; none of the messages has one.
        let Ok(said) = postcard::to_allocvec(told) else {
            return;
        };
        // Fails only if the browser lacks memory for it; the page then goes on waiting, and the person cancels.
        let _ = self.page.send(&Message {
            said,
            file: None,
            blocks,
        });
    }
}

/// Reads the file that a question is about, if it is about one.
async fn upload(
    file: Option<File>,
    limit: u64,
    tell: &mut impl FnMut(Phase),
) -> Result<Option<Upload>, Trouble> {
    let Some(file) = file else {
        return Ok(None);
    };
    let size = file.size() as u64;
    let progress = |read| {
        tell(Phase::File(read, size));
        Proceed::Yes
    };
    match files::read(&file, limit, progress).await {
        Ok(bytes) => Ok(Some(Upload {
            name: file.name(),
            bytes,
        })),
        Err(FileError::TooLarge { size, limit }) => {
            Err(ReadError::TooLarge { bytes: size, limit }.into())
        }
        Err(FileError::Unreadable { name }) => Err(Trouble::Unreadable { name }),
        Err(FileError::Cancelled) => Err(Trouble::Cancelled),
    }
}
