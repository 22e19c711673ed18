//! The lines of an entry as commits.

use super::{
    container::shortened,
    problem::{CommitFault, Problem, Problems},
};
use crate::{
    ident::{hash::Hash, id::ReplicaId},
    ledger::commit::{DecodeError, Dot, SealedCommit},
};

/// A commit and the line it was read from.
#[derive(Debug)]
pub(super) struct Line {
    pub(super) number: u32,
    pub(super) commit: SealedCommit,
}

/// The lines of one entry that are commits, and the places of those that are not.
#[derive(Debug, Default)]
pub(super) struct Lines {
    pub(super) read: Vec<Line>,
    /// Replica and number of commits that could not be read, where that shows.
    pub(super) unread: Vec<Dot>,
}

/// Reads every line; `tell` is called now and then with the number of bytes that are done, and ends the reading with
/// `false`.
pub(super) fn read(
    entry: &str,
    bytes: &[u8],
    problems: &mut Problems,
    tell: &mut dyn FnMut(u64) -> bool,
) -> Option<Lines> {
    let mut lines = Lines::default();
    let mut done = 0;
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    for (number, line) in (1..).zip(bytes.split(|byte| *byte == b'\n')) {
        done += line.len() as u64 + 1;
        // An archive that was packed anew on another system may have got its line ends.
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.is_empty() {
            continue;
        }
        match SealedCommit::open_hashed(line.to_vec(), Hash::of(line)) {
            Ok(commit) => lines.read.push(Line { number, commit }),
            Err(error) => {
                let dot = guess(line);
                lines.unread.extend(dot);
                let problem = Problem::DamagedCommit {
                    entry: shortened(entry),
                    replica: dot.map(|dot| dot.replica),
                    seq: dot.map(|dot| dot.seq),
                    fault: fault_of(error),
                };
                problems.add(number, problem);
            }
        }
        if !tell(done) {
            return None;
        }
    }
    Some(lines)
}

fn fault_of(error: DecodeError) -> CommitFault {
    match error {
        DecodeError::NewerFormat { found, known } => CommitFault::NewerFormat { found, known },
        DecodeError::WrongHash { expected, found } => CommitFault::WrongHash { expected, found },
        DecodeError::Malformed { problem } => CommitFault::Unreadable { detail: problem },
    }
}

/// Finds replica and number in a line that is no commit: they stand at its beginning, which may be whole.
fn guess(line: &[u8]) -> Option<Dot> {
    let start = String::from_utf8_lossy(line.get(..200).unwrap_or(line)).into_owned();
    let (_, rest) = start.split_once("\"replica\":\"")?;
    let replica: ReplicaId = rest.get(..36)?.parse().ok()?;
    let (_, rest) = rest.split_once("\"seq\":")?;
    let digits = rest.find(|c: char| !c.is_ascii_digit())?;
    let seq = rest.get(..digits)?.parse().ok()?;
    (seq > 0).then_some(Dot { replica, seq })
}
