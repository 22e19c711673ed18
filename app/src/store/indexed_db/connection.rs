//! Opens the database, upgrades it, notices that it is gone.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use futures_channel::oneshot;
use gloo_timers::future::TimeoutFuture;
use indexed_db_futures::{
    Build, OpenDbResult,
    database::{Database, VersionChangeEvent},
    internals::SystemRepr,
};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::spawn_local;
use web_sys::{Event, IdbDatabase};

use super::fault::{is_too_new, unopened};
use crate::store::{
    error::{Damage, StoreError},
    schema::Step,
};

/// An open database; closed when dropped, and before that if another tab wants to upgrade it or the browser takes it away.
pub(super) struct Connection {
    database: Database,
    open: Rc<Cell<bool>>,
    _on_gone: Closure<dyn FnMut(Event)>,
}

/// What a request to open came to: a database, or an error; or that another tab is in the way.
enum Outcome {
    Done(OpenDbResult<Database>),
    Blocked,
}

impl Connection {
    /// Opens the database called `name` at the schema of `steps`.
    pub(super) async fn open(name: &str, steps: &'static [Step]) -> Result<Self, StoreError> {
        let known = u32::try_from(steps.len()).unwrap_or(u32::MAX);
        match request(name, steps, known).await? {
            Outcome::Blocked => Err(StoreError::Blocked),
            Outcome::Done(Ok(database)) => {
                let missing = missing_store(&database, steps);
                let connection = Self::new(database);
                missing.map_or(Ok(connection), |name| {
                    Err(StoreError::Corrupt(Damage::Schema(name)))
                })
            }
            Outcome::Done(Err(error)) if is_too_new(&error) => {
                let found = present_version(name).await?;
                Err(StoreError::TooNew { found, known })
            }
            Outcome::Done(Err(error)) => Err(unopened(error)),
        }
    }

    fn new(database: Database) -> Self {
        let open = Rc::new(Cell::new(true));
        let on_gone = {
            let (database, open) = (database.clone(), Rc::clone(&open));
            Closure::new(move |_: Event| {
                open.set(false);
                database.clone().close();
            })
        };
        let raw: &IdbDatabase = database.as_sys();
        raw.set_onversionchange(Some(on_gone.as_ref().unchecked_ref()));
        raw.set_onclose(Some(on_gone.as_ref().unchecked_ref()));
        Self {
            database,
            open,
            _on_gone: on_gone,
        }
    }

    /// Returns the database to work on.
    pub(super) fn database(&self) -> &Database {
        &self.database
    }

    /// Says whether the connection was still there at the last word from the browser.
    pub(super) fn is_open(&self) -> bool {
        self.open.get()
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        let raw: &IdbDatabase = self.database.as_sys();
        raw.set_onversionchange(None);
        raw.set_onclose(None);
        self.database.clone().close();
    }
}

/// How long a database may take to open, in milliseconds. One that another tab is about to delete, while a third holds it
/// open, would otherwise be waited for without a word.
const LONGEST: u32 = 10_000;

/// Asks for the database and waits for it, or for word that another tab blocks the upgrade.
///
/// A blocked request cannot be taken back, and dropping it would take its upgrade step away: the database would be left
/// at the new version without the stores. So it goes on by itself, and the connection it yields too late is closed.
async fn request(name: &str, steps: &'static [Step], known: u32) -> Result<Outcome, StoreError> {
    let (sender, receiver) = oneshot::channel();
    let sender = Rc::new(RefCell::new(Some(sender)));
    let on_blocked = Rc::clone(&sender);
    let request = Database::open(name)
        .with_version(known)
        .with_on_blocked(move |_| {
            drop(
                on_blocked
                    .borrow_mut()
                    .take()
                    .map(|sender| sender.send(Outcome::Blocked)),
            );
            Ok(())
        })
        .with_on_upgrade_needed(move |event, database| upgrade(&event, &database, steps))
        .build()
        .map_err(unopened)?;
    let on_late = Rc::downgrade(&sender);
    spawn_local(async move {
        TimeoutFuture::new(LONGEST).await;
        let late = on_late.upgrade().and_then(|sender| sender.take());
        drop(late.map(|sender| sender.send(Outcome::Blocked)));
    });
    spawn_local(async move {
        let done = request.await;
        let unwanted = match sender.borrow_mut().take() {
            Some(sender) => sender.send(Outcome::Done(done)).err(),
            None => Some(Outcome::Done(done)),
        };
        if let Some(Outcome::Done(Ok(database))) = unwanted {
            database.close();
        }
    });
    receiver.await.map_err(|_| StoreError::ConnectionLost)
}

/// Adds what the steps since the old version add. All of it is in the one transaction of the upgrade.
fn upgrade(
    event: &VersionChangeEvent,
    database: &Database,
    steps: &[Step],
) -> indexed_db_futures::Result<()> {
    let seen = event.old_version() as usize;
    for name in steps.iter().skip(seen).copied().flatten() {
        database.create_object_store(*name).build()?;
    }
    Ok(())
}

fn missing_store(database: &Database, steps: &[Step]) -> Option<&'static str> {
    let names: Vec<String> = database.object_store_names().collect();
    steps
        .iter()
        .copied()
        .flatten()
        .copied()
        .find(|expected| !names.iter().any(|name| name == expected))
}

/// Returns the version of a database that is there, without touching it.
async fn present_version(name: &str) -> Result<u32, StoreError> {
    let absent =
        |_, _| Err(js_sys::Error::new("the database is gone; do not make an empty one").into());
    let request = Database::open(name)
        .with_on_upgrade_needed(absent)
        .build()
        .map_err(unopened)?;
    let database = request.await.map_err(unopened)?;
    let version = database.version() as u32;
    database.close();
    Ok(version)
}
