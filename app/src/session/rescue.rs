//! What the disk does not take, as a file: lines of commits, which open again like any bundle.
use super::handle::Session;
use crate::browser::{clock, files};

impl Session {
    /// Has the browser save the edits that wait as a file.
    pub fn rescue(&self) {
        self.hand_out("unsaved", &self.desk().rescue());
    }

    /// Has the browser save the whole ledger as a file, with the edits that wait: for when the store has lost it.
    pub fn rescue_all(&self) {
        self.hand_out("rescued", &self.desk().rescue_all());
    }

    fn hand_out(&self, what: &str, lines: &[u8]) {
        let name = format!("daicho-{what}-{}.ndjson", clock::today());
        if files::download(&name, "application/x-ndjson", lines).is_none() {
            self.toasts().fail(self.texts().get("rescue-failed"));
        }
    }
}
