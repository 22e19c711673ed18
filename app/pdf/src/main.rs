//! The worker that draws pages of PDF files: a program of its own, because the renderer with its fonts weighs more than all
//! other readers together, and because a file that breaks it breaks nothing else.
//!
//! | module | what it holds |
//! |---|---|
//! | [`render`] | a page as a picture, or why not |
//!
//! It has no store and no ledger: bytes come in, a PNG goes out.

mod render;

use std::rc::Rc;

use daicho_app::browser::wire::{Message, ToPage};
use daicho_app::worker::pdf::{Ask, Page, Problem};
use js_sys::Uint8Array;

/// Begins to answer the page. Does nothing outside a worker.
fn main() {
    let Some(page) = ToPage::of_this_worker() else {
        return;
    };
    let here = page.clone();
    here.listen(Rc::new(move |message| {
        // What the page of the same program sends can be read.
        let Ok(ask) = postcard::from_bytes::<Ask>(&message.said) else {
            return;
        };
        let bytes = message.blocks.first().map(Uint8Array::to_vec);
        // The browser's copy is given back before the page is drawn, which takes memory as well.
        drop(message);
        let drawn = render::page(bytes.unwrap_or_default(), ask.page);
        answer(&page, drawn);
    }));
    // Fails only where the page is gone.
    let _ = here.send(&Message::default());
}

fn answer(page: &ToPage, drawn: Result<render::Drawn, Problem>) {
    let (told, png): (Result<Page, Problem>, Option<Vec<u8>>) = match drawn {
        Ok(drawn) => (Ok(drawn.page), Some(drawn.png)),
        Err(problem) => (Err(problem), None),
    };
    let Ok(said) = postcard::to_allocvec(&told) else {
        return;
    };
    let blocks = png.iter().map(|png| Uint8Array::from(png.as_slice()));
    // Fails only if the browser lacks memory for it; the page then waits no longer than for any other.
    let _ = page.send(&Message {
        said,
        file: None,
        blocks: blocks.collect(),
    });
}
