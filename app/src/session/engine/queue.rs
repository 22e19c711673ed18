//! The jobs that wait, and which of them is next.
use std::rc::Rc;

use super::{Engine, Job};
use crate::store::LedgerStore;

/// What became of a job.
pub(super) enum Next {
    /// It is done with.
    Done,
    /// It has to wait for the person.
    Halt,
}

impl<S: LedgerStore> Engine<S> {
    pub(in crate::session) fn add(&self, job: Job) {
        self.queue.borrow_mut().push_back(Rc::new(job));
    }

    /// Works until the queue is empty or has only edits that must wait. Returns at once if that is going on already.
    pub(in crate::session) async fn run(&self) {
        if self.busy.replace(true) {
            return;
        }
        let mut halted = false;
        while let Some(job) = self.next(halted) {
            match self.perform(&job).await {
                Next::Done => self.remove(&job),
                Next::Halt => halted = true,
            }
        }
        self.busy.set(false);
    }

    /// Returns the job to do next. Behind an edit that has to wait no other edit is made, but what others wrote is taken in.
    fn next(&self, halted: bool) -> Option<Rc<Job>> {
        let queue = self.queue.borrow();
        let mut jobs = queue.iter();
        jobs.find(|job| !halted || !job.is_write()).cloned()
    }

    fn remove(&self, done: &Rc<Job>) {
        let mut queue = self.queue.borrow_mut();
        queue.retain(|job| !Rc::ptr_eq(job, done));
    }

    async fn perform(&self, job: &Job) -> Next {
        match job {
            Job::Open => self.open().await,
            Job::Write(direction, edit, on_done) => self.write(*direction, edit, on_done).await,
            Job::Follow(revision) => {
                if let Err(error) = self.heard(*revision).await {
                    self.tell_failure(error);
                }
                Next::Done
            }
            Job::Release(at, on_done) => {
                self.release(*at, on_done).await;
                Next::Done
            }
            Job::Adopt(adopted) => {
                self.adopt(adopted).await;
                Next::Done
            }
            Job::Erase(on_done) => self.erase(on_done).await,
            Job::NoteExport => {
                self.note_export().await;
                Next::Done
            }
        }
    }
}
