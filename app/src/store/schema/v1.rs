//! Schema 1.
//!
//! | store | keys | values |
//! |---|---|---|
//! | `meta` | `state`, `replica`, `fact:<key>` | texts |
//! | `commits` | `[replica, number]`, `[replica, number, chunk]` | a record, its chunks |
//! | `snapshots` | `["latest"]`, `["latest", chunk]` | a record, its chunks |
//! | | `["first"]`, `["first", chunk]` | the same, of what the first screen shows |
//! | `blobs` | `[sha256]`, `[sha256, chunk]` | a record, its chunks |
//! | `feeds` | to be defined by what reads them | |
//! | `prefs` | any text | texts |
//! | | `folder` | the handle of the folder for copies |

pub(super) const STORES: &[&str] = &["meta", "commits", "snapshots", "blobs", "feeds", "prefs"];
