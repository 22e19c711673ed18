//! What can be undone, on its way from one program of the site to the other: as text that the tab keeps meanwhile.
//!
//! A step is the bytes of a commit that is never stored: its changes are what takes the step back, its place is that of the
//! commit that is taken back, or what it has seen is what was there after a merge.

use std::fmt::Write;

use daicho_core::ident::id::ReplicaId;
use daicho_core::ident::timestamp::Timestamp;
use daicho_core::ledger::commit::{Commit, Dot, SealedCommit, Source};
use daicho_core::ledger::vector::VersionVector;

use super::edit::{Inverse, Step, Steps, Undone};

/// Most characters that are carried. What is older is forgotten: browsers keep some megabytes a tab.
const MOST: usize = 3_000_000;
/// The actions of the commits: what a step took back.
const COMMIT: &str = "commit";
const MERGE: &str = "merge";

impl Steps {
    /// Writes the newest steps down.
    pub(super) fn packed(&self) -> String {
        let mut text = String::new();
        for (mark, steps) in [('d', &self.done), ('u', &self.undone)] {
            let mut lines: Vec<String> = Vec::new();
            for step in steps.iter().rev() {
                let line = line(mark, step);
                let length: usize = lines.iter().map(String::len).sum();
                if text.len() + length + line.len() > MOST {
                    break;
                }
                lines.push(line);
            }
            text.extend(lines.into_iter().rev());
        }
        text
    }

    /// Reads them again. What cannot be read is forgotten.
    pub(super) fn unpacked(text: &str) -> Self {
        let mut steps = Self::default();
        for line in text.lines() {
            let (mark, digits) = line.split_at_checked(1).unwrap_or_default();
            let Some(step) = bytes_of(digits).and_then(step) else {
                continue;
            };
            match mark {
                "d" => steps.done.push(step),
                _ => steps.undone.push(step),
            }
        }
        steps
    }
}

fn line(mark: char, step: &Step) -> String {
    let changes = step.inverse.changes().into_owned();
    let (dot, seen, action) = match &step.undone {
        Undone::Commit(dot) => (*dot, VersionVector::default(), COMMIT),
        Undone::Merge(after) => {
            let dot = Dot {
                replica: ReplicaId::from_bytes([0; 16]),
                seq: 1,
            };
            (dot, after.clone(), MERGE)
        }
    };
    let sealed = SealedCommit::seal(Commit {
        dot,
        prev: None,
        seen,
        at: Timestamp::default(),
        author: String::new(),
        note: String::new(),
        source: Source::action(action),
        changes,
    });
    let mut line = String::from(mark);
    for byte in sealed.bytes() {
        // Writing to a text does not fail.
        let _ = write!(line, "{byte:02x}");
    }
    line.push('\n');
    line
}

fn bytes_of(digits: &str) -> Option<Vec<u8>> {
    let pairs = digits.as_bytes().chunks(2);
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    pairs.map(byte).collect()
}

fn step(bytes: Vec<u8>) -> Option<Step> {
    let (commit, bytes, _) = SealedCommit::open(bytes).ok()?.into_parts();
    let undone = if commit.source.action == MERGE {
        Undone::Merge(commit.seen)
    } else {
        Undone::Commit(commit.dot)
    };
    Some(Step {
        undone,
        inverse: Inverse::Sealed(bytes.into()),
    })
}

#[cfg(test)]
mod tests {
    use daicho_core::ident::id::EntityId;
    use daicho_core::ledger::changes::ChangeSet;

    use super::*;

    fn step_of(seq: u64, text: &str) -> Step {
        let mut changes = ChangeSet::new();
        changes.set_text("unit", EntityId::from_random([1; 16]), "note", text);
        let replica = ReplicaId::from_random([7; 16]);
        Step {
            undone: Undone::Commit(Dot { replica, seq }),
            inverse: Inverse::Changes(changes),
        }
    }

    fn told(steps: &[Step]) -> Vec<String> {
        let tell = |step: &Step| {
            let changes = step.inverse.changes().into_owned();
            let changes: Vec<String> = changes.iter().map(|it| format!("{:?}", it.value)).collect();
            format!("{:?} {changes:?}", step.undone)
        };
        steps.iter().map(tell).collect()
    }

    #[test]
    fn steps_come_back_in_their_order() {
        let mut after = VersionVector::default();
        after.set(ReplicaId::from_random([7; 16]), 9);
        let merge = Step {
            undone: Undone::Merge(after),
            ..step_of(3, "c")
        };
        let steps = Steps {
            done: vec![step_of(1, "a"), step_of(2, "b"), merge],
            undone: vec![step_of(4, "d")],
        };
        let back = Steps::unpacked(&steps.packed());
        assert_eq!(told(&back.done), told(&steps.done));
        assert_eq!(told(&back.undone), told(&steps.undone));
    }

    #[test]
    fn what_is_too_much_or_damaged_is_forgotten() {
        let large = "x".repeat(MOST / 2);
        let steps = Steps {
            done: vec![step_of(1, "a"), step_of(2, &large), step_of(3, "c")],
            undone: Vec::new(),
        };
        let back = Steps::unpacked(&steps.packed());
        assert_eq!(
            told(&back.done),
            told(&steps.done[2..]),
            "not those before it"
        );
        assert_eq!(Steps::unpacked("dzz\nq\n\n").depth(), (0, 0));
    }
}
