//! Reads a snapshot in steps, so that the page stays responsive while a large ledger opens.

use std::{collections::BTreeMap, sync::Arc};

use super::{
    super::{
        column::{Code, Column, Head},
        commit::{Dot, Source},
        dictionary::Dictionary,
        log::{CommitIndex, CommitInfo, Log},
        state::Ledger,
        table::Table,
        values::Values,
    },
    MAGIC, SnapshotError,
    checksum::checksum,
    input::Input,
};
use crate::ident::{hash::Hash, id::EntityId, id::ReplicaId, timestamp::Timestamp};

/// Reads a snapshot piece by piece: call [`SnapshotReader::step`] until it is done.
pub struct SnapshotReader<'a> {
    input: Input<'a>,
    log: Log,
    tables: BTreeMap<String, Arc<Table>>,
    tables_left: usize,
    current: Option<PartOfTable>,
}

/// What a step came to.
#[derive(Debug)]
pub enum Step {
    /// There is more; of all bytes so many are read.
    More {
        /// How many bytes are read.
        read: usize,
        /// How many there are.
        of: usize,
    },
    /// All is read.
    Done(Box<Ledger>),
}

struct PartOfTable {
    kind: String,
    ids: Vec<EntityId>,
    columns: BTreeMap<String, Arc<Column>>,
    columns_left: usize,
}

impl<'a> SnapshotReader<'a> {
    /// Begins to read: the list of commits.
    ///
    /// # Errors
    /// When the bytes were written by another version or are damaged.
    pub fn new(bytes: &'a [u8]) -> Result<Self, SnapshotError> {
        let mut input = Input { bytes, at: 0 };
        if input.take(MAGIC.len())? != MAGIC {
            return Err(SnapshotError {
                problem: "unknown format",
                at: 0,
            });
        }
        let sum = bytes.split_last_chunk();
        let (content, sum) = sum.ok_or_else(|| input.error("ends too early"))?;
        if checksum(content) != u64::from_le_bytes(*sum) {
            return Err(input.error("wrong checksum"));
        }
        input.bytes = content;
        let log = read_log(&mut input)?;
        let tables_left = input.number()?;
        Ok(Self {
            input,
            log,
            tables: BTreeMap::new(),
            tables_left,
            current: None,
        })
    }

    /// Reads the next piece: the ids of a table, or one column.
    ///
    /// # Errors
    /// When the bytes are damaged.
    pub fn step(&mut self) -> Result<Step, SnapshotError> {
        match self.current.take() {
            Some(part) if part.columns_left > 0 => self.read_column(part)?,
            Some(part) => {
                let table = Table::from_parts(part.ids, part.columns);
                let table = table.ok_or_else(|| self.input.error("table does not fit together"))?;
                self.tables.insert(part.kind, Arc::new(table));
            }
            None if self.tables_left > 0 => {
                self.tables_left -= 1;
                let kind = self.input.text()?.to_owned();
                let ids = self
                    .input
                    .list(16, |input| Ok(EntityId::from_bytes(input.array()?)))?;
                let columns_left = self.input.number()?;
                self.current = Some(PartOfTable {
                    kind,
                    ids,
                    columns: BTreeMap::new(),
                    columns_left,
                });
            }
            None => return self.finish(),
        }
        Ok(Step::More {
            read: self.input.at,
            of: self.input.bytes.len(),
        })
    }

    fn read_column(&mut self, mut part: PartOfTable) -> Result<(), SnapshotError> {
        let field = self.input.text()?.to_owned();
        let column = read_column(&mut self.input, self.log.infos.len())?;
        part.columns.insert(field, Arc::new(column));
        part.columns_left -= 1;
        self.current = Some(part);
        Ok(())
    }

    fn finish(&mut self) -> Result<Step, SnapshotError> {
        if self.input.at != self.input.bytes.len() {
            return Err(self.input.error("bytes behind the end"));
        }
        let log = std::mem::take(&mut self.log);
        Ok(Step::Done(Box::new(Ledger::from_parts(
            log,
            std::mem::take(&mut self.tables),
        ))))
    }
}

/// What a commit takes at least: replica, number, hash, time and five empty texts and lists.
const COMMIT_LEAST: usize = 16 + 8 + 32 + 8 + 5 * 4;

