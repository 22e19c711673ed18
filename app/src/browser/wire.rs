//! Messages between the page and its worker: what is said, at most one file, and blocks of bytes.
//!
//! On the wire a message is the array `[Uint8Array, file or undefined, …Uint8Array]`. A file goes as a handle: its content is not
//! copied. Blocks are handed over, so that the sender no longer has them.

use std::{cell::Cell, rc::Rc};

use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{
    DedicatedWorkerGlobalScope, ErrorEvent, File, MessageEvent, Worker, WorkerOptions, WorkerType,
};

use super::{locks, random, site};

/// The script that starts the worker.
const SCRIPT: &str = "worker-boot.js";
/// What the script sends once the worker holds the lock that has its name.
const HELD: &str = "held";

/// What a worker runs.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Program {
    /// Reading, matching and writing.
    Ledger,
    /// Pages of PDF files.
    Pdf,
}

impl Program {
    /// Returns how the name of the worker begins, by which the script knows what to start.
    const fn name(self) -> &'static str {
        match self {
            Self::Ledger => "daicho-worker",
            Self::Pdf => "daicho-pdf",
        }
    }
}

/// One message.
#[derive(Clone, Debug, Default)]
pub struct Message {
    /// What it says, encoded.
    pub said: Vec<u8>,
    /// A handle of a file; reading it is up to the receiver.
    pub file: Option<File>,
    /// Bytes, in the browser's memory.
    pub blocks: Vec<Uint8Array>,
}

/// The browser could not start the worker or deliver a message.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[error("the worker cannot be reached: {0}")]
pub struct WireError(pub String);

/// The page's end: a running worker. Dropping it ends the worker, whatever that is doing.
#[derive(Debug)]
pub struct ToWorker {
    worker: Worker,
    wanted: Rc<Cell<bool>>,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(ErrorEvent)>,
}

impl ToWorker {
    /// Starts a worker. Messages sent before it is ready wait for it.
    ///
    /// `on_error` is called when the worker's script cannot be loaded, the worker ends by a fault of its own, or the browser
    /// ends it.
    ///
    /// # Errors
    /// When this browser has no workers.
    pub fn open(
        program: Program,
        on_message: impl Fn(Message) + 'static,
        on_error: impl Fn(String) + 'static,
    ) -> Result<Self, WireError> {
        let name = format!("{}-{}", program.name(), random::entity_id());
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        options.set_name(&name);
        let worker = Worker::new_with_options(&site::address(SCRIPT), &options).map_err(fault)?;
        let wanted = Rc::new(Cell::new(true));
        let on_error: Rc<dyn Fn(String)> = Rc::new(on_error);
        let watch = Watch {
            name,
            wanted: Rc::clone(&wanted),
            on_end: Rc::clone(&on_error),
        };
        let on_message = Closure::new(move |event: MessageEvent| {
            let first = Array::from(&event.data()).get(0);
            if first.as_string().as_deref() == Some(HELD) {
                spawn_local(watch.clone().wait());
            } else {
                on_message(unpack(&event));
            }
        });
        let on_error = Closure::new(move |event: ErrorEvent| {
            event.prevent_default();
            // The event of a script that could not be loaded has no message.
            let message = Reflect::get(&event, &"message".into()).ok();
            let message = message.and_then(|text| text.as_string());
            on_error(message.unwrap_or_default());
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Ok(Self {
            worker,
            wanted,
            _on_message: on_message,
            _on_error: on_error,
        })
    }

    /// Sends a message.
    ///
    /// # Errors
    /// When the browser cannot deliver it.
    pub fn send(&self, message: &Message) -> Result<(), WireError> {
        let (value, transfer) = pack(message);
        self.worker
            .post_message_with_transfer(&value, &transfer)
            .map_err(fault)
    }
}

impl Drop for ToWorker {
    fn drop(&mut self) {
        self.wanted.set(false);
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
    }
}

/// Waits for a worker's end, which a worker that the browser ends cannot tell.
#[derive(Clone)]
struct Watch {
    name: String,
    wanted: Rc<Cell<bool>>,
    on_end: Rc<dyn Fn(String)>,
}

impl Watch {
    /// Waits for the lock that `public/worker-boot.js` holds as long as the worker lives.
    async fn wait(self) {
        let _lock = locks::exclusive(&self.name).await;
        if self.wanted.get() {
            (self.on_end)("the browser ended it".to_owned());
        }
    }
}

/// The worker's end.
#[derive(Clone, Debug)]
pub struct ToPage {
    scope: DedicatedWorkerGlobalScope,
}

impl ToPage {
    /// Returns the way to the page that started this worker; `None` outside a worker.
    pub fn of_this_worker() -> Option<Self> {
        let scope = js_sys::global()
            .dyn_into::<DedicatedWorkerGlobalScope>()
            .ok()?;
        Some(Self { scope })
    }

    /// Calls `on_message` with every message of the page, as long as the worker lives.
    pub fn listen(&self, on_message: Rc<dyn Fn(Message)>) {
        let closure: Closure<dyn FnMut(MessageEvent)> =
            Closure::new(move |event: MessageEvent| on_message(unpack(&event)));
        self.scope
            .set_onmessage(Some(closure.as_ref().unchecked_ref()));
        closure.forget();
    }

    /// Sends a message. It leaves at once, also while the worker goes on computing.
    ///
    /// # Errors
    /// When the browser cannot deliver it.
    pub fn send(&self, message: &Message) -> Result<(), WireError> {
        let (value, transfer) = pack(message);
        self.scope
            .post_message_with_transfer(&value, &transfer)
            .map_err(fault)
    }
}

fn pack(message: &Message) -> (JsValue, Array) {
    let file = message
        .file
        .clone()
        .map_or(JsValue::UNDEFINED, JsValue::from);
    let said = Uint8Array::from(message.said.as_slice());
    let transfer = Array::of1(&said.buffer());
    let parts = Array::of2(&said, &file);
    for block in &message.blocks {
        parts.push(block);
        transfer.push(&block.buffer());
    }
    (parts.into(), transfer)
}

fn unpack(event: &MessageEvent) -> Message {
    let parts = Array::from(&event.data());
    let blocks = parts.iter().skip(2);
    let said = parts.get(0).dyn_into::<Uint8Array>();
    Message {
        said: said.map(|said| said.to_vec()).unwrap_or_default(),
        file: parts.get(1).dyn_into().ok(),
        blocks: blocks.filter_map(|block| block.dyn_into().ok()).collect(),
    }
}

#[expect(clippy::needless_pass_by_value, reason = "a function for map_err")]
fn fault(error: JsValue) -> WireError {
    let message = Reflect::get(&error, &"message".into()).ok();
    let message = message.and_then(|text| text.as_string());
    WireError(message.unwrap_or_else(|| format!("{error:?}")))
}
