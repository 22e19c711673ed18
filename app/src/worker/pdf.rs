//! Pages of PDF files: what is asked of the worker that draws them (the package `daicho-pdf`), and what it tells.
//!
//! It sends a message without words as soon as it is there: if it ends before, the file is not to blame.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;

use futures_channel::oneshot;
use gloo_timers::callback::Timeout;
use js_sys::Uint8Array;
use serde::{Deserialize, Serialize};

use crate::browser::wire::{Message, Program, ToWorker};

/// Most pages of a file: what a person chooses from in a list.
pub const MAX_PAGES: u32 = 2000;

/// Seconds that a page may take. A plan with some hundred thousand lines takes a few; a file that is made to take forever is
/// given up.
pub const SECONDS: u32 = 60;

/// A question. The file comes along as the first block.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Ask {
    /// The page, from 1.
    pub page: u32,
}

/// A page that was drawn; its picture comes along as the first block, a PNG.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// Width and height of the picture.
    pub size: (u32, u32),
    /// How many pages the file has.
    pub pages: u32,
    /// What of the page could not be drawn.
    pub missing: Missing,
}

/// What of a page could not be drawn.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
pub struct Missing {
    /// Fonts that are not in the file, and of whose letters only the Latin ones are drawn.
    pub fonts: Vec<String>,
    /// Fonts that are not in the file, in place of which similar ones are drawn.
    pub similar: Vec<String>,
    /// What cannot be read.
    pub unread: BTreeSet<Unread>,
}

impl Missing {
    /// Returns whether everything was drawn as it is in the file.
    pub fn is_empty(&self) -> bool {
        self.fonts.is_empty() && self.similar.is_empty() && self.unread.is_empty()
    }
}

/// Something that cannot be read.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
pub enum Unread {
    /// A font in the file.
    Font,
    /// A picture in the file.
    Image,
    /// A note or stamp on the page.
    Annotation,
}

/// Why a page was not drawn.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error, Serialize, Deserialize)]
pub enum Problem {
    /// It takes a password, or is encrypted in a way that is not known here.
    #[error("encrypted")]
    Encrypted,
    /// It is damaged beyond reading.
    #[error("damaged")]
    Broken,
    /// It has no pages at all.
    #[error("no pages")]
    NoPages,
    /// It has fewer pages.
    #[error("no such page")]
    NoPage,
    /// It has more pages than a person chooses from.
    #[error("{pages} pages, more than {MAX_PAGES}")]
    TooManyPages {
        /// How many.
        pages: u32,
    },
    /// It took longer than anybody waits.
    #[error("not drawn in {SECONDS} seconds")]
    TooLong,
    /// The worker broke down over it.
    #[error("the worker broke down")]
    Stopped,
    /// The worker could not be started.
    #[error("the worker did not start")]
    NotStarted,
}

/// Draws a page of a PDF, from 1, in a worker of its own that ends with the answer.
///
/// # Errors
/// A [`Problem`] when it is not drawn. Whatever the file does to the worker, the page goes on.
pub async fn draw(bytes: Uint8Array, page: u32) -> Result<(Page, Uint8Array), Problem> {
    let said = postcard::to_allocvec(&Ask { page }).map_err(|_| Problem::NotStarted)?;
    let (answer, answered) = oneshot::channel();
    let answer = Rc::new(RefCell::new(Some(answer)));
    let (of_message, of_end, of_time) = (answer.clone(), answer.clone(), answer);
    let is_started = Rc::new(Cell::new(false));
    let started = is_started.clone();
    let worker = ToWorker::open(
        Program::Pdf,
        move |message| {
            if message.said.is_empty() {
                started.set(true);
            } else {
                tell(&of_message, read(message));
            }
        },
        move |_| {
            let problem = if is_started.get() {
                Problem::Stopped
            } else {
                Problem::NotStarted
            };
            tell(&of_end, Err(problem));
        },
    );
    let worker = worker.map_err(|_| Problem::NotStarted)?;
    let message = Message {
        said,
        file: None,
        blocks: vec![bytes],
    };
    worker.send(&message).map_err(|_| Problem::NotStarted)?;
    let _watch = Timeout::new(SECONDS * 1000, move || {
        tell(&of_time, Err(Problem::TooLong));
    });
    answered.await.unwrap_or(Err(Problem::Stopped))
}

type Answered = Result<(Page, Uint8Array), Problem>;

/// Gives the first answer; what is said after it is not heard.
fn tell(answer: &RefCell<Option<oneshot::Sender<Answered>>>, told: Answered) {
    let answer = answer.borrow_mut().take();
    if let Some(answer) = answer {
        let _ = answer.send(told);
    }
}

fn read(message: Message) -> Answered {
    let told: Result<Page, Problem> =
        postcard::from_bytes(&message.said).map_err(|_| Problem::Stopped)?;
    let png = message.blocks.into_iter().next();
    Ok((told?, png.ok_or(Problem::Stopped)?))
}