fn read_log(input: &mut Input<'_>) -> Result<Log, SnapshotError> {
    let replicas = input.list(16, |input| Ok(ReplicaId::from_bytes(input.array()?)))?;
    let commits = input.list(COMMIT_LEAST, read_commit)?;
    let mut log = Log::with_replicas(&replicas);
    for info in commits {
        let follows = info.dot.seq == log.count(&info.dot.replica) + 1;
        if !follows || info.seen.len() > replicas.len() {
            return Err(input.error("commits out of order"));
        }
        log.push_info(info);
    }
    if log.replicas.len() != replicas.len() {
        return Err(input.error("list of replicas is incomplete"));
    }
    Ok(log)
}

fn read_commit(input: &mut Input<'_>) -> Result<CommitInfo, SnapshotError> {
    let replica = ReplicaId::from_bytes(input.array()?);
    let seq = input.long()?;
    let hash = Hash::from_bytes(input.array()?);
    let at = Timestamp::from_milliseconds(input.long()?);
    let author = input.text()?.into();
    let note = input.text()?.into();
    let action = input.text()?.to_owned();
    let details = input.list(8, |input| {
        Ok((input.text()?.to_owned(), input.text()?.to_owned()))
    })?;
    let source = Arc::new(Source {
        action,
        details: details.into_iter().collect(),
    });
    let seen = input.list(8, Input::long)?.into();
    Ok(CommitInfo {
        dot: Dot { replica, seq },
        hash,
        at,
        author,
        note,
        source,
        seen,
    })
}

fn read_column(input: &mut Input<'_>, commits_len: usize) -> Result<Column, SnapshotError> {
    let text = input.text()?.to_owned();
    let ends = input.list(4, Input::number)?;
    let foreign = input.list(4, Input::word)?;
    let dictionary = Dictionary::from_parts(text, ends, foreign);
    let dictionary = dictionary.ok_or_else(|| input.error("dictionary does not fit together"))?;
    let codes = read_codes(input)?;
    let commits = read_runs(input, codes.len())?;
    let forks: BTreeMap<u32, Vec<Head>> = input.list(8, read_fork)?.into_iter().collect();
    let heads = || forks.values().flatten();
    let codes_fit = codes
        .iter()
        .chain(heads().map(|head| &head.code))
        .all(|code| code.is_valid(dictionary.len()));
    let in_log = |commit: &CommitIndex| (commit.0 as usize) < commits_len;
    // Where there is no value, what a run says of the commit means nothing.
    let mut shown = codes.iter().zip(&commits);
    let commits_fit = shown.all(|(code, commit)| in_log(commit) || *code == Code::ABSENT)
        && heads().all(|h| in_log(&h.commit));
    let forks_fit = forks
        .iter()
        .all(|(row, heads)| (*row as usize) < codes.len() && heads.len() > 1);
    if codes_fit && commits_fit && forks_fit {
        return Ok(Column {
            values: Values { codes, dictionary },
            commits,
            forks,
        });
    }
    Err(input.error("column does not fit together"))
}

fn read_codes(input: &mut Input<'_>) -> Result<Vec<Code>, SnapshotError> {
    let width = usize::from(input.array::<1>()?[0]);
    let length = input.number()?;
    let bytes = input.take(
        length
            .checked_mul(width)
            .ok_or_else(|| input.error("length out of range"))?,
    )?;
    Ok(match width {
        1 => bytes.iter().map(|byte| Code(u32::from(*byte))).collect(),
        2 => bytes
            .chunks_exact(2)
            .map(|pair| Code(u32::from(pair[0]) | u32::from(pair[1]) << 8))
            .collect(),
        4 => bytes
            .chunks_exact(4)
            .map(|b| Code(u32::from_le_bytes([b[0], b[1], b[2], b[3]])))
            .collect(),
        _ => return Err(input.error("unknown width")),
    })
}

fn read_runs(input: &mut Input<'_>, rows: usize) -> Result<Vec<CommitIndex>, SnapshotError> {
    let mut commits = Vec::with_capacity(rows);
    for (length, commit) in input.list(8, |input| Ok((input.number()?, input.word()?)))? {
        if length > rows - commits.len() {
            return Err(input.error("runs are longer than the column"));
        }
        commits.resize(commits.len() + length, CommitIndex(commit));
    }
    if commits.len() == rows {
        Ok(commits)
    } else {
        Err(input.error("runs are shorter than the column"))
    }
}

fn read_fork(input: &mut Input<'_>) -> Result<(u32, Vec<Head>), SnapshotError> {
    let row = input.word()?;
    let heads = input.list(8, |input| {
        Ok(Head {
            commit: CommitIndex(input.word()?),
            code: Code(input.word()?),
        })
    })?;
    Ok((row, heads))
}
